//! A spot: a cell, row, sheet or file a finding points at, with what is seen there.
use super::reading::reading;
use crate::{
    danish::{cpr, show},
    intake::{Place, Rival, Row, RowOf, Sheet, Submission},
    schema::{Field, Id, Kind, List, Pattern, Spec, Table},
    units::{Decimal, clock_of_serial, day_of_serial, round},
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
    /// How it was read where that is not what is seen, or how it can be read: `læst som 90 minutter`.
    pub reading: String,
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
            reading: String::new(),
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

    /// A column of a table, or a field of a form, at its header or label.
    pub fn header(sheet: &Sheet, position: usize, at: Option<At>, seen: &str) -> Self {
        let spec = sheet.table.columns[position];
        Self { spec: Some(spec), seen: clip(seen), ..Self::sheet(sheet, at, spec.label) }
    }

    /// A cell that says something of a field in a row, beside the cell that is read for it.
    pub fn beside(sheet: &Sheet, position: usize, at: At, cell: &Cell) -> Self {
        let spec = sheet.table.columns[position];
        let row = sheet.rows.iter().find(|row| row.row == at.row || sheet.table.is_form());
        let (row, about) = (row.map(|row| row.row), row.and_then(id_of));
        Self { seen: shown(sheet.table, spec, cell), row, about, ..Self::header(sheet, position, Some(at), "") }
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
            seen: cell.map_or_else(String::new, |(_, cell)| shown(row.table, spec, cell)),
            reading: cell.map_or_else(String::new, |(_, cell)| read_as(row.table, spec, cell)),
            table: Some(row.table),
            row: Some(row.row),
            spec: Some(spec),
            about: id_of(row),
            ..Self::place(&row.place, None)
        }
    }
}

impl Spot {
    /// What people see there, and how it was read: `1 t 30 min – læst som 90 minutter`.
    pub fn told(&self) -> String {
        if self.reading.is_empty() { self.seen.clone() } else { format!("{} – {}", self.seen, self.reading) }
    }
}

/// The id a row is known by: its first id column that is filled in.
fn id_of(row: &Row) -> Option<Id> {
    // Not one of a centre (it is on every row), of a person, or of a list of the programme's, which many rows share.
    let spec = row.table.columns.iter().find(|spec| {
        spec.pattern.is_some_and(names_a_row) && !spec.secret && !matches!(spec.list, List::Programme(_))
    })?;
    let (_, cell) = row.cell(spec)?;
    match &cell.seen {
        Seen::Text(text) if row.table.may_show(spec, cell) => Some(Id(clip(text.trim()).to_uppercase())),
        _ => None,
    }
}

/// Whether ids of this form name a row of a table.
fn names_a_row(pattern: Pattern) -> bool {
    !matches!(
        pattern,
        Pattern::Centre
            | Pattern::CentreOrName
            | Pattern::Centres
            | Pattern::Employee
            | Pattern::Initiatives
            | Pattern::AnyInitiative
    )
}

/// What a finding repeats of a cell; of one that may point at a person only that something stands there.
fn shown(table: &Table, spec: &Spec, cell: &Cell) -> String {
    match &cell.seen {
        _ if !table.may_show(spec, cell) => "•••".to_owned(),
        // A year has no thousands to separate.
        Seen::Number(year) if spec.kind == Kind::Year && cell.form == Form::Plain => {
            clip(&year.normalize().to_string())
        }
        _ => seen_text(cell),
    }
}

/// What a cell was read as, where that is not what stands in it; nothing of one that may point at a person.
fn read_as(table: &Table, spec: &Spec, cell: &Cell) -> String {
    if table.may_show(spec, cell) { clip(&reading(spec, cell)) } else { String::new() }
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
            Form::Unit(unit) => with_unit(*number, unit),
            Form::Plain | Form::SixAndFour | Form::Clock | Form::Stopwatch => plain(*number),
        },
        Seen::Flag(true) => "SAND".to_owned(),
        Seen::Flag(false) => "FALSK".to_owned(),
        // A damaged cell is spelled by its type and value: of `n:498,5` people know the value.
        Seen::Fault(fault) => match fault.split_once(':') {
            Some(("s", _)) => "en tekst, der mangler i filen".to_owned(),
            Some((kind, value)) if !kind.starts_with('#') && kind != "Err" => clip(value),
            _ => clip(fault),
        },
        Seen::Uncalculated => "formel uden resultat".to_owned(),
    }
}

/// Whether a number of days is one that somebody can have typed as a time: Excel shows no more than ten thousand hours.
fn is_clock(days: Decimal) -> bool {
    days.abs() < Decimal::from(417)
}

/// A day, with its time where it has one: a day that is refused for its time is seen with it. Excel shows two days that
/// never were, the last of 1899 and a leap day of 1900.
fn day(serial: Decimal, epoch_1904: bool) -> Option<String> {
    match clock_of_serial(serial) {
        None if !epoch_1904 && round(serial, 0).is_zero() => Some("00-01-1900".to_owned()),
        None if !epoch_1904 && round(serial, 0) == Decimal::from(60) => Some("29-02-1900".to_owned()),
        None => day_of_serial(round(serial, 0), epoch_1904).map(show::date),
        Some(time) => Some(format!("{} {}", show::date(day_of_serial(serial, epoch_1904)?), show::clock(time))),
    }
}

/// A number with the unit that its cell shows.
fn with_unit(number: Decimal, unit: ShownUnit) -> String {
    let label = match unit {
        ShownUnit::Scaled(thousands) => {
            // `#,##0,` shows 85000 as 85.
            let size = Decimal::from(10_i64.pow(3 * u32::from(thousands.min(3))));
            return format!("{} (talformatet viser {} som 1)", plain(round(number / size, 0)), plain(size));
        }
        ShownUnit::Thousands => "t.kr.",
        ShownUnit::Millions => "mio. kr.",
        ShownUnit::Kroner => "kr.",
        ShownUnit::Euro => "€",
        ShownUnit::Dollar => "$",
        ShownUnit::OtherCurrency => "i fremmed valuta",
        ShownUnit::Hours => "timer",
        ShownUnit::Minutes => "min.",
        ShownUnit::Seconds => "sek.",
        ShownUnit::Days => "dage",
        ShownUnit::Percent => "%",
    };
    format!("{} {label}", plain(number))
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
        assert_eq!(seen(Decimal::new(4_608_199_999_999, 8), Form::Date), "01-03-2026");
        assert_eq!(
            [0, 3, 60, 61].map(|serial| seen(Decimal::from(serial), Form::Date)),
            ["00-01-1900", "03-01-1900", "29-02-1900", "01-03-1900"]
        );
        assert_eq!(seen(Decimal::from(85), Form::Unit(ShownUnit::Thousands)), "85 t.kr.");
        let scaled = Form::Unit(ShownUnit::Scaled(1));
        assert_eq!(seen(Decimal::from(85_000), scaled), "85 (talformatet viser 1.000 som 1)");
    }

    #[test]
    fn a_number_that_may_be_a_personal_identity_number_is_masked() {
        assert_eq!(seen(Decimal::from(102_031_234), Form::Plain), "010203-****");
        assert_eq!(seen(Decimal::from(102_031_234), Form::Date), "010203-****");
        assert_eq!(seen(Decimal::from(9_900_000_000_i64), Form::Plain), "9.900.000.000");
    }
}
