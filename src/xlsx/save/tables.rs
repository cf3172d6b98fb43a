//! Excel tables: headers from the ink, calculated columns, and the look of rows nobody has written.
use super::super::{Area, At, Content, Drawing, Sheet, Style, TableInk, style};
use super::{Unsaved, corners, ink, mend::Missing, rows, words};
use rust_xlsxwriter::{Format, Table, TableColumn, TableStyle, Worksheet};
use std::borrow::Cow;

/// The longest header a table can have.
const HEADER: usize = 255;

pub(super) fn lay(page: &mut Worksheet, sheet: &Sheet) -> Result<(), Unsaved> {
    sheet
        .tables
        .iter()
        .try_for_each(|table| one(page, sheet, table).map_err(|why| Unsaved(format!("table {}: {why}", table.name))))
}

fn one(page: &mut Worksheet, sheet: &Sheet, table: &TableInk) -> Result<(), Unsaved> {
    let (top, left, bottom, right) = corners(table.area)?;
    let columns = (left..=right).map(|col| column(sheet, table, At::new(top, col))).collect::<Result<Vec<_>, _>>()?;
    if let Some((offset, _)) = table.formulas.iter().find(|(offset, _)| *offset > right - left) {
        return Err(Unsaved(format!("no column {offset} for a formula")));
    }
    let look = if table.banded { TableStyle::Light1 } else { TableStyle::None };
    let drawn = Table::new().set_name(&table.name).set_style(look).set_banded_rows(table.banded).set_columns(&columns);
    page.add_table(top, left, drawn_to(sheet, bottom), right, &drawn)?;
    blanks(page, sheet, table)
}

/// The last row of a table as the library draws it: of a block only the proof. It keeps a note of each cell of a table.
fn drawn_to(sheet: &Sheet, bottom: u32) -> u32 {
    sheet.block.as_ref().map_or(bottom, |block| rows::proof_end(block).min(bottom))
}

/// A table's part, with its area as it is in the finished sheet: the table has it, and the filter over its headers.
pub(super) fn whole<'a>(text: &'a str, drawing: &Drawing, _: Option<&Sheet>) -> Result<Cow<'a, str>, Missing> {
    let mut tables = drawing.sheets.iter().flat_map(|sheet| sheet.tables.iter().map(move |table| (sheet, table)));
    let found = tables.find(|(_, table)| text.contains(&format!(" displayName=\"{}\"", table.name)));
    let (sheet, table) = found.ok_or(Missing("displayName with the name of a table"))?;
    let Area { first, last } = table.area;
    let drawn = Area { first, last: At::new(drawn_to(sheet, last.row), last.col) };
    if drawn == table.area {
        return Ok(text.into());
    }
    let from = format!(" ref=\"{drawn}\"");
    match text.matches(&from).count() {
        2 => Ok(text.replace(&from, &format!(" ref=\"{}\"", table.area)).into()),
        _ => Err(Missing("ref with the area as it was drawn, on the table and on its filter")),
    }
}

fn column(sheet: &Sheet, table: &TableInk, header: At) -> Result<TableColumn, Unsaved> {
    let column = TableColumn::new().set_header(header_text(sheet, header)?);
    let offset = header.col - table.area.first.col;
    let formula = table.formulas.iter().find(|(of, _)| *of == offset).map(|(_, formula)| formula);
    Ok(match formula {
        Some(formula) => {
            let format = default_look(sheet, header.col).set_num_format(formula_format(sheet, header.col));
            column.set_formula(ink::formula(formula, String::new())).set_format(format)
        }
        None => column,
    })
}

/// The text of a header; the cell must say exactly what the table says, or Excel repairs the file.
pub(super) fn header_text(sheet: &Sheet, at: At) -> Result<String, Unsaved> {
    match sheet.cells.get(&at).map(|ink| &ink.content) {
        Some(Content::Text(text)) if !text.trim().is_empty() => Ok(words::line(text, HEADER)),
        _ => Err(Unsaved(format!("no header text in {at}"))),
    }
}

/// Rows kept free for people: each cell gets its column's look in full.
fn blanks(page: &mut Worksheet, sheet: &Sheet, table: &TableInk) -> Result<(), Unsaved> {
    let free = free(sheet, table)?;
    let calculated = |col: u16| table.formulas.iter().any(|(offset, _)| *offset == col - table.area.first.col);
    for column in free.chunk_by(|one, other| one.col == other.col).filter(|column| !calculated(column[0].col)) {
        let look = default_look(sheet, column[0].col);
        for at in column {
            page.write_blank(at.row, at.col, &look)?;
        }
    }
    Ok(())
}

/// The cells under a table's headers that nobody has written, column by column. Written cells are walked once, in their
/// order: to look each one up takes long in a table of millions.
fn free(sheet: &Sheet, table: &TableInk) -> Result<Vec<At>, Unsaved> {
    let (top, left, bottom, right) = corners(table.area)?;
    // A block leaves no row of its table free.
    let bottom = sheet.block.as_ref().map_or(bottom, |block| block.first.saturating_sub(1).min(bottom));
    let inside = |at: &&At| (left..=right).contains(&at.col);
    let mut inked = sheet.cells.range(At::new(top, left)..=At::new(bottom, right)).map(|(at, _)| at).filter(inside);
    let (mut next, mut free) = (inked.next(), Vec::new());
    for at in (top..=bottom).flat_map(|row| (left..=right).map(move |col| At::new(row, col))) {
        if next == Some(&at) {
            next = inked.next();
        } else if at.row > top {
            free.push(at);
        }
    }
    free.sort_unstable_by_key(|at| (at.col, at.row));
    Ok(free)
}

fn default_look(sheet: &Sheet, col: u16) -> Format {
    let (style, tone) = column_style(sheet, col);
    style::cell(style, tone, true)
}

fn formula_format(sheet: &Sheet, col: u16) -> &'static str {
    let (style, tone) = column_style(sheet, col);
    ink::formula_format(style, tone)
}

fn column_style(sheet: &Sheet, col: u16) -> (Style, super::super::Tone) {
    sheet.columns.get(usize::from(col)).map(|column| (column.style, column.tone)).unwrap_or_default()
}
