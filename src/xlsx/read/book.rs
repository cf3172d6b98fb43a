//! From the archive to a [`Book`]: what kind of archive it is, its parts found by their relations, its tabs and tables.
use super::super::{Area, Book, Flow, Form, Limits, Refusal, RowSeen, SheetHead, SheetTail, TableHead};
use super::{
    archive::Archive,
    properties,
    relations::{self, Relation},
    sheet::{Shared, Sheet, Words},
    strings::Strings,
    styles,
    text::composed,
    workbook::{Tab, Workbook},
    xml::Xml,
};
use std::collections::BTreeMap;

/// The archive behind a book, and what has been read of it so far.
pub(in super::super) struct Source {
    archive: Archive,
    limits: Limits,
    epoch_1904: bool,
    /// The part of each sheet; a tab may lead nowhere.
    sheets: Vec<Option<String>>,
    strings_part: Option<String>,
    strings: Option<Strings>,
    styles_part: Option<String>,
    forms: Option<Vec<Form>>,
}

/// Opens a workbook; see [`Book::open`].
pub(in super::super) fn open(bytes: Vec<u8>, limits: &Limits) -> Result<Book, Refusal> {
    let mut archive = Archive::open(bytes, limits)?;
    let part = workbook_part(&mut archive)?;
    let text = archive.part(&part)?.ok_or(Refusal::NotAWorkbook)?;
    let workbook = Workbook::read(&text)?;
    archive.reuse(text);
    let relations = relations::of(&mut archive, &part)?;
    build(archive, workbook, &relations, limits)
}

fn build(mut archive: Archive, workbook: Workbook, relations: &[Relation], limits: &Limits) -> Result<Book, Refusal> {
    let (mut heads, mut parts) = (Vec::new(), Vec::new());
    let macro_sheets = relations.iter().any(|relation| relation.kind.to_lowercase().ends_with("macrosheet"));
    for tab in workbook.tabs {
        let relation = relations.iter().find(|relation| relation.id == tab.relation);
        if relation.is_none_or(|relation| relation.kind.eq_ignore_ascii_case("worksheet")) {
            let part = relation.map(|relation| relation.target.clone());
            heads.push(head(&mut archive, tab, part.as_deref())?);
            parts.push(part);
        }
    }
    let named = |part: &str| archive.names().any(|name| name.contains(part));
    Ok(Book {
        has_macros: macro_sheets || named("vbaproject.bin"),
        has_external_links: workbook.has_external_links || named("xl/externallinks/"),
        properties: custom_properties(&mut archive, limits)?,
        modified: modified(&mut archive)?,
        sheets: heads,
        names: workbook.names,
        epoch_1904: workbook.epoch_1904,
        source: Source {
            archive,
            limits: *limits,
            epoch_1904: workbook.epoch_1904,
            sheets: parts,
            strings_part: related(relations, "sharedStrings", "xl/sharedStrings.xml"),
            strings: None,
            styles_part: related(relations, "styles", "xl/styles.xml"),
            forms: None,
        },
    })
}

/// Some writers forget the relation and keep the part where everyone has it.
fn related(relations: &[Relation], kind: &str, usual: &str) -> Option<String> {
    Some(relations::first(relations, kind).unwrap_or(usual).to_owned())
}

/// Shows the rows of a sheet; see [`Book::rows`].
pub(in super::super) fn rows(
    source: &mut Source,
    sheet: usize,
    visit: &mut dyn FnMut(&RowSeen<'_>) -> Flow,
) -> Result<SheetTail, Refusal> {
    source.load_forms()?;
    let part = source.sheets.get(sheet).and_then(Option::as_deref).ok_or(Refusal::Damaged)?;
    let text = source.archive.part(part)?.ok_or(Refusal::Damaged)?;
    let tail = source.sheet().read(&text, visit);
    source.archive.reuse(text);
    tail
}

impl Source {
    fn load_forms(&mut self) -> Result<(), Refusal> {
        if self.forms.is_some() {
            return Ok(());
        }
        let text = self.styles_part.as_deref().map(|part| self.archive.part(part)).transpose()?.flatten();
        self.forms = Some(text.as_deref().map(styles::forms).transpose()?.unwrap_or_default());
        text.into_iter().for_each(|text| self.archive.reuse(text));
        Ok(())
    }

    fn sheet(&mut self) -> Sheet<'_> {
        let part = self.strings_part.as_deref();
        Sheet {
            shared: Shared { archive: &mut self.archive, part, strings: &mut self.strings },
            forms: self.forms.as_deref().unwrap_or_default(),
            limits: &self.limits,
            epoch_1904: self.epoch_1904,
            words: Words::default(),
            cells: Vec::new(),
        }
    }
}

