//! The facts of a budget benefit: kroner, month by month, as far up the claim ladder as they reach.
use super::{
    Benefit, BudgetBenefit, Initiative, Owned,
    expected::Asked,
    owed::{Call, Calls},
    reported::Reported,
};
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
    /// Of an initiative that is dropped: the last month it may give anything.
    pub last: Month,
    /// The whole benefit waits for a confirmation.
    pub is_out: bool,
}

impl MoneyCase<'_> {
    /// The amount of every month of the year, as promised.
    pub fn promise(&self, series: Series) -> Vec<Fact> {
        let months = self.period.of_year();
        months.map(|month| self.fact(self.planned(month), month, series, None, &self.benefit.of.plan_at)).collect()
    }

    /// Plan, reported, documented, booked, expected, and what is owed. Reported amounts are in kroner at the programme's price level.
    pub fn facts(&self, reports: &[Reported], calls: &Calls) -> Vec<Fact> {
        let mut facts = self.promise(Series::Plan);
        for report in reports {
            self.report(&mut facts, report);
        }
        let Owned { centre, of, .. } = self.benefit;
        self.expect(&mut facts, reports, &calls.expected(self.is_cost()));
        let planned = |month| self.signed(self.planned(month));
        let (plan_at, stream) = (&of.plan_at, stream(of.what.kind));
        let of = (centre, &of.initiative, &of.id);
        facts.extend(calls.facts(plan_at, &Call { of, stream, planned: &planned, is_cost: self.is_cost() }));
        facts
    }

    /// What is promised of a month, a disbenefit as a positive amount. An idea promises nothing.
    pub fn planned(&self, month: Month) -> Decimal {
        let Benefit { start, full, what, .. } = &self.benefit.of;
        if !self.initiative.promises(month, self.last) {
            return Decimal::ZERO;
        }
        match what.duration {
            Duration::Recurring => {
                let phase = phasing::phase_in(*start, *full, self.initiative.ends, month);
                (what.yearly * phase).0 / Decimal::from(12)
            }
            Duration::Once => (what.yearly * phasing::once(*start, *full, month)).0,
        }
    }

    fn is_cost(&self) -> bool {
        self.benefit.of.what.kind == BudgetKind::Disbenefit
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

    /// How far up the claim ladder an amount comes (docs/fagligt.md §2). A cost needs no proof, and an avoided expense stands
    /// in no book.
    fn reaches(&self, report: &Reported) -> Series {
        let from_a_system = matches!(report.source, FigureSource::Finance | FigureSource::Business);
        let evident = self.benefit.of.evidence <= Evidence::Logged;
        if self.is_cost() {
            return Series::Booked;
        }
        if !(from_a_system && evident) {
            return Series::Reported;
        }
        let can_be_booked = self.benefit.of.what.kind != BudgetKind::Avoided;
        let in_the_books =
            can_be_booked && report.has_voucher && self.benefit.of.what.account.is_some() && self.is_approved(report);
        if in_the_books { Series::Booked } else { Series::Documented }
    }

    /// An amount that has been accepted as booked stays so; another for the same month needs an approval of its own.
    fn is_approved(&self, report: &Reported) -> bool {
        self.approved || self.booked.contains(&(report.month, self.signed(report.amount)))
    }

    /// What is expected of the months that are not reported.
    fn expect(&self, facts: &mut Vec<Fact>, reports: &[Reported], late: &[Month]) {
        let (initiative, plan_at, is_out) = (self.initiative, &self.benefit.of.plan_at, self.is_out);
        let asked = Asked { period: self.period, initiative, reports, late, is_out, plan_at };
        for (month, amount, origin) in asked.months(|month| self.planned(month), |kroner| kroner) {
            facts.push(self.fact(amount, month, Series::Expected, None, origin));
        }
    }

    /// As it stands in the facts: a disbenefit is less than nothing.
    fn signed(&self, amount: Decimal) -> Decimal {
        settle(if self.is_cost() { -amount } else { amount })
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
