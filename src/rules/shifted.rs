//! A column whose cells somebody has moved down: *Insert cells*, or a block that was pasted a row too low.
//!
//! Its first cells are empty, and as many stand alone below the rows, so that every figure between them stands beside the id
//! and the month of a row before.
use crate::{
    findings::{Family, Finding, Severity, Spot},
    intake::{Row, Sheet},
    schema::{Need, Spec},
    units::Decimal,
    xlsx::{Cell, Seen},
};

/// The part of a column that was moved.
pub(super) struct Shifted<'a> {
    pub(super) sheet: &'a Sheet,
    /// Which column.
    pub(super) position: usize,
    /// From the first row with an empty cell down to the last row.
    pub(super) rows: &'a [Row],
    /// How many rows at the end hold nothing else.
    alone: usize,
}

impl<'a> Shifted<'a> {
    /// The column of a sheet that was moved, where there is one.
    pub(super) fn of(sheet: &'a Sheet) -> Option<Self> {
        if sheet.table.is_form() || sheet.table.is_computed() {
            return None;
        }
        let position = only(sheet.rows.last()?)?;
        let is_filled = |row: &&Row| has_content(row.cells[position].as_ref());
        let alone = sheet.rows.iter().rev().take_while(|row| only(row) == Some(position)).count();
        let filled = sheet.rows.iter().rev().take_while(is_filled).count();
        let first = sheet.rows.len().checked_sub(filled + alone)?;
        let rows = &sheet.rows[first..];
        let is_empty_above = !rows[..alone].iter().any(|row| is_filled(&row));
        let stands_together = rows.windows(2).all(|pair| pair[0].row + 1 == pair[1].row);
        let shifted = Self { sheet, position, rows, alone };
        (is_empty_above && stands_together && shifted.is_certain(first)).then_some(shifted)
    }

    /// An empty cell of a column that must be filled in is a fault already; where there is a default, all of the column must
    /// have moved. That a cell which may be empty is empty says nothing, and its rows count. A sum is a sum.
    fn is_certain(&self, first: usize) -> bool {
        let spec = self.spec();
        let is_sum = self.alone == 1 && is_sum(&self.sheet.rows, self.position);
        !is_sum && (matches!(spec.need, Need::Always) || (first == 0 && spec.default.is_some()))
    }

    /// The column.
    pub(super) fn spec(&self) -> &'static Spec {
        self.sheet.table.columns[self.position]
    }

    /// Whether a finding only tells again that the column was moved: that the cell of the last row stands alone, that what
    /// now stands in one of the rows does not fit there, or what such a row, which is left out, comes to.
    pub(super) fn explains(&self, finding: &Finding) -> bool {
        let row = finding.first.row.filter(|_| finding.first.table == Some(self.sheet.table));
        let Some(row) = row else { return false };
        let is_in = |rows: &[Row]| {
            let ends = rows.first().zip(rows.last());
            ends.is_some_and(|(first, last)| (first.row..=last.row).contains(&row))
        };
        let is_here = |spot: &Spot| spot.spec == Some(self.spec());
        let is_about_it = is_here(&finding.first) || finding.others.iter().any(is_here);
        // Its rows stand right below each other.
        let (own, alone) = self.rows.split_at(self.rows.len() - self.alone);
        is_in(alone) || ((is_about_it || weighs(finding)) && is_in(own))
    }
}

/// Whether a finding weighs what a row comes to: that a plan is not met, say, or that a formula gives another result. One
/// that costs the row says that something else in it is wrong, and is told.
fn weighs(finding: &Finding) -> bool {
    let is_meaning = matches!(finding.rule.family(), Family::Logic | Family::Time);
    (is_meaning && finding.rule.severity < Severity::Error) || finding.first.spec.is_some_and(Spec::is_formula)
}

/// The one column of a row that somebody has typed in; nothing where there are more.
fn only(row: &Row) -> Option<usize> {
    let columns = row.table.columns.iter().zip(&row.cells).enumerate();
    let mut typed =
        columns.filter(|(_, (spec, cell))| !spec.is_formula() && has_content(cell.as_ref())).map(|(at, _)| at);
    typed.next().filter(|_| typed.next().is_none())
}

fn has_content<At>(cell: Option<&(At, Cell)>) -> bool {
    cell.is_some_and(|(_, cell)| !cell.is_blank())
}

/// Whether the last cell of a column is the sum of at least two others: one that somebody has typed under them.
fn is_sum(rows: &[Row], position: usize) -> bool {
    let number = |row: &Row| match &row.cells[position] {
        Some((_, Cell { seen: Seen::Number(number), .. })) => Some(*number),
        _ => None,
    };
    let [above @ .., last] = rows else { return false };
    let sum = above.iter().filter_map(number).try_fold(Decimal::ZERO, Decimal::checked_add);
    above.iter().filter_map(number).count() > 1 && number(last).is_some_and(|last| sum == Some(last))
}
