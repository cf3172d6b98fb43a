//! **Afstemning.** The controls, each with both sides and the difference.
use super::Page;
use crate::{
    controls::{Checked, Line},
    report::{
        Report,
        grid::{Col, Grid, HEADER_ROW, col, nth, text, wrapped},
        unit_label,
    },
    units::Unit,
    xlsx::{At, Cached, Ink, Sheet, Style},
};

fn cols() -> Vec<Col> {
    vec![
        col("Kontrol", Style::Id, 9),
        col("Hvad skal stemme", Style::Wrapped, 40),
        col("Gælder", Style::Wrapped, 46),
        col("Den ene side", Style::KronerExact, 17),
        col("Den anden side", Style::KronerExact, 17),
        col("Forskel", Style::KronerExact, 12),
        col("Svar", Style::Text, 14),
        col("Enhed", Style::Text, 8),
        col("Sådan er den ene side beregnet", Style::Wrapped, 48),
        col("Sådan er den anden side beregnet", Style::Wrapped, 48),
    ]
}

pub(super) fn draw(report: &Report<'_>, page: &Page) -> Sheet {
    let (mut grid, cols) = (Grid::new(report, page), cols());
    grid.widths(&cols);
    grid.headers(HEADER_ROW, &cols);
    let lines: Vec<(&Checked, &Line)> =
        report.controls.iter().flat_map(|checked| checked.lines.iter().map(move |line| (checked, line))).collect();
    for (index, (checked, line)) in lines.iter().enumerate() {
        let row = nth(HEADER_ROW + 1, index);
        grid.row(row, cells(checked, line, row));
    }
    grid.table("Afstemninger", HEADER_ROW, cols.len(), lines.len());
    grid.colour_statuses(6, HEADER_ROW + 1, nth(HEADER_ROW, lines.len()));
    grid.freeze(HEADER_ROW, 1);
    grid.done()
}

fn cells(checked: &Checked, line: &Line, row: u32) -> Vec<Ink> {
    let control = checked.control;
    let style = if control.unit == Unit::Count { Style::Count } else { Style::KronerExact };
    let (left, right, difference) = (At::new(row, 3), At::new(row, 4), At::new(row, 5));
    let answer = if line.difference().is_zero() { "Stemmer" } else { "Stemmer ikke" };
    vec![
        Ink::text(control.code, Style::Id),
        wrapped(control.title),
        wrapped(&line.about),
        Ink::number(line.left, style),
        Ink::number(line.right, style),
        Ink::formula(
            format!("ROUND({left}-{right},6)"),
            Cached::Number(crate::units::round(line.difference(), 6)),
            style,
        ),
        Ink::formula(
            format!("IF({difference}=0,\"Stemmer\",\"Stemmer ikke\")"),
            Cached::Text(answer.to_owned()),
            Style::Text,
        ),
        text(unit_label(control.unit)),
        wrapped(control.left),
        wrapped(control.right),
    ]
}
