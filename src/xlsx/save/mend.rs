//! What the library cannot say, said afterwards in the finished file: language, and results it misses or misreads.
//!
//! Charts carry copies of the values they show, and previews draw from the copies; the library copies no formula's
//! result. Of formulas' results it takes every text that reads as a number for a number. `docs/upstream.md` tells the
//! library's authors the same, and how to know that a piece of this file can go.
//!
//! The parts are text that another program writes, and it may write them otherwise in its next version. So nothing is
//! mended in silence: a part that lacks what is to be changed in it is an error that names the part.
use super::super::{Access, Area, At, Block, Cached, Content, Drawing, Ink, Sheet};
use super::{Unsaved, ink, ink::float, made_by, rows, tables, words};
use crate::units::serial_of_day;
use std::{
    borrow::Cow,
    io::{Cursor, Read, Write},
};
use zip::{ZipArchive, ZipWriter, result::ZipError, write::SimpleFileOptions};

impl From<ZipError> for Unsaved {
    fn from(error: ZipError) -> Self {
        Self(error.to_string())
    }
}

impl From<std::io::Error> for Unsaved {
    fn from(error: std::io::Error) -> Self {
        Self(error.to_string())
    }
}

/// What a part should hold and does not, so that it cannot be mended.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Missing(pub(super) &'static str);

/// Parts of a kind, known by how their names begin.
struct Kind {
    begins: &'static str,
    /// How many of them a drawing gives.
    count: fn(&Drawing) -> usize,
    mend: Mender,
}

/// Gives a part as it should be; borrowed where nothing in it is to be changed.
type Mender = for<'a> fn(&'a str, &Drawing, Option<&Sheet>) -> Result<Cow<'a, str>, Missing>;

static KINDS: [Kind; 4] = [
    Kind { begins: "docProps/core.xml", count: |_| 1, mend: language },
    Kind { begins: "xl/charts/chart", count: |drawing| sum(drawing, |sheet| sheet.charts.len()), mend: chart },
    Kind { begins: SHEET, count: |drawing| drawing.sheets.len(), mend: sheet_part },
    Kind { begins: "xl/tables/table", count: |drawing| sum(drawing, |sheet| sheet.tables.len()), mend: tables::whole },
];

const SHEET: &str = "xl/worksheets/sheet";

/// What a sheet refers to. Not every sheet has one: links to files, tables, charts and notes make it.
const RELATIONS: &str = "xl/worksheets/_rels/";

/// The links to files without the prefix that made the library leave their `%` alone.
fn unprefixed(text: &str) -> Result<String, Unsaved> {
    let (links, prefixed) = (text.matches("/hyperlink\"").count(), text.matches(ink::LINK_PREFIX).count());
    if links == prefixed {
        Ok(text.replace(ink::LINK_PREFIX, ""))
    } else {
        Err(Unsaved(format!("{RELATIONS}: {prefixed} of {links} links to files have our prefix")))
    }
}

fn sum(drawing: &Drawing, each: fn(&Sheet) -> usize) -> usize {
    drawing.sheets.iter().map(each).sum()
}

/// Copies the file part by part; most parts pass as they are.
pub(super) fn mend(file: &[u8], drawing: &Drawing) -> Result<Vec<u8>, Unsaved> {
    let mut from = ZipArchive::new(Cursor::new(file))?;
    let mut to = ZipWriter::new(Cursor::new(Vec::with_capacity(file.len())));
    let mut found = [0; KINDS.len()];
    for index in 0..from.len() {
        let mut part = from.by_index(index)?;
        let name = part.name()?.into_owned();
        if name.starts_with(RELATIONS) {
            let mut text = String::new();
            part.read_to_string(&mut text)?;
            drop(part);
            to.start_file(name, options())?;
            to.write_all(unprefixed(&text)?.as_bytes())?;
            continue;
        }
        let Some(at) = KINDS.iter().position(|kind| name.starts_with(kind.begins)) else {
            to.raw_copy_file(part)?;
            continue;
        };
        found[at] += 1;
        let mut text = String::new();
        part.read_to_string(&mut text)?;
        drop(part);
        let sheet = sheet(&name, drawing);
        let mended = (KINDS[at].mend)(&text, drawing, sheet);
        let mended = mended.map_err(|Missing(what)| Unsaved(format!("{name} cannot be mended: it lacks {what}")))?;
        match (block(sheet), mended) {
            (Some((sheet, block)), mended) => {
                to.start_file(name, options().compression_level(Some(QUICK)))?;
                rows::splice(&mended, sheet, block, &mut to)?;
            }
            // Packing a large sheet once more takes longer than anything else here.
            (None, Cow::Borrowed(_)) => to.raw_copy_file(from.by_index_raw(index)?)?,
            (None, Cow::Owned(mended)) => {
                to.start_file(name, options())?;
                to.write_all(mended.as_bytes())?;
            }
        }
    }
    for (kind, found) in KINDS.iter().zip(found) {
        let wanted = (kind.count)(drawing);
        if found != wanted {
            return Err(Unsaved(format!("{}: {found} parts to mend where there should be {wanted}", kind.begins)));
        }
    }
    made_by::on_unix(to.finish()?.into_inner())
}

