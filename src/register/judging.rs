//! The premises on which the reports of a benefit are judged: what it promises, what was counted, what was accepted.
use super::{
    Benefit, Initiative, Owned, TimeBenefit,
    build::Builder,
    case::Source,
    held::{Doubles, Judge, Judged},
    money::MoneyCase,
    plausible::Premises,
    reported::{Reported, reported},
};
use crate::{
    facts::{Fact, Series, Slice, Stream},
    formulas::freed_time,
    intake::RowOf,
    schema::{
        Id,
        business_case::{
            Duration,
            budget_benefits::BudgetKind,
            initiatives::{self, Phase},
            master,
        },
    },
    units::{Count, Decimal, Kroner, Month, Unit},
};
use std::collections::{BTreeMap, BTreeSet};

impl Builder<'_> {
    pub fn judge_time(
        &self,
        source: &Source<'_>,
        owned: &Owned<Benefit<TimeBenefit>>,
        initiative: &Initiative,
        reports: Vec<Reported>,
    ) -> Judged {
        let what = &owned.of.what;
        let pay = self.programme.yearly_pay(&what.staff_group, self.register.period.year());
        let worth = |units: Decimal| {
            let hours = freed_time::hours(Count(units), what.before, what.after, what.adoption, what.attribution);
            pay.map(|pay| freed_time::value(hours, pay, self.programme.norm))
        };
        let monthly = what.yearly_units.0 / Decimal::from(12);
        let plan = |_| monthly;
        let cases = self.cases.get(&(source.centre.clone(), what.task.clone())).cloned().unwrap_or_default();
        let premises = Premises {
            yearly: what.yearly_units.0,
            is_once: false,
            is_cost: false,
            is_money: false,
            worth: &worth,
            cases,
            ..self.premises(source, owned, initiative, &plan)
        };
        self.judge(owned, (Unit::Count, what.yearly_units.0), &premises, reports)
    }

    pub fn judge_money(&self, source: &Source<'_>, case: &MoneyCase<'_>, reports: Vec<Reported>) -> Judged {
        let (owned, initiative) = (case.benefit, case.initiative);
        let what = &owned.of.what;
        let plan = |month| case.planned(month);
        let premises = Premises {
            yearly: what.yearly.0,
            is_once: what.duration == Duration::Once,
            is_cost: what.kind == BudgetKind::Disbenefit,
            is_money: true,
            worth: &|kroner| Some(Kroner(kroner)),
            revalued: self.revalued(source, &owned.of.id),
            ..self.premises(source, owned, initiative, &plan)
        };
        self.judge(owned, (Unit::Kroner, what.yearly.0), &premises, reports)
    }

    /// What is known of any benefit before its reports are judged.
    fn premises<'b, T>(
        &'b self,
        source: &Source<'_>,
        owned: &Owned<Benefit<T>>,
        initiative: &Initiative,
        plan: &'b dyn Fn(Month) -> Decimal,
    ) -> Premises<'b> {
        Premises {
            limits: &self.programme.limits,
            yearly: Decimal::ZERO,
            is_once: false,
            is_cost: false,
            is_money: false,
            phase: initiative.phase,
            interval: owned.of.interval,
            stood_until: self.stood_until(source.centre, initiative),
            plan,
            small: self.programme.directors_see,
            worth: &|_| None,
            cases: BTreeMap::new(),
            revalued: BTreeMap::new(),
            period: self.register.period,
        }
    }

    fn judge<T>(
        &self,
        owned: &Owned<Benefit<T>>,
        (unit, yearly_typed): (Unit, Decimal),
        premises: &Premises<'_>,
        reports: Vec<Reported>,
    ) -> Judged {
        let known = self.doubles.get(&(owned.centre.clone(), owned.of.id.clone()));
        let none = Doubles::default();
        let doubles = known.unwrap_or(&none);
        Judge { owned, programme: self.programme, unit, yearly_typed, premises, doubles }.judge(reports)
    }

    /// The last month in which an initiative may give anything: the one it ends in, or after which it fell.
    fn stood_until(&self, centre: &Id, initiative: &Initiative) -> Option<Month> {
        [self.fell_after(centre, initiative), initiative.ends].into_iter().flatten().min()
    }

    /// The last month of an initiative that fell before the newest accepted period; nothing where it stands, or where it
    /// fell in this one: what it gave until now is what it gave.
    fn fell_after(&self, centre: &Id, initiative: &Initiative) -> Option<Month> {
        if !matches!(initiative.phase, Phase::Postponed | Phase::Dropped) {
            return None;
        }
        let past = self.past?;
        let rows = past.case(centre)?.accepted.rows(&initiatives::TABLE);
        let before = rows.iter().find(|row| row.holds(&initiatives::ID, &initiative.id))?;
        (before.given(&initiatives::PHASE)? == initiative.phase).then_some(past.period)
    }

    /// What was accepted of a benefit's months, where the unit or price level of its file is another now.
    fn revalued(&self, source: &Source<'_>, benefit: &Id) -> BTreeMap<Month, Decimal> {
        let says = |form: RowOf<'_, master::Fields>| {
            (form.given(&master::AMOUNT_UNIT), form.given(&master::PRICE_LEVEL).map(|level| level.0))
        };
        let now = source.submission.form(&master::TABLE).map(says);
        let past = self.past.and_then(|past| Some((past, past.case(source.centre)?)));
        let Some((past, case)) = past else { return BTreeMap::new() };
        if case.accepted.form(&master::TABLE).map(says) == now {
            return BTreeMap::new();
        }
        let own = Slice::all(&past.facts).of_centre(source.centre).facts.iter();
        let reported = own.filter(|fact| fact.benefit == *benefit && fact.series == Series::Reported);
        let amount = |fact: &Fact| if fact.stream == Stream::Disbenefit { -fact.amount } else { fact.amount };
        reported.map(|fact| (fact.month, amount(fact))).collect()
    }

    /// What was booked of a benefit when the period before was accepted.
    pub fn booked(&self, centre: &Id, benefit: &Id) -> BTreeSet<(Month, Decimal)> {
        let facts = self.past.map_or(&[][..], |past| Slice::all(&past.facts).of_centre(centre).facts);
        let own = facts.iter().filter(|fact| fact.series == Series::Booked && fact.benefit == *benefit);
        own.map(|fact| (fact.month, fact.amount)).collect()
    }

    /// The reports of one benefit by month, none later than the period.
    pub fn reports(
        &self,
        source: &Source<'_>,
        benefit: &Id,
        (whole, amount): (impl Fn(Decimal) -> Decimal, impl Fn(Decimal) -> Option<Decimal>),
    ) -> Vec<Reported> {
        let own = source.follow_ups.get(benefit).into_iter().flatten().copied();
        let mut reports: Vec<Reported> = own.filter_map(|row| reported(row, benefit, (&whole, &amount))).collect();
        reports.retain(|report| report.month <= self.register.period);
        reports.sort_by_key(|report| report.month);
        let latest_year = self.register.period.year();
        for report in &mut reports {
            // What was expected of an earlier year says nothing of this one.
            report.expected_rest = report.expected_rest.filter(|_| report.month.year() == latest_year);
        }
        reports
    }
}
