//! What the sheet Kvittering shows the centre, counted anew from the cells the way a spreadsheet counts them.
use crate::{
    danish::words::alike,
    intake::Row,
    schema::{
        Field, Id, Whole,
        time_registration::{receipt, registrations},
    },
    units::Decimal,
    xlsx::{Cell, Seen},
};

/// The figures of the sheet Kvittering that can be counted anew.
pub static SHOWN: [&Field<Whole>; 2] = [&receipt::ROWS, &receipt::UNITS];

/// A task's figures: what the sheet shows, and what is [`counted`]. Empty where the sheet shows nothing.
pub fn shown(line: &Row, counted: Option<[Decimal; 2]>) -> Vec<(&'static Field<Whole>, Decimal, Decimal)> {
    let Some(ours) = counted else { return Vec::new() };
    let beside = |(field, ours): (&&'static Field<Whole>, Decimal)| match line.cell(&field.spec) {
        Some((_, Cell { seen: Seen::Number(theirs), formula: Some(_), .. })) => Some((*field, *theirs, ours)),
        _ => None,
    };
    SHOWN.iter().zip(ours).filter_map(beside).collect()
}

/// What a spreadsheet counts for a line of the sheet: the task's rows and their units; nothing without a task.
pub fn counted(registrations: &[Row], line: &Row) -> Option<[Decimal; 2]> {
    let usual = usual_rows(registrations, &line.given(&receipt::TASK)?);
    Some([Decimal::from(usual.len()), usual.iter().map(|row| units(row)).sum()])
}

/// Rows a spreadsheet counts for the task: with minutes, and not marked as unusual.
fn usual_rows<'a>(rows: &'a [Row], task: &Id) -> Vec<&'a Row> {
    let seen = |row: &'a Row, field| row.cell(field).map(|(_, cell)| &cell.seen);
    let counts = |row: &&'a Row| {
        let minutes =
            matches!(seen(row, &registrations::MINUTES.spec), Some(Seen::Number(minutes)) if *minutes > Decimal::ZERO);
        let unusual = matches!(seen(row, &registrations::UNUSUAL.spec), Some(Seen::Text(text)) if alike(text, "ja"));
        let own = matches!(seen(row, &registrations::TASK.spec), Some(Seen::Text(text)) if alike(text, task.as_str()));
        own && minutes && !unusual
    };
    rows.iter().filter(counts).collect()
}

/// An empty Antal counts as 1, text as nothing.
fn units(row: &Row) -> Decimal {
    match row.cell(&registrations::UNITS.spec) {
        Some((_, Cell { seen: Seen::Number(units), .. })) => *units,
        Some((_, cell)) if cell.is_blank() => Decimal::ONE,
        _ => Decimal::ZERO,
    }
}
