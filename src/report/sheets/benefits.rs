//! **Gevinster.** The register: one row per benefit, with what was promised and what came of it.
use super::{Page, bridge, months};
use crate::{
    due::Span,
    facts::{Fact, Origin, Series},
    formulas::freed_time,
    measures::{
        COVERAGE, HEADROOM, HEADROOM_BASELINE_YEAR, HEADROOM_BOOKED, HEADROOM_DOCUMENTED, HEADROOM_DRIFT,
        HEADROOM_FORECAST, HEADROOM_MISSING, HEADROOM_PLAN, HEADROOM_PLAN_YEAR, HEADROOM_REPLANNED, HEADROOM_REPORTED,
        HOURS_DOCUMENTED, HOURS_FORECAST, HOURS_MISSING, HOURS_PLAN, HOURS_REPORTED, Measure,
    },
    register::{BUDGET_YEARS, Benefit, BudgetBenefit, Initiative, Owned, TimeBenefit, is_headroom, sign},
    report::{
        Report,
        grid::{Grid, HEADER_ROW, id, link, month, number, words},
        live::Who,
        table::{Col, Here, Rows, Subject, Table},
    },
    schema::{
        Choice, Id,
        business_case::{Duration, Evidence, initiatives::Phase},
    },
    units::{Decimal, Month},
    xlsx::{Content, Style},
};

pub(crate) static PAGE: Page =
    Page { name: "Gevinster", question: "Registret: én række pr. gevinst.", has_amounts: true, draw };

/// What stands before the figures of a benefit.
pub(crate) struct Line<'a> {
    centre: &'a Id,
    initiative: &'a Id,
    id: &'a Id,
    kind: &'static str,
    name: &'a str,
    owner: &'a str,
    evidence: Option<Evidence>,
    months: Option<(Month, Month)>,
    yearly: Option<Decimal>,
    hours: Option<Decimal>,
    /// A full year of headroom once it is phased in, signed; nothing for a one-off.
    lasting_year: Option<Decimal>,
    /// Control area, account and the money per budget year: only for headroom.
    money: Option<Money<'a>>,
    origin: &'a Origin,
}

/// What a budget benefit gives per budget year, and why its forecast differs from its plan.
struct Money<'a> {
    area: &'static str,
    account: Option<&'a str>,
    /// B, BO1, BO2 and BO3.
    years: [Decimal; BUDGET_YEARS],
    /// In every year after that.
    lasting: Decimal,
    cause: &'static str,
    /// What of the deviation is months that nobody has reported.
    unreported: Decimal,
}

/// The rows of the register.
pub(crate) enum Lines {}

impl Rows for Lines {
    type Row<'a> = Line<'a>;

    /// A quality benefit has no kroner and no hours.
    fn subject<'a>(line: &Line<'a>, here: &Here<'_, 'a, Self>) -> Option<Subject<'a>> {
        line.months?;
        Some(Subject {
            who: Who::Benefit(here.cell(&ID)),
            month: None,
            slice: here.report.slice().of_benefit(line.centre, line.initiative, line.id),
            frame: here.report.frame_without_target(),
        })
    }
}

type Column = Col<Lines>;

impl Line<'_> {
    /// What a budget benefit gives in a budget year, counted from B.
    fn given(&self, later: usize) -> Content {
        number(self.money.as_ref().map(|money| money.years[later]))
    }
}

static CENTRE: Column = Column::new("Centerkode", Style::Id, 11, |line, _| id(line.centre));
/// Its cells lead to the facts of the benefit.
pub(crate) static ID: Column = Column::drawn("Gevinst-ID", Style::Id, 14, |line, here| {
    let slice = here.report.slice().of_benefit(line.centre, line.initiative, line.id);
    months::leading(here.report, line.id, &slice)
});
pub(super) static AREA: Column = Column::new("Styringsområde", Style::Text, 15, |line, _| {
    words(line.money.as_ref().map_or("", |money| money.area))
})
.named("G_omraade");
pub(super) static B: Column = Column::new("Råderum B, kr.", Style::Kroner, 13, |line, _| line.given(0)).named("G_b");
pub(super) static BO1: Column =
    Column::new("Råderum BO1, kr.", Style::Kroner, 13, |line, _| line.given(1)).named("G_bo1");
pub(super) static BO2: Column =
    Column::new("Råderum BO2, kr.", Style::Kroner, 13, |line, _| line.given(2)).named("G_bo2");
