//! A cell: where it is and what it holds, before anyone says what it means.
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::{borrow::Cow, fmt};

/// A cell address, zero-based inside, `B12` outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct At {
    /// Row, from zero.
    pub row: u32,
    /// Column, from zero.
    pub col: u16,
}

impl At {
    /// The last row and column a sheet can have.
    pub const LAST: Self = Self { row: 1_048_575, col: 16_383 };

    /// The cell in `row` and `col`, both from zero.
    pub const fn new(row: u32, col: u16) -> Self {
        Self { row, col }
    }

    /// Reads `B12` or `$B$12`; nothing outside the sheet's bounds.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.strip_prefix('$').unwrap_or(text);
        let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
        let digits = text[letters..].strip_prefix('$').unwrap_or(&text[letters..]);
        // `XFD1048576` is the last cell: three letters and seven digits at most, so the numbers below cannot overflow.
        if letters == 0
            || letters > 3
            || digits.is_empty()
            || digits.len() > 7
            || !digits.bytes().all(|b| b.is_ascii_digit())
        {
            return None;
        }
        // Base 26 without a zero: A is 1, Z is 26, AA is 27.
        let col = text[..letters]
            .bytes()
            .fold(0_u32, |col, letter| col * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1);
        let at = Self { row: digits.parse::<u32>().ok()?.checked_sub(1)?, col: u16::try_from(col - 1).ok()? };
        (at.row <= Self::LAST.row && at.col <= Self::LAST.col).then_some(at)
    }

    /// `$B$12`.
    pub fn absolute(self) -> String {
        format!("${}${}", letters(self.col), self.row + 1)
    }
}

/// The letters of a column, base 26 without a zero: 0 is `A`, 25 is `Z`, 26 is `AA`.
pub(crate) fn letters(col: u16) -> String {
    let (mut rest, mut found) = (u32::from(col) + 1, Vec::new());
    while rest > 0 {
        rest -= 1;
        found.push(char::from(b'A' + u8::try_from(rest % 26).expect("a remainder of 26")));
        rest /= 26;
    }
    found.iter().rev().collect()
}

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", letters(self.col), self.row + 1)
    }
}

/// A block of cells, both corners included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Area {
    /// Top left.
    pub first: At,
    /// Bottom right.
    pub last: At,
}

impl From<At> for Area {
    fn from(at: At) -> Self {
        Self { first: at, last: at }
    }
}

impl Area {
    /// Reads `A1:C9` or `A1`; nothing for reversed or impossible corners.
    pub fn parse(text: &str) -> Option<Self> {
        let (first, last) = text.split_once(':').unwrap_or((text, text));
        let area = Self { first: At::parse(first)?, last: At::parse(last)? };
        (area.first.row <= area.last.row && area.first.col <= area.last.col).then_some(area)
    }

    /// Whether the cell lies inside.
    pub fn holds(&self, at: At) -> bool {
        (self.first.row..=self.last.row).contains(&at.row) && (self.first.col..=self.last.col).contains(&at.col)
    }

    /// `$A$1:$C$9`.
    pub fn absolute(&self) -> String {
        format!("{}:{}", self.first.absolute(), self.last.absolute())
    }
}

impl fmt::Display for Area {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.first == self.last { self.first.fmt(f) } else { write!(f, "{}:{}", self.first, self.last) }
    }
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Seen {
    /// Nothing, or only white space.
    #[default]
    Blank,
    /// Text, in NFC, with its spaces as typed.
    Text(String),
    /// A number at the fifteen significant digits Excel shows.
    Number(Decimal),
    /// TRUE or FALSE.
    Flag(bool),
    /// An error value such as `#REF!`, or a cell that is damaged in the file, spelled by type and value: `s:99`.
    Fault(String),
    /// A formula saved without its result, as programs that do not compute leave it (openpyxl).
    Uncalculated,
}

/// What the number format says a number is; the type of the field decides in the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Form {
    /// A number like any other.
    #[default]
    Plain,
    /// Shown as a percentage: 0.8 reads "80 %".
    Percent,
    /// A day, perhaps with a time.
    Date,
    /// Hours and minutes, `0:20`: a fraction of a day. The person may have meant minutes and seconds.
    Clock,
    /// With seconds, `0:20:00`, or as minutes and seconds, `20:00`: a fraction of a day that reads in one way.
    Stopwatch,
    /// Ten digits, and a mark after the sixth: `000000-0000`, as Danish programs show a CPR number.
    SixAndFour,
    /// With a unit beside it.
    Unit(ShownUnit),
}

