//! **Tiltag.** Where the problems are and who owns them, the largest first.
use super::{Page, months};
use crate::{
    facts::Slice,
    measures::{
        AT_RISK, HEADROOM_BOOKED, HEADROOM_FORECAST, HEADROOM_PLAN, HEADROOM_REPORTED, HOURS_AT_RISK, HOURS_DOCUMENTED,
        HOURS_PLAN, HOURS_REPORTED, Measure, VALUE_DOCUMENTED, VALUE_PLAN,
    },
    register::{Initiative, Owned, Status},
    report::{
        Report,
        grid::{Col, Grid, HEADER_ROW, col, nth, wrapped},
        live::{self, Who},
        style_of,
    },
    schema::{Choice, Id, business_case::initiatives::Phase},
    units::Decimal,
    xlsx::{At, Cached, Ink, Sheet, Style},
};
use std::cmp::Reverse;

/// The figures of each initiative.
static FIGURES: [&Measure; 9] = [
    &AT_RISK,
    &HEADROOM_PLAN,
    &HEADROOM_REPORTED,
    &HEADROOM_BOOKED,
    &HEADROOM_FORECAST,
    &HOURS_AT_RISK,
    &HOURS_PLAN,
    &HOURS_REPORTED,
    &HOURS_DOCUMENTED,
];
/// The column of the first figure.
const FIRST_FIGURE: u16 = 6;

/// An initiative with its status and what is not proven yet.
pub(crate) struct Ranked<'a> {
    pub owned: &'a Owned<Initiative>,
    pub status: Status,
    /// Promised money that is not booked; nothing where more is booked than promised.
    pub at_risk: Decimal,
    /// Promised hours that are not documented, likewise.
    pub hours: Decimal,
    /// What those hours are worth: only to tell small from large.
    pub worth: Decimal,
    /// Its forecast.
    pub forecast: Decimal,
}

/// Every initiative, the most promised money that is not booked first, then the most promised time that is not documented.
pub(crate) fn ranked<'a>(report: &Report<'a>) -> Vec<Ranked<'a>> {
    let frame = report.frame_without_target();
    let rank = |owned: &'a Owned<Initiative>| {
        let slice = slice(report, owned);
        let of = |measure: &Measure| measure.of(&slice, &frame).unwrap_or_default();
        let gap = |measure: &Measure| of(measure).max(Decimal::ZERO);
        Ranked {
            owned,
            status: report.status(&slice, &frame),
            at_risk: gap(&AT_RISK),
            hours: gap(&HOURS_AT_RISK),
            worth: of(&VALUE_PLAN) - of(&VALUE_DOCUMENTED),
            forecast: of(&HEADROOM_FORECAST),
        }
    };
    let mut ranked: Vec<_> = report.register.initiatives.iter().map(rank).collect();
    ranked.sort_by_key(|ranked| (Reverse(ranked.at_risk), Reverse(ranked.hours), &ranked.owned.of.id));
    ranked
}

fn slice<'a>(report: &Report<'a>, owned: &Owned<Initiative>) -> Slice<'a> {
    report.slice().of_initiative(&owned.centre, &owned.of.id)
}

fn cols() -> Vec<Col> {
    let mut cols = vec![
        col("Tiltag-ID", Style::Id, 11),
        col("Tiltag", Style::Wrapped, 28),
        col("Ansvarlig", Style::Wrapped, 16),
        col("Fase", Style::Wrapped, 14),
        col("Idriftsat", Style::Date, 12),
        col("Status", Style::Text, 9),
    ];
    cols.extend(FIGURES.iter().map(|figure| col(crate::report::header(figure), style_of(figure.unit), 15)));
    cols.extend([
        col("Andel af programmets prognose, %", Style::Share, 14),
        col("Årsag", Style::Wrapped, 18),
        col("Kommentar", Style::Wrapped, 70),
        col("Venter på", Style::Wrapped, 12),
    ]);
    cols
}

pub(super) fn draw(report: &Report<'_>, page: &Page) -> Sheet {
    let (mut grid, cols) = (Grid::new(report, page), cols());
    grid.widths(&cols);
    grid.headers(HEADER_ROW, &cols);
    grid.sheet.heights.insert(HEADER_ROW, 48);
    let (ranked, all) = (ranked(report), report.figure(&HEADROOM_FORECAST));
    for (index, ranked) in ranked.iter().enumerate() {
        let row = nth(HEADER_ROW + 1, index);
        grid.row(row, cells(report, ranked, row, all));
    }
    grid.table("Tiltagsoversigt", HEADER_ROW, cols.len(), ranked.len());
    grid.colour_statuses(5, HEADER_ROW + 1, nth(HEADER_ROW, ranked.len()));
    let note = "Rækkefølgen er efter lovet råderum, der ikke er bogført, og derefter efter lovet tid, der ikke er dokumenteret. Kroner og timer lægges aldrig sammen. Et tal under nul er mere end lovet.";
    grid.put(nth(HEADER_ROW + 2, ranked.len()), 0, Ink::text(note, Style::Small));
    grid.freeze(HEADER_ROW, 2);
    grid.sheet.page.repeat_columns = Some((0, 1));
    grid.sheet.page.column_breaks = vec![FIRST_FIGURE + u16::try_from(FIGURES.len()).unwrap_or_default() + 1];
    grid.done()
}

fn cells(report: &Report<'_>, ranked: &Ranked<'_>, row: u32, all: Option<Decimal>) -> Vec<Ink> {
    let (of, slice) = (&ranked.owned.of, slice(report, ranked.owned));
    let at = |measure: &Measure| {
        let place = FIGURES.iter().position(|figure| *figure == measure).unwrap_or_default();
        At::new(row, FIRST_FIGURE + u16::try_from(place).unwrap_or_default())
    };
    let pairs = [(at(&HEADROOM_BOOKED), at(&HEADROOM_PLAN)), (at(&HOURS_DOCUMENTED), at(&HOURS_PLAN))];
    let mut cells = vec![
        months::leading(report, &of.id, &slice),
        wrapped(&of.title),
        wrapped(&of.owner),
        wrapped(of.phase.label()),
        crate::report::grid::day(of.live_on),
        live::status(&pairs, ranked.status.label()),
    ];
    let who = Who::Initiative(At::new(row, 0));
    cells.extend(live::row(&FIGURES, At::new(row, FIRST_FIGURE), who, None, &slice, &report.frame_without_target()));
    cells.push(share(all, at(&HEADROOM_FORECAST), ranked.forecast));
    let (cause, comment) = said(report, of);
    cells.extend([wrapped(cause), wrapped(comment), wrapped(waits_for(report, of))]);
    cells
}

/// How much of the programme's forecast comes of it: against the figure on the sheet Råderum.
fn share(of_all: Option<Decimal>, own: At, forecast: Decimal) -> Ink {
    let all = format!("'Råderum'!{}", super::headroom::line(&HEADROOM_FORECAST).absolute());
    let share = of_all.and_then(|all| crate::units::div(forecast, all));
    let cached = share.map_or_else(|| Cached::Text(String::new()), Cached::Number);
    Ink::formula(format!("IF(N({all})=0,\"\",{own}/{all})"), cached, Style::Share)
}

/// The latest cause and comment on any of its benefits, else its own remark.
fn said(report: &Report<'_>, initiative: &Initiative) -> (&'static str, String) {
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
