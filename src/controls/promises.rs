//! What was promised first, and what is expected of the rest of the year, against the rows that say so.
use super::{
    Accounts, Books, Line, OERE,
    amounts::{MONEY, price_factor, signed},
    hours::{HOURS, worked},
    rounded,
};
use crate::{
    archive::{Baseline, Promise},
    facts::{Fact, Series, Stream},
    formulas::phasing,
    intake::{KeptWorkbook, RowOf},
    programme::Programme,
    schema::{
        Id,
        business_case::{
            Duration, budget_benefits, follow_up,
            initiatives::{self, Phase},
            master, time_benefits,
        },
    },
    units::{Decimal, Month},
};
use std::collections::BTreeMap;

/// A year of every baseline in one sum, from the row it was accepted with, against the months the facts hold of it.
pub(super) fn baselines(accounts: &Accounts<'_>) -> Vec<Line> {
    let (held, year) = (&accounts.register.baselines, accounts.register.period);
    let money = held.iter().filter_map(|held| money_of(held, accounts.programme, year)).sum();
    let time = held.iter().filter_map(|held| hours_of(held, year)).sum();
    sides(accounts, Series::Baseline, money, time)
}

/// The two lines of a series: kroner and hours.
fn sides(accounts: &Accounts<'_>, series: Series, money: Decimal, time: Decimal) -> Vec<Line> {
    let sum = |streams: &[Stream]| {
        let facts = accounts.facts().iter().filter(|fact| fact.series == series && streams.contains(&fact.stream));
        facts.map(|fact| fact.amount).sum::<Decimal>()
    };
    vec![
        rounded("Budgetgevinster, kr.", money, sum(&MONEY), OERE),
        rounded("Tidsgevinster, timer", time, sum(&[Stream::FreedHours]), HOURS),
    ]
}

fn ends(promise: &Promise) -> Option<Month> {
    promise.initiative.of(&initiatives::TABLE)?.given(&initiatives::ENDS)
}

/// What a baseline of money promises of the year, at the programme's price level; nothing for one of time.
fn money_of(held: &Baseline, programme: &Programme, period: Month) -> Option<Decimal> {
    let promise = &held.promise;
    let row = promise.row.of(&budget_benefits::TABLE)?;
    let form = promise.form.of(&master::TABLE)?;
    let (start, full, ends) =
        (row.given(&budget_benefits::START)?, row.given(&budget_benefits::FULL_EFFECT)?, ends(promise));
    let months = period.of_year();
    let shares: Decimal = match row.given(&budget_benefits::DURATION)? {
        Duration::Recurring => {
            months.map(|month| phasing::phase_in(start, full, ends, month).0).sum::<Decimal>() / Decimal::from(12)
        }
        Duration::Once => months.map(|month| phasing::once(start, full, month).0).sum(),
    };
    let kroner = row.given(&budget_benefits::YEARLY_EFFECT)?.0 * form.given(&master::AMOUNT_UNIT)?.factor();
    Some(kroner * shares * signed(row) * price_factor(programme, form.given(&master::PRICE_LEVEL), row))
}

/// What a baseline of time promises of the year, in hours; nothing for one of money.
fn hours_of(held: &Baseline, period: Month) -> Option<Decimal> {
    let row = held.promise.row.of(&time_benefits::TABLE)?;
    let (start, full) = (row.given(&time_benefits::START)?, row.given(&time_benefits::FULL_EFFECT)?);
    let ends = ends(&held.promise);
    let shares: Decimal = period.of_year().map(|month| phasing::phase_in(start, full, ends, month).0).sum();
    let year = worth(row, row.given(&time_benefits::YEARLY_UNITS)?.0)?;
    Some(year * shares / Decimal::from(12))
}

/// The hours of so many units at the row's own minutes.
fn worth(row: RowOf<'_, time_benefits::Fields>, units: Decimal) -> Option<Decimal> {
    let saved = row.given(&time_benefits::MINUTES_BEFORE)?.0 - row.given(&time_benefits::MINUTES_AFTER)?.0;
    Some(worked(units, saved, [row.given(&time_benefits::ADOPTION)?, row.given(&time_benefits::ATTRIBUTION)?]))
}

/// The register loses a month of what was promised first.
pub(super) fn lose_a_promise(books: &mut Books) {
    lose(books, |fact| fact.series == Series::Baseline && fact.stream == Stream::Reduction);
}

fn lose(books: &mut Books, is_meant: impl Fn(&Fact) -> bool) {
    let facts = &mut books.register.facts;
    let lost = facts.iter().position(|fact| is_meant(fact) && !fact.amount.is_zero());
    facts.remove(lost.expect("the samples have such a fact"));
}

