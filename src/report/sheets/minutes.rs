//! **Minutter før og efter.** A dumbbell per task: what is measured before and after, how sure that is, and what was agreed.
//! The figures stand on the sheet Tidsmåling; the picture stands there and on Frigjort tid.
use super::time_measurement::{self, Line};
use crate::{
    measures::HOURS_PLAN,
    report::{
        Report,
        grid::{Grid, id, number, words},
        table::{Col, Placed, Rows, TWO_LINES, Table},
    },
    units::Decimal,
    xlsx::{Area, At, Chart, ChartKind, Points, SeriesInk, Style, Tone},
};
use std::cmp::Reverse;

/// The tasks of the picture, the one with most planned hours first.
enum Dumbbells {}

impl Rows for Dumbbells {
    type Row<'a> = Line<'a>;
}

type Column = Col<Dumbbells>;

static ID: Column = Column::new("Gevinst-ID", Style::Id, 0, |line, _| id(&line.benefit.id));
static BEFORE: Column = Column::new("Målt før", Style::Minutes, 0, |line, _| number(line.before_minutes()));
static AFTER: Column = Column::new("Målt efter", Style::Minutes, 0, |line, _| number(line.after_minutes()));
static AGREED: Column = Column::new("Aftalt efter", Style::Minutes, 0, |line, _| number(line.benefit.what.after.0));
// Where the minutes rose, the two marks stand without a line between them.
static FALL: Column = Column::new("Fald fra før til efter", Style::Minutes, 0, |line, _| {
    let between = line.before_minutes().zip(line.after_minutes()).map(|(before, after)| before - after);
    number(between.filter(|between| *between > Decimal::ZERO))
});
// What is measured before is held fast, and so the interval of the difference is drawn about what is measured after.
static DOWN: Column = Column::new("Interval nedad", Style::Minutes, 0, |line, _| {
    number(line.difference.map(|difference| difference.high.0 - difference.minutes.0))
});
static UP: Column = Column::new("Interval opad", Style::Minutes, 0, |line, _| {
    number(line.difference.map(|difference| difference.minutes.0 - difference.low.0))
});

static TABLE: Table<Dumbbells> = Table {
    name: None,
    height: TWO_LINES,
    columns: &[
        &ID,
        &Column::new("Opgave", Style::Wrapped, 0, |line, _| words(line.told())),
        &BEFORE,
        &AFTER,
        &AGREED,
        &FALL,
        &DOWN,
        &UP,
    ],
};

/// As many tasks as the picture on Tidsmåling has room for.
const CHARTED: usize = 12;
/// And on the page Frigjort tid.
const ON_A_PAGE: usize = 5;

/// The tasks of the picture.
fn shown<'a>(report: &Report<'a>) -> Vec<Line<'a>> {
    let mut all: Vec<_> = time_measurement::lines(report).into_iter().filter(Line::has_minutes).collect();
    let planned = |line: &Line<'a>| {
        let slice = report.slice().of_benefit(line.centre, &line.benefit.initiative, &line.benefit.id);
        Reverse(HOURS_PLAN.of(&slice, &report.frame_without_target()).unwrap_or_default())
    };
    all.sort_by_cached_key(|line| (planned(line), line.benefit.id.clone()));
    all.truncate(CHARTED);
    all
}

/// Where the figures stand: below the table of all tasks, its notes, and the picture.
fn placed(report: &Report<'_>, rows: usize) -> Placed<Dumbbells> {
    TABLE.at(&time_measurement::PAGE, time_measurement::first_below(report) + 3, rows)
}

/// The picture on Tidsmåling with its figures; nothing where nothing is measured.
pub(super) fn draw(report: &Report<'_>, grid: &mut Grid) {
    let rows = shown(report);
    if rows.is_empty() {
        return;
    }
    let placed = placed(report, rows.len());
    grid.break_at(placed.header - 2);
    grid.heading(
        placed.header - 2,
        "Minutter før og efter, opgave for opgave",
        "Stregen om målt efter er 95 %-intervallet for forskellen. Tallene til figuren står her.",
    );
    placed.draw(grid, report, &rows);
    grid.chart(picture(&placed, rows.len(), At::new(placed.end() + 1, 0), (900, 280)));
}

/// The same picture for Frigjort tid: the tasks with most planned hours. Nothing where nothing is measured.
pub(super) fn chart(report: &Report<'_>, at: At, size: (u32, u32)) -> Option<Chart> {
    let rows = shown(report).len();
    let drawn = rows.min(ON_A_PAGE);
    (drawn > 0).then(|| picture(&placed(report, rows), drawn, at, size))
}

fn picture(placed: &Placed<Dumbbells>, rows: usize, at: At, size: (u32, u32)) -> Chart {
    let (first, last) = (placed.first(), placed.row(rows - 1));
    let area = |col: &'static Column| Area { first: placed.cell(first, col), last: placed.cell(last, col) };
    let series = |name: &str, col: &'static Column, tone: Tone, points: Points| SeriesInk {
        points,
        ..placed.series(name, (area(&ID), area(col)), tone)
    };
    Chart {
        kind: ChartKind::Marks,
        at,
        size,
        title: "Minutter pr. enhed før og efter, med 95 %-interval".to_owned(),
        alt: "Pr. opgave: målt før, målt efter med 95 %-interval, og det antal minutter, der er aftalt efter."
            .to_owned(),
        value_axis: String::new(),
        value_style: Style::Count,
        series: vec![
            series("Målt før", &BEFORE, Tone::Plan, Points::Joined(area(&FALL))),
            series("Målt efter, med 95 %-interval", &AFTER, Tone::Documented, Points::Interval(area(&DOWN), area(&UP))),
            series("Aftalt efter", &AGREED, Tone::Target, Points::Plain),
        ],
    }
}
