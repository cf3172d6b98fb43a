//! The amounts the centres typed against those of the register, at both price levels; and the plan, month by month,
//! against the benefits it is made of.
use super::{Accounts, Books, Line, OERE, rounded};
use crate::{
    facts::{Fact, Origin, Series, Slice, Stream},
    formulas::phasing,
    intake::{KeptWorkbook, RowOf},
    programme::Programme,
    register::{Benefit, BudgetBenefit, Register, sign},
    schema::{
        CellType, Field, Id, Whole,
        business_case::{
            Duration, budget_benefits, follow_up,
            initiatives::Phase,
            master::{self, AmountUnit},
        },
    },
    units::{Decimal, Month, div},
};
use std::collections::{BTreeMap, BTreeSet};

/// What is paid or earned: every stream of kroner but the value of time.
pub(super) const MONEY: [Stream; 4] = [Stream::Reduction, Stream::Income, Stream::Avoided, Stream::Disbenefit];

/// What was typed, against the facts that come from the cells of that very file, each divided by the price factor of its
/// own benefit.
pub(super) fn typed(accounts: &Accounts<'_>) -> Vec<Line> {
    let mut by_file: BTreeMap<&str, Vec<&Fact>> = BTreeMap::new();
    let assumed = assumed_at(accounts.register);
    for fact in accounts.facts().iter().filter(|fact| is_reported_money(fact) && !assumed.contains(&fact.origin)) {
        by_file.entry(&fact.origin.place.file).or_default().push(fact);
    }
    let one = |(centre, submission): (&Id, &KeptWorkbook)| {
        let benefits = Benefits::of(accounts, submission);
        let typed: Decimal = benefits.amounts(accounts).iter().map(|amount| amount.typed).sum();
        let facts = by_file.get(&*submission.file).into_iter().flatten();
        let back = facts.map(|fact| div(fact.amount, benefits.price_factor(&fact.benefit)).unwrap_or(fact.amount));
        rounded(centre.as_str(), typed, back.sum(), OERE)
    };
    accounts.cases().into_iter().map(one).collect()
}

/// An amount is said to come from another file.
pub(super) fn move_an_origin(books: &mut Books) {
    let moved = books.register.facts.iter_mut().find(|fact| is_reported_money(fact) && !fact.amount.is_zero());
    moved.expect("the samples report amounts").origin.place.file = "en anden fil.xlsx".into();
}

/// What was typed times the price development, row by row, against the facts of the centre.
pub(super) fn repriced(accounts: &Accounts<'_>) -> Vec<Line> {
    let assumed = assumed_at(accounts.register);
    let one = |(centre, submission): (&Id, &KeptWorkbook)| {
        let amounts = Benefits::of(accounts, submission).amounts(accounts);
        let repriced = amounts.iter().map(|amount| amount.typed * amount.price_factor).sum();
        let facts = Slice::all(accounts.facts()).of_centre(centre).facts.iter();
        let typed = facts.filter(|fact| is_reported_money(fact) && !assumed.contains(&fact.origin));
        let ours = typed.map(|fact| fact.amount).sum();
        rounded(centre.as_str(), repriced, ours, OERE)
    };
    accounts.cases().into_iter().map(one).collect()
}

/// The cells of the yearly effects: what stands there of a cost that nobody has reported is its plan, and was typed by nobody.
fn assumed_at(register: &Register) -> BTreeSet<&Origin> {
    register.budget_benefits.iter().map(|owned| &owned.of.plan_at).collect()
}

/// An amount lands at another centre.
pub(super) fn move_to_another_centre(books: &mut Books) {
    let facts = &mut books.register.facts;
    let last = facts.last().expect("the samples have facts").centre.clone();
    let is_saving = |fact: &Fact| fact.stream == Stream::Reduction && is_reported_money(fact) && !fact.amount.is_zero();
    let moved = facts.iter_mut().find(|fact| is_saving(fact) && fact.centre != last);
    moved.expect("the samples have two centres that report amounts").centre = last;
    facts.sort_by(Fact::order);
}

fn is_reported_money(fact: &Fact) -> bool {
    fact.series == Series::Reported && MONEY.contains(&fact.stream)
}

/// The budget benefits of a workbook that count, with what turns their amounts into kroner.
struct Benefits<'a> {
    submission: &'a KeptWorkbook,
    rows: BTreeMap<Id, Vec<RowOf<'a, budget_benefits::Fields>>>,
    price_factors: BTreeMap<Id, Decimal>,
}

/// A reported amount in kroner, as typed, and what one krone of it is at the programme's price level.
struct Amount {
    typed: Decimal,
    price_factor: Decimal,
}

impl<'a> Benefits<'a> {
    fn of(accounts: &Accounts<'_>, submission: &'a KeptWorkbook) -> Self {
        let accepted = accounts.verdicts(submission).accepted(submission, &budget_benefits::TABLE);
        let rows = RowOf::by_id(accepted, &budget_benefits::ID);
        let level = in_form(submission, &master::PRICE_LEVEL);
        let factor = |row| price_factor(accounts.programme, level, row);
        let price_factors = rows.iter().map(|(id, rows)| (id.clone(), factor(rows[0]))).collect();
        Self { submission, rows, price_factors }
    }

