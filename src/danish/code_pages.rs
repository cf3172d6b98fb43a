//! Code pages of Windows, for what other programs have written or shown in one: a list of files from `dir /s /b > stier.txt`, or a
//! word of a script that was saved as UTF-8 and is read in the console's own.
//!
//! Danish consoles use code page 850, consoles in American English 437, and programs with windows 1252. Their lower halves are
//! ASCII.

/// The upper half of code page 850.
const CONSOLE: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒ\
     áíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐\
     └┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀\
     ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{AD}±‗¾¶§÷¸°¨·¹³²■\u{A0}";
/// The upper half of code page 437, which has no ø.
const AMERICAN: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒ\
     áíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐\
     └┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀\
     αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{A0}";
/// The upper half of windows 1252; five places are empty there and mean themselves.
const WINDOWS: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ\
     \u{A0}¡¢£¤¥¦§¨©ª«¬\u{AD}®¯°±²³´µ¶·¸¹º»¼½¾¿\
     ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß\
     àáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ";
/// What bytes that are no UTF-8 may say, the most likely first: as the console writes, and as programs with windows do.
pub fn readings(bytes: &[u8]) -> [String; 2] {
    [CONSOLE, WINDOWS].map(|page| bytes.iter().map(|byte| letter(*byte, page)).collect())
}

fn letter(byte: u8, upper: &str) -> char {
    let at = byte.checked_sub(128).and_then(|at| upper.chars().nth(usize::from(at)));
    at.unwrap_or(char::from(byte))
}

/// The text that was meant, where UTF-8 was read in a code page: `unders├©g` and `undersÃ¸g` are `undersøg`.
pub fn unmangled(text: &str) -> Option<String> {
    let is_plain = text.is_ascii();
    let meant = |page: &&str| {
        let bytes: Option<Vec<u8>> = text.chars().map(|letter| byte(letter, page)).collect();
        String::from_utf8(bytes?).ok()
    };
    [CONSOLE, AMERICAN, WINDOWS].iter().find_map(meant).filter(|_| !is_plain)
}

fn byte(letter: char, upper: &str) -> Option<u8> {
    if letter.is_ascii() {
        return u8::try_from(letter).ok();
    }
    let at = upper.chars().position(|known| known == letter)?;
    u8::try_from(at + 128).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_pages_have_a_letter_for_every_byte() {
        for page in [CONSOLE, AMERICAN, WINDOWS] {
            assert_eq!(page.chars().count(), 128);
            let all: std::collections::BTreeSet<char> = page.chars().collect();
            assert_eq!(all.len(), 128);
        }
    }

    #[test]
    fn a_list_is_read_as_the_console_or_a_program_has_written_it() {
        assert_eq!(readings(b"B\x9brn og \x91ldre\\\x86.xlsx")[0], "Børn og ældre\\å.xlsx");
        assert_eq!(readings(b"B\xf8rn og \xe6ldre\\\xe5.xlsx")[1], "Børn og ældre\\å.xlsx");
    }

    #[test]
    fn what_was_meant_is_found() {
        for mangled in ["unders├©g", "unders├╕g", "undersÃ¸g"] {
            assert_eq!(unmangled(mangled).as_deref(), Some("undersøg"), "{mangled}");
        }
        assert_eq!(unmangled("udtr├ªk").as_deref(), Some("udtræk"));
        for right in ["undersøg", "udtræk", "saml", ""] {
            assert_eq!(unmangled(right), None, "{right}");
        }
    }
}
