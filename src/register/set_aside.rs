//! What stands in for a plan that cannot be read.
//!
//! A benefit that was agreed, and whose row has an error this month, is still agreed: a typing error takes nothing out of the
//! forecast, and nobody asks the directors whether the benefit is dropped. Until the row is mended, the plan that was accepted
//! last stands in its place. Its reports do not count meanwhile, for nobody knows what they are reports of.
use super::Verdicts;
use crate::{
    archive::{Baseline, Past},
    intake::{RowOf, Tables},
    schema::{
        Field, Id,
        business_case::{budget_benefits, initiatives, master, time_benefits},
    },
};
use std::collections::BTreeSet;

/// The plans that stand in for rows of one workbook: as they counted in the newest accepted period, else as they were first
/// agreed.
#[derive(Default)]
pub(crate) struct StandIns<'a> {
    /// Of time.
    pub times: Vec<RowOf<'a, time_benefits::Fields>>,
    /// Of money, each with the form that says what its amounts are in.
    pub money: Vec<(RowOf<'a, budget_benefits::Fields>, RowOf<'a, master::Fields>)>,
    initiatives: Vec<RowOf<'a, initiatives::Fields>>,
}

impl<'a> StandIns<'a> {
    /// The plans of a centre's benefits that stand in its file, in rows that do not count.
    pub fn of(centre: &Id, submission: &impl Tables, verdicts: &Verdicts, past: Option<&'a Past>) -> Self {
        let mut found = Self::default();
        let Some(past) = past else { return found };
        let out = out(submission, verdicts);
        for held in past.baselines.iter().filter(|held| held.centre == *centre && out.contains(&held.benefit)) {
            found.add(held, past);
        }
        found
    }

    fn add(&mut self, held: &'a Baseline, past: &'a Past) {
        let accepted = past.case(&held.centre).map(|case| &case.accepted);
        let promise = &held.promise;
        let newest_time =
            accepted.and_then(|rows| with(rows.rows(&time_benefits::TABLE).iter(), &time_benefits::ID, held));
        if let Some(row) = newest_time.or_else(|| promise.row.of(&time_benefits::TABLE)) {
            self.times.push(row);
        }
        let newest_money = accepted.and_then(|rows| {
            let row = with(rows.rows(&budget_benefits::TABLE).iter(), &budget_benefits::ID, held)?;
            Some((row, rows.form(&master::TABLE)?))
        });
        let agreed = || Some((promise.row.of(&budget_benefits::TABLE)?, promise.form.of(&master::TABLE)?));
        self.money.extend(newest_money.or_else(agreed));
        let Some(agreed) = promise.initiative.of(&initiatives::TABLE) else { return };
        let id = agreed.given(&initiatives::ID);
        let newest = accepted
            .and_then(|rows| rows.rows(&initiatives::TABLE).iter().find(|row| row.given(&initiatives::ID) == id));
        self.initiatives.push(newest.unwrap_or(agreed));
    }

    /// The initiatives that count in the file, and those of the plans that stand in where theirs does not.
    pub fn initiatives<'b>(
        &self,
        mut counting: Vec<RowOf<'b, initiatives::Fields>>,
    ) -> Vec<RowOf<'b, initiatives::Fields>>
    where
        'a: 'b,
    {
        for row in &self.initiatives {
            let id = row.given(&initiatives::ID);
            if counting.iter().all(|known| known.given(&initiatives::ID) != id) {
                counting.push(*row);
            }
        }
        counting
    }

    /// Whether the initiative of a row that follows it out stands in, so that the row counts with it: what it costs and
    /// rests on is what it was.
    pub fn has_initiative(&self, id: Option<&Id>) -> bool {
        id.is_some() && self.initiatives.iter().any(|row| row.given(&initiatives::ID).as_ref() == id)
    }
}

/// The row of a benefit.
fn with<'a, In>(
    mut rows: impl Iterator<Item = RowOf<'a, In>>,
    id: &'static Field<Id, In>,
    held: &Baseline,
) -> Option<RowOf<'a, In>> {
    rows.find(|row| row.holds(id, &held.benefit))
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
