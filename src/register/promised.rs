//! What was promised first and is promised no longer, by nobody's decision: a plan that is another, and benefits that are
//! gone from their file.
use super::Register;
use crate::{
    archive::Past,
    facts::{Fact, Series, Slice, Stream},
    schema::Id,
    units::{Decimal, Month},
};
use std::collections::{BTreeMap, BTreeSet};

/// The streams whose plans are compared: hours, and what is paid or earned.
const COMPARED: [Stream; 5] =
    [Stream::FreedHours, Stream::Reduction, Stream::Income, Stream::Avoided, Stream::Disbenefit];

/// The facts of one benefit in one stream, by series and month.
#[derive(Default)]
struct Sums<'a> {
    by_series: BTreeMap<Series, BTreeMap<Month, Decimal>>,
    any: Option<&'a Fact>,
}

impl Sums<'_> {
    fn month(&self, series: Series, month: Month) -> Decimal {
        self.by_series.get(&series).and_then(|months| months.get(&month)).copied().unwrap_or_default()
    }

    fn of(&self, series: Series, months: impl Iterator<Item = Month>) -> Decimal {
        months.map(|month| self.month(series, month)).sum()
    }
}

/// What the change of a plan is up to the period, and what is gone.
pub(super) fn facts(register: &Register, past: Option<&Past>) -> Vec<Fact> {
    let Some(past) = past else { return Vec::new() };
    let mut all: BTreeMap<(&Id, &Id, Stream), Sums<'_>> = BTreeMap::new();
    for fact in register.facts.iter().filter(|fact| COMPARED.contains(&fact.stream)) {
        let sums = all.entry((&fact.centre, &fact.benefit, fact.stream)).or_default();
        *sums.by_series.entry(fact.series).or_default().entry(fact.month).or_default() += fact.amount;
        if sums.any.is_none_or(|known| known.series == Series::Baseline) {
            sums.any = Some(fact);
        }
    }
    let accepted: BTreeSet<(&Id, &Id)> = past.baselines.iter().map(|held| (&held.centre, &held.benefit)).collect();
    let vanished: BTreeSet<(&Id, &Id)> = register.vanished().map(|held| (&held.centre, &held.benefit)).collect();
    let mut facts = Vec::new();
    for ((centre, benefit, _), sums) in &all {
        let (true, Some(like)) = (accepted.contains(&(*centre, *benefit)), sums.any) else { continue };
        if vanished.contains(&(*centre, *benefit)) {
            facts.extend(gone(like, sums, past, register.period));
        } else {
            facts.extend(changed(like, sums, register.period));
        }
    }
    facts
}

/// The first promise up to the period, less what was booked of it while it was there.
fn gone(like: &Fact, sums: &Sums<'_>, past: &Past, period: Month) -> Option<Fact> {
    let promised = sums.of(Series::Baseline, period.january().through(period));
    let own = Slice::all(&past.facts).of_centre(&like.centre).facts.iter();
    let proven = if like.stream == Stream::FreedHours { Series::Documented } else { Series::Booked };
    let booked = own.filter(|fact| {
        fact.benefit == like.benefit
            && fact.stream == like.stream
            && fact.series == proven
            && fact.month.year() == period.year()
    });
    let amount = promised - booked.map(|fact| fact.amount).sum::<Decimal>();
    fact(like, Series::Gone, amount, period)
}

/// What was promised first for what has come, less its plan. What is postponed or dropped owes nothing by its new plan; by
/// the first it did.
fn changed(like: &Fact, sums: &Sums<'_>, period: Month) -> Option<Fact> {
    let year = || period.of_year();
    if year().all(|month| sums.month(Series::Baseline, month) == sums.month(Series::Plan, month)) {
        return None;
    }
    let months = || period.january().through(period);
    let is_late = |month: Month| {
        [Series::Missing, Series::Held, Series::NotYet].iter().any(|series| !sums.month(*series, month).is_zero())
    };
    let amount: Decimal = months()
        .filter(|month| !is_late(*month))
        .map(|month| sums.month(Series::Baseline, month) - sums.month(Series::Plan, month))
        .sum();
    fact(like, Series::Changed, amount, period)
}

fn fact(like: &Fact, series: Series, amount: Decimal, month: Month) -> Option<Fact> {
    let fact = Fact { series, amount, month, reached: None, ..like.clone() };
    (!amount.is_zero()).then_some(fact)
}
