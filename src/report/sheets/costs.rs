//! **Omkostninger.** What the initiatives cost, row by row, on the sheet Økonomi; the sheet Råderum sums it per year.
use super::economics;
use crate::{
    register::{BUDGET_YEARS, Cost, Owned},
    report::{
        Report,
        grid::{Grid, col, nth, text, wrapped},
    },
    schema::{
        Choice,
        business_case::{Duration, costs::CostType},
    },
    units::Decimal,
    xlsx::{Area, At, Ink, Style},
};

/// The names behind which other sheets find the columns.
const NAMED: [&str; 8] = ["U_tiltag", "U_type", "U_varighed", "U_b", "U_bo1", "U_bo2", "U_bo3", "U_varig"];

/// Below everything else on the sheet.
fn header(report: &Report<'_>) -> u32 {
    economics::end(report) + 2
}

pub(super) fn names(report: &Report<'_>) -> Vec<(String, String)> {
    let first = header(report) + 1;
    let last = nth(first, report.register.costs.len().saturating_sub(1));
    let area = |col: u16| Area { first: At::new(first, col), last: At::new(last, col) };
    let named = (0..).zip(NAMED);
    named.map(|(col, name)| (name.to_owned(), format!("='Økonomi'!{}", area(col).absolute()))).collect()
}

pub(super) fn draw(report: &Report<'_>, grid: &mut Grid) {
    let (header, year) = (header(report), report.programme.budget_year);
    grid.break_at(header - 2);
    grid.heading(
        header - 2,
        "Omkostninger",
        "Som centrene har skrevet dem, i programmets prisniveau. Varig er udgiften i hvert år efter BO3.",
    );
    let headers = [
        ("Tiltag-ID".to_owned(), Style::Id),
        ("Omkostningstype".to_owned(), Style::Wrapped),
        ("Varighed".to_owned(), Style::Text),
        (format!("B {year}, kr."), Style::Kroner),
        (format!("BO1 {}, kr.", year + 1), Style::Kroner),
        (format!("BO2 {}, kr.", year + 2), Style::Kroner),
        (format!("BO3 {}, kr.", year + 3), Style::Kroner),
        ("Varig, kr.".to_owned(), Style::Kroner),
    ];
    grid.headers(header, &headers.map(|(header, style)| col(header, style, 0)));
    if report.register.costs.is_empty() {
        grid.put(header + 1, 1, text("Ingen omkostninger er indberettet."));
    }
    for (index, owned) in report.register.costs.iter().enumerate() {
        grid.row(nth(header + 1, index), row(owned));
    }
}

fn row(owned: &Owned<Cost>) -> Vec<Ink> {
    let of = &owned.of;
    let mut cells =
        vec![Ink::text(of.initiative.as_str(), Style::Id), wrapped(of.kind.label()), text(of.duration.label())];
    cells.extend(of.years.iter().map(|year| year.0).chain([lasting(of)]).map(|cost| Ink::number(cost, Style::Kroner)));
    cells
}

/// What it costs in every year after BO3.
fn lasting(cost: &Cost) -> Decimal {
    if cost.duration == Duration::Recurring { cost.years[BUDGET_YEARS - 1].0 } else { Decimal::ZERO }
}

/// The formula and our own sum of one column: costs of a duration that the budget pays. Own staff's time is paid already.
pub(super) fn paid(report: &Report<'_>, duration: Duration, later: usize) -> (String, Decimal) {
    let own = CostType::OwnTime.label();
    let name = NAMED[3 + later];
    let formula = format!("SUMIFS({name},U_varighed,\"{}\",U_type,\"<>{own}\")", duration.label());
    let costs = report.register.costs.iter().map(|owned| &owned.of);
    let paid = costs.filter(|cost| cost.duration == duration && cost.kind != CostType::OwnTime);
    let sum = paid.map(|cost| cost.years.get(later).map_or_else(|| lasting(cost), |year| year.0)).sum();
    (formula, sum)
}
