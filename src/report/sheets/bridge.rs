//! **Gevinstbro.** What explains the distance from baseline to forecast: a waterfall by cause that sums exactly.
use super::Page;
use crate::{
    measures::{HEADROOM_BASELINE_YEAR, HEADROOM_DRIFT, HEADROOM_FORECAST, HEADROOM_REPLANNED, Measure},
    report::{
        Report,
        grid::{Grid, HEADER_ROW, col, nth, text},
        live,
    },
    schema::{Choice, business_case::follow_up::Cause},
    units::Decimal,
    xlsx::{Area, At, Cached, Chart, ChartKind, Content, Ink, SeriesInk, Sheet, Style, Tone},
};

/// The cause of benefits whose initiative is dropped.
pub(super) const DROPPED: &str = "Bortfaldet";
/// The cause of benefits whose initiative is postponed.
pub(super) const POSTPONED: &str = "Udskudt";
/// The cause of months that are due and not reported.
pub(super) const UNREPORTED: &str = "Ikke indberettet";
/// A plan that is another than the one first accepted.
const REPLANNED: &str = "Plan ændret siden baseline";
/// Promises whose benefits nobody reports any more.
const VANISHED: &str = "Forsvundne gevinster";
/// The cause where nobody has given one.
pub(super) const UNEXPLAINED: &str = "Ikke forklaret";

/// The first of the columns that only draw the figure: beside it, and not printed.
const BASE: u16 = 9;

/// A step of the bridge: a cause, and how far it moves the forecast.
pub(crate) struct Step {
    pub cause: &'static str,
    pub change: Decimal,
}

/// Every cause, in the order of the drop-down, then what has no cause of its own.
fn causes() -> impl Iterator<Item = &'static str> {
    Cause::LABELS.iter().copied().chain([DROPPED, POSTPONED, UNREPORTED, UNEXPLAINED])
}

