//! Numbers as Danes type them, with thousands separators, units and signs in all their places.
//!
//! `-kr. 1.234,50`, `(500 kr.)`, `12,5 t`, `500,-`, `1 234 567` are read; `1,234` is refused, since a Dane means 1.234
//! and an Englishman 1234. The text loses its unit, then its sign, then its thousands separators, and what is left must
//! be digits.
use super::unit::{Unit, is_of_a_unit, unit_after, unit_before};
use crate::{
    danish::{Change, Fault, words},
    units::Decimal,
};

/// A number as it stood in the text, with the unit written beside it.
pub struct Quantity {
    /// The number.
    pub value: Decimal,
    /// What was done to read it.
    pub change: Option<Change>,
    /// The unit beside it.
    pub unit: Unit,
}

/// Reads a number; a column of hours, minutes or kroner may have its unit repeated in the cell.
///
/// # Errors
/// [`Fault::NotANumber`], [`Fault::AmbiguousNumber`] for `1,234`, [`Fault::OutOfRange`] for more digits than are exact.
pub fn number(text: &str) -> Result<(Decimal, Option<Change>), Fault> {
    match quantity(text)? {
        Quantity { unit: Unit::Seconds | Unit::Other, .. } => Err(Fault::NotANumber),
        Quantity { value, change, .. } => Ok((value, change)),
    }
}

/// Reads a number and tells its unit.
///
/// # Errors
/// As [`number`].
pub fn quantity(text: &str) -> Result<Quantity, Fault> {
    let text = words::plain(text);
    // After `,-` there are no øre left to read, so a dot before it parts thousands.
    let has_no_oere = text.contains(",-");
    let (text, unit) = without_unit(&text).ok_or(Fault::NotANumber)?;
    let (text, negative) = without_sign(text);
    // `-kr. 500` and `(500 kr.)` have their unit inside the sign.
    let (text, unit) = if unit == Unit::None { without_unit(text).ok_or(Fault::NotANumber)? } else { (text, unit) };
    let (text, negative) = if negative { (text, true) } else { without_sign(text) };
    let (mut value, change) = unsigned(text)?;
    let change = if has_no_oere && change == Change::DanishThousands { Change::TextNumber } else { change };
    value.set_sign_negative(negative && !value.is_zero());
    Ok(Quantity { value, change: Some(change), unit })
}

/// The two numbers that [`Fault::AmbiguousNumber`] is about, as a Dane writes them and without separators: of `1,234`
/// they are 1.234 and 1234.
pub fn two_numbers(text: &str) -> Option<[Decimal; 2]> {
    let text = words::plain(text);
    let (text, _) = without_unit(&text)?;
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let fraction = text.len() - text.rfind([',', '.'])? - 1;
    let whole = Decimal::from_str_exact(&digits).ok()?;
    let mut parted = whole;
    parted.set_scale(u32::try_from(fraction).ok()?).ok()?;
    Some([parted, whole])
}

/// Takes off one unit, before or after, and the `,-` that stands for no øre; nothing where a word is no unit of ours.
fn without_unit(text: &str) -> Option<(&str, Unit)> {
    // The letters at both ends, `kr.` and `%`; what is between them is the number and its sign.
    let number = text.trim_end_matches(is_of_a_unit);
    let (front, after) = text.split_at(number.len());
    let back = front.trim_start_matches(is_of_a_unit);
    let before = &front[..front.len() - back.len()];
    let unit = match (before.is_empty(), after.is_empty()) {
        (true, true) => Unit::None,
        (true, false) => unit_after(after)?,
        (false, true) => unit_before(before)?,
        _ => return None,
    };
    Some((without_no_oere(back.trim()), unit))
}

/// `500,-`, `500.-` and `500,--` are 500.
fn without_no_oere(text: &str) -> &str {
    let ends = [",--", ".--", ",-", ".-"];
    ends.iter().find_map(|end| text.strip_suffix(end)).unwrap_or(text)
}

/// Takes off one minus, before or right after the digits, or the parentheses of an accountant.
fn without_sign(text: &str) -> (&str, bool) {
    let bare = text
        .strip_prefix('-')
        .or_else(|| text.strip_suffix('-').filter(|text| text.ends_with(|c: char| c.is_ascii_digit())))
        .or_else(|| text.strip_prefix('(').and_then(|text| text.strip_suffix(')')));
    bare.map_or((text, false), |bare| (bare.trim(), true))
}

/// Reads digits with their separators.
fn unsigned(text: &str) -> Result<(Decimal, Change), Fault> {
    if !text.starts_with(|c: char| c.is_ascii_digit()) || text.contains(|c: char| !is_figure(c)) {
        return Err(Fault::NotANumber);
    }
    let (whole, fraction, change) = parts(text)?;
    Ok((exact(&whole, fraction)?, change))
}

fn is_figure(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '.' | ',' | ' ')
}

