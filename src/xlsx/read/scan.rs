//! Rows in the plain spelling that every program writes, read straight from the bytes of the sheet.
//!
//! Whatever is spelled otherwise (prefixes, comments, sections of character data, numbered characters, runs of rich
//! text, anything malformed) is declined before anything of the row is shown: [`Xml`](super::xml::Xml) then reads that
//! row. A test holds the two against each other, so this one may only ever be faster.

/// A cell as its row spells it, nothing resolved.
#[derive(Clone, Copy, Default)]
pub(super) struct PlainCell<'a> {
    pub at: &'a str,
    pub kind: &'a str,
    pub style: Option<&'a str>,
    pub value: Option<&'a str>,
    pub formula: Option<&'a str>,
    pub inline: Option<&'a str>,
}

/// The attributes of a plain row.
#[derive(Default)]
pub(super) struct PlainRow<'a> {
    pub number: Option<&'a str>,
    pub hidden: Option<&'a str>,
}

impl<'a> PlainRow<'a> {
    /// The two that matter, if they are there.
    pub(super) fn attributes(&self) -> impl Iterator<Item = (&'a str, &'a str)> {
        [("r", self.number), ("hidden", self.hidden)].into_iter().filter_map(|(name, word)| Some((name, word?)))
    }
}

/// Reads the row that `text` begins with into `cells`, and says where the text goes on; nothing when the row is not
/// plain, or one of its texts is longer than `longest` bytes.
pub(super) fn row<'a>(
    text: &'a str,
    longest: usize,
    cells: &mut Vec<PlainCell<'a>>,
) -> Option<(PlainRow<'a>, &'a str)> {
    let mut scan = Scan { text, at: 0, longest };
    let mut row = PlainRow::default();
    cells.clear();
    scan.blank();
    scan.expect(b"<row")?;
    let empty = scan.attributes(|name, word| match name {
        b"r" => row.number = Some(word),
        b"hidden" => row.hidden = Some(word),
        _ => {}
    })?;
    if empty {
        return Some((row, scan.rest()));
    }
    loop {
        scan.blank();
        if scan.take(b"<c") {
            cells.push(scan.cell()?);
        } else {
            scan.expect(b"</row>")?;
            return Some((row, scan.rest()));
        }
    }
}

/// Reads the shared string that `text` begins with, and says where the text goes on; nothing when it is not plain.
pub(super) fn string(text: &str, longest: usize) -> Option<(&str, &str)> {
    let mut scan = Scan { text, at: 0, longest };
    scan.blank();
    scan.expect(b"<si><t")?;
    let words = scan.words(b"</t>", None)?;
    scan.expect(b"</si>")?;
    Some((words, scan.rest()))
}

/// A place in the text of a sheet. Every step is past an ASCII byte, so it never stands inside a letter.
struct Scan<'a> {
    text: &'a str,
    at: usize,
    longest: usize,
}

impl<'a> Scan<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Steps over a word that is next. Its length is known to the compiler: a handful of bytes is one comparison.
    fn take<const N: usize>(&mut self, word: &[u8; N]) -> bool {
        let found = self.text.as_bytes()[self.at..].first_chunk::<N>() == Some(word);
        self.at += if found { N } else { 0 };
        found
    }

    fn expect<const N: usize>(&mut self, word: &[u8; N]) -> Option<()> {
        self.take(word).then_some(())
    }

    fn blank(&mut self) {
        while self.peek().is_some_and(is_blank) {
            self.at += 1;
        }
    }

    /// Steps over bytes while they are so; gives what was stepped over.
    fn run(&mut self, is: impl Fn(u8) -> bool) -> &'a str {
        let rest = self.rest();
        let length = rest.bytes().position(|byte| !is(byte)).unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    /// The attributes of a tag whose name has just been read, to the end of the tag; whether it closes itself.
    fn attributes(&mut self, mut each: impl FnMut(&'a [u8], &'a str)) -> Option<bool> {
        loop {
            let start = self.at;
            self.blank();
            match self.peek()? {
                b'>' => {
                    self.at += 1;
                    return Some(false);
                }
                b'/' => {
                    self.expect(b"/>")?;
                    return Some(true);
                }
                // Without a space in front it is another tag's name that goes on.
                _ if start == self.at => return None,
                _ => {}
            }
            let name = self.run(is_name);
            self.expect(b"=\"").filter(|()| !name.is_empty())?;
            let word = self.run(|byte| !matches!(byte, b'"' | b'<' | b'>' | b'&'));
            self.expect(b"\"")?;
            each(name.as_bytes(), word);
        }
    }

    /// A cell whose `<c` has just been read.
    fn cell(&mut self) -> Option<PlainCell<'a>> {
        let mut cell = PlainCell::default();
        let empty = self.attributes(|name, word| match name {
            b"r" => cell.at = word,
            b"t" => cell.kind = word,
            b"s" => cell.style = Some(word),
            _ => {}
        })?;
        while !empty {
            self.blank();
            if self.take(b"<v") {
                cell.value = Some(self.words(b"</v>", cell.value)?);
            } else if self.take(b"<f") {
                cell.formula = Some(self.words(b"</f>", cell.formula)?);
            } else if self.take(b"<is>") {
                self.expect(b"<t")?;
                cell.inline = Some(self.words(b"</t>", cell.inline)?);
                self.expect(b"</is>")?;
            } else {
                self.expect(b"</c>")?;
                break;
            }
        }
        Some(cell)
    }

    /// The text of an element whose name has just been read. The second of its kind is not plain.
    fn words<const N: usize>(&mut self, end: &[u8; N], before: Option<&str>) -> Option<&'a str> {
        if before.is_some() {
            return None;
        }
        if self.attributes(|_, _| ())? {
            return Some("");
        }
        let text = self.run(|byte| byte != b'<');
        self.expect(end)?;
        (text.len() <= self.longest && is_plain(text)).then_some(text)
    }
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\r' | b'\t')
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b':' | b'_' | b'-' | b'.')
}

/// No line end that XML would rewrite, and no reference but the five that everyone knows.
fn is_plain(text: &str) -> bool {
    let is_odd = |byte| matches!(byte, b'&' | b'\r');
    !text.bytes().any(is_odd) || (!text.contains('\r') && text.split('&').skip(1).all(|rest| reference(rest).is_some()))
}

/// What the text after a `&` stands for, and the length of its spelling.
fn reference(rest: &str) -> Option<(char, usize)> {
    const KNOWN: [(&str, char); 5] = [("amp;", '&'), ("lt;", '<'), ("gt;", '>'), ("quot;", '"'), ("apos;", '\'')];
    KNOWN.iter().find(|(name, _)| rest.starts_with(name)).map(|(name, letter)| (*letter, name.len()))
}

/// A plain text with its references resolved, in `buffer` where there are any.
pub(super) fn resolved<'b>(text: &'b str, buffer: &'b mut String) -> &'b str {
    if !text.contains('&') {
        return text;
    }
    let mut parts = text.split('&');
    buffer.clear();
    buffer.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let (letter, length) = reference(part).unwrap_or(('&', 0));
        buffer.push(letter);
        buffer.push_str(&part[length..]);
    }
    buffer
}

#[cfg(test)]
mod tests;
