//! Numbers, dates and yes/no as Danes write them, both ways: [`read`] what people type, [`show`] what they expect.
//!
//! Reading follows one principle: unambiguous or refused, never guessed.
pub mod code_pages;
pub mod cpr;
mod printed;
pub mod read;
pub mod show;
pub mod stems;
pub mod words;

pub use printed::{printed, quoted};

/// Something we did to what was typed before we could use it; the receipt says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Change {
    /// A number stored as text.
    TextNumber,
    /// A number with English separators, `1,234.50`.
    EnglishNumber,
    /// `1.234` as text: read as one thousand two hundred and thirty-four.
    DanishThousands,
    /// A date stored as text.
    TextDate,
    /// `3/4/2026` as text: read as the third of April.
    DayBeforeMonth,
    /// A time of day or a duration, read as minutes.
    ClockTime,
    /// A value between 0 and 1 in a column of whole per cent.
    SmallPercent,
    /// A list value in another spelling (case, spaces, accents, a known synonym).
    Spelling,
    /// An id in small letters, or with spaces or unseen characters.
    IdSpelling,
    /// An amount of money shown where something is counted.
    ShownAsMoney,
}

/// Why a cell's content cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fault {
    /// Not a number.
    NotANumber,
    /// `1,234` as text: a thousand apart in Danish and English.
    AmbiguousNumber,
    /// Not a whole number.
    NotWhole,
    /// A number outside what the column can hold.
    OutOfRange,
    /// A percentage outside 0–100.
    PercentOutOfRange,
    /// Not a date or month that exists.
    NotADate,
    /// A date before 2000 or more than ten years ahead of any programme.
    DateOutOfRange,
    /// Not a value of the list.
    NotAChoice,
    /// Not yes or no.
    NotYesNo,
    /// An id that does not have the form its column asks for.
    NotAnId,
    /// A text longer than the column holds.
    TooLong,
    /// A text with control characters.
    ControlCharacters,
    /// `#REF!` and its kin.
    CellError,
    /// A formula without a calculated value.
    Uncalculated,
    /// A unit beside the number that its column does not count in: `8 timer` in kroner, `85 t.kr.`.
    OtherUnit,
    /// `0:20` where minutes are asked for: twenty minutes, or twenty seconds.
    AmbiguousClock,
    /// A day with a time of day: the day is another one in another time zone.
    DayWithClock,
    /// A day where text is asked for: Excel made a date of `9-5`.
    DayInText,
}
