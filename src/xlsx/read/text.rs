//! Text as the file spells it, made into text as people see it.
use super::super::Refusal;
use std::borrow::Cow;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// The largest part that is read although it is not in UTF-8: decoding makes a copy that the budget does not count.
const LARGEST_MENDED: usize = 32 << 20;

/// A part's bytes as text: UTF-16 by its mark, else UTF-8, else Latin-1 if it says so, else with U+FFFD for what is
/// lost. XML allows them all (XML 1.0 Appendix F tells how to know), though Excel and LibreOffice write UTF-8 only.
///
/// All but UTF-8 make a second copy, which may be larger than the first, so a large part in another spelling is damaged
/// instead.
pub(super) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, Refusal> {
    if bytes.len() <= LARGEST_MENDED
        && let Some(text) = wide(bytes)
    {
        return Ok(text.into());
    }
    match simdutf8::basic::from_utf8(bytes) {
        Ok(text) => Ok(text.into()),
        Err(_) if bytes.len() > LARGEST_MENDED => Err(Refusal::Damaged),
        Err(_) if says_latin(bytes) => Ok(bytes.iter().map(|&byte| char::from(byte)).collect()),
        Err(_) => Ok(String::from_utf8_lossy(bytes)),
    }
}

/// UTF-16 text, known by its byte order mark or by `<?` in two bytes each.
pub(super) fn wide(bytes: &[u8]) -> Option<String> {
    let unit: fn([u8; 2]) -> u16 = match bytes {
        [0xff, 0xfe, ..] | [b'<', 0, b'?', 0, ..] => u16::from_le_bytes,
        [0xfe, 0xff, ..] | [0, b'<', 0, b'?', ..] => u16::from_be_bytes,
        _ => return None,
    };
    let units = bytes.as_chunks::<2>().0.iter().map(|&pair| unit(pair));
    Some(char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)).collect())
}

/// Whether the XML declaration names an encoding of one byte per letter. Windows-1252 is read as Latin-1: they differ
/// in quotation marks and dashes, not in letters.
fn says_latin(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]).to_ascii_lowercase();
    let declaration = head.split("?>").next().unwrap_or_default();
    declaration.contains("iso-8859-1") || declaration.contains("windows-1252")
}

/// In Unicode normalization form C (UAX #15), so that an `å` that is `a` and U+030A, as a Mac stores it, equals one
/// that is U+00E5.
pub(super) fn composed(text: &str) -> Cow<'_, str> {
    // Combining marks begin at U+0300, whose first byte in UTF-8 is 0xCC; Danish letters (U+00C0–U+00FF) begin with
    // 0xC3.
    if text.bytes().all(|byte| byte < 0xcc) || is_nfc(text) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().collect())
    }
}

/// A cell's text: escapes resolved, composed, and cut after `most` characters.
pub(super) fn shown(text: &str, most: usize) -> Cow<'_, str> {
    let plain = if text.contains("_x") { Cow::Owned(unescaped(text)) } else { Cow::Borrowed(text) };
    let plain = match plain {
        Cow::Borrowed(text) => composed(text),
        Cow::Owned(text) => Cow::Owned(composed(&text).into_owned()),
    };
    // A text has at most as many characters as bytes, so nearly all need not be counted.
    match (plain.len() > most).then(|| plain.char_indices().nth(most)).flatten() {
        Some((end, _)) => Cow::Owned(plain[..end].to_owned()),
        None => plain,
    }
}

/// Resolves `_xHHHH_`, which spells a UTF-16 unit that XML cannot hold (`ST_Xstring`, ECMA-376 Part 1 §22.9.2.19): a
/// carriage return is `_x000D_`, and a text that really says `_x000D_` is `_x005F_x000D_`. A pair of surrogates makes
/// one character.
fn unescaped(text: &str) -> String {
    let (mut found, mut units, mut rest) = (String::with_capacity(text.len()), Vec::new(), text);
    while let Some(at) = rest.find("_x") {
        if at > 0 {
            flush(&mut found, &mut units);
            found.push_str(&rest[..at]);
        }
        rest = &rest[at..];
        if let Some(unit) = escape(rest) {
            units.push(unit);
            rest = &rest["_xHHHH_".len()..];
        } else {
            flush(&mut found, &mut units);
            found.push('_');
            rest = &rest[1..];
        }
    }
    flush(&mut found, &mut units);
    found + rest
}

/// Writes the units gathered so far; half a pair becomes U+FFFD.
fn flush(found: &mut String, units: &mut Vec<u16>) {
    let letters = char::decode_utf16(units.drain(..));
    found.extend(letters.map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)));
}

/// The unit that an escape at the beginning of `text` spells.
fn escape(text: &str) -> Option<u16> {
    let digits = text.strip_prefix("_x")?.get(..4)?;
    let closed = text.as_bytes().get(6) == Some(&b'_');
    (closed && digits.bytes().all(|digit| digit.is_ascii_hexdigit())).then(|| u16::from_str_radix(digits, 16).ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_resolved_once() {
        for (raw, seen) in [
            ("a_x000D_b", "a\rb"),
            ("_x005F_x000D_", "_x000D_"),
            ("_xD83D__xDE00_!", "😀!"),
            ("_xD83D_", "\u{fffd}"),
            ("_x12_ _xyz _x", "_x12_ _xyz _x"),
            ("_x00e5_", "å"),
            ("_xå000_", "_xå000_"),
        ] {
            assert_eq!(shown(raw, 100), seen, "{raw}");
        }
    }

    #[test]
    fn texts_are_composed_and_cut_between_characters() {
        assert_eq!(shown("Ka\u{30a}l", 100), "Kål");
        assert_eq!(shown("æøå", 2), "æø");
        assert_eq!(shown("æøå", 3), "æøå");
    }

    #[test]
    fn parts_in_older_encodings_are_read() {
        let wide: Vec<u8> = "\u{feff}<a>å</a>".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decode(&wide), Ok("\u{feff}<a>å</a>".into()));
        let latin = b"<?xml encoding=\"ISO-8859-1\"?><a>\xe5</a>";
        assert_eq!(decode(latin), Ok("<?xml encoding=\"ISO-8859-1\"?><a>å</a>".into()));
        assert_eq!(decode(b"<a>\xe5</a>"), Ok("<a>\u{fffd}</a>".into()));
        assert_eq!(decode(&vec![0xff; LARGEST_MENDED + 1]), Err(Refusal::Damaged));
    }
}
