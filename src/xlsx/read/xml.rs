//! A pull parser over one XML part, on quick-xml's tokenizer: elements by local name, bounded in depth, DOCTYPE
//! refused.
//!
//! Names are compared without their prefix: `<x:row>` is `<row>`. Namespaces are not resolved, since the strict and the
//! transitional form of the format have different ones for the same elements. Without a DOCTYPE there are no entities
//! of the file's own, and so no entity that expands to a billion others.
//!
//! Places are kept by depth: an element that opens at depth `n` has children that open at `n + 1`. [`Xml::child`] gives
//! the next of them and steps over whatever the caller left unread, so readers are loops over children:
//!
//! ```text
//! let inside = xml.depth();
//! while let Some(tag) = xml.child(inside)? { … }
//! ```
use super::super::Refusal;
use quick_xml::{Reader, escape, events::BytesRef, events::Event, events::attributes::Attributes};
use std::borrow::Cow;

/// No part of a workbook nests deeper than about twenty.
const DEEPEST: usize = 64;

/// Bytes of an attribute that are looked at; Excel's longest formula has 8,192 characters.
const LONGEST_ATTRIBUTE: usize = 32_768;

/// A part being read from front to back.
pub(super) struct Xml<'a> {
    text: &'a str,
    reader: Reader<&'a [u8]>,
    depth: usize,
    /// Whether the element just opened closed itself (`<c/>`); its closing comes at the next call.
    empty: bool,
    /// Whether [`rest`](Self::rest) may be asked; off in tests only.
    scans: bool,
}

/// The start of an element.
#[derive(Clone, Copy)]
pub(super) struct Tag<'a> {
    /// Its name without prefix.
    pub name: &'a str,
    /// Everything between `<` and `>`.
    content: &'a str,
    /// Bytes of the name with its prefix; the attributes follow.
    name_len: usize,
}

/// What comes next.
pub(super) enum Token<'a> {
    Open(Tag<'a>),
    Close,
    Text(Cow<'a, str>),
    End,
}

impl<'a> Xml<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let text = text.trim_start_matches('\u{feff}');
        Self { text, reader: Reader::from_str(text), depth: 0, empty: false, scans: true }
    }

    /// The same, with nothing read straight from the bytes: what the readers of plain spelling are held against.
    #[cfg(test)]
    pub(super) fn without_scan(text: &'a str) -> Self {
        Self { scans: false, ..Self::new(text) }
    }

    /// What follows, for [`scan`](super::scan), which reads rows from the text itself; nothing where the next tag is no
    /// child of the element whose children open at `inside + 1`: inside a child that is not read to its end, or after
    /// one that closed itself. [`go_on`](Self::go_on) then says how far the scan came.
    pub(super) fn rest(&self, inside: usize) -> Option<&'a str> {
        let stands_in = self.scans && self.depth == inside && !self.empty;
        stands_in.then(|| self.ahead())
    }

    /// Goes on at `rest`, which is the end of what [`rest`](Self::rest) gave, past whole elements: the depth is then
    /// still right.
    pub(super) fn go_on(&mut self, rest: &'a str) {
        *self.reader.get_mut() = rest.as_bytes();
    }

    /// Everything that has not been read yet.
    pub(super) fn ahead(&self) -> &'a str {
        self.text.get(self.position()..).unwrap_or_default()
    }

    /// How many elements are open.
    pub(super) fn depth(&self) -> usize {
        self.depth
    }

    /// How far into the part it has read, in bytes.
    pub(super) fn position(&self) -> usize {
        self.text.len() - self.reader.get_ref().len()
    }

    /// The next token; comments, declarations and processing instructions are stepped over.
    pub(super) fn next(&mut self) -> Result<Token<'a>, Refusal> {
        if std::mem::take(&mut self.empty) {
            self.depth -= 1;
            return Ok(Token::Close);
        }
        loop {
            let start = self.position();
            return match self.reader.read_event().map_err(|_| Refusal::Damaged)? {
                Event::Start(_) => self.enter(start, 1),
                Event::Empty(_) => self.enter_empty(start),
                Event::End(_) => self.leave(),
                Event::Text(text) => Ok(Token::Text(text.xml10_content())),
                Event::CData(text) => Ok(Token::Text(text.xml10_content())),
                Event::GeneralRef(name) => Ok(Token::Text(Cow::Owned(resolve(&name)?))),
                Event::DocType(_) => Err(Refusal::Damaged),
                Event::Eof => self.end(),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => continue,
            };
        }
    }

    /// A self-closed element is an opening now and a closing at the next call.
    fn enter_empty(&mut self, start: usize) -> Result<Token<'a>, Refusal> {
        self.empty = true;
        self.enter(start, 2)
    }

    /// The event's own text, from `<` to `>`: unlike the event, it lives as long as the part.
    fn enter(&mut self, start: usize, closing: usize) -> Result<Token<'a>, Refusal> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(Refusal::Damaged);
        }
        let content = self.text.get(start + 1..self.position().saturating_sub(closing)).ok_or(Refusal::Damaged)?;
        Ok(Token::Open(Tag::new(content)))
    }

    fn leave(&mut self) -> Result<Token<'a>, Refusal> {
        self.depth = self.depth.checked_sub(1).ok_or(Refusal::Damaged)?;
        Ok(Token::Close)
    }

    fn end(&self) -> Result<Token<'a>, Refusal> {
        if self.depth == 0 { Ok(Token::End) } else { Err(Refusal::Damaged) }
    }

    /// The root element.
    pub(super) fn root(&mut self) -> Result<Tag<'a>, Refusal> {
        loop {
            match self.next()? {
                Token::Open(tag) => return Ok(tag),
                Token::End => return Err(Refusal::Damaged),
                Token::Close | Token::Text(_) => {}
            }
        }
    }

    /// The next child of the element whose children open at `inside + 1`; nothing once that element closes.
    /// Whatever the caller left unread of an earlier child is stepped over.
    pub(super) fn child(&mut self, inside: usize) -> Result<Option<Tag<'a>>, Refusal> {
        loop {
            match self.next()? {
                Token::Open(tag) if self.depth == inside + 1 => return Ok(Some(tag)),
                Token::Close if self.depth < inside => return Ok(None),
                Token::End => return Err(Refusal::Damaged),
                _ => {}
            }
        }
    }

    /// Steps over what is left of the element just opened.
    pub(super) fn skip(&mut self) -> Result<(), Refusal> {
        self.text(&mut String::new(), 0)
    }

    /// Appends the text inside the element just opened, that of its children included, up to `most` bytes.
    pub(super) fn text(&mut self, into: &mut String, most: usize) -> Result<(), Refusal> {
        let inside = self.depth;
        loop {
            match self.next()? {
                Token::Text(text) => append(into, &text, most),
                Token::Close if self.depth < inside => return Ok(()),
                Token::End => return Err(Refusal::Damaged),
                Token::Open(_) | Token::Close => {}
            }
        }
    }
}

