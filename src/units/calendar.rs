//! Days and calendar months. A period is a month; the year is the budget year.
use rust_decimal::{Decimal, prelude::ToPrimitive};
use std::fmt;

/// A calendar day.
pub type Date = jiff::civil::Date;

/// A calendar month; it is written `2026-03`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    year: i16,
    month: i8,
}

impl Month {
    /// The last month of all, and no period.
    pub const LAST: Self = Self { year: 2099, month: 12 };

    /// A month of the years 2000–2099, or nothing.
    pub fn new(year: i16, month: i8) -> Option<Self> {
        ((2000..2100).contains(&year) && (1..=12).contains(&month)).then_some(Self { year, month })
    }

    /// Reads `2026-03`.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, month) = text.split_once('-')?;
        let is_written = year.len() == 4 && month.len() == 2;
        // `parse` would take a sign too.
        let is_digits = year.bytes().chain(month.bytes()).all(|byte| byte.is_ascii_digit());
        (is_written && is_digits).then(|| Self::new(year.parse().ok()?, month.parse().ok()?))?
    }

    /// The month a day lies in.
    pub fn of(day: Date) -> Option<Self> {
        Self::new(day.year(), day.month())
    }

    /// The year, 2000–2099.
    pub fn year(self) -> i16 {
        self.year
    }

    /// 1 is January.
    pub fn number(self) -> i8 {
        self.month
    }

    /// January of the same year.
    #[must_use]
    pub fn january(self) -> Self {
        Self { month: 1, ..self }
    }

    /// December of the same year.
    #[must_use]
    pub fn december(self) -> Self {
        Self { month: 12, ..self }
    }

    /// Months since January 2000; the difference of two is a number of months.
    pub fn index(self) -> i32 {
        (i32::from(self.year) - 2000) * 12 + i32::from(self.month) - 1
    }

    /// The month `count` later (earlier when negative), held within 2000–2099.
    #[must_use]
    pub fn plus(self, count: i32) -> Self {
        let index = (self.index() + count).clamp(0, 1199);
        let year = i16::try_from(2000 + index / 12).expect("clamped to 2000-2099");
        let month = i8::try_from(index % 12 + 1).expect("a remainder of twelve");
        Self { year, month }
    }

    /// From this month to `last`, both included; empty when `last` is earlier.
    pub fn through(self, last: Self) -> impl Iterator<Item = Self> {
        (0..=last.index() - self.index()).map(move |count| self.plus(count))
    }

    /// The twelve months of this month's year.
    pub fn of_year(self) -> impl Iterator<Item = Self> {
        self.january().through(self.december())
    }

    /// The first day.
    pub fn first_day(self) -> Date {
        jiff::civil::date(self.year, self.month, 1)
    }

    /// The last day.
    pub fn last_day(self) -> Date {
        self.first_day().last_of_month()
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl fmt::Debug for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Day zero of the 1900 date system (ECMA-376 Part 1 §18.17.4), as the days from 1 March 1900 on count. Day 1 is 1 January
/// 1900, but Excel believes, as Lotus 1-2-3 did, that 1900 had a 29 February, day 60.
const EPOCH_1900: Date = jiff::civil::date(1899, 12, 30);
/// The day in the 1900 date system that never was.
const LEAP_DAY_1900: i64 = 60;
/// Days between the 1900 and the 1904 date systems.
const EPOCH_1904_DAYS: i64 = 1462;

/// Seconds of a day.
const DAY_SECONDS: i64 = 86_400;

/// The day of a spreadsheet serial number; the time of day is dropped after rounding to the second.
pub fn day_of_serial(serial: Decimal, epoch_1904: bool) -> Option<Date> {
    // 46081.99999999 is a midnight in a binary fraction, and the next day.
    let seconds = super::round(serial.checked_mul(Decimal::from(DAY_SECONDS))?, 0).to_i64()?;
    let days = seconds.div_euclid(DAY_SECONDS);
    let days = match days {
        _ if epoch_1904 => days.checked_add(EPOCH_1904_DAYS)?,
        // A 3 typed in a column of dates is shown as 03-01-1900.
        1..LEAP_DAY_1900 => days + 1,
        0 | LEAP_DAY_1900 => return None,
        _ => days,
    };
    // Day 2,958,465 is 31 December 9999, Excel's last.
    (0..2_958_466).contains(&days).then(|| EPOCH_1900.checked_add(jiff::Span::new().try_days(days).ok()?).ok())?
}

/// The time of day of a serial number, as a part of a day; nothing at midnight. Less than a minute from midnight is the
/// noise of a binary fraction: some writers are 48 seconds early.
pub fn clock_of_serial(serial: Decimal) -> Option<Decimal> {
    if serial.is_integer() {
        return None;
    }
    let minute = super::round(Decimal::ONE / Decimal::from(1_440), 8);
    let from_midnight = (serial - super::round(serial, 0)).abs();
    (from_midnight >= minute).then(|| serial - serial.floor())
}

/// The serial number of a day in the 1900 date system.
pub fn serial_of_day(day: Date) -> i32 {
    let days = EPOCH_1900.until(day).map_or(0, |span| span.get_days());
    if i64::from(days) > LEAP_DAY_1900 { days } else { days - 1 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn months_count_across_years() {
        let march = Month::parse("2026-03").unwrap();
        assert_eq!(march.plus(10).to_string(), "2027-01");
        assert_eq!(march.plus(-3).to_string(), "2025-12");
        assert_eq!(march.january().through(march).count(), 3);
        assert_eq!(march.through(march.january()).count(), 0);
        assert_eq!(march.last_day(), date(2026, 3, 31));
    }

    #[test]
    fn only_written_months_are_read() {
        for wrong in ["2026-13", "2026-3", "26-03", "2026", "1999-01", "2026-00", "2026-+3"] {
            assert_eq!(Month::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn serials_are_days_in_both_systems() {
        assert_eq!(day_of_serial(Decimal::from(46_082), false), Some(date(2026, 3, 1)));
        assert_eq!(day_of_serial(Decimal::from(46_082 - 1462), true), Some(date(2026, 3, 1)));
        assert_eq!(serial_of_day(date(2026, 3, 1)), 46_082);
        // A time a hair before midnight, as floats give it, is still the day it was meant to be.
        assert_eq!(day_of_serial("46081.9999999999".parse().unwrap(), false), Some(date(2026, 3, 1)));
        assert_eq!(day_of_serial("46081.99999999".parse().unwrap(), false), Some(date(2026, 3, 1)));
        assert_eq!(day_of_serial(Decimal::MAX, false), None);
    }

    #[test]
    fn the_first_days_of_1900_are_those_that_excel_shows() {
        for (serial, day) in [(1, Some(date(1900, 1, 1))), (3, Some(date(1900, 1, 3))), (59, Some(date(1900, 2, 28)))] {
            assert_eq!(day_of_serial(Decimal::from(serial), false), day);
            assert_eq!(day.map(serial_of_day), Some(serial));
        }
        assert_eq!(day_of_serial(Decimal::from(60), false), None);
        assert_eq!(day_of_serial(Decimal::from(61), false), Some(date(1900, 3, 1)));
        assert_eq!(serial_of_day(date(1900, 3, 1)), 61);
        assert_eq!(day_of_serial(Decimal::ZERO, true), Some(date(1904, 1, 1)));
    }
}
