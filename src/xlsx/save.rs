//! Saving a drawing as `.xlsx`: the same drawing gives the same bytes.
mod charts;
mod checks;
mod heights;
mod ink;
mod layout;
mod made_by;
mod mend;
mod rows;
mod tables;
mod words;

use super::{Area, At, Drawing, Sheet, Visibility};
use rayon::prelude::*;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};
use std::{collections::BTreeSet, fmt};

/// Why a drawing could not become a workbook; the text is for developers, as only our own drawings are saved.
#[derive(Debug)]
pub struct Unsaved(pub String);

impl fmt::Display for Unsaved {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unsaved {}

impl From<XlsxError> for Unsaved {
    fn from(error: XlsxError) -> Self {
        Self(error.to_string())
    }
}

/// How high each row of a sheet is, in points: with it a sheet can be drawn to fill one page.
pub fn heights(sheet: &Sheet) -> impl Fn(u32) -> u32 + use<> {
    let heights = heights::of(sheet);
    move |row| heights.get(&row).map_or(u32::from(heights::BODY), |height| u32::from(*height))
}

/// Turns a drawing into the bytes of an `.xlsx`.
///
/// # Errors
/// A drawing the file format cannot hold (a sheet name twice, a table without rows).
pub fn save(drawing: &Drawing) -> Result<Vec<u8>, Unsaved> {
    mend::mend(&drawn(drawing)?, drawing)
}

/// The workbook as the library makes it.
fn drawn(drawing: &Drawing) -> Result<Vec<u8>, Unsaved> {
    let opening = drawing.sheets.iter().position(|sheet| sheet.visibility == Visibility::Shown);
    let opening = opening.ok_or_else(|| Unsaved("no sheet is shown".to_owned()))?;
    let mut book = Workbook::new();
    book.set_properties(&properties(drawing)?);
    let one = |sheet: &Sheet| {
        let mut page = Worksheet::new();
        let drawn = draw(&mut page, sheet, drawing).map(|()| page);
        drawn.map_err(|why| Unsaved(format!("sheet {}: {why}", sheet.name)))
    };
    for page in drawing.sheets.par_iter().map(one).collect::<Result<Vec<_>, Unsaved>>()? {
        book.push_worksheet(page);
    }
    book.worksheet_from_index(opening)?.set_active(true);
    for (name, range) in &drawing.names {
        book.define_name(name, range)?;
    }
    Ok(book.save_to_buffer()?)
}

/// Author, title and identity. The creation day is pinned: bytes follow from the drawing, not from the clock.
fn properties(drawing: &Drawing) -> Result<DocProperties, Unsaved> {
    let properties = DocProperties::new()
        .set_title(words::line(&drawing.title, words::MESSAGE))
        .set_author("gevinst")
        .set_creation_datetime(&ExcelDateTime::from_ymd(2020, 1, 1)?);
    let mut seen = BTreeSet::new();
    drawing.properties.iter().try_fold(properties, |properties, (name, value)| {
        if !seen.insert(name.to_lowercase()) {
            return Err(Unsaved(format!("property {name} twice")));
        }
        Ok(properties.set_custom_property(name, words::line(value, words::MESSAGE)))
    })
}

/// Everything on one sheet. Tables come before cells, so that cells may write over the tables' own formulas.
fn draw(page: &mut Worksheet, sheet: &Sheet, drawing: &Drawing) -> Result<(), Unsaved> {
    page.set_name(&sheet.name)?.set_formula_result_default("").set_default_note_author("gevinst");
    sheet.block.iter().try_for_each(|block| rows::fits(sheet, block))?;
    layout::lay(page, sheet)?;
    tables::lay(page, sheet)?;
    ink::lay(page, sheet)?;
    checks::lay(page, sheet)?;
    charts::lay(page, sheet, drawing)
}

/// The corners of an area, or why it is none; the library counts on their order.
fn corners(area: Area) -> Result<(u32, u16, u32, u16), Unsaved> {
    let Area { first, last } = area;
    let sound = first.row <= last.row && first.col <= last.col && last.row <= At::LAST.row && last.col <= At::LAST.col;
    sound.then_some((first.row, first.col, last.row, last.col)).ok_or_else(|| Unsaved(format!("area {area:?}")))
}

#[cfg(test)]
mod tests;
