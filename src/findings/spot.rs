//! A spot: a cell, row, sheet or file a finding points at, with what is seen there.
use crate::{
    danish::{cpr, show},
    intake::{Place, Rival, Row, RowOf, Sheet, Submission},
    schema::{Field, Id, Kind, List, Pattern, Spec, Table},
    units::{Decimal, clock_of_serial, day_of_serial},
    xlsx::{At, Cell, Form, Seen, ShownUnit},
};
use std::sync::Arc;

/// Characters of a cell's text that a finding repeats.
const SEEN_CHARS: usize = 60;

/// A place a finding points at.
#[derive(Clone, Debug)]
pub struct Spot {
    /// The file.
    pub file: Arc<str>,
    /// The sheet as named in the file; empty for the file as a whole.
    pub sheet: Arc<str>,
    /// The cell; nothing for a sheet or a file as a whole.
    pub at: Option<At>,
    /// The label of its field, or what else stands there.
    pub label: String,
    /// What is seen there, masked where it is personal.
    pub seen: String,
    /// The table it lies in.
    pub table: Option<&'static Table>,
    /// The data row it lies in.
    pub row: Option<u32>,
    /// The field it belongs to.
    pub spec: Option<&'static Spec>,
    /// The id of the row it lies in.
    pub about: Option<Id>,
}

impl Spot {
    /// The file as a whole.
    pub fn file(file: &Arc<str>) -> Self {
        Self {
            file: file.clone(),
            sheet: "".into(),
            at: None,
            label: String::new(),
            seen: String::new(),
            table: None,
            row: None,
            spec: None,
            about: None,
        }
    }

    /// A sheet as a whole, or a cell of it outside the rows.
    pub fn sheet(sheet: &Sheet, at: Option<At>, label: &str) -> Self {
        Self::table(sheet.table, &sheet.place, at, label)
    }

    /// A table as a whole, or a cell of its sheet outside the rows.
    pub fn table(table: &'static Table, place: &Place, at: Option<At>, label: &str) -> Self {
        Self { table: Some(table), label: label.to_owned(), ..Self::place(place, at) }
    }

    /// Another sheet with rows for a sheet's table.
    pub fn rival(sheet: &Sheet, rival: &Rival) -> Self {
        Self { sheet: rival.sheet.clone(), ..Self::sheet(sheet, None, sheet.table.sheet) }
    }

    /// A cell somewhere in a file.
    pub fn place(place: &Place, at: Option<At>) -> Self {
        Self { sheet: place.sheet.clone(), at, ..Self::file(&place.file) }
    }

    /// What a workbook says of itself.
    pub fn identity(submission: &Submission, label: &str, seen: &str) -> Self {
        Self { label: label.to_owned(), seen: clip(seen), ..Self::file(&submission.file) }
    }

    /// The cell of a field in a row.
    pub fn of<T, In>(row: RowOf<'_, In>, field: &'static Field<T, In>) -> Self {
        Self::cell(&row, &field.spec)
    }

    /// The cell of a column in a row.
    pub fn cell(row: &Row, spec: &'static Spec) -> Self {
        let cell = row.cell(spec);
        Self {
            at: cell.map(|(at, _)| at),
            label: spec.label.to_owned(),
            seen: cell.map_or_else(String::new, |(_, cell)| shown(spec, cell)),
            table: Some(row.table),
            row: Some(row.row),
            spec: Some(spec),
            about: id_of(row),
            ..Self::place(&row.place, None)
        }
    }
}

/// The id a row is known by: its first id column that is filled in.
fn id_of(row: &Row) -> Option<Id> {
    // Not one of a centre (it is on every row), of a person, or of a list of the programme's, which many rows share.
    let spec = row.table.columns.iter().find(|spec| {
        spec.pattern.is_some_and(names_a_row) && !spec.secret && !matches!(spec.list, List::Programme(_))
    })?;
    match &row.cell(spec)?.1.seen {
        Seen::Text(text) => Some(Id(clip(text.trim()).to_uppercase())),
        _ => None,
    }
}

/// Whether ids of this form name a row of a table.
fn names_a_row(pattern: Pattern) -> bool {
    !matches!(pattern, Pattern::Centre | Pattern::CentreOrName | Pattern::Employee | Pattern::Initiatives)
}

