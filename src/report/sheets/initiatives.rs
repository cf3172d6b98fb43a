//! **Alle tiltag.** Every initiative with all its figures, the largest gap first.
use super::{Page, headroom, months};
use crate::{
    danish::show,
    facts::Slice,
    judgement::{Gap, Lights, judge},
    measures::{
        AT_RISK, COVERAGE, HEADROOM, HEADROOM_AGREED, HEADROOM_BOOKED, HEADROOM_FORECAST, HEADROOM_FORECAST_LOW,
        HEADROOM_GAINS_CALLED, HEADROOM_HELD, HEADROOM_MISSING, HEADROOM_PLAN, HEADROOM_REPORTED, HOURS_AGREED,
        HOURS_AT_RISK, HOURS_DOCUMENTED, HOURS_HELD, HOURS_MISSING, HOURS_PLAN, HOURS_PROVABLE, HOURS_PROVEN,
        HOURS_REPORTED, Measure,
    },
    register::{Initiative, Owned},
    report::{
        Report,
        grid::{Grid, HEADER_ROW, cached, day, id, month, number, words},
        lights::{self, Matter, Question},
        live::Who,
        table::{Col, Here, Placed, Rows, Subject, Table},
    },
    schema::{Choice, Id, business_case::initiatives::Phase},
    units::{Decimal, Month, Unit, div},
    xlsx::{Cached, Formula, Function, Pin, Style},
};
use std::cmp::Reverse;

pub(crate) static PAGE: Page =
    Page { name: "Alle tiltag", question: "Hvert tiltag med alle tal.", has_amounts: true, draw };

/// An initiative with its status and what is not proven yet.
#[derive(Clone)]
pub(crate) struct Ranked {
    /// Its place in the register.
    pub place: usize,
    /// What is lacking of it, and the word for that.
    pub gap: Gap,
    /// Its lights; it has no target.
    pub lights: Lights,
    /// Promised money that is not booked; zero where more is booked than promised.
    pub at_risk: Decimal,
    /// Promised hours that are not documented, likewise.
    pub hours: Decimal,
    /// Its forecast.
    pub forecast: Decimal,
    /// Whether it has to do with money, and with time: where it has not, a cell is blank and not 0.
    has_money: bool,
    has_time: bool,
}

pub(in crate::report) fn rank_all(report: &Report<'_>) -> Vec<Ranked> {
    let frame = report.frame_without_target();
    let rank = |(place, owned): (usize, &Owned<Initiative>)| {
        let slice = slice(report, owned);
        let figure = |measure: &Measure| measure.of(&slice, &frame).unwrap_or_default();
        let gap = |measure: &Measure| figure(measure).max(Decimal::ZERO);
        Ranked {
            place,
            gap: judge(report.register, owned, slice, frame),
            lights: report.lights(&slice, &frame),
            at_risk: gap(&AT_RISK),
            hours: gap(&HOURS_AT_RISK),
            forecast: figure(&HEADROOM_FORECAST),
            has_money: slice.facts.iter().any(|fact| HEADROOM.contains(&fact.stream)),
            has_time: slice.facts.iter().any(|fact| fact.stream.unit() == Unit::Hours),
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

    /// Whether it has anything that the measure counts.
    pub fn shows(&self, measure: &Measure) -> bool {
        match measure.unit {
            Unit::Hours => self.has_time,
            Unit::Kroner => self.has_money,
            _ => true,
        }
    }
}

pub(crate) fn slice<'a>(report: &Report<'a>, owned: &Owned<Initiative>) -> Slice<'a> {
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

    fn shows(ranked: &&Ranked, measure: &Measure, _: &Here<'_, '_, Self>) -> bool {
        ranked.shows(measure)
    }
}

type Column = Col<Initiatives>;

/// Its cells lead to the facts of the initiative.
pub(super) static ID: Column = Column::drawn("Tiltag-ID", Style::Id, 11, |ranked, here| {
    let owned = ranked.owned(here.report);
    months::leading(here.report, &owned.of.id, &slice(here.report, owned))
});
pub(super) static TITLE: Column =
    Column::new("Tiltag", Style::Wrapped, 28, |ranked, here| words(&ranked.owned(here.report).of.title));
