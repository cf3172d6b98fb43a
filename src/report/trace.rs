//! From a figure of the programme workbook back to the cells it was typed in, read off the workbook itself: its formulas
//! name the facts they sum, and every fact names its cell.
mod answer;
mod why;

pub use answer::{Source, Trace};

use super::{
    sheets::{
        benefits,
        months::{self, Facts},
    },
    table::Col,
};
use crate::{
    danish::{show, words::alike},
    units::{Decimal, day_of_serial},
    xlsx::{Area, At, Book, Cell, Flow, Form, Formula, Function, Op, Place, Refusal, Seen},
};
use std::{collections::BTreeMap, fmt::Write, ops::ControlFlow};

/// How many facts are listed before the rest is only counted.
const LISTED: usize = 200;

type Cells = BTreeMap<At, Cell>;

/// A workbook whose sheets are read as they are asked for.
pub struct Trail {
    sheets: BTreeMap<String, Cells>,
    names: BTreeMap<String, String>,
}

impl Trail {
    /// Reads every sheet of a programme workbook.
    ///
    /// # Errors
    /// A workbook that is none of ours, is damaged, or has more facts than are read.
    pub fn of(mut book: Book) -> Result<Self, Refusal> {
        let heads = book.sheets.clone();
        let mut sheets = BTreeMap::new();
        for (index, head) in heads.iter().enumerate() {
            let mut cells = Cells::new();
            let read = book.rows(index, &mut |row| -> Flow {
                cells.extend(row.cells.iter().map(|(col, cell)| (At::new(row.row, *col), cell.clone())));
                ControlFlow::Continue(())
            });
            read?;
            sheets.insert(head.name.clone(), cells);
        }
        sheets
            .contains_key(months::PAGE.name)
            .then_some(Self { sheets, names: book.names })
            .ok_or(Refusal::NotAWorkbook)
    }

    /// The sheet that is meant, however its letters are: `overblik` is Overblik.
    pub fn sheet_called(&self, asked: &str) -> Option<&str> {
        self.sheets.keys().find(|name| alike(name, asked)).map(String::as_str)
    }

    /// The names of the sheets.
    pub fn names(&self) -> Vec<&str> {
        self.sheets.keys().map(String::as_str).collect()
    }

    /// The figure in a cell, and what it comes of; nothing where no such cell is.
    pub fn tell(&self, sheet: &str, at: At) -> Option<String> {
        let cell = self.sheets.get(sheet)?.get(&at)?;
        let mut text = format!("{sheet}!{at} = {}\n", shown(cell));
        if let Some(formula) = &cell.formula {
            self.tell_formula(sheet, formula, &mut text);
        } else {
            self.tell_origin(sheet, at, &mut text);
            self.tell_decision(sheet, at, &mut text);
        }
        Some(text)
    }

    fn tell_formula(&self, sheet: &str, written: &str, text: &mut String) {
        let _ = writeln!(text, "Formel: {written}\n");
        let Some(formula) = Formula::parse(written) else { return };
        let sums = sums(&formula);
        let of_facts: Vec<_> = sums.iter().filter_map(|sum| self.facts(sheet, sum)).collect();
        if of_facts.is_empty() {
            for sum in &sums {
                self.tell_column(sheet, sum, text);
            }
            self.tell_light(&formula, text);
            return self.tell_references(sheet, &formula, text);
        }
        let rows: Vec<(&str, u32)> =
            of_facts.iter().flat_map(|(home, rows)| rows.iter().map(|row| (home.as_str(), *row))).collect();
        let value = months::TABLE.column(&months::VALUE);
        let total: Decimal = rows.iter().filter_map(|(home, row)| self.number(home, At::new(*row, value))).sum();
        let _ = writeln!(text, "{} lægges sammen:", crate::danish::words::plural(rows.len(), "tal", "tal"));
        for (home, row) in rows.iter().take(LISTED) {
            let _ = writeln!(text, "  {}", self.fact(home, *row));
        }
        if rows.len() > LISTED {
            let _ = writeln!(text, "  … og {} mere blandt fakta på {}.", rows.len() - LISTED, months::PAGE.name);
        }
        let _ = writeln!(text, "I alt {}", show::number(crate::units::round(total, 6).normalize()));
    }

