//! Collecting a form from the rows of a sheet: a label, and the value in the cell to its right.
use super::{
    HeaderFault, Headers, Place, Row,
    likely::{Guess, guesses},
    read::{HEADER_ROWS, masked},
};
use crate::{
    schema::Table,
    xlsx::{At, Cell, RowSeen, Seen},
};
use std::collections::BTreeMap;

/// A form, as far as it has streamed by.
pub(super) struct FormCollector {
    table: &'static Table,
    /// Of each field its line, where its label has come.
    fields: Vec<Option<Line>>,
    /// Lines whose label had come before.
    again: Vec<(usize, Line)>,
    /// Lines that begin with another text, by their row; one of them may be a label that was changed.
    others: BTreeMap<u32, Line>,
}

/// A text, and the cell to its right.
struct Line {
    label: At,
    text: String,
    value: Cell,
    hidden: bool,
}

/// A form, once it has streamed by.
pub(super) struct Form {
    pub headers: Headers,
    pub row: Row,
    /// The fields in rows that nobody sees.
    pub hidden: Vec<usize>,
    /// Where a field's label stands again with another value.
    pub contradictions: Vec<(usize, At, Cell)>,
}

impl FormCollector {
    pub(super) fn new(table: &'static Table) -> Self {
        let fields = table.columns.iter().map(|_| None).collect();
        Self { table, fields, again: Vec::new(), others: BTreeMap::new() }
    }

    pub(super) fn row(&mut self, row: &RowSeen<'_>) {
        let texts = row.cells.iter().filter_map(|(col, cell)| match &cell.seen {
            Seen::Text(text) => Some((*col, text)),
            _ => None,
        });
        let mut first = None;
        for (col, text) in texts {
            first = first.or(Some((col, text)));
            let Some(position) = self.table.columns.iter().position(|spec| spec.is_called(text)) else { continue };
            let line = line(row, col, text);
            if self.fields[position].is_none() {
                self.fields[position] = Some(line);
                return;
            }
            if self.again.len() < self.table.columns.len() {
                self.again.push((position, line));
            }
        }
        if let Some((col, text)) = first.filter(|_| row.row < HEADER_ROWS) {
            self.others.insert(row.row, line(row, col, text));
        }
    }

    /// The form; nothing where its labels never came. One label may stand anywhere by chance: half of them, and two at
    /// least, are the form.
    pub(super) fn finish(mut self, place: &Place, year: i16) -> Option<Form> {
        let found: Vec<Option<u32>> =
            self.fields.iter().map(|field| field.as_ref().map(|line| line.label.row)).collect();
        let count = found.iter().flatten().count();
        if count < 2 || count * 2 < found.len() {
            return None;
        }
        let col = self.label_column();
        let mut faults = self.find_missing(&found, col);
        let contradictions = self.find_again(col, &mut faults);
        let is_hidden =
            |at: &usize| self.fields[*at].as_ref().is_some_and(|line| line.hidden && !line.value.is_blank());
        let hidden = (0..found.len()).filter(is_hidden).collect();
        let columns = self.fields.iter().map(|field| field.as_ref().map(|line| line.label.col + 1)).collect();
        let kept = |position: usize, value: &Cell| masked(self.table.columns[position], value, year);
        let contradictions =
            contradictions.into_iter().map(|(position, at, cell)| (position, at, kept(position, &cell)));
        let contradictions = contradictions.collect();
        let cells = self.fields.iter().enumerate();
        let cells = cells.map(|(at, field)| field.as_ref().map(|line| (line.place(), kept(at, &line.value))));
        let cells: Vec<_> = cells.collect();
        let row = cells.iter().flatten().map(|(at, _)| at.row).min()?;
        let headers = Headers { row, columns, faults, seconds: Vec::new() };
        let row = Row { table: self.table, place: place.clone(), row, hidden: false, cells };
        Some(Form { headers, row, hidden, contradictions })
    }

    /// The column most of the labels stand in.
    fn label_column(&self) -> u16 {
        let mut counts: BTreeMap<u16, usize> = BTreeMap::new();
        for line in self.fields.iter().flatten() {
            *counts.entry(line.label.col).or_default() += 1;
        }
        counts.into_iter().max_by_key(|(col, count)| (*count, std::cmp::Reverse(*col))).map_or(0, |(col, _)| col)
    }

    /// Labels that did not come; what is nearly one of them is read.
    fn find_missing(&mut self, found: &[Option<u32>], col: u16) -> Vec<HeaderFault> {
        // The title and what stands above the labels, or below them, is none of them.
        let first = found.iter().flatten().min().copied().unwrap_or_default();
        let last = found.iter().flatten().max().copied().unwrap_or_default();
        let ends = [found.iter().position(Option::is_some), found.iter().rev().position(Option::is_some)];
        let [above, below] = ends.map(|count| u32::try_from(count.unwrap_or_default()).unwrap_or_default());
        let rows = first.saturating_sub(above)..=last.saturating_add(below);
        let own = self.others.values().filter(|line| line.label.col == col && rows.contains(&line.label.row));
        let free: BTreeMap<u32, String> = own.map(|line| (line.label.row, line.text.clone())).collect();
        let guesses = guesses(self.table, found, &free);
        let mut faults = Vec::new();
        for position in (0..found.len()).filter(|position| found[*position].is_none()) {
            let seen = |row: u32| free.get(&row).cloned().unwrap_or_default();
            faults.push(match guesses.get(&position) {
                Some(Guess::Near(row)) => {
                    self.fields[position] = self.others.remove(row);
                    HeaderFault::Renamed(position, At::new(*row, col), seen(*row))
                }
                Some(Guess::Probable(row)) => HeaderFault::Absent(position, Some((At::new(*row, col), seen(*row)))),
                None => HeaderFault::Absent(position, None),
            });
        }
        faults
    }

    /// Labels that came twice in the column of the labels; elsewhere it is a word like any other.
    fn find_again(&mut self, col: u16, faults: &mut Vec<HeaderFault>) -> Vec<(usize, At, Cell)> {
        let mut contradictions = Vec::new();
        for (position, line) in std::mem::take(&mut self.again).into_iter().filter(|(_, line)| line.label.col == col) {
            let Some(first) = self.fields[position].as_ref().filter(|first| first.label.col == col) else { continue };
            if line.value.is_blank() || line.value.seen == first.value.seen {
                faults.push(HeaderFault::Twice(position, first.label, line.label));
            } else {
                contradictions.push((position, line.place(), line.value));
            }
        }
        contradictions
    }
}

impl Line {
    /// Where its value stands.
    fn place(&self) -> At {
        At::new(self.label.row, self.label.col + 1)
    }
}

fn line(row: &RowSeen<'_>, col: u16, text: &str) -> Line {
    let value = row.cells.iter().find(|(at, _)| *at == col + 1).map(|(_, cell)| cell.clone());
    Line { label: At::new(row.row, col), text: text.to_owned(), value: value.unwrap_or_default(), hidden: row.hidden }
}
