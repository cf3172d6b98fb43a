//! What the sheet Kvittering of a time registration shows the centre, counted anew from the cells as a spreadsheet
//! counts them.
//!
//! The sheet has formulas such as `COUNTIFS`. A rule compares their saved results with these: they differ where a
//! formula has been overwritten, or where cells are read otherwise by us than by the spreadsheet (a number stored as
//! text).
use crate::{
    danish::words::alike,
    intake::{RowOf, RowsOf},
    schema::{
        Field, Id, Whole,
        time_registration::{receipt, registrations},
    },
    units::Decimal,
    xlsx::{Cell, Seen},
};

/// The figures of the sheet Kvittering that can be counted anew.
pub static SHOWN: [&Field<Whole, receipt::Fields>; 2] = [&receipt::ROWS, &receipt::UNITS];

/// A task's figures: what the sheet shows, and what is [`counted`]. Empty where the sheet shows nothing.
pub fn shown(
    line: RowOf<'_, receipt::Fields>,
    counted: Option<[Decimal; 2]>,
) -> Vec<(&'static Field<Whole, receipt::Fields>, Decimal, Decimal)> {
    let Some(ours) = counted else { return Vec::new() };
    let beside = |(field, ours): (&&'static Field<Whole, receipt::Fields>, Decimal)| match line.cell(field) {
        Some((_, Cell { seen: Seen::Number(theirs), formula: Some(_), .. })) => Some((*field, *theirs, ours)),
        _ => None,
    };
    SHOWN.iter().zip(ours).filter_map(beside).collect()
}

/// What a spreadsheet counts for a line of the sheet: the task's rows and their units; nothing without a task.
pub fn counted(
    registrations: RowsOf<'_, registrations::Fields>,
    line: RowOf<'_, receipt::Fields>,
) -> Option<[Decimal; 2]> {
    let task = line.given(&receipt::TASK)?;
    // Rows a spreadsheet counts for the task: with minutes, and not marked as unusual.
    let usual: Vec<_> = registrations.iter().filter(|row| is_counted(*row, &task)).collect();
    Some([Decimal::from(usual.len()), usual.into_iter().map(units).sum()])
}

/// Whether a spreadsheet counts the row for the task. It looks at cells as they stand: minutes stored as text are none.
fn is_counted(row: RowOf<'_, registrations::Fields>, task: &Id) -> bool {
    let [minutes, unusual, of_task] =
        [seen(row, &registrations::MINUTES), seen(row, &registrations::UNUSUAL), seen(row, &registrations::TASK)];
    let has_minutes = matches!(minutes, Some(Seen::Number(minutes)) if *minutes > Decimal::ZERO);
    let is_unusual = matches!(unusual, Some(Seen::Text(text)) if alike(text, "ja"));
    let is_own = matches!(of_task, Some(Seen::Text(text)) if alike(text, task.as_str()));
    is_own && has_minutes && !is_unusual
}

/// What stands in a field's cell.
fn seen<'a, T, In>(row: RowOf<'a, In>, field: &Field<T, In>) -> Option<&'a Seen> {
    row.cell(field).map(|(_, cell)| &cell.seen)
}

/// An empty Antal counts as 1, text as nothing.
fn units(row: RowOf<'_, registrations::Fields>) -> Decimal {
    match row.cell(&registrations::UNITS) {
        Some((_, Cell { seen: Seen::Number(units), .. })) => *units,
        Some((_, cell)) if cell.is_blank() => Decimal::ONE,
        _ => Decimal::ZERO,
    }
}
