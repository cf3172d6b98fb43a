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
    /// Seconds.
    Seconds,
    /// One that no column counts in: days, thousands of kroner, euro.
    Other,
}

/// What people write after a number, without dots and spaces: `mio. kr.` is `miokr`.
const AFTER: &[(Unit, &[&str])] = &[
    (Unit::Hours, &["t", "time", "timer"]),
    (Unit::Kroner, &["kr", "kroner", "dkk"]),
    (Unit::Minutes, &["min", "minut", "minutter"]),
    (Unit::Pieces, &["stk"]),
    (Unit::Percent, &["%", "pct", "procent"]),
    (Unit::Seconds, &["s", "sek", "sekund", "sekunder"]),
    (Unit::Other, &["dag", "dage", "uge", "uger", "årsværk"]),
    (Unit::Other, &["tkr", "tusind", "tusindkr", "tdkk", "mio", "miokr", "mkr", "mia", "miakr", "mdkk"]),
    (Unit::Other, &["€", "eur", "euro", "$", "usd", "£", "gbp", "nok", "skr", "nkr", "chf"]),
];
/// What people write before an amount.
const BEFORE: &[(Unit, &[&str])] =
    &[(Unit::Kroner, &["kr", "dkk"]), (Unit::Other, &["€", "eur", "$", "usd", "£", "gbp", "sek", "nok", "tkr"])];

/// The unit that stands after a number.
pub(super) fn unit_after(words: &str) -> Option<Unit> {
    unit_among(AFTER, words)
}

/// The unit that stands before a number.
pub(super) fn unit_before(words: &str) -> Option<Unit> {
    unit_among(BEFORE, words)
}

fn unit_among(known: &[(Unit, &[&str])], words: &str) -> Option<Unit> {
    let bare: String = words.to_lowercase().chars().filter(|c| !c.is_whitespace() && *c != '.').collect();
    known.iter().find(|(_, words)| words.contains(&&*bare)).map(|(unit, _)| *unit)
}

/// Whether a character may be part of a unit.
pub(super) fn is_of_a_unit(c: char) -> bool {
    c.is_alphabetic() || c.is_whitespace() || ".%€$£".contains(c)
}
