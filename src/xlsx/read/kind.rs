//! What a file is, judged by its bytes and never by its name.
use super::super::{Refusal, Sealed};

/// How far in front of an archive, or from the end, its marks are looked for.
const FRONT: usize = 65_536;

/// How many bytes of a text are looked at.
const HEAD: usize = 4_096;

/// A pointer to a file in the cloud is a few hundred bytes.
const POINTER: usize = 4_096;

/// Whether the bytes begin like a zip archive: with a file's local header, the end record of an empty archive, or the
/// marker of an archive in several volumes (APPNOTE 4.3.7, 4.3.16 and
/// section 8).
pub(super) fn is_zip(bytes: &[u8]) -> bool {
    [b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"].iter().any(|magic| bytes.starts_with(*magic))
}

/// Why bytes that are no zip archive cannot be read.
pub(super) fn refuse(bytes: &[u8]) -> Refusal {
    match bytes {
        // A file that was never written, or whose content is still in the cloud, has only its size.
        bytes if bytes.iter().all(|byte| *byte == 0) => Refusal::Empty,
        // The signature of the compound file binary format ([MS-CFB], header).
        [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ..] => compound_file(bytes),
        // Excel 2 to 4 wrote a bare stream of records (BIFF): the first is BOF, whose number is 0x0009, 0x0209 or
        // 0x0409 by version, and so is one of Excel 5 (0x0809) that was taken out of its compound file.
        [0x09, 0x00 | 0x02 | 0x04 | 0x08, 0x04..=0x10, 0x00, ..] => Refusal::OldExcel,
        // A shortcut of Windows ([MS-SHLLINK]: the size of its header, then the first bytes of its class id), and the
        // binary property list a Mac leaves in place of a file.
        [0x4c, 0, 0, 0, 1, 0x14, 2, 0, ..] | [b'b', b'p', b'l', b'i', b's', b't', ..] => Refusal::Placeholder,
        // What others are packed in: 7-Zip, RAR, gzip (RFC 1952), and the attachments of Outlook ([MS-OXTNEF] 2.1.3.2).
        [b'7', b'z', 0xbc, 0xaf, 0x27, 0x1c, ..] => Refusal::Sealed(Sealed::SevenZip),
        [b'R', b'a', b'r', b'!', 0x1a, 0x07, ..] => Refusal::Sealed(Sealed::Rar),
        [0x1f, 0x8b, 0x08, ..] => Refusal::Sealed(Sealed::Gzip),
        [0x78, 0x9f, 0x3e, 0x22, ..] => Refusal::Sealed(Sealed::Tnef),
        _ if has_zip_inside(bytes) => Refusal::Damaged,
        _ => text(bytes),
    }
}

/// Whether a zip archive begins a little into the bytes and ends at their end: a mail program has put its own lines in
/// front, or the workbook was glued to something else.
fn has_zip_inside(bytes: &[u8]) -> bool {
    let (head, tail) = (&bytes[..bytes.len().min(FRONT)], &bytes[bytes.len().saturating_sub(FRONT)..]);
    let holds = |part: &[u8], magic: &[u8]| part.windows(4).any(|window| window == magic);
    holds(head, b"PK\x03\x04") && holds(tail, b"PK\x05\x06")
}

/// A compound file, the container of the old binary formats and of encrypted new ones: its directory spells the names
/// of its streams in UTF-16. A sensitivity label encrypts with a `DRMContent` stream, a password with an
/// `EncryptedPackage` ([MS-OFFCRYPTO]). The directory is not parsed; that a text in the file spells such a name is as
/// good as impossible.
fn compound_file(bytes: &[u8]) -> Refusal {
    if ["DRMEncrypted", "DRMContent"].iter().any(|name| spells(bytes, name)) {
        Refusal::Labelled
    } else if spells(bytes, "EncryptedPackage") {
        Refusal::Encrypted
    } else if spells(bytes, "__properties_version1.0") {
        // Every message has this stream ([MS-OXMSG] 2.4).
        Refusal::Sealed(Sealed::OutlookMail)
    } else if ["Workbook\0", "Book\0"].iter().any(|name| spells(bytes, name)) {
        Refusal::OldExcel
    } else {
        Refusal::NotAWorkbook
    }
}

fn spells(bytes: &[u8], name: &str) -> bool {
    // Names are equal whatever their case ([MS-CFB] 2.6.4): some programs write `WORKBOOK`.
    let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(wide.len()).any(|window| window.eq_ignore_ascii_case(&wide))
}

/// What bytes without a known signature are: some kind of text, or nothing we know.
fn text(bytes: &[u8]) -> Refusal {
    let head = head(bytes);
    let lower = head.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '\u{feff}').to_lowercase();
    if lower.starts_with("%pdf") {
        Refusal::Pdf
    } else if is_bare_xml(&lower) {
        Refusal::XmlSpreadsheet
    } else if is_html(&lower) {
        Refusal::Html
    } else if bytes.len() <= POINTER && is_pointer(&lower) {
        Refusal::Placeholder
    } else if is_printable(&head) {
        Refusal::PlainText
    } else {
        Refusal::NotAWorkbook
    }
}

