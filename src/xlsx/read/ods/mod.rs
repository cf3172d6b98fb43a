//! An `OpenDocument` spreadsheet (`.ods`, ODF 1.3): one part, `content.xml`, for all sheets.
//!
//! A row or a cell can say how often it is repeated (`table:number-rows-repeated`, `table:number-columns-repeated`),
//! and LibreOffice ends every sheet with a million empty rows so. What is repeated and empty costs nothing; full
//! rows and cells that are repeated are paid for out of a budget of their own, as if they had been written out.
//!
//! [`document`] walks the part once for what is around the cells and where each sheet stands in the text; [`sheet`]
//! reads one of those stretches when its rows are asked for; [`value`] says what a cell holds, [`prose`] what a
//! paragraph says.
mod document;
mod prose;
mod sheet;
mod value;

use super::super::{Book, Flow, Format, Limits, Refusal, RowSeen, SheetTail, Visibility, Weight};
use super::{
    beside::{of_content, plain},
    container::Container,
    text::composed,
    xml::Xml,
};
use document::SpreadsheetContent;
use std::{collections::BTreeMap, ops::Range};

/// What the part `mimetype` says (ODF 1.3 Part 2, packages) of a spreadsheet. A template for one has `-template` after
/// it.
const KIND: &str = "application/vnd.oasis.opendocument.spreadsheet";

/// More properties than anyone sets; the rest are not read.
const MOST_PROPERTIES: usize = 1_000;

/// The parts in which LibreOffice lists its libraries of code; they are there even when there is no code.
const LISTS: [&str; 4] = ["script-lb.xml", "script-lc.xml", "dialog-lb.xml", "dialog-lc.xml"];

/// The archive behind an `OpenDocument` spreadsheet, and its content.
pub(in super::super::super) struct OdsSource {
    archive: Container,
    limits: Limits,
    epoch_1904: bool,
    content: String,
    /// Where in the content each sheet stands, from `<table:table` to the end of its closing tag.
    sheets: Vec<Range<usize>>,
    notes: String,
    /// What repeated rows may still cost.
    room: usize,
    /// What each sheet read before has cost; reading one again costs nothing more.
    costs: BTreeMap<usize, usize>,
    /// The limit that was met.
    overrun: Option<Refusal>,
}

/// Whether the archive says it is a spreadsheet of this kind; one without a `mimetype`, which is only recommended, is
/// judged by its parts.
pub(super) fn is_spreadsheet(archive: &mut Container) -> Result<bool, Refusal> {
    Ok(match archive.part("mimetype")? {
        Some(kind) => kind.text()?.trim_start().starts_with(KIND),
        None => archive.has("content.xml") && archive.has("META-INF/manifest.xml"),
    })
}

/// Opens a workbook; see [`Book::open`].
pub(super) fn open(mut archive: Container, limits: &Limits) -> Result<Book, Refusal> {
    if is_encrypted(&mut archive)? {
        return Err(Refusal::Encrypted);
    }
    let mut content = archive.part("content.xml")?.ok_or(Refusal::NotAWorkbook)?.into_text()?;
    // Places in the content are counted by the XML reader, which steps over a byte order mark.
    let mark = content.len() - content.trim_start_matches('\u{feff}').len();
    content.drain(..mark);
    let mut document = SpreadsheetContent::read(&content, limits)?;
    // Damage to what is said of the document costs nobody the cells: what cannot be read is absent.
    let (properties, modified) = meta(&mut archive, limits).unwrap_or_else(|_| (BTreeMap::new(), None));
    Ok(Book {
        format: Format::OpenDocument,
        sheets: document.heads(),
        names: BTreeMap::new(),
        properties,
        modified,
        has_macros: has_macros(&archive),
        has_external_links: document.linked,
        epoch_1904: document.epoch_1904,
        source: super::Source::OpenDocument(OdsSource {
            archive,
            limits: *limits,
            epoch_1904: document.epoch_1904,
            sheets: document.tabs.into_iter().map(|tab| tab.span).collect(),
            notes: document.notes,
            room: sheet::ROOM,
            costs: BTreeMap::new(),
            overrun: None,
            content,
        }),
    })
}

