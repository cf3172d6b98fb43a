//! Rows in the plain spelling that every program writes, read straight from the bytes of the sheet.
//!
//! Plain is `<row r="1"><c r="A1" s="3" t="s"><v>0</v></c></row>`: no prefix, double quotes, nothing but cells in the
//! row and nothing but `v`, `f` and a single text in a cell. Whatever is spelled otherwise (prefixes, comments, CDATA
//! sections, character references such as `&#229;`, runs of rich text, anything malformed) is declined before anything
//! of the row is shown: [`Xml`](super::xml::Xml) then reads that row. A test holds the two readers against each other,
//! so this one may only ever be faster; without it every row is read alike, only more slowly.

use memchr::{memchr, memchr2};
use std::ops::Range;

/// A cell as its row spells it, nothing resolved: the attributes `r`, `t` and `s` of `c` and the texts of `v`, `f` and
/// `is` (ECMA-376 Part 1 §18.3.1.4).
#[derive(Clone, Copy, Default)]
pub(super) struct PlainCell<'a> {
    /// Its address, `B12`; empty where it follows the cell before.
    pub at: &'a str,
    /// Its type; empty for a number.
    pub kind: &'a str,
    pub style: Option<&'a str>,
    pub value: Option<&'a str>,
    pub formula: Option<&'a str>,
    pub inline: Option<&'a str>,
}

impl PlainCell<'_> {
    /// Whether it has a style and nothing else, as most cells of a template.
    pub(super) fn is_blank(&self) -> bool {
        self.value.is_none() && self.formula.is_none() && self.inline.is_none() && self.kind.is_empty()
    }
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
    scan.skip_blank();
    scan.expect(b"<row")?;
    let empty = scan.attributes(|name, word| match name {
        b"r" => row.number = Some(word),
        b"hidden" => row.hidden = Some(word),
        _ => {}
    })?;
    if empty {
        return Some((row, scan.rest()));
    }
    let mut left_out = false;
    loop {
        scan.skip_blank();
        if scan.take(b"<c") {
            let cell = match scan.usual_start() {
                Some(UsualStart::Blank) => {
                    left_out = true;
                    continue;
                }
                Some(UsualStart::Open(cell)) => scan.contents(cell)?,
                None => scan.cell()?,
            };
            // A cell without an address stands to the right of the one before, and that one may have been left out of
            // `cells`. Only the XML reader keeps count.
            if left_out && !cell.at.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
                return None;
            }
            cells.push(cell);
        } else {
            scan.expect(b"</row>")?;
            return Some((row, scan.rest()));
        }
    }
}

/// Reads the shared string that `text` begins with, and says where the text goes on; nothing when it is not plain.
pub(super) fn string(text: &str, longest: usize) -> Option<(&str, &str)> {
    let mut scan = Scan { text, at: 0, longest };
    scan.skip_blank();
    scan.expect(b"<si><t")?;
    let words = scan.words(b"</t>", None)?;
    scan.expect(b"</si>")?;
    Some((words, scan.rest()))
}

