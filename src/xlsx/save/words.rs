//! Texts as the file format can hold them.
use std::borrow::Cow;

/// The longest text of a cell in UTF-16 units; a longer one makes Excel repair the file.
pub(super) const CELL: usize = 32_767;
/// The longest message of a validation, footer, alternative text or property.
pub(super) const MESSAGE: usize = 255;
/// The longest title of a validation.
pub(super) const TITLE: usize = 32;
/// Set before a formula's text result that the library would take for a number; `mend` takes it out again.
/// A noncharacter: allowed in XML, and never part of a text people write.
pub(super) const MARK: char = '\u{FDD0}';

/// A text without control characters, cut to `most` UTF-16 units with a mark.
pub(super) fn fit(text: &str, most: usize) -> String {
    let text: String = text.chars().filter(|&letter| allowed(letter)).collect();
    if text.encode_utf16().count() <= most {
        return text;
    }
    let mut room = most.saturating_sub(1);
    let kept = text.chars().take_while(|letter| {
        let fits = letter.len_utf16() <= room;
        room = room.saturating_sub(letter.len_utf16());
        fits
    });
    kept.chain(['…']).collect()
}

/// The same on one line, as headers of tables and properties need it.
pub(super) fn line(text: &str, most: usize) -> String {
    fit(&text.replace("\r\n", " ").replace(['\n', '\r', '\t'], " "), most)
}

fn allowed(letter: char) -> bool {
    !(letter.is_control() && !matches!(letter, '\n' | '\t') || matches!(letter, MARK | '\u{FFFE}' | '\u{FFFF}'))
}

/// Text in XML.
pub(super) fn xml(text: &str) -> Cow<'_, str> {
    if text.contains(['&', '<', '>']) {
        Cow::Owned(text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_cut_with_a_mark() {
        assert_eq!(fit("abcdef", 4), "abc…");
        assert_eq!(fit("abcd", 4), "abcd");
        // A letter of two units is never halved.
        assert_eq!(fit("a𝄞𝄞b", 4), "a𝄞…");
        assert_eq!(fit(&"æ".repeat(40_000), CELL).encode_utf16().count(), CELL);
    }

    #[test]
    fn control_characters_are_dropped() {
        assert_eq!(fit("a\u{0}\u{b}b\r\n\tc\u{FFFF}", 99), "ab\n\tc");
        assert_eq!(line("a\r\nb\tc", 99), "a b c");
    }
}
