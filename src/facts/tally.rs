//! Facts added up by all that a figure asks of them, so that a figure over a hundred thousand facts is a sum of
//! hundreds.
use super::{Fact, Series, Stream};
use crate::{
    schema::Id,
    units::{Decimal, Month},
};
use std::collections::{BTreeMap, HashMap};

/// What facts of one kind and month share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Kind {
    /// Which figure they belong to.
    pub series: Series,
    /// For reported facts: the highest series their claims reach.
    pub reached: Option<Series>,
    /// What they measure.
    pub stream: Stream,
    /// The month.
    pub month: Month,
}

impl Fact {
    /// What it shares with others.
    pub fn kind(&self) -> Kind {
        let Self { series, reached, stream, month, .. } = *self;
        Kind { series, reached, stream, month }
    }
}

/// Sums of some facts by their kinds, and of each centre's.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    sums: BTreeMap<Kind, Decimal>,
    centres: BTreeMap<Id, Tally>,
}

impl Tally {
    /// Adds up the facts of all centres.
    pub fn of(facts: &[Fact]) -> Self {
        let mut all = Self::default();
        for run in facts.chunk_by(|one, other| one.centre == other.centre) {
            let sums = sums(run);
            for (kind, sum) in &sums {
                *all.sums.entry(*kind).or_default() += sum;
            }
            all.centres.insert(run[0].centre.clone(), Self { sums, centres: BTreeMap::new() });
        }
        all
    }

    /// Every kind and its sum.
    pub fn sums(&self) -> impl Iterator<Item = (Kind, Decimal)> {
        self.sums.iter().map(|(kind, sum)| (*kind, *sum))
    }

    /// The facts of one centre.
    pub(super) fn of_centre(&self, centre: &Id) -> Option<&Self> {
        self.centres.get(centre)
    }
}

/// The sum of each kind. Decimals are added without rounding (facts have at most twelve decimals), so the order does
/// not matter, and a hash map may be used: it is sorted before anyone sees it.
fn sums(facts: &[Fact]) -> BTreeMap<Kind, Decimal> {
    let mut sums: HashMap<Kind, Decimal> = HashMap::new();
    for fact in facts {
        *sums.entry(fact.kind()).or_default() += fact.amount;
    }
    sums.into_iter().collect()
}