/// The digits before and after the decimal separator, and how it was told from the thousands separator: of a dot and a
/// comma the last is the decimal separator; with only one of them, [`dots`] and [`commas`] say.
fn parts(text: &str) -> Result<(String, &str, Change), Fault> {
    if text.contains(' ') {
        return spaced(text);
    }
    match (text.rfind('.'), text.rfind(',')) {
        (None, None) => Ok((text.to_owned(), "", Change::TextNumber)),
        (Some(dot), Some(comma)) if dot < comma => split(text, comma, '.', Change::TextNumber),
        (Some(dot), Some(_)) => split(text, dot, ',', Change::EnglishNumber),
        (Some(dot), None) => dots(text, dot),
        (None, Some(comma)) => commas(text, comma),
    }
}

/// `1 234 567,5`: the spaces are the thousands separators, so a comma can only be the decimal separator.
fn spaced(text: &str) -> Result<(String, &str, Change), Fault> {
    match text.find(['.', ',']) {
        None => Ok((grouped(text, ' ')?, "", Change::TextNumber)),
        Some(place) if text[place..].starts_with(',') => split(text, place, ' ', Change::TextNumber),
        // `1 234.567` may be a slip for `1.234.567`.
        Some(place) if text.len() - place == 4 => Err(Fault::AmbiguousNumber),
        Some(place) => split(text, place, ' ', Change::EnglishNumber),
    }
}

/// Only dots: thousands when they stand so, else an English decimal point.
fn dots(text: &str, last: usize) -> Result<(String, &str, Change), Fault> {
    let (whole, fraction) = (&text[..last], &text[last + 1..]);
    // `1.234.567`: a decimal point stands once.
    if whole.contains('.') {
        return Ok((grouped(text, '.')?, "", Change::TextNumber));
    }
    match thousands(whole, fraction) {
        Thousands::No => Ok((whole.to_owned(), decimals(fraction)?, Change::EnglishNumber)),
        Thousands::Likely => Ok((format!("{whole}{fraction}"), "", Change::DanishThousands)),
        Thousands::Unclear => Err(Fault::AmbiguousNumber),
    }
}

/// Only commas: a Danish decimal comma, unless it could be English thousands.
fn commas(text: &str, last: usize) -> Result<(String, &str, Change), Fault> {
    let (whole, fraction) = (&text[..last], &text[last + 1..]);
    // `1,234,567`: a decimal comma stands once.
    if whole.contains(',') {
        return Ok((grouped(text, ',')?, "", Change::EnglishNumber));
    }
    match thousands(whole, fraction) {
        Thousands::No => Ok((whole.to_owned(), decimals(fraction)?, Change::TextNumber)),
        // Danish 1,234 and English 1234 differ a thousand times.
        Thousands::Likely | Thousands::Unclear => Err(Fault::AmbiguousNumber),
    }
}

/// Whether one separator can be a thousands separator.
enum Thousands {
    /// `12.5`, `1234.567`: other than three digits follow, or too many stand before.
    No,
    /// `1.234`, `12.345`: it is written so.
    Likely,
    /// `01.234`: three digits follow, but no one writes thousands with a leading zero. `0.125` is a decimal number.
    Unclear,
}

fn thousands(whole: &str, rest: &str) -> Thousands {
    match (whole.len(), rest.len()) {
        (1..=3, 3) if !whole.starts_with('0') => Thousands::Likely,
        (2..=3, 3) => Thousands::Unclear,
        _ => Thousands::No,
    }
}

/// Splits at the decimal separator when the digits before it are grouped by `separator`.
fn split(text: &str, place: usize, separator: char, change: Change) -> Result<(String, &str, Change), Fault> {
    Ok((grouped(&text[..place], separator)?, decimals(&text[place + 1..])?, change))
}

/// The digits of groups of three, the first of one to three; or digits without groups.
fn grouped(text: &str, separator: char) -> Result<String, Fault> {
    let mut groups = text.split(separator);
    let first = groups.next().unwrap_or_default();
    let is_grouped = !text.contains(separator) || (1..=3).contains(&first.len());
    let digits = first.to_owned() + &groups.clone().collect::<String>();
    let is_number = is_grouped && groups.all(|group| group.len() == 3) && decimals(&digits).is_ok();
    if is_number { Ok(digits) } else { Err(Fault::NotANumber) }
}

/// At least one digit and nothing else.
fn decimals(text: &str) -> Result<&str, Fault> {
    let is_digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_digits { Ok(text) } else { Err(Fault::NotANumber) }
}

