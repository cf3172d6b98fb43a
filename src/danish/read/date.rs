//! Days and months as Danes type them.
use crate::{
    danish::{Change, Fault, words},
    units::{Date, Month},
};

/// The Danish months; [`show`](crate::danish::show) writes the same names.
pub(in crate::danish) const MONTHS: [&str; 12] = [
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
];

/// What stands between the parts of a date.
const SEPARATORS: [char; 4] = ['.', '-', '/', ' '];

/// Reads a day: `31.3.2026`, `31-3-26`, `31/3-26`, `2026-03-31`, `31. marts 2026`, `ultimo marts 2026`.
///
/// # Errors
/// [`Fault::NotADate`], or [`Fault::DateOutOfRange`] outside 2000–2099.
pub fn date(text: &str) -> Result<(Date, Option<Change>), Fault> {
    let text = plain(text);
    let (day, month, year) = match tokens(&text)[..] {
        // `ult.` loses its dot with the separators.
        [edge @ ("primo" | "ultimo" | "ult"), month, year] => return edge_of_month(edge, month, year),
        [year, month, day] if year.len() == 4 => (day, month, year),
        [day, month, year] | ["den" | "d", day, month, year] => (day, month, year),
        _ => return Err(Fault::NotADate),
    };
    let date = day_of(digits(day, 1..=2), month_number(month), full_year(year)).ok_or(Fault::NotADate)?;
    Ok((in_range(date)?, Some(change(&text, date))))
}

/// Reads a month: `2026-03`, `03-2026`, `3/2026`, `marts 2026`, `mar. 26` or any day of it.
///
/// # Errors
/// As [`date`].
pub fn month(text: &str) -> Result<(Month, Option<Change>), Fault> {
    let plain = plain(text);
    let (year, month) = match tokens(&plain)[..] {
        [year, month] if year.len() == 4 && is_digits(year) => (year, month),
        // Two digits are a year only beside a name: `03-26` may be a day or a year.
        [month, year] if year.len() == 4 || named_month(month).is_some() => (year, month),
        _ => return date(text).and_then(|(day, change)| Ok((Month::of(day).ok_or(Fault::DateOutOfRange)?, change))),
    };
    let first = day_of(Some(1), month_number(month), full_year(year)).ok_or(Fault::NotADate)?;
    Ok((Month::of(first).ok_or(Fault::DateOutOfRange)?, Some(Change::TextDate)))
}

/// Lower case, and without the midnight that exports put after a day.
fn plain(text: &str) -> String {
    // `2026-03-31 00:00:00` is how databases export a day; another time of day is refused, for it says something.
    let text = words::plain(text).to_lowercase();
    let day = [" 00:00:00", "t00:00:00", " 00:00", " 00.00.00"].iter().find_map(|midnight| text.strip_suffix(midnight));
    day.unwrap_or(&text).to_owned()
}

/// The parts between separators; none when it starts or ends with something else than a part.
fn tokens(text: &str) -> Vec<&str> {
    if !text.starts_with(char::is_alphanumeric) || text.ends_with(['-', '/']) {
        return Vec::new();
    }
    text.split(SEPARATORS).filter(|part| !part.is_empty()).collect()
}

/// `primo marts 2026` and `ultimo marts 2026`: the first and the last day, as in Danish accounting.
fn edge_of_month(edge: &str, month: &str, year: &str) -> Result<(Date, Option<Change>), Fault> {
    let first = day_of(Some(1), named_month(month), full_year(year)).ok_or(Fault::NotADate)?;
    let day = if edge == "primo" { first } else { first.last_of_month() };
    Ok((in_range(day)?, Some(Change::TextDate)))
}

fn day_of(day: Option<i16>, month: Option<i8>, year: Option<i16>) -> Option<Date> {
    Date::new(year?, month?, i8::try_from(day?).ok()?).ok()
}

/// A day of this century: another one is a slip (`1026`, `20226`) and would reach 200 years of plan.
fn in_range(day: Date) -> Result<Date, Fault> {
    if (2000..2100).contains(&day.year()) { Ok(day) } else { Err(Fault::DateOutOfRange) }
}

/// `3/4/2026` could be an American's fourth of March, so it is told how it was read.
fn change(text: &str, date: Date) -> Change {
    let slash = text.split_once('/').is_some_and(|(day, _)| day.len() <= 2 && is_digits(day.trim()));
    if slash && date.day() <= 12 && date.day() != date.month() { Change::DayBeforeMonth } else { Change::TextDate }
}

