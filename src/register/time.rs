//! The facts of a time benefit: hours, and what they are worth, month by month.
use super::{Benefit, Initiative, Owned, TimeBenefit, expected::Asked, owed::Calls, reported::Reported};
use crate::{
    facts::{Fact, Origin, Series, Stream},
    formulas::{freed_time, phasing},
    programme::Programme,
    schema::Id,
    timing::Tested,
    units::{Count, Decimal, Hours, Month, settle},
};

/// What the facts of a time benefit are made of.
pub(super) struct TimeCase<'a> {
    pub benefit: &'a Owned<Benefit<TimeBenefit>>,
    pub initiative: &'a Initiative,
    /// What its measurements prove, month by month.
    pub tested: Option<&'a Tested>,
    pub programme: &'a Programme,
    pub period: Month,
}

impl TimeCase<'_> {
    /// The hours of every month of the year, as promised.
    pub fn promise(&self, series: Series) -> Vec<Fact> {
        let mut facts = Vec::new();
        for month in self.period.of_year() {
            self.put_hours(&mut facts, self.planned(month), month, series, None, &self.benefit.origin);
        }
        facts
    }

    /// Plan, reported, documented, expected, and what is owed.
    pub fn facts(&self, reports: &[Reported], calls: &Calls) -> Vec<Fact> {
        let mut facts = Vec::new();
        for month in self.period.of_year() {
            self.put(&mut facts, self.planned(month), month, Series::Plan, None, &self.benefit.origin);
        }
        for report in reports {
            self.report(&mut facts, report);
        }
        self.expect(&mut facts, reports, &calls.silent);
        let settled = |month| settle(self.planned(month).0);
        facts.extend(calls.facts(&self.benefit.origin, Stream::FreedHours, settled));
        facts
    }

    fn planned(&self, month: Month) -> Hours {
        let Benefit { start, full, what, .. } = &self.benefit.of;
        let year = freed_time::hours(what.yearly_units, what.before, what.after, what.adoption, what.attribution);
        let phase = phasing::phase_in(*start, *full, self.initiative.ends, month);
        Hours((year * phase).0 / Decimal::from(12))
    }

    /// Units at the business case's own minutes.
    fn promised(&self, units: Count) -> Hours {
        let what = &self.benefit.of.what;
        freed_time::hours(units, what.before, what.after, what.adoption, what.attribution)
    }

    fn report(&self, facts: &mut Vec<Fact>, report: &Reported) {
        let units = Count(report.amount);
        let adoption = self.benefit.of.what.adoption;
        let proven =
            self.tested.filter(|_| self.is_live(report.month)).and_then(|tested| tested.proof(report.month, adoption));
        let reached = if proven.is_some() { Series::Documented } else { Series::Reported };
        let (month, origin) = (report.month, &report.origin);
        self.put(facts, self.promised(units), month, Series::Reported, Some(reached), origin);
        if let Some(proof) = proven {
            let attribution = self.benefit.of.what.attribution;
            let hours = freed_time::hours(units, proof.before, proof.after, proof.adoption, attribution);
            self.put(facts, hours, month, Series::Documented, None, origin);
        }
    }

    fn is_live(&self, month: Month) -> bool {
        self.initiative.live_on.and_then(Month::of).is_some_and(|live| live <= month)
    }

    /// What is expected of the months that are not reported.
    fn expect(&self, facts: &mut Vec<Fact>, reports: &[Reported], silent: &[Month]) {
        let (planned, worth) = (|month| self.planned(month).0, |units| self.promised(Count(units)).0);
        let asked =
            Asked { period: self.period, initiative: self.initiative, reports, silent, plan_at: &self.benefit.origin };
        for (month, hours, origin) in asked.months(planned, worth) {
            self.put_hours(facts, Hours(hours), month, Series::Expected, None, origin);
        }
    }

    /// The hours, and what they are worth, divided by use.
    fn put(
        &self,
        facts: &mut Vec<Fact>,
        hours: Hours,
        month: Month,
        series: Series,
        reached: Option<Series>,
        origin: &Origin,
    ) {
        self.put_hours(facts, hours, month, series, reached, origin);
        let what = &self.benefit.of.what;
        let Some(pay) = self.programme.yearly_pay(&what.staff_group, month.year()) else { return };
        let value = freed_time::value(hours, pay, self.programme.norm);
        let used = freed_time::split(value, what.harvested, what.reinvested);
        let parts = [
            (Stream::FreedValue, used.harvested.0 + used.reinvested.0 + used.idle.0),
            (Stream::Harvested, used.harvested.0),
            (Stream::Reinvested, used.reinvested.0),
            (Stream::Idle, used.idle.0),
        ];
        for (stream, amount) in parts {
            facts.push(self.fact(stream, amount, month, series, reached, origin));
        }
    }

    fn put_hours(
        &self,
        facts: &mut Vec<Fact>,
        hours: Hours,
        month: Month,
        series: Series,
        reached: Option<Series>,
        origin: &Origin,
    ) {
        facts.push(self.fact(Stream::FreedHours, hours.0, month, series, reached, origin));
    }

    fn fact(
        &self,
        stream: Stream,
        amount: Decimal,
        month: Month,
        series: Series,
        reached: Option<Series>,
        origin: &Origin,
    ) -> Fact {
        let Owned { centre, of, .. } = self.benefit;
        Fact {
            centre: Id::clone(centre),
            initiative: of.initiative.clone(),
            benefit: of.id.clone(),
            month,
            stream,
            series,
            reached,
            amount: settle(amount),
            origin: origin.clone(),
        }
    }
}
