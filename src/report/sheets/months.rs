//! **Måneder.** The facts: one row per fact with the cell it comes from. Every summary figure is a sum over these rows.
//!
//! A sheet has an end. What there is no room for stands on further sheets, and every sum is then one sum per sheet.
use super::Page;
use crate::{
    facts::{Fact, Origin, Series, Slice},
    register::POOLED,
    report::{
        Report,
        grid::{Grid, HEADER_ROW, blank, id, link, month, nth, style_of, unit_label, words},
        table::{Col, Rows, TWO_LINES, Table},
    },
    schema::Id,
    xlsx::{Area, At, Block, Content, Drawing, Formula, Function, Ink, Style},
};

pub(crate) static PAGE: Page = Page {
    name: "Måneder",
    question: "Fakta: én række pr. gevinst, måned og serie, med den celle, tallet kommer fra.",
    has_amounts: true,
    draw,
};

/// A fact.
pub(crate) enum Facts {}

impl Rows for Facts {
    type Row<'a> = &'a Fact;
}

type Column = Col<Facts>;

pub(crate) static CENTRE: Column =
    Column::new("Centerkode", Style::Id, 11, |fact, _| id(&fact.centre)).named("M_center");
pub(crate) static INITIATIVE: Column =
    Column::new("Tiltag-ID", Style::Id, 11, |fact, _| id(&fact.initiative)).named("M_tiltag");
pub(crate) static BENEFIT: Column =
    Column::new("Gevinst-ID", Style::Id, 14, |fact, _| id(&fact.benefit)).named("M_gevinst");
pub(crate) static MONTH: Column = Column::new("Måned", Style::Month, 11, |fact, _| month(fact.month)).named("M_maaned");
pub(crate) static STREAM: Column =
    Column::new("Nøgletal", Style::Text, 16, |fact, _| words(fact.stream.label())).named("M_stoerrelse");
pub(crate) static SERIES: Column =
    Column::new("Serie", Style::Text, 14, |fact, _| words(fact.series.label())).named("M_serie");
pub(crate) static REACHED: Column =
    Column::new("Sikkerhed", Style::Text, 14, |fact, _| words(fact.reached.map_or("", Series::label)))
        .named("M_opnaaet");
pub(crate) static VALUE: Column =
    Column::drawn("Værdi", Style::KronerExact, 15, |fact, _| value(fact)).named("M_vaerdi");
pub(crate) static UNIT: Column = Column::new("Enhed", Style::Text, 8, |fact, _| words(unit_label(fact.stream.unit())));
pub(crate) static FILE: Column = Column::new("Fil", Style::Wrapped, 60, |fact, _| words(&*fact.origin.place.file));
pub(crate) static SHEET: Column = Column::new("Ark", Style::Text, 18, |fact, _| words(&*fact.origin.place.sheet));
pub(crate) static CELL: Column = Column::new("Celle", Style::Link, 9, |fact, _| cell(fact));

pub(crate) static TABLE: Table<Facts> = Table {
    name: Some("Fakta"),
    height: TWO_LINES,
    columns: &[&CENTRE, &INITIATIVE, &BENEFIT, &MONTH, &STREAM, &SERIES, &REACHED, &VALUE, &UNIT, &FILE, &SHEET, &CELL],
};

/// What the names of the first sheet's columns begin with.
const FIRST: &str = "M_";

/// The sheets there may be after the first, each with what its columns' names begin with.
const FURTHER: [(&str, &str); 3] = [("Måneder 2", "MB_"), ("Måneder 3", "MC_"), ("Måneder 4", "MD_")];

/// The most facts with a link to their cell. A file with more links opens slowly, and no sheet can hold many more; file,
/// sheet and cell then stand as text.
const LINKED: usize = 10_000;

/// Rows between the headers and the end of a sheet.
pub const ROOM: usize = (At::LAST.row - HEADER_ROW) as usize;

/// The most facts a workbook takes.
pub const MOST_FACTS: usize = ROOM * (1 + FURTHER.len());

/// The sheets there may be.
pub(crate) fn sheets() -> impl Iterator<Item = &'static str> {
    std::iter::once(PAGE.name).chain(FURTHER.map(|(name, _)| name))
}

/// The facts, a sheet at a time; one sheet at least.
fn parts<'a>(report: &Report<'a>) -> Vec<&'a [Fact]> {
    let facts = &report.register.facts[..];
    if facts.is_empty() { vec![facts] } else { facts.chunks(report.room).collect() }
}

