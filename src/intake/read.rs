//! Collecting one table from the rows of a sheet as they stream by.
use super::{HeaderFault, Headers, Place, Row, RowTally, Sheet, Whereabouts};
use crate::{
    danish::{
        cpr::{mask, mask_until},
        words::is_total,
    },
    schema::{Filler, Spec, Table},
    xlsx::{At, Cell, Form, Refusal, RowSeen, Seen, SheetTail, Visibility},
};
use std::borrow::Cow;

/// Rows from the top of a sheet within which the headers must stand.
pub(super) const HEADER_ROWS: u32 = 200;
/// Data rows read per table (docs/fagligt.md §11).
pub const DATA_ROWS: usize = 20_000;

/// Collects a table, or a form, from a sheet.
pub(super) struct Collector {
    table: &'static Table,
    place: Place,
    /// The latest year anyone in it can be born in.
    year: i16,
    headers: Option<Headers>,
    /// Of a form, the value of each field, where its label has come.
    form: Vec<Option<(At, Cell)>>,
    rows: Vec<Row>,
    /// Sums and notes among the rows.
    asides: Vec<At>,
    /// The last row with content; rows up to it without any are blank.
    last_row: u32,
    tally: RowTally,
}

/// What is known of a sheet once its rows have streamed by.
pub(super) struct Streamed {
    /// Rows with content that came.
    pub rows: u32,
    /// Whether they came to an end before the sheet did.
    pub broken_off: bool,
    /// What stands after them.
    pub tail: SheetTail,
}

impl Streamed {
    pub(super) fn of(rows: u32, tail: Result<SheetTail, Refusal>) -> Self {
        Self { rows, broken_off: tail.is_err(), tail: tail.unwrap_or_default() }
    }
}

impl Collector {
    pub(super) fn new(table: &'static Table, place: Place, year: i16) -> Self {
        let form = vec![None; table.columns.len()];
        let (rows, asides, tally) = (Vec::new(), Vec::new(), RowTally::default());
        Self { table, place, year, headers: None, form, rows, asides, last_row: 0, tally }
    }

    /// The table it collects.
    pub(super) fn table(&self) -> &'static Table {
        self.table
    }

    /// Takes in the next row of the sheet: until the header row has come every row may be it, after it each is data.
    pub(super) fn row(&mut self, row: &RowSeen<'_>) {
        if self.table.is_form() {
            self.form_row(row);
        } else if let Some(headers) = &self.headers {
            if is_row(self.table, headers, row) {
                match aside(self.table, headers, row) {
                    Some(at) => self.set_aside(at),
                    None => self.keep(row, data_cells(self.table, headers, row, self.year)),
                }
            } else {
                self.tally.untyped += 1;
            }
        } else {
            self.tally.above += 1;
            if row.row < HEADER_ROWS {
                self.headers = Headers::of(self.table, row.row, &texts(row));
                self.last_row = row.row;
            }
        }
    }

    fn set_aside(&mut self, at: At) {
        self.tally.asides += 1;
        self.asides.push(at);
    }

    /// Keeps a data row, unless there are too many already: the rest are counted out by a rule.
    fn keep(&mut self, row: &RowSeen<'_>, cells: Vec<Option<(At, Cell)>>) {
        if self.rows.len() == DATA_ROWS {
            self.tally.beyond += 1;
            return;
        }
        let (table, place) = (self.table, self.place.clone());
        self.last_row = self.last_row.max(row.row);
        self.rows.push(Row { table, place, row: row.row, hidden: row.hidden, cells });
    }

    /// A label, and the value in the cell to its right.
    fn form_row(&mut self, row: &RowSeen<'_>) {
        for (col, cell) in row.cells {
            let Seen::Text(text) = &cell.seen else { continue };
            let Some(position) = labelled(self.table, text).filter(|position| self.form[*position].is_none()) else {
                continue;
            };
            let spec = self.table.columns[position];
            let value = row.cells.iter().find(|(at, _)| *at == col + 1).map(|(_, cell)| masked(spec, cell, self.year));
            self.form[position] = Some((At::new(row.row, col + 1), value.unwrap_or_default()));
            return;
        }
    }

    /// The table as found; nothing when its headers never came.
    pub(super) fn finish(mut self, visibility: Visibility, streamed: &Streamed) -> Option<Sheet> {
        if self.table.is_form() {
            self.finish_form();
        }
        let headers = self.headers?;
        let spanned = if self.table.is_form() { 1 } else { self.last_row.saturating_sub(headers.row) };
        let among = self.asides.iter().filter(|at| at.row < self.last_row).count();
        let told = u32::try_from(self.rows.len() + among).expect("a sheet has no more rows than fit in 32 bits");
        Some(Sheet {
            table: self.table,
            found: Whereabouts::ByHeaders,
            blank_rows: spanned.saturating_sub(told),
            tally: RowTally { streamed: streamed.rows, ..self.tally },
            place: self.place,
            visibility,
            headers,
            rows: self.rows,
            too_many_rows: self.tally.beyond > 0,
            broken_off: streamed.broken_off,
            merged: streamed.tail.merged.clone(),
            rivals: Vec::new(),
            asides: self.asides,
        })
    }

    /// A form's labels stand in place of headers, and its fields are one row.
    fn finish_form(&mut self) {
        // One label may stand anywhere by chance. Half of them, and two at least, are the form.
        let found = self.form.iter().flatten().count();
        if found < 2 || found * 2 < self.form.len() {
            return;
        }
        let first = self.form.iter().flatten().map(|(at, _)| at.row).min().unwrap_or_default();
        let absent = (0..self.form.len()).filter(|position| self.form[*position].is_none());
        self.headers = Some(Headers {
            row: first,
            columns: self.form.iter().map(|cell| cell.as_ref().map(|(at, _)| at.col)).collect(),
            faults: absent.map(HeaderFault::Absent).collect(),
        });
        let cells = std::mem::take(&mut self.form);
        self.rows.push(Row { table: self.table, place: self.place.clone(), row: first, hidden: false, cells });
    }
}

