//! **Gevinster.** The register: one row per benefit, with what was promised and what came of it.
use super::{Page, months};
use crate::{
    facts::{Fact, Origin, Series},
    formulas::freed_time,
    measures::{
        HEADROOM, HEADROOM_BASELINE_YEAR, HEADROOM_BOOKED, HEADROOM_DOCUMENTED, HEADROOM_DRIFT, HEADROOM_FORECAST,
        HEADROOM_PLAN, HEADROOM_PLAN_YEAR, HEADROOM_REPLANNED, HEADROOM_REPORTED, HOURS_DOCUMENTED, HOURS_FORECAST,
        HOURS_PLAN, HOURS_REPORTED, Measure,
    },
    register::{BUDGET_YEARS, Benefit, BudgetBenefit, Owned, is_headroom},
    report::{
        Report,
        grid::{Col, Grid, HEADER_ROW, blank, col, link, month, nth, number, text, wrapped},
        live::{self, Who},
        style_of,
    },
    schema::{
        Choice, Id,
        business_case::{Evidence, initiatives::Phase},
    },
    units::{Decimal, Month},
    xlsx::{Area, At, Ink, Sheet, Style},
};

/// The figures of each benefit.
static FIGURES: [&Measure; 13] = [
    &HEADROOM_PLAN,
    &HEADROOM_REPORTED,
    &HEADROOM_DOCUMENTED,
    &HEADROOM_BOOKED,
    &HEADROOM_FORECAST,
    &HEADROOM_BASELINE_YEAR,
    &HEADROOM_PLAN_YEAR,
    &HEADROOM_REPLANNED,
    &HEADROOM_DRIFT,
    &HOURS_PLAN,
    &HOURS_REPORTED,
    &HOURS_DOCUMENTED,
    &HOURS_FORECAST,
];
/// The column of the first figure.
const FIRST_FIGURE: u16 = 20;

fn cols() -> Vec<Col> {
    let mut cols = vec![
        col("Centerkode", Style::Id, 11),
        col("Tiltag-ID", Style::Id, 11),
        col("Gevinst-ID", Style::Id, 14),
        col("Art", Style::Text, 17),
        col("Gevinst", Style::Wrapped, 38),
        col("Gevinstejer", Style::Text, 22),
        col("Evidens", Style::Text, 9),
        col("Start", Style::Month, 11),
        col("Fuld effekt", Style::Month, 11),
        col("Årlig virkning (kr.)", Style::Kroner, 14),
        col("Timer pr. år", Style::Hours, 11),
        col("Styringsområde", Style::Text, 15),
        col("Råderum B, kr.", Style::Kroner, 13),
        col("Råderum BO1, kr.", Style::Kroner, 13),
        col("Råderum BO2, kr.", Style::Kroner, 13),
        col("Råderum BO3, kr.", Style::Kroner, 13),
        col("Råderum varig, kr.", Style::Kroner, 13),
        col("Kontering", Style::Id, 18),
        col("Årsag til afvigelse", Style::Wrapped, 18),
        col("Afvigelse, ikke indberettet, kr.", Style::Kroner, 15),
    ];
    cols.extend(FIGURES.iter().map(|figure| col(crate::report::header(figure), style_of(figure.unit), 13)));
    cols.extend([col("Fil", Style::Wrapped, 44), col("Ark", Style::Wrapped, 18), col("Celle", Style::Link, 9)]);
    cols
}

/// What stands before the figures of a benefit.
struct Line<'a> {
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
    /// Control area, account and the money per budget year: only for headroom.
    money: Option<Money<'a>>,
    cause: &'static str,
    /// What of the deviation is months that nobody has reported.
    unreported: Decimal,
    origin: &'a Origin,
}

/// What a budget benefit gives per budget year.
struct Money<'a> {
    area: &'static str,
    account: Option<&'a str>,
    years: Vec<Decimal>,
}

