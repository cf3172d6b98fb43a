//! **Beslutninger.** What must be decided now: generated, each with who answers, where it stands, and the figure behind it.
use super::{Page, changes, check_sums, deliveries, initiatives, threats, transfer};
use crate::{
    archive::Baseline,
    danish::show,
    facts::Series,
    measures::{HEADROOM_BOOKED, HEADROOM_PLAN_YEAR},
    register::{Initiative, Owned},
    report::{
        Report,
        grid::{Grid, HEADER_ROW, count, day, number, text, words},
        table::{Col, Rows, TWO_LINES, Table},
    },
    schema::{
        Id,
        business_case::{assumptions::Standing, initiatives::Phase},
    },
    units::{Date, Decimal, Hours, Kroner, Unit},
    xlsx::{Ink, Style},
};
use std::cmp::Reverse;

pub(super) static PAGE: Page =
    Page { name: "Beslutninger", question: "Hvad skal besluttes nu?", has_amounts: true, draw };

/// Something to decide.
pub(super) struct Decision {
    pub what: String,
    pub why: String,
    pub owner: String,
    pub amount: Option<Decimal>,
    pub hours: Option<Decimal>,
    pub deadline: Option<Date>,
    /// The sheet that shows what it rests on.
    pub page: &'static Page,
    /// The initiative it is about: two decisions about one become one.
    about: Option<Id>,
}

/// Everything to decide: what stops everything first, then the largest amount, then the most hours.
pub(super) fn decisions(report: &Report<'_>) -> Vec<Decision> {
    let mut rest = fallen(report);
    rest.extend(broken(report));
    rest.extend(red(report));
    let mut rest = merged(rest);
    rest.extend(vanished(report));
    rest.extend(transfers(report));
    rest.extend(missing(report));
    rest.sort_by_key(|decision| (Reverse(decision.amount), Reverse(decision.hours), decision.what.clone()));
    let mut all = controls(report);
    all.extend(rest);
    all
}

/// One decision per initiative: the first word counts, and every reason is told.
fn merged(all: Vec<Decision>) -> Vec<Decision> {
    let mut merged: Vec<Decision> = Vec::new();
    for decision in all {
        match merged.iter_mut().find(|known| known.about == decision.about) {
            Some(known) => {
                known.why = format!("{} {}", known.why, decision.why);
                known.amount = known.amount.or(decision.amount);
                known.hours = known.hours.or(decision.hours);
            }
            None => merged.push(decision),
        }
    }
    merged
}

fn controls(report: &Report<'_>) -> Vec<Decision> {
    let red = report.controls.iter().filter(|checked| !checked.agrees());
    red.map(|checked| Decision {
        what: format!("Stop for brug af tallene: afstemning {} stemmer ikke", checked.control.code),
        why: checked.control.title.to_owned(),
        owner: report.programme.manager.clone(),
        amount: checked.lines.iter().map(crate::controls::Line::difference).find(|difference| !difference.is_zero()),
        hours: None,
        deadline: None,
        page: &check_sums::PAGE,
        about: None,
    })
    .collect()
}

/// What every decision about an initiative has in common; it is to be made before the next figures come.
fn about(report: &Report<'_>, owned: &Owned<Initiative>, what: String, why: String) -> Decision {
    let head = report.programme.centre(&owned.centre).map_or("", |centre| centre.head.as_str());
    Decision {
        what,
        why,
        owner: if head == owned.of.owner {
            owned.of.owner.clone()
        } else {
            format!("{head} (ansvarlig: {})", owned.of.owner)
        },
        amount: None,
        hours: None,
        deadline: Some(report.programme.deadline(report.period().plus(1))),
        page: &initiatives::PAGE,
        about: Some(owned.of.id.clone()),
    }
}

