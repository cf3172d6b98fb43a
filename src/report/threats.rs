//! **Forudsætninger og risici.** What may break: assumptions by verdict, risks by expected loss.
use super::{
    Page, Report,
    grid::{Col, Grid, HEADER_ROW, col, nth, text, wrapped},
};
use crate::{
    register::{Assumption, Owned, Risk},
    schema::{Choice, business_case::assumptions::Standing},
    xlsx::{At, Cached, Ink, Sheet, Style},
};
use std::cmp::Reverse;

fn assumption_cols() -> [Col; 7] {
    [
        col("Tiltag-ID", Style::Id, 12),
        col("Forudsætning", Style::Wrapped, 52),
        col("Vurdering", Style::Text, 14),
        col("Kritisk", Style::Text, 14),
        col("Kilde", Style::Wrapped, 30),
        col("Bemærkning", Style::Wrapped, 44),
        col("Ansvarlig", Style::Wrapped, 22),
    ]
}

fn risk_cols() -> [Col; 7] {
    [
        col("Tiltag-ID", Style::Id, 12),
        col("Risiko", Style::Wrapped, 52),
        col("Sandsynlighed, %", Style::Share, 14),
        col("Konsekvens, kr.", Style::Kroner, 14),
        col("Forventet tab, kr.", Style::Kroner, 30),
        col("Modtræk", Style::Wrapped, 44),
        col("Ejer", Style::Wrapped, 22),
    ]
}

/// Broken before uncertain before sound, critical ones first.
pub(super) fn assumptions<'a>(report: &Report<'a>) -> Vec<&'a Owned<Assumption>> {
    let mut all: Vec<_> = report.register.assumptions.iter().collect();
    all.sort_by_key(|owned| (Reverse(owned.of.standing), !owned.of.critical, &owned.of.initiative, &owned.of.id));
    all
}

pub(super) fn draw(report: &Report<'_>, page: &Page) -> Sheet {
    let mut grid = Grid::new(report, page);
    grid.widths(&assumption_cols());
    grid.headers(HEADER_ROW, &assumption_cols());
    let assumptions = assumptions(report);
    for (index, owned) in assumptions.iter().enumerate() {
        grid.row(nth(HEADER_ROW + 1, index), assumption(report, owned));
    }
    let first = nth(HEADER_ROW + 3, assumptions.len());
    grid.heading(first, "Risici", "De største forventede tab først: sandsynlighed gange konsekvens.");
    grid.headers(first + 2, &risk_cols());
    let mut risks: Vec<&Owned<Risk>> = report.register.risks.iter().filter(|owned| owned.of.open).collect();
    risks.sort_by_key(|owned| (Reverse(owned.of.expected_loss()), &owned.of.initiative));
    for (index, owned) in risks.iter().enumerate() {
        let row = nth(first + 3, index);
        grid.row(row, risk(owned, row));
    }
    grid.freeze(HEADER_ROW, 1);
    grid.done()
}

fn assumption(report: &Report<'_>, owned: &Owned<Assumption>) -> Vec<Ink> {
    let of = &owned.of;
    let answers = report.register.initiative(&of.initiative).map_or("", |initiative| &initiative.owner);
    vec![
        Ink::text(of.initiative.as_str(), Style::Id),
        wrapped(of.text.clone()),
        text(of.standing.label()).toned(tone(of.standing)),
        text(if of.critical { "Ja" } else { "Nej" }),
        wrapped(of.source.clone()),
        wrapped(of.remark.clone().unwrap_or_default()),
        wrapped(answers),
    ]
}

fn tone(standing: Standing) -> crate::xlsx::Tone {
    match standing {
        Standing::Holds => crate::xlsx::Tone::Good,
        Standing::Uncertain => crate::xlsx::Tone::Fair,
        Standing::Broken => crate::xlsx::Tone::Bad,
    }
}

fn risk(owned: &Owned<Risk>, row: u32) -> Vec<Ink> {
    let of = &owned.of;
    let loss = format!("{}*{}", At::new(row, 2), At::new(row, 3));
    vec![
        Ink::text(of.initiative.as_str(), Style::Id),
        wrapped(of.text.clone()),
        Ink::number(of.probability.0, Style::Share),
        Ink::number(of.consequence.0, Style::Kroner),
        Ink::formula(loss, Cached::Number(of.expected_loss().0), Style::Kroner),
        wrapped(of.response.clone()),
        wrapped(of.owner.clone()),
    ]
}