/// The workbook part's name, or what else the archive is.
fn workbook_part(archive: &mut Archive) -> Result<String, Refusal> {
    if let Some(other) = other_kind(archive)? {
        return Err(other);
    }
    let relations = relations::of(archive, "")?;
    let part = relations::first(&relations, "officeDocument").unwrap_or("xl/workbook.xml");
    match part {
        _ if part.to_lowercase().ends_with("workbook.bin") => Err(Refusal::BinaryExcel),
        _ if archive.has(part) => Ok(part.to_owned()),
        _ if archive.has("xl/workbook.xml") => Ok("xl/workbook.xml".to_owned()),
        _ => Err(Refusal::NotAWorkbook),
    }
}

/// Archives that are spreadsheets of another make.
fn other_kind(archive: &mut Archive) -> Result<Option<Refusal>, Refusal> {
    let apple = |name: &str| name.ends_with(".iwa") || matches!(name, "index.zip" | "index.apxl" | "index.xml.gz");
    if archive.has("xl/workbook.bin") {
        return Ok(Some(Refusal::BinaryExcel));
    }
    if archive.names().any(apple) {
        return Ok(Some(Refusal::Numbers));
    }
    let kind = archive.part("mimetype")?.unwrap_or_default();
    Ok(kind.starts_with("application/vnd.oasis.opendocument.spreadsheet").then_some(Refusal::OpenDocument))
}

fn head(archive: &mut Archive, tab: Tab, part: Option<&str>) -> Result<SheetHead, Refusal> {
    let relations = part.map(|part| relations::of(archive, part)).transpose()?.unwrap_or_default();
    let mut tables = Vec::new();
    for relation in relations.iter().filter(|relation| relation.kind.eq_ignore_ascii_case("table")) {
        tables.extend(table(archive, &relation.target)?);
    }
    Ok(SheetHead { name: tab.name, visibility: tab.visibility, tables })
}

/// A table with its area; nothing when the area is impossible.
fn table(archive: &mut Archive, part: &str) -> Result<Option<TableHead>, Refusal> {
    let Some(text) = archive.part(part)? else { return Ok(None) };
    let tag = Xml::new(&text).root()?;
    let name = tag.get("displayName").or_else(|| tag.get("name")).unwrap_or_default();
    let area = tag.get("ref").and_then(|area| Area::parse(area.trim()));
    let found = area.map(|area| TableHead { name: composed(&name).into_owned(), area });
    archive.reuse(text);
    Ok(found)
}

fn custom_properties(archive: &mut Archive, limits: &Limits) -> Result<BTreeMap<String, String>, Refusal> {
    let text = property_part(archive, "custom-properties", "docProps/custom.xml")?;
    text.map_or_else(|| Ok(BTreeMap::new()), |text| properties::custom(&text, limits.text_chars))
}

fn modified(archive: &mut Archive) -> Result<Option<String>, Refusal> {
    let text = property_part(archive, "core-properties", "docProps/core.xml")?;
    text.map_or(Ok(None), |text| properties::modified(&text))
}

fn property_part(archive: &mut Archive, kind: &str, usual: &str) -> Result<Option<String>, Refusal> {
    let relations = relations::of(archive, "")?;
    archive.part(relations::first(&relations, kind).unwrap_or(usual))
}