/// The beginning as text: UTF-16 when it says so, else UTF-8 with a mark for every other byte.
fn head(bytes: &[u8]) -> String {
    let head = &bytes[..bytes.len().min(HEAD)];
    super::text::wide(head).unwrap_or_else(|| String::from_utf8_lossy(head).into_owned())
}

/// A spreadsheet that is one XML file says so in its first element.
fn is_bare_xml(lower: &str) -> bool {
    let kinds = ["urn:schemas-microsoft-com:office:spreadsheet", "urn:oasis:names:tc:opendocument"];
    lower.starts_with("<?xml") && kinds.iter().any(|kind| lower.contains(kind))
}

/// A page may begin with a declaration or a comment; what systems call an Excel export is often a bare table.
fn is_html(lower: &str) -> bool {
    lower.starts_with('<') && ["<html", "<!doctype html", "<table"].iter().any(|tag| lower.contains(tag))
}

/// What Google Drive, Windows and a Mac leave in place of a file.
fn is_pointer(lower: &str) -> bool {
    (lower.starts_with('{') && ["\"doc_id\"", "\"url\""].iter().any(|key| lower.contains(key)))
        || (lower.starts_with('[') && lower.contains("[internetshortcut]"))
        || lower.starts_with("[desktop entry]")
        || (lower.starts_with("<?xml") && lower.contains("<plist") && lower.contains("<key>url</key>"))
}

/// Text has no control characters, and at most a few letters of an older encoding.
fn is_printable(head: &str) -> bool {
    // A CSV file saved as Windows-1252 has a broken byte for each æ, ø and å, and in Danish that is about one letter in
    // thirty; a picture has far more than one in four.
    let odd = head.matches('\u{fffd}').count();
    odd * 4 <= head.chars().count()
        && !head.chars().any(|letter| letter.is_control() && !"\t\r\n\u{c}\u{1a}".contains(letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wide(text: &str) -> Vec<u8> {
        text.encode_utf16().flat_map(u16::to_le_bytes).collect()
    }

    #[test]
    fn files_are_known_by_their_content() {
        let cases: [(&[u8], Refusal); 19] = [
            (b"", Refusal::Empty),
            (b"\0\0\0\0", Refusal::Empty),
            (b"\x4c\0\0\0\x01\x14\x02\0\0\0", Refusal::Placeholder),
            (b"bplist00\xd1\x01\x02", Refusal::Placeholder),
            (b"<?xml?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>", Refusal::XmlSpreadsheet),
            (b"<table><tr><td>1</td></tr></table>", Refusal::Html),
            (b"[a]\r\nb=1\r\n[InternetShortcut]\r\n", Refusal::Placeholder),
            (b"%PDF-1.7 \x00\x01", Refusal::Pdf),
            (b"\xef\xbb\xbf \n<!DocType HTML><p>", Refusal::Html),
            (b"<HTML xmlns:x=\"urn\">", Refusal::Html),
            (b"<?xml version=\"1.0\"?>\n<html>", Refusal::Html),
            (b"{\"url\":\"https://docs.google.com/open?id=1\",\"doc_id\":\"1\"}", Refusal::Placeholder),
            (b"[InternetShortcut]\r\nURL=https://x\r\n", Refusal::Placeholder),
            (b"Post;M\xe5ned;Realiseret\r\nA;1;2\r\n", Refusal::PlainText),
            ("Post;Måned\n".as_bytes(), Refusal::PlainText),
            (b"\xff\xfeP\0o\0s\0t\0", Refusal::PlainText),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Refusal::NotAWorkbook),
            (b"\x09\x08\x10\x00\x00\x06\x05\x00", Refusal::OldExcel),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 word", Refusal::NotAWorkbook),
        ];
        for (bytes, kind) in cases {
            assert_eq!(refuse(bytes), kind, "{}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn containers_are_told_apart_by_their_streams() {
        let container = |name: &str| [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0".to_vec(), wide(name)].concat();
        assert_eq!(refuse(&container("EncryptedPackage")), Refusal::Encrypted);
        assert_eq!(refuse(&container("\u{9}DRMContent")), Refusal::Labelled);
        assert_eq!(refuse(&container("Workbook\0")), Refusal::OldExcel);
    }
}
