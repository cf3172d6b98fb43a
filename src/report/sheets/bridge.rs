//! **Gevinstbro.** What explains the distance from baseline to forecast: a waterfall by cause that sums exactly.
use super::{Page, benefits, messages};
use crate::{
    danish::show,
    measures::{
        HEADROOM_BASELINE_YEAR, HEADROOM_DRIFT, HEADROOM_FORECAST, HEADROOM_REPLANNED, Measure, TARGET_HEADROOM,
    },
    report::{
        Report,
        grid::{Grid, HEADER_ROW, text},
        live,
        table::{Col, Here, Placed, Rows, TWO_LINES, Table},
    },
    schema::{Choice, business_case::follow_up::Cause},
    units::{Decimal, Kroner},
    xlsx::{Area, At, Cached, Chart, ChartKind, Content, Formula, Function, Ink, Points, SeriesInk, Style, Tone},
};

pub(super) static PAGE: Page = Page {
    name: "Gevinstbro",
    question: "Hvad forklarer afstanden fra det aftalte til prognosen?",
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
const REPLANNED: &str = "Plan ændret siden godkendelsen";
/// Promises whose benefits nobody reports any more.
const VANISHED: &str = "Forsvundne gevinster";
/// What the centre expects of the rest of the year, where that is most of the difference.
pub(super) const EXPECTED: &str = "Centrets forventning";
/// From the forecast to the target, where that is more.
const TO_TARGET: &str = "Mangler til måltallet";
/// And where it is less.
const OVER_TARGET: &str = "Prognosen ligger over måltallet";
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
    let all = before.into_iter().chain(causes().map(|cause| Step { cause, change: change(cause) }));
    // A cause that moves nothing explains nothing; that no promise was changed and none has gone is an answer.
    all.filter(|step| !step.change.is_zero() || [REPLANNED, VANISHED].contains(&step.cause)).collect()
}

/// A row: a bar from the ground for the baseline or the forecast, or a bar that hangs where the one before it ended.
enum Bar {
    Whole { label: &'static str, measure: &'static Measure },
    Hanging { step: Step, after: Decimal, to_target: bool },
}

impl Bar {
    /// The step, where it is one that explains the forecast.
    const fn cause(&self) -> Option<&Step> {
        match self {
            Self::Hanging { step, to_target: false, .. } => Some(step),
            _ => None,
        }
    }
}

/// The bars.
enum Bars {}

impl Rows for Bars {
    type Row<'a> = Bar;
}

type Column = Col<Bars>;

static CAUSE: Column = Column::drawn("Forklaring", Style::Text, 32, |bar, _| match bar {
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
    let Bar::Hanging { step, after, .. } = bar else { return None };
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
    let step = bar.cause()?;
    let up = Function::Max.of([here.cell(&CHANGE).into(), 0.into()]);
    Some(kroner(up, step.change.max(Decimal::ZERO)))
})
.muted();
static DOWN: Column = Column::sparse("Ned, kr.", Style::Kroner, 14, |bar, here| {
    let step = bar.cause()?;
    let down = Function::Max.of([-Formula::from(here.cell(&CHANGE)), 0.into()]);
    Some(kroner(down, (-step.change).max(Decimal::ZERO)))
})
.muted();

static DISTANCE: Column = Column::sparse("Afstand til måltallet, kr.", Style::Kroner, 14, |bar, here| {
    let Bar::Hanging { step, to_target: true, .. } = bar else { return None };
    let change = || Formula::from(here.cell(&CHANGE));
    Some(kroner(Function::Max.of([change(), -change()]), step.change.abs()))
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
        &DISTANCE,
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
        TO_TARGET | OVER_TARGET => Formula::from(here.placed.cell(here.row + 1, &AFTER)) - before(here),
        _ => of_cause(&benefits::DRIFT) - of_cause(&benefits::UNREPORTED),
    }
}

