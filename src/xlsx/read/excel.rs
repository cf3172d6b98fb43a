//! An Excel workbook (`.xlsx`, `.xlsm`): from the archive to a [`Book`], and from a sheet's number to its rows.
//!
//! Parts are found as the Open Packaging Conventions (ECMA-376 Part 2) say: the package's relations name the workbook
//! part, whose own relations name the sheets, the shared strings and the styles. Names such as `xl/workbook.xml` are a
//! habit, not a rule; they are used only where a writer has left the relation out.
use super::super::{Area, Book, Flow, Form, Format, Limits, Refusal, RowSeen, SheetHead, SheetTail, TableHead, Weight};
use super::{
    beside,
    container::Container,
    properties,
    relations::{self, Relation},
    sheet::{CellTexts, SharedStrings, SheetReader},
    strings::Strings,
    styles,
    text::composed,
    workbook::{Tab, Workbook},
    xml::Xml,
};
use std::collections::BTreeMap;

/// Where every known program keeps the workbook part.
const USUAL: &str = "xl/workbook.xml";

/// The folder of external links: a copy of each cell of another workbook that a formula refers to.
const LINKS: &str = "xl/externallinks/";

/// The archive behind an Excel workbook, and what has been read of it so far.
pub(in super::super) struct ExcelSource {
    archive: Container,
    limits: Limits,
    epoch_1904: bool,
    /// The part of each sheet; nothing where the tab's relation is missing.
    sheets: Vec<Option<String>>,
    /// The size of each sheet read before. Intake reads a sheet again when it looks
    /// for a table that is missing; the inflated size is
    /// then refunded; the texts of its cells are charged again.
    sizes: BTreeMap<usize, usize>,
    workbook_part: String,
    strings_part: String,
    strings: Option<Strings>,
    styles_part: String,
    forms: Option<Vec<Form>>,
}

/// Opens a workbook; see [`Book::open`].
pub(super) fn open(mut archive: Container, limits: &Limits) -> Result<Book, Refusal> {
    if let Some(other) = other_kind(&archive) {
        return Err(other);
    }
    let package = relations::of(&mut archive, "")?;
    let part = workbook_part(&archive, &package)?;
    let found = archive.part(&part)?.ok_or(Refusal::NotAWorkbook)?;
    let workbook = Workbook::read(&found.text()?)?;
    archive.reuse(found);
    let relations = relations::of(&mut archive, &part)?;
    build(archive, workbook, (&part, &package), &relations, limits)
}

/// Puts the book together once its parts are known.
fn build(
    mut archive: Container,
    workbook: Workbook,
    (workbook_part, package): (&str, &[Relation]),
    relations: &[Relation],
    limits: &Limits,
) -> Result<Book, Refusal> {
    let (mut sheets, mut parts) = (Vec::new(), Vec::new());
    for (tab, part) in worksheets(workbook.tabs, relations) {
        sheets.push(head(&mut archive, tab, part.as_deref())?);
        parts.push(part);
    }
    let (properties, modified) = about(&mut archive, package, limits);
    Ok(Book {
        format: Format::Excel,
        sheets,
        names: workbook.names,
        properties,
        modified,
        has_macros: has_macros(&archive, relations),
        has_external_links: workbook.has_external_links || has_external_links(&archive),
        epoch_1904: workbook.epoch_1904,
        source: super::Source::Excel(ExcelSource {
            workbook_part: workbook_part.to_owned(),
            ..ExcelSource::new(archive, parts, relations, limits, workbook.epoch_1904)
        }),
    })
}

/// The tabs that are grids of cells, and their parts. A tab may also be a chart sheet, a dialog sheet (Excel 5) or an
/// Excel 4 macro sheet; the type of the relation tells. A tab that leads nowhere is kept, to be found damaged.
fn worksheets(tabs: Vec<Tab>, relations: &[Relation]) -> Vec<(Tab, Option<String>)> {
    let paired = tabs.into_iter().map(|tab| {
        let relation = relations.iter().find(|relation| relation.id == tab.relation);
        (tab, relation)
    });
    paired
        .filter(|(_, relation)| relation.is_none_or(|relation| relation.kind.eq_ignore_ascii_case("worksheet")))
        .map(|(tab, relation)| (tab, relation.map(|relation| relation.target.clone())))
        .collect()
}

