//! What a cell can be read as. One function per type types the cell, finds what is wrong and tells what was changed.
use super::{
    Choice, Id, Pattern, Spec,
    counts::{Counts, is_a_bare_whole},
    ids::{is_plain_id, plain_id},
};
use crate::{
    danish::{Change, Fault, read, show},
    units::{
        Count, Date, Decimal, Kroner, Minutes, Month, Share, clock_of_serial, day_of_serial, round, serial_of_day,
    },
    xlsx::{Cell, Form, Seen},
};
use rust_decimal::prelude::ToPrimitive;
use std::fmt;

/// What typing a cell gave, without the value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing there.
    Blank,
    /// As it should be.
    Fine,
    /// Usable after a change that the receipt shows.
    Changed(Change),
    /// Not usable.
    Broken(Fault),
}

/// A typed value and what was done to get it, or why there is none.
pub type Read<T> = Result<(T, Option<Change>), Fault>;

/// A type a cell can hold.
pub trait CellType: Sized {
    /// Types a cell that is not blank.
    ///
    /// # Errors
    /// Why the content cannot be used.
    fn read(spec: &Spec, cell: &Cell) -> Read<Self>;

    /// The value as it stands in a cell we write ourselves; nothing for what never leaves the reader.
    fn plain(&self) -> Option<Plain>;
}

/// A typed value as a clean cell holds it, whatever the original looked like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Plain {
    /// Text.
    Text(String),
    /// A number; per cent as people type them.
    Number(Decimal),
    /// A day; a month is its first.
    Day(Date),
}

impl Plain {
    /// The cell that reads as this value.
    pub fn cell(&self) -> Cell {
        match self {
            Self::Text(text) => Cell::of(Seen::Text(text.clone())),
            Self::Number(number) => Cell::of(Seen::Number(*number)),
            Self::Day(day) => Cell { form: Form::Date, ..Cell::of(Seen::Number(Decimal::from(serial_of_day(*day)))) },
        }
    }
}

/// Types a cell of any column into a clean value; [`Spec::plain`] holds one of these per type.
pub(super) fn plain<T: CellType>(spec: &Spec, cell: &Cell) -> Option<Plain> {
    if cell.is_blank() {
        return None;
    }
    T::read(spec, cell).ok().and_then(|(value, _)| value.plain())
}

/// Types a cell of any column; [`Spec::outcome`] holds one of these per type.
pub(super) fn outcome<T: CellType>(spec: &Spec, cell: &Cell) -> Outcome {
    if cell.is_blank() {
        return Outcome::Blank;
    }
    match T::read(spec, cell) {
        Ok((_, None)) => Outcome::Fine,
        Ok((_, Some(change))) => Outcome::Changed(change),
        Err(fault) => Outcome::Broken(fault),
    }
}

/// Something about a person. It has no `Display` and its `Debug` is a mask, so it cannot reach an output by mistake.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Secret<T>(T);

impl<T> fmt::Debug for Secret<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("•••")
    }
}

/// A whole number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Whole(pub i64);

impl CellType for String {
    fn read(spec: &Spec, cell: &Cell) -> Read<Self> {
        let text = match &cell.seen {
            Seen::Text(text) => text.trim().to_owned(),
            // Excel makes a date of `9-5` and a time of `8:18`; what was typed is gone.
            Seen::Number(_) if is_of_the_calendar(cell.form) => return Err(Fault::DayInText),
            // `80 %` typed where text is asked for is stored as 0.8.
            Seen::Number(share) if cell.form == Form::Percent => {
                let percent = share.checked_mul(Decimal::ONE_HUNDRED).ok_or(Fault::OutOfRange)?;
                format!("{} %", show::number(percent))
            }
            Seen::Number(number) => number.to_string(),
            Seen::Flag(flag) => if *flag { "Ja" } else { "Nej" }.to_owned(),
            seen => return Err(fault_of(seen, Fault::ControlCharacters)),
        };
        if text.chars().count() > usize::from(spec.max_chars) {
            return Err(Fault::TooLong);
        }
        if text.chars().any(|c| c.is_control() && !"\n\r\t".contains(c)) {
            return Err(Fault::ControlCharacters);
        }
        Ok((text, None))
    }

    fn plain(&self) -> Option<Plain> {
        Some(Plain::Text(self.clone()))
    }
}

impl CellType for Id {
    fn read(spec: &Spec, cell: &Cell) -> Read<Self> {
        let (id, typed) = match &cell.seen {
            Seen::Text(text) if is_plain_id(text) => return known_id(spec, text),
            Seen::Text(text) => (plain_id(text), text.clone()),
            Seen::Number(_) if is_of_the_calendar(cell.form) => return Err(Fault::DayInText),
            Seen::Number(number) => (number.to_string(), number.to_string()),
            seen => return Err(fault_of(seen, Fault::NotAnId)),
        };
        if !spec.pattern.is_none_or(|pattern| pattern.fits(&id)) {
            return Err(Fault::NotAnId);
        }
        // A name is no code in another spelling: the programme knows it as it stands.
        if spec.pattern == Some(Pattern::CentreOrName) && !Pattern::Centre.fits(&id) {
            return Ok((Self(typed.trim().to_owned()), None));
        }
        let change = (id != typed).then_some(Change::IdSpelling);
        Ok((Self(id), change))
    }