pub(super) static BO3: Column =
    Column::new("Råderum BO3, kr.", Style::Kroner, 13, |line, _| line.given(3)).named("G_bo3");
pub(super) static LASTING: Column = Column::new("Råderum varig, kr.", Style::Kroner, 13, |line, _| {
    number(line.money.as_ref().map(|money| money.lasting))
})
.named("G_varig");
pub(super) static CAUSE: Column = Column::new("Årsag til afvigelse", Style::Wrapped, 18, |line, _| {
    words(line.money.as_ref().map_or("", |money| money.cause))
})
.named("G_aarsag");
pub(super) static UNREPORTED: Column = Column::new("Afvigelse, ikke indberettet, kr.", Style::Kroner, 15, |line, _| {
    number(line.money.as_ref().map(|money| money.unreported))
})
.named("G_ikke_indberettet");
/// Where its initiative is in its life.
pub(super) static PHASE: Column = Column::new("Fase", Style::Text, 18, |line, here| {
    words(initiative_of(line, here).map_or("", |initiative| initiative.phase.label()))
})
.named("G_fase");
/// The goal its initiative serves.
pub(super) static GOAL: Column = Column::new("Mål-ID", Style::Id, 9, |line, here| {
    initiative_of(line, here).map_or(Content::Blank, |initiative| id(&initiative.goal))
})
.named("G_maal");
/// What kind of change it comes of.
pub(super) static CHANGE: Column = Column::new("Type", Style::Wrapped, 20, |line, here| {
    words(initiative_of(line, here).map_or("", |initiative| initiative.kind.label()))
})
.named("G_type");
/// A full year of it in kroner.
pub(super) static FULL_YEAR: Column =
    Column::new("Fuldårsvirkning, råderum (kr.)", Style::Kroner, 14, |line, _| number(line.lasting_year))
        .named("G_helaar");
/// A full year of it in hours.
pub(super) static FULL_YEAR_HOURS: Column =
    Column::new("Timer pr. år", Style::Hours, 11, |line, _| number(line.hours)).named("G_helaar_timer");
pub(super) static FORECAST: Column = Column::figure(&HEADROOM_FORECAST, 13).named("G_prognose");
pub(super) static DOCUMENTED: Column = Column::figure(&HEADROOM_DOCUMENTED, 13).named("G_dokumenteret");
pub(super) static BOOKED: Column = Column::figure(&HEADROOM_BOOKED, 13).named("G_bogfoert");
pub(super) static DOCUMENTED_HOURS: Column = Column::figure(&HOURS_DOCUMENTED, 13).named("G_timer_dokumenteret");
/// The first of the measures.
static PLAN: Column = Column::figure(&HEADROOM_PLAN, 13);
pub(super) static BASELINE: Column = Column::figure(&HEADROOM_BASELINE_YEAR, 13).named("G_baseline");
pub(super) static REPLANNED: Column = Column::figure(&HEADROOM_REPLANNED, 13).named("G_planaendring");
pub(super) static DRIFT: Column = Column::figure(&HEADROOM_DRIFT, 13).named("G_afvigelse");
static FILE: Column = Column::new("Fil", Style::Wrapped, 44, |line, _| words(&*line.origin.place.file));