/// Appends what there is room for, never half a character.
fn append(into: &mut String, text: &str, most: usize) {
    let room = most.saturating_sub(into.len());
    into.push_str(&text[..text.floor_char_boundary(room)]);
}

/// What `&name;` stands for. Without a DOCTYPE only the five predefined entities (XML 1.0 §4.6) and character
/// references such as `&#229;` exist; a number that no character has (`&#xD800;`) becomes U+FFFD.
fn resolve(name: &BytesRef<'_>) -> Result<String, Refusal> {
    match name.resolve_char_ref() {
        Ok(Some(letter)) => Ok(letter.into()),
        Err(_) => Ok(char::REPLACEMENT_CHARACTER.into()),
        Ok(None) => escape::resolve_xml_entity(name).map(Into::into).ok_or(Refusal::Damaged),
    }
}

/// A name without its prefix.
fn local(name: &str) -> &str {
    // Names are short; a search made for long texts costs more than it saves.
    name.bytes().rposition(|byte| byte == b':').map_or(name, |colon| &name[colon + 1..])
}

impl<'a> Tag<'a> {
    fn new(content: &'a str) -> Self {
        let name_len = content.bytes().position(|byte| byte <= b' ').unwrap_or(content.len());
        Self { name: local(&content[..name_len]), content, name_len }
    }

    /// Its attributes as written, names with prefix, up to the first that is malformed.
    pub(super) fn attributes(self) -> impl Iterator<Item = (&'a str, &'a str)> {
        let mut attributes = Attributes::new(self.content, self.name_len);
        // quick-xml holds each name against all before it: a tag with 100,000 attributes would take minutes.
        attributes.with_checks(false);
        attributes.map_while(|attribute| {
            let attribute = attribute.ok()?;
            let Cow::Borrowed(value) = attribute.value else { return None };
            Some((attribute.key.into_inner(), value))
        })
    }

    /// The attributes with these local names, their entities resolved; of two with one name the first. One pass for all
    /// of them: `let [name, state] = tag.words(["name", "state"]);`
    pub(super) fn words<const N: usize>(self, names: [&str; N]) -> [Option<Cow<'a, str>>; N] {
        let (mut found, mut left) = ([const { None }; N], N);
        let mut attributes = self.attributes();
        while let (true, Some((key, raw))) = (left > 0, attributes.next()) {
            let place = names.iter().position(|name| local(key) == *name);
            if let Some(word) = place.map(|place| &mut found[place]).filter(|word| word.is_none()) {
                let raw = &raw[..raw.floor_char_boundary(LONGEST_ATTRIBUTE)];
                *word = Some(escape::unescape(raw).unwrap_or(Cow::Borrowed(raw)));
                left -= 1;
            }
        }
        found
    }

    /// The attribute with this local name, its entities resolved.
    pub(super) fn get(self, name: &str) -> Option<Cow<'a, str>> {
        let [word] = self.words([name]);
        word
    }

    /// Whether an attribute says yes.
    pub(super) fn says(self, name: &str) -> bool {
        self.get(name).is_some_and(|value| is_true(&value))
    }
}

/// The two ways XML Schema spells true (Part 2 §3.2.2), and others that writers use.
pub(super) fn is_true(word: &str) -> bool {
    matches!(word.trim(), "1" | "true" | "TRUE" | "True" | "on")
}