    fn plain(&self) -> Option<Plain> {
        Some(Plain::Text(self.0.clone()))
    }
}

/// An id that is spelled as it is read, as nearly all are.
fn known_id(spec: &Spec, text: &str) -> Read<Id> {
    let fits = spec.pattern.is_none_or(|pattern| pattern.fits(text));
    if fits { Ok((Id(text.to_owned()), None)) } else { Err(Fault::NotAnId) }
}

impl<T: CellType> CellType for Secret<T> {
    fn read(spec: &Spec, cell: &Cell) -> Read<Self> {
        T::read(spec, cell).map(|(value, change)| (Self(value), change))
    }

    fn plain(&self) -> Option<Plain> {
        None
    }
}

impl CellType for Decimal {
    fn read(spec: &Spec, cell: &Cell) -> Read<Self> {
        bounded(spec, cell, Counts::KronerOrUnits)
    }

    fn plain(&self) -> Option<Plain> {
        Some(Plain::Number(*self))
    }
}

impl CellType for Kroner {
    fn read(spec: &Spec, cell: &Cell) -> Read<Self> {
        bounded(spec, cell, Counts::Kroner).map(|(value, change)| (Self(value), change))
    }

    fn plain(&self) -> Option<Plain> {
        self.0.plain()
    }
}

impl CellType for Count {
    fn read(spec: &Spec, cell: &Cell) -> Read<Self> {
        bounded(spec, cell, Counts::counted(spec)).map(|(value, change)| (Self(value), change))
    }

    fn plain(&self) -> Option<Plain> {
        self.0.plain()
    }
}

impl CellType for Whole {
    fn read(spec: &Spec, cell: &Cell) -> Read<Self> {
        let (value, change) = bounded(spec, cell, Counts::Units)?;
        if !value.fract().is_zero() {
            return Err(Fault::NotWhole);
        }
        Ok((Self(value.to_i64().ok_or(Fault::OutOfRange)?), change))
    }

    fn plain(&self) -> Option<Plain> {
        Decimal::from(self.0).plain()
    }
}

/// Seconds in a day, for cells formatted as a time.
const DAY_SECONDS: i64 = 86_400;

impl CellType for Minutes {
    fn read(spec: &Spec, cell: &Cell) -> Read<Self> {
        let (value, change) = match (&cell.seen, cell.form) {
            (Seen::Text(text), _) => read::minutes(text)?,
            (Seen::Number(_), Form::Clock) => return Err(Fault::AmbiguousClock),
            (Seen::Number(days), Form::Stopwatch) => {
                // A second is the least that is shown: 0.0138888 of a day is twenty minutes, not 19.9999.
                let seconds = round(days.checked_mul(Decimal::from(DAY_SECONDS)).ok_or(Fault::OutOfRange)?, 0);
                (round(seconds / Decimal::from(60), 4).normalize(), Some(Change::ClockTime))
            }
            _ => number(cell, Counts::Minutes)?,
        };
        within(spec, value)?;
        Ok((Self(value), change))
    }

    fn plain(&self) -> Option<Plain> {
        self.0.plain()
    }
}

impl CellType for Share {
    fn read(spec: &Spec, cell: &Cell) -> Read<Self> {
        let (mut percent, mut change) = number(cell, Counts::Percent)?;
        if cell.form == Form::Percent && matches!(cell.seen, Seen::Number(_)) {
            percent = percent.checked_mul(Decimal::ONE_HUNDRED).ok_or(Fault::PercentOutOfRange)?;
        } else if (percent > Decimal::ZERO && percent < Decimal::ONE) || is_a_bare_whole(spec, cell, percent) {
            change = Some(Change::SmallPercent);
        }
        within(spec, percent).map_err(|_| Fault::PercentOutOfRange)?;
        Ok((Self::of_percent(percent), change))
    }

    fn plain(&self) -> Option<Plain> {
        self.percent().plain()
    }
}

impl CellType for Date {
    fn read(_: &Spec, cell: &Cell) -> Read<Self> {
        let (day, change) = match &cell.seen {
            Seen::Number(serial) => (whole_day(*serial, cell)?, None),
            Seen::Text(text) => read::date(text)?,
            seen => return Err(fault_of(seen, Fault::NotADate)),
        };
        if !(2000..2100).contains(&day.year()) {
            return Err(Fault::DateOutOfRange);
        }
        Ok((day, change))
    }

    fn plain(&self) -> Option<Plain> {
        Some(Plain::Day(*self))
    }
}

