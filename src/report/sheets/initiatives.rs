//! **Tiltag.** Where the problems are and who owns them, the largest first.
use super::{Page, headroom, months};
use crate::{
    facts::Slice,
    measures::{
        AT_RISK, COVERAGE, HEADROOM_BOOKED, HEADROOM_FORECAST, HEADROOM_MISSING, HEADROOM_PLAN, HEADROOM_REPORTED,
        HOURS_AT_RISK, HOURS_DOCUMENTED, HOURS_MISSING, HOURS_PLAN, HOURS_REPORTED, Measure, VALUE_DOCUMENTED,
        VALUE_PLAN,
    },
    register::{Initiative, Owned, Status},
    report::{
        Report,
        grid::{Grid, HEADER_ROW, cached, day, words},
        live::{self, Who},
        table::{Col, Here, Placed, Rows, Subject, Table},
    },
    schema::{Choice, Id, business_case::initiatives::Phase},
    units::{Decimal, div},
    xlsx::{Cached, Formula, Function, Pin, Style},
};
use std::{cmp::Reverse, sync::OnceLock};

pub(super) static PAGE: Page =
    Page { name: "Tiltag", question: "Hvor er problemerne, og hvem ejer dem?", has_amounts: true, draw };

/// An initiative with its status and what is not proven yet.
#[derive(Clone)]
pub(crate) struct Ranked {
    /// Its place in the register.
    place: usize,
    pub status: Status,
    /// Promised money that is not booked; zero where more is booked than promised.
    pub at_risk: Decimal,
    /// Promised hours that are not documented, likewise.
    pub hours: Decimal,
    /// The planned value of its time minus the documented one, to rank by; unlike `hours` it can be negative.
    pub worth: Decimal,
    /// Its forecast.
    pub forecast: Decimal,
}

fn rank_all(report: &Report<'_>) -> Vec<Ranked> {
    let frame = report.frame_without_target();
    let rank = |(place, owned): (usize, &Owned<Initiative>)| {
        let slice = slice(report, owned);
        let figure = |measure: &Measure| measure.of(&slice, &frame).unwrap_or_default();
        let gap = |measure: &Measure| figure(measure).max(Decimal::ZERO);
        Ranked {
            place,
            status: report.status(&slice, &frame),
            at_risk: gap(&AT_RISK),
            hours: gap(&HOURS_AT_RISK),
            worth: figure(&VALUE_PLAN) - figure(&VALUE_DOCUMENTED),
            forecast: figure(&HEADROOM_FORECAST),
        }
    };
    let mut ranked: Vec<_> = report.register.initiatives.iter().enumerate().map(rank).collect();
    ranked.sort_by_key(|ranked| (Reverse(ranked.at_risk), Reverse(ranked.hours), &ranked.owned(report).of.id));
    ranked
}

impl Ranked {
    /// The initiative.
    pub fn owned<'a>(&self, report: &Report<'a>) -> &'a Owned<Initiative> {
        &report.register.initiatives[self.place]
    }
}

/// The ranking of a report's initiatives: computed when it is first asked for, and once only.
#[derive(Clone, Default)]
pub struct Ranking(OnceLock<Vec<Ranked>>);

impl Report<'_> {
    /// Every initiative, the most promised money that is not booked first, then the most promised time that is not
    /// documented.
    pub(crate) fn ranked(&self) -> &[Ranked] {
        self.ranking.0.get_or_init(|| rank_all(self))
    }
}

fn slice<'a>(report: &Report<'a>, owned: &Owned<Initiative>) -> Slice<'a> {
    report.slice().of_initiative(&owned.centre, &owned.of.id)
}

/// The initiatives.
pub(crate) enum Initiatives {}

impl Rows for Initiatives {
    type Row<'a> = &'a Ranked;

    fn subject<'a>(ranked: &&'a Ranked, here: &Here<'_, 'a, Self>) -> Option<Subject<'a>> {
        Some(Subject {
            who: Who::Initiative(here.cell(&ID)),
            month: None,
            slice: slice(here.report, ranked.owned(here.report)),
            frame: here.report.frame_without_target(),
        })
    }
}

type Column = Col<Initiatives>;

/// Its cells lead to the facts of the initiative.
pub(super) static ID: Column = Column::drawn("Tiltag-ID", Style::Id, 11, |ranked, here| {
    let owned = ranked.owned(here.report);
    months::leading(here.report, &owned.of.id, &slice(here.report, owned))
});
static TITLE: Column =
    Column::new("Tiltag", Style::Wrapped, 28, |ranked, here| words(&ranked.owned(here.report).of.title));
pub(super) static STATUS: Column = Column::drawn("Status", Style::Text, 9, |ranked, here| {
    let pairs = [
        (here.figure(&HEADROOM_BOOKED), here.figure(&HEADROOM_PLAN)),
        (here.figure(&HOURS_DOCUMENTED), here.figure(&HOURS_PLAN)),
    ];
    live::status(&pairs, ranked.status)
});
static CAUSE: Column = Column::new("Årsag", Style::Wrapped, 18, |ranked, here| {
    words(latest(here.report, &ranked.owned(here.report).of).0)
});

