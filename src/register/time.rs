//! The facts of a time benefit: hours, and what they are worth, month by month.
use super::{
    Benefit, Initiative, Owned, TimeBenefit,
    expected::Asked,
    owed::{Call, Calls},
    reported::Reported,
};
use crate::{
    due::Span,
    facts::{Fact, Origin, Series, Stream},
    formulas::{freed_time, phasing},
    programme::Programme,
    schema::Id,
    timing::Tested,
    units::{Count, Decimal, Hours, Month, Share, settle},
};

/// What the facts of a time benefit are made of.
pub(super) struct TimeCase<'a> {
    pub benefit: &'a Owned<Benefit<TimeBenefit>>,
    pub initiative: &'a Initiative,
    /// What its measurements prove, month by month.
    pub tested: Option<&'a Tested>,
    pub programme: &'a Programme,
    pub period: Month,
    /// Of an initiative that is dropped: the last month it may give anything.
    pub last: Month,
    /// The whole benefit waits for a confirmation.
    pub is_out: bool,
}

impl TimeCase<'_> {
    /// The hours of every month of the year, as promised.
    pub fn promise(&self, series: Series) -> Vec<Fact> {
        let mut facts = Vec::new();
        for month in self.period.of_year() {
            self.put_hours(&mut facts, self.planned(month), month, series, None, &self.benefit.of.plan_at);
        }
        facts
    }

    /// Plan, reported, documented, expected, and what is owed.
    pub fn facts(&self, reports: &[Reported], calls: &Calls) -> Vec<Fact> {
        let mut facts = Vec::new();
        for month in self.period.of_year() {
            self.put(&mut facts, self.planned(month), month, Series::Plan, None, &self.benefit.of.plan_at);
        }
        let mut before = None;
        for report in reports {
            self.report(&mut facts, report, before.replace(report.month));
        }
        let Owned { centre, of, .. } = self.benefit;
        self.expect(&mut facts, reports, &calls.expected(false));
        let planned = |month| settle(self.planned(month).0);
        let (plan_at, of) = (&of.plan_at, (centre, &of.initiative, &of.id));
        facts.extend(calls.facts(plan_at, &Call { of, stream: Stream::FreedHours, planned: &planned, is_cost: false }));
        facts
    }

    /// What is promised of a month. An idea promises nothing.
    pub fn planned(&self, month: Month) -> Hours {
        let Benefit { start, full, what, .. } = &self.benefit.of;
        if !self.initiative.promises(month, self.last) {
            return Hours::default();
        }
        let year = freed_time::hours(what.yearly_units, what.before, what.after, what.adoption, what.attribution);
        let phase = phasing::phase_in(*start, *full, self.initiative.ends, month);
        Hours((year * phase).0 / Decimal::from(12))
    }

    /// Units at the business case's own minutes.
    fn promised(&self, units: Count, adoption: Share) -> Hours {
        let what = &self.benefit.of.what;
        freed_time::hours(units, what.before, what.after, adoption, what.attribution)
    }

    /// How far the promise is phased in over some months.
    fn phase(&self, months: impl Iterator<Item = Month>) -> Share {
        let Benefit { start, full, .. } = &self.benefit.of;
        phasing::phase_over(*start, *full, self.initiative.ends, months)
    }

    /// `before` is the month of the report before it.
    fn report(&self, facts: &mut Vec<Fact>, report: &Reported, before: Option<Month>) {
        let units = Count(report.amount);
        let Benefit { start, interval, what, .. } = &self.benefit.of;
        let phase = self.phase(Span::covered(*interval, report.month, before, (*start, self.initiative.ends)).months());
        let adoption = |on_all| freed_time::adoption(on_all, report.adoption_now, what.adoption, phase);
        let live = self.tested.filter(|_| self.is_live(report.month));
        let proven = live.and_then(|tested| tested.proof(report.month));
        let reached = if proven.is_some() { Series::Documented } else { Series::Reported };
        let (month, origin) = (report.month, &report.origin);
        self.put(facts, self.promised(units, adoption(false)), month, Series::Reported, Some(reached), origin);
        if let Some(proof) = proven {
            let share = adoption(proof.on_all_units);
            let hours = freed_time::hours(units, proof.before, proof.after, share, what.attribution);
            self.put(facts, hours, month, Series::Documented, None, origin);
        }
    }

    fn is_live(&self, month: Month) -> bool {
        self.initiative.live_on.and_then(Month::of).is_some_and(|live| live <= month)
    }

    /// What is expected of the months that are not reported.
    fn expect(&self, facts: &mut Vec<Fact>, reports: &[Reported], late: &[Month]) {
        // Units expected of the rest of the year fall evenly on its months, and are worth what is phased in by then.
        let rest = self.phase(self.period.plus(1).through(self.period.december()));
        let share = self.benefit.of.what.adoption * rest;
        let (planned, worth) = (|month| self.planned(month).0, |units| self.promised(Count(units), share).0);
        let (initiative, plan_at, is_out) = (self.initiative, &self.benefit.of.plan_at, self.is_out);
        let asked = Asked { period: self.period, initiative, reports, late, is_out, plan_at };
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
