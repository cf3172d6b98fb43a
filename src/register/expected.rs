//! What the year is expected to give beside what is reported: one convention for time and for money.
use super::{Initiative, reported::Reported};
use crate::{
    facts::Origin,
    formulas::phasing,
    schema::business_case::initiatives::Phase,
    units::{Decimal, Month},
};

/// A benefit, asked what is still to come of it.
pub(super) struct Asked<'a> {
    pub period: Month,
    pub initiative: &'a Initiative,
    /// What is reported, in order of its months.
    pub reports: &'a [Reported],
    /// The months up to the period that nobody has told of.
    pub silent: &'a [Month],
    /// The cell that says what is planned.
    pub plan_at: &'a Origin,
}

impl<'a> Asked<'a> {
    /// What is expected of each month that is not reported, and the cell that says so.
    ///
    /// Of the months after the period it is the centre's own figure, brought to the fact's unit by `worth` and spread evenly;
    /// else the plan. A dropped initiative gives nothing more, whatever is written. Of a month up to the period it is the plan: a report that is late, or
    /// part of a quarter that has not ended, is no money lost.
    pub fn months(
        &self,
        planned: impl Fn(Month) -> Decimal,
        worth: impl Fn(Decimal) -> Decimal,
    ) -> Vec<(Month, Decimal, &'a Origin)> {
        let rest: Vec<Month> = self.period.plus(1).through(self.period.december()).collect();
        // An older figure also covers months that have been reported since, so only the latest month's counts.
        let is_dropped = self.initiative.phase == Phase::Dropped;
        let latest = self.reports.last().filter(|_| !rest.is_empty() && !is_dropped);
        let own = latest.and_then(|report| Some((report.month, report.expected_rest?, &report.expected_at)));
        // And one of February covers March, which nobody has reported.
        let late = self.silent.iter().filter(|month| own.is_none_or(|(typed_in, ..)| **month < typed_in));
        let mut months: Vec<(Month, Decimal, &Origin)> =
            late.map(|month| (*month, planned(*month), self.plan_at)).collect();
        match own {
            Some((_, typed, origin)) => {
                let shares = phasing::spread(worth(typed), rest.len());
                months.extend(rest.into_iter().zip(shares).map(|(month, share)| (month, share, origin)));
            }
            None if is_dropped => {}
            None => months.extend(rest.into_iter().map(|month| (month, planned(month), self.plan_at))),
        }
        months
    }
}
