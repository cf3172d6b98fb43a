//! **Råderum.** Money that is really free: by kind and centre, and month by month.
use super::{Page, ladder::Ladder, transfer};
use crate::{
    measures::{
        AVOIDED_DOCUMENTED, AVOIDED_REPORTED, CAPACITY_DOCUMENTED, CAPACITY_REPORTED, Frame, HEADROOM_BASELINE,
        HEADROOM_BASELINE_YEAR, HEADROOM_BOOKED, HEADROOM_COURSE, HEADROOM_DOCUMENTED, HEADROOM_EXPECTED,
        HEADROOM_FORECAST, HEADROOM_MONTH_BOOKED, HEADROOM_MONTH_DOCUMENTED, HEADROOM_MONTH_EXPECTED,
        HEADROOM_MONTH_PLAN, HEADROOM_MONTH_REPORTED, HEADROOM_PLAN, HEADROOM_PLAN_YEAR, HEADROOM_REPORTED,
        HEADROOM_UNPROVEN, Measure, TARGET_HEADROOM, TOTAL_DOCUMENTED, TOTAL_REPORTED,
    },
    report::{
        Report,
        grid::{Col, Grid, HEADER_ROW, blank, col, month, nth, text},
        live::{self, Site, Who},
    },
    units::Month,
    xlsx::{Area, At, Ink, Sheet, Style, Tone},
};

/// The programme's figures, one per line.
static LINES: [&Measure; 15] = [
    &HEADROOM_BASELINE_YEAR,
    &HEADROOM_PLAN_YEAR,
    &HEADROOM_PLAN,
    &HEADROOM_REPORTED,
    &HEADROOM_UNPROVEN,
    &HEADROOM_DOCUMENTED,
    &HEADROOM_BOOKED,
    &HEADROOM_EXPECTED,
    &HEADROOM_FORECAST,
    &AVOIDED_REPORTED,
    &AVOIDED_DOCUMENTED,
    &CAPACITY_REPORTED,
    &CAPACITY_DOCUMENTED,
    &TOTAL_REPORTED,
    &TOTAL_DOCUMENTED,
];
/// What happened in each month.
static MONTHLY: [&Measure; 5] = [
    &HEADROOM_MONTH_PLAN,
    &HEADROOM_MONTH_REPORTED,
    &HEADROOM_MONTH_DOCUMENTED,
    &HEADROOM_MONTH_BOOKED,
    &HEADROOM_MONTH_EXPECTED,
];
/// As many centres as a page holds below the budget years.
const BESIDE_YEARS: usize = 8;
/// What had come in by the end of each month.
static COURSE: [&Measure; 6] =
    [&HEADROOM_BASELINE, &HEADROOM_PLAN, &HEADROOM_REPORTED, &HEADROOM_DOCUMENTED, &HEADROOM_BOOKED, &HEADROOM_COURSE];

/// The rows of the months, first and last.
pub(super) const MONTH_ROWS: (u32, u32) = (HEADER_ROW + 1, HEADER_ROW + 12);
/// The column of the months.
const FIRST_COURSE: u16 = 6;

/// The cell of one of the programme's figures.
pub(super) fn line(measure: &Measure) -> At {
    let place = LINES.iter().position(|known| *known == measure).unwrap_or_default();
    At::new(nth(MONTH_ROWS.1 + 5, place), 1)
}

/// The cells of a cumulated series, as far as it has values; the target stands after them.
pub(super) fn course(measure: &Measure) -> Area {
    let place = COURSE.iter().position(|known| *known == measure).unwrap_or(COURSE.len());
    let col = FIRST_COURSE + u16::try_from(place).unwrap_or_default();
    Area { first: At::new(MONTH_ROWS.0, col), last: At::new(MONTH_ROWS.1, col) }
}