pub(super) static WORD: Column =
    Column::new("Hvad er der i vejen", Style::Wrapped, 18, |ranked, _| words(ranked.gap.word.label()));
static HEADROOM_DELIVERY_LIGHT: Column = Column::drawn("Levering, råderum", Style::Text, 12, |ranked, here| {
    lights::ink(here, (Matter::Headroom, Question::Delivery), ranked.lights)
});
static HEADROOM_PROOF_LIGHT: Column = Column::drawn("Bevis, råderum", Style::Text, 12, |ranked, here| {
    lights::ink(here, (Matter::Headroom, Question::Proof), ranked.lights)
});
static HOURS_DELIVERY_LIGHT: Column = Column::drawn("Levering, tid", Style::Text, 12, |ranked, here| {
    lights::ink(here, (Matter::Time, Question::Delivery), ranked.lights)
});
static HOURS_PROOF_LIGHT: Column = Column::drawn("Bevis, tid", Style::Text, 12, |ranked, here| {
    lights::ink(here, (Matter::Time, Question::Proof), ranked.lights)
});
static LIGHTS: [&Column; 4] =
    [&HEADROOM_DELIVERY_LIGHT, &HEADROOM_PROOF_LIGHT, &HOURS_DELIVERY_LIGHT, &HOURS_PROOF_LIGHT];
pub(super) static PHASE: Column =
    Column::new("Fase", Style::Wrapped, 14, |ranked, here| words(ranked.owned(here.report).of.phase.label()));
pub(super) static GOAL: Column =
    Column::new("Mål-ID", Style::Id, 8, |ranked, here| id(&ranked.owned(here.report).of.goal)).named("I_maal");
pub(super) static KIND: Column =
    Column::new("Type", Style::Wrapped, 16, |ranked, here| words(ranked.owned(here.report).of.kind.label()))
        .named("I_type");