    /// The accepted amounts up to the period that wait for nobody; none without a price development, which L14 tells of.
    fn amounts(&self, accounts: &Accounts<'_>) -> Vec<Amount> {
        let unit = in_form(self.submission, &master::AMOUNT_UNIT).map_or(Decimal::ZERO, AmountUnit::factor);
        let amount = |row: RowOf<'_, follow_up::Fields>| {
            let id = row.given(&follow_up::BENEFIT)?;
            let benefit = self.rows.get(&id)?.first()?;
            let in_time = row.given(&follow_up::MONTH).is_some_and(|month| month <= accounts.register.period);
            let is_waiting = is_waiting(accounts, row);
            let typed = row.given(&follow_up::REALISED).filter(|_| in_time && !is_waiting)? * unit * signed(*benefit);
            Some(Amount { typed, price_factor: self.price_factor(&id) }).filter(|amount| !amount.price_factor.is_zero())
        };
        let rows = accounts.verdicts(self.submission).accepted(self.submission, &follow_up::TABLE);
        rows.into_iter().filter_map(amount).collect()
    }

    fn price_factor(&self, benefit: &Id) -> Decimal {
        self.price_factors.get(benefit).copied().unwrap_or_default()
    }
}

/// Whether a row waits for a confirmation: its own figure, another of the same quarter or year, or the whole benefit.
pub(super) fn is_waiting(accounts: &Accounts<'_>, row: RowOf<'_, follow_up::Fields>) -> bool {
    let Some((benefit, month)) = row.given(&follow_up::BENEFIT).zip(row.given(&follow_up::MONTH)) else { return false };
    accounts.register.waiting().any(|held| held.benefit == benefit && held.keeps_back(month))
}

pub(super) fn signed(benefit: RowOf<'_, budget_benefits::Fields>) -> Decimal {
    let negative = benefit.given(&budget_benefits::KIND) == Some(budget_benefits::BudgetKind::Disbenefit);
    if negative { -Decimal::ONE } else { Decimal::ONE }
}

fn in_form<T: CellType>(submission: &KeptWorkbook, field: &'static Field<T, master::Fields>) -> Option<T> {
    submission.form(&master::TABLE).and_then(|form| form.given(field))
}

/// What one krone at the workbook's price level is at the programme's; zero where a year's development is not known.
pub(super) fn price_factor(
    programme: &Programme,
    level: Option<Whole>,
    benefit: RowOf<'_, budget_benefits::Fields>,
) -> Decimal {
    let Some(level) = level.and_then(|year| i16::try_from(year.0).ok()) else { return Decimal::ZERO };
    let is_pay = benefit.given(&budget_benefits::COST_KIND) == Some(budget_benefits::CostKind::Pay);
    let change = |year: i16| programme.price_change(year, is_pay).map_or(Decimal::ZERO, |share| Decimal::ONE + share.0);
    let years = |from: i16, to: i16| (from + 1..=to).map(change).product::<Decimal>();
    if level <= programme.price_level {
        years(level, programme.price_level)
    } else {
        div(Decimal::ONE, years(programme.price_level, level)).unwrap_or_default()
    }
}

/// A year of every budget benefit in one sum, against the twelve months of the plan that the facts hold.
pub(super) fn planned(accounts: &Accounts<'_>) -> Vec<Line> {
    let register = accounts.register;
    let mut promised: BTreeMap<&Id, Decimal> = BTreeMap::new();
    for owned in &register.budget_benefits {
        *promised.entry(&owned.centre).or_default() += year_of(register, &owned.of);
    }
    let one = |(centre, promised): (&Id, Decimal)| {
        let facts = Slice::all(&register.facts).of_centre(centre).facts.iter();
        let plan = facts.filter(|fact| fact.series == Series::Plan && MONEY.contains(&fact.stream));
        rounded(centre.as_str(), promised, plan.map(|fact| fact.amount).sum(), OERE)
    };
    promised.into_iter().map(one).collect()
}

/// What a benefit promises of the period's year, signed.
fn year_of(register: &Register, benefit: &Benefit<BudgetBenefit>) -> Decimal {
    let initiative = register.initiative(&benefit.initiative);
    let ends = initiative.and_then(|initiative| initiative.ends);
    let promises = promises(initiative.map(|initiative| initiative.phase), register.period);
    let shares = share_of_year(benefit.what.duration, (benefit.start, benefit.full, ends), register.period, promises);
    benefit.what.yearly.0 * shares * sign(benefit.what.kind)
}

/// Whether an initiative of this phase promises anything for a month: an idea never, a dropped one not after `until`.
pub(super) fn promises(phase: Option<Phase>, until: Month) -> impl Fn(&Month) -> bool {
    move |month| match phase {
        Some(Phase::Idea) => false,
        Some(Phase::Dropped) => *month <= until,
        _ => true,
    }
}

/// How much of its amount a benefit gives in the period's year: its start, the month of its full effect, and its end.
pub(super) fn share_of_year(
    duration: Duration,
    (start, full, ends): (Month, Month, Option<Month>),
    period: Month,
    promises: impl Fn(&Month) -> bool,
) -> Decimal {
    let months = period.of_year().filter(promises);
    let recurring = |month: Month| phasing::phase_in(start, full, ends, month).0;
    match duration {
        Duration::Recurring => months.map(recurring).sum::<Decimal>() / Decimal::from(12),
        Duration::Once => months.map(|month| phasing::once(start, full, month).0).sum(),
    }
}

/// The register loses the plan of one month.
pub(super) fn lose_a_month(books: &mut Books) {
    let facts = &mut books.register.facts;
    let planned =
        |fact: &Fact| fact.series == Series::Plan && fact.stream == Stream::Reduction && !fact.amount.is_zero();
    let lost = facts.iter().position(planned).expect("the samples plan a saving");
    facts.remove(lost);
}
