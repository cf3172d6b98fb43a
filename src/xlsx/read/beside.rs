//! Texts that people see in a workbook and that stand in none of its cells: notes, footers, links, lists of a
//! validation. They are searched for CPR numbers, and nothing else is asked of them.
use memchr::{memchr, memchr_iter, memmem};
use quick_xml::escape::unescape;
use std::borrow::Cow;

/// Attributes of a sheet whose words people see (ECMA-376 Part 1): the prompts of a validation (18.3.1.32), and what a
/// link shows (18.3.1.47).
const OF_A_SHEET: [&str; 6] =
    [" prompt=\"", " promptTitle=\"", " error=\"", " errorTitle=\"", " tooltip=\"", " display=\""];

/// The same of the other parts: where a link leads (Part 2, relationships), what a picture shows (Part 1, 20.1.2.2.8),
/// and the texts that a pivot table remembers (18.10.1.85).
const OF_A_PART: [&str; 5] = [" Target=\"", " descr=\"", " title=\"", " tooltip=\"", "<s v=\""];

/// The same of an `OpenDocument` content: lists of a validation, named formulas, and where links lead.
const OF_CONTENT: [&str; 5] =
    [" table:condition=\"", " table:expression=\"", " xlink:href=\"", " xlink:title=\"", " office:title=\""];

/// What stands on a sheet after its rows: validation, links, headers and footers of the printed page.
pub(super) fn after_rows(sheet: &str) -> String {
    let after = &sheet[sheet.rfind("sheetData").unwrap_or_default()..];
    plain(after) + &words(after, &OF_A_SHEET)
}

/// Of a part beside the sheets.
pub(super) fn of_part(part: &str) -> String {
    plain(part) + &words(part, &OF_A_PART)
}

/// Of an `OpenDocument` content, what is in neither cells nor notes.
pub(super) fn of_content(content: &str) -> String {
    let [start, end] = ["<table:content-validations", "</table:content-validations>"].map(|tag| content.find(tag));
    let validations = start.zip(end).and_then(|(start, end)| content.get(start..end)).unwrap_or_default();
    plain(validations) + &words(content, &OF_CONTENT)
}

/// The values of these attributes, a line each.
fn words(xml: &str, attributes: &[&str]) -> String {
    let mut found = String::new();
    for attribute in attributes {
        for at in memmem::find_iter(xml.as_bytes(), attribute.as_bytes()) {
            let value = &xml[at + attribute.len()..];
            let value = &value[..memchr(b'"', value.as_bytes()).unwrap_or_default()];
            found.push('\n');
            let value = unescape(value).unwrap_or(value.into());
            found.push_str(&if value.contains('%') { decoded(&value) } else { value });
        }
    }
    found
}

/// A link without its percent signs: `Sag%20010203` says `Sag 010203` (RFC 3986, 2.1).
fn decoded(link: &str) -> Cow<'static, str> {
    let mut parts = link.split('%');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        match part.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => bytes.extend([&[byte], &part.as_bytes()[2..]].concat()),
            None => bytes.extend([b"%", part.as_bytes()].concat()),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned().into()
}

/// The text between the tags, for the search for CPR numbers.
///
/// Runs of one text are joined, so that a number of which half is bold is found; texts that stand apart stay apart, on
/// a line each, so that digits of two texts never make a number together.
/// `<a:r><a:t>01</a:t></a:r><a:r><a:t>02</a:t></a:r>` gives `0102`, `<a:p>01</a:p><a:p>02</a:p>` gives two lines.
pub(super) fn plain(xml: &str) -> String {
    let (mut text, mut done) = (String::new(), 0);
    for close in memchr_iter(b'>', xml.as_bytes()) {
        let words = &xml[close + 1..];
        if close >= done && !words.is_empty() && !words.starts_with('<') {
            let tags = &xml[done..=close];
            let words = &words[..memchr(b'<', words.as_bytes()).unwrap_or(words.len())];
            text.push_str(if tags.split('<').skip(1).all(is_run) { "" } else { "\n" });
            text.push_str(words);
            done = close + 1 + words.len();
        }
    }
    match unescape(&text) {
        Ok(plain) => plain.into_owned(),
        Err(_) => text,
    }
}

/// Whether a tag opens or closes a run of rich text: `r` and its properties `rPr`, or the text `t` in it.
fn is_run(tag: &str) -> bool {
    let name = tag.trim_start_matches('/').split([' ', '/', '>']).next().unwrap_or_default();
    matches!(name.rsplit(':').next(), Some("t" | "r" | "rPr"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_beside_the_cells_are_found_wherever_they_stand() {
        let sheet = "<worksheet><sheetData><row/></sheetData><dataValidations><dataValidation prompt=\"a&#45;1\">\
            <formula1>\"b,c\"</formula1></dataValidation></dataValidations><hyperlinks><hyperlink tooltip=\"d\"/></hyperlinks>\
            <headerFooter><oddFooter>&amp;Le</oddFooter></headerFooter></worksheet>";
        assert_eq!(after_rows(sheet), "\n\"b,c\"\n&Le\na-1\nd");
        assert_eq!(of_part("<x><r Target=\"mailto:f%20%c3%a6%\"/><p descr=\"g\">h</p></x>"), "\nh\nmailto:f æ%\ng");
        let content = "<o><table:content-validations><table:content-validation table:condition=\"in(&quot;i&quot;)\">\
            <table:help-message><text:p>j</text:p></table:help-message></table:content-validation></table:content-validations></o>";
        assert_eq!(of_content(content), "\nj\nin(\"i\")");
    }
}
