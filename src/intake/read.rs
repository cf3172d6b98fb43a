//! Collecting one table from the rows of a sheet as they stream by.
use super::{Headers, Place, Row, RowTally, Sheet, Whereabouts, form::FormCollector};
use crate::{
    danish::{
        cpr::{mask, mask_until},
        words::is_total,
    },
    schema::{Filler, Spec, Table},
    units::Decimal,
    xlsx::{Area, At, Cell, Form, Refusal, RowSeen, Seen, SheetTail, Visibility},
};
use std::{borrow::Cow, collections::BTreeSet};

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
    form: FormCollector,
    rows: Vec<Row>,
    contradictions: Vec<(usize, At, Cell)>,
    idle: Option<(u32, u32)>,
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
        let (rows, contradictions, asides) = (Vec::new(), Vec::new(), Vec::new());
        let (form, tally) = (FormCollector::new(table), RowTally::default());
        Self { table, place, year, headers: None, form, rows, contradictions, idle: None, asides, last_row: 0, tally }
    }

    /// The table it collects.
    pub(super) fn table(&self) -> &'static Table {
        self.table
    }

    /// Takes in the next row of the sheet: until the header row has come every row may be it, after it each is data.
    pub(super) fn row(&mut self, row: &RowSeen<'_>) {
        if self.table.is_form() {
            self.form.row(row);
        } else if let Some(headers) = &self.headers {
            let kind = kind_of(self.table, headers, row);
            // Beside the rows of a table its copied column holds a sum or a note; a table beside has rows of its own.
            if matches!(kind, RowKind::Data) || headers.stands_again() {
                self.contradictions.extend(contradictions(self.table, headers, row, self.year));
            }
            match kind {
                RowKind::Aside(at) => self.set_aside(at),
                RowKind::Data => self.keep(row),
                RowKind::Idle => self.pass_over(row.row),
                RowKind::Untyped => self.tally.untyped += 1,
            }
        } else {
            self.tally.above += 1;
            if row.row < HEADER_ROWS {
                self.headers = Headers::of(self.table, row.row, &texts(row));
                self.last_row = row.row;
            }
        }
    }

    /// Formulas that somebody has filled down past the last row.
    fn pass_over(&mut self, row: u32) {
        self.tally.untyped += 1;
        let (_, count) = self.idle.get_or_insert((row, 0));
        *count += 1;
    }

    fn set_aside(&mut self, at: At) {
        self.tally.asides += 1;
        self.asides.push(at);
    }

    /// Keeps a data row, unless there are too many already: the rest are counted out by a rule.
    fn keep(&mut self, row: &RowSeen<'_>) {
        let Some(headers) = self.headers.as_ref().filter(|_| self.rows.len() < DATA_ROWS) else {
            self.tally.beyond += 1;
            return;
        };
        let cells = data_cells(self.table, headers, row, self.year);
        let (table, place) = (self.table, self.place.clone());
        self.last_row = self.last_row.max(row.row);
        self.rows.push(Row { table, place, row: row.row, hidden: row.hidden, cells });
    }

    /// The table as found; nothing when its headers never came.
    pub(super) fn finish(mut self, visibility: Visibility, streamed: &Streamed) -> Option<Sheet> {
        let mut hidden = BTreeSet::new();
        if self.table.is_form() {
            let form =
                std::mem::replace(&mut self.form, FormCollector::new(self.table)).finish(&self.place, self.year)?;
            (self.contradictions, hidden) = (form.contradictions, form.hidden.into_iter().collect());
            (self.headers, self.rows) = (Some(form.headers), vec![form.row]);
        }
        let headers = self.headers.take()?;
        let covered = self.uncover(&streamed.tail.merged);
        hidden.extend(self.out_of_sight(&headers, &streamed.tail.hidden_columns));
        let stands_again = headers.stands_again();
        let spanned = if self.table.is_form() { 1 } else { self.last_row.saturating_sub(headers.row) };
        let among = self.asides.iter().filter(|at| at.row < self.last_row).count();
        let told = u32::try_from(self.rows.len() + among).expect("a sheet has no more rows than fit in 32 bits");
        Some(Sheet {
            found: Whereabouts::ByHeaders,
            blank_rows: spanned.saturating_sub(told),
            tally: RowTally { streamed: streamed.rows, ..self.tally },
            visibility,
            headers,
            rows: self.rows,
            too_many_rows: self.tally.beyond > 0,
            broken_off: streamed.broken_off,
            merged: streamed.tail.merged.clone(),
            covered,
            hidden: hidden.into_iter().collect(),
            differs_beside: stands_again && !self.contradictions.is_empty(),
            contradictions: if stands_again { Vec::new() } else { self.contradictions },
            idle: self.idle,
            asides: self.asides,
            ..Sheet::missing(self.table, self.place)
        })
    }

    /// Takes out what stands under merged cells: neither Excel nor LibreOffice shows it. A row with nothing else is none.
    fn uncover(&mut self, merged: &[Area]) -> Vec<(usize, At, Cell)> {
        let mut covered = Vec::new();
        for area in merged.iter().filter(|area| area.first != area.last) {
            let first =
                if self.table.is_form() { 0 } else { self.rows.partition_point(|row| row.row < area.first.row) };
            for row in self.rows[first..].iter_mut().take_while(|row| row.row <= area.last.row) {
                for (position, (at, cell)) in
                    (0..).zip(&mut row.cells).filter_map(|(at, cell)| Some((at, cell.as_mut()?)))
                {
                    if area.holds(*at) && *at != area.first && !cell.is_blank() {
                        covered.push((position, *at, std::mem::take(cell)));
                    }
                }
            }
        }
        if !covered.is_empty() && !self.table.is_form() && !self.table.is_computed() {
            let (before, columns) = (self.rows.len(), self.table.columns);
            let is_left = |(spec, cell): (&&Spec, &Option<(At, Cell)>)| {
                cell.as_ref().is_some_and(|(_, cell)| is_written(spec, cell))
            };
            self.rows.retain(|row| columns.iter().zip(&row.cells).any(is_left));
            self.tally.untyped += u32::try_from(before - self.rows.len()).expect("a sheet has no more rows than that");
        }
        covered
    }

    /// The fields with content in hidden columns; one that is a formula of ours holds nothing of anybody's.
    fn out_of_sight(&self, headers: &Headers, hidden: &[(u16, u16)]) -> Vec<usize> {
        let is_hidden = |col: u16| hidden.iter().any(|(first, last)| (*first..=*last).contains(&col));
        let columns = headers.columns.iter().enumerate();
        let fields = columns.filter(|(at, col)| col.is_some_and(is_hidden) && !self.table.columns[*at].is_formula());
        let holds =
            |at: &usize| self.rows.iter().any(|row| matches!(&row.cells[*at], Some((_, cell)) if !cell.is_blank()));
        fields.map(|(at, _)| at).filter(holds).collect()
    }
}