/// What each centre expects of the rest of the year in its own words, else its plan, against the facts.
pub(super) fn expected(accounts: &Accounts<'_>) -> Vec<Line> {
    let (mut money, mut time) = (Decimal::ZERO, Decimal::ZERO);
    for (_, submission) in accounts.cases() {
        let rest = Rest::of(accounts, submission);
        money += rest.money();
        time += rest.time();
    }
    sides(accounts, Series::Expected, money, time)
}

/// The register loses a month of what is expected.
pub(super) fn lose_an_expectation(books: &mut Books) {
    lose(books, |fact| fact.series == Series::Expected && fact.stream == Stream::FreedHours);
}

/// The rest of the year, as one workbook has it.
struct Rest<'a> {
    accounts: &'a Accounts<'a>,
    submission: &'a KeptWorkbook,
    /// The row of the newest month of each benefit.
    newest: BTreeMap<Id, RowOf<'a, follow_up::Fields>>,
    /// The initiatives that are given up.
    dropped: Vec<Id>,
}

impl<'a> Rest<'a> {
    fn of(accounts: &'a Accounts<'a>, submission: &'a KeptWorkbook) -> Self {
        let verdicts = accounts.verdicts(submission);
        let mut rows = verdicts.accepted(submission, &follow_up::TABLE);
        rows.retain(|row| row.given(&follow_up::MONTH).is_some_and(|month| month <= accounts.register.period));
        rows.sort_by_key(|row| row.given(&follow_up::MONTH));
        let newest = rows.into_iter().filter_map(|row| Some((row.given(&follow_up::BENEFIT)?, row))).collect();
        let initiatives = verdicts.accepted(submission, &initiatives::TABLE);
        let dropped = initiatives.into_iter().filter(|row| row.given(&initiatives::PHASE) == Some(Phase::Dropped));
        Self { accounts, submission, newest, dropped: dropped.filter_map(|row| row.given(&initiatives::ID)).collect() }
    }

    /// The centre's own figure in the newest month; the amount is in the unit it was typed in.
    fn typed(&self, benefit: &Id) -> Option<Decimal> {
        self.newest.get(benefit)?.given(&follow_up::EXPECTED_REST)
    }

    /// The plan of the months to come, as the facts have it; none of an initiative that is given up.
    fn planned(&self, benefit: &Id, initiative: Option<&Id>, streams: &[Stream]) -> Decimal {
        if initiative.is_some_and(|initiative| self.dropped.contains(initiative)) {
            return Decimal::ZERO;
        }
        let period = self.accounts.register.period;
        let ahead = |fact: &&Fact| fact.series == Series::Plan && fact.month > period && fact.benefit == *benefit;
        let facts = self.accounts.facts().iter().filter(ahead).filter(|fact| streams.contains(&fact.stream));
        facts.map(|fact| fact.amount).sum()
    }

    fn money(&self) -> Decimal {
        let form = self.submission.form(&master::TABLE);
        let given = form.and_then(|form| form.given(&master::AMOUNT_UNIT));
        let (unit, level) =
            (given.map_or(Decimal::ZERO, |unit| unit.factor()), form.and_then(|form| form.given(&master::PRICE_LEVEL)));
        let of_row = |row: RowOf<'_, budget_benefits::Fields>| {
            let id = row.given(&budget_benefits::ID)?;
            let factor = price_factor(self.accounts.programme, level, row);
            let own = self.typed(&id).map(|typed| typed * unit * signed(row) * factor);
            Some(own.unwrap_or_else(|| self.planned(&id, row.given(&budget_benefits::INITIATIVE).as_ref(), &MONEY)))
        };
        let rows = self.accounts.verdicts(self.submission).accepted(self.submission, &budget_benefits::TABLE);
        rows.into_iter().filter_map(of_row).sum()
    }

    fn time(&self) -> Decimal {
        let of_row = |row: RowOf<'_, time_benefits::Fields>| {
            let id = row.given(&time_benefits::ID)?;
            let own = self.typed(&id).and_then(|units| worth(row, units));
            let initiative = row.given(&time_benefits::INITIATIVE);
            Some(own.unwrap_or_else(|| self.planned(&id, initiative.as_ref(), &[Stream::FreedHours])))
        };
        let rows = self.accounts.verdicts(self.submission).accepted(self.submission, &time_benefits::TABLE);
        rows.into_iter().filter_map(of_row).sum()
    }
}