/// How hard rows by the hundred thousand are packed: harder takes twice as long and saves a sixth.
const QUICK: i64 = 3;

fn options() -> SimpleFileOptions {
    SimpleFileOptions::default().last_modified_time(zip::DateTime::DEFAULT)
}

/// The sheet behind a part; the library numbers them as they come.
fn sheet<'a>(part: &str, drawing: &'a Drawing) -> Option<&'a Sheet> {
    let number: usize = part.strip_prefix(SHEET)?.strip_suffix(".xml")?.parse().ok()?;
    drawing.sheets.get(number.checked_sub(1)?)
}

fn block(sheet: Option<&Sheet>) -> Option<(&Sheet, &Block)> {
    let sheet = sheet?;
    Some((sheet, sheet.block.as_ref()?))
}

/// The text with `from` replaced wherever it stands; it must stand somewhere.
fn replaced(text: &str, from: &'static str, to: &str) -> Result<String, Missing> {
    if text.contains(from) { Ok(text.replace(from, to)) } else { Err(Missing(from)) }
}

/// A sheet as the drawing means it: texts that read as numbers are texts, and rows that people type in may grow.
fn sheet_part<'a>(text: &'a str, drawing: &Drawing, sheet: Option<&Sheet>) -> Result<Cow<'a, str>, Missing> {
    let text = unmarked(text, drawing, sheet)?;
    let Some(sheet) = sheet.filter(|sheet| sheet.access == Access::Open) else { return Ok(text) };
    Ok(growing(&text, sheet).map_or(text, Cow::Owned))
}

/// The rows of an open sheet's tables without the word that keeps a program from fitting them to their texts. The library says
/// it of every row with a height (`rust_xlsxwriter` 0.102).
fn growing(text: &str, sheet: &Sheet) -> Option<String> {
    const FIXED: &str = " customHeight=\"1\"";
    const ROW: &str = "<row r=\"";
    let in_table = |number: u32| {
        sheet.tables.iter().any(|table| number > table.area.first.row + 1 && number <= table.area.last.row + 1)
    };
    let mut parts = text.split(ROW);
    let mut out = parts.next()?.to_owned();
    for part in parts {
        out.push_str(ROW);
        let number = part.split('"').next().and_then(|number| number.parse().ok());
        let (tag, rest) = part.split_once('>')?;
        let tag = if number.is_some_and(in_table) { tag.replace(FIXED, "") } else { tag.to_owned() };
        out.extend([&*tag, ">", rest]);
    }
    Some(out)
}

/// Takes out the marks of text results that read as numbers (`words::MARK`).
fn unmarked<'a>(text: &'a str, _: &Drawing, sheet: Option<&Sheet>) -> Result<Cow<'a, str>, Missing> {
    let sheet = sheet.ok_or(Missing("a sheet of the drawing with its number"))?;
    let proofs = sheet.block.iter().flat_map(Block::inks).flatten();
    match (text.contains(words::MARK), sheet.cells.values().chain(proofs).any(ink::is_marked)) {
        (true, _) => Ok(text.replace(words::MARK, "").into()),
        (false, true) => Err(Missing("the mark of a text that reads as a number")),
        (false, false) => Ok(text.into()),
    }
}

/// Screen readers and spelling ask for the document's language (`dc:language` among the core properties,
/// ECMA-376 part 2).
fn language<'a>(text: &'a str, _: &Drawing, _: Option<&Sheet>) -> Result<Cow<'a, str>, Missing> {
    const END: &str = "</cp:coreProperties>";
    Ok(replaced(text, END, &format!("<dc:language>da-DK</dc:language>{END}"))?.into())
}

