//! **Baseline.** The plan every benefit is held to: the first accepted one, or the one a later decision put in its place.
use super::{
    benefits::{budget_benefit, initiative, time_benefit},
    build::in_kroner,
    money::MoneyCase,
    time::TimeCase,
};
use crate::{
    archive::{Baseline, Past, Promise},
    facts::{Fact, Series},
    intake::KeptWorkbook,
    programme::Programme,
    register::{Verdict, Verdicts},
    rules::shares,
    schema::{
        Id,
        business_case::{self, budget_benefits, initiatives, master, time_benefits},
    },
    units::{Month, Share},
};
use std::collections::BTreeSet;

/// A workbook that counts, with what counts in it.
pub(super) type Counting<'a> = (&'a Id, &'a KeptWorkbook, &'a Verdicts);

/// The plan of every benefit that counts or has ever counted. A benefit nobody reports any more keeps its promise.
pub(super) fn held(counting: &[Counting<'_>], past: Option<&Past>, period: Month) -> Vec<Baseline> {
    let mut held: Vec<Baseline> = counting.iter().flat_map(|counting| promised(*counting, period)).collect();
    let Some(past) = past else { return held };
    for now in &mut held {
        if let Some(before) = past.baseline(&now.centre, &now.benefit)
            && !before.promise.is_replaced_by(&now.promise)
        {
            *now = before.clone();
        }
    }
    let known: BTreeSet<(Id, Id)> = held.iter().map(|now| (now.centre.clone(), now.benefit.clone())).collect();
    let gone = |before: &&Baseline| !known.contains(&(before.centre.clone(), before.benefit.clone()));
    held.extend(past.baselines.iter().filter(gone).cloned());
    held
}

/// What a workbook promises now.
fn promised((centre, workbook, verdicts): Counting<'_>, period: Month) -> Vec<Baseline> {
    let mut promised = Vec::new();
    for (table, id) in business_case::TEMPLATE.promising() {
        for row in workbook.rows_in(table).iter().filter(|row| verdicts.on(row) == Verdict::Accepted) {
            if let (Some(benefit), Some(promise)) = (row.id(id), Promise::of(workbook, row)) {
                promised.push(Baseline { centre: centre.clone(), benefit, since: period, promise });
            }
        }
    }
    promised
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
            let case = TimeCase { benefit: &benefit, initiative: &initiative, proof: None, programme, period };
            case.promise(Series::Baseline)
        })
    } else {
        let typed = row.of(&budget_benefits::TABLE).zip(form);
        typed.and_then(|(row, form)| budget_benefit(centre, row, in_kroner(programme, form))).map(|benefit| {
            let case = MoneyCase {
                benefit: &benefit,
                initiative: &initiative,
                approved: false,
                booked: BTreeSet::new(),
                period,
            };
            case.promise(Series::Baseline)
        })
    };
    promised.unwrap_or_default()
}