fn month_number(text: &str) -> Option<i8> {
    digits(text, 1..=2).and_then(|month| i8::try_from(month).ok()).or_else(|| named_month(text))
}

/// The full name, its first three letters, or `sept`.
fn named_month(text: &str) -> Option<i8> {
    let place = MONTHS.iter().position(|name| *name == text || name[..3] == *text);
    let place = place.or_else(|| (text == "sept").then_some(8));
    place.and_then(|place| i8::try_from(place + 1).ok())
}

/// Two digits are a year of this century.
fn full_year(text: &str) -> Option<i16> {
    match text.len() {
        2 => digits(text, 2..=2).map(|year| 2000 + year),
        _ => digits(text, 4..=4),
    }
}

fn digits(text: &str, count: std::ops::RangeInclusive<usize>) -> Option<i16> {
    (count.contains(&text.len()) && is_digits(text)).then(|| text.parse().ok())?
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil;
    use proptest::prelude::*;

    /// docs/fagligt.md §9.2.
    #[test]
    fn days_are_read() {
        for text in [
            "31.3.2026",
            "31.03.2026",
            "31-3-26",
            "31/3-26",
            "31/03/2026",
            "2026-03-31",
            "2026/03/31",
            "31. marts 2026",
            "31 mar 2026",
            "31. mar. 26",
            "31-mar-2026",
            "31. 3. 2026",
            "den 31. marts 2026",
            "ultimo marts 2026",
            "ult. mar. 2026",
            "31–03–2026",
            "31.\u{a0}marts\u{a0}2026",
            "31. MARTS 2026",
            "2026-03-31 00:00:00",
            "2026-03-31T00:00:00",
            "31-03-2026 00:00",
        ] {
            assert_eq!(date(text), Ok((civil::date(2026, 3, 31), Some(Change::TextDate))), "{text}");
        }
        assert_eq!(date("primo marts 2026"), Ok((civil::date(2026, 3, 1), Some(Change::TextDate))));
        assert_eq!(date("29.2.2028").unwrap().0, civil::date(2028, 2, 29));
    }

    #[test]
    fn slashes_are_told_when_an_american_would_read_another_day() {
        for text in ["3/4/2026", "03/04/2026", "3/4-26"] {
            assert_eq!(date(text), Ok((civil::date(2026, 4, 3), Some(Change::DayBeforeMonth))), "{text}");
        }
        assert_eq!(date("4/4/2026").unwrap().1, Some(Change::TextDate));
        assert_eq!(date("2026/03/04").unwrap().1, Some(Change::TextDate));
        assert_eq!(month("3/4/2026").unwrap(), (Month::new(2026, 4).unwrap(), Some(Change::DayBeforeMonth)));
    }

    #[test]
    fn days_that_do_not_exist_are_refused() {
        for text in [
            "",
            "31.2.2026",
            "29.2.2027",
            "3/31/2026",
            "0.1.2026",
            "marts",
            "31. marts",
            "31.3",
            "31.3.026",
            "31.3.20260",
            "-31.3.2026",
            "31.3.2026-",
            "31.3.2026 12:30",
            "snarest",
            "medio marts 2026",
            "31. marsj 2026",
            "46082",
            "ultimo 3 2026",
            "Q1 2026",
        ] {
            assert_eq!(date(text), Err(Fault::NotADate), "{text}");
        }
        for text in ["31.12.1999", "1.1.2100", "1900-01-01", "1. maj 0026"] {
            assert_eq!(date(text), Err(Fault::DateOutOfRange), "{text}");
        }
    }

    #[test]
    fn months_are_read() {
        for text in [
            "2026-03",
            "2026-3",
            "marts 2026",
            "Marts 2026",
            "mar. 26",
            "03-2026",
            "3/2026",
            "3.2026",
            "mar-26",
            "2026 marts",
            "31.3.2026",
            "ultimo marts 2026",
            "2026-03-31",
        ] {
            assert_eq!(month(text), Ok((Month::new(2026, 3).unwrap(), Some(Change::TextDate))), "{text}");
        }
        assert_eq!(month("sept. 2026").unwrap().0, Month::new(2026, 9).unwrap());
        for text in ["", "03-26", "2026-13", "2026", "marts", "mart 2026", "202603"] {
            assert_eq!(month(text), Err(Fault::NotADate), "{text}");
        }
        assert_eq!(month("marts 1999"), Err(Fault::DateOutOfRange));
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(any in any::<String>(), close in "[0-9./ -]{0,12}( ?(mar|ultimo|æ))?[0-9 .-]{0,6}") {
            let _ = (date(&any), month(&any), date(&close), month(&close));
        }
    }
}