pub(super) static TABLE: Table<Initiatives> = Table {
    name: Some("Tiltagsoversigt"),
    height: 48,
    columns: &[
        &ID,
        &TITLE,
        &Column::new("Ansvarlig", Style::Wrapped, 16, |ranked, here| words(&ranked.owned(here.report).of.owner)),
        &Column::new("Fase", Style::Wrapped, 14, |ranked, here| words(ranked.owned(here.report).of.phase.label())),
        &Column::new("Idriftsat", Style::Date, 12, |ranked, here| day(ranked.owned(here.report).of.live_on)),
        &STATUS,
        &Column::figure(&AT_RISK, 15),
        &Column::figure(&HEADROOM_PLAN, 15),
        &Column::figure(&HEADROOM_REPORTED, 15),
        &Column::figure(&HEADROOM_BOOKED, 15),
        &Column::figure(&COVERAGE, 10),
        &Column::figure(&HEADROOM_MISSING, 15),
        &Column::figure(&HEADROOM_FORECAST, 15),
        &Column::figure(&HOURS_AT_RISK, 15),
        &Column::figure(&HOURS_PLAN, 15),
        &Column::figure(&HOURS_REPORTED, 15),
        &Column::figure(&HOURS_DOCUMENTED, 15),
        &Column::figure(&HOURS_MISSING, 15),
        &Column::computed("Andel af programmets prognose, %", Style::Share, 14, |ranked, here| share(ranked, here)),
        &CAUSE,
        &Column::new("Kommentar", Style::Wrapped, 70, |ranked, here| {
            words(latest(here.report, &ranked.owned(here.report).of).1)
        }),
        &Column::new("Venter på", Style::Wrapped, 12, |ranked, here| {
            words(waits_for(here.report, &ranked.owned(here.report).of))
        }),
    ],
};

/// Where the initiatives stand.
pub(super) fn placed(report: &Report<'_>) -> Placed<Initiatives> {
    TABLE.at(&PAGE, HEADER_ROW, report.register.initiatives.len())
}

fn draw(report: &Report<'_>) -> Grid {
    let mut grid = Grid::new(report, &PAGE);
    grid.sheet.columns = TABLE.widths();
    let placed = placed(report);
    placed.draw(&mut grid, report, &report.ranked().iter().collect::<Vec<_>>());
    if !report.register.initiatives.is_empty() {
        grid.colour_words(placed.area(&STATUS));
    }
    let note = "Rækkefølgen er efter lovet råderum, der ikke er bogført, og derefter efter lovet tid, der ikke er dokumenteret. Kroner og timer lægges aldrig sammen. Et tal under nul er mere end lovet.";
    grid.notes(placed.end() + 1, [note]);
    grid.freeze(HEADER_ROW, 2);
    grid.sheet.page.repeat_columns = Some((0, TABLE.column(&TITLE)));
    grid.sheet.page.column_breaks = vec![TABLE.column(&CAUSE)];
    grid
}

/// How much of the programme's forecast comes of it: against the figure on the sheet Råderum.
fn share(ranked: &Ranked, here: &Here<'_, '_, Initiatives>) -> (Formula, Cached) {
    let all = || headroom::programme_figure(here.report, &HEADROOM_FORECAST, Pin::Both);
    let is_zero = Function::N.of([all()]).equals(0);
    let own = Formula::from(here.figure(&HEADROOM_FORECAST));
    let formula = Function::If.of([is_zero, Formula::text(""), own / all()]);
    let share = here.report.figure(&HEADROOM_FORECAST).and_then(|all| div(ranked.forecast, all));
    (formula, cached(share))
}

/// The latest cause and comment on any of its benefits, else its own remark.
fn latest(report: &Report<'_>, initiative: &Initiative) -> (&'static str, String) {
    let reports = report.register.reports_under(&initiative.id);
    let latest =
        reports.filter(|report| report.cause.is_some() || report.comment.is_some()).max_by_key(|report| report.month);
    let remark = || initiative.remark.clone().unwrap_or_default();
    match latest {
        Some(report) => (report.cause.map_or("", Choice::label), report.comment.clone().unwrap_or_else(remark)),
        None => ("", remark()),
    }
}

/// The initiatives it depends on that are postponed or dropped.
fn waits_for(report: &Report<'_>, initiative: &Initiative) -> String {
    let fallen = |id: &&Id| {
        let other = report.register.initiative(id);
        other.is_some_and(|initiative| matches!(initiative.phase, Phase::Postponed | Phase::Dropped))
    };
    let fallen: Vec<String> = initiative.depends_on.iter().filter(fallen).map(ToString::to_string).collect();
    fallen.join(", ")
}