/// Visual Basic (`vbaProject.bin`), or the macro sheets of Excel 4, which still run.
pub(super) fn has_macros(archive: &Container, relations: &[Relation]) -> bool {
    archive.names().any(|name| name.ends_with("vbaproject.bin"))
        || relations.iter().any(|relation| relation.kind.to_lowercase().ends_with("macrosheet"))
}

/// Whether the archive is an Excel workbook, or one of Apple's.
pub(super) fn is_workbook(archive: &Container) -> bool {
    archive.has(USUAL) || other_kind(archive).is_some() || archive.names().any(|name| name.starts_with("xl/"))
}

/// Whether copies of another workbook's cells are kept.
pub(super) fn has_external_links(archive: &Container) -> bool {
    archive.names().any(|name| name.starts_with(LINKS))
}

/// The document's own properties, and when it was last saved. Damage to what is said of the document costs nobody the
/// cells: what cannot be read is absent.
pub(super) fn about(
    archive: &mut Container,
    package: &[Relation],
    limits: &Limits,
) -> (BTreeMap<String, String>, Option<String>) {
    let properties = custom_properties(archive, package, limits).unwrap_or_else(|_| BTreeMap::new());
    (properties, modified(archive, package).unwrap_or(None))
}

/// Shows the rows of a sheet; see [`Book::rows`].
pub(super) fn rows(
    source: &mut ExcelSource,
    sheet: usize,
    visit: &mut dyn FnMut(&RowSeen<'_>) -> Flow,
) -> Result<SheetTail, Refusal> {
    source.load_forms()?;
    let part = source.sheets.get(sheet).and_then(Option::as_deref).ok_or(Refusal::Damaged)?;
    if let Some(size) = source.sizes.remove(&sheet) {
        source.archive.refund(size);
    }
    let part = source.archive.part(part)?.ok_or(Refusal::Damaged)?;
    source.sizes.insert(sheet, part.len());
    let text = part.text()?;
    let tail = source.reader().read(Xml::new(&text), visit);
    let tail = tail.map(|tail| SheetTail { beside: tail.beside + &beside::after_rows(&text), ..tail });
    source.archive.reuse(part);
    tail
}

/// Parts whose texts people see beside the cells, or in the document's properties.
const BESIDE: [&str; 5] = ["xl/comments", "xl/threadedcomments/", "xl/drawings/", "xl/pivotcache/", "docprops/"];

/// Notes, comments, text boxes, properties, links and defined names, one text per part that can be read.
pub(super) fn beside(source: &mut ExcelSource) -> Vec<String> {
    let workbook = source.workbook_part.to_lowercase();
    let is_beside = |name: &&str| {
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        let is_text = BESIDE.iter().any(|start| name.starts_with(start)) && ending == "xml";
        is_text || **name == workbook || (name.starts_with("xl/") && ending == "rels")
    };
    let mut names: Vec<String> = source.archive.names().filter(is_beside).map(str::to_owned).collect();
    names.sort();
    names.iter().filter_map(|name| source.beside(name)).collect()
}

impl ExcelSource {
    fn new(
        archive: Container,
        sheets: Vec<Option<String>>,
        relations: &[Relation],
        limits: &Limits,
        epoch_1904: bool,
    ) -> Self {
        // Some writers forget the relation and keep the part where everyone has it.
        let strings_part = relations::first(relations, "sharedStrings").unwrap_or("xl/sharedStrings.xml").to_owned();
        let styles_part = relations::first(relations, "styles").unwrap_or("xl/styles.xml").to_owned();
        Self {
            archive,
            limits: *limits,
            epoch_1904,
            sheets,
            sizes: BTreeMap::new(),
            workbook_part: String::new(),
            strings_part,
            strings: None,
            styles_part,
            forms: None,
        }
    }

    /// What it weighs, as far as it has been read.
    pub(super) fn weight(&self) -> Weight {
        Weight { strings: self.strings.as_ref().map_or(0, Strings::len), ..self.archive.weight() }
    }

    /// The limit that was met.
    pub(super) fn overrun(&self) -> Option<Refusal> {
        self.archive.overrun()
    }

    /// The plain text of one part. A part that cannot be read gives nothing: what is beside the cells is searched as
    /// far as it goes, and costs nobody the cells.
    fn beside(&mut self, part: &str) -> Option<String> {
        let part = self.archive.part(part).ok().flatten()?;
        self.archive.spend(part.len()).ok()?;
        let words = beside::of_part(&part.text().ok()?);
        self.archive.reuse(part);
        Some(words)
    }

    fn load_forms(&mut self) -> Result<(), Refusal> {
        if self.forms.is_some() {
            return Ok(());
        }
        let Some(part) = self.archive.part(&self.styles_part)? else {
            self.forms = Some(Vec::new());
            return Ok(());
        };
        self.forms = Some(styles::forms(&part.text()?)?);
        self.archive.reuse(part);
        Ok(())
    }

    fn reader(&mut self) -> SheetReader<'_> {
        SheetReader {
            shared: SharedStrings { archive: &mut self.archive, part: &self.strings_part, strings: &mut self.strings },
            forms: self.forms.as_deref().unwrap_or_default(),
            limits: &self.limits,
            epoch_1904: self.epoch_1904,
            texts: CellTexts::default(),
            cells: Vec::new(),
            beyond: String::new(),
        }
    }
}

