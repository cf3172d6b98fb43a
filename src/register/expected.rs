//! What the rest of the year is expected to give: one convention for time and for money.
use super::{Initiative, build::Reported};
use crate::{
    facts::Origin,
    formulas::phasing,
    schema::business_case::initiatives::Phase,
    units::{Decimal, Month},
};

/// What is expected of a benefit in each month after the period, and the cell that says so.
///
/// The centre's own figure, brought to the fact's unit by `worth` and spread evenly; else the plan, unless the
/// initiative is dropped.
pub(super) fn months<'a>(
    period: Month,
    initiative: &Initiative,
    reports: &'a [Reported],
    plan_at: &'a Origin,
    planned: impl Fn(Month) -> Decimal,
    worth: impl Fn(Decimal) -> Decimal,
) -> Vec<(Month, Decimal, &'a Origin)> {
    let rest: Vec<Month> = period.plus(1).through(period.december()).collect();
    // An older figure also covers months that have been reported since, so only the latest month's counts.
    let own = reports.last().and_then(|report| Some((report.expected_rest?, &report.expected_at)));
    match own {
        Some((typed, origin)) => {
            let shares = phasing::spread(worth(typed), rest.len());
            rest.into_iter().zip(shares).map(|(month, share)| (month, share, origin)).collect()
        }
        None if initiative.phase == Phase::Dropped => Vec::new(),
        None => rest.into_iter().map(|month| (month, planned(month), plan_at)).collect(),
    }
}
