//! From a figure of the programme workbook back to the cells it was typed in, read off the workbook itself: its formulas
//! name the facts they sum, and every fact names its cell.
use super::sheets::months::{NAMED, SHEETS, SUM, VALUE, arguments};
use crate::{
    danish::show,
    units::{Decimal, day_of_serial},
    xlsx::{Area, At, Book, Cell, Flow, Form, Refusal, Seen},
};
use std::{collections::BTreeMap, fmt::Write, ops::ControlFlow};

/// The column of the benefit's id on the sheet Gevinster.
const BENEFIT: u16 = 2;
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
        sheets.contains_key(SHEETS[0].0).then_some(Self { sheets, names: book.names }).ok_or(Refusal::NotAWorkbook)
    }

    /// The figure in a cell, and what it comes of; nothing where no such cell is.
    pub fn tell(&self, sheet: &str, at: At) -> Option<String> {
        let cell = self.sheets.get(sheet)?.get(&at)?;
        let mut text = format!("{sheet}!{at} = {}\n", shown(cell));
        match &cell.formula {
            Some(formula) => self.tell_formula(sheet, formula, &mut text),
            None => self.tell_origin(sheet, at, &mut text),
        }
        Some(text)
    }

    fn tell_formula(&self, sheet: &str, formula: &str, text: &mut String) {
        let _ = writeln!(text, "Formel: {formula}\n");
        let sums: Vec<(&str, &str, &str)> = SHEETS
            .iter()
            .flat_map(|(home, prefix)| {
                let sum = SUM.replace(SHEETS[0].1, prefix);
                let call = |(start, _): (usize, &str)| (*home, *prefix, arguments(&formula[start + sum.len()..]));
                formula.match_indices(&sum).map(call).collect::<Vec<_>>()
            })
            .collect();
        if sums.is_empty() {
            self.tell_columns(sheet, formula, text);
            return self.tell_references(sheet, formula, text);
        }
        let rows: Vec<(&str, u32)> = sums.iter().flat_map(|sum| self.facts(sheet, *sum)).collect();
        let total: Decimal = rows.iter().filter_map(|(home, row)| self.number(home, At::new(*row, VALUE))).sum();
        let _ = writeln!(text, "{} lægges sammen:", crate::danish::words::plural(rows.len(), "tal", "tal"));
        for (home, row) in rows.iter().take(LISTED) {
            let _ = writeln!(text, "  {}", self.fact(home, *row));
        }
        if rows.len() > LISTED {
            let _ = writeln!(text, "  … og {} mere blandt fakta på Måneder.", rows.len() - LISTED);
        }
        let _ = writeln!(text, "I alt {}", show::number(crate::units::round(total, 6).normalize()));
    }

    /// The cells of the register that `SUM(name)` or `SUMIFS(name,name,cell)` adds, each with what it is about.
    fn tell_columns(&self, sheet: &str, formula: &str, text: &mut String) {
        for (call, ..) in formula.match_indices("SUM") {
            let open = formula[call..].find('(').map_or(formula.len(), |at| call + at + 1);
            let parts = split(arguments(&formula[open..]));
            let Some((home, area)) = parts.first().and_then(|name| self.area(name)) else { continue };
            let wanted = match parts[..] {
                [_, known, criterion] => self.area(known).map(|(_, area)| (area, self.criterion(sheet, criterion))),
                _ => None,
            };
            let picked = (area.first.row..=area.last.row).filter(|row| {
                let meets =
                    |(known, value): &(Area, String)| self.text(&home, At::new(*row, known.first.col)) == *value;
                wanted.as_ref().is_none_or(meets)
            });
            for at in picked.map(|row| At::new(row, area.first.col)) {
                if let Some(amount) = self.number(&home, at).filter(|amount| !amount.is_zero()) {
                    let about = self.text(&home, At::new(at.row, BENEFIT));
                    let amount = show::number(crate::units::round(amount, 6).normalize());
                    let _ = writeln!(text, "{amount:>18}  {about:<12} (gevinst spor … \"{home}!{at}\")");
                }
            }
        }
    }

    /// The sheet and cells behind a name.
    fn area(&self, name: &str) -> Option<(String, Area)> {
        let (home, place) = self.names.get(name)?.trim_start_matches('=').rsplit_once('!')?;
        Some((home.trim_matches('\'').to_owned(), Area::parse(&place.replace('$', ""))?))
    }

    /// The cells a formula without sums refers to, each with its value.
    fn tell_references(&self, sheet: &str, formula: &str, text: &mut String) {
        for (home, at) in references(formula) {
            let home = home.unwrap_or_else(|| sheet.to_owned());
            let Some(cell) = self.sheets.get(&home).and_then(|cells| cells.get(&at)) else { continue };
            let _ = writeln!(text, "  {home}!{at} = {}   (gevinst spor … \"{home}!{at}\")", shown(cell));
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

    /// The rows of a sheet of facts that meet the criteria of a `SUMIFS`.
    fn facts<'h>(&self, sheet: &str, (home, prefix, criteria): (&'h str, &str, &str)) -> Vec<(&'h str, u32)> {
        let pairs: Vec<(u16, String)> = split(criteria)
            .chunks(2)
            .filter_map(|pair| {
                let known = pair[0].strip_prefix(prefix)?;
                let (_, col) = NAMED.iter().find(|(name, _)| *name == known)?;
                Some((*col, self.criterion(sheet, pair.get(1)?)))
            })
            .collect();
        let Some(cells) = self.sheets.get(home) else { return Vec::new() };
        let rows = cells.keys().filter(|at| at.col == VALUE).map(|at| at.row);
        let meets = |row: &u32| pairs.iter().all(|(col, wanted)| self.meets(home, At::new(*row, *col), wanted));
        rows.filter(meets).map(|row| (home, row)).collect()
    }

    /// A criterion as a value: a text, a cell's content, or a comparison with one.
    fn criterion(&self, sheet: &str, written: &str) -> String {
        if let Some((comparison, value)) = written.split_once('&') {
            return format!("{}{}", comparison.trim_matches('"'), self.criterion(sheet, value));
        }
        if let Some(text) = written.strip_prefix('"') {
            return text.trim_end_matches('"').to_owned();
        }
        let named = self.names.get(written).and_then(|target| target.trim_start_matches('=').rsplit_once('!'));
        let (home, place) = named.map_or((sheet, written), |(home, place)| (home.trim_matches('\''), place));
        At::parse(place).and_then(|at| self.sheets.get(home)?.get(&at)).map_or_else(String::new, plain)
    }

    fn meets(&self, home: &str, at: At, wanted: &str) -> bool {
        let Some(cell) = self.sheets.get(home).and_then(|cells| cells.get(&at)) else { return wanted.is_empty() };
        let compare = |bound: &str, holds: fn(Decimal, Decimal) -> bool| match (&cell.seen, bound.parse()) {
            (Seen::Number(number), Ok(bound)) => holds(*number, bound),
            _ => false,
        };
        match (wanted.strip_prefix(">="), wanted.strip_prefix("<=")) {
            (Some(bound), _) => compare(bound, |value, bound| value >= bound),
            (_, Some(bound)) => compare(bound, |value, bound| value <= bound),
            _ => plain(cell) == wanted,
        }
    }

    /// A fact on one line, with the cell it was typed in.
    fn fact(&self, home: &str, row: u32) -> String {
        let cell = |col: u16| self.sheets.get(home)?.get(&At::new(row, col));
        let text = |col: u16| cell(col).map_or_else(String::new, shown);
        format!(
            "{:>16} {:<6} {:<12} {:<9} {}!{}  i {}",
            text(VALUE),
            text(8),
            text(2),
            text(3),
            text(10),
            text(11),
            text(9)
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

/// Arguments at their commas; our texts hold none.
fn split(arguments: &str) -> Vec<&str> {
    arguments.split(',').map(str::trim).collect()
}

/// Every cell a formula names, with its sheet where it says one.
fn references(formula: &str) -> Vec<(Option<String>, At)> {
    let is_part = |c: char| c.is_alphanumeric() || "$!'_ .".contains(c);
    let words = formula.split(|c: char| !is_part(c)).map(str::trim).filter(|word| !word.is_empty());
    let mut found = Vec::new();
    for word in words {
        let (home, place) = word
            .rsplit_once('!')
            .map_or((None, word), |(home, place)| (Some(home.trim_matches('\'').to_owned()), place));
        let new = At::parse(place).map(|at| (home, at)).filter(|reference| !found.contains(reference));
        found.extend(new);
    }
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
    fn arguments_end_with_their_own_parenthesis() {
        assert_eq!(arguments("a,\">=\"&(b),c)+d"), "a,\">=\"&(b),c");
    }

    #[test]
    fn references_are_cells_on_this_sheet_or_another() {
        let found = references("IF(N(G6)=0,\"\",'Frigjort tid'!F6/G6)");
        assert_eq!(found, [(None, At::new(5, 6)), (Some("Frigjort tid".to_owned()), At::new(5, 5))]);
    }
}
