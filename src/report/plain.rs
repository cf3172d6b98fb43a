//! Sheets that are read by one centre: headings, headers and rows put straight on the paper, without the tables and formulas
//! of the programme workbook.
use crate::xlsx::{At, Ink, Sheet, Style, Tone};

/// A row of a table: its empty cells too, so that the lines go all the way.
pub(super) fn put_row(sheet: &mut Sheet, row: u32, cells: Vec<Ink>) {
    for (col, ink) in (0..).zip(cells) {
        sheet.put(At::new(row, col), ink);
    }
}

/// The headers of a table.
pub(super) fn headers(sheet: &mut Sheet, row: u32, names: &[&str]) {
    for (col, &name) in (0..).zip(names) {
        sheet.put(At::new(row, col), Ink::text(name, Style::Header).toned(Tone::Required));
    }
}

/// A heading within a sheet.
pub(super) fn heading(sheet: &mut Sheet, row: u32, text: &str) {
    sheet.put(At::new(row, 0), Ink::text(text, Style::Heading));
}
