//! Words: lists and plurals as Danes write them, and folding for comparison.
//!
//! Names are compared tens of thousands of times in a run (headers, tables, columns, centres), nearly always between
//! two that differ in their first letters or are equal byte by byte. So [`fold`] has a slow way that is right for all
//! of Unicode (`fold_any`), a quick one for texts of Latin-1 letters (`Folding`), and [`alike`] looks at bytes before
//! it folds at all. Tests hold the quick ways against the slow one.
use super::show;
use crate::units::{Count, Decimal};
use std::borrow::{Borrow, Cow};
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// In Unicode normalization form C (UAX #15): `å` from a Mac, an `a` and a ring (U+030A), is the `å` of a PC (U+00E5).
pub fn nfc(text: &str) -> Cow<'_, str> {
    if is_composed(text) || is_nfc(text) { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) }
}

/// Whether a text holds no combining mark at all, as Danish texts typed on a PC do not.
fn is_composed(text: &str) -> bool {
    // Combining marks begin at U+0300, whose first byte in UTF-8 is 0xCC; æ, ø and å begin with 0xC3.
    text.bytes().all(|byte| byte < 0xcc)
}

/// What two spellings of one name share: no case, no dashes, one space between words, no punctuation at the end.
/// `Antal enheder\npr. år *` and `ANTAL ENHEDER – PR. ÅR` are `antal enheder pr. år`.
///
/// Æ, ø and å stay themselves: `Før` is not `For`.
pub fn fold(text: &str) -> String {
    Folding::of(text).map_or_else(|| fold_any(text), Iterator::collect)
}

/// Whether two spellings are of one name: [`fold`] gives the same for both.
pub fn alike(one: &str, other: &str) -> bool {
    // Equal but for ASCII case, or different where the first difference shows it: no folding is needed.
    let (bytes, others) = (one.as_bytes(), other.as_bytes());
    match bytes.iter().zip(others).position(|(one, other)| !one.eq_ignore_ascii_case(other)) {
        Some(at) if are_different(&bytes[at..], &others[at..]) => return false,
        None if one.len() == other.len() => return true,
        _ => {}
    }
    match (Folding::of(one), Folding::of(other)) {
        (Some(one), Some(other)) => one.eq(other),
        _ => fold(one) == fold(other),
    }
}

/// Whether the first letters of two texts, which differ as bytes, are different letters whatever follows: `b` and `c`
/// are, and so are `a` before an `n` and `å`. `a` before anything else than a letter, a digit or a space may be an `a`
/// whose ring follows, perhaps after a dash that folding takes away, and then it is `å`: that is for [`fold`] to say.
fn are_different(one: &[u8], other: &[u8]) -> bool {
    match (starts_with_ascii(one), starts_with_ascii(other)) {
        (true, true) => true,
        (true, false) => is_complete_letter(one) && starts_with_latin(other),
        (false, true) => starts_with_latin(one) && is_complete_letter(other),
        (false, false) => false,
    }
}

/// Whether a text starts with a letter or a digit of ASCII.
fn starts_with_ascii(text: &[u8]) -> bool {
    text[0].is_ascii_alphanumeric()
}

/// Whether a text starts with a letter from À to ÿ (U+00C0–U+00FF): in UTF-8 these begin with 0xC3.
fn starts_with_latin(text: &[u8]) -> bool {
    text[0] == 0xc3
}

/// Whether the ASCII letter a text starts with is whole: what follows is no accent, and no dash with one behind it.
fn is_complete_letter(text: &[u8]) -> bool {
    text.get(1).is_none_or(|byte| byte.is_ascii_alphanumeric() || *byte == b' ')
}

/// A name folded letter by letter, for texts whose letters need no composing and have one small letter each: those of
/// Latin-1. (`İ`, U+0130, has two.)
struct Folding<'a> {
    letters: std::str::Chars<'a>,
    /// The letter after the space just given.
    held: Option<char>,
    /// Whether a letter has been given: a space before the first is left out.
    begun: bool,
}

impl<'a> Folding<'a> {
    fn of(text: &'a str) -> Option<Self> {
        // Letters from U+0100 on begin with 0xC4 or more in UTF-8.
        let is_latin = text.bytes().all(|byte| byte < 0xc4);
        is_latin.then(|| Self { letters: text.trim_end_matches(is_after_name).chars(), held: None, begun: false })
    }
}

/// Whether a character says nothing after the last letter of a name.
fn is_after_name(c: char) -> bool {
    AFTER_NAMES.contains(&c) || c.is_whitespace() || is_dash(c) || is_invisible(c)
}

impl Iterator for Folding<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        if let Some(letter) = self.held.take() {
            return Some(letter);
        }
        let mut gap = false;
        let letter = loop {
            match self.letters.next()? {
                c if is_dash(c) || is_invisible(c) => {}
                c if c.is_whitespace() => gap = true,
                c => break c.to_lowercase().next()?,
            }
        };
        if std::mem::replace(&mut self.begun, true) && gap {
            self.held = Some(letter);
            return Some(' ');
        }
        Some(letter)
    }
}

/// What may stand after the last letter of a name.
const AFTER_NAMES: [char; 9] = [' ', '.', ':', ';', ',', '!', '?', '*', '…'];

/// [`fold`] for any text of Unicode.
fn fold_any(text: &str) -> String {
    let text: String = nfc(text).chars().filter(|c| !is_dash(*c)).collect();
    let text = spaced(&text.to_lowercase());
    let text = text.trim_end_matches(AFTER_NAMES);
    // Taking a dash away may bring a letter and its accent together: `a-\u{30a}` is then `å`.
    nfc(text).into_owned()
}

