//! Danish personal identity numbers (CPR): found so that they can be kept out, never kept, never shown.
//!
//! A number is `ddmmåå-løbe`: a birthday and four digits. The seventh digit tells the century together with the year;
//! the last makes a checksum modulo 11 come out, but since October 2007 numbers are given without it, so it can speak
//! for a number and never against one (CPR-kontoret: Personnumre uden kontrolciffer).
use super::words::{is_dash, is_invisible};
use std::borrow::Cow;

/// How sure we are that ten digits are a personal identity number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// A birthday that exists, but nothing else speaks for it.
    Likely,
    /// A birthday and century that exist, and a check digit or the usual hyphen.
    Certain,
}

/// A number found in a text: where it stands and how sure we are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// Byte offset of the first digit.
    pub start: usize,
    /// Byte offset after the last digit.
    pub end: usize,
    /// How sure.
    pub certainty: Certainty,
}

/// The numbers in a text, in order. `today_year` is the latest year anyone can be born in.
pub fn find(text: &str, today_year: i16) -> Vec<Found> {
    let mut found = Vec::new();
    // Nearly every text has fewer digits than one of them.
    if text.len() < DIGITS || text.bytes().filter(u8::is_ascii_digit).count() < DIGITS {
        return found;
    }
    let mut start = 0;
    while start < text.len() {
        match candidate(text, start) {
            Some((digits, end, separated)) => {
                found.extend(judge(digits, separated, today_year).map(|certainty| Found { start, end, certainty }));
                start = end;
            }
            None => start += 1,
        }
    }
    found
}

/// The text with every number it may hold masked to `ddmmåå-****`. Any year will do: to mask too much costs nothing.
pub fn mask(text: &str) -> Cow<'_, str> {
    let found = find(text, i16::MAX);
    if found.is_empty() {
        return Cow::Borrowed(text);
    }
    let (mut masked, mut last) = (String::with_capacity(text.len()), 0);
    for number in found {
        masked.push_str(&text[last..number.start + 6]);
        masked.push_str("-****");
        last = number.end;
    }
    masked.push_str(&text[last..]);
    Cow::Owned(masked)
}

/// Characters that may stand between the birthday and the last four digits: ` - ` and a zero-width one from a web page.
const GAP: usize = 4;

/// Digits of a number.
const DIGITS: usize = 10;

/// Ten digits that begin at `start` and stand alone, perhaps apart after the sixth; where they end; and whether they
/// are apart as people write such a number (`010203-1234`, `010203 1234`), which a string of ten digits by chance is
/// not.
fn candidate(text: &str, start: usize) -> Option<([u8; DIGITS], usize, bool)> {
    let bytes = text.as_bytes();
    if start > 0 && bytes[start - 1].is_ascii_digit() {
        return None;
    }
    let first = bytes.get(start..start + 6).filter(|six| six.iter().all(u8::is_ascii_digit))?;
    let gap = gap(&text[start + 6..]);
    let rest = start + 6 + gap.len();
    let last = bytes.get(rest..rest + 4).filter(|four| four.iter().all(u8::is_ascii_digit))?;
    if bytes.get(rest + 4).is_some_and(u8::is_ascii_digit) {
        return None;
    }
    let mut digits = [0; 10];
    for (digit, byte) in digits.iter_mut().zip(first.iter().chain(last)) {
        *digit = byte - b'0';
    }
    // One space or any dash; two spaces are more like two numbers in a row of columns.
    let seen = gap.chars().filter(|c| !is_invisible(*c)).count();
    Some((digits, rest + 4, seen == 1 || gap.contains(is_dash)))
}

/// The dashes and spaces a text begins with. Word makes a long dash of a short one, and the web a hard space of a soft.
fn gap(text: &str) -> &str {
    let end = text.char_indices().take(GAP).take_while(|(_, c)| is_gap(*c)).last();
    end.map_or("", |(at, c)| &text[..at + c.len_utf8()])
}

/// Whether a character can stand in the gap; a line break cannot, nor can it in a number.
fn is_gap(c: char) -> bool {
    is_dash(c) || is_invisible(c) || (c.is_whitespace() && !c.is_control())
}