/// Red initiatives whose gap is not small change; time is small or large by what it is worth.
fn red(report: &Report<'_>) -> Vec<Decision> {
    let least = report.programme.materiality.0 / Decimal::from(4);
    let ranked = report.ranked();
    let red = ranked.iter().filter(|ranked| ranked.gap.word.is_trouble());
    red.filter_map(|ranked| {
        let money = Some(ranked.at_risk).filter(|gap| *gap > Decimal::ZERO && *gap >= least);
        let hours = Some(ranked.hours).filter(|gap| *gap > Decimal::ZERO && ranked.worth >= least);
        let gaps = [
            money.map(|gap| format!("{} af det aftalte råderum er ikke bogført.", show::amount(Kroner(gap)))),
            hours.map(|gap| format!("{} af de aftalte timer er ikke dokumenteret.", show::hours(Hours(gap)))),
        ];
        let why: Vec<String> = gaps.into_iter().flatten().collect();
        let owned = ranked.owned(report);
        let initiative = &owned.of;
        let what = format!(
            "{} {}: læg en ny plan, der indhenter det aftalte, eller nedskriv den aftalte gevinst",
            initiative.id, initiative.title
        );
        let decision = about(report, owned, what, why.join(" "));
        (!why.is_empty()).then_some(Decision { amount: money, hours, ..decision })
    })
    .collect()
}

/// Initiatives that are postponed or dropped while the plan still counts on them.
fn fallen(report: &Report<'_>) -> Vec<Decision> {
    let frame = report.frame_without_target();
    let fallen = report.register.initiatives.iter();
    let fallen = fallen.filter(|owned| matches!(owned.of.phase, Phase::Postponed | Phase::Dropped));
    fallen
        .filter_map(|owned| {
            let slice = report.slice().of_initiative(&owned.centre, &owned.of.id);
            let plan = HEADROOM_PLAN_YEAR.of(&slice, &frame).filter(|plan| !plan.is_zero())?;
            let phase = if owned.of.phase == Phase::Dropped { "bortfaldet" } else { "udskudt" };
            let what = format!("{} {}: find en erstatning, eller juster centrets plan", owned.of.id, owned.of.title);
            let why = format!("Tiltaget er {phase}, men planen har {} med i år.", show::amount(Kroner(plan)));
            Some(Decision { amount: Some(plan), ..about(report, owned, what, why) })
        })
        .collect()
}

fn broken(report: &Report<'_>) -> Vec<Decision> {
    let assumptions = threats::assumptions(report);
    let broken = assumptions.iter().filter(|owned| owned.of.standing == Standing::Broken && owned.of.critical);
    broken
        .filter_map(|owned| {
            let initiative = report.register.initiatives.iter().find(|known| known.of.id == owned.of.initiative)?;
            let what = format!("{} {}: vælg en ny plan", initiative.of.id, initiative.of.title);
            let why = format!("En kritisk forudsætning er brudt: {}", owned.of.text);
            Some(Decision { page: &threats::PAGE, ..about(report, initiative, what, why) })
        })
        .collect()
}

/// Promises whose benefits nobody reports any more.
fn vanished(report: &Report<'_>) -> Vec<Decision> {
    let one = |held: &Baseline| {
        let slice = report.slice().of_centre(&held.centre);
        let promised =
            slice.facts.iter().filter(|fact| fact.benefit == held.benefit && fact.series == Series::Baseline);
        let in_hours = promised.clone().any(|fact| fact.stream.unit() == Unit::Hours);
        let sum = Some(promised.map(|fact| fact.amount).sum::<Decimal>());
        let centre = report.programme.centre(&held.centre);
        Decision {
            what: format!("{}: sæt gevinsten ind igen, eller beslut, at gevinsten udgår", held.benefit),
            why: "Gevinsten er udgået af centrets fil, men den aftalte gevinst står i baseline.".to_owned(),
            owner: centre.map_or_else(String::new, |centre| centre.head.clone()),
            amount: sum.filter(|_| !in_hours),
            hours: sum.filter(|_| in_hours),
            deadline: Some(report.programme.deadline(report.period().plus(1))),
            page: &changes::PAGE,
            about: None,
        }
    };
    report.register.vanished().map(one).collect()
}