pub(crate) static TABLE: Table<Lines> = Table {
    name: Some("Gevinstregister"),
    height: 48,
    columns: &[
        &CENTRE,
        &Column::new("Tiltag-ID", Style::Id, 11, |line, _| id(line.initiative)),
        &ID,
        &Column::new("Art", Style::Text, 17, |line, _| words(line.kind)),
        &Column::new("Gevinst", Style::Wrapped, 38, |line, _| words(line.name)),
        &Column::new("Gevinstejer", Style::Text, 22, |line, _| words(line.owner)),
        &Column::new("Evidens", Style::Text, 9, |line, _| words(line.evidence.map_or("", Choice::label))),
        &Column::new("Start", Style::Month, 11, |line, _| {
            line.months.map_or(Content::Blank, |(start, _)| month(start))
        }),
        &Column::new("Fuld effekt", Style::Month, 11, |line, _| {
            line.months.map_or(Content::Blank, |(_, full)| month(full))
        }),
        &Column::new("Årlig virkning (kr.)", Style::Kroner, 14, |line, _| number(line.yearly)),
        &FULL_YEAR_HOURS,
        &AREA,
        &B,
        &BO1,
        &BO2,
        &BO3,
        &LASTING,
        &FULL_YEAR,
        &PHASE,
        &GOAL,
        &CHANGE,
        &Column::new("Kontering", Style::Id, 18, |line, _| {
            let account = line.money.as_ref().and_then(|money| money.account);
            account.map_or(Content::Blank, |account| Content::Text(account.to_owned()))
        }),
        &CAUSE,
        &UNREPORTED,
        &PLAN,
        &Column::figure(&HEADROOM_REPORTED, 13),
        &DOCUMENTED,
        &BOOKED,
        &Column::figure(&COVERAGE, 10),
        &Column::figure(&HEADROOM_MISSING, 13),
        &FORECAST,
        &BASELINE,
        &Column::figure(&HEADROOM_PLAN_YEAR, 13),
        &REPLANNED,
        &DRIFT,
        &Column::figure(&HOURS_PLAN, 13),
        &Column::figure(&HOURS_REPORTED, 13),
        &DOCUMENTED_HOURS,
        &Column::figure(&HOURS_MISSING, 13),
        &Column::figure(&HOURS_FORECAST, 13),
        &FILE,
        &Column::new("Ark", Style::Wrapped, 18, |line, _| words(&*line.origin.place.sheet)),
        &Column::new("Celle", Style::Link, 9, |line, _| {
            let Origin { place, at } = line.origin;
            link(&place.file, &place.sheet, Some(*at), at.to_string())
        }),
    ],
};

/// The initiative a benefit comes of.
fn initiative_of<'a>(line: &Line<'_>, here: &Here<'_, 'a, Lines>) -> Option<&'a Initiative> {
    here.report.register.initiative(line.initiative)
}

/// What a full year gives once it is phased in, signed. A one-off gives nothing in a full year, and neither does what ends
/// within the budget year: where a centre's benefits go on in another's file, they are there and not here.
pub(super) fn full_year(report: &Report<'_>, benefit: &Benefit<BudgetBenefit>) -> Decimal {
    let what = &benefit.what;
    let gives = what.duration != Duration::Once && goes_on(report, &benefit.initiative);
    if gives { what.yearly.0 * sign(what.kind) } else { Decimal::ZERO }
}

/// The same in hours.
pub(super) fn full_year_hours(report: &Report<'_>, benefit: &Benefit<TimeBenefit>) -> Decimal {
    let what = &benefit.what;
    let hours = freed_time::hours(what.yearly_units, what.before, what.after, what.adoption, what.attribution);
    if goes_on(report, &benefit.initiative) { hours.0 } else { Decimal::ZERO }
}

/// Whether an initiative gives anything after the budget year.
fn goes_on(report: &Report<'_>, initiative: &Id) -> bool {
    let ends = report.register.initiative(initiative).and_then(|initiative| initiative.ends);
    ends.is_none_or(|last| last.year() > report.programme.budget_year)
}

fn draw(report: &Report<'_>) -> Grid {
    let mut grid = Grid::new(report, &PAGE);
    grid.sheet.columns = TABLE.widths();
    let lines = lines(report);
    TABLE.at(&PAGE, HEADER_ROW, lines.len()).draw(&mut grid, report, &lines);
    grid.freeze(HEADER_ROW, 3);
    grid.sheet.page.repeat_columns = Some((0, TABLE.column(&ID)));
    grid.sheet.page.column_breaks = [&AREA, &PHASE, &PLAN, &FILE].map(|col| TABLE.column(col)).to_vec();
    grid
}

fn lines<'a>(report: &Report<'a>) -> Vec<Line<'a>> {
    let register = report.register;
    let time = register.time_benefits.iter().map(|(owned, _)| {
        let hours = Some(full_year_hours(report, &owned.of));
        Line { hours, ..line(owned, "Frigjort tid", &owned.of.what.task_name) }
    });
    let budget = register.budget_benefits.iter().map(|owned| {
        let what = &owned.of.what;
        let money = is_headroom(what.kind).then(|| money(report, owned));
        let lasting_year = is_headroom(what.kind).then(|| full_year(report, &owned.of));
        Line { yearly: Some(what.yearly.0), lasting_year, money, ..line(owned, what.kind.label(), &what.description) }
    });
    let quality = register.quality_benefits.iter().map(|Owned { centre, origin, of: benefit }| Line {
        centre,
        initiative: &benefit.initiative,
        id: &benefit.id,
        kind: "Kvalitativ",
        name: &benefit.benefit,
        owner: &benefit.owner,
        evidence: None,
        months: None,
        yearly: None,
        hours: None,
        lasting_year: None,
        money: None,
        origin,
    });
    let mut lines: Vec<_> = time.chain(budget).chain(quality).collect();
    lines.sort_by_key(|line| (line.centre, line.id));
    lines
}

