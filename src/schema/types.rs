//! What a cell can be read as. One function per type types the cell, finds what is wrong and tells what was changed.
use super::{Choice, Spec};
use crate::{
    danish::{Change, Fault, read},
    units::{Count, Date, Decimal, Kroner, Minutes, Month, Share, day_of_serial},
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

/// An id: trimmed, in capitals.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(pub String);

impl Id {
    /// As written in the report.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Id {
    /// Whether a cell certainly holds another id; telling costs less than reading it.
    pub(crate) fn differs_from(&self, cell: &Cell) -> bool {
        matches!(&cell.seen, Seen::Text(text) if *text != self.0 && is_plain_id(text))
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
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

/// The forms ids have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pattern {
    /// `CBD`: 2–6 letters.
    Centre,
    /// `CBD` or `PROGRAM`.
    CentreOrProgramme,
    /// `CBD-01`.
    Initiative,
    /// `CBD-01-T1`.
    TimeBenefit,
    /// `CBD-01-B1`.
    BudgetBenefit,
    /// `CBD-01-K1`.
    QualityBenefit,
    /// Any of the three benefit forms.
    Benefit,
    /// `M01`.
    Employee,
    /// Letters, digits, `-`, `_` and `.`: 1–20 of them.
    Code,
    /// `CBD-01, CBD-02`: ids of initiatives, separated by commas, semicolons or spaces.
    Initiatives,
}

impl Pattern {
    /// An example people can copy the form of.
    pub fn example(self) -> &'static str {
        match self {
            Self::Centre => "CBD",
            Self::CentreOrProgramme => "CBD eller PROGRAM",
            Self::Initiative => "CBD-01",
            Self::TimeBenefit | Self::Benefit => "CBD-01-T1",
            Self::BudgetBenefit => "CBD-01-B1",
            Self::QualityBenefit => "CBD-01-K1",
            Self::Employee => "M01",
            Self::Code => "O01",
            Self::Initiatives => "CBD-01, CBD-02",
        }
    }

    /// Whether `id` (trimmed, in capitals) has the form.
    pub fn fits(self, id: &str) -> bool {
        match self {
            Self::Centre => is_centre(id),
            Self::CentreOrProgramme => is_centre(id) || id == "PROGRAM",
            Self::Initiative => is_initiative(id),
            Self::TimeBenefit => is_benefit(id, "T"),
            Self::BudgetBenefit => is_benefit(id, "B"),
            Self::QualityBenefit => is_benefit(id, "K"),
            Self::Benefit => is_benefit(id, "TBK"),
            Self::Employee => id.strip_prefix('M').is_some_and(|digits| is_digits(digits, 1..=3)),
            Self::Code => {
                (1..=20).contains(&id.chars().count()) && id.chars().all(|c| c.is_alphanumeric() || "-_.".contains(c))
            }
            Self::Initiatives => split_ids(id).all(|id| is_initiative(&id)),
        }
    }
}

/// The ids in a cell that holds several.
pub fn split_ids(text: &str) -> impl Iterator<Item = String> {
    text.split([',', ';', ' ', '\n']).filter(|id| !id.is_empty()).map(str::to_uppercase)
}

fn is_centre(id: &str) -> bool {
    (2..=6).contains(&id.chars().count()) && id.chars().all(|c| c.is_ascii_uppercase() || "ÆØÅ".contains(c))
}

fn is_digits(text: &str, count: std::ops::RangeInclusive<usize>) -> bool {
    count.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_initiative(id: &str) -> bool {
    id.split_once('-').is_some_and(|(centre, number)| is_centre(centre) && is_digits(number, 2..=3))
}

fn is_benefit(id: &str, kinds: &str) -> bool {
    id.rsplit_once('-').is_some_and(|(initiative, kind)| {
        is_initiative(initiative)
            && kind.chars().next().is_some_and(|letter| kinds.contains(letter))
            && is_digits(&kind[kind.chars().next().map_or(0, char::len_utf8)..], 1..=2)
    })
}

/// A whole number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Whole(pub i64);

impl CellType for String {
    fn read(spec: &Spec, cell: &Cell) -> Read<Self> {
        let text = match &cell.seen {
            Seen::Text(text) => text.trim().to_owned(),
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
}

impl CellType for Id {
    fn read(spec: &Spec, cell: &Cell) -> Read<Self> {
        let (id, typed) = match &cell.seen {
            Seen::Text(text) if is_plain_id(text) => return known_id(spec, text),
            Seen::Text(text) => (plain_id(text), text.clone()),
            Seen::Number(number) => (number.to_string(), number.to_string()),
            seen => return Err(fault_of(seen, Fault::NotAnId)),
        };
        if !spec.pattern.is_none_or(|pattern| pattern.fits(&id)) {
            return Err(Fault::NotAnId);
        }
        let change = (id != typed).then_some(Change::IdSpelling);
        Ok((Self(id), change))
    }
}

/// Whether an id is spelled as it is read, as nearly all are.
fn is_plain_id(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || b"-_.".contains(&byte))
}

fn known_id(spec: &Spec, text: &str) -> Read<Id> {
    let fits = spec.pattern.is_none_or(|pattern| pattern.fits(text));
    if fits { Ok((Id(text.to_owned()), None)) } else { Err(Fault::NotAnId) }
}

/// In capitals, without the spaces and unseen characters that come along when an id is pasted.
fn plain_id(text: &str) -> String {
    let unseen = |c: char| c.is_control() || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}');
    text.chars().filter(|c| !unseen(*c)).collect::<String>().trim().to_uppercase()
}

impl<T: CellType> CellType for Secret<T> {
    fn read(spec: &Spec, cell: &Cell) -> Read<Self> {
        T::read(spec, cell).map(|(value, change)| (Self(value), change))
    }
}

impl CellType for Decimal {
    fn read(spec: &Spec, cell: &Cell) -> Read<Self> {
        let (value, change) = number(cell)?;
        within(spec, value)?;
        Ok((value, change))
    }
}

impl CellType for Kroner {
    fn read(spec: &Spec, cell: &Cell) -> Read<Self> {
        Decimal::read(spec, cell).map(|(value, change)| (Self(value), change))
    }
}

impl CellType for Count {
    fn read(spec: &Spec, cell: &Cell) -> Read<Self> {
        Decimal::read(spec, cell).map(|(value, change)| (Self(value), change))
    }
}

impl CellType for Whole {
    fn read(spec: &Spec, cell: &Cell) -> Read<Self> {
        let (value, change) = Decimal::read(spec, cell)?;
        if !value.fract().is_zero() {
            return Err(Fault::NotWhole);
        }
        Ok((Self(value.to_i64().ok_or(Fault::OutOfRange)?), change))
    }
}

/// Minutes in a day, for cells formatted as a time.
const DAY_MINUTES: i64 = 1440;

impl CellType for Minutes {
    fn read(spec: &Spec, cell: &Cell) -> Read<Self> {
        let (mut value, mut change) = match &cell.seen {
            Seen::Text(text) => read::minutes(text)?,
            _ => number(cell)?,
        };
        if cell.form == Form::Clock && matches!(cell.seen, Seen::Number(_)) {
            let minutes = value.checked_mul(Decimal::from(DAY_MINUTES)).ok_or(Fault::OutOfRange)?;
            value = crate::units::round(minutes, 4).normalize();
            change = Some(Change::ClockTime);
        }
        within(spec, value)?;
        Ok((Self(value), change))
    }
}

impl CellType for Share {
    fn read(spec: &Spec, cell: &Cell) -> Read<Self> {
        let (mut percent, mut change) = number(cell)?;
        if cell.form == Form::Percent && matches!(cell.seen, Seen::Number(_)) {
            percent = percent.checked_mul(Decimal::ONE_HUNDRED).ok_or(Fault::PercentOutOfRange)?;
        } else if percent > Decimal::ZERO && percent < Decimal::ONE {
            change = Some(Change::SmallPercent);
        }
        within(spec, percent).map_err(|_| Fault::PercentOutOfRange)?;
        Ok((Self::of_percent(percent), change))
    }
}

impl CellType for Date {
    fn read(_: &Spec, cell: &Cell) -> Read<Self> {
        let (day, change) = match &cell.seen {
            Seen::Number(serial) => (day_of_serial(*serial, cell.epoch_1904).ok_or(Fault::NotADate)?, None),
            Seen::Text(text) => read::date(text)?,
            seen => return Err(fault_of(seen, Fault::NotADate)),
        };
        if !(2000..2100).contains(&day.year()) {
            return Err(Fault::DateOutOfRange);
        }
        Ok((day, change))
    }
}

impl CellType for Month {
    fn read(_: &Spec, cell: &Cell) -> Read<Self> {
        let (month, change) = match &cell.seen {
            Seen::Number(serial) => {
                let day = day_of_serial(*serial, cell.epoch_1904).ok_or(Fault::NotADate)?;
                (Self::of(day).ok_or(Fault::DateOutOfRange)?, None)
            }
            Seen::Text(text) => read::month(text)?,
            seen => return Err(fault_of(seen, Fault::NotADate)),
        };
        Ok((month, change))
    }
}

impl CellType for bool {
    fn read(_: &Spec, cell: &Cell) -> Read<Self> {
        match &cell.seen {
            Seen::Flag(flag) => Ok((*flag, None)),
            Seen::Number(number) => read::yes_no(&number.to_string()).map(|flag| (flag, None)),
            Seen::Text(text) => read::yes_no(text).map(|flag| (flag, None)),
            seen => Err(fault_of(seen, Fault::NotYesNo)),
        }
    }
}

impl<C: Choice> CellType for C {
    fn read(_: &Spec, cell: &Cell) -> Read<Self> {
        let typed = match &cell.seen {
            Seen::Text(text) => text.trim().to_owned(),
            Seen::Number(number) => number.to_string(),
            seen => return Err(fault_of(seen, Fault::NotAChoice)),
        };
        let (label, exact) = read::choice(&typed, C::LABELS, C::SYNONYMS).ok_or(Fault::NotAChoice)?;
        let place = C::LABELS.iter().position(|known| *known == label).ok_or(Fault::NotAChoice)?;
        Ok((C::VALUES[place], (!exact).then_some(Change::Spelling)))
    }
}

fn number(cell: &Cell) -> Read<Decimal> {
    match &cell.seen {
        Seen::Number(number) => Ok((*number, None)),
        Seen::Text(text) => read::number(text),
        seen => Err(fault_of(seen, Fault::NotANumber)),
    }
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
        fn fault<T: CellType>(field: &Field<T>, number: Decimal, form: Form) -> Option<Fault> {
            T::read(&field.spec, &Cell { form, ..Cell::of(Seen::Number(number)) }).err()
        }
        for number in [Decimal::MAX, Decimal::MIN, Decimal::from(10_i128.pow(28))] {
            for form in [Form::Plain, Form::Percent, Form::Clock] {
                assert_eq!(fault(&time_benefits::ADOPTION, number, form), Some(Fault::PercentOutOfRange));
                assert_eq!(fault(&registrations::MINUTES, number, form), Some(Fault::OutOfRange));
            }
        }
    }

    #[test]
    fn ids_have_the_form_of_their_example() {
        for (pattern, right, wrong) in [
            (Pattern::Centre, "CØP", "C1"),
            (Pattern::Initiative, "CBD-01", "CBD-1"),
            (Pattern::TimeBenefit, "CBD-01-T1", "CBD-01-B1"),
            (Pattern::BudgetBenefit, "CBD-01-B12", "CBD-01-B"),
            (Pattern::QualityBenefit, "CBD-01-K1", "CBD-01"),
            (Pattern::Benefit, "CØP-01-K1", "CØP-01-Å1"),
            (Pattern::Employee, "M01", "ANNE"),
            (Pattern::Code, "O01", "O 01"),
            (Pattern::Initiatives, "CBD-01; CBD-02", "CBD-01 og CBD-02"),
        ] {
            assert!(pattern.fits(right), "{right}");
            assert!(!pattern.fits(wrong), "{wrong}");
        }
    }
}