fn transfers(report: &Report<'_>) -> Option<Decision> {
    let lines = report.register.transfers(report.programme.budget_year);
    let moved: Decimal = lines.iter().filter(|line| line.is_counter).map(|line| line.years[0]).sum();
    let booked = report.figure(&HEADROOM_BOOKED).unwrap_or_default();
    (!lines.is_empty()).then(|| Decision {
        what: "Godkend forslaget til budgetomplacering for gevinster i drift".to_owned(),
        why: format!(
            "{} kan flyttes fra centrene til en pulje i {}: det, der er planlagt for gevinster i drift med kontering, evidens A-C og godkendt aflevering. Bogført i hele programmet er foreløbig {}",
            show::amount(Kroner(moved)),
            report.programme.budget_year,
            show::amount(Kroner(booked))
        ),
        owner: report.programme.manager.clone(),
        amount: Some(moved),
        hours: None,
        deadline: None,
        page: &transfer::PAGE,
        about: None,
    })
}

fn missing(report: &Report<'_>) -> Vec<Decision> {
    let missing = deliveries::missing(report);
    missing
        .iter()
        .map(|centre| Decision {
            what: format!("{}: aflever {}", centre.name, show::month(report.period())),
            why: format!(
                "Centret har ikke afleveret; fristen var {}.",
                show::date_long(report.programme.deadline(report.period()))
            ),
            owner: centre.head.clone(),
            amount: None,
            hours: None,
            deadline: Some(report.programme.deadline(report.period())),
            page: &deliveries::PAGE,
            about: None,
        })
        .collect()
}

/// The decisions, numbered.
enum Numbered {}

impl Rows for Numbered {
    type Row<'a> = (usize, &'a Decision);
}

type Column = Col<Numbered>;

static TABLE: Table<Numbered> = Table {
    name: None,
    height: TWO_LINES,
    columns: &[
        &Column::new("Nr.", Style::Count, 6, |(number, _), _| count(*number)),
        &Column::new("Hvad skal besluttes", Style::Wrapped, 44, |(_, decision), _| words(&decision.what)),
        &Column::new("Hvorfor", Style::Wrapped, 50, |(_, decision), _| words(&decision.why)),
        &Column::new("Hvem svarer for det", Style::Wrapped, 24, |(_, decision), _| words(&decision.owner)),
        &Column::new("Beløb, kr.", Style::Kroner, 12, |(_, decision), _| number(decision.amount)),
        &Column::new("Tid, timer", Style::Hours, 9, |(_, decision), _| number(decision.hours)),
        &Column::new("Frist", Style::Date, 11, |(_, decision), _| day(decision.deadline)),
        &Column::new("Se arket", Style::Link, 24, |(_, decision), _| decision.page.link(decision.page.name)),
    ],
};

fn draw(report: &Report<'_>) -> Grid {
    let mut grid = Grid::new(report, &PAGE);
    grid.sheet.columns = TABLE.widths();
    let decisions = decisions(report);
    let rows: Vec<_> = (1..).zip(&decisions).collect();
    let placed = TABLE.at(&PAGE, HEADER_ROW, rows.len());
    placed.draw(&mut grid, report, &rows);
    if rows.is_empty() {
        grid.put(placed.first(), 0, text("Intet skal besluttes nu."));
    }
    let shown = grid.fitting((placed.first(), rows.len()), 40);
    let note =
        "De største beløb står først. Fristen for et tiltag er næste aflevering, så den nye plan kan ses i tallene.";
    if shown < rows.len() {
        let rest = format!("Siden viser de {shown} største; {} mere står nedenfor på arket.", rows.len() - shown);
        grid.put(placed.header - 1, 0, Ink::text(rest, Style::Small));
        grid.one_page(placed.row(shown), TABLE.width());
    }
    grid.notes(placed.end().max(placed.first() + 1) + 1, [note]);
    grid.freeze(HEADER_ROW, 0);
    grid
}
