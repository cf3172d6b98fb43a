//! **Måneder.** The facts: one row per fact with the cell it comes from. Every summary figure is a sum over these rows.
use super::{
    Page, Report,
    grid::{Col, Grid, HEADER_ROW, blank, col, link, month, nth, text, wrapped},
    style_of, unit_label,
};
use crate::{
    facts::{Fact, Origin, Slice},
    register::POOLED,
    schema::Id,
    xlsx::{Area, At, Block, Content, Ink, Sheet, Style},
};

/// The names the formulas use, and the columns they stand for.
pub(super) const NAMED: [(&str, u16); 8] = [
    ("M_center", 0),
    ("M_tiltag", 1),
    ("M_gevinst", 2),
    ("M_maaned", 3),
    ("M_stoerrelse", 4),
    ("M_serie", 5),
    ("M_opnaaet", 6),
    ("M_vaerdi", VALUE),
];
/// The column with the amounts.
pub(super) const VALUE: u16 = 7;

/// The most facts with a link to their cell. A file with more links opens slowly, and no sheet can hold many more; file,
/// sheet and cell then stand as text.
const LINKED: usize = 10_000;

/// Rows between the headers and the end of a sheet.
pub const MOST_FACTS: usize = (At::LAST.row - HEADER_ROW) as usize;

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

pub(super) fn draw(report: &Report<'_>, page: &Page) -> Sheet {
    let (mut grid, cols) = (Grid::new(report, page), cols());
    grid.widths(&cols);
    grid.headers(HEADER_ROW, &cols);
    if report.register.facts.len() > LINKED {
        let mut block = Block::at(HEADER_ROW + 1);
        report.register.facts.iter().for_each(|fact| block.push(row(fact).into_iter().map(Ink::unlinked).collect()));
        grid.sheet.block = Some(block);
    } else {
        for (index, fact) in report.register.facts.iter().enumerate() {
            grid.row(nth(HEADER_ROW + 1, index), row(fact));
        }
    }
    grid.table("Fakta", HEADER_ROW, cols.len(), report.register.facts.len());
    grid.freeze(HEADER_ROW, 3);
    grid.done()
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
pub(super) fn leading(id: &Id, slice: &Slice<'_>) -> Ink {
    if slice.facts.is_empty() {
        return Ink::text(id.as_str(), Style::Id);
    }
    let row = |index: usize| nth(HEADER_ROW + 1, slice.first + index);
    let rows = Area { first: At::new(row(0), 0), last: At::new(row(slice.facts.len() - 1), VALUE) };
    Ink::new(Content::Link { target: format!("#'Måneder'!{rows}"), text: id.to_string() }, Style::Link)
}

/// The columns behind their names.
pub(super) fn names(report: &Report<'_>) -> Vec<(String, String)> {
    let last = nth(HEADER_ROW + 1, report.register.facts.len().saturating_sub(1));
    let area = |col: u16| Area { first: At::new(HEADER_ROW + 1, col), last: At::new(last, col) };
    NAMED.iter().map(|(name, col)| ((*name).to_owned(), format!("='Måneder'!{}", area(*col).absolute()))).collect()
}