/// What a benefit of time and one of money have in common.
fn line<'a, T>(owned: &'a Owned<Benefit<T>>, kind: &'static str, name: &'a str) -> Line<'a> {
    let benefit = &owned.of;
    Line {
        centre: &owned.centre,
        initiative: &benefit.initiative,
        id: &benefit.id,
        kind,
        name,
        owner: &benefit.owner,
        evidence: Some(benefit.evidence),
        months: Some((benefit.start, benefit.full)),
        yearly: None,
        hours: None,
        lasting_year: None,
        money: None,
        origin: &owned.origin,
    }
}

fn money<'a>(report: &Report<'a>, owned: &'a Owned<Benefit<BudgetBenefit>>) -> Money<'a> {
    let register = report.register;
    let mut years = [Decimal::ZERO; BUDGET_YEARS];
    for (given, year) in years.iter_mut().zip(report.programme.budget_year..) {
        *given = register.given_in(&owned.of, year).0;
    }
    Money {
        area: owned.of.what.area.label(),
        account: owned.of.what.account.as_deref(),
        years,
        lasting: register.lasting(&owned.of).0,
        cause: cause_of(report, owned),
        unreported: unreported(report, owned),
    }
}

/// What its forecast lacks because months have gone by of which nobody has reported anything, and nothing was owed: its
/// initiative is only planned, or its centre was not there yet. What is owed and late is in the forecast with its plan.
/// Nothing for an initiative that is dropped or postponed, which says enough.
pub(super) fn unreported(report: &Report<'_>, owned: &Owned<Benefit<BudgetBenefit>>) -> Decimal {
    let phase = report.register.initiative(&owned.of.initiative).map(|initiative| initiative.phase);
    if matches!(phase, Some(Phase::Dropped | Phase::Postponed)) {
        return Decimal::ZERO;
    }
    let slice = report.slice().of_benefit(&owned.centre, &owned.of.initiative, &owned.of.id);
    let (first, last) = (report.period().january(), report.period());
    let past = |fact: &&Fact| {
        fact.series == Series::Plan && HEADROOM.contains(&fact.stream) && (first..=last).contains(&fact.month)
    };
    // A quarter's report is in its last month, and is for all three.
    let is_told = |month: Month| {
        let span = Span::around(owned.of.interval, month);
        slice.facts.iter().any(|fact| match fact.series {
            Series::Reported => span.holds(fact.month),
            Series::Expected => fact.month == month,
            _ => false,
        })
    };
    -slice.facts.iter().filter(past).filter(|plan| !is_told(plan.month)).map(|fact| fact.amount).sum::<Decimal>()
}

/// Why the rest of its forecast differs from its plan: the latest cause reported, else what became of its initiative.
pub(super) fn cause_of(report: &Report<'_>, owned: &Owned<Benefit<BudgetBenefit>>) -> &'static str {
    let slice = report.slice().of_benefit(&owned.centre, &owned.of.initiative, &owned.of.id);
    let drift = HEADROOM_DRIFT.of(&slice, &report.frame_without_target()).unwrap_or_default();
    if drift == unreported(report, owned) {
        return "";
    }
    let reports = report.register.reports_on(&owned.of.id);
    let latest = reports.filter(|reported| reported.cause.is_some()).max_by_key(|reported| reported.month);
    let phase = report.register.initiative(&owned.of.initiative).map(|initiative| initiative.phase);
    match (latest.and_then(|reported| reported.cause), phase) {
        (_, Some(Phase::Dropped)) => bridge::DROPPED,
        (_, Some(Phase::Postponed)) => bridge::POSTPONED,
        (Some(cause), _) => cause.label(),
        (None, _) if is_expected(report, &slice, drift) => bridge::EXPECTED,
        (None, _) => bridge::UNEXPLAINED,
    }
}

/// Whether most of what differs is what the centre expects of the rest of the year: what is reported is as planned, but for
/// a rounding.
fn is_expected(report: &Report<'_>, slice: &crate::facts::Slice<'_>, drift: Decimal) -> bool {
    let figure = |measure: &Measure| measure.of(slice, &report.frame_without_target()).unwrap_or_default();
    let to_date = figure(&HEADROOM_REPORTED) - figure(&HEADROOM_PLAN);
    (drift - to_date).abs() > to_date.abs()
}
