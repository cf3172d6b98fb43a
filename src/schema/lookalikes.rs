//! Characters that look like those of an id and are others: a Cyrillic С, a Greek Α, the letter O for the number 0.
use super::{Pattern, ids::plain_id};

/// The Cyrillic capitals that look like Latin ones.
const CYRILLIC: &str = "АВЕЅІЈКМНОРСТУХ";
/// The Latin ones, in the same order.
const LIKE_CYRILLIC: &str = "ABESIJKMHOPCTYX";
/// The Greek capitals that look like Latin ones.
const GREEK: &str = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ";
/// The Latin ones, in the same order.
const LIKE_GREEK: &str = "ABEZHIKMNOPTYX";

/// The Latin capital or digit that a capital of another alphabet, or a wide one (U+FF01–U+FF5E), looks like.
pub(crate) fn latin(letter: char) -> Option<char> {
    let among = |alphabet: &str, like: &str| {
        alphabet.chars().zip(like.chars()).find(|(known, _)| *known == letter).map(|(_, like)| like)
    };
    let wide = || char::from_u32(u32::from(letter).checked_sub(0xfee0)?).filter(char::is_ascii_alphanumeric);
    among(CYRILLIC, LIKE_CYRILLIC).or_else(|| among(GREEK, LIKE_GREEK)).or_else(wide)
}

/// What is wrong with an id that would have its form if one kind of character were another: `tegn 1 er det kyrilliske С,
/// ikke C`.
pub fn lookalike(pattern: Pattern, typed: &str) -> Option<String> {
    let typed = plain_id(typed);
    let meant: String = typed.chars().map(|c| latin(c).unwrap_or(c)).collect();
    let meant = if pattern.fits(&meant) { meant } else { with_right_digits(&meant) };
    let mut pairs = typed.chars().zip(meant.chars()).enumerate();
    let (place, (letter, like)) = pairs.find(|(_, (letter, like))| letter != like).filter(|_| pattern.fits(&meant))?;
    Some(format!("tegn {} er {}, ikke {}", place + 1, name(letter), name(like)))
}

/// Letters before the first hyphen and digits after it, but for the letter that begins the last part: `CB0-O1-T1` is
/// `CBO-01-T1`.
fn with_right_digits(id: &str) -> String {
    let mut parts: Vec<String> = Vec::new();
    for (place, part) in id.split('-').enumerate() {
        let kind = if place == 2 { part.chars().take(1).collect() } else { String::new() };
        let rest = part.chars().skip(kind.chars().count());
        let swap = if place == 0 { letter_for } else { digit_for };
        parts.push(kind + &rest.map(swap).collect::<String>());
    }
    parts.join("-")
}

fn letter_for(c: char) -> char {
    match c {
        '0' => 'O',
        '1' => 'I',
        '5' => 'S',
        '8' => 'B',
        _ => c,
    }
}

fn digit_for(c: char) -> char {
    match c {
        'O' | 'Ø' => '0',
        'I' | 'L' => '1',
        'S' => '5',
        'B' => '8',
        _ => c,
    }
}

fn name(c: char) -> String {
    match c {
        '0'..='9' => format!("tallet {c}"),
        'A'..='Z' | 'Ø' => format!("bogstavet {c}"),
        c if CYRILLIC.contains(c) => format!("det kyrilliske bogstav {c}"),
        c if GREEK.contains(c) => format!("det græske bogstav {c}"),
        c => format!("det brede tegn {c}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_character_and_what_it_looks_like_are_named() {
        for (pattern, typed, wanted) in [
            (Pattern::Initiative, "СBD-01", Some("tegn 1 er det kyrilliske bogstav С, ikke bogstavet C")),
            (Pattern::Initiative, "cbd-Ο1", Some("tegn 5 er det græske bogstav Ο, ikke tallet 0")),
            (Pattern::Initiative, "CBD-O1", Some("tegn 5 er bogstavet O, ikke tallet 0")),
            (Pattern::Benefit, "CBD-01-Tl", Some("tegn 9 er bogstavet L, ikke tallet 1")),
            (Pattern::Benefit, "CBD-01-Т1", Some("tegn 8 er det kyrilliske bogstav Т, ikke bogstavet T")),
            (Pattern::Centre, "CB0", Some("tegn 3 er tallet 0, ikke bogstavet O")),
            (Pattern::Code, "О01", Some("tegn 1 er det kyrilliske bogstav О, ikke bogstavet O")),
            (Pattern::Initiative, "CBD-０1", Some("tegn 5 er det brede tegn ０, ikke tallet 0")),
            (Pattern::Initiative, "CBD 1", None),
            (Pattern::Initiative, "", None),
        ] {
            assert_eq!(lookalike(pattern, typed).as_deref(), wanted, "{typed}");
        }
    }
}
