//! What the library cannot say, said afterwards in the finished file: language, and results it misses or misreads.
//!
//! Charts carry copies of the values they show, and previews draw from the copies; the library copies no formula's
//! result. Of formulas' results it takes every text that reads as a number for a number.
use super::super::{Area, At, Block, Cached, Content, Drawing, Ink, Sheet};
use super::{Unsaved, ink::float, rows, tables, words};
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

/// Copies the file part by part; most parts pass as they are.
pub(super) fn mend(file: &[u8], drawing: &Drawing) -> Result<Vec<u8>, Unsaved> {
    let mut from = ZipArchive::new(Cursor::new(file))?;
    let mut to = ZipWriter::new(Cursor::new(Vec::with_capacity(file.len())));
    for index in 0..from.len() {
        let mut part = from.by_index(index)?;
        let name = part.name()?.into_owned();
        let block = blocked(&name, drawing);
        let Some(mend) = mender(&name) else {
            to.raw_copy_file(part)?;
            continue;
        };
        let mut text = String::new();
        part.read_to_string(&mut text)?;
        drop(part);
        let mended = mend(&text, drawing);
        if let Some((sheet, block)) = block {
            to.start_file(name, options().compression_level(Some(QUICK)))?;
            rows::splice(&mended, sheet, block, &mut to)?;
            continue;
        }
        match mended {
            // Packing a large sheet once more takes longer than anything else here.
            Cow::Borrowed(_) => to.raw_copy_file(from.by_index_raw(index)?)?,
            Cow::Owned(mended) => {
                to.start_file(name, options())?;
                to.write_all(mended.as_bytes())?;
            }
        }
    }
    Ok(to.finish()?.into_inner())
}

/// How hard rows by the hundred thousand are packed: harder takes twice as long and saves a sixth.
const QUICK: i64 = 3;

fn options() -> SimpleFileOptions {
    SimpleFileOptions::default().last_modified_time(zip::DateTime::DEFAULT)
}

/// The sheet behind a part, where it has a block.
fn blocked<'a>(part: &str, drawing: &'a Drawing) -> Option<(&'a Sheet, &'a Block)> {
    let number: usize = part.strip_prefix("xl/worksheets/sheet")?.strip_suffix(".xml")?.parse().ok()?;
    let sheet = drawing.sheets.get(number.checked_sub(1)?)?;
    Some((sheet, sheet.block.as_ref()?))
}

type Mender = for<'a> fn(&'a str, &Drawing) -> Cow<'a, str>;

fn mender(part: &str) -> Option<Mender> {
    match part {
        "docProps/core.xml" => Some(language),
        _ if part.starts_with("xl/charts/chart") => Some(chart),
        _ if part.starts_with("xl/worksheets/sheet") => Some(unmarked),
        _ if part.starts_with("xl/tables/table") => Some(tables::whole),
        _ => None,
    }
}

fn unmarked<'a>(text: &'a str, _: &Drawing) -> Cow<'a, str> {
    if text.contains(words::MARK) { text.replace(words::MARK, "").into() } else { text.into() }
}

/// Screen readers and spelling ask for the document's language.
fn language<'a>(text: &'a str, _: &Drawing) -> Cow<'a, str> {
    text.replace("</cp:coreProperties>", "<dc:language>da-DK</dc:language></cp:coreProperties>").into()
}

fn chart<'a>(text: &'a str, drawing: &Drawing) -> Cow<'a, str> {
    let text = text
        .replace(r#"lang="en-US""#, r#"lang="da-DK""#)
        .replace(r#"<c:lang val="en-US"/>"#, r#"<c:lang val="da-DK"/>"#);
    let text = each(&text, "<c:cat>", |part| labelled(part, drawing));
    each(&text, "<c:f>", |part| copied(part, drawing)).into()
}

/// The text with every part after a `tag` changed where `change` knows how.
fn each(text: &str, tag: &str, change: impl Fn(&str) -> Option<String>) -> String {
    let mut parts = text.split(tag);
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out.push_str(tag);
        out.push_str(&change(part).unwrap_or_else(|| part.to_owned()));
    }
    out
}

/// The text after a `<c:f>` with its copy of the values filled from the drawing; nothing where there is no such copy.
fn copied(part: &str, drawing: &Drawing) -> Option<String> {
    const OPEN: &str = "</c:f><c:numCache>";
    const CLOSE: &str = "</c:numCache>";
    let (reference, rest) = part.split_once(OPEN)?;
    let (copy, rest) = rest.split_once(CLOSE)?;
    let head = copy.split_once("<c:pt ").map_or(copy, |(head, _)| head);
    let points: String =
        inks(reference, drawing)?.filter_map(|(index, ink)| Some(point(index, &number(ink)?))).collect();
    Some(format!("{reference}{OPEN}{head}{points}{CLOSE}{rest}"))
}

/// Categories whose texts come from formulas, which the library holds for numbers.
fn labelled(part: &str, drawing: &Drawing) -> Option<String> {
    let (categories, rest) = part.split_once("</c:cat>")?;
    let (reference, copy) = categories.strip_prefix("<c:numRef><c:f>")?.split_once("</c:f>")?;
    let count = copy.split_once("<c:ptCount ")?.1.split_once("/>")?.0;
    let points: String = inks(reference, drawing)?.filter_map(|(index, ink)| Some(point(index, label(ink)?))).collect();
    let copy = format!("<c:strCache><c:ptCount {count}/>{points}</c:strCache>");
    (!points.is_empty()).then(|| format!("<c:strRef><c:f>{reference}</c:f>{copy}</c:strRef></c:cat>{rest}"))
}

/// The ink a chart's reference leads to, each with its place in the reference.
fn inks<'a>(reference: &str, drawing: &'a Drawing) -> Option<impl Iterator<Item = (usize, &'a Ink)>> {
    let (name, area) = reference.rsplit_once('!')?;
    let name = name.trim_matches('\'').replace("''", "'");
    let sheet = drawing.sheets.iter().find(|sheet| words::xml(&sheet.name) == name)?;
    let places = cells(Area::parse(area)?).enumerate();
    Some(places.filter_map(|(index, at)| Some((index, sheet.cells.get(&at)?))))
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