static KEY: Column = Column::new("Nøglemåltal", Style::Text, 9, |ranked, here| {
    words(if ranked.owned(here.report).of.key_measure { "Ja" } else { "Nej" })
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
        &Column::new("Center", Style::Wrapped, 20, |ranked, here| {
            let centre = here.report.programme.centre(&ranked.owned(here.report).centre);
            words(centre.map_or("", |centre| &centre.name))
        }),
        &Column::new("Målsætning", Style::Wrapped, 26, |ranked, here| words(goal(here.report, ranked))),
        &GOAL,
        &KIND,
        &KEY,
        &Column::new("Ansvarlig", Style::Wrapped, 16, |ranked, here| words(&ranked.owned(here.report).of.owner)),
        &PHASE,
        &Column::new("Planlagt idrift", Style::Month, 10, |ranked, here| {
            month(ranked.owned(here.report).of.planned_live)
        }),
        &Column::new("Dage forsinket", Style::Count, 10, |ranked, here| number(days_late(here.report, ranked))),
        &Column::new("Idriftsat", Style::Date, 12, |ranked, here| day(ranked.owned(here.report).of.live_on)),
        &WORD,
        &HEADROOM_DELIVERY_LIGHT,
        &HEADROOM_PROOF_LIGHT,
        &HOURS_DELIVERY_LIGHT,
        &HOURS_PROOF_LIGHT,
        &Column::figure(&AT_RISK, 15),
        &Column::figure(&HEADROOM_PLAN, 15),
        &Column::figure(&HEADROOM_REPORTED, 15),
        &Column::figure(&HEADROOM_BOOKED, 15),
        &Column::figure(&COVERAGE, 10),
        &Column::figure(&HEADROOM_MISSING, 15),
        &Column::figure(&HEADROOM_HELD, 15),
        &Column::figure(&HEADROOM_AGREED, 15),
        &Column::figure(&HEADROOM_GAINS_CALLED, 15),
        &Column::figure(&HEADROOM_FORECAST_LOW, 15),
        &Column::figure(&HEADROOM_FORECAST, 15),
        &Column::figure(&HOURS_AT_RISK, 15),
        &Column::figure(&HOURS_PLAN, 15),
        &Column::figure(&HOURS_REPORTED, 15),
        &Column::figure(&HOURS_DOCUMENTED, 15),
        &Column::figure(&HOURS_MISSING, 15),
        &Column::figure(&HOURS_HELD, 15),
        &Column::figure(&HOURS_AGREED, 15),
        &Column::figure(&HOURS_PROVEN, 15),
        &Column::figure(&HOURS_PROVABLE, 15),
        &Column::computed("Andel af programmets prognose, %", Style::Share, 14, |ranked, here| share(ranked, here)),
        &CAUSE,
        &Column::new("Kommentar", Style::Wrapped, 60, |ranked, here| {
            words(comment(here.report, &ranked.owned(here.report).of))
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
        for column in LIGHTS {
            grid.colour_words(placed.area(column));
        }
    }
    let note = "Rækkefølgen er efter aftalt råderum, der ikke er bogført, og derefter efter aftalt tid, der ikke er dokumenteret. Kroner og timer lægges aldrig sammen. Et tal under nul er mere end aftalt. En kommentar er fra den måned, den begynder med.";
    grid.notes(placed.end() + 1, [note]);
    grid.freeze(HEADER_ROW, 2);
    grid.across(TABLE.column(&TITLE) + 1);
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

/// The latest cause and comment on any of its benefits, and the month they are from; else its own remark.
fn latest(report: &Report<'_>, initiative: &Initiative) -> (&'static str, Option<Month>, String) {
    let reports = report.register.reports_under(&initiative.id);
    let told = reports.filter(|report| report.cause.is_some() || report.comment.is_some());
    let remark = || initiative.remark.clone().unwrap_or_default();
    match told.max_by_key(|report| report.month) {
        Some(report) => {
            let cause = report.cause.map_or("", Choice::label);
            (cause, Some(report.month), report.comment.clone().unwrap_or_else(remark))
        }
        None => ("", None, remark()),
    }
}

/// A comment with its month before it: an old one must not pass for the reason of today.
fn comment(report: &Report<'_>, initiative: &Initiative) -> String {
    let (_, month, comment) = latest(report, initiative);
    match month {
        Some(month) if !comment.is_empty() => format!("{}: {comment}", show::month(month)),
        _ => comment,
    }
}

/// Month, cause and comment in one text, each where there is one.
pub(super) fn told(report: &Report<'_>, ranked: &Ranked) -> String {
    let (cause, month, comment) = latest(report, &ranked.owned(report).of);
    let dated = month.map_or_else(String::new, show::month);
    let before: Vec<&str> = [dated.as_str(), cause].into_iter().filter(|part| !part.is_empty()).collect();
    let before = before.join(", ").to_lowercase();
    if before.is_empty() || comment.is_empty() { format!("{before}{comment}") } else { format!("{before}: {comment}") }
}

/// The goal it serves, in words.
fn goal<'a>(report: &Report<'a>, ranked: &Ranked) -> &'a str {
    let id = &ranked.owned(report).of.goal;
    report.programme.goals.iter().find(|goal| goal.id == *id).map_or("", |goal| &goal.text)
}

/// How many days after its planned month it went into operation, or how many have gone by the end of the period without
/// that; nothing where it is in time, or will not come.
pub(super) fn days_late(report: &Report<'_>, ranked: &Ranked) -> Option<Decimal> {
    let initiative = &ranked.owned(report).of;
    let until = match (initiative.live_on, initiative.phase) {
        (Some(live), _) => live,
        (None, Phase::Idea | Phase::Dropped) => return None,
        (None, _) => report.period().last_day(),
    };
    let days = initiative.planned_live.last_day().until(until).ok()?.get_days();
    (days > 0).then(|| days.into())
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
