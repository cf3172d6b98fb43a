//! **Måneder.** The facts: one row per fact with the cell it comes from. Every summary figure is a sum over these rows.
//!
//! A sheet has an end. What there is no room for stands on further sheets, and every sum is then one sum per sheet.
use super::Page;
use crate::{
    facts::{Fact, Origin, Slice},
    register::POOLED,
    report::{
        Report,
        grid::{Col, Grid, HEADER_ROW, blank, col, link, month, nth, text, wrapped},
        style_of, unit_label,
    },
    schema::Id,
    xlsx::{Area, At, Block, Content, Drawing, Ink, Sheet, Style},
};

/// The names the formulas use, without what tells the sheets apart, and the columns they stand for.
pub(crate) const NAMED: [(&str, u16); 8] = [
    ("center", 0),
    ("tiltag", 1),
    ("gevinst", 2),
    ("maaned", 3),
    ("stoerrelse", 4),
    ("serie", 5),
    ("opnaaet", 6),
    ("vaerdi", VALUE),
];
/// The sheets there may be, each with what its columns' names begin with.
pub(crate) const SHEETS: [(&str, &str); 4] =
    [("Måneder", "M_"), ("Måneder 2", "MB_"), ("Måneder 3", "MC_"), ("Måneder 4", "MD_")];
/// The column with the amounts.
pub(crate) const VALUE: u16 = 7;

/// The most facts with a link to their cell. A file with more links opens slowly, and no sheet can hold many more; file,
/// sheet and cell then stand as text.
const LINKED: usize = 10_000;

/// Rows between the headers and the end of a sheet.
pub const ROOM: usize = (At::LAST.row - HEADER_ROW) as usize;

/// The most facts a workbook takes.
pub const MOST_FACTS: usize = ROOM * SHEETS.len();

fn cols() -> Vec<Col> {
    vec![
        col("Centerkode", Style::Id, 11),
        col("Tiltag-ID", Style::Id, 11),
        col("Gevinst-ID", Style::Id, 14),
        col("Måned", Style::Month, 11),
        col("Størrelse", Style::Text, 16),
        col("Serie", Style::Text, 14),
        col("Når op på", Style::Text, 14),
        col("Værdi", Style::KronerExact, 15),
        col("Enhed", Style::Text, 8),
        col("Fil", Style::Wrapped, 60),
        col("Ark", Style::Text, 18),
        col("Celle", Style::Link, 9),
    ]
}

/// The facts, a sheet at a time; one sheet at least.
fn parts<'a>(report: &Report<'a>) -> Vec<&'a [Fact]> {
    let facts = &report.register.facts[..];
    if facts.is_empty() { vec![facts] } else { facts.chunks(report.room).collect() }
}

pub(super) fn draw(report: &Report<'_>, page: &Page) -> Sheet {
    sheet(report, page, 0, parts(report)[0])
}

/// The sheets after the first.
pub(super) fn further(report: &Report<'_>, page: &Page) -> Vec<Sheet> {
    let later = SHEETS.iter().zip(parts(report)).enumerate().skip(1);
    later.map(|(part, ((name, _), facts))| sheet(report, &Page { name, ..*page }, part, facts)).collect()
}

fn sheet(report: &Report<'_>, page: &Page, part: usize, facts: &[Fact]) -> Sheet {
    let (mut grid, cols) = (Grid::new(report, page), cols());
    grid.widths(&cols);
    grid.headers(HEADER_ROW, &cols);
    if report.register.facts.len() > LINKED {
        let mut block = Block::at(HEADER_ROW + 1);
        for fact in facts {
            block.push(row(fact).into_iter().map(Ink::unlinked).collect());
        }
        grid.sheet.block = Some(block);
    } else {
        for (index, fact) in facts.iter().enumerate() {
            grid.row(nth(HEADER_ROW + 1, index), row(fact));
        }
    }
    let table = if part == 0 { "Fakta".to_owned() } else { format!("Fakta{}", part + 1) };
    grid.table(&table, HEADER_ROW, cols.len(), facts.len());
    grid.freeze(HEADER_ROW, 3);
    grid.done()
}

