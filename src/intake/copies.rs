//! Copies: sheets that hold a table again, under the template's own headers, beside the sheet that is read.
use super::read::HEADER_ROWS;
use crate::{
    schema::Table,
    xlsx::{Cell, RowSeen, Seen},
};
use std::collections::HashSet;

/// Watches a sheet that is read for none of these tables. Only headers spelled as the template does are known again:
/// it costs no more than comparing them.
pub(super) struct CopyWatch<'a> {
    labels: &'a Labels,
    watched: Vec<Watched>,
}

/// Every header of some tables: a row with few of them is no row of headers.
pub(super) type Labels = HashSet<&'static str>;

/// The headers of these tables.
pub(super) fn labels(tables: &[&'static Table]) -> Labels {
    tables.iter().flat_map(|table| table.columns).map(|spec| spec.label).collect()
}

struct Watched {
    table: &'static Table,
    /// The columns of the headers, once they have come.
    columns: Vec<u16>,
    has_rows: bool,
}

impl<'a> CopyWatch<'a> {
    pub(super) fn of(labels: &'a Labels, tables: impl Iterator<Item = &'static Table>) -> Self {
        let tables = tables.filter(|table| !table.is_form());
        let watched = tables.map(|table| Watched { table, columns: Vec::new(), has_rows: false });
        Self { labels, watched: watched.collect() }
    }

    pub(super) fn row(&mut self, row: &RowSeen<'_>) {
        // Counted once for all tables: nearly every row has too few labels to be a header row of any.
        let labels = if row.row < HEADER_ROWS { self.labels_in(row) } else { 0 };
        for watched in self.watched.iter_mut().filter(|watched| !watched.has_rows) {
            if !watched.columns.is_empty() {
                watched.has_rows =
                    row.cells.iter().any(|(col, cell)| watched.columns.contains(col) && cell.formula.is_none());
            } else if enough(watched.table, labels) {
                watched.columns = headers(watched.table, row);
            }
        }
    }

    /// How many cells of a row are a header of some table.
    fn labels_in(&self, row: &RowSeen<'_>) -> usize {
        let is_label = |cell: &Cell| matches!(&cell.seen, Seen::Text(text) if self.labels.contains(&**text));
        row.cells.iter().filter(|(_, cell)| is_label(cell)).count()
    }

    /// The tables that stand on the sheet again, with rows.
    pub(super) fn finish(self) -> impl Iterator<Item = &'static Table> {
        self.watched.into_iter().filter(|watched| watched.has_rows).map(|watched| watched.table)
    }
}

/// The columns of a row that holds at least three in four of a table's headers, and no fewer than three; one that stands
/// there twice is one.
fn headers(table: &Table, row: &RowSeen<'_>) -> Vec<u16> {
    let column = |label: &str| {
        let mut cells = row.cells.iter();
        cells.find(|(_, cell)| matches!(&cell.seen, Seen::Text(text) if text == label)).map(|(col, _)| *col)
    };
    let columns: Vec<u16> = table.columns.iter().filter_map(|spec| column(spec.label)).collect();
    if enough(table, columns.len()) { columns } else { Vec::new() }
}

fn enough(table: &Table, headers: usize) -> bool {
    headers >= 3 && headers * 4 >= table.columns.len() * 3
}
