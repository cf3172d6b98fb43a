//! What the sheet Kvittering shows the centre, counted anew from the cells the way a spreadsheet counts them.
use crate::{
    danish::words::alike,
    intake::{RowOf, Submission},
    schema::{
        Field, Id, Whole,
        time_registration::{receipt, registrations},
    },
    units::Decimal,
    xlsx::{Cell, Seen},
};

/// The figures of the sheet Kvittering that can be counted anew.
pub static SHOWN: [&Field<Whole, receipt::Fields>; 2] = [&receipt::ROWS, &receipt::UNITS];

/// A task's figures: what the sheet shows, and what the rows give. Empty where the sheet shows nothing.
pub fn shown(
    workbook: &Submission,
    line: RowOf<'_, receipt::Fields>,
) -> Vec<(&'static Field<Whole, receipt::Fields>, Decimal, Decimal)> {
    let Some(ours) = counted(workbook, line) else { return Vec::new() };
    let beside = |(field, ours): (&&'static Field<Whole, receipt::Fields>, Decimal)| match line.cell(field) {
        Some((_, Cell { seen: Seen::Number(theirs), formula: Some(_), .. })) => Some((*field, *theirs, ours)),
        _ => None,
    };
    SHOWN.iter().zip(ours).filter_map(beside).collect()
}

/// What a spreadsheet counts for a line of the sheet: the task's rows and their units; nothing without a task.
pub fn counted(workbook: &Submission, line: RowOf<'_, receipt::Fields>) -> Option<[Decimal; 2]> {
    if let Some(registration_sums) = &workbook.registration_sums {
        return registration_sums.counted.iter().find(|(row, _)| *row == line.row).map(|(_, counted)| *counted);
    }
    let usual = usual_rows(workbook, &line.given(&receipt::TASK)?);
    Some([Decimal::from(usual.len()), usual.into_iter().map(units).sum()])
}

/// Rows a spreadsheet counts for the task: with minutes, and not marked as unusual.
fn usual_rows<'a>(workbook: &'a Submission, task: &Id) -> Vec<RowOf<'a, registrations::Fields>> {
    let counts = |row: &RowOf<'a, registrations::Fields>| {
        let minutes =
            matches!(seen(*row, &registrations::MINUTES), Some(Seen::Number(minutes)) if *minutes > Decimal::ZERO);
        let unusual = matches!(seen(*row, &registrations::UNUSUAL), Some(Seen::Text(text)) if alike(text, "ja"));
        let own = matches!(seen(*row, &registrations::TASK), Some(Seen::Text(text)) if alike(text, task.as_str()));
        own && minutes && !unusual
    };
    workbook.rows(&registrations::TABLE).iter().filter(counts).collect()
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
