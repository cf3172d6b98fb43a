//! Text as `OpenDocument` spells it (ODF 1.3 Part 3 §6.1.2–6.1.5, white space): a run of white space in the XML is one
//! space, so that files may be indented; several spaces are `<text:s text:c="3"/>`, a tab and a line break have
//! elements of their own.
use super::super::super::Refusal;
use super::super::xml::{Tag, Token, Xml};

/// Appends the text of the element just opened, up to `most` bytes; each paragraph in it begins on a new line.
pub(super) fn read(xml: &mut Xml<'_>, into: &mut String, most: usize) -> Result<(), Refusal> {
    let inside = xml.depth();
    let mut after_space = true;
    loop {
        match xml.next()? {
            Token::Text(text) => after_space = append(into, &text, after_space, most),
            Token::Open(tag) => after_space = open(tag, into, after_space, most),
            Token::Close if xml.depth() < inside => return Ok(()),
            Token::Close => {}
            Token::End => return Err(Refusal::Damaged),
        }
    }
}

/// Appends text, each run of white space as one space, and none at the beginning of a paragraph or after another; says
/// whether it ended in one. A text and the element after it share the run: `a <text:span> b</text:span>` is `a b`.
fn append(into: &mut String, text: &str, mut after_space: bool, most: usize) -> bool {
    for letter in text.chars() {
        let is_space = matches!(letter, ' ' | '\t' | '\r' | '\n');
        if into.len() + letter.len_utf8() > most {
            break;
        }
        if !is_space {
            into.push(letter);
        } else if !after_space {
            into.push(' ');
        }
        after_space = is_space;
    }
    after_space
}

/// What an element within a text stands for; says whether white space after it means nothing. `dc:date` and
/// `dc:creator` stand in notes, before their text.
fn open(tag: Tag<'_>, into: &mut String, after_space: bool, most: usize) -> bool {
    let room = most.saturating_sub(into.len());
    match tag.name {
        "s" => {
            // A count that is no number, or too large for one, fills what room there is.
            let wanted = tag.get("c").map_or(Some(1), |count| count.trim().parse().ok()).unwrap_or(room);
            into.extend(std::iter::repeat_n(' ', wanted.min(room)));
            false
        }
        "tab" if room > 0 => {
            into.push('\t');
            false
        }
        "line-break" | "p" | "h" | "date" | "creator" => {
            if room > 0 && !into.is_empty() {
                into.push('\n');
            }
            true
        }
        _ => after_space,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(content: &str) -> String {
        let whole = format!("<text:p>{content}</text:p>");
        let (mut xml, mut found) = (Xml::new(&whole), String::new());
        xml.root().unwrap();
        read(&mut xml, &mut found, 20).unwrap();
        found
    }

    #[test]
    fn spaces_are_counted_and_breaks_kept() {
        for (content, seen) in [
            ("Center for Børn", "Center for Børn"),
            ("\n    Post  og\n  sag", "Post og sag"),
            ("a<text:s text:c=\"3\"/>b<text:s/> c", "a   b  c"),
            ("12<text:span>,5</text:span>", "12,5"),
            ("a<text:line-break/>b<text:tab/>c", "a\nb\tc"),
            ("a<text:s text:c=\"4000000000\"/>", "a                   "),
            ("a<text:s text:c=\"99999999999999999999\"/>", "a                   "),
            ("ååååååååååå", "åååååååååå"),
        ] {
            assert_eq!(text(content), seen, "{content}");
        }
    }
}