/// A cell's start as nearly every program spells it: address, style and type, in this order.
enum UsualStart<'a> {
    /// `<c r="A1" s="3"/>`: all of a cell with an address and a style and nothing else.
    Blank,
    /// The start of one with something in it.
    Open(PlainCell<'a>),
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

    /// The same, for a word without which the row is not plain.
    fn expect<const N: usize>(&mut self, word: &[u8; N]) -> Option<()> {
        self.take(word).then_some(())
    }

    fn skip_blank(&mut self) {
        self.run(BLANK);
    }

    /// Steps over bytes of a class; gives what was stepped over.
    #[inline]
    fn run(&mut self, class: u8) -> &'a str {
        let (start, bytes) = (self.at, self.text.as_bytes());
        while bytes.get(self.at).is_some_and(|&byte| CLASSES[usize::from(byte)] & class != 0) {
            self.at += 1;
        }
        &self.text[start..self.at]
    }

    /// The attributes of a tag whose name has just been read, to the end of the tag; whether it closes itself.
    fn attributes(&mut self, mut each: impl FnMut(&'a [u8], &'a str)) -> Option<bool> {
        loop {
            let start = self.at;
            self.skip_blank();
            match self.peek()? {
                b'>' => {
                    self.at += 1;
                    return Some(false);
                }
                b'/' => {
                    self.expect(b"/>")?;
                    return Some(true);
                }
                // Without a space in front the tag has a longer name: `<c` has been read of `<cols`.
                _ if start == self.at => return None,
                _ => {}
            }
            let name = self.run(NAME);
            self.expect(b"=\"").filter(|()| !name.is_empty())?;
            let word = self.run(WORD);
            self.expect(b"\"")?;
            each(name.as_bytes(), word);
        }
    }

    /// The rest of the start of a cell, after `<c`: ` r="A1" s="3" t="s">`. Where it is spelled otherwise, nothing is
    /// given and the scan stays where it was, for [`cell`](Self::cell) to read it.
    fn usual_start(&mut self) -> Option<UsualStart<'a>> {
        let start = self.at;
        let found = self.usual_start_from_here();
        self.at = if found.is_some() { self.at } else { start };
        found
    }

    fn usual_start_from_here(&mut self) -> Option<UsualStart<'a>> {
        self.expect(b" r=\"")?;
        let at = self.reach_quote()?;
        self.expect(b"\" s=\"")?;
        let style = self.reach_quote()?;
        if self.take(b"\"/>") {
            return Some(UsualStart::Blank);
        }
        let kind = if self.take(b"\" t=\"") { self.reach_quote()? } else { 0..0 };
        self.expect(b"\">")?;
        // `reach_quote` takes any bytes, so what it took is looked at here: `<`, `&` or half a letter is not plain.
        let words = [at, style, kind].map(|word| &self.text[word]);
        let is_plain = words.iter().flat_map(|word| word.bytes()).all(|byte| byte.is_ascii_alphanumeric());
        let [at, style, kind] = words;
        is_plain.then_some(UsualStart::Open(PlainCell { at, kind, style: Some(style), ..PlainCell::default() }))
    }

    /// Steps over a word of one to seven bytes, whatever they are, to the quote after it. Addresses and style numbers
    /// are so short that eight bytes looked at as one number are faster than a loop.
    fn reach_quote(&mut self) -> Option<Range<usize>> {
        const ONES: u64 = u64::from_le_bytes([1; 8]);
        let bytes = self.text.as_bytes()[self.at..].first_chunk::<8>()?;
        // SWAR zero-byte test (Warren, Hacker's Delight §6-1): XOR makes each quote a zero byte, and
        // (x - 0x01…) & !x & 0x80… sets the top bit of every zero byte. A borrow can set bits above the first zero byte
        // wrongly, but never below it, and only the lowest is asked for.
        let differing = u64::from_le_bytes(*bytes) ^ u64::from_le_bytes([b'"'; 8]);
        let quotes = differing.wrapping_sub(ONES) & !differing & (ONES << 7);
        let (start, length) = (self.at, quotes.trailing_zeros() as usize / 8);
        self.at += length;
        (1..8).contains(&length).then_some(start..start + length)
    }

    /// A cell whose `<c` has just been read, its attributes in any order.
    fn cell(&mut self) -> Option<PlainCell<'a>> {
        let mut cell = PlainCell::default();
        let empty = self.attributes(|name, word| match name {
            b"r" => cell.at = word,
            b"t" => cell.kind = word,
            b"s" => cell.style = Some(word),
            _ => {}
        })?;
        if empty { Some(cell) } else { self.contents(cell) }
    }

    /// What is between the start and the end of a cell.
    fn contents(&mut self, mut cell: PlainCell<'a>) -> Option<PlainCell<'a>> {
        loop {
            self.skip_blank();
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
                return Some(cell);
            }
        }
    }

    /// The text of an element whose name has just been read. The second of its kind is not plain.
    fn words<const N: usize>(&mut self, end: &[u8; N], before: Option<&str>) -> Option<&'a str> {
        if before.is_some() {
            return None;
        }
        if self.attributes(|_, _| ())? {
            return Some("");
        }
        let rest = self.rest();
        let text = &rest[..memchr(b'<', rest.as_bytes())?];
        // XML reads a carriage return as a line feed (XML 1.0 §2.11), and `&` begins a reference. Few texts have
        // either.
        let is_plain = memchr2(b'&', b'\r', text.as_bytes()).is_none() || has_known_references(text);
        self.at += text.len();
        self.expect(end)?;
        (is_plain && text.len() <= self.longest).then_some(text)
    }
}

/// What a byte may be part of: white space, the name of an attribute, the value of one. A table of 256 answers is one
/// look-up for each byte. Bytes above 0x7F, the letters of UTF-8, are part of values only.
const CLASSES: [u8; 256] = {
    let (mut classes, mut byte) = ([0; 256], 0_u8);
    loop {
        let is_blank = matches!(byte, b' ' | b'\n' | b'\r' | b'\t');
        let is_name = byte.is_ascii_alphanumeric() || matches!(byte, b':' | b'_' | b'-' | b'.');
        let is_word = !matches!(byte, b'"' | b'<' | b'>' | b'&');
        classes[byte as usize] =
            if is_blank { BLANK } else { 0 } | if is_name { NAME } else { 0 } | if is_word { WORD } else { 0 };
        if byte == u8::MAX {
            break classes;
        }
        byte += 1;
    }
};
const BLANK: u8 = 1;
const NAME: u8 = 2;
const WORD: u8 = 4;

/// No line end that XML would rewrite, and no reference but the five predefined ones (XML 1.0 §4.6).
fn has_known_references(text: &str) -> bool {
    !text.contains('\r') && text.split('&').skip(1).all(|rest| reference(rest).is_some())
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
        // `has_known_references` has seen to it that there is one.
        let (letter, length) = reference(part).unwrap_or(('&', 0));
        buffer.push(letter);
        buffer.push_str(&part[length..]);
    }
    buffer
}

#[cfg(test)]
mod tests;
