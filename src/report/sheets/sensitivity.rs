//! **Mest følsomt.** The budget benefits whose yearly effect is least certain, on the sheet Økonomi.
use crate::{
    register::{Benefit, BudgetBenefit, Owned},
    report::{
        Report,
        grid::{Grid, col, nth, text, wrapped},
    },
    schema::business_case::{budget_benefits::BudgetKind, initiatives::Phase},
    units::Decimal,
    xlsx::{Area, At, Cached, Chart, ChartKind, Ink, SeriesInk, Style, Tone},
};
use std::cmp::Reverse;

/// Benefits shown.
const SHOWN: usize = 8;
/// The rows that the table and its chart take.
pub(super) const ROWS: u32 = 28;

/// Whether a benefit's range counts: it is a gain, and its initiative is not dropped.
pub(super) fn is_uncertain(report: &Report<'_>, owned: &Owned<Benefit<BudgetBenefit>>) -> bool {
    let phase = report.register.initiative(&owned.of.initiative).map(|initiative| initiative.phase);
    owned.of.what.kind != BudgetKind::Disbenefit && phase != Some(Phase::Dropped)
}

/// The table, widest range first, and its picture.
pub(super) fn draw(report: &Report<'_>, grid: &mut Grid, first: u32) {
    grid.break_at(first);
    grid.heading(
        first,
        "Mest følsomt",
        "De gevinster, hvis årlige virkning centret er mest usikker på: forskellen mellem Mest og Mindst i kr. pr. år.",
    );
    let headers = [
        ("Gevinst-ID", Style::Id),
        ("Gevinst", Style::Wrapped),
        ("Forsigtigt, kr.", Style::Kroner),
        ("Forventet, kr.", Style::Kroner),
        ("Højt, kr.", Style::Kroner),
        ("Forsigtigt til forventet, kr.", Style::Kroner),
        ("Forventet til højt, kr.", Style::Kroner),
        ("Spænd, kr.", Style::Kroner),
    ];
    grid.headers(first + 2, &headers.map(|(header, style)| col(header, style, 0)));
    let shown = widest(report);
    if shown.is_empty() {
        grid.put(first + 3, 1, text("Ingen gevinster har både Mindst og Mest."));
        return;
    }
    for (index, (owned, least, most)) in shown.iter().enumerate() {
        let row = nth(first + 3, index);
        grid.row(row, cells(owned, *least, *most, row));
    }
    grid.sheet.charts.push(chart(first + 3, nth(first + 2, shown.len())));
}

/// The benefits with the widest range, and their cautious and high estimate.
fn widest<'a>(report: &Report<'a>) -> Vec<(&'a Owned<Benefit<BudgetBenefit>>, Decimal, Decimal)> {
    let all = report.register.budget_benefits.iter().filter(|owned| is_uncertain(report, owned));
    let mut ranged: Vec<_> =
        all.filter_map(|owned| owned.of.what.range.map(|(least, most)| (owned, least.0, most.0))).collect();
    ranged.sort_by_key(|(owned, least, most)| (Reverse(most - least), &owned.of.id));
    ranged.truncate(SHOWN);
    ranged
}

fn cells(owned: &Owned<Benefit<BudgetBenefit>>, least: Decimal, most: Decimal, row: u32) -> Vec<Ink> {
    let kroner = |value: Decimal| Ink::number(value, Style::Kroner);
    let less = |one: u16, other: u16, value: Decimal| {
        let formula = format!("{}-{}", At::new(row, one), At::new(row, other));
        Ink::formula(formula, Cached::Number(value), Style::Kroner)
    };
    let likely = owned.of.what.yearly.0;
    vec![
        Ink::text(owned.of.id.as_str(), Style::Id),
        wrapped(&owned.of.what.description),
        kroner(least),
        kroner(likely),
        kroner(most),
        less(3, 2, likely - least),
        less(4, 3, most - likely),
        less(4, 2, most - least),
    ]
}

/// Columns from the cautious to the high estimate.
fn chart(first: u32, last: u32) -> Chart {
    let area = |col: u16| Area { first: At::new(first, col), last: At::new(last, col) };
    let series = |name: &str, col: u16, tone: Tone| SeriesInk {
        name: name.to_owned(),
        sheet: "Økonomi".to_owned(),
        categories: area(0),
        values: area(col),
        tone,
        dashed: false,
    };
    Chart {
        kind: ChartKind::StackedColumns,
        at: At::new(last + 2, 0),
        size: (900, 260),
        title: "Årlig virkning fra forsigtigt til højt skøn".to_owned(),
        alt: "Søjler pr. gevinst fra det forsigtige over det forventede til det høje skøn.".to_owned(),
        value_axis: "kr. pr. år".to_owned(),
        value_style: Style::Kroner,
        series: vec![
            series("", 2, Tone::Plain),
            series("Forsigtigt til forventet", 5, Tone::Documented),
            series("Forventet til højt", 6, Tone::Reported),
        ],
    }
}