pub(super) fn draw(report: &Report<'_>, page: &Page) -> Sheet {
    let (mut grid, cols) = (Grid::new(report, page), cols());
    grid.widths(&cols);
    grid.headers(HEADER_ROW, &cols);
    grid.sheet.heights.insert(HEADER_ROW, 48);
    let lines = lines(report);
    for (index, line) in lines.iter().enumerate() {
        let row = nth(HEADER_ROW + 1, index);
        grid.row(row, cells(report, line, row));
    }
    grid.table("Gevinstregister", HEADER_ROW, cols.len(), lines.len());
    grid.freeze(HEADER_ROW, 3);
    grid.sheet.page.repeat_columns = Some((0, 2));
    grid.sheet.page.column_breaks =
        vec![11, FIRST_FIGURE, FIRST_FIGURE + u16::try_from(FIGURES.len()).unwrap_or_default()];
    grid.done()
}

fn lines<'a>(report: &Report<'a>) -> Vec<Line<'a>> {
    let register = report.register;
    let time = register.time_benefits.iter().map(|(owned, _)| {
        let what = &owned.of.what;
        let hours = freed_time::hours(what.yearly_units, what.before, what.after, what.adoption, what.attribution);
        Line { hours: Some(hours.0), ..line(owned, "Frigjort tid", &what.task_name) }
    });
    let money = register.budget_benefits.iter().map(|owned| {
        let what = &owned.of.what;
        let cause = cause_of(report, owned);
        let money = is_headroom(what.kind).then(|| money(report, owned));
        let unreported = unreported(report, owned);
        Line {
            yearly: Some(what.yearly.0),
            money,
            cause,
            unreported,
            ..line(owned, what.kind.label(), &what.description)
        }
    });
    let quality = register.quality_benefits.iter().map(|Owned { centre, origin, of }| Line {
        centre,
        initiative: &of.initiative,
        id: &of.id,
        kind: "Kvalitativ",
        name: &of.benefit,
        owner: &of.owner,
        evidence: None,
        months: None,
        yearly: None,
        hours: None,
        money: None,
        cause: "",
        unreported: Decimal::ZERO,
        origin,
    });
    let mut lines: Vec<_> = time.chain(money).chain(quality).collect();
    lines.sort_by_key(|line| (line.centre, line.id));
    lines
}

fn line<'a, T>(owned: &'a Owned<Benefit<T>>, kind: &'static str, name: &'a str) -> Line<'a> {
    let of = &owned.of;
    Line {
        centre: &owned.centre,
        initiative: &of.initiative,
        id: &of.id,
        kind,
        name,
        owner: &of.owner,
        evidence: Some(of.evidence),
        months: Some((of.start, of.full)),
        yearly: None,
        hours: None,
        money: None,
        cause: "",
        unreported: Decimal::ZERO,
        origin: &owned.origin,
    }
}

/// What it gives in B, BO1, BO2 and BO3, and in every year after that.
fn money<'a>(report: &Report<'a>, owned: &'a Owned<Benefit<BudgetBenefit>>) -> Money<'a> {
    let register = report.register;
    let years =
        (0..).take(BUDGET_YEARS).map(|later| register.given_in(&owned.of, report.programme.budget_year + later).0);
    Money {
        area: owned.of.what.area.label(),
        account: owned.of.what.account.as_deref(),
        years: years.chain([register.lasting(&owned.of).0]).collect(),
    }
}

/// What its forecast lacks because months that are due are not reported: left out, or not delivered. Nothing for an
/// initiative that is dropped or postponed, which says enough.
pub(super) fn unreported(report: &Report<'_>, owned: &Owned<Benefit<BudgetBenefit>>) -> Decimal {
    let phase = report.register.initiative(&owned.of.initiative).map(|initiative| initiative.phase);
    if matches!(phase, Some(Phase::Dropped | Phase::Postponed)) {
        return Decimal::ZERO;
    }
    let slice = report.slice().of_benefit(&owned.centre, &owned.of.initiative, &owned.of.id);
    let said = |month: Month| slice.facts.iter().any(|fact| fact.series == Series::Reported && fact.month == month);
    let (first, last) = (report.period().january(), report.period());
    let due = |fact: &&Fact| {
        fact.series == Series::Plan && HEADROOM.contains(&fact.stream) && (first..=last).contains(&fact.month)
    };
    -slice.facts.iter().filter(due).filter(|fact| !said(fact.month)).map(|fact| fact.amount).sum::<Decimal>()
}