/// Where a column stands again, what it says there if that is something else. Formulas of ours follow the other cells.
fn contradictions<'r>(
    table: &'r Table,
    headers: &'r Headers,
    row: &'r RowSeen<'_>,
    year: i16,
) -> impl Iterator<Item = (usize, At, Cell)> + 'r {
    let again = headers.seconds.iter().filter(|(position, _)| !table.columns[*position].is_formula());
    again.filter_map(move |(position, second)| {
        let first = headers.columns[*position].and_then(|col| cell_in(row, col));
        let other = cell_in(row, *second).filter(|other| first.is_none_or(|first| first.seen != other.seen))?;
        Some((*position, At::new(row.row, *second), masked(table.columns[*position], other, year)))
    })
}

/// What a row of a sheet is to the table on it.
enum RowKind {
    /// A row of the table.
    Data,
    /// A sum, a note, or the headers again.
    Aside(At),
    /// Formulas that give nothing, filled down past the last row.
    Idle,
    /// Nothing is typed in it.
    Untyped,
}

fn kind_of(table: &Table, headers: &Headers, row: &RowSeen<'_>) -> RowKind {
    let again = headers.stand_in(table, |col| match cell_in(row, col).map(|cell| &cell.seen) {
        Some(Seen::Text(text)) => Some(text.as_str()),
        _ => None,
    });
    if again {
        return RowKind::Aside(At::new(row.row, row.cells.first().map_or(0, |(col, _)| *col)));
    }
    if is_row(table, headers, row) {
        return aside(table, headers, row).map_or(RowKind::Data, RowKind::Aside);
    }
    let mut own =
        table.columns.iter().zip(&headers.columns).filter_map(|(spec, col)| Some((spec, cell_in(row, (*col)?)?)));
    if own.any(|(spec, cell)| !spec.is_formula() && gives_nothing(cell)) { RowKind::Idle } else { RowKind::Untyped }
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
pub(super) fn masked(spec: &Spec, cell: &Cell, year: i16) -> Cell {
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

/// A formula of ours is there in every row; it makes no row. Nor does one of somebody's own that gives nothing.
fn is_written(spec: &Spec, cell: &Cell) -> bool {
    !cell.is_blank() && !matches!(spec.filler, Filler::Formula(_)) && !gives_nothing(cell)
}

/// Whether a cell is a formula with the result 0, FALSE or an empty text: what `=E9*1,02` gives when it is filled down
/// past the last row.
fn gives_nothing(cell: &Cell) -> bool {
    let is_nothing = match &cell.seen {
        Seen::Blank | Seen::Flag(false) => true,
        Seen::Number(number) => *number == Decimal::ZERO,
        Seen::Text(text) => text.trim().is_empty(),
        Seen::Flag(true) | Seen::Fault(_) | Seen::Uncalculated => false,
    };
    cell.formula.is_some() && is_nothing
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

/// The texts of a row that may be the header row.
fn texts(row: &RowSeen<'_>) -> Vec<(u16, String)> {
    let texts = row.cells.iter().filter_map(|(col, cell)| match &cell.seen {
        Seen::Text(text) => Some((*col, mask(text).into_owned())),
        _ => None,
    });
    texts.collect()
}