    /// The sheet and rows that a sum over the facts adds; nothing for a sum over anything else.
    fn facts(&self, sheet: &str, sum: &Sum<'_>) -> Option<(String, Vec<u32>)> {
        let (home, area) = self.area(sum.added)?;
        let is_of_facts = months::sheets().any(|name| name == home);
        is_of_facts.then(|| (home, self.rows(sheet, area, sum)))
    }

    /// The cells of the register that a sum adds, each with what it is about.
    fn tell_column(&self, sheet: &str, sum: &Sum<'_>, text: &mut String) {
        let Some((home, area)) = self.area(sum.added) else { return };
        let about = benefits::TABLE.column(&benefits::ID);
        for row in self.rows(sheet, area, sum) {
            let at = At::new(row, area.first.col);
            if let Some(amount) = self.number(&home, at).filter(|amount| !amount.is_zero()) {
                let about = self.text(&home, At::new(row, about));
                let amount = show::number(crate::units::round(amount, 6).normalize());
                let _ = writeln!(text, "{amount:>18}  {about:<12} (gevinst spor … \"{home}!{at}\")");
            }
        }
    }

    /// The rows that meet every criterion of a sum.
    fn rows(&self, sheet: &str, area: Area, sum: &Sum<'_>) -> Vec<u32> {
        let asked = sum.criteria.chunks_exact(2).filter_map(|pair| {
            let (home, column) = self.area(&pair[0])?;
            Some((home, column.first.col, self.criterion(sheet, &pair[1])))
        });
        let asked: Vec<_> = asked.collect();
        let meets = |row: &u32| asked.iter().all(|(home, col, wanted)| self.meets(home, At::new(*row, *col), wanted));
        (area.first.row..=area.last.row).filter(meets).collect()
    }

    /// The sheet and cells behind a name.
    fn area(&self, named: &Formula) -> Option<(String, Area)> {
        let Formula::Name(name) = named else { return None };
        match Formula::parse(self.names.get(name)?.trim_start_matches('=')) {
            Some(Formula::Place(Place { sheet: Some(home), area, .. })) => Some((home, area)),
            _ => None,
        }
    }

    /// The cells a formula without sums of facts refers to, each once and with its value.
    fn tell_references(&self, sheet: &str, formula: &Formula, text: &mut String) {
        for (home, at) in references(formula) {
            let home = home.unwrap_or_else(|| sheet.to_owned());
            let Some(cell) = self.sheets.get(&home).and_then(|cells| cells.get(&at)) else { continue };
            let head = self.head_above(&home, at).map_or_else(String::new, |head| format!("{head}: "));
            let _ = writeln!(text, "  {head}{home}!{at} = {}   (gevinst spor … \"{home}!{at}\")", shown(cell));
        }
    }

    /// A cell without a formula: its row's file, sheet and cell, where it has them.
    fn tell_origin(&self, sheet: &str, at: At, text: &mut String) {
        let Some(header) = self.header(sheet) else { return };
        let value = |label: &str| {
            let cells = self.sheets.get(sheet)?;
            let col = (0..64).find(|col| self.text(sheet, At::new(header, *col)) == label)?;
            cells.get(&At::new(at.row, col)).map(shown)
        };
        if let (Some(file), Some(home), Some(cell)) = (value("Fil"), value("Ark"), value("Celle")) {
            let _ = writeln!(text, "Kommer fra {file}, arket {home}, celle {cell}");
        }
    }

    fn header(&self, sheet: &str) -> Option<u32> {
        let cells = self.sheets.get(sheet)?;
        cells.iter().find(|(_, cell)| cell.seen == Seen::Text("Celle".to_owned())).map(|(at, _)| at.row)
    }

    /// A criterion as a value: a text, a cell's content, or a comparison with one.
    fn criterion(&self, sheet: &str, criterion: &Formula) -> String {
        let content = |home: &str, at: At| self.text(home, at);
        match criterion {
            Formula::Text(text) => text.clone(),
            Formula::Op(comparison, Op::Join, value) => match &**comparison {
                Formula::Text(sign) => format!("{sign}{}", self.criterion(sheet, value)),
                _ => String::new(),
            },
            Formula::Place(place) => content(place.sheet.as_deref().unwrap_or(sheet), place.area.first),
            Formula::Name(_) => {
                self.area(criterion).map_or_else(String::new, |(home, area)| content(&home, area.first))
            }
            _ => String::new(),
        }
    }