/// A chart in Danish, with copies of all values and texts it shows.
fn chart<'a>(text: &'a str, drawing: &Drawing, _: Option<&Sheet>) -> Result<Cow<'a, str>, Missing> {
    let text = replaced(text, r#"<c:lang val="en-US"/>"#, r#"<c:lang val="da-DK"/>"#)?;
    // The language of each run of text; every axis of ours has a font, and so a run.
    let text = replaced(&text, r#"lang="en-US""#, r#"lang="da-DK""#)?;
    // Points have two values each and no categories.
    let text = if text.contains("<c:scatterChart>") {
        each(&text, "</c:tx>", ordered)?
    } else {
        each(&text, "<c:cat>", |part| labelled(part, drawing))?
    };
    Ok(each(&text, "<c:f>", |part| copied(part, drawing))?.into())
}

type Changed = Result<Option<String>, Missing>;

/// The text with every part after a `tag`, of which there must be one, as `change` makes it; as it is where that is
/// nothing.
fn each(text: &str, tag: &'static str, change: impl Fn(&str) -> Changed) -> Result<String, Missing> {
    let (first, parts) = text.split_once(tag).ok_or(Missing(tag))?;
    let mut out = first.to_owned();
    for part in parts.split(tag) {
        out.push_str(tag);
        out.push_str(&change(part)?.map_or(Cow::Borrowed(part), Cow::Owned));
    }
    Ok(out)
}

/// The text after a `<c:f>` with its copy of the values filled from the drawing; nothing where it copies texts.
fn copied(part: &str, drawing: &Drawing) -> Changed {
    const OPEN: &str = "<c:numCache>";
    const CLOSE: &str = "</c:numCache>";
    let (reference, rest) = part.split_once("</c:f>").ok_or(Missing("</c:f>"))?;
    let points = inks(reference, drawing)?.filter_map(|(index, ink)| Some(point(index, &number(ink)?)));
    let points = points.collect::<String>();
    match rest.strip_prefix(OPEN).and_then(|rest| rest.split_once(CLOSE)) {
        Some((copy, rest)) => {
            let head = copy.split_once("<c:pt ").map_or(copy, |(head, _)| head);
            Ok(Some(format!("{reference}</c:f>{OPEN}{head}{points}{CLOSE}{rest}")))
        }
        None if points.is_empty() || rest.starts_with("<c:strCache>") => Ok(None),
        None => Err(Missing("<c:numCache> after a reference to numbers")),
    }
}

/// A series of points with its line before its mark (ECMA-376 part 1, 21.2.3, `CT_ScatterSer`); the library writes them the
/// other way round, which the schema does not allow.
fn ordered(part: &str) -> Changed {
    let Some(inside) = part.strip_prefix("<c:marker>") else { return Ok(None) };
    let (marker, rest) = inside.split_once("</c:marker>").ok_or(Missing("</c:marker>"))?;
    let line = rest.strip_prefix("<c:spPr>").and_then(|rest| rest.split_once("</c:spPr>"));
    let (line, rest) = line.ok_or(Missing("<c:spPr> after a mark"))?;
    Ok(Some(format!("<c:spPr>{line}</c:spPr><c:marker>{marker}</c:marker>{rest}")))
}

/// Categories whose texts come from formulas, which the library holds for numbers.
fn labelled(part: &str, drawing: &Drawing) -> Changed {
    let (categories, rest) = part.split_once("</c:cat>").ok_or(Missing("</c:cat>"))?;
    if categories.starts_with("<c:strRef>") {
        return Ok(None);
    }
    let inside = categories.strip_prefix("<c:numRef><c:f>").and_then(|inside| inside.split_once("</c:f>"));
    let (reference, copy) = inside.ok_or(Missing("<c:numRef><c:f> in categories"))?;
    let points = inks(reference, drawing)?.filter_map(|(index, ink)| Some(point(index, label(ink)?)));
    let points = points.collect::<String>();
    if points.is_empty() {
        return Ok(None);
    }
    let count = copy.split_once("<c:ptCount ").and_then(|(_, rest)| rest.split_once("/>"));
    let (count, _) = count.ok_or(Missing("<c:ptCount in categories"))?;
    let copy = format!("<c:strCache><c:ptCount {count}/>{points}</c:strCache>");
    Ok(Some(format!("<c:strRef><c:f>{reference}</c:f>{copy}</c:strRef></c:cat>{rest}")))
}

/// The ink a chart's reference leads to, each with its place in the reference.
fn inks<'a>(reference: &str, drawing: &'a Drawing) -> Result<impl Iterator<Item = (usize, &'a Ink)>, Missing> {
    let seen = || {
        let (name, area) = reference.rsplit_once('!')?;
        let name = name.trim_matches('\'').replace("''", "'");
        let sheet = drawing.sheets.iter().find(|sheet| words::xml(&sheet.name) == name)?;
        let places = cells(Area::parse(area)?).enumerate();
        Some(places.filter_map(|(index, at)| Some((index, sheet.cells.get(&at)?))))
    };
    seen().ok_or(Missing("a reference to an area of the drawing"))
}

fn cells(area: Area) -> impl Iterator<Item = At> {
    let cols = area.first.col..=area.last.col;
    (area.first.row..=area.last.row).flat_map(move |row| cols.clone().map(move |col| At::new(row, col)))
}

fn number(ink: &Ink) -> Option<String> {
    match &ink.content {
        Content::Number(number) | Content::Formula { cached: Cached::Number(number), .. } => {
            Some(float(*number).to_string())
        }
        Content::Day(day) => Some(serial_of_day(*day).to_string()),
        _ => None,
    }
}

fn label(ink: &Ink) -> Option<&str> {
    match &ink.content {
        Content::Formula { cached: Cached::Text(text), .. } => Some(text),
        _ => None,
    }
}

fn point(index: usize, value: &str) -> String {
    format!(r#"<c:pt idx="{index}"><c:v>{}</c:v></c:pt>"#, words::xml(&words::fit(value, words::MESSAGE)))
}

#[cfg(test)]
mod tests;
