//! **Forudsætninger og risici.** What may break: assumptions by verdict, risks by expected loss.
use super::Page;
use crate::{
    register::{Assumption, Benefit, BudgetBenefit, Owned, Risk},
    report::{
        Report,
        grid::{Col, Grid, HEADER_ROW, col, nth, text, wrapped},
    },
    schema::{
        Choice,
        business_case::{assumptions::Standing, budget_benefits::BudgetKind},
    },
    units::Decimal,
    xlsx::{Area, At, Cached, Ink, Sheet, Style, Tone},
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
    let total = nth(first + 3, risks.len());
    grid.put(total, 1, text("Forventet tab i alt, åbne risici").toned(Tone::Total));
    grid.put(total, 4, sum(4, first + 3, total, risks.iter().map(|owned| owned.of.expected_loss().0).sum()));
    disbenefits(report, &mut grid, total + 2);
    grid.freeze(HEADER_ROW, 1);
    grid.sheet.page.repeat = None;
    // Short tables share a page.
    for (row, rows) in [(first, assumptions.len() + risks.len()), (total + 2, risks.len() + bought(report).len())] {
        if rows > ON_ONE_PAGE {
            grid.break_at(row);
        }
    }
    grid.done()
}

/// The sum of the rows above a total; nothing where there are none.
fn sum(col: u16, first: u32, total: u32, value: Decimal) -> Ink {
    let area = Area { first: At::new(first, col), last: At::new(total.saturating_sub(1).max(first), col) };
    let formula = if total > first { format!("SUM({area})") } else { "0".to_owned() };
    Ink::formula(formula, Cached::Number(value), Style::Kroner).toned(Tone::Total)
}

/// Rows of two tables that a page holds.
const ON_ONE_PAGE: usize = 16;

/// The disbenefits, the dearest first.
fn bought<'a>(report: &Report<'a>) -> Vec<&'a Owned<Benefit<BudgetBenefit>>> {
    let all = report.register.budget_benefits.iter();
    let mut bought: Vec<_> = all.filter(|owned| owned.of.what.kind == BudgetKind::Disbenefit).collect();
    bought.sort_by_key(|owned| (Reverse(owned.of.what.yearly), &owned.of.id));
    bought
}

/// What the gains have cost elsewhere: the negative benefits of the register.
fn disbenefits(report: &Report<'_>, grid: &mut Grid, first: u32) {
    grid.heading(first, "Ulemper, vi har købt med", "De er trukket fra råderummet. Årlig virkning er ved fuld effekt.");
    let headers = [
        ("Tiltag-ID", Style::Id),
        ("Ulempe", Style::Wrapped),
        ("Gevinst-ID", Style::Id),
        ("Varighed", Style::Text),
        ("Årlig virkning, kr.", Style::Kroner),
        ("Tiltag", Style::Wrapped),
        ("Gevinstejer", Style::Wrapped),
    ];
    grid.headers(first + 2, &headers.map(|(header, style)| col(header, style, 0)));
    let bought = bought(report);
    for (index, owned) in bought.iter().enumerate() {
        let (of, title) = (&owned.of, report.register.initiative(&owned.of.initiative).map(|of| of.title.clone()));
        let cells = vec![
            Ink::text(of.initiative.as_str(), Style::Id),
            wrapped(&of.what.description),
            Ink::text(of.id.as_str(), Style::Id),
            text(of.what.duration.label()),
            Ink::number(-of.what.yearly.0, Style::Kroner),
            wrapped(title.unwrap_or_default()),
            wrapped(&of.owner),
        ];
        grid.row(nth(first + 3, index), cells);
    }
    let total = nth(first + 3, bought.len());
    grid.put(total, 1, text("Ulemper i alt pr. år").toned(Tone::Total));
    grid.put(total, 4, sum(4, first + 3, total, bought.iter().map(|owned| -owned.of.what.yearly.0).sum()));
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

fn tone(standing: Standing) -> Tone {
    match standing {
        Standing::Holds => Tone::Good,
        Standing::Uncertain => Tone::Fair,
        Standing::Broken => Tone::Bad,
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
