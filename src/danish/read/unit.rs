//! Units as people write them beside numbers: `8 timer`, `kr. 500`, `12 min.`.

/// The units people write beside numbers. The column decides what its numbers count; another unit contradicts it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// None.
    None,
    /// Hours.
    Hours,
    /// Minutes.
    Minutes,
    /// Kroner.
    Kroner,
    /// Pieces.
    Pieces,
    /// Per cent.
    Percent,
}

/// What people write before an amount.
pub(super) const CURRENCIES: &[&str] = &["kr", "kr.", "dkk"];
/// What people write after a number.
const HOURS: &[&str] = &["t", "t.", "time", "timer"];
/// What else people write after a number.
const OTHERS: &[(Unit, &[&str])] = &[
    (Unit::Kroner, &["kr", "kr.", "kroner", "dkk"]),
    (Unit::Minutes, &["min", "min.", "minut", "minutter"]),
    (Unit::Pieces, &["stk", "stk."]),
    (Unit::Percent, &["%"]),
];

pub(super) fn unit_after(word: &str) -> Option<Unit> {
    if is_one_of(word, HOURS) {
        return Some(Unit::Hours);
    }
    OTHERS.iter().find(|(_, words)| is_one_of(word, words)).map(|(unit, _)| *unit)
}

pub(super) fn is_one_of(word: &str, words: &[&str]) -> bool {
    words.contains(&word.to_lowercase().as_str())
}
