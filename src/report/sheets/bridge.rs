//! **Gevinstbro.** What explains the distance from baseline to forecast: a waterfall by cause that sums exactly.
use super::{Page, benefits};
use crate::{
    measures::{HEADROOM_BASELINE_YEAR, HEADROOM_DRIFT, HEADROOM_FORECAST, HEADROOM_REPLANNED, Measure},
    report::{
        Report,
        grid::{Grid, HEADER_ROW, text},
        live,
        table::{Col, Here, Placed, Rows, TWO_LINES, Table},
    },
    schema::{Choice, business_case::follow_up::Cause},
    units::Decimal,
    xlsx::{Area, At, Cached, Chart, ChartKind, Content, Formula, Function, Ink, SeriesInk, Style, Tone},
};

pub(super) static PAGE: Page = Page {
    name: "Gevinstbro",
    question: "Hvad forklarer afstanden fra baseline til prognose?",
    has_amounts: true,
    draw,
};

/// The cause of benefits whose initiative is dropped.
pub(super) const DROPPED: &str = "Bortfaldet";
/// The cause of benefits whose initiative is postponed.
pub(super) const POSTPONED: &str = "Udskudt";
/// The cause of months that are due and not reported.
const UNREPORTED: &str = "Ikke indberettet";
/// A plan that is another than the one first accepted.
const REPLANNED: &str = "Plan ændret siden baseline";
/// Promises whose benefits nobody reports any more.
const VANISHED: &str = "Forsvundne gevinster";
/// What the centre expects of the rest of the year, where that is most of the difference.
pub(super) const EXPECTED: &str = "Centrets forventning";
/// The cause where nobody has given one.
pub(super) const UNEXPLAINED: &str = "Ikke forklaret";

/// A step of the bridge: a cause, and how far it moves the forecast.
struct Step {
    cause: &'static str,
    change: Decimal,
}

/// Every cause, in the order of the drop-down, then what has no cause of its own.
fn causes() -> impl Iterator<Item = &'static str> {
    Cause::LABELS.iter().copied().chain([DROPPED, POSTPONED, UNREPORTED, EXPECTED, UNEXPLAINED])
}

