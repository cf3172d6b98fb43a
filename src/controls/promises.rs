//! What was promised first, and what is expected of the rest of the year, against the rows that say so.
use super::{
    Accounts, Books, Line, OERE,
    amounts::{MONEY, is_waiting, price_factor, promises, share_of_year, signed},
    coverage::owing_months,
    hours::{HOURS, worked},
    rounded,
};
use crate::{
    archive::{Baseline, Promise},
    due::{self, Span, Terms},
    facts::{Fact, Series, Stream},
    formulas::phasing,
    intake::{KeptWorkbook, RowOf},
    programme::Programme,
    register::StandIns,
    rules::shares,
    schema::{
        Id,
        business_case::{
            Duration, budget_benefits, follow_up,
            initiatives::{self, Phase},
            master::{self, AmountUnit},
            time_benefits,
        },
        program::confirmations::Confirmed,
    },
    units::{Decimal, Month, Share},
};
use std::collections::BTreeMap;

/// A year of every baseline in one sum, from the row it was accepted with, against the months the facts hold of it.
pub(super) fn baselines(accounts: &Accounts<'_>) -> Vec<Line> {
    let (held, year) = (&accounts.register.baselines, accounts.register.period);
    let money = held.iter().filter_map(|held| money_of(held, accounts.programme, year)).sum();
    let shares = shares::of_baselines(held);
    let share = |held: &Baseline| shares.get(&(&held.centre, held.benefit.clone())).copied();
    let time = held.iter().filter_map(|held| hours_of(held, share(held)?, year)).sum();
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

fn promised_in(held: &Baseline) -> impl Fn(&Month) -> bool {
    let initiative = held.promise.initiative.of(&initiatives::TABLE);
    promises(initiative.and_then(|row| row.given(&initiatives::PHASE)), held.since)
}

/// What a baseline of money promises of the year, at the programme's price level; nothing for one of time.
fn money_of(held: &Baseline, programme: &Programme, period: Month) -> Option<Decimal> {
    let promise = &held.promise;
    let row = promise.row.of(&budget_benefits::TABLE)?;
    let form = promise.form.of(&master::TABLE)?;
    let months = (row.given(&budget_benefits::START)?, row.given(&budget_benefits::FULL_EFFECT)?, ends(promise));
    let shares = share_of_year(row.given(&budget_benefits::DURATION)?, months, period, promised_in(held));
    let kroner = row.given(&budget_benefits::YEARLY_EFFECT)?.0 * form.given(&master::AMOUNT_UNIT)?.factor();
    Some(kroner * shares * signed(row) * price_factor(programme, form.given(&master::PRICE_LEVEL), row))
}

/// What a baseline of time promises of the year, in hours; nothing for one of money.
fn hours_of(held: &Baseline, share: Share, period: Month) -> Option<Decimal> {
    let row = held.promise.row.of(&time_benefits::TABLE)?;
    let months = (row.given(&time_benefits::START)?, row.given(&time_benefits::FULL_EFFECT)?, ends(&held.promise));
    let shares = share_of_year(Duration::Recurring, months, period, promised_in(held));
    Some(worth(row, row.given(&time_benefits::YEARLY_UNITS)?.0, share)? * shares)
}

/// The hours of so many units at the row's own minutes, by the share of the task that it is counted with.
fn worth(row: RowOf<'_, time_benefits::Fields>, units: Decimal, share: Share) -> Option<Decimal> {
    let saved = row.given(&time_benefits::MINUTES_BEFORE)?.0 - row.given(&time_benefits::MINUTES_AFTER)?.0;
    Some(worked(units, saved, [row.given(&time_benefits::ADOPTION)?, share]))
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
    let mut plans: Plans<'_> = BTreeMap::new();
    for fact in accounts.facts().iter().filter(|fact| fact.series == Series::Plan) {
        plans.entry(&fact.benefit).or_default().push(fact);
    }
    for (centre, submission) in accounts.cases() {
        let rest = Rest::of(accounts, &plans, (centre, submission));
        money += rest.money();
        time += rest.time();
    }
    sides(accounts, Series::Expected, money, time)
}

/// The register loses a month of what is expected.
pub(super) fn lose_an_expectation(books: &mut Books) {
    lose(books, |fact| fact.series == Series::Expected && fact.stream == Stream::FreedHours);
}

const HOURS_ALONE: [Stream; 1] = [Stream::FreedHours];

fn is_cost(row: RowOf<'_, budget_benefits::Fields>) -> bool {
    signed(row).is_sign_negative()
}

/// What is planned of each benefit.
type Plans<'a> = BTreeMap<&'a Id, Vec<&'a Fact>>;

/// The rest of the year, as one workbook has it.
struct Rest<'a> {
    accounts: &'a Accounts<'a>,
    plans: &'a Plans<'a>,
    submission: &'a KeptWorkbook,
    /// The agreed plans of rows that do not count.
    stand_ins: StandIns<'a>,
    /// The rows that say what came of each benefit, with and in order of their months.
    reports: BTreeMap<Id, Vec<(Month, RowOf<'a, follow_up::Fields>)>>,
    /// The months of those that wait for a confirmation.
    waiting: BTreeMap<Id, Vec<Month>>,
    /// When each benefit owes a report.
    terms: BTreeMap<Id, Terms>,
    /// The months the centre owes reports for.
    owing: Option<(Month, Month)>,
}

impl<'a> Rest<'a> {
    fn of(accounts: &'a Accounts<'a>, plans: &'a Plans<'a>, (centre, submission): (&Id, &'a KeptWorkbook)) -> Self {
        let period = accounts.register.period;
        let mut rows = accounts.verdicts(submission).accepted(submission, &follow_up::TABLE);
        rows.retain(|row| row.given(&follow_up::MONTH).is_some_and(|month| month <= period));
        rows.sort_by_key(|row| row.given(&follow_up::MONTH));
        let mut reports: BTreeMap<Id, Vec<_>> = BTreeMap::new();
        let mut waiting: BTreeMap<Id, Vec<Month>> = BTreeMap::new();
        for row in rows.into_iter().filter(|row| row.given(&follow_up::REALISED).is_some()) {
            let Some((benefit, month)) = row.given(&follow_up::BENEFIT).zip(row.given(&follow_up::MONTH)) else {
                continue;
            };
            if is_waiting(accounts, row) {
                waiting.entry(benefit).or_default().push(month);
            } else {
                reports.entry(benefit).or_default().push((month, row));
            }
        }
        let (owing, verdicts) = (owing_months(accounts, centre), accounts.verdicts(submission));
        let stand_ins = accounts.stand_ins(centre, submission);
        let mut terms = due::terms(submission);
        let initiatives = stand_ins.initiatives(verdicts.accepted(submission, &initiatives::TABLE));
        let under = |id: Option<Id>| initiatives.iter().find(|row| row.given(&initiatives::ID) == id).copied();
        let times =
            stand_ins.times.iter().filter_map(|row| due::of_time(*row, under(row.given(&time_benefits::INITIATIVE))?));
        let money = stand_ins.money.iter();
        let money = money.filter_map(|(row, _)| due::of_money(*row, under(row.given(&budget_benefits::INITIATIVE))?));
        terms.extend(times.chain(money));
        Self { accounts, plans, submission, stand_ins, reports, waiting, terms, owing }
    }

    /// The centre's own figure in the newest month, in the unit it was typed in, and the plan of the months before it that
    /// nobody has told of; without one, the plan of those and of the months to come.
    fn of_benefit(
        &self,
        benefit: &Id,
        (streams, is_cost): (&[Stream], bool),
        worth: impl Fn(Decimal) -> Option<Decimal>,
    ) -> Decimal {
        let period = self.accounts.register.period;
        let phase = self.terms.get(benefit).map(|terms| terms.phase);
        let held = |what: Confirmed| {
            self.accounts.register.waiting().any(|held| held.benefit == *benefit && held.what == what)
        };
        if phase == Some(Phase::Idea) || held(Confirmed::Yearly) {
            return Decimal::ZERO;
        }
        let is_dropped = phase == Some(Phase::Dropped);
        let newest = self.reports.get(benefit).and_then(|rows| rows.last());
        let typed = newest
            .filter(|_| period.december() > period && !is_dropped && !held(Confirmed::Expected))
            .and_then(|(month, row)| Some((*month, worth(row.given(&follow_up::EXPECTED_REST)?)?)));
        let is_late = |month: Month| {
            let is_open = self.is_silent(benefit, month) || self.is_waiting(benefit, month);
            is_open && !(is_cost && self.is_owed(benefit, month))
        };
        let is_meant = |month: Month| match typed {
            Some((typed_in, _)) => month < typed_in && is_late(month),
            None if month > period => !is_dropped,
            None => is_late(month),
        };
        let plan = self.plans.get(benefit).into_iter().flatten();
        let plan = plan.filter(|fact| streams.contains(&fact.stream) && is_meant(fact.month));
        plan.map(|fact| fact.amount).sum::<Decimal>() + typed.map_or(Decimal::ZERO, |(_, worth)| worth)
    }

    /// Whether a month up to the period is one that no report tells of.
    fn is_silent(&self, benefit: &Id, month: Month) -> bool {
        let (Some(terms), Some((first, until))) = (self.terms.get(benefit), self.owing) else { return false };
        let span = Span::around(terms.interval, month);
        let rows = self.reports.get(benefit).map_or(&[][..], Vec::as_slice);
        let is_told = rows.iter().any(|(told, _)| span.holds(*told));
        let is_owing = terms.is_running() && terms.last.is_none_or(|last| month <= last);
        is_owing && !is_told && month >= terms.start.max(first) && month <= until
    }

    /// Whether a month up to the period lies in an interval whose report waits for a confirmation.
    fn is_waiting(&self, benefit: &Id, month: Month) -> bool {
        let waiting = self.waiting.get(benefit).map_or(&[][..], Vec::as_slice);
        let Some(terms) = self.terms.get(benefit) else { return false };
        month <= self.accounts.register.period
            && waiting.iter().any(|typed| Span::around(terms.interval, *typed).holds(month))
    }

    /// Whether the interval around a month has ended, so that a report of it is owed.
    fn is_owed(&self, benefit: &Id, month: Month) -> bool {
        let period = self.accounts.register.period;
        self.terms.get(benefit).is_some_and(|terms| Span::around(terms.interval, month).last <= period)
    }

    fn money(&self) -> Decimal {
        let form = self.submission.form(&master::TABLE);
        let unit = form.and_then(|form| form.given(&master::AMOUNT_UNIT)).map(AmountUnit::factor);
        let level = form.and_then(|form| form.given(&master::PRICE_LEVEL));
        let of_row = |row: RowOf<'_, budget_benefits::Fields>| {
            let factor = price_factor(self.accounts.programme, level, row);
            let worth = |typed: Decimal| unit.map(|unit| typed * unit * signed(row) * factor);
            Some(self.of_benefit(&row.given(&budget_benefits::ID)?, (&MONEY, is_cost(row)), worth))
        };
        let agreed = self.stand_ins.money.iter();
        let agreed = agreed.filter_map(|(row, _)| Some((row.given(&budget_benefits::ID)?, is_cost(*row))));
        let agreed: Decimal = agreed.map(|(id, is_cost)| self.of_benefit(&id, (&MONEY, is_cost), |_| None)).sum();
        let rows = self.accounts.verdicts(self.submission).accepted(self.submission, &budget_benefits::TABLE);
        agreed + rows.into_iter().filter_map(of_row).sum::<Decimal>()
    }

    fn time(&self) -> Decimal {
        let rows = self.accounts.verdicts(self.submission).accepted(self.submission, &time_benefits::TABLE);
        let shares = shares::of_rows(self.submission, &[&*rows, &*self.stand_ins.times].concat());
        let of_row = |row: RowOf<'_, time_benefits::Fields>| {
            let benefit = row.given(&time_benefits::ID)?;
            // What is expected falls evenly on the months to come, and is worth what is phased in by then.
            let period = self.accounts.register.period;
            let ends = self.terms.get(&benefit).and_then(|terms| terms.last);
            let (start, full) = (row.given(&time_benefits::START)?, row.given(&time_benefits::FULL_EFFECT)?);
            let phase = phasing::phase_over(start, full, ends, period.plus(1).through(period.december()));
            let share = *shares.get(&benefit)?;
            let worth = |units| worth(row, units, share).map(|hours| hours * phase.0);
            Some(self.of_benefit(&benefit, (&HOURS_ALONE, false), worth))
        };
        let agreed = self.stand_ins.times.iter().filter_map(|row| row.given(&time_benefits::ID));
        let agreed: Decimal = agreed.map(|id| self.of_benefit(&id, (&HOURS_ALONE, false), |_| None)).sum();
        agreed + rows.into_iter().filter_map(of_row).sum::<Decimal>()
    }
}
