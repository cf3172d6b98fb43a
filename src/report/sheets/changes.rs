//! **Ændringer.** What is new since the period accepted before: the bridge from its figures to ours, and row by row.
use super::Page;
use crate::{
    changes::{Bridge, Change, Changes, Span},
    report::{
        Report,
        grid::{Col, Grid, HEADER_ROW, blank, col, link, nth, text, wrapped},
        live, style_of, unit_label,
    },
    xlsx::{Area, At, Cached, Ink, Sheet, Style, Tone},
};

/// Columns of the bridge: figure, opening, a span each, closing, the same from the facts, and their difference.
const OPENING: u16 = 1;

pub(super) fn draw(report: &Report<'_>, page: &Page) -> Sheet {
    let mut grid = Grid::new(report, page);
    match report.changes {
        Some(changes) => since(report, &mut grid, changes),
        None => first(&mut grid),
    }
    grid.done()
}

fn first(grid: &mut Grid) {
    grid.widths(&[col("", Style::Text, 120)]);
    let lines = [
        "Der er ingen tidligere godkendt periode at sammenligne med.",
        "Når en periode er godkendt med gevinst godkend, bliver dens plan til baseline,",
        "og dette ark viser, hvad der er nyt, ændret, forsvundet eller ændret tilbage i tid siden da.",
    ];
    for (row, line) in (4..).zip(lines) {
        grid.put(row, 0, text(line));
    }
}

fn cols(since: &str) -> Vec<Col> {
    let mut cols = vec![col("Tal", Style::Wrapped, 34), col(format!("Godkendt {since}"), Style::Kroner, 16)];
    cols.extend(Span::ALL.map(|span| col(span.label(), Style::Kroner, 16)));
    cols.extend([col("I alt nu", Style::Kroner, 16), col("Rapportens tal", Style::Kroner, 16)]);
    cols.extend([col("Forskel", Style::Kroner, 12), col("Enhed", Style::Text, 9)]);
    cols
}

fn since(report: &Report<'_>, grid: &mut Grid, changes: &Changes) {
    let cols = cols(&changes.since);
    grid.widths(&cols);
    grid.headers(HEADER_ROW, &cols);
    grid.sheet.heights.insert(HEADER_ROW, 48);
    for (index, bridge) in changes.bridge.iter().enumerate() {
        let row = nth(HEADER_ROW + 1, index);
        grid.row(row, line(report, bridge, row));
    }
    grid.table("Aendringsbro", HEADER_ROW, cols.len(), changes.bridge.len());
    let first = nth(HEADER_ROW + 3, changes.bridge.len());
    listed(grid, changes, first);
    grid.sheet.freeze = Some(At::new(HEADER_ROW + 1, 1));
}

fn line(report: &Report<'_>, bridge: &Bridge, row: u32) -> Vec<Ink> {
    let measure = bridge.figure.measure;
    let style = style_of(measure.unit);
    let spans = Span::ALL.map(|span| bridge.spans.get(&span).copied().unwrap_or_default());
    let last = OPENING + 5;
    let summed = Area { first: At::new(row, OPENING), last: At::new(row, last) };
    let closing = bridge.closing();
    let ours = report.figure(measure).unwrap_or_default();
    let mut cells = vec![wrapped(measure.label), Ink::number(bridge.opening, style)];
    cells.extend(spans.map(|amount| Ink::number(amount, style)));
    cells.push(Ink::formula(format!("SUM({summed})"), Cached::Number(closing), style).toned(Tone::Total));
    cells.push(live::programme(report, measure, style));
    let difference = format!("ROUND({}-{},6)", At::new(row, last + 1), At::new(row, last + 2));
    cells.push(Ink::formula(difference, Cached::Number(crate::units::round(closing - ours, 6)), style));
    cells.push(text(unit_label(measure.unit)));
    cells
}

fn listed(grid: &mut Grid, changes: &Changes, first: u32) {
    let count = crate::danish::words::plural(changes.listed.len(), "ændring", "ændringer");
    grid.heading(
        first,
        "Række for række",
        &format!("{count} siden {}. Nye måneder på arket Opfølgning er ikke nævnt her.", changes.since),
    );
    let headers = [
        ("Hvad", Style::Wrapped),
        ("Center", Style::Id),
        ("Ark", Style::Text),
        ("Række", Style::Text),
        ("Felt", Style::Wrapped),
        ("Før", Style::Wrapped),
        ("Nu", Style::Wrapped),
        ("Celle", Style::Link),
    ];
    let cols: Vec<Col> = headers.iter().map(|(header, style)| col(*header, *style, 16)).collect();
    grid.headers(first + 2, &cols);
    for (index, change) in changes.listed.iter().enumerate() {
        grid.row(nth(first + 3, index), row(change));
    }
    grid.table("Aendringer", first + 2, cols.len(), changes.listed.len());
}

fn row(change: &Change) -> Vec<Ink> {
    vec![
        wrapped(change.what.label()),
        Ink::text(change.centre.as_str(), Style::Id),
        text(change.sheet),
        wrapped(&change.about),
        wrapped(change.field),
        wrapped(&change.from),
        wrapped(&change.to),
        match &change.at {
            Some(origin) => link(&origin.place.file, &origin.place.sheet, Some(origin.at), origin.at.to_string()),
            None => blank(),
        },
    ]
}