/// The steps from baseline to forecast. Their sum is the whole distance.
fn steps(report: &Report<'_>) -> Vec<Step> {
    let frame = report.frame_without_target();
    let (mut kept, mut replanned) = (Decimal::ZERO, Decimal::ZERO);
    let mut drifts: Vec<(&'static str, Decimal)> = Vec::new();
    for owned in &report.register.budget_benefits {
        let slice = report.slice().of_benefit(&owned.centre, &owned.of.initiative, &owned.of.id);
        let figure = |measure: &Measure| measure.of(&slice, &frame).unwrap_or_default();
        kept += figure(&HEADROOM_BASELINE_YEAR);
        replanned += figure(&HEADROOM_REPLANNED);
        let unreported = benefits::unreported(report, owned);
        drifts.push((UNREPORTED, unreported));
        drifts.push((benefits::cause_of(report, owned), figure(&HEADROOM_DRIFT) - unreported));
    }
    let baseline = report.figure(&HEADROOM_BASELINE_YEAR).unwrap_or_default();
    let before = [Step { cause: REPLANNED, change: replanned }, Step { cause: VANISHED, change: kept - baseline }];
    let change = |cause| drifts.iter().filter(|(known, _)| *known == cause).map(|(_, drift)| *drift).sum();
    before.into_iter().chain(causes().map(|cause| Step { cause, change: change(cause) })).collect()
}

/// A row: a bar from the ground for the baseline or the forecast, or a bar that hangs where the one before it ended.
enum Bar {
    Whole { label: &'static str, measure: &'static Measure },
    Hanging { step: Step, after: Decimal },
}

/// The bars.
enum Bars {}

impl Rows for Bars {
    type Row<'a> = Bar;
}

type Column = Col<Bars>;

static CAUSE: Column = Column::drawn("Forklaring", Style::Text, 30, |bar, _| match bar {
    Bar::Whole { label, .. } => text(*label).toned(Tone::Total),
    Bar::Hanging { step, .. } => text(step.cause),
});
static CHANGE: Column = Column::drawn("Ændring, kr.", Style::Kroner, 16, |bar, here| match bar {
    Bar::Whole { .. } => Ink::new(Content::Blank, Style::Kroner).toned(Tone::Total),
    Bar::Hanging { step, .. } => kroner(moved(step, here), step.change),
});
static AFTER: Column = Column::drawn("Løbende sum, kr.", Style::Kroner, 16, |bar, here| match bar {
    Bar::Whole { measure, .. } => live::programme(here.report, measure, Style::Kroner).toned(Tone::Total),
    Bar::Hanging { after, .. } => kroner(before(here) + here.cell(&CHANGE).into(), *after),
});
/// The columns from here only draw the figure: they stand beside it, and are not printed.
static HIDDEN: Column = Column::sparse("Usynlig del, kr.", Style::Kroner, 14, |bar, here| {
    let Bar::Hanging { step, after } = bar else { return None };
    let lower = Function::Min.of([before(here), here.cell(&AFTER).into()]);
    Some(kroner(lower, (*after).min(after - step.change)))
})
.muted();
static WHOLE: Column = Column::sparse("I alt, kr.", Style::Kroner, 14, |bar, here| {
    let Bar::Whole { measure, .. } = bar else { return None };
    Some(kroner(here.cell(&AFTER).into(), here.report.figure(measure).unwrap_or_default()))
})
.muted();
static UP: Column = Column::sparse("Op, kr.", Style::Kroner, 14, |bar, here| {
    let Bar::Hanging { step, .. } = bar else { return None };
    let up = Function::Max.of([here.cell(&CHANGE).into(), 0.into()]);
    Some(kroner(up, step.change.max(Decimal::ZERO)))
})
.muted();
static DOWN: Column = Column::sparse("Ned, kr.", Style::Kroner, 14, |bar, here| {
    let Bar::Hanging { step, .. } = bar else { return None };
    let down = Function::Max.of([-Formula::from(here.cell(&CHANGE)), 0.into()]);
    Some(kroner(down, (-step.change).max(Decimal::ZERO)))
})
.muted();

static TABLE: Table<Bars> = Table {
    name: None,
    height: TWO_LINES,
    columns: &[
        &CAUSE,
        &CHANGE,
        &AFTER,
        &Column::gap(14),
        &Column::gap(14),
        &Column::gap(14),
        &Column::gap(14),
        &Column::gap(14),
        &Column::gap(14),
        &HIDDEN,
        &WHOLE,
        &UP,
        &DOWN,
    ],
};

fn kroner(formula: Formula, value: Decimal) -> Ink {
    Ink::formula(formula, Cached::Number(value), Style::Kroner)
}

/// What the bar above reaches.
fn before(here: &Here<'_, '_, Bars>) -> Formula {
    here.placed.cell(here.row - 1, &AFTER).into()
}

/// How a step is summed over the register.
fn moved(step: &Step, here: &Here<'_, '_, Bars>) -> Formula {
    let sum = |col: &Col<benefits::Lines>| Function::Sum.of([col.by_name()]);
    let of_cause = |col: &Col<benefits::Lines>| {
        Function::SumIfs.of([col.by_name(), benefits::CAUSE.by_name(), here.cell(&CAUSE).into()])
    };
    match step.cause {
        REPLANNED => sum(&benefits::REPLANNED),
        VANISHED => sum(&benefits::BASELINE) - here.placed.cell(here.placed.first(), &AFTER).into(),
        UNREPORTED => sum(&benefits::UNREPORTED),
        _ => of_cause(&benefits::DRIFT) - of_cause(&benefits::UNREPORTED),
    }
}

fn draw(report: &Report<'_>) -> Grid {
    let mut grid = Grid::new(report, &PAGE);
    grid.sheet.columns = TABLE.widths();
    let mut after = report.figure(&HEADROOM_BASELINE_YEAR).unwrap_or_default();
    let mut bars = vec![Bar::Whole { label: "Baseline, hele året", measure: &HEADROOM_BASELINE_YEAR }];
    for step in steps(report) {
        after += step.change;
        bars.push(Bar::Hanging { step, after });
    }
    bars.push(Bar::Whole { label: "Prognose, hele året", measure: &HEADROOM_FORECAST });
    let placed = TABLE.at(&PAGE, HEADER_ROW, bars.len());
    placed.draw(&mut grid, report, &bars);
    let note = "Hver gevinsts afvigelse står under den årsag, centret sidst har angivet. Måneder, der skulle være indberettet og ikke er det, står for sig. Kolonnerne til højre for figuren tegner den.";
    let noted = grid.notes(placed.end() + 1, [note]);
    let end = grid.chart(chart(&placed, noted + 1));
    grid.sheet.page.tall = 1;
    grid.sheet.page.area = Some(Area { first: At::new(0, 0), last: At::new(end + 1, TABLE.column(&HIDDEN) - 1) });
    grid
}

fn chart(placed: &Placed<Bars>, row: u32) -> Chart {
    let series = |name: &str, col: &'static Column, tone: Tone| -> SeriesInk {
        placed.series(name, (placed.area(&CAUSE), placed.area(col)), tone)
    };
    Chart {
        kind: ChartKind::StackedColumns,
        at: At::new(row, 0),
        size: (900, 340),
        title: "Fra baseline til prognose for råderum, efter årsag".to_owned(),
        alt: "Søjler fra baseline for hele året til prognosen, et led pr. årsag.".to_owned(),
        value_axis: "kr.".to_owned(),
        value_style: Style::Kroner,
        series: vec![
            series("", &HIDDEN, Tone::Plain),
            series("Baseline og prognose", &WHOLE, Tone::Plan),
            series("Mere end aftalt", &UP, Tone::Good),
            series("Mindre end aftalt", &DOWN, Tone::Bad),
        ],
    }
}
