//! **Beslutninger.** What must be decided now: generated, each with who answers, where it stands, and the figure behind it.
use super::Page;
use crate::{
    archive::Baseline,
    danish::show,
    facts::Series,
    measures::{HEADROOM_BOOKED, HEADROOM_PLAN_YEAR},
    register::{Initiative, Owned, Status},
    report::{
        Report,
        grid::{Col, Grid, HEADER_ROW, col, day, nth, number, text, wrapped},
    },
    schema::{
        Id,
        business_case::{assumptions::Standing, initiatives::Phase},
    },
    units::{Date, Decimal, Hours, Kroner, Unit},
    xlsx::{Content, Ink, Sheet, Style},
};
use std::cmp::Reverse;

/// Something to decide.
pub(super) struct Decision {
    pub what: String,
    pub why: String,
    pub owner: String,
    pub amount: Option<Decimal>,
    pub hours: Option<Decimal>,
    pub deadline: Option<Date>,
    pub sheet: &'static str,
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
        sheet: "Afstemning",
        about: None,
    })
    .collect()
}

/// What every decision about an initiative has in common; it is to be made before the next figures come.
fn about(report: &Report<'_>, owned: &Owned<Initiative>, what: String, why: String) -> Decision {
    let head = report.programme.centre(&owned.centre).map_or("", |centre| &centre.head);
    Decision {
        what,
        why,
        owner: format!("{head} (ansvarlig: {})", owned.of.owner),
        amount: None,
        hours: None,
        deadline: Some(report.programme.deadline(report.period().plus(1))),
        sheet: "Tiltag",
        about: Some(owned.of.id.clone()),
    }
}

/// Red initiatives whose gap is not small change; time is small or large by what it is worth.
fn red(report: &Report<'_>) -> Vec<Decision> {
    let least = report.programme.materiality.0 / Decimal::from(4);
    let ranked = super::initiatives::ranked(report);
    let red = ranked.iter().filter(|ranked| ranked.status == Status::Red);
    red.filter_map(|ranked| {
        let money = Some(ranked.at_risk).filter(|gap| *gap > Decimal::ZERO && *gap >= least);
        let hours = Some(ranked.hours).filter(|gap| *gap > Decimal::ZERO && ranked.worth >= least);
        let said = [
            money.map(|gap| format!("{} af det lovede råderum er ikke bogført.", show::amount(Kroner(gap)))),
            hours.map(|gap| format!("{} af de lovede timer er ikke dokumenteret.", show::hours(Hours(gap)))),
        ];
        let why: Vec<String> = said.into_iter().flatten().collect();
        let of = &ranked.owned.of;
        let what = format!("{} {}: vælg en plan, der indhenter det lovede, eller sæt løftet ned", of.id, of.title);
        let decision = about(report, ranked.owned, what, why.join(" "));
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
            let what = format!("{} {}: find en erstatning, eller sæt måltallet ned", owned.of.id, owned.of.title);
            let why = format!("Tiltaget er {phase}, men planen har {} med i år.", show::amount(Kroner(plan)));
            Some(Decision { amount: Some(plan), ..about(report, owned, what, why) })
        })
        .collect()
}

fn broken(report: &Report<'_>) -> Vec<Decision> {
    let assumptions = super::threats::assumptions(report);
    let broken = assumptions.iter().filter(|owned| owned.of.standing == Standing::Broken && owned.of.critical);
    broken
        .filter_map(|owned| {
            let initiative = report.register.initiatives.iter().find(|known| known.of.id == owned.of.initiative)?;
            let what = format!("{} {}: vælg en ny plan", initiative.of.id, initiative.of.title);
            let why = format!("En kritisk forudsætning er brudt: {}", owned.of.text);
            Some(Decision { sheet: "Forudsætninger og risici", ..about(report, initiative, what, why) })
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
            what: format!("{}: sæt gevinsten ind igen, eller beslut, at løftet bortfalder", held.benefit),
            why: "Gevinsten er forsvundet fra centrets fil, men løftet står i baseline.".to_owned(),
            owner: centre.map_or_else(String::new, |centre| centre.head.clone()),
            amount: sum.filter(|_| !in_hours),
            hours: sum.filter(|_| in_hours),
            deadline: Some(report.programme.deadline(report.period().plus(1))),
            sheet: "Ændringer",
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
            "{} kan flyttes fra centrene til en pulje i {}: det, planen lover for gevinster i drift med kontering, evidens A-C og godkendt aflevering. Bogført i hele programmet er foreløbig {}",
            show::amount(Kroner(moved)),
            report.programme.budget_year,
            show::amount(Kroner(booked))
        ),
        owner: report.programme.manager.clone(),
        amount: Some(moved),
        hours: None,
        deadline: None,
        sheet: "Råderum",
        about: None,
    })
}

fn missing(report: &Report<'_>) -> Vec<Decision> {
    let missing = super::deliveries::missing(report);
    missing
        .iter()
        .map(|centre| Decision {
            what: format!("{}: ryk for aflevering for {}", centre.name, show::month(report.period())),
            why: "Centret har ikke afleveret for perioden.".to_owned(),
            owner: centre.head.clone(),
            amount: None,
            hours: None,
            deadline: Some(report.programme.deadline(report.period())),
            sheet: "Aflevering",
            about: None,
        })
        .collect()
}

fn cols() -> [Col; 8] {
    [
        col("Nr.", Style::Count, 6),
        col("Hvad skal besluttes", Style::Wrapped, 48),
        col("Hvorfor", Style::Wrapped, 56),
        col("Hvem svarer for det", Style::Wrapped, 30),
        col("Beløb, kr.", Style::Kroner, 13),
        col("Tid, timer", Style::Hours, 10),
        col("Frist", Style::Date, 13),
        col("Se arket", Style::Link, 20),
    ]
}

pub(super) fn draw(report: &Report<'_>, page: &Page) -> Sheet {
    let (mut grid, cols) = (Grid::new(report, page), cols());
    grid.widths(&cols);
    grid.headers(HEADER_ROW, &cols);
    let decisions = decisions(report);
    if decisions.is_empty() {
        grid.put(HEADER_ROW + 1, 1, text("Intet skal besluttes nu."));
    }
    let note =
        "De største beløb står først. Fristen for et tiltag er næste aflevering, så den nye plan kan ses i tallene.";
    grid.put(nth(HEADER_ROW + 2, decisions.len().max(1)), 0, Ink::text(note, Style::Small));
    for (index, decision) in decisions.into_iter().enumerate() {
        let target = format!("#'{}'!A1", decision.sheet);
        let cells = vec![
            Ink::number(Decimal::from(index + 1), Style::Count),
            wrapped(decision.what),
            wrapped(decision.why),
            wrapped(decision.owner),
            number(decision.amount, Style::Kroner),
            number(decision.hours, Style::Hours),
            day(decision.deadline),
            Ink::new(Content::Link { target, text: decision.sheet.to_owned() }, Style::Link),
        ];
        for (col, ink) in (0..).zip(cells) {
            grid.put(nth(HEADER_ROW + 1, index), col, ink);
        }
    }
    grid.freeze(HEADER_ROW, 0);
    grid.done()
}