fn cols() -> Vec<Col> {
    let mut cols = vec![col("Måned", Style::Month, 40)];
    cols.extend(MONTHLY.iter().map(|measure| col(crate::report::header(measure), Style::Kroner, 15)));
    let words = ["Baseline", "Plan", "Indberettet", "Dokumenteret", "Bogført", "Prognose"];
    cols.extend(words.map(|word| col(format!("{word} opsamlet, kr."), Style::Kroner, 15)));
    cols.push(col(crate::report::header(&TARGET_HEADROOM), Style::Kroner, 15));
    cols
}

pub(super) fn draw(report: &Report<'_>, page: &Page) -> Sheet {
    let (mut grid, cols) = (Grid::new(report, page), cols());
    grid.widths(&cols);
    grid.headers(HEADER_ROW, &cols);
    grid.sheet.heights.insert(HEADER_ROW, 62);
    for (index, at) in report.period().of_year().enumerate() {
        let row = nth(MONTH_ROWS.0, index);
        month_row(report, &mut grid, row, at);
    }
    summary(report, &mut grid, MONTH_ROWS.1 + 3);
    super::budget_years::draw(report, &mut grid, years());
    ladder().draw(report, &mut grid);
    let proposal = ladder().end(report) + 2;
    transfer::draw(report, &mut grid, proposal);
    grid.freeze(HEADER_ROW, 1);
    // The tables have headers of their own; only the last one may run over several pages.
    grid.sheet.page.repeat = Some((proposal + 2, proposal + 2));
    let last = ladder().end(report) + 9 + nth(0, report.register.transfers(report.programme.budget_year).len());
    let end = FIRST_COURSE + u16::try_from(COURSE.len()).unwrap_or_default();
    grid.sheet.page.area = Some(Area { first: At::new(0, 0), last: At::new(last, end) });
    grid.break_at(years());
    if report.programme.centres.len() > BESIDE_YEARS {
        grid.break_at(ladder().header - 2);
    }
    grid.break_at(proposal);
    grid.done()
}

fn month_row(report: &Report<'_>, grid: &mut Grid, row: u32, at: Month) {
    grid.put(row, 0, month(at));
    let frame = Frame { period: at, ..report.frame() };
    let site = Site { who: Who::Programme, month: Some(At::new(row, 0)), beside: &[] };
    for (col, measure) in (1..).zip(MONTHLY) {
        grid.put(row, col, live::ink(measure, &site, &report.slice(), &frame));
    }
    for (col, measure) in (FIRST_COURSE..).zip(COURSE) {
        if is_due(measure, at, report.period()) {
            grid.put(row, col, live::ink(measure, &site, &report.slice(), &frame));
        } else {
            grid.put(row, col, blank());
        }
    }
    let target = FIRST_COURSE + u16::try_from(COURSE.len()).unwrap_or_default();
    grid.put(row, target, live::programme(report, &TARGET_HEADROOM, Style::Kroner));
}

/// What is realised ends with the period, and a forecast begins there; a plan runs all year.
pub(super) fn is_due(measure: &Measure, at: Month, period: Month) -> bool {
    match measure.key {
        "headroom_plan" | "hours_plan" | "headroom_baseline" => true,
        "headroom_course" | "hours_course" => at >= period,
        _ => at <= period,
    }
}

/// Where the claim ladder of the centres stands.
pub(super) fn ladder() -> Ladder {
    Ladder { header: years() + super::budget_years::ROWS + 2 }
}

/// Where the budget years stand.
fn years() -> u32 {
    nth(MONTH_ROWS.1 + 7, LINES.len())
}

fn summary(report: &Report<'_>, grid: &mut Grid, first: u32) {
    grid.heading(
        first,
        "Programmet i alt",
        "Råderum er budgetreduktioner og merindtægter minus ulemper. Undgåede udgifter og tid er ikke råderum.",
    );
    for (index, measure) in LINES.iter().enumerate() {
        let row = nth(first + 2, index);
        let tone = if measure.key.starts_with("total") { Tone::Total } else { Tone::Plain };
        grid.put(row, 0, text(measure.label).toned(tone));
        grid.put(row, 1, live::programme(report, measure, Style::Kroner).toned(tone));
        grid.put(row, 2, Ink::text(measure.meaning, Style::Small));
    }
}
