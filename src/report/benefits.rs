//! **Gevinster.** The register: one row per benefit, with what was promised and what came of it.
use super::{
    Page, Report,
    grid::{Col, Grid, HEADER_ROW, blank, col, link, month, nth, number, text, wrapped},
    live::{self, Who},
    style_of,
};
use crate::{
    facts::{Origin, Slice},
    formulas::freed_time,
    measures::{
        HEADROOM_BOOKED, HEADROOM_DOCUMENTED, HEADROOM_FORECAST, HEADROOM_PLAN, HEADROOM_REPORTED, HOURS_DOCUMENTED,
        HOURS_FORECAST, HOURS_PLAN, HOURS_REPORTED, Measure,
    },
    register::{Benefit, Owned},
    schema::{Choice, Id, business_case::Evidence},
    units::{Decimal, Month},
    xlsx::{At, Ink, Sheet, Style},
};

/// The figures of each benefit.
static FIGURES: [&Measure; 9] = [
    &HEADROOM_PLAN,
    &HEADROOM_REPORTED,
    &HEADROOM_DOCUMENTED,
    &HEADROOM_BOOKED,
    &HEADROOM_FORECAST,
    &HOURS_PLAN,
    &HOURS_REPORTED,
    &HOURS_DOCUMENTED,
    &HOURS_FORECAST,
];
/// The column of the first figure.
const FIRST_FIGURE: u16 = 11;

fn cols() -> Vec<Col> {
    let mut cols = vec![
        col("Centerkode", Style::Id, 11),
        col("Tiltag-ID", Style::Id, 11),
        col("Gevinst-ID", Style::Id, 14),
        col("Art", Style::Text, 17),
        col("Gevinst", Style::Wrapped, 38),
        col("Gevinstejer", Style::Text, 22),
        col("Evidens", Style::Text, 9),
        col("Start", Style::Month, 11),
        col("Fuld effekt", Style::Month, 11),
        col("Årlig virkning (kr.)", Style::Kroner, 14),
        col("Timer pr. år", Style::Hours, 11),
    ];
    cols.extend(FIGURES.iter().map(|figure| col(super::header(figure), style_of(figure.unit), 15)));
    cols.extend([col("Fil", Style::Text, 44), col("Ark", Style::Text, 20), col("Celle", Style::Link, 9)]);
    cols
}

/// What stands before the figures of a benefit.
struct Line<'a> {
    centre: &'a Id,
    initiative: &'a Id,
    id: &'a Id,
    kind: &'static str,
    name: &'a str,
    owner: &'a str,
    evidence: Option<Evidence>,
    months: Option<(Month, Month)>,
    yearly: Option<Decimal>,
    hours: Option<Decimal>,
    origin: &'a Origin,
}

pub(super) fn draw(report: &Report<'_>, page: &Page) -> Sheet {
    let (mut grid, cols) = (Grid::new(report, page), cols());
    grid.widths(&cols);
    grid.headers(HEADER_ROW, &cols);
    grid.sheet.heights.insert(HEADER_ROW, 48);
    let lines = lines(report);
    for (index, line) in lines.iter().enumerate() {
        let row = nth(HEADER_ROW + 1, index);
        grid.row(row, cells(report, line, row));
    }
    grid.table("Gevinstregister", HEADER_ROW, cols.len(), lines.len());
    grid.freeze(HEADER_ROW, 3);
    grid.done()
}

fn lines<'a>(report: &Report<'a>) -> Vec<Line<'a>> {
    let register = report.register;
    let time = register.time_benefits.iter().map(|(owned, _)| {
        let what = &owned.of.what;
        let hours = freed_time::hours(what.yearly_units, what.before, what.after, what.adoption, what.attribution);
        Line { hours: Some(hours.0), ..line(owned, "Frigjort tid", &what.task_name) }
    });
    let money = register.budget_benefits.iter().map(|owned| {
        let what = &owned.of.what;
        Line { yearly: Some(what.yearly.0), ..line(owned, what.kind.label(), &what.description) }
    });
    let quality = register.quality_benefits.iter().map(|Owned { centre, origin, of }| Line {
        centre,
        initiative: &of.initiative,
        id: &of.id,
        kind: "Kvalitativ",
        name: &of.benefit,
        owner: &of.owner,
        evidence: None,
        months: None,
        yearly: None,
        hours: None,
        origin,
    });
    let mut lines: Vec<_> = time.chain(money).chain(quality).collect();
    lines.sort_by_key(|line| (line.centre, line.id));
    lines
}

fn line<'a, T>(owned: &'a Owned<Benefit<T>>, kind: &'static str, name: &'a str) -> Line<'a> {
    let of = &owned.of;
    Line {
        centre: &owned.centre,
        initiative: &of.initiative,
        id: &of.id,
        kind,
        name,
        owner: &of.owner,
        evidence: Some(of.evidence),
        months: Some((of.start, of.full)),
        yearly: None,
        hours: None,
        origin: &owned.origin,
    }
}

fn cells(report: &Report<'_>, line: &Line<'_>, row: u32) -> Vec<Ink> {
    let (start, full) = line.months.map_or((blank(), blank()), |(start, full)| (month(start), month(full)));
    let mut cells = vec![
        Ink::text(line.centre.as_str(), Style::Id),
        Ink::text(line.initiative.as_str(), Style::Id),
        Ink::text(line.id.as_str(), Style::Id),
        text(line.kind),
        wrapped(line.name),
        text(line.owner),
        text(line.evidence.map_or("", Choice::label)),
        start,
        full,
        number(line.yearly, Style::Kroner),
        number(line.hours, Style::Hours),
    ];
    cells.extend(figures(report, line, row));
    let place = &line.origin.place;
    cells.extend([
        text(&*place.file),
        text(&*place.sheet),
        link(&place.file, &place.sheet, Some(line.origin.at), line.origin.at.to_string()),
    ]);
    cells
}

/// A quality benefit has no kroner and no hours.
fn figures(report: &Report<'_>, line: &Line<'_>, row: u32) -> Vec<Ink> {
    if line.months.is_none() {
        return vec![blank(); FIGURES.len()];
    }
    let slice: Slice<'_> = report.slice().only(|fact| fact.benefit == *line.id);
    let first = At::new(row, FIRST_FIGURE);
    live::row(&FIGURES, first, Who::Benefit(At::new(row, 2)), None, &slice, &report.frame_without_target())
}
