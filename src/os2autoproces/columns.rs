//! The columns that are read, found by their headers, and what stands in them.
use super::Process;
use crate::{
    danish::{printed, read, show, words::alike},
    units::{Decimal, day_of_serial},
    xlsx::{Cell, Form, Seen},
};

/// A column that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Id,
    Title,
    Phase,
    Status,
    Departments,
    Authority,
    Times,
    Minutes,
    Degree,
    ShownHours,
    Employees,
    LiveOn,
    Retired,
}

/// Their headers in the export. Whatever is not named here is not read.
const HEADERS: [(Column, &str); 13] = [
    (Column::Id, "ID"),
    (Column::Title, "Titel"),
    (Column::Phase, "Fase"),
    (Column::Departments, "Afdelinger"),
    (Column::Status, "Status"),
    (Column::Authority, "Myndighed"),
    (Column::Times, "Antal gange processen foretages årligt"),
    (Column::Minutes, "Tidsforbrug pr. proces i minutter"),
    (Column::Degree, "Forventet automatiseringsgrad"),
    (Column::ShownHours, "Forventet årlig effektiviseringspotentiale"),
    (Column::Employees, "Antal medarbejdere der foretager processen"),
    (Column::LiveOn, "Løsningen sat i drift"),
    (Column::Retired, "Løsningen taget ud af drift"),
];
/// The first so many are in every version; without them nothing can be placed.
const NEEDED: usize = 4;

/// Where the columns are: the place of each of [`HEADERS`], if it is there.
pub struct Columns([Option<u16>; HEADERS.len()]);

impl Columns {
    /// The headers without which a file is no export.
    pub fn needed() -> Vec<String> {
        HEADERS[..NEEDED].iter().map(|(_, header)| (*header).to_owned()).collect()
    }

    /// The columns of a row of headers; else the headers it lacks.
    pub fn of(cells: &[(u16, Cell)]) -> Result<Self, Vec<String>> {
        let place = |header: &str| {
            let is_it = |cell: &Cell| matches!(&cell.seen, Seen::Text(text) if alike(text, header));
            cells.iter().find(|(_, cell)| is_it(cell)).map(|(at, _)| *at)
        };
        let places = HEADERS.map(|(_, header)| place(header));
        let lacking = HEADERS[..NEEDED].iter().zip(&places).filter(|(_, place)| place.is_none());
        let lacking: Vec<String> = lacking.map(|((_, header), _)| (*header).to_owned()).collect();
        if lacking.is_empty() { Ok(Self(places)) } else { Err(lacking) }
    }

    /// The process of a row; nothing where it has neither a number nor a title.
    pub fn process(&self, cells: &[(u16, Cell)]) -> Option<Process> {
        let read = Process {
            id: text(self.cell(cells, Column::Id)),
            title: text(self.cell(cells, Column::Title)),
            phase: text(self.cell(cells, Column::Phase)),
            status: text(self.cell(cells, Column::Status)),
            departments: text(self.cell(cells, Column::Departments)),
            authority: text(self.cell(cells, Column::Authority)),
            times: number(self.cell(cells, Column::Times)),
            minutes: number(self.cell(cells, Column::Minutes)),
            degree: percent(self.cell(cells, Column::Degree)),
            shown_hours: number(self.cell(cells, Column::ShownHours)),
            employees: number(self.cell(cells, Column::Employees)),
            live_on: day(self.cell(cells, Column::LiveOn)),
            is_retired: !day(self.cell(cells, Column::Retired)).is_empty(),
        };
        (!read.id.is_empty() || !read.title.is_empty()).then_some(read)
    }

    fn cell<'a>(&self, cells: &'a [(u16, Cell)], column: Column) -> Option<&'a Cell> {
        let place = HEADERS.iter().zip(self.0).find(|((known, _), _)| *known == column)?.1?;
        cells.iter().find(|(at, _)| *at == place).map(|(_, cell)| cell)
    }
}

/// A text on one line, without anyone's personal identity number: a title is free text too.
fn text(cell: Option<&Cell>) -> String {
    match cell.map(|cell| &cell.seen) {
        Some(Seen::Text(text)) => printed(&text.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned(),
        Some(Seen::Number(number)) => printed(&number.normalize().to_string()).into_owned(),
        _ => String::new(),
    }
}

fn number(cell: Option<&Cell>) -> Option<Decimal> {
    match &cell?.seen {
        Seen::Number(number) => Some(*number),
        Seen::Text(text) => read::number(text).ok().map(|(number, _)| number),
        _ => None,
    }
}

/// A degree as 0 to 100; a cell in per cent holds a hundredth of what it shows.
fn percent(cell: Option<&Cell>) -> Option<Decimal> {
    let number = number(cell)?;
    if cell?.form == Form::Percent { number.checked_mul(Decimal::ONE_HUNDRED) } else { Some(number) }
}

/// A day as a Dane writes it; what cannot be read as one, as it stands.
fn day(cell: Option<&Cell>) -> String {
    match cell.map(|cell| (&cell.seen, cell.epoch_1904)) {
        Some((Seen::Number(serial), epoch_1904)) => {
            day_of_serial(*serial, epoch_1904).map_or_else(String::new, show::date)
        }
        _ => text(cell),
    }
}
