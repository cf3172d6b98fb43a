//! **Budgetomplacering.** The headroom that is documented, and that nobody has decided to move, as pairs of budget lines that sum
//! to zero.
use super::{BUDGET_YEARS, Benefit, BudgetBenefit, Owned, Register, is_headroom};
use crate::{
    archive::Decision,
    facts::{Series, Slice},
    schema::{
        Choice, Id,
        business_case::{Evidence, initiatives::Phase},
    },
    units::{Decimal, round},
};

/// The account the freed money is moved to, until økonomi writes its own.
pub const POOL: &str = "RÅDERUMSPULJE";

/// A line of the proposal; budget signs: an expense is plus, so a saving is minus.
#[derive(Clone, Debug)]
pub struct Transfer {
    /// The centre.
    pub centre: String,
    /// The benefit behind it.
    pub benefit: String,
    /// The account string.
    pub account: String,
    /// The control area.
    pub area: &'static str,
    /// What it is.
    pub text: String,
    /// Whole kroner in B, BO1, BO2 and BO3.
    pub years: Vec<Decimal>,
    /// The line that gives the pool what the centre gives up.
    pub is_counter: bool,
}

/// Approved, live and evident headroom with an account that is documented and that nobody has decided yet, each with its
/// counter line; never of an older delivery that stands in for a missing one.
impl Register {
    /// The proposal, from the budget year on.
    pub fn transfers(&self, budget_year: i16) -> Vec<Transfer> {
        let register = self;
        let approved = |centre: &Id| {
            register.cases.iter().any(|case| case.centre == *centre && case.approved && !case.carried_forward)
        };
        let is_live = |id: &Id| register.initiative(id).is_some_and(|initiative| initiative.phase == Phase::Live);
        let mut lines = Vec::new();
        for owned in register.budget_benefits.iter().filter(|owned| is_headroom(owned.of.what.kind)) {
            let (of, what) = (&owned.of, &owned.of.what);
            let Some(account) = what.account.as_ref().filter(|_| of.evidence <= Evidence::Logged) else { continue };
            if !approved(&owned.centre) || !is_live(&of.initiative) {
                continue;
            }
            let documented = register.documented(owned);
            if of.is_decided() || documented.is_zero() {
                continue;
            }
            // This year no more than what is documented to date; what comes later is proposed when it has come.
            let given = |later: i16| {
                let planned = register.given_in(of, budget_year + later).0;
                round(if later == 0 { nearer_nothing(planned, documented) } else { planned }, 0)
            };
            let years: Vec<Decimal> = (0..).take(BUDGET_YEARS).map(given).collect();
            let line = |account: &str, sign: Decimal, is_counter: bool| Transfer {
                centre: owned.centre.to_string(),
                benefit: of.id.to_string(),
                account: account.to_owned(),
                area: what.area.label(),
                text: what.description.clone(),
                years: years.iter().map(|amount| amount * sign).collect(),
                is_counter,
            };
            lines.push(line(account, -Decimal::ONE, false));
            lines.push(line(POOL, Decimal::ONE, true));
        }
        lines
    }

    /// The benefits whose transfer is decided: they are in no proposal any more.
    pub fn decided_transfers(&self) -> impl Iterator<Item = &Id> {
        let decided = self.budget_benefits.iter().map(|owned| &owned.of).filter(|benefit| benefit.is_decided());
        decided.filter(|benefit| is_headroom(benefit.what.kind)).map(|benefit| &benefit.id)
    }

    /// What is documented of a benefit in the year to date.
    fn documented(&self, owned: &Owned<Benefit<BudgetBenefit>>) -> Decimal {
        let of = &owned.of;
        let own = Slice::all(&self.facts).of_benefit(&owned.centre, &of.initiative, &of.id).facts.iter();
        let year = self.period.january()..=self.period;
        own.filter(|fact| fact.series == Series::Documented && year.contains(&fact.month)).map(|fact| fact.amount).sum()
    }
}

impl Benefit<BudgetBenefit> {
    /// Whether its centre refers to a decision; `afventer ØU` is none.
    fn is_decided(&self) -> bool {
        self.what.decision.as_deref().and_then(Decision::read).is_some()
    }
}

/// The amount that is nearer to nothing; nothing where one is a gain and the other a loss.
fn nearer_nothing(one: Decimal, other: Decimal) -> Decimal {
    if one.is_sign_negative() != other.is_sign_negative() {
        return Decimal::ZERO;
    }
    if one.abs() < other.abs() { one } else { other }
}