/// To whom something belongs, by a code: `CBU's`, and `CBS'` after a sound that swallows the s.
pub fn genitive(code: &str) -> String {
    let is_swallowed = code.to_uppercase().ends_with(['S', 'X', 'Z']);
    format!("{code}{}", if is_swallowed { "'" } else { "'s" })
}

/// Words for a sum, folded.
const TOTALS: [&str; 9] =
    ["ialt", "sum", "total", "totalt", "hovedtotal", "subtotal", "mellemtotal", "summen", "totaler"];

/// Whether a label stands by a sum of what is above it: `I alt`, `Sum:`, `Total 2026`.
pub fn is_total(text: &str) -> bool {
    let text = fold(text);
    let mut words = text.split(' ');
    let first = words.next().unwrap_or_default();
    TOTALS.contains(&first) || (first == "i" && words.next() == Some("alt")) || text.ends_with(" i alt")
}

/// Single spaces for every run of white space, none at the ends, and no invisible characters.
pub(super) fn spaced(text: &str) -> String {
    let seen: String = text.chars().filter(|c| !is_invisible(*c)).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Single spaces, and every dash an ASCII one.
pub(super) fn plain(text: &str) -> String {
    spaced(text).chars().map(|c| if is_dash(c) { '-' } else { c }).collect()
}

/// Zero-width characters, soft hyphens, direction marks and emoji selectors: they come with text pasted from the web.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{fe0f}' | '\u{feff}')
}

/// Hyphens, dashes and the minus sign.
pub(crate) fn is_dash(c: char) -> bool {
    matches!(
        c,
        '-' | '\u{2010}'
            ..='\u{2015}'
                | '\u{2212}'
                | '\u{2d7}'
                | '\u{2043}'
                | '\u{2e3a}'
                | '\u{2e3b}'
                | '\u{fe58}'
                | '\u{fe63}'
                | '\u{ff0d}'
    )
}

/// `a, b og c`.
pub fn list<Item: Borrow<str>>(items: &[Item]) -> String {
    enumerated(items, "og")
}

/// `a, b eller c`.
pub fn either<Item: Borrow<str>>(items: &[Item]) -> String {
    enumerated(items, "eller")
}

fn enumerated<Item: Borrow<str>>(items: &[Item], word: &str) -> String {
    match items {
        [] => String::new(),
        [only] => only.borrow().to_owned(),
        [firsts @ .., last] => format!("{} {word} {}", firsts.join(", "), last.borrow()),
    }
}

/// With a capital letter first, as a sentence begins: `Marts 2026`.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// `1 center`, `3 centre`, `1.234 centre`.
pub fn plural(count: usize, one: &str, many: &str) -> String {
    format!("{} {}", show::count(Count(Decimal::from(count))), if count == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// docs/fagligt.md §9.6: names from a Mac are decomposed.
    #[test]
    fn composed_and_decomposed_letters_are_equal() {
        assert_eq!(nfc("A\u{30a}ben"), "Åben");
        assert!(matches!(nfc("Åben"), Cow::Borrowed(_)));
        assert_eq!(fold("A\u{30a}BEN"), fold("Åben"));
    }

    #[test]
    fn headers_match_over_line_breaks_dashes_and_stars() {
        for typed in [
            "Antal enheder\npr. år *",
            " antal  enheder pr. år:",
            "ANTAL ENHEDER – PR. ÅR",
            "Antal\u{a0}enheder pr. år",
        ] {
            assert_eq!(fold(typed), "antal enheder pr. år", "{typed}");
        }
        assert_eq!(fold("Før\u{ad}måling"), fold("Før‑måling"));
        assert_eq!(fold("–"), "");
    }

    #[test]
    fn an_accent_after_a_dash_is_still_the_letters() {
        for (one, other) in [("a-\u{30a}", "å"), ("a\u{ad}\u{30a}", "Å"), ("A\u{30a}", "å")] {
            assert!(alike(one, other) && alike(other, one), "{one} {other}");
        }
    }

    #[test]
    fn danish_letters_stay_themselves() {
        assert_ne!(fold("Før"), fold("For"));
        assert_ne!(fold("Åben"), fold("Aaben"));
        assert_ne!(fold("Ærø"), fold("Aeroe"));
    }

    #[test]
    fn lists_and_plurals_are_danish() {
        assert_eq!(list::<&str>(&[]), "");
        assert_eq!(list(&["a"]), "a");
        assert_eq!(list(&["a", "b"]), "a og b");
        assert_eq!(list(&["a", "b", "c"]), "a, b og c");
        assert_eq!(plural(1, "center", "centre"), "1 center");
        assert_eq!(plural(0, "center", "centre"), "0 centre");
        assert_eq!(plural(1234, "fejl", "fejl"), "1.234 fejl");
    }

    proptest! {
        #[test]
        fn the_short_way_to_fold_gives_the_same(text in "[\\x00-\u{ff}]{0,12}") {
            prop_assert_eq!(Folding::of(&text).map(Iterator::collect), Some(fold_any(&text)));
        }

        #[test]
        fn names_are_alike_when_they_fold_alike(one in "[aAkKåÅ æ.\u{ad}\u{30a}-]{0,5}", other in "[aAkKåÅ æ.\u{ad}\u{30a}-]{0,5}") {
            prop_assert_eq!(alike(&one, &other), fold(&one) == fold(&other));
        }

        #[test]
        fn folding_twice_is_folding_once(text in any::<String>()) {
            prop_assert_eq!(fold(&fold(&text)), fold(&text));
        }
    }
}