/// Lets every sum of a drawing go over all the sheets.
pub(super) fn sum_over_all(report: &Report<'_>, drawing: &mut Drawing) {
    let prefixes: Vec<&str> = SHEETS.iter().zip(parts(report)).map(|((_, prefix), _)| *prefix).collect();
    if prefixes.len() < 2 {
        return;
    }
    for ink in drawing.sheets.iter_mut().flat_map(|sheet| sheet.cells.values_mut()) {
        if let Content::Formula { formula, .. } = &mut ink.content {
            *formula = over_all(formula, &prefixes);
        }
    }
}

/// The call of every sum over a column of facts.
pub(crate) const SUM: &str = "SUMIFS(M_vaerdi,";

fn over_all(formula: &str, prefixes: &[&str]) -> String {
    let mut parts = formula.split(SUM);
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let criteria = arguments(part);
        let sums: Vec<String> =
            prefixes.iter().map(|prefix| format!("{SUM}{criteria})").replace(SHEETS[0].1, prefix)).collect();
        out.extend(["(", &sums.join("+"), ")", &part[criteria.len() + 1..]]);
    }
    out
}

/// The arguments that `text` begins with, to the parenthesis that closes their call.
pub(crate) fn arguments(text: &str) -> &str {
    let mut depth = 0;
    for (at, letter) in text.char_indices() {
        match letter {
            '(' => depth += 1,
            ')' if depth == 0 => return &text[..at],
            ')' => depth -= 1,
            _ => {}
        }
    }
    text
}

fn row(fact: &Fact) -> Vec<Ink> {
    let place = &fact.origin.place;
    let unit = fact.stream.unit();
    vec![
        Ink::text(fact.centre.as_str(), Style::Id),
        Ink::text(fact.initiative.as_str(), Style::Id),
        Ink::text(fact.benefit.as_str(), Style::Id),
        month(fact.month),
        text(fact.stream.label()),
        text(fact.series.label()),
        text(fact.reached.map_or("", crate::facts::Series::label)),
        Ink::number(fact.amount, if style_of(unit) == Style::Kroner { Style::KronerExact } else { style_of(unit) }),
        text(unit_label(unit)),
        wrapped(&*place.file),
        text(&*place.sheet),
        cell(fact),
    ]
}

/// The cell it was typed in; small measurements are many cells and point at none.
fn cell(fact: &Fact) -> Ink {
    if fact.centre.as_str() == POOLED {
        return blank();
    }
    let Origin { place, at } = &fact.origin;
    link(&place.file, &place.sheet, Some(*at), at.to_string())
}

/// An id that leads to the facts behind its figures: opened, they are selected, and the sheet shows their sum.
/// Of facts on more sheets than one, those on the first of them.
pub(super) fn leading(report: &Report<'_>, id: &Id, slice: &Slice<'_>) -> Ink {
    if slice.facts.is_empty() {
        return Ink::text(id.as_str(), Style::Id);
    }
    let (part, first) = (slice.first / report.room, slice.first % report.room);
    let last = (first + slice.facts.len()).min(report.room) - 1;
    let row = |index: usize| nth(HEADER_ROW + 1, index);
    let rows = Area { first: At::new(row(first), 0), last: At::new(row(last), VALUE) };
    let home = SHEETS.get(part).map_or(SHEETS[0].0, |(name, _)| name);
    Ink::new(Content::Link { target: format!("#'{home}'!{rows}"), text: id.to_string() }, Style::Link)
}

/// The columns behind their names.
pub(super) fn names(report: &Report<'_>) -> Vec<(String, String)> {
    let of_sheet = |((home, prefix), facts): (&(&str, &str), &[Fact])| {
        let last = nth(HEADER_ROW + 1, facts.len().saturating_sub(1));
        let area = move |col: u16| Area { first: At::new(HEADER_ROW + 1, col), last: At::new(last, col) };
        NAMED.map(|(name, col)| (format!("{prefix}{name}"), format!("='{home}'!{}", area(col).absolute())))
    };
    SHEETS.iter().zip(parts(report)).flat_map(of_sheet).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sum_goes_over_every_sheet() {
        let formula = "IF(A1,SUMIFS(M_vaerdi,M_maaned,\">=\"&(P_a))/B1)";
        let both = "IF(A1,(SUMIFS(M_vaerdi,M_maaned,\">=\"&(P_a))+SUMIFS(MB_vaerdi,MB_maaned,\">=\"&(P_a)))/B1)";
        assert_eq!(over_all(formula, &["M_", "MB_"]), both);
        assert_eq!(over_all("SUM(A1:A3)", &["M_", "MB_"]), "SUM(A1:A3)");
    }
}