impl CellType for Month {
    fn read(_: &Spec, cell: &Cell) -> Read<Self> {
        let (month, change) = match &cell.seen {
            Seen::Number(serial) => {
                let day = whole_day(*serial, cell)?;
                (Self::of(day).ok_or(Fault::DateOutOfRange)?, None)
            }
            Seen::Text(text) => read::month(text)?,
            seen => return Err(fault_of(seen, Fault::NotADate)),
        };
        Ok((month, change))
    }

    fn plain(&self) -> Option<Plain> {
        self.first_day().plain()
    }
}

impl CellType for bool {
    fn read(_: &Spec, cell: &Cell) -> Read<Self> {
        match &cell.seen {
            Seen::Flag(flag) => Ok((*flag, None)),
            Seen::Number(number) if !is_of_the_calendar(cell.form) => {
                read::yes_no(&number.to_string()).map(|flag| (flag, None))
            }
            Seen::Text(text) => read::yes_no(text).map(|flag| (flag, None)),
            seen => Err(fault_of(seen, Fault::NotYesNo)),
        }
    }

    fn plain(&self) -> Option<Plain> {
        Some(Plain::Text(if *self { "Ja" } else { "Nej" }.to_owned()))
    }
}

impl<C: Choice> CellType for C {
    fn read(_: &Spec, cell: &Cell) -> Read<Self> {
        let typed = match &cell.seen {
            Seen::Text(text) => text.trim().to_owned(),
            Seen::Number(number) if !is_of_the_calendar(cell.form) => number.to_string(),
            seen => return Err(fault_of(seen, Fault::NotAChoice)),
        };
        let (label, exact) = read::choice(&typed, C::LABELS, C::SYNONYMS).ok_or(Fault::NotAChoice)?;
        let place = C::LABELS.iter().position(|known| *known == label).ok_or(Fault::NotAChoice)?;
        Ok((C::VALUES[place], (!exact).then_some(Change::Spelling)))
    }

    fn plain(&self) -> Option<Plain> {
        Some(Plain::Text(self.label().to_owned()))
    }
}

/// Whether a number is shown as a day or a time.
fn is_of_the_calendar(form: Form) -> bool {
    matches!(form, Form::Date | Form::Clock | Form::Stopwatch)
}

fn number(cell: &Cell, counts: Counts) -> Read<Decimal> {
    match &cell.seen {
        Seen::Number(number) => Ok((*number, counts.shown(cell.form)?)),
        Seen::Text(text) => {
            let quantity = read::quantity(text)?;
            if counts.fits(quantity.unit) { Ok((quantity.value, quantity.change)) } else { Err(Fault::OtherUnit) }
        }
        seen => Err(fault_of(seen, Fault::NotANumber)),
    }
}

fn bounded(spec: &Spec, cell: &Cell, counts: Counts) -> Read<Decimal> {
    let (value, change) = number(cell, counts)?;
    within(spec, value)?;
    Ok((value, change))
}

/// The day of a serial number. One with a time of day is refused: a program that writes local midnight as UTC makes
/// 23:00 the day before of it.
fn whole_day(serial: Decimal, cell: &Cell) -> Result<Date, Fault> {
    // `80 %` and `46.082 kr.` are no days, whatever number lies behind them.
    if matches!(cell.form, Form::Percent | Form::Unit(_)) {
        return Err(Fault::NotADate);
    }
    let day = day_of_serial(round(serial, 0), cell.epoch_1904).ok_or(Fault::NotADate)?;
    if clock_of_serial(serial).is_none() { Ok(day) } else { Err(Fault::DayWithClock) }
}

fn within(spec: &Spec, value: Decimal) -> Result<(), Fault> {
    let (min, max) = (Decimal::from(spec.bounds.min), Decimal::from(spec.bounds.max));
    let low = if spec.bounds.above { value <= min } else { value < min };
    if low || value > max { Err(Fault::OutOfRange) } else { Ok(()) }
}

/// The fault of a cell that holds neither text nor number.
fn fault_of(seen: &Seen, otherwise: Fault) -> Fault {
    match seen {
        Seen::Fault(_) => Fault::CellError,
        Seen::Uncalculated => Fault::Uncalculated,
        _ => otherwise,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{Field, business_case::time_benefits, time_registration::registrations};

    /// Excel lets anyone type them; a product of them has no room in a decimal.
    #[test]
    fn the_largest_numbers_are_out_of_range_in_every_number_format() {
        fn fault<T: CellType, In>(field: &Field<T, In>, number: Decimal, form: Form) -> Option<Fault> {
            T::read(&field.spec, &Cell { form, ..Cell::of(Seen::Number(number)) }).err()
        }
        for number in [Decimal::MAX, Decimal::MIN, Decimal::from(10_i128.pow(28))] {
            for form in [Form::Plain, Form::Percent] {
                assert_eq!(fault(&time_benefits::ADOPTION, number, form), Some(Fault::PercentOutOfRange));
            }
            for form in [Form::Plain, Form::Stopwatch] {
                assert_eq!(fault(&registrations::MINUTES, number, form), Some(Fault::OutOfRange));
            }
        }
    }
}