fn draw(report: &Report<'_>) -> Grid {
    sheet(report, PAGE.name, parts(report)[0])
}

/// The sheets after the first.
pub(super) fn further(report: &Report<'_>) -> Vec<Grid> {
    let later = FURTHER.iter().zip(parts(report).into_iter().skip(1)).zip(2..);
    let one = |(((name, prefix), facts), number): ((&(&str, &str), _), u8)| {
        let mut grid = sheet(report, name, facts);
        for (name, _) in &mut grid.names {
            *name = name.replacen(FIRST, prefix, 1);
        }
        for table in &mut grid.sheet.tables {
            table.name = format!("{}{number}", table.name);
        }
        grid
    };
    later.map(one).collect()
}

fn sheet(report: &Report<'_>, name: &str, facts: &[Fact]) -> Grid {
    let mut grid = Grid::titled(report, &PAGE, name);
    let placed = TABLE.at(&PAGE, HEADER_ROW, facts.len());
    grid.sheet.columns = TABLE.widths();
    if report.register.facts.len() > LINKED {
        placed.frame(&mut grid, report);
        let mut block = Block::at(placed.first());
        for fact in facts {
            let inks = placed.inks(report, placed.first(), &fact).into_iter().flatten();
            block.push(inks.map(Ink::unlinked).collect());
        }
        grid.sheet.block = Some(block);
    } else {
        placed.draw(&mut grid, report, &facts.iter().collect::<Vec<_>>());
    }
    grid.freeze(HEADER_ROW, 3);
    grid
}

/// An amount in its own unit, with all its decimals.
fn value(fact: &Fact) -> Ink {
    let style = style_of(fact.stream.unit());
    Ink::number(fact.amount, if style == Style::Kroner { Style::KronerExact } else { style })
}

/// The cell it was typed in; small measurements are many cells and point at none.
fn cell(fact: &Fact) -> Content {
    if fact.centre.as_str() == POOLED {
        return blank().content;
    }
    let Origin { place, at } = &fact.origin;
    link(&place.file, &place.sheet, Some(*at), at.to_string())
}

/// Lets every sum of a drawing go over all the sheets of facts.
pub(super) fn sum_over_all(report: &Report<'_>, drawing: &mut Drawing) {
    let further = parts(report).len() - 1;
    if further == 0 {
        return;
    }
    for ink in drawing.sheets.iter_mut().flat_map(|sheet| sheet.cells.values_mut()) {
        if let Content::Formula { formula, .. } = &mut ink.content {
            let whole = std::mem::replace(formula, 0.into());
            *formula = over_all(whole, &FURTHER[..further]);
        }
    }
}

/// `SUMIFS(M_vaerdi,…)` as `(SUMIFS(M_vaerdi,…)+SUMIFS(MB_vaerdi,…))`.
fn over_all(formula: Formula, further: &[(&str, &str)]) -> Formula {
    formula.rewritten(&|part| {
        let is_sum = matches!(&part, Formula::Call(Function::SumIfs, parts) if parts.first() == Some(&VALUE.by_name()));
        if !is_sum {
            return part;
        }
        let later = further.iter().map(|(_, prefix)| part.clone().rewritten(&|name| renamed(name, prefix)));
        later.fold(part.clone(), |sum, next| sum + next).grouped()
    })
}

/// A name of the first sheet as that of another.
fn renamed(part: Formula, prefix: &str) -> Formula {
    match part {
        Formula::Name(name) if name.starts_with(FIRST) => Formula::Name(name.replacen(FIRST, prefix, 1)),
        other => other,
    }
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
    let rows = Area { first: At::new(row(first), 0), last: At::new(row(last), TABLE.column(&VALUE)) };
    let name = sheets().nth(part).expect("a run is refused when its facts have no room on the sheets there are");
    Ink::new(Content::Link { target: format!("#'{name}'!{rows}"), text: id.to_string() }, Style::Link)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sum_goes_over_every_sheet() {
        let read = |text: &str| Formula::parse(text).expect("a form we write");
        let formula = read("IF(A1,SUMIFS(M_vaerdi,M_maaned,\">=\"&(P_a))/B1)");
        let both = "IF(A1,(SUMIFS(M_vaerdi,M_maaned,\">=\"&(P_a))+SUMIFS(MB_vaerdi,MB_maaned,\">=\"&(P_a)))/B1)";
        assert_eq!(over_all(formula, &FURTHER[..1]).to_string(), both);
        assert_eq!(over_all(read("SUM(A1:A3)"), &FURTHER[..1]).to_string(), "SUM(A1:A3)");
    }
}
