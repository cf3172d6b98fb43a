//! Names that others gave, as they can be printed: of files, folders and sheets.
use super::cpr::mask;
use std::borrow::Cow;

/// A name on one line, without anything that drives a terminal, turns the order of letters or breaks XML, and without
/// anyone's personal identity number. Whatever a file or a sheet is called, this is what is said of it, everywhere.
///
/// ```
/// use gevinst::danish::printed;
///
/// assert_eq!(printed("a\u{1b}[2Jb\n.xlsx"), "a\u{fffd}[2Jb\u{fffd}.xlsx");
/// ```
pub fn printed(name: &str) -> Cow<'_, str> {
    if !name.contains(is_unprintable) {
        return mask(name);
    }
    let line = name.replace(is_unprintable, "\u{fffd}");
    Cow::Owned(mask(&line).into_owned())
}

/// A word of a command as it is typed: in quotation marks where there is a space in it.
///
/// ```
/// assert_eq!(gevinst::danish::quoted("Effektivisering 2026"), "\"Effektivisering 2026\"");
/// ```
pub fn quoted(word: &str) -> String {
    if word.contains(' ') { format!("\"{word}\"") } else { word.to_owned() }
}

/// Control characters, C1 among them, where `\u{9b}` is ESC and `[` in one; ends of line; marks that turn the direction
/// of what follows, so that `fdp.xslx` reads as another kind of file (Unicode Technical Report 36, 2.10.2); and code
/// points that are no characters, which XML does not allow (XML 1.0, 2.2).
fn is_unprintable(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        || matches!(c, '\u{fdd0}'..='\u{fdef}')
        || u32::from(c) & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    use super::printed;

    #[test]
    fn what_is_printed_of_a_name_is_one_harmless_line() {
        let bad =
            "\u{7}\u{1b}\r\n\t\u{7f}\u{85}\u{9b}\u{9d}\u{61c}\u{200f}\u{2028}\u{202e}\u{2066}\u{fdd0}\u{fffe}\u{ffff}";
        for bad in bad.chars() {
            assert_eq!(printed(&format!("a{bad}b.xlsx")), "a\u{fffd}b.xlsx", "{bad:?}");
        }
        assert_eq!(printed("Center Æ #2 100%.xlsx"), "Center Æ #2 100%.xlsx");
        let number = ["150377", "1793"].join("-");
        assert_eq!(printed(&format!("{number}\n")), "150377-****\u{fffd}");
    }
}
