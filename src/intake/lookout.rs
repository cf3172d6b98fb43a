//! Copies: sheets that hold a table again, under the template's own headers, beside the sheet that is read.
use super::read::HEADER_ROWS;
use crate::{
    schema::Table,
    xlsx::{Cell, RowSeen, Seen},
};

/// Watches a sheet that is read for none of these tables. Only headers spelled as the template does are known again:
/// it costs no more than comparing them.
pub(super) struct Lookout {
    watched: Vec<Watched>,
}

struct Watched {
    table: &'static Table,
    /// The columns of the headers, once they have come.
    columns: Vec<u16>,
    has_rows: bool,
}

impl Lookout {
    pub(super) fn of(tables: impl Iterator<Item = &'static Table>) -> Self {
        let watch = |table| Watched { table, columns: Vec::new(), has_rows: false };
        Self { watched: tables.filter(|table| !table.is_form()).map(watch).collect() }
    }

    pub(super) fn row(&mut self, row: &RowSeen<'_>) {
        let is_text = |(_, cell): &&(u16, Cell)| matches!(cell.seen, Seen::Text(_));
        let texts = if row.row < HEADER_ROWS { row.cells.iter().filter(is_text).count() } else { 0 };
        for watched in self.watched.iter_mut().filter(|watched| !watched.has_rows) {
            if !watched.columns.is_empty() {
                watched.has_rows =
                    row.cells.iter().any(|(col, cell)| watched.columns.contains(col) && cell.formula.is_none());
            } else if enough(watched.table, texts) {
                watched.columns = headers(watched.table, row);
            }
        }
    }

    /// The tables that stand on the sheet again, with rows.
    pub(super) fn finish(self) -> impl Iterator<Item = &'static Table> {
        self.watched.into_iter().filter(|watched| watched.has_rows).map(|watched| watched.table)
    }
}

/// The columns of a row that holds at least three in four of a table's headers, and no fewer than three.
fn headers(table: &Table, row: &RowSeen<'_>) -> Vec<u16> {
    let is_header = |text: &str| table.columns.iter().any(|spec| spec.label == text);
    let fits = row.cells.iter().filter(|(_, cell)| matches!(&cell.seen, Seen::Text(text) if is_header(text)));
    let columns: Vec<u16> = fits.map(|(col, _)| *col).collect();
    if enough(table, columns.len()) { columns } else { Vec::new() }
}

fn enough(table: &Table, headers: usize) -> bool {
    headers >= 3 && headers * 4 >= table.columns.len() * 3
}