/// What a finding repeats of a cell; of a secret one only that something stands there.
fn shown(spec: &Spec, cell: &Cell) -> String {
    match &cell.seen {
        seen if spec.secret && *seen != Seen::Blank => "•••".to_owned(),
        // A year has no thousands to separate.
        Seen::Number(year) if spec.kind == Kind::Year => clip(&year.normalize().to_string()),
        _ => seen_text(cell),
    }
}

/// What people see in a cell, clipped, without anyone's personal identity number.
pub fn seen_text(cell: &Cell) -> String {
    match &cell.seen {
        Seen::Blank => String::new(),
        Seen::Text(text) => clip(text),
        Seen::Number(number) => match cell.form {
            Form::Percent => number
                .checked_mul(Decimal::ONE_HUNDRED)
                .map_or_else(|| plain(*number), |percent| format!("{} %", show::number(percent))),
            Form::Date => day(*number, cell.epoch_1904).unwrap_or_else(|| plain(*number)),
            Form::Clock if is_clock(*number) => show::clock(*number),
            Form::Stopwatch if is_clock(*number) => show::clock_seconds(*number),
            Form::Unit(unit) => format!("{} {}", plain(*number), unit_label(unit)),
            Form::Plain | Form::Clock | Form::Stopwatch => plain(*number),
        },
        Seen::Flag(true) => "SAND".to_owned(),
        Seen::Flag(false) => "FALSK".to_owned(),
        Seen::Fault(fault) => clip(fault),
        Seen::Uncalculated => "formel uden resultat".to_owned(),
    }
}

/// Whether a number of days is one that somebody can have typed as a time: Excel shows no more than ten thousand hours.
fn is_clock(days: Decimal) -> bool {
    days.abs() < Decimal::from(417)
}

/// A day, with its time where it has one: a day that is refused for its time is seen with it.
fn day(serial: Decimal, epoch_1904: bool) -> Option<String> {
    match clock_of_serial(serial) {
        None => day_of_serial(crate::units::round(serial, 0), epoch_1904).map(show::date),
        Some(time) => Some(format!("{} {}", show::date(day_of_serial(serial, epoch_1904)?), show::clock(time))),
    }
}

/// How people write the unit that a cell shows.
fn unit_label(unit: ShownUnit) -> &'static str {
    match unit {
        ShownUnit::Scaled => "i tusinder",
        ShownUnit::Kroner => "kr.",
        ShownUnit::OtherCurrency => "i fremmed valuta",
        ShownUnit::Hours => "timer",
        ShownUnit::Minutes => "min.",
        ShownUnit::Seconds => "sek.",
        ShownUnit::Days => "dage",
        ShownUnit::Percent => "%",
    }
}

/// A number as people write it. Nine or ten digits may be a personal identity number, with or without its first zero.
fn plain(number: Decimal) -> String {
    // A CPR number typed as a number loses its leading zero.
    let digits = format!("{number:010}");
    let masked = cpr::mask(&digits);
    if masked == digits { show::number(number) } else { masked.into_owned() }
}

/// One line, clipped, masked, without control characters.
fn clip(text: &str) -> String {
    let line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let masked = cpr::mask(line.trim());
    if masked.chars().count() <= SEEN_CHARS {
        return masked.into_owned();
    }
    masked.chars().take(SEEN_CHARS - 1).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(number: Decimal, form: Form) -> String {
        seen_text(&Cell { form, ..Cell::of(Seen::Number(number)) })
    }

    #[test]
    fn every_number_can_be_shown_in_every_number_format() {
        for form in [Form::Plain, Form::Percent, Form::Date, Form::Clock, Form::Stopwatch] {
            assert!(seen(Decimal::MAX, form).starts_with("79.228."), "{form:?}");
        }
        assert_eq!(seen(Decimal::new(8, 1), Form::Percent), "80 %");
        assert_eq!(seen(Decimal::new(345_833, 6), Form::Clock), "8:18");
        assert_eq!(seen(Decimal::new(8_166_667, 7), Form::Stopwatch), "19:36:00");
        assert_eq!(seen(Decimal::new(460_539_583_333, 7), Form::Date), "31-01-2026 23:00");
    }

    #[test]
    fn a_number_that_may_be_a_personal_identity_number_is_masked() {
        assert_eq!(seen(Decimal::from(102_031_234), Form::Plain), "010203-****");
        assert_eq!(seen(Decimal::from(102_031_234), Form::Date), "010203-****");
        assert_eq!(seen(Decimal::from(9_900_000_000_i64), Form::Plain), "9.900.000.000");
    }
}
