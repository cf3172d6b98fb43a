//! What stands in for a plan that cannot be read.
//!
//! A benefit that was agreed, and whose row has an error this month, is still agreed: a typing error takes nothing out of the
//! forecast, and nobody asks the directors whether the benefit is dropped. Until the row is mended, the agreed plan stands in
//! its place. Its reports do not count meanwhile, for nobody knows what they are reports of.
use super::Verdicts;
use crate::{
    archive::Baseline,
    intake::{RowOf, Tables},
    schema::{
        Id,
        business_case::{budget_benefits, initiatives, master, time_benefits},
    },
};
use std::collections::BTreeSet;

/// The agreed plans that stand in for rows of one workbook.
pub(crate) struct StandIns<'a>(Vec<&'a Baseline>);

impl<'a> StandIns<'a> {
    /// The plans of a centre's benefits that stand in its file, in rows that do not count.
    pub fn of(centre: &Id, submission: &impl Tables, verdicts: &Verdicts, agreed: &'a [Baseline]) -> Self {
        let out = out(submission, verdicts);
        let own = agreed.iter().filter(|held| held.centre == *centre && out.contains(&held.benefit));
        Self(own.collect())
    }

    /// Each plan.
    pub fn plans(&self) -> impl Iterator<Item = &'a Baseline> + '_ {
        self.0.iter().copied()
    }

    /// The initiatives that count in the file, and those of the plans that stand in where theirs does not.
    pub fn initiatives<'b>(
        &self,
        mut counting: Vec<RowOf<'b, initiatives::Fields>>,
    ) -> Vec<RowOf<'b, initiatives::Fields>>
    where
        'a: 'b,
    {
        for row in self.plans().filter_map(|held| held.promise.initiative.of(&initiatives::TABLE)) {
            let id = row.given(&initiatives::ID);
            if counting.iter().all(|known| known.given(&initiatives::ID) != id) {
                counting.push(row);
            }
        }
        counting
    }

    /// The benefits of time.
    pub fn times(&self) -> impl Iterator<Item = RowOf<'a, time_benefits::Fields>> + '_ {
        self.plans().filter_map(|held| held.promise.row.of(&time_benefits::TABLE))
    }

    /// The benefits of money, each with the form that says what its amounts are in.
    pub fn money(&self) -> impl Iterator<Item = (RowOf<'a, budget_benefits::Fields>, RowOf<'a, master::Fields>)> + '_ {
        self.plans().filter_map(|held| {
            Some((held.promise.row.of(&budget_benefits::TABLE)?, held.promise.form.of(&master::TABLE)?))
        })
    }
}

/// The benefits whose rows stand in a workbook and do not count.
pub(crate) fn out(submission: &impl Tables, verdicts: &Verdicts) -> BTreeSet<Id> {
    let times = submission.rows(&time_benefits::TABLE).iter().map(|row| row.given(&time_benefits::ID));
    let money = submission.rows(&budget_benefits::TABLE).iter().map(|row| row.given(&budget_benefits::ID));
    let accepted_times = verdicts.accepted(submission, &time_benefits::TABLE).into_iter();
    let accepted_money = verdicts.accepted(submission, &budget_benefits::TABLE).into_iter();
    let counting: BTreeSet<Id> = accepted_times
        .filter_map(|row| row.given(&time_benefits::ID))
        .chain(accepted_money.filter_map(|row| row.given(&budget_benefits::ID)))
        .collect();
    times.chain(money).flatten().filter(|id| !counting.contains(id)).collect()
}