impl OdsSource {
    /// Shows the rows of a sheet; see [`Book::rows`].
    pub(super) fn rows(
        &mut self,
        sheet: usize,
        visit: &mut dyn FnMut(&RowSeen<'_>) -> Flow,
    ) -> Result<SheetTail, Refusal> {
        let span = self.sheets.get(sheet).ok_or(Refusal::Damaged)?;
        let text = self.content.get(span.clone()).ok_or(Refusal::Damaged)?;
        let whole = self.room + self.costs.remove(&sheet).unwrap_or_default();
        self.room = whole;
        let tail = sheet::read(text, &self.limits, self.epoch_1904, &mut self.room, visit);
        self.costs.insert(sheet, whole - self.room);
        self.overrun = self.overrun.or(tail.as_ref().err().copied().filter(Refusal::is_too_large));
        tail
    }

    /// See [`Book::beside`].
    pub(super) fn beside(&mut self) -> Vec<String> {
        let parts = ["styles.xml", "meta.xml"].map(|part| self.archive.part(part).ok().flatten());
        let texts = parts.iter().flatten().filter_map(|part| part.text().ok());
        texts.map(|text| plain(&text)).chain([self.notes.clone(), of_content(&self.content)]).collect()
    }

    /// See [`Book::overrun`].
    pub(super) fn overrun(&self) -> Option<Refusal> {
        self.overrun.or_else(|| self.archive.overrun())
    }

    /// See [`Book::weight`].
    pub(super) fn weight(&self) -> Weight {
        self.archive.weight()
    }
}

/// The manifest has a `manifest:encryption-data` for each part that needs a password.
fn is_encrypted(archive: &mut Container) -> Result<bool, Refusal> {
    let Some(part) = archive.part("META-INF/manifest.xml")? else { return Ok(false) };
    let found = part.text()?.contains("encryption-data");
    archive.reuse(part);
    Ok(found)
}

/// Scripts in Basic, or in a language beside it.
fn has_macros(archive: &Container) -> bool {
    archive.names().any(|name| {
        let file = name.rsplit('/').next().unwrap_or_default();
        name.starts_with("scripts/") || (name.starts_with("basic/") && !LISTS.contains(&file))
    })
}

/// The properties people and programs have set (`meta:user-defined`), and when the workbook was last saved (`dc:date`).
fn meta(archive: &mut Container, limits: &Limits) -> Result<(BTreeMap<String, String>, Option<String>), Refusal> {
    let (mut properties, mut modified) = (BTreeMap::new(), None);
    let Some(part) = archive.part("meta.xml")? else { return Ok((properties, modified)) };
    let text = part.text()?;
    let mut xml = Xml::new(&text);
    xml.root()?;
    let root = xml.depth();
    while let Some(tag) = xml.child(root)? {
        if tag.name != "meta" {
            continue;
        }
        let inside = xml.depth();
        while let Some(tag) = xml.child(inside)? {
            let mut value = String::new();
            xml.text(&mut value, limits.text_chars)?;
            let value = composed(value.trim()).into_owned();
            match tag.name {
                "date" if !value.is_empty() => modified = Some(value),
                "user-defined" if properties.len() < MOST_PROPERTIES => {
                    properties.insert(composed(&tag.get("name").unwrap_or_default()).into_owned(), value);
                }
                _ => {}
            }
        }
    }
    Ok((properties, modified))
}

/// Excel knows sheets that only a program can show again (`veryHidden`); `OpenDocument` has one kind of hidden.
fn visibility(hidden: bool) -> Visibility {
    if hidden { Visibility::Hidden } else { Visibility::Shown }
}