/// Whether somebody has written in a row of the table.
fn is_row(table: &Table, headers: &Headers, row: &RowSeen<'_>) -> bool {
    // A table of formulas alone is what the sheet shows, and has rows where it names something in its first column.
    let naming = table.columns.first().filter(|_| table.is_computed());
    table.columns.iter().zip(&headers.columns).any(|(spec, col)| {
        let cell = col.and_then(|col| cell_in(row, col));
        let is_naming = naming.is_some_and(|first| std::ptr::eq(*first, *spec));
        cell.is_some_and(|cell| is_written(spec, cell) || (is_naming && says_something(cell)))
    })
}

/// The cells of a data row.
fn data_cells(table: &Table, headers: &Headers, row: &RowSeen<'_>, year: i16) -> Vec<Option<(At, Cell)>> {
    // A field without a column has no cell; an empty cell is one, since a finding may have to point at it.
    let columns = table.columns.iter().zip(&headers.columns);
    let cell = |spec, col| cell_in(row, col).map(|cell| masked(spec, cell, year)).unwrap_or_default();
    columns.map(|(spec, col)| col.map(|col| (At::new(row.row, col), cell(spec, col)))).collect()
}

/// A cell as it is kept. What may be a CPR number is masked here, at the door, so that it is the same in the programme
/// workbook, the archive and everything else. A number of a column that counts something is a figure.
fn masked(spec: &Spec, cell: &Cell, year: i16) -> Cell {
    let is_figure = matches!(cell.seen, Seen::Number(_)) && !spec.kind.is_text();
    let digits = cell.digits().filter(|_| !is_figure);
    match digits.as_deref().map(|digits| mask_until(digits, year)) {
        Some(Cow::Owned(masked)) => Cell { seen: Seen::Text(masked), form: Form::Plain, ..cell.clone() },
        _ => cell.clone(),
    }
}

/// Where a row says that it is none: its only text is a word for a sum, or stands alone where an id should; or every
/// cell is a formula that adds up. A row that also names something is a row like any other.
fn aside(table: &Table, headers: &Headers, row: &RowSeen<'_>) -> Option<At> {
    // A formula of ours may answer a label in the id's column with a unit.
    let typed: Vec<&(u16, Cell)> = row.cells.iter().filter(|(_, cell)| cell.formula.is_none()).collect();
    let mut texts = typed.iter().filter_map(|(col, cell)| match &cell.seen {
        Seen::Text(text) => Some((*col, text)),
        _ => None,
    });
    match (texts.next(), texts.next()) {
        (Some((col, text)), None) if is_total(text) || (typed.len() == 1 && is_note(table, headers, col, text)) => {
            Some(At::new(row.row, col))
        }
        (None, None) if row.cells.iter().all(|(_, cell)| adds_up(cell)) => {
            row.cells.first().map(|(col, _)| At::new(row.row, *col))
        }
        _ => None,
    }
}

/// A sentence where an id should stand; two words may be an id in a spelling of its own.
fn is_note(table: &Table, headers: &Headers, col: u16, text: &str) -> bool {
    let spec = table.columns.iter().zip(&headers.columns).find(|(_, known)| **known == Some(col));
    spec.is_some_and(|(spec, _)| spec.pattern.is_some()) && text.split_whitespace().count() > 2
}

/// Whether a cell is a sum of others, as people put under a table.
fn adds_up(cell: &Cell) -> bool {
    let formula = cell.formula.as_deref().unwrap_or_default();
    ["SUM(", "SUBTOTAL("].iter().any(|word| formula.starts_with(word))
}

/// A formula of ours is there in every row; it makes no row.
fn is_written(spec: &Spec, cell: &Cell) -> bool {
    !cell.is_blank() && !matches!(spec.filler, Filler::Formula(_))
}

/// A formula that gives an empty text says nothing, nor does one that another program did not or could not compute.
fn says_something(cell: &Cell) -> bool {
    match &cell.seen {
        Seen::Text(text) => !text.is_empty(),
        Seen::Number(_) | Seen::Flag(_) => true,
        Seen::Blank | Seen::Fault(_) | Seen::Uncalculated => false,
    }
}

/// The cell in a column; cells ascend.
fn cell_in<'r>(row: &RowSeen<'r>, col: u16) -> Option<&'r Cell> {
    row.cells.binary_search_by_key(&col, |(at, _)| *at).ok().map(|index| &row.cells[index].1)
}

/// The field with this label, or an alias of it.
fn labelled(table: &Table, text: &str) -> Option<usize> {
    table.columns.iter().position(|spec| spec.is_called(text))
}

/// The texts of a row that may be the header row.
fn texts(row: &RowSeen<'_>) -> Vec<(u16, String)> {
    let texts = row.cells.iter().filter_map(|(col, cell)| match &cell.seen {
        Seen::Text(text) => Some((*col, mask(text).into_owned())),
        _ => None,
    });
    texts.collect()
}