/// Why the rest of its forecast differs from its plan: the latest cause reported, else what became of its initiative.
pub(super) fn cause_of(report: &Report<'_>, owned: &Owned<Benefit<BudgetBenefit>>) -> &'static str {
    let slice = report.slice().of_benefit(&owned.centre, &owned.of.initiative, &owned.of.id);
    let drift = HEADROOM_DRIFT.of(&slice, &report.frame_without_target()).unwrap_or_default();
    if drift == unreported(report, owned) {
        return "";
    }
    let own = report.register.reports_on(&owned.of.id);
    let latest = own.filter(|said| said.cause.is_some()).max_by_key(|said| said.month);
    let phase = report.register.initiative(&owned.of.initiative).map(|initiative| initiative.phase);
    match (latest.and_then(|said| said.cause), phase) {
        (_, Some(Phase::Dropped)) => super::bridge::DROPPED,
        (_, Some(Phase::Postponed)) => super::bridge::POSTPONED,
        (Some(cause), _) => cause.label(),
        (None, _) => super::bridge::UNEXPLAINED,
    }
}

/// The columns other sheets sum, behind their names.
pub(super) fn names(report: &Report<'_>) -> Vec<(String, String)> {
    let last = nth(HEADER_ROW + 1, lines(report).len().saturating_sub(1));
    let figure = |measure: &Measure| {
        let place = FIGURES.iter().position(|figure| *figure == measure).unwrap_or_default();
        FIRST_FIGURE + u16::try_from(place).unwrap_or_default()
    };
    let columns = [
        ("G_omraade", 11),
        ("G_b", 12),
        ("G_bo1", 13),
        ("G_bo2", 14),
        ("G_bo3", 15),
        ("G_varig", 16),
        ("G_aarsag", 18),
        ("G_ikke_indberettet", 19),
        ("G_afvigelse", figure(&HEADROOM_DRIFT)),
        ("G_baseline", figure(&HEADROOM_BASELINE_YEAR)),
        ("G_planaendring", figure(&HEADROOM_REPLANNED)),
    ];
    let area = |col: u16| Area { first: At::new(HEADER_ROW + 1, col), last: At::new(last, col) };
    columns.map(|(name, col)| (name.to_owned(), format!("='Gevinster'!{}", area(col).absolute()))).to_vec()
}

fn cells(report: &Report<'_>, line: &Line<'_>, row: u32) -> Vec<Ink> {
    let (start, full) = line.months.map_or((blank(), blank()), |(start, full)| (month(start), month(full)));
    let mut cells = vec![
        Ink::text(line.centre.as_str(), Style::Id),
        Ink::text(line.initiative.as_str(), Style::Id),
        months::leading(report, line.id, &report.slice().of_benefit(line.centre, line.initiative, line.id)),
        text(line.kind),
        wrapped(line.name),
        text(line.owner),
        text(line.evidence.map_or("", Choice::label)),
        start,
        full,
        number(line.yearly, Style::Kroner),
        number(line.hours, Style::Hours),
    ];
    cells.extend(per_year(line));
    cells.extend(figures(report, line, row));
    let place = &line.origin.place;
    cells.extend([
        wrapped(&*place.file),
        wrapped(&*place.sheet),
        link(&place.file, &place.sheet, Some(line.origin.at), line.origin.at.to_string()),
    ]);
    cells
}

fn per_year(line: &Line<'_>) -> Vec<Ink> {
    let Some(money) = &line.money else { return vec![blank(); BUDGET_YEARS + 5] };
    let mut cells = vec![text(money.area)];
    cells.extend(money.years.iter().map(|amount| Ink::number(*amount, Style::Kroner)));
    cells.push(money.account.map_or_else(blank, |account| Ink::text(account, Style::Id)));
    cells.push(wrapped(line.cause));
    cells.push(Ink::number(line.unreported, Style::Kroner));
    cells
}

/// A quality benefit has no kroner and no hours.
fn figures(report: &Report<'_>, line: &Line<'_>, row: u32) -> Vec<Ink> {
    if line.months.is_none() {
        return vec![blank(); FIGURES.len()];
    }
    let slice = report.slice().of_benefit(line.centre, line.initiative, line.id);
    let first = At::new(row, FIRST_FIGURE);
    live::row(&FIGURES, first, Who::Benefit(At::new(row, 2)), None, &slice, &report.frame_without_target())
}