/// How sure we are that ten digits are a number; nothing where the birthday does not exist or lies ahead.
fn judge(digits: [u8; 10], separated: bool, today_year: i16) -> Option<Certainty> {
    let [day, month, short_year] = [0, 2, 4].map(|at| two_digits(&digits, at));
    let year = century(digits[6], short_year) + i16::from(short_year);
    jiff::civil::Date::new(year, month, day).ok().filter(|_| year <= today_year)?;
    let certain = separated || has_check_digit(digits);
    Some(if certain { Certainty::Certain } else { Certainty::Likely })
}

/// The number that two digits make.
fn two_digits(digits: &[u8; 10], at: usize) -> i8 {
    i8::try_from(digits[at] * 10 + digits[at + 1]).expect("two digits make at most 99")
}

/// The century that the seventh digit and the year give together (CPR-kontoret: Opbygning af CPR-nummeret): 0–3 is the
/// 1900s; 4 and 9 are 1937–1999 or 2000–2036; 5–8 are 2000–2057 or 1858–1899.
fn century(seventh: u8, year: i8) -> i16 {
    match (seventh, year) {
        (0..=3, _) | (4 | 9, 37..) => 1900,
        (4 | 9, _) | (5..=8, ..=57) => 2000,
        _ => 1800,
    }
}

/// The weights of the checksum modulo 11.
const WEIGHTS: [u32; 10] = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];

fn has_check_digit(digits: [u8; 10]) -> bool {
    digits.iter().zip(WEIGHTS).map(|(digit, weight)| u32::from(*digit) * weight).sum::<u32>() % 11 == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A made-up number with this birthday, century digit and a right check digit, so that no real one stands here.
    fn invented(birthday: [u8; 6], seventh: u8) -> String {
        let mut digits = [0; 10];
        digits[..6].copy_from_slice(&birthday);
        digits[6] = seventh;
        for tail in 0..1000_u16 {
            for (at, divisor) in [(7, 100), (8, 10), (9, 1)] {
                digits[at] = u8::try_from(tail / divisor % 10).unwrap();
            }
            if has_check_digit(digits) {
                break;
            }
        }
        digits.iter().map(|digit| char::from(b'0' + digit)).collect()
    }

    fn certainty(text: &str) -> Option<Certainty> {
        find(text, 2026).first().map(|found| found.certainty)
    }

    #[test]
    fn a_check_digit_or_a_hyphen_makes_it_certain() {
        let number = invented([0, 1, 0, 2, 0, 3], 1);
        assert_eq!(certainty(&number), Some(Certainty::Certain));
        assert_eq!(certainty(&format!("Sag for {}-{}", &number[..6], &number[6..])), Some(Certainty::Certain));
    }

    #[test]
    fn dashes_and_spaces_as_programs_make_them_are_seen_through() {
        let number = invented([1, 5, 0, 3, 7, 7], 1);
        let (birthday, last) = (&number[..6], &number[6..]);
        for between in
            ["\u{2013}", "\u{2011}", "\u{2212}", "\u{a0}", "\u{202f}", " - ", "  ", "\u{ad}", "\u{200b}-\u{200b}"]
        {
            let text = format!("Sag {birthday}{between}{last} er lukket");
            assert_eq!(certainty(&text), Some(Certainty::Certain), "{text}");
            assert_eq!(mask(&text), format!("Sag {birthday}-**** er lukket"));
        }
        for apart in ["\n", "x", "     ", ", "] {
            assert_eq!(certainty(&format!("{birthday}{apart}{last}")), None, "{apart:?}");
        }
    }

    #[test]
    fn a_production_unit_number_is_not_certain() {
        // docs/fagligt.md §10: a real P-number whose birthday would lie in 2038 and whose check digit fails.
        assert_eq!(certainty("1003388382"), None);
    }

    #[test]
    fn digits_inside_longer_numbers_and_impossible_days_are_none() {
        for text in ["12345678901234567", "3113201234", "310220-1234", "12345", "", "kr. 1.200.300"] {
            assert_eq!(certainty(text), None, "{text}");
        }
    }

    #[test]
    fn the_last_four_digits_are_never_shown() {
        let number = invented([3, 1, 1, 2, 9, 9], 2);
        let masked = mask(&number).into_owned();
        assert_eq!(masked, "311299-****");
        assert_eq!(mask("uden tal"), "uden tal");
    }
}
