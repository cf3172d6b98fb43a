//! **Prognosens lave ende.** What the year gives if the rest of it goes as it has gone so far.
//!
//! High is what the centres expect, else the plan. Low is the plan of the rest at the pace of the benefit's own reports:
//! 40 % of the plan so far is 40 % of the plan to come. Without a report of its own, a benefit goes at its centre's pace;
//! where the centre has none either, at the plan's.
use super::{BudgetBenefit, Register};
use crate::{
    archive::Past,
    facts::{Fact, Series, Stream},
    schema::{Id, business_case::budget_benefits::BudgetKind},
    units::{Decimal, Month, div, settle},
};
use std::collections::BTreeMap;

/// What has come of a benefit, and the plan of it.
#[derive(Clone, Copy, Default)]
struct Pace {
    reported: Decimal,
    planned: Decimal,
}

impl Pace {
    fn rate(self) -> Option<Decimal> {
        div(self.reported, self.planned).filter(|_| !self.planned.is_zero())
    }
}

/// The streams that have a forecast.
fn is_forecast(stream: Stream) -> bool {
    matches!(stream, Stream::FreedHours | Stream::Reduction | Stream::Income | Stream::Avoided | Stream::Disbenefit)
}

/// Whether two streams share a centre's pace: time by itself, and gains of money.
fn family(stream: Stream) -> u8 {
    match stream {
        Stream::FreedHours => 0,
        Stream::Disbenefit => 1,
        _ => 2,
    }
}

/// The low end of what is expected, month by month.
pub(super) fn facts(register: &Register, past: Option<&Past>) -> Vec<Fact> {
    let mut own: BTreeMap<&Id, Pace> = BTreeMap::new();
    let mut centres: BTreeMap<(&Id, u8), Pace> = BTreeMap::new();
    let mut expected: BTreeMap<&Id, Vec<&Fact>> = BTreeMap::new();
    let mut plans: BTreeMap<(&Id, Month), Decimal> = BTreeMap::new();
    for fact in
        register.facts.iter().filter(|fact| is_forecast(fact.stream) && fact.month.year() == register.period.year())
    {
        match fact.series {
            Series::Reported | Series::Called => {
                let of_centre = centres.entry((&fact.centre, family(fact.stream))).or_default();
                for pace in [own.entry(&fact.benefit).or_default(), of_centre] {
                    let side = if fact.series == Series::Called { &mut pace.planned } else { &mut pace.reported };
                    *side += fact.amount;
                }
            }
            Series::Expected => expected.entry(&fact.benefit).or_default().push(fact),
            Series::Plan => *plans.entry((&fact.benefit, fact.month)).or_default() += fact.amount,
            _ => {}
        }
    }
    // What cannot be read goes on as it went when it was accepted last: an error in a row makes no pace better.
    let is_meant = |fact: &&Fact| {
        is_forecast(fact.stream)
            && fact.month.year() == register.period.year()
            && register.set_aside.contains(&(fact.centre.clone(), fact.benefit.clone()))
    };
    for fact in past.iter().flat_map(|past| &past.facts).filter(is_meant) {
        match fact.series {
            Series::Reported => own.entry(&fact.benefit).or_default().reported += fact.amount,
            Series::Called => own.entry(&fact.benefit).or_default().planned += fact.amount,
            _ => {}
        }
    }
    let costs = costs(register);
    let mut facts = Vec::new();
    for (benefit, high) in expected {
        let first = high[0];
        let of_centre = || centres.get(&(&first.centre, family(first.stream))).and_then(|pace| pace.rate());
        let rate = own.get(benefit).and_then(|pace| pace.rate()).or_else(of_centre).unwrap_or(Decimal::ONE);
        let rate = if costs.contains(&benefit) { rate.max(Decimal::ONE) } else { rate.min(Decimal::ONE) };
        let plan = |fact: &Fact| plans.get(&(benefit, fact.month)).copied().unwrap_or_default();
        let low: Vec<Decimal> = high.iter().map(|fact| settle(plan(fact) * rate)).collect();
        let is_above = low.iter().sum::<Decimal>() > high.iter().map(|fact| fact.amount).sum::<Decimal>();
        let amounts = high.iter().zip(low).map(|(fact, low)| if is_above { fact.amount } else { low });
        let at_low =
            |(fact, amount): (&&Fact, Decimal)| Fact { series: Series::ExpectedLow, amount, ..(*fact).clone() };
        facts.extend(high.iter().zip(amounts).map(at_low));
    }
    facts
}

/// The disbenefits: a pace above the plan makes the low end lower.
fn costs(register: &Register) -> Vec<&Id> {
    let is_cost = |what: &BudgetBenefit| what.kind == BudgetKind::Disbenefit;
    register.budget_benefits.iter().filter(|owned| is_cost(&owned.of.what)).map(|owned| &owned.of.id).collect()
}