/// A unit that a number format shows beside a number: `85 t.kr.`, `22 sek.`, `€ 500`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ShownUnit {
    /// Thousands of kroner by a word, `0" t.kr."`.
    Thousands,
    /// Millions of kroner or more by a word, `0" mio. kr."`.
    Millions,
    /// Divided by a thousand so many times by the format itself: `#,##0,` shows 85000 as 85.
    Scaled(u8),
    /// Danish kroner.
    Kroner,
    /// Euro.
    Euro,
    /// Dollars.
    Dollar,
    /// Another currency.
    OtherCurrency,
    /// Hours.
    Hours,
    /// Minutes.
    Minutes,
    /// Seconds.
    Seconds,
    /// Days.
    Days,
    /// A percent sign that is only text: 80 reads "80 %".
    Percent,
}

impl ShownUnit {
    /// The unit that these words stand for. Most words beside a number (`sager`, `kr. pr. stk.`) are no unit of ours.
    pub(super) fn of_words(words: &str) -> Option<Self> {
        let bare: String = words.to_lowercase().chars().filter(|c| !c.is_whitespace() && *c != '.').collect();
        Some(match bare.as_str() {
            "tkr" | "1000kr" | "tusind" | "tusindkr" | "tdkk" => Self::Thousands,
            "mio" | "miokr" | "mkr" | "mia" | "miakr" | "mdkk" => Self::Millions,
            "kr" | "kroner" | "dkk" => Self::Kroner,
            "€" | "euro" | "eur" => Self::Euro,
            "$" | "usd" | "us$" => Self::Dollar,
            "£" | "gbp" | "nok" | "chf" | "skr" | "nkr" | "isk" => Self::OtherCurrency,
            "t" | "time" | "timer" | "h" => Self::Hours,
            "min" | "minut" | "minutter" => Self::Minutes,
            "sek" | "sekund" | "sekunder" => Self::Seconds,
            "dag" | "dage" => Self::Days,
            "%" | "pct" | "procent" => Self::Percent,
            _ => return None,
        })
    }
}

/// A cell as read.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Cell {
    /// Its content.
    pub seen: Seen,
    /// Its number format.
    pub form: Form,
    /// Its formula, without the leading `=`. A formula filled down a column is stored once (a shared formula); the
    /// cells below have an empty one.
    pub formula: Option<String>,
    /// Whether the workbook counts days from 1904.
    pub epoch_1904: bool,
}

impl Cell {
    /// A plain cell with this content.
    pub fn of(seen: Seen) -> Self {
        Self { seen, ..Self::default() }
    }

    /// What is to be searched for a CPR number in it: a text, or the ten digits of a number as they are shown. A leading
    /// zero is lost when a number is typed; a format may put it back, and a dash after the sixth digit.
    pub fn digits(&self) -> Option<Cow<'_, str>> {
        let least = Decimal::from(100_000_000);
        match &self.seen {
            Seen::Text(text) | Seen::Fault(text) => Some(Cow::Borrowed(text)),
            Seen::Number(number)
                if number.fract().is_zero() && *number >= least && *number < least * Decimal::ONE_HUNDRED =>
            {
                let digits = format!("{:010}", number.normalize());
                let is_apart = self.form == Form::SixAndFour;
                Some(Cow::Owned(if is_apart { format!("{}-{}", &digits[..6], &digits[6..]) } else { digits }))
            }
            _ => None,
        }
    }

    /// Whether nothing is there.
    pub fn is_blank(&self) -> bool {
        self.seen == Seen::Blank
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_read_as_they_are_written() {
        for text in ["A1", "Z9", "AA10", "XFD1048576"] {
            assert_eq!(At::parse(text).map(|at| at.to_string()).as_deref(), Some(text));
        }
        assert_eq!(At::parse("$C$4"), Some(At::new(3, 2)));
        for wrong in ["", "1", "A", "A0", "XFE1", "A1048577", "ZZZZ1", "A-1", "Å1"] {
            assert_eq!(At::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn reversed_areas_are_no_areas() {
        assert_eq!(Area::parse("B2:A1"), None);
        assert_eq!(Area::parse("A1:B2").map(|area| area.to_string()).as_deref(), Some("A1:B2"));
        assert!(Area::parse("A1:B2").is_some_and(|area| area.holds(At::new(1, 1)) && !area.holds(At::new(2, 0))));
    }
}
