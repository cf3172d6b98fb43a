//! A mail as it is saved (`.eml`, RFC 5322): the files attached to it.
//!
//! MIME has many spellings (RFC 2045–2047, 2231), and mail-parser knows them. What the mail itself says is not looked at.
use mail_parser::{MessageParser, MimeHeaders, PartType};

/// Bytes of the headers that are looked at.
const HEAD: usize = 65_536;

/// Headers that a mail has two of at least; a text file that happens to begin with a word and a colon has none.
const KNOWN: [&str; 14] = [
    "from",
    "to",
    "cc",
    "subject",
    "date",
    "mime-version",
    "content-type",
    "received",
    "return-path",
    "message-id",
    "delivered-to",
    "reply-to",
    "x-unsent",
    "content-transfer-encoding",
];

/// What is attached to a mail.
pub(super) enum Part {
    /// A file, by its name.
    File(String, Vec<u8>),
    /// Another mail, by its name where it has one.
    Mail(String),
}

/// Whether the bytes begin as a mail does: lines that are headers, two of them known.
pub(super) fn is_mail(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]);
    let mut known = 0;
    for (place, line) in head.trim_start_matches('\u{feff}').lines().enumerate() {
        // A header may go on in the next line, which then begins with a space (RFC 5322 2.2.3).
        if line.starts_with([' ', '\t']) && place > 0 {
            continue;
        }
        let Some((name, _)) = line.split_once(':') else { break };
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_graphic()) {
            break;
        }
        known += usize::from(KNOWN.contains(&&*name.to_ascii_lowercase()));
    }
    known >= 2
}

/// Whether a name is that of a signed or encrypted mail (S/MIME, RFC 8551 3.2.1), which only its receiver can open.
pub(super) fn is_secured(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("p7m"))
}

/// Everything attached, in order. A part without a name is looked at where it is no text of the mail's own.
pub(super) fn parts(bytes: &[u8]) -> Vec<Part> {
    let Some(mail) = MessageParser::default().parse(bytes) else { return Vec::new() };
    let named = |part: &mail_parser::MessagePart<'_>| part.attachment_name().unwrap_or_default().to_owned();
    let parts = mail.parts.iter().filter_map(|part| match &part.body {
        PartType::Binary(bytes) | PartType::InlineBinary(bytes) => Some(Part::File(named(part), bytes.to_vec())),
        // A CSV file is attached as text.
        PartType::Text(_) | PartType::Html(_) => {
            part.attachment_name().map(|name| Part::File(name.to_owned(), part.contents().to_vec()))
        }
        PartType::Message(_) => Some(Part::Mail(named(part))),
        PartType::Multipart(_) => None,
    });
    parts.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_is_known_by_its_headers() {
        for (text, mail) in [
            ("From: a@b.dk\r\nTo: c@d.dk\r\n\r\nHej", true),
            ("X-Odd: 1\nReceived: from x\n by y\nSubject: =?utf-8?Q?=C3=B8?=\n\n", true),
            ("\u{feff}MIME-Version: 1.0\nContent-Type: text/plain\n\n", true),
            ("Til: Anna\nDato: i dag\n", false),
            ("Date;Amount\n2026;1\n", false),
            ("From: x\n\nTo: y\n", false),
            ("", false),
        ] {
            assert_eq!(is_mail(text.as_bytes()), mail, "{text}");
        }
    }

    #[test]
    fn files_are_found_in_every_spelling() {
        let mail = "From: a@b.dk\r\nTo: c@d.dk\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"x\"\r\n\r\n\
            --x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nHermed.\r\n\
            --x\r\nContent-Type: application/octet-stream; name=\"=?iso-8859-1?Q?Businesscase_C=D8P.xlsx?=\"\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment\r\n\r\nUEsDBA==\r\n\
            --x\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Disposition: attachment;\r\n filename*0*=utf-8''Tids;\r\n filename*1*=m%C3%A5ling.xlsx\r\n\r\nPK=03=04\r\n\
            --x\r\nContent-Type: text/csv; name=tal.csv\r\nContent-Disposition: attachment; filename=tal.csv\r\n\r\na;b\r\n\
            --x\r\nContent-Type: message/rfc822\r\n\r\nFrom: e@f.dk\r\nTo: g@h.dk\r\n\r\nVideresendt\r\n--x--\r\n";
        let found: Vec<String> = parts(mail.as_bytes())
            .into_iter()
            .map(|part| match part {
                Part::File(name, bytes) => format!("{name} {}", String::from_utf8_lossy(&bytes[..3.min(bytes.len())])),
                Part::Mail(name) => format!("mail {name}"),
            })
            .collect();
        assert_eq!(found, ["Businesscase CØP.xlsx PK\u{3}", "Tidsmåling.xlsx PK\u{3}", "tal.csv a;b", "mail "]);
    }
}
