//! The facts of a budget benefit: kroner, month by month, as far up the claim ladder as they reach.
use super::{Benefit, BudgetBenefit, Initiative, Owned, expected::Asked, owed::Calls, reported::Reported};
use crate::{
    facts::{Fact, Origin, Series, Stream},
    formulas::phasing,
    schema::business_case::{Duration, Evidence, budget_benefits::BudgetKind, follow_up::FigureSource},
    units::{Decimal, Month, settle},
};
use std::collections::BTreeSet;

/// What the facts of a budget benefit are made of.
pub(super) struct MoneyCase<'a> {
    pub benefit: &'a Owned<Benefit<BudgetBenefit>>,
    pub initiative: &'a Initiative,
    /// Whether the submission is approved.
    pub approved: bool,
    /// Months and amounts that were booked when an earlier period was accepted.
    pub booked: BTreeSet<(Month, Decimal)>,
    pub period: Month,
}

impl MoneyCase<'_> {
    /// The amount of every month of the year, as promised.
    pub fn promise(&self, series: Series) -> Vec<Fact> {
        let months = self.period.of_year();
        months.map(|month| self.fact(self.planned(month), month, series, None, &self.benefit.origin)).collect()
    }

    /// Plan, reported, documented, booked, expected, and what is owed. Reported amounts are in kroner at the programme's price level.
    pub fn facts(&self, reports: &[Reported], calls: &Calls) -> Vec<Fact> {
        let mut facts = self.promise(Series::Plan);
        for report in reports {
            self.report(&mut facts, report);
        }
        self.expect(&mut facts, reports, &calls.silent);
        let signed = |month| self.signed(self.planned(month));
        facts.extend(calls.facts(&self.benefit.origin, stream(self.benefit.of.what.kind), signed));
        facts
    }

    fn planned(&self, month: Month) -> Decimal {
        if !self.initiative.is_decided() {
            return Decimal::ZERO;
        }
        let Benefit { start, full, what, .. } = &self.benefit.of;
        match what.duration {
            Duration::Recurring => {
                let phase = phasing::phase_in(*start, *full, self.initiative.ends, month);
                (what.yearly * phase).0 / Decimal::from(12)
            }
            Duration::Once => (what.yearly * phasing::once(*start, *full, month)).0,
        }
    }

    fn report(&self, facts: &mut Vec<Fact>, report: &Reported) {
        let reached = self.reaches(report);
        for series in [Series::Reported, Series::Documented, Series::Booked] {
            if series <= reached {
                let mark = (series == Series::Reported).then_some(reached);
                facts.push(self.fact(report.amount, report.month, series, mark, &report.origin));
            }
        }
    }

    /// How far up the claim ladder an amount comes (docs/fagligt.md §2).
    fn reaches(&self, report: &Reported) -> Series {
        let from_a_system = matches!(report.source, FigureSource::Finance | FigureSource::Business);
        let evident = self.benefit.of.evidence <= Evidence::Logged;
        if !(from_a_system && evident) {
            return Series::Reported;
        }
        let in_the_books = report.has_voucher && self.benefit.of.what.account.is_some() && self.is_approved(report);
        if in_the_books { Series::Booked } else { Series::Documented }
    }

    /// An amount that has been accepted as booked stays so; another for the same month needs an approval of its own.
    fn is_approved(&self, report: &Reported) -> bool {
        self.approved || self.booked.contains(&(report.month, self.signed(report.amount)))
    }

    /// What is expected of the months that are not reported.
    fn expect(&self, facts: &mut Vec<Fact>, reports: &[Reported], silent: &[Month]) {
        let asked =
            Asked { period: self.period, initiative: self.initiative, reports, silent, plan_at: &self.benefit.origin };
        for (month, amount, origin) in asked.months(|month| self.planned(month), |kroner| kroner) {
            facts.push(self.fact(amount, month, Series::Expected, None, origin));
        }
    }

    /// As it stands in the facts: a disbenefit is less than nothing.
    fn signed(&self, amount: Decimal) -> Decimal {
        let less = self.benefit.of.what.kind == BudgetKind::Disbenefit;
        settle(if less { -amount } else { amount })
    }

    fn fact(&self, amount: Decimal, month: Month, series: Series, reached: Option<Series>, origin: &Origin) -> Fact {
        let Owned { centre, of, .. } = self.benefit;
        let stream = stream(of.what.kind);
        Fact {
            centre: centre.clone(),
            initiative: of.initiative.clone(),
            benefit: of.id.clone(),
            month,
            stream,
            series,
            reached,
            amount: self.signed(amount),
            origin: origin.clone(),
        }
    }
}

fn stream(kind: BudgetKind) -> Stream {
    match kind {
        BudgetKind::Reduction => Stream::Reduction,
        BudgetKind::Income => Stream::Income,
        BudgetKind::Avoided => Stream::Avoided,
        BudgetKind::Disbenefit => Stream::Disbenefit,
    }
}