/// The workbook part's name. A relation may lead to a part that is not there; the usual place is then tried.
fn workbook_part(archive: &Container, package: &[Relation]) -> Result<String, Refusal> {
    let part = relations::first(package, "officeDocument").unwrap_or(USUAL);
    match part {
        _ if part.to_lowercase().ends_with("workbook.bin") => Err(Refusal::BinaryExcel),
        _ if archive.has(part) => Ok(part.to_owned()),
        _ if archive.has(USUAL) => Ok(USUAL.to_owned()),
        _ => Err(Refusal::NotAWorkbook),
    }
}

/// Archives that are spreadsheets of another make: the binary `.xlsb`, and Apple Numbers.
fn other_kind(archive: &Container) -> Option<Refusal> {
    if archive.has("xl/workbook.bin") {
        return Some(Refusal::BinaryExcel);
    }
    archive.names().any(is_of_iwork).then_some(Refusal::Numbers)
}

/// Whether a part is one of Apple's: `.iwa` since iWork 2013, `index.apxl` and `index.xml.gz` before, and `index.zip`
/// where a Mac has packed the document as a folder.
fn is_of_iwork(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, kind)| kind == "iwa")
        || matches!(name, "index.zip" | "index.apxl" | "index.xml.gz")
}

fn head(archive: &mut Container, tab: Tab, part: Option<&str>) -> Result<SheetHead, Refusal> {
    let relations = part.map(|part| relations::of(archive, part)).transpose()?.unwrap_or_default();
    let mut tables = Vec::new();
    for relation in relations.iter().filter(|relation| relation.kind.eq_ignore_ascii_case("table")) {
        tables.extend(table(archive, &relation.target)?);
    }
    Ok(SheetHead { name: tab.name, visibility: tab.visibility, tables })
}

/// A table with its area (ECMA-376 Part 1 §18.5.1.2); nothing when the area is impossible. `displayName` is the name
/// formulas use, and what the name box shows.
fn table(archive: &mut Container, part: &str) -> Result<Option<TableHead>, Refusal> {
    let Some(part) = archive.part(part)? else { return Ok(None) };
    let text = part.text()?;
    let tag = Xml::new(&text).root()?;
    let name = tag.get("displayName").or_else(|| tag.get("name")).unwrap_or_default();
    let area = tag.get("ref").and_then(|area| Area::parse(area.trim()));
    let found = area.map(|area| TableHead { name: composed(&name).into_owned(), area });
    archive.reuse(part);
    Ok(found)
}

fn custom_properties(
    archive: &mut Container,
    package: &[Relation],
    limits: &Limits,
) -> Result<BTreeMap<String, String>, Refusal> {
    let part = archive.part(relations::first(package, "custom-properties").unwrap_or("docProps/custom.xml"))?;
    part.map_or_else(|| Ok(BTreeMap::new()), |part| properties::custom(&part.text()?, limits.text_chars))
}

fn modified(archive: &mut Container, package: &[Relation]) -> Result<Option<String>, Refusal> {
    let part = archive.part(relations::first(package, "core-properties").unwrap_or("docProps/core.xml"))?;
    part.map_or(Ok(None), |part| properties::modified(&part.text()?))
}
