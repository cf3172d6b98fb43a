//! A column whose cells somebody has moved a row down: *Insert cells*, or a block that was pasted one row too low.
//!
//! Its first cell is empty, and its last stands alone below the rows, so that every figure between the two stands beside
//! the id and the month of the row before.
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
    /// From the row with the empty cell down to the one that holds nothing but the last cell.
    pub(super) rows: &'a [Row],
}

impl<'a> Shifted<'a> {
    /// The column of a sheet that was moved, where there is one.
    pub(super) fn of(sheet: &'a Sheet) -> Option<Self> {
        if sheet.table.is_form() || sheet.table.is_computed() {
            return None;
        }
        let last = sheet.rows.last()?;
        let mut filled = typed_in(last);
        let position = filled.next().filter(|_| filled.next().is_none())?;
        let first = sheet.rows.len() - 1 - run(&sheet.rows, position)?;
        let rows = &sheet.rows[first..];
        let spec = sheet.table.columns[position];
        let must = matches!(spec.need, Need::Always) || spec.default.is_some();
        // A remark below the rows is a remark; a cell that may be empty says little with one other.
        let is_certain = must || (rows.len() > 2 && (!spec.kind.is_text() || spec.pattern.is_some()));
        (is_certain && !is_sum(&sheet.rows, position)).then_some(Self { sheet, position, rows })
    }

    /// The column.
    pub(super) fn spec(&self) -> &'static Spec {
        self.sheet.table.columns[self.position]
    }

    /// Whether a finding only tells again that the column was moved: that the cell of the last row stands alone, that what
    /// now stands in one of the rows does not fit there, or what such a row, which is left out, comes to.
    pub(super) fn explains(&self, finding: &Finding) -> bool {
        let row = finding.first.row.filter(|_| finding.first.table == Some(self.sheet.table));
        let (Some(row), Some(last)) = (row, self.rows.last()) else { return false };
        let is_here = |spot: &Spot| spot.spec == Some(self.spec());
        let is_about_it = is_here(&finding.first) || finding.others.iter().any(is_here);
        let is_part = || self.rows.iter().any(|known| known.row == row);
        row == last.row || ((is_about_it || weighs(finding)) && is_part())
    }
}

/// Whether a finding weighs what a row comes to: that a plan is not met, say, or that a formula gives another result. One
/// that costs the row says that something else in it is wrong, and is told.
fn weighs(finding: &Finding) -> bool {
    let is_meaning = matches!(finding.rule.family(), Family::Logic | Family::Time);
    (is_meaning && finding.rule.severity < Severity::Error) || finding.first.spec.is_some_and(Spec::is_formula)
}

/// The columns of a row that somebody has typed in.
fn typed_in(row: &Row) -> impl Iterator<Item = usize> {
    let columns = row.table.columns.iter().zip(&row.cells).enumerate();
    columns.filter(|(_, (spec, cell))| !spec.is_formula() && has_content(cell)).map(|(position, _)| position)
}

fn has_content<At>(cell: &Option<(At, Cell)>) -> bool {
    cell.as_ref().is_some_and(|(_, cell)| !cell.is_blank())
}

/// How many rows above the last one its column has to go up to an empty cell, all of them right above each other; nothing
/// where there is no such cell.
fn run(rows: &[Row], position: usize) -> Option<usize> {
    let follow = |pair: &[Row]| pair[0].row + 1 == pair[1].row;
    let above = rows.windows(2).rev().take_while(|pair| follow(pair)).map(|pair| &pair[0]);
    let count = above.clone().take_while(|row| has_content(&row.cells[position])).count();
    above.skip(count).next().map(|_| count + 1)
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