/// The number of these digits; more than a Decimal holds exactly (28) are refused, not rounded. Zeros at the ends do
/// not count.
fn exact(whole: &str, fraction: &str) -> Result<Decimal, Fault> {
    let whole = Some(whole.trim_start_matches('0')).filter(|digits| !digits.is_empty()).unwrap_or("0");
    let fraction = fraction.trim_end_matches('0');
    let text = if fraction.is_empty() { whole.to_owned() } else { format!("{whole}.{fraction}") };
    Decimal::from_str_exact(&text).map_err(|_| Fault::OutOfRange)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn reads(text: &str, value: &str, change: Change) {
        assert_eq!(number(text), Ok((value.parse().unwrap(), Some(change))), "{text}");
    }

    /// docs/fagligt.md §9.1.
    #[test]
    fn danish_numbers_are_read() {
        for (text, value) in [
            ("310", "310"),
            ("0100", "100"),
            ("12,5", "12.5"),
            ("0,234", "0.234"),
            ("1234,567", "1234.567"),
            ("1.234,50", "1234.5"),
            ("1.234,567", "1234.567"),
            ("1.234.567", "1234567"),
            ("1 234 567,5", "1234567.5"),
            ("1 234,567", "1234.567"),
            ("1\u{a0}234\u{202f}567", "1234567"),
            ("12,1234", "12.1234"),
        ] {
            reads(text, value, Change::TextNumber);
        }
    }

    #[test]
    fn units_stand_where_people_put_them() {
        for text in [
            "500 kr.",
            "500 kr",
            "kr. 500",
            "kr.500",
            "DKK 500",
            "500 dkk",
            "500,-",
            "500,- kr.",
            "500.-",
            "500,–",
            "500,--",
            "500 t",
            "500t.",
            "500 timer",
            "500 min.",
            "500min",
            "500 stk.",
            "500 %",
            "500%",
            "kr. 500,-",
            "500 Kroner",
        ] {
            reads(text, "500", Change::TextNumber);
        }
    }

    #[test]
    fn a_minus_stands_where_people_put_it() {
        for text in [
            "-1.234,50",
            "\u{2212}1.234,50",
            "–1.234,50",
            "1.234,50-",
            "(1.234,50)",
            "- 1.234,50",
            "-kr. 1.234,50",
            "kr. -1.234,50",
            "(1.234,50 kr.)",
            "(1.234,50) kr.",
            "-1.234,50 kr.",
            "1.234,50- kr.",
        ] {
            reads(text, "-1234.50", Change::TextNumber);
        }
        reads("-0", "0", Change::TextNumber);
        assert_eq!(number("-0").unwrap().0.to_string(), "0");
    }

    /// docs/fagligt.md §9.1: one separator followed by three digits.
    #[test]
    fn one_separator_before_three_digits_is_told_or_refused() {
        reads("1.234", "1234", Change::DanishThousands);
        reads("-123.456 kr.", "-123456", Change::DanishThousands);
        for text in ["1,234", "12,345", "123,456", "-1,234", "(1,234)", "1,234 kr.", "012,345", "01.234", "1 234.567"] {
            assert_eq!(number(text), Err(Fault::AmbiguousNumber), "{text}");
        }
    }

    #[test]
    fn english_numbers_are_told() {
        for (text, value) in [
            ("1,234.50", "1234.5"),
            ("1,234.567", "1234.567"),
            ("1,234,567.5", "1234567.5"),
            ("1,234,567", "1234567"),
            ("12.5", "12.5"),
            ("12.50", "12.5"),
            ("12.3456", "12.3456"),
            ("0.234", "0.234"),
            ("1234.567", "1234.567"),
            ("1 234.5", "1234.5"),
        ] {
            reads(text, value, Change::EnglishNumber);
        }
    }

    /// docs/fagligt.md §9.1: what would need a guess is refused.
    #[test]
    fn what_would_need_a_guess_is_refused() {
        for text in [
            "",
            " ",
            "ca. 5",
            "~5",
            "5?",
            "10-12",
            "5 + 3",
            "fem",
            "1e5",
            "1E5",
            "NA",
            "-",
            "()",
            "12,",
            ",5",
            ".5",
            "12.",
            "1.23.456",
            "1.2.3",
            "31.03.2026",
            "5 tkr.",
            "5 t.kr.",
            "5 t. kr.",
            "5 mio. kr.",
            "kr. 5 kr.",
            "--5",
            "500,---",
            "500 -",
            "-5-",
            "-(5)",
            "(5",
            "5 3",
            "1.234.56",
            "1,23,456",
            "1,234.5.6",
            "1.234,5,6",
            "€ 5",
            "+5",
            "½",
            "٣",
            "1'234",
            "%5",
            "12 %%",
            "#REF!",
        ] {
            assert_eq!(number(text), Err(Fault::NotANumber), "{text}");
        }
    }

    #[test]
    fn digits_beyond_what_is_exact_are_refused() {
        assert_eq!(number(&"9".repeat(40)), Err(Fault::OutOfRange));
        assert_eq!(number(&format!("0,{}", "3".repeat(40))), Err(Fault::OutOfRange));
        reads(&format!("{}7,5{}", "0".repeat(90), "0".repeat(90)), "7.5", Change::TextNumber);
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(any in any::<String>(), close in "[-()0-9., %a-zæ:~\u{a0}\u{2212}]{0,24}") {
            let _ = (number(&any), number(&close));
        }
    }
}
