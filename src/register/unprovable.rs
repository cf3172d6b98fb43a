//! Reported hours that no measurement can prove yet, or whose measurement is not shown apart: they say nothing about how
//! well the others are proven.
use super::{Initiative, Register, missing::third_full_month};
use crate::{
    facts::{Fact, Series, Stream},
    schema::Id,
    timing::{Tested, Verdict},
};
use std::collections::BTreeSet;

/// One fact for each reported one that stands outside the share that is proven.
pub(super) fn facts(register: &Register) -> Vec<Fact> {
    let outside: BTreeSet<&Id> = register
        .time_benefits
        .iter()
        .filter(|(owned, tested)| {
            let initiative = register.initiatives.iter().map(|one| &one.of).find(|one| one.id == owned.of.initiative);
            initiative.is_some_and(|initiative| is_outside(register, initiative, tested))
        })
        .map(|(owned, _)| &owned.of.id)
        .collect();
    let reported = register.facts.iter().filter(|fact| {
        fact.series == Series::Reported && fact.stream == Stream::FreedHours && outside.contains(&fact.benefit)
    });
    reported.map(|fact| Fact { series: Series::Unprovable, reached: None, ..fact.clone() }).collect()
}

/// A measurement after is owed when the third full month in operation has ended; one before can no longer be had once the
/// initiative is in operation.
fn is_outside(register: &Register, initiative: &Initiative, tested: &Tested) -> bool {
    let is_after_owed = initiative.live_on.and_then(third_full_month).is_some_and(|due| due <= register.period);
    match tested.verdict {
        Verdict::TooFewToShow => true,
        Verdict::NotLive | Verdict::NoAfter | Verdict::TooEarly => !is_after_owed && tested.before.is_some(),
        _ => false,
    }
}