fn draw(report: &Report<'_>) -> Grid {
    let mut grid = Grid::new(report, &PAGE);
    grid.sheet.columns = TABLE.widths();
    let mut after = report.figure(&HEADROOM_BASELINE_YEAR).unwrap_or_default();
    let mut bars = vec![Bar::Whole { label: begins(report), measure: &HEADROOM_BASELINE_YEAR }];
    for step in steps(report) {
        after += step.change;
        bars.push(Bar::Hanging { step, after, to_target: false });
    }
    bars.push(Bar::Whole { label: "Prognose, hele året", measure: &HEADROOM_FORECAST });
    if let Some(target) = report.figure(&TARGET_HEADROOM) {
        let change = target - after;
        let cause = if change.is_sign_negative() { OVER_TARGET } else { TO_TARGET };
        bars.push(Bar::Hanging { step: Step { cause, change }, after: target, to_target: true });
        bars.push(Bar::Whole { label: "Måltal, hele året", measure: &TARGET_HEADROOM });
    }
    let placed = TABLE.at(&PAGE, HEADER_ROW, bars.len());
    placed.draw(&mut grid, report, &bars);
    let note = "Hver gevinsts afvigelse står under den årsag, centret sidst har angivet. Måneder, der skulle være indberettet og ikke er det, står for sig.";
    let no_baseline = "Baseline fastsættes ved godkendelse af perioden. Til da begynder broen ved planen.";
    let noted = grid.notes(placed.end() + 1, [note].into_iter().chain((!report.has_baseline()).then_some(no_baseline)));
    let end = grid.chart(chart(report, &placed, noted + 1, axis(&bars, report)));
    grid.sheet.page.tall = 1;
    grid.sheet.page.area = Some(Area { first: At::new(0, 0), last: At::new(end + 1, TABLE.column(&HIDDEN) - 1) });
    grid
}

/// Where the bridge begins: what is accepted first becomes the baseline, and until then there is none.
fn begins(report: &Report<'_>) -> &'static str {
    if report.has_baseline() { "Baseline, hele året" } else { "Plan, hele året" }
}

/// Where the value axis begins. Steps are small beside what they move, so that an axis from zero would hide them: it begins
/// half a span below the lowest level, at a round number; at zero where that is near.
fn axis(bars: &[Bar], report: &Report<'_>) -> Decimal {
    let level = |bar: &Bar| match bar {
        Bar::Whole { measure, .. } => report.figure(measure).unwrap_or_default(),
        Bar::Hanging { after, .. } => *after,
    };
    let levels: Vec<Decimal> = bars.iter().map(level).collect();
    let low = levels.iter().copied().min().unwrap_or_default();
    let span = levels.iter().copied().max().unwrap_or_default() - low;
    let from = low - span / Decimal::TWO;
    if from < span || span.is_zero() {
        return Decimal::ZERO;
    }
    let mut step = Decimal::ONE;
    while step * Decimal::TEN <= span {
        step *= Decimal::TEN;
    }
    (from / step).floor() * step
}

fn chart(report: &Report<'_>, placed: &Placed<Bars>, row: u32, from: Decimal) -> Chart {
    let series = |name: &str, col: &'static Column, tone: Tone| -> SeriesInk {
        let series = placed.series(name, (placed.area(&CAUSE), placed.area(col)), tone);
        let points = if name.is_empty() { Points::Plain } else { Points::Valued };
        SeriesInk { points, ..series }
    };
    Chart {
        kind: ChartKind::Waterfall { from },
        at: At::new(row, 0),
        size: (1000, 360),
        title: messages::title(
            messages::goal(report),
            &format!("Fra det aftalte til prognosen og måltallet, kr. ({}-priser)", report.programme.price_level),
        ),
        alt: "Søjler fra det aftalte for hele året til prognosen, et led pr. årsag, og videre til måltallet."
            .to_owned(),
        value_axis: if from.is_zero() {
            "kr.".to_owned()
        } else {
            format!("kr.; aksen begynder ved {}", show::kroner(Kroner(from)))
        },
        value_style: Style::Kroner,
        series: vec![
            series("", &HIDDEN, Tone::Plain),
            series("Aftalt, prognose og måltal", &WHOLE, Tone::Plan),
            series("Mere end aftalt", &UP, Tone::Good),
            series("Mindre end aftalt", &DOWN, Tone::Bad),
            SeriesInk { dashed: true, ..series("Afstand til måltallet", &DISTANCE, Tone::Target) },
        ],
    }
}