    fn meets(&self, home: &str, at: At, wanted: &str) -> bool {
        let Some(cell) = self.sheets.get(home).and_then(|cells| cells.get(&at)) else { return wanted.is_empty() };
        let compare = |bound: &str, holds: fn(Decimal, Decimal) -> bool| match (&cell.seen, bound.parse()) {
            (Seen::Number(number), Ok(bound)) => holds(*number, bound),
            _ => false,
        };
        match wanted.split_at_checked(2) {
            Some((">=", bound)) => compare(bound, |value, bound| value >= bound),
            Some(("<=", bound)) => compare(bound, |value, bound| value <= bound),
            Some(("<>", other)) => plain(cell) != other,
            _ => plain(cell) == wanted,
        }
    }

    /// A fact on one line, with the cell it was typed in.
    fn fact(&self, home: &str, row: u32) -> String {
        let text = |col: &'static Col<Facts>| {
            let at = At::new(row, months::TABLE.column(col));
            self.sheets.get(home).and_then(|cells| cells.get(&at)).map_or_else(String::new, shown)
        };
        format!(
            "{:>16} {:<6} {:<12} {:<9} {}!{}  i {}",
            text(&months::VALUE),
            text(&months::UNIT),
            text(&months::BENEFIT),
            text(&months::MONTH),
            text(&months::SHEET),
            text(&months::CELL),
            text(&months::FILE)
        )
    }

    fn number(&self, sheet: &str, at: At) -> Option<Decimal> {
        match self.sheets.get(sheet)?.get(&at)?.seen {
            Seen::Number(number) => Some(number),
            _ => None,
        }
    }

    fn text(&self, sheet: &str, at: At) -> String {
        self.sheets.get(sheet).and_then(|cells| cells.get(&at)).map_or_else(String::new, plain)
    }
}

/// A sum that a formula makes: of what, and of which rows (a column and what must stand in it, in turn).
struct Sum<'f> {
    added: &'f Formula,
    criteria: &'f [Formula],
}

/// Every `SUM` and `SUMIFS` of a formula, from the left.
fn sums(formula: &Formula) -> Vec<Sum<'_>> {
    let mut sums = Vec::new();
    formula.each(&mut |part| {
        if let Formula::Call(Function::Sum | Function::SumIfs, arguments) = part
            && let [added, criteria @ ..] = &arguments[..]
        {
            sums.push(Sum { added, criteria });
        }
    });
    sums
}

/// Every cell a formula names, with its sheet where it says one; of an area its corners.
fn references(formula: &Formula) -> Vec<(Option<String>, At)> {
    let mut found = Vec::new();
    formula.each(&mut |part| {
        let Formula::Place(Place { sheet, area, .. }) = part else { return };
        for at in [area.first, area.last] {
            let reference = (sheet.clone(), at);
            if !found.contains(&reference) {
                found.push(reference);
            }
        }
    });
    found
}

/// As it compares with a criterion.
fn plain(cell: &Cell) -> String {
    match &cell.seen {
        Seen::Text(text) => text.clone(),
        Seen::Number(number) => number.normalize().to_string(),
        _ => String::new(),
    }
}

/// As people read it.
fn shown(cell: &Cell) -> String {
    match &cell.seen {
        Seen::Number(number) if cell.form == Form::Date => day_of_serial(*number, cell.epoch_1904)
            .and_then(crate::units::Month::of)
            .map_or_else(String::new, |month| month.to_string()),
        Seen::Number(number) => show::number(*number),
        Seen::Blank => "tom".to_owned(),
        _ => plain(cell),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_found_from_the_left_wherever_they_stand() {
        let formula =
            Formula::parse("IF(A1=0,(SUMIFS(M_vaerdi,M_serie,\"Plan\")+SUM(G_b)),0)").expect("a form we write");
        let added: Vec<_> = sums(&formula).iter().map(|sum| (sum.added.to_string(), sum.criteria.len())).collect();
        assert_eq!(added, [("M_vaerdi".to_owned(), 2), ("G_b".to_owned(), 0)]);
    }

    #[test]
    fn references_are_cells_on_this_sheet_or_another() {
        let formula = Formula::parse("IF(N(G6)=0,\"\",'Frigjort tid'!F6/G6)").expect("a form we write");
        let found = references(&formula);
        assert_eq!(found, [(None, At::new(5, 6)), (Some("Frigjort tid".to_owned()), At::new(5, 5))]);
    }
}
