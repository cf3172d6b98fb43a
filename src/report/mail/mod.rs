//! A mail as a file that opens as a draft: `.eml`, with the receipt and the page for the meeting attached.
//!
//! By hand, though there are libraries: mail-builder puts the clock and the machine's name into a mail (`Date`,
//! `Message-ID`, the boundary), where the same input is to give the same bytes, and encodes the names of files as words.
mod cover;
mod reminder;

pub use cover::{Cover, covers};
pub use reminder::{Mail, Reminder, reminders};

use crate::schema::identity::MAIL_BOUNDARY as BOUNDARY;
use base64::{Engine, engine::general_purpose::STANDARD};
use std::fmt::Write;

/// Characters in a line of encoded bytes.
const LINE: usize = 76;
/// Bytes in an encoded word of a header.
const WORD: usize = 42;
const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The mail and its attachments, each a file's name and bytes. It has no sender and no date: it is a draft.
pub fn eml(mail: &Mail, attachments: &[(&str, &[u8])]) -> String {
    let mut text = String::new();
    for header in [
        "X-Unsent: 1".to_owned(),
        // Of two lines one address is made, and it is nobody's: whoever sends the draft fills it in.
        format!("To: {}", if is_address(&mail.to) { &mail.to } else { "" }),
        format!("Subject: {}", encoded(&one_line(&mail.subject))),
        "MIME-Version: 1.0".to_owned(),
        format!("Content-Type: multipart/mixed; boundary=\"{BOUNDARY}\""),
        String::new(),
        format!("--{BOUNDARY}"),
        "Content-Type: text/plain; charset=utf-8".to_owned(),
        "Content-Transfer-Encoding: base64".to_owned(),
    ] {
        line(&mut text, &header);
    }
    body(&mut text, mail.body.replace('\n', "\r\n").as_bytes());
    for (name, bytes) in attachments {
        line(&mut text, &format!("--{BOUNDARY}"));
        line(&mut text, &format!("Content-Type: {WORKBOOK};\r\n {}", parameter("name", name)));
        line(&mut text, "Content-Transfer-Encoding: base64");
        line(&mut text, &format!("Content-Disposition: attachment;\r\n {}", parameter("filename", name)));
        body(&mut text, bytes);
    }
    line(&mut text, &format!("--{BOUNDARY}--"));
    text
}

fn line(text: &mut String, said: &str) {
    let _ = write!(text, "{said}\r\n");
}

fn body(text: &mut String, bytes: &[u8]) {
    line(text, "");
    let encoded = STANDARD.encode(bytes);
    for part in encoded.as_bytes().chunks(LINE) {
        line(text, &String::from_utf8_lossy(part));
    }
}

/// Whether a mail can be sent to it: one name, one `@`, a domain with a dot, and nothing between or around them.
pub fn is_address(text: &str) -> bool {
    let is_plain = |c: char| !c.is_control() && !c.is_whitespace() && !",;:<>()[]\\\"".contains(c);
    let parts = text.split_once('@');
    text.chars().all(is_plain)
        && parts.is_some_and(|(name, domain)| {
            !name.is_empty()
                && !domain.contains('@')
                && domain.split('.').all(|part| !part.is_empty())
                && domain.contains('.')
        })
}

/// A header stays one header.
fn one_line(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).collect()
}

/// A parameter of a header: `filename="Kvittering CBD.xlsx"`, or where there is more than ASCII in it, or what a quoted
/// text cannot hold, `filename*=utf-8''Kvittering%20C%C3%98P.xlsx` (RFC 2231 section 4). The encoded words of other
/// headers (RFC 2047) may not stand in a quoted parameter, and some programs then show them as they are.
fn parameter(key: &str, value: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b" -_.()".contains(&byte);
    if value.bytes().all(is_plain) {
        return format!("{key}=\"{value}\"");
    }
    let mut encoded = format!("{key}*=utf-8''");
    for byte in value.bytes() {
        let _ = match byte {
            b'-' | b'_' | b'.' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => write!(encoded, "{}", char::from(byte)),
            _ => write!(encoded, "%{byte:02X}"),
        };
    }
    encoded
}

/// A header's text, encoded where it is more than ASCII: words of whole letters, each short enough for a line.
fn encoded(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let mut words: Vec<String> = vec![String::new()];
    for letter in text.chars() {
        if words.last().is_some_and(|word| word.len() + letter.len_utf8() > WORD) {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut() {
            word.push(letter);
        }
    }
    let encoded: Vec<String> = words.iter().map(|word| format!("=?utf-8?B?{}?=", STANDARD.encode(word))).collect();
    encoded.join("\r\n ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mail() -> Mail {
        Mail {
            to: "chef@fjordby.dk\r\nBcc: alle@fjordby.dk".to_owned(),
            subject: "Vi mangler jeres businesscase for februar 2026: Effektivt Ærø".to_owned(),
            body: "Kære Åse\n".to_owned(),
        }
    }

    #[test]
    fn a_header_is_one_header_whatever_is_in_it() {
        let text = eml(&mail(), &[("Kvittering CØP.xlsx", b"PK")]);
        // What is no address is nobody's, and no other header either.
        assert!(text.contains("\r\nTo: \r\nSubject: ") && !text.contains("alle@"), "{text}");
        for (address, is_one) in [
            ("chef@fjordby.dk", true),
            ("børn.og-unge@fjordby.kommune.example", true),
            ("ved ikke", false),
            ("a@b", false),
            ("a@b.dk; c@d.dk", false),
            ("a@b.dk\n", false),
            ("@b.dk", false),
            ("a@@b.dk", false),
        ] {
            assert_eq!(is_address(address), is_one, "{address:?}");
        }
        assert!(text.is_ascii() && text.lines().all(|line| line.len() <= 100));
    }

    #[test]
    fn the_name_of_a_file_is_a_parameter_whatever_is_in_it() {
        assert_eq!(parameter("filename", "Kvittering CBD.xlsx"), "filename=\"Kvittering CBD.xlsx\"");
        assert_eq!(parameter("filename", "Kvittering CØP.xlsx"), "filename*=utf-8''Kvittering%20C%C3%98P.xlsx");
        assert_eq!(parameter("name", "a\"; b=\r\n"), "name*=utf-8''a%22%3B%20b%3D%0D%0A");
        let text = eml(&mail(), &[("Kvittering CØP.xlsx", b"PK"), ("Centerark CØP 2026-03.xlsx", b"PK")]);
        assert_eq!(text.matches("name*=utf-8''Kvittering%20C%C3%98P.xlsx\r\n").count(), 2, "{text}");
        assert_eq!(text.matches("name*=utf-8''Centerark%20C%C3%98P%202026-03.xlsx\r\n").count(), 2, "{text}");
    }

    #[test]
    fn words_are_encoded_whole() {
        let subject = encoded("Ærø ".repeat(30).as_str());
        let decoded: Vec<String> = subject
            .split("\r\n ")
            .map(|word| word.trim_start_matches("=?utf-8?B?").trim_end_matches("?="))
            .map(|word| String::from_utf8(STANDARD.decode(word).unwrap()).unwrap())
            .collect();
        assert_eq!(decoded.concat(), "Ærø ".repeat(30));
    }
}