/// The steps from baseline to forecast. Their sum is the whole distance.
pub(crate) fn steps(report: &Report<'_>) -> Vec<Step> {
    let frame = report.frame_without_target();
    let (mut kept, mut replanned) = (Decimal::ZERO, Decimal::ZERO);
    let mut drifts: Vec<(&'static str, Decimal)> = Vec::new();
    for owned in &report.register.budget_benefits {
        let slice = report.slice().of_benefit(&owned.centre, &owned.of.initiative, &owned.of.id);
        let figure = |measure: &Measure| measure.of(&slice, &frame).unwrap_or_default();
        kept += figure(&HEADROOM_BASELINE_YEAR);
        replanned += figure(&HEADROOM_REPLANNED);
        let unreported = super::benefits::unreported(report, owned);
        drifts.push((UNREPORTED, unreported));
        drifts.push((super::benefits::cause_of(report, owned), figure(&HEADROOM_DRIFT) - unreported));
    }
    let baseline = report.figure(&HEADROOM_BASELINE_YEAR).unwrap_or_default();
    let before = [Step { cause: REPLANNED, change: replanned }, Step { cause: VANISHED, change: kept - baseline }];
    let change = |cause| drifts.iter().filter(|(known, _)| *known == cause).map(|(_, drift)| *drift).sum();
    before.into_iter().chain(causes().map(|cause| Step { cause, change: change(cause) })).collect()
}

/// How a step is summed over the register.
fn formula(step: &Step, cause: At) -> String {
    match step.cause {
        REPLANNED => "SUM(G_planaendring)".to_owned(),
        VANISHED => format!("SUM(G_baseline)-{}", At::new(HEADER_ROW + 1, 2)),
        UNREPORTED => "SUM(G_ikke_indberettet)".to_owned(),
        _ => format!("SUMIFS(G_afvigelse,G_aarsag,{cause})-SUMIFS(G_ikke_indberettet,G_aarsag,{cause})"),
    }
}

pub(super) fn draw(report: &Report<'_>, page: &Page) -> Sheet {
    let mut grid = Grid::new(report, page);
    let cols =
        [col("Led", Style::Text, 30), col("Ændring, kr.", Style::Kroner, 16), col("Derefter, kr.", Style::Kroner, 16)];
    let drawn = ["Usynlig del, kr.", "I alt, kr.", "Op, kr.", "Ned, kr."].map(|header| col(header, Style::Kroner, 14));
    let gap = vec![col("", Style::Text, 14); usize::from(BASE) - cols.len()];
    grid.widths(&cols.iter().chain(&gap).chain(&drawn).cloned().collect::<Vec<_>>());
    grid.headers(HEADER_ROW, &cols);
    for (col, header) in (BASE..).zip(&drawn) {
        grid.put(HEADER_ROW, col, Ink::text(header.header.clone(), Style::Header).toned(Tone::Muted));
    }
    let steps = steps(report);
    let first = HEADER_ROW + 1;
    let (baseline, mut sum) = (report.figure(&HEADROOM_BASELINE_YEAR).unwrap_or_default(), Decimal::ZERO);
    grid.put(first, 0, text("Baseline, hele året").toned(Tone::Total));
    grid.put(first, 1, Ink::new(Content::Blank, Style::Kroner).toned(Tone::Total));
    grid.put(first, 2, live::programme(report, &HEADROOM_BASELINE_YEAR, Style::Kroner).toned(Tone::Total));
    whole(&mut grid, first, baseline);
    sum += baseline;
    for (index, step) in steps.iter().enumerate() {
        let row = nth(first + 1, index);
        sum += step.change;
        put_step(&mut grid, row, step, sum);
    }
    let last = nth(first + 1, steps.len());
    grid.put(last, 0, text("Prognose, hele året").toned(Tone::Total));
    grid.put(last, 1, Ink::new(Content::Blank, Style::Kroner).toned(Tone::Total));
    grid.put(last, 2, live::programme(report, &HEADROOM_FORECAST, Style::Kroner).toned(Tone::Total));
    whole(&mut grid, last, report.figure(&HEADROOM_FORECAST).unwrap_or_default());
    grid.sheet.charts.push(chart(first, last));
    let note = "Hver gevinsts afvigelse står under den årsag, centret sidst har angivet. Måneder, der skulle være indberettet og ikke er det, står for sig. Kolonnerne til højre for figuren tegner den.";
    grid.put(last + 2, 0, Ink::text(note, Style::Small));
    grid.sheet.page.tall = 1;
    grid.sheet.page.area = Some(Area { first: At::new(0, 0), last: At::new(last + 22, BASE - 1) });
    grid.done()
}

/// A bar from the ground: the baseline or the forecast.
fn whole(grid: &mut Grid, row: u32, value: Decimal) {
    grid.put(row, BASE + 1, Ink::formula(At::new(row, 2).to_string(), Cached::Number(value), Style::Kroner));
}

/// A bar that hangs where the one before it ended.
fn put_step(grid: &mut Grid, row: u32, step: &Step, sum: Decimal) {
    let (change, after, before) = (At::new(row, 1), At::new(row, 2), At::new(row - 1, 2));
    let kroner = |formula: String, value: Decimal| Ink::formula(formula, Cached::Number(value), Style::Kroner);
    grid.put(row, 0, text(step.cause));
    grid.put(row, 1, kroner(formula(step, At::new(row, 0)), step.change));
    grid.put(row, 2, kroner(format!("{before}+{change}"), sum));
    let base = sum.min(sum - step.change);
    grid.put(row, BASE, kroner(format!("MIN({before},{after})"), base));
    grid.put(row, BASE + 2, kroner(format!("MAX({change},0)"), step.change.max(Decimal::ZERO)));
    grid.put(row, BASE + 3, kroner(format!("MAX(-{change},0)"), (-step.change).max(Decimal::ZERO)));
}

fn chart(first: u32, last: u32) -> Chart {
    let area = |col: u16| Area { first: At::new(first, col), last: At::new(last, col) };
    let series = |name: &str, col: u16, tone: Tone| SeriesInk {
        name: name.to_owned(),
        sheet: "Gevinstbro".to_owned(),
        categories: area(0),
        values: area(col),
        tone,
        dashed: false,
    };
    Chart {
        kind: ChartKind::StackedColumns,
        at: At::new(last + 4, 0),
        size: (900, 340),
        title: "Fra baseline til prognose for råderum, efter årsag".to_owned(),
        alt: "Søjler fra baseline for hele året til prognosen, et led pr. årsag.".to_owned(),
        value_axis: "kr.".to_owned(),
        value_style: Style::Kroner,
        series: vec![
            series("", BASE, Tone::Plain),
            series("Baseline og prognose", BASE + 1, Tone::Plan),
            series("Mere end lovet", BASE + 2, Tone::Good),
            series("Mindre end lovet", BASE + 3, Tone::Bad),
        ],
    }
}
