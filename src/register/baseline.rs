//! **Baseline.** The plan every benefit is held to: the first accepted one, or the one a later decision put in its place.
use super::{
    benefits::{budget_benefit, initiative, time_benefit},
    money::MoneyCase,
    time::TimeCase,
};
use crate::{
    archive::{Baseline, Past, Promise},
    danish::show,
    facts::{Fact, Series},
    intake::{KeptWorkbook, Row},
    programme::Programme,
    register::{Register, Verdict, Verdicts},
    rules::shares,
    schema::{
        Id,
        business_case::{
            self, budget_benefits,
            initiatives::{self, Phase},
            master, time_benefits,
        },
    },
    units::{Decimal, Hours, Kroner, Month, Share},
};
use std::collections::BTreeSet;

/// A workbook that counts, with what counts in it.
pub(super) type Counting<'a> = (&'a Id, &'a KeptWorkbook, &'a Verdicts);

/// The plan of every benefit that counts or has ever counted, and those of them that are another than they were. A benefit
/// nobody reports any more keeps its promise.
pub(super) fn held(
    counting: &[Counting<'_>],
    past: Option<&Past>,
    programme: &Programme,
    period: Month,
) -> (Vec<Baseline>, Vec<Replanned>) {
    let mut held: Vec<Baseline> = counting.iter().flat_map(|counting| promised(*counting, period)).collect();
    let mut replanned = Vec::new();
    let Some(past) = past else { return (held, replanned) };
    for now in &mut held {
        let Some(before) = past.baseline(&now.centre, &now.benefit) else { continue };
        if is_idea(&before.promise) {
            continue;
        }
        let is_replaced = before.promise.is_replaced_by(&now.promise);
        if before.promise.differs(&now.promise) {
            replanned.push(Replanned::of(before, now, is_replaced, programme, period));
        }
        if !is_replaced {
            *now = before.clone();
        }
    }
    let known: BTreeSet<(Id, Id)> = held.iter().map(|now| (now.centre.clone(), now.benefit.clone())).collect();
    let gone = |before: &Baseline| !known.contains(&(before.centre.clone(), before.benefit.clone()));
    held.extend(past.baselines.iter().filter(|before| gone(before) && !is_idea(&before.promise)).cloned());
    (held, replanned)
}

/// **Ændret plan.** A plan that is another than the one that was accepted, by a decision or without one.
#[derive(Clone, Debug)]
pub struct Replanned {
    /// The centre.
    pub centre: Id,
    /// The benefit.
    pub benefit: Id,
    /// Whether a decision has put it in the place of the old one. Without one the old plan is still the baseline.
    pub by_decision: bool,
    /// Whether it is counted in hours, not in kroner.
    pub is_time: bool,
    /// What the accepted plan gives in the period's year: kroner at the programme's price level, or hours.
    pub before: Decimal,
    /// What the plan of now gives.
    pub now: Decimal,
    /// The row of the benefit.
    pub row: Row,
}

impl Replanned {
    fn of(before: &Baseline, now: &Baseline, by_decision: bool, programme: &Programme, period: Month) -> Self {
        let year =
            |held: &Baseline| facts(std::slice::from_ref(held), programme, period).iter().map(|fact| fact.amount).sum();
        Self {
            centre: now.centre.clone(),
            benefit: now.benefit.clone(),
            by_decision,
            is_time: *now.promise.row.table == *time_benefits::TABLE,
            before: year(before),
            now: year(now),
            row: now.promise.row.clone(),
        }
    }

    /// `240.000 kr.`, `500 timer`: what it was, and what it is.
    pub fn told(&self) -> [String; 2] {
        [self.before, self.now].map(|amount| {
            if self.is_time { format!("{} timer", show::hours(Hours(amount))) } else { show::amount(Kroner(amount)) }
        })
    }
}

impl Register {
    /// A plan that is changed without a decision: what is reported is then held against the baseline.
    pub fn replanned_without_decision(&self, centre: &Id, benefit: &Id) -> Option<&Replanned> {
        let mut own = self.replanned.iter().filter(|one| one.centre == *centre && one.benefit == *benefit);
        own.find(|one| !one.by_decision)
    }
}

/// What a workbook promises now.
fn promised((centre, workbook, verdicts): Counting<'_>, period: Month) -> Vec<Baseline> {
    let mut promised = Vec::new();
    for (table, id) in business_case::TEMPLATE.promising() {
        for row in workbook.rows_in(table).iter().filter(|row| verdicts.on(row) == Verdict::Accepted) {
            let promise = Promise::of(workbook, row).filter(|promise| !is_idea(promise));
            if let (Some(benefit), Some(promise)) = (row.id(id), promise) {
                promised.push(Baseline { centre: centre.clone(), benefit, since: period, promise });
            }
        }
    }
    promised
}

/// What is only an idea has promised nothing yet: it is held to the plan it has when it becomes more.
fn is_idea(promise: &Promise) -> bool {
    let initiative = promise.initiative.of(&initiatives::TABLE);
    initiative.and_then(|row| row.given(&initiatives::PHASE)) == Some(Phase::Idea)
}

/// The months of the period's year as the plans promise them, at the programme's price level.
pub(super) fn facts(held: &[Baseline], programme: &Programme, period: Month) -> Vec<Fact> {
    let shares = shares::of_baselines(held);
    let share = |one: &Baseline| shares.get(&(&one.centre, one.benefit.clone())).copied();
    held.iter().flat_map(|one| promised_facts(one, share(one), programme, period)).collect()
}

fn promised_facts(baseline: &Baseline, share: Option<Share>, programme: &Programme, period: Month) -> Vec<Fact> {
    let (centre, Promise { form, initiative: of, row, .. }) = (&baseline.centre, &baseline.promise);
    let (of, form) = (of.of(&initiatives::TABLE), form.of(&master::TABLE));
    let Some(initiative) = of.and_then(|of| initiative(centre, of)).map(|owned| owned.of) else { return Vec::new() };
    let promised = if let Some(row) = row.of(&time_benefits::TABLE) {
        time_benefit(centre, row, |_| share).map(|benefit| {
            let case = TimeCase {
                benefit: &benefit,
                initiative: &initiative,
                tested: None,
                programme,
                period,
                last: baseline.since,
                is_out: false,
            };
            case.promise(Series::Baseline)
        })
    } else {
        let typed = row.of(&budget_benefits::TABLE).zip(form);
        typed.and_then(|(row, form)| budget_benefit(centre, row, programme.in_kroner(form))).map(|benefit| {
            let case = MoneyCase {
                benefit: &benefit,
                initiative: &initiative,
                approved: false,
                booked: BTreeSet::new(),
                period,
                last: baseline.since,
                is_out: false,
            };
            case.promise(Series::Baseline)
        })
    };
    // What is given up gives nothing after the month in which it was decided.
    let is_dropped = baseline.promise.phase() == Some(Phase::Dropped);
    let mut facts = promised.unwrap_or_default();
    facts.retain(|fact| !is_dropped || fact.month <= baseline.since);
    facts
}
