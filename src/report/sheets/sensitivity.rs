//! **Mest følsomt.** The budget benefits whose yearly effect is least certain, on the sheet Økonomi.
use super::economics;
use crate::{
    register::{Benefit, BudgetBenefit, Owned},
    report::{
        Report,
        grid::{Grid, id, number, text, words},
        table::{Col, Here, Placed, Rows, TWO_LINES, Table},
    },
    schema::business_case::{budget_benefits::BudgetKind, initiatives::Phase},
    units::Decimal,
    xlsx::{At, Cached, Chart, ChartKind, Formula, Style, Tone},
};
use std::cmp::Reverse;

/// Benefits shown.
const SHOWN: usize = 8;

/// Whether a benefit's range counts: it is a gain, and its initiative is not dropped.
pub(super) fn is_uncertain(report: &Report<'_>, owned: &Owned<Benefit<BudgetBenefit>>) -> bool {
    let phase = report.register.initiative(&owned.of.initiative).map(|initiative| initiative.phase);
    owned.of.what.kind != BudgetKind::Disbenefit && phase != Some(Phase::Dropped)
}

/// A benefit with its cautious and its high estimate.
struct Range<'a> {
    benefit: &'a Benefit<BudgetBenefit>,
    least: Decimal,
    most: Decimal,
}

impl Range<'_> {
    fn likely(&self) -> Decimal {
        self.benefit.what.yearly.0
    }
}

/// The ranges, the widest first.
enum Ranges {}

impl Rows for Ranges {
    type Row<'a> = Range<'a>;
}

type Column = Col<Ranges>;

static ID: Column = Column::new("Gevinst-ID", Style::Id, 0, |range, _| id(&range.benefit.id));
static LEAST: Column = Column::new("Forsigtigt, kr.", Style::Kroner, 0, |range, _| number(range.least));
static LIKELY: Column = Column::new("Forventet, kr.", Style::Kroner, 0, |range, _| number(range.likely()));
static MOST: Column = Column::new("Højt, kr.", Style::Kroner, 0, |range, _| number(range.most));
static LOWER: Column = Column::computed("Forsigtigt til forventet, kr.", Style::Kroner, 0, |range, here| {
    (less(here, &LIKELY, &LEAST), Cached::Number(range.likely() - range.least))
});
static UPPER: Column = Column::computed("Forventet til højt, kr.", Style::Kroner, 0, |range, here| {
    (less(here, &MOST, &LIKELY), Cached::Number(range.most - range.likely()))
});

static TABLE: Table<Ranges> = Table {
    name: None,
    height: TWO_LINES,
    columns: &[
        &ID,
        &Column::new("Gevinst", Style::Wrapped, 0, |range, _| words(&range.benefit.what.description)),
        &LEAST,
        &LIKELY,
        &MOST,
        &LOWER,
        &UPPER,
        &Column::computed("Spænd, kr.", Style::Kroner, 0, |range, here| {
            (less(here, &MOST, &LEAST), Cached::Number(range.most - range.least))
        }),
    ],
};

fn less(here: &Here<'_, '_, Ranges>, one: &'static Column, other: &'static Column) -> Formula {
    Formula::from(here.cell(one)) - here.cell(other).into()
}

/// The table and its picture; gives the next free row, which is the same however many are shown.
pub(super) fn draw(report: &Report<'_>, grid: &mut Grid, first: u32) -> u32 {
    grid.break_at(first);
    grid.heading(
        first,
        "Mest følsomt",
        "De gevinster, hvis årlige virkning centret er mest usikker på: forskellen mellem Mest og Mindst i kr. pr. år.",
    );
    let shown = widest(report);
    let placed = TABLE.at(&economics::PAGE, first + 2, shown.len());
    placed.draw(grid, report, &shown);
    if shown.is_empty() {
        grid.put(placed.first(), 1, text("Ingen gevinster har både Mindst og Mest."));
    } else {
        grid.sheet.charts.push(chart(&placed, placed.end() + 1));
    }
    Grid::below(&chart(&placed, placed.row(SHOWN) + 1)) + 3
}

/// The benefits with the widest range.
fn widest<'a>(report: &Report<'a>) -> Vec<Range<'a>> {
    let all = report.register.budget_benefits.iter().filter(|owned| is_uncertain(report, owned));
    let range = |owned: &'a Owned<Benefit<BudgetBenefit>>| {
        let (least, most) = owned.of.what.range?;
        Some(Range { benefit: &owned.of, least: least.0, most: most.0 })
    };
    let mut ranged: Vec<_> = all.filter_map(range).collect();
    ranged.sort_by_key(|range| (Reverse(range.most - range.least), &range.benefit.id));
    ranged.truncate(SHOWN);
    ranged
}

/// Bars, the widest on top, from the cautious to the high estimate.
fn chart(placed: &Placed<Ranges>, row: u32) -> Chart {
    let series =
        |name: &str, col: &'static Column, tone: Tone| placed.series(name, (placed.area(&ID), placed.area(col)), tone);
    Chart {
        kind: ChartKind::StackedBars,
        at: At::new(row, 0),
        size: (900, 260),
        title: "Årlig virkning fra forsigtigt til højt skøn".to_owned(),
        alt: "Liggende søjler pr. gevinst fra det forsigtige over det forventede til det høje skøn.".to_owned(),
        value_axis: "kr. pr. år".to_owned(),
        value_style: Style::Kroner,
        series: vec![
            series("", &LEAST, Tone::Plain),
            series("Forsigtigt til forventet", &LOWER, Tone::Documented),
            series("Forventet til højt", &UPPER, Tone::Reported),
        ],
    }
}
