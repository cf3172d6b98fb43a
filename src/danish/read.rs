//! Reading what people type.
use super::{Change, Fault};
use crate::units::{Date, Decimal, Month};

/// Reads a number.
pub fn number(_text: &str) -> Result<(Decimal, Option<Change>), Fault> {
    Err(Fault::NotANumber)
}
/// Reads minutes.
pub fn minutes(text: &str) -> Result<(Decimal, Option<Change>), Fault> {
    number(text)
}
/// Reads a day.
pub fn date(_text: &str) -> Result<(Date, Option<Change>), Fault> {
    Err(Fault::NotADate)
}
/// Reads a month.
pub fn month(_text: &str) -> Result<(Month, Option<Change>), Fault> {
    Err(Fault::NotADate)
}
/// Reads yes or no.
pub fn yes_no(_text: &str) -> Result<bool, Fault> {
    Err(Fault::NotYesNo)
}
/// Finds a label: the label and whether it was typed exactly so.
pub fn choice(
    typed: &str,
    labels: &'static [&'static str],
    _synonyms: &'static [(&'static str, &'static str)],
) -> Option<(&'static str, bool)> {
    labels.iter().copied().find(|label| *label == typed).map(|label| (label, true))
}
/// stub
pub fn nearest(_typed: &str, _labels: &[&'static str]) -> Option<&'static str> {
    None
}
