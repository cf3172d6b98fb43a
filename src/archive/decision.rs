//! **Beslutning.** Whether a cell refers to a decision, and whether two cells refer to the same one.
use crate::{danish::words::nfc, schema::latin};

/// Letters and digits a reference has at least: `ØU4` can be looked up, `x` and `-` cannot.
const LEAST: usize = 3;

/// What stands in the column before anything is decided: `afventer ØU`, `kommer i maj`.
const NOT_YET: [&str; 9] = ["afventer", "kommer", "mangler", "følger", "senere", "udestår", "ingen", "ukendt", "tbd"];

/// A decision that a changed plan refers to. Two are equal where they differ in spelling only: case, blanks, punctuation, and
/// letters that look alike. `Styregruppen 1` and `STYREGRUPPEN 1.` are one decision, `Styregruppen 2` is another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision(String);

impl Decision {
    /// The decision a cell refers to; nothing where it only holds the place of one.
    pub fn read(text: &str) -> Option<Self> {
        let folded = folded(text);
        let first = folded.chars().next()?;
        let first_word = text.split(|letter: char| !letter.is_alphanumeric()).find(|word| !word.is_empty())?;
        let is_placeholder = folded.chars().count() < LEAST
            || folded.chars().all(|letter| letter == first)
            || NOT_YET.iter().any(|word| self::folded(word) == self::folded(first_word));
        (!is_placeholder).then_some(Self(folded))
    }
}

/// Letters and digits alone, in capitals, those that look alike as one.
fn folded(text: &str) -> String {
    let capitals = nfc(text).to_uppercase();
    let letters = capitals.chars().map(|letter| latin(letter).unwrap_or(letter));
    let letters = letters.filter(|letter| letter.is_alphanumeric());
    letters.map(like).collect()
}

/// The digit a letter looks like.
fn like(letter: char) -> char {
    match letter {
        'O' => '0',
        'I' | 'L' => '1',
        _ => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decision_spelled_otherwise_is_the_same() {
        let known = Decision::read("Styregruppen 1").unwrap();
        // A full stop, case and blanks, a hyphen and a comma, an l for the 1, a Cyrillic е.
        for same in
            ["Styregruppen 1.", " STYREGRUPPEN  1", "styre-gruppen, 1", "Styregruppen l", "Styr\u{435}gruppen 1"]
        {
            assert_eq!(Decision::read(same).unwrap(), known, "{same}");
        }
        for other in ["Styregruppen 2", "Styregruppen 11", "Byrådet 1"] {
            assert_ne!(Decision::read(other).unwrap(), known, "{other}");
        }
        assert_eq!(Decision::read("ØU 14-04-2026 pkt. 6"), Decision::read("øu 14.04.2026, pkt 6"));
    }

    #[test]
    fn what_holds_the_place_of_a_decision_is_none() {
        for none in [
            "",
            " ",
            "-",
            "?",
            "x",
            "xx",
            "xxx",
            "0",
            "000",
            "ØU",
            "afventer",
            "Afventer ØU 12-03",
            "kommer",
            "KOMMER.",
        ] {
            assert_eq!(Decision::read(none), None, "{none}");
        }
        assert!(Decision::read("ØU4").is_some() && Decision::read("Sag 2026-114").is_some());
    }
}
