//! Amounts per budget year: what a benefit gives and an initiative costs, year by year and in the long run.
use super::{Benefit, BudgetBenefit, Cost, Initiative, Owned, Register};
use crate::{
    formulas::phasing,
    schema::{
        Id,
        business_case::{Duration, budget_benefits::BudgetKind, initiatives::Phase},
    },
    units::{Decimal, Kroner, Month, settle},
};

/// Years that the economics of an initiative look ahead, the first included.
pub const HORIZON: usize = 10;
/// Budget years with a column of their own: B, BO1, BO2 and BO3.
pub const BUDGET_YEARS: usize = 4;

/// What an initiative gives and costs, year by year from the budget year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flows {
    /// Money the budget gains, avoided expenses included, disbenefits subtracted; never time.
    pub gains: Vec<Decimal>,
    /// What it costs.
    pub costs: Vec<Decimal>,
    /// Costs that come once.
    pub investment: Decimal,
    /// What a year gives when everything is phased in.
    pub lasting_gain: Decimal,
    /// What a year costs in the long run.
    pub lasting_cost: Decimal,
}

impl Flows {
    /// Gains less costs.
    pub fn net(&self) -> Vec<Decimal> {
        self.gains.iter().zip(&self.costs).map(|(gain, cost)| gain - cost).collect()
    }

    /// Both together.
    #[must_use]
    pub fn plus(mut self, other: &Self) -> Self {
        let add = |into: &mut Vec<Decimal>, from: &[Decimal]| {
            into.iter_mut().zip(from).for_each(|(sum, value)| *sum += value);
        };
        add(&mut self.gains, &other.gains);
        add(&mut self.costs, &other.costs);
        self.investment += other.investment;
        self.lasting_gain += other.lasting_gain;
        self.lasting_cost += other.lasting_cost;
        self
    }

    /// Nothing at all.
    pub fn none() -> Self {
        let zeros = vec![Decimal::ZERO; HORIZON];
        Self {
            gains: zeros.clone(),
            costs: zeros,
            investment: Decimal::ZERO,
            lasting_gain: Decimal::ZERO,
            lasting_cost: Decimal::ZERO,
        }
    }
}

/// Minus for a disbenefit.
pub fn sign(kind: BudgetKind) -> Decimal {
    if kind == BudgetKind::Disbenefit { -Decimal::ONE } else { Decimal::ONE }
}

/// Whether it counts as headroom.
pub fn is_headroom(kind: BudgetKind) -> bool {
    kind != BudgetKind::Avoided
}

impl Register {
    /// What a budget benefit gives in a year, signed.
    pub fn given_in(&self, benefit: &Benefit<BudgetBenefit>, year: i16) -> Kroner {
        let initiative = self.initiative(&benefit.initiative);
        let ends = initiative.and_then(|initiative| initiative.ends);
        let Some(january) = Month::new(year, 1) else { return Kroner::default() };
        let last = self.last_effect(benefit);
        let months = january.of_year().filter(|month| last.reaches(*month));
        let share: Decimal = months.map(|month| share(benefit, ends, month)).sum();
        Kroner(settle(benefit.what.yearly.0 * share * sign(benefit.what.kind)))
    }

    /// What a budget benefit gives in every year once it is phased in; nothing for a one-off or one that ends.
    pub fn lasting(&self, benefit: &Benefit<BudgetBenefit>) -> Kroner {
        let ends = |initiative: &Initiative| {
            initiative.ends.is_some() || initiative.phase == Phase::Dropped || !initiative.is_decided()
        };
        if benefit.what.duration == Duration::Once || self.initiative(&benefit.initiative).is_some_and(ends) {
            return Kroner::default();
        }
        Kroner(benefit.what.yearly.0 * sign(benefit.what.kind))
    }

    /// How long a benefit gives anything. That of a dropped initiative stops at the month the centre says, and at the
    /// period at the latest: what was to come later will not come.
    fn last_effect(&self, benefit: &Benefit<BudgetBenefit>) -> LastEffect {
        match self.initiative(&benefit.initiative) {
            Some(Initiative { phase: Phase::Idea, .. }) => LastEffect::Never,
            Some(Initiative { phase: Phase::Dropped, ends, .. }) => {
                ends.map_or(LastEffect::Never, |ends| LastEffect::In(ends.min(self.period)))
            }
            _ => LastEffect::Open,
        }
    }

    /// What an initiative gives and costs from the budget year on.
    pub fn flows(&self, initiative: &Id, budget_year: i16) -> Flows {
        let mut flows = Flows::none();
        for owned in self.budget_benefits.iter().filter(|owned| owned.of.initiative == *initiative) {
            for (gain, year) in flows.gains.iter_mut().zip(budget_year..) {
                *gain += self.given_in(&owned.of, year).0;
            }
            flows.lasting_gain += self.lasting(&owned.of).0;
        }
        for owned in self.costs.iter().filter(|owned| owned.of.initiative == *initiative) {
            add_cost(&mut flows, owned);
        }
        flows
    }
}

/// The last month in which a benefit gives anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum LastEffect {
    /// It gives nothing at all.
    Never,
    /// This month.
    In(Month),
    /// No end is in sight, or its plan says when.
    Open,
}

impl LastEffect {
    fn reaches(self, month: Month) -> bool {
        match self {
            Self::Never => false,
            Self::In(last) => month <= last,
            Self::Open => true,
        }
    }
}

/// The share of a full year that falls in a month.
fn share(benefit: &Benefit<BudgetBenefit>, ends: Option<Month>, month: Month) -> Decimal {
    match benefit.what.duration {
        Duration::Once => phasing::once(benefit.start, benefit.full, month).0,
        Duration::Recurring => phasing::phase_in(benefit.start, benefit.full, ends, month).0 / Decimal::from(12),
    }
}

/// A lasting cost goes on after BO3 as in BO3.
fn add_cost(flows: &mut Flows, owned: &Owned<Cost>) {
    let cost = &owned.of;
    let lasts = cost.duration == Duration::Recurring;
    let later = if lasts { cost.years[BUDGET_YEARS - 1].0 } else { Decimal::ZERO };
    for (index, sum) in flows.costs.iter_mut().enumerate() {
        *sum += cost.years.get(index).map_or(later, |year| year.0);
    }
    if lasts {
        flows.lasting_cost += later;
    } else {
        flows.investment += cost.years.iter().map(|year| year.0).sum::<Decimal>();
    }
}
