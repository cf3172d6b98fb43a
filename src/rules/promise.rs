//! What a business case promises, read straight from its rows: shared by the rules that hold figures against it.
use crate::{
    danish::Change,
    due::{self, Span, Terms},
    formulas::{freed_time, phasing},
    intake::{RowOf, Submission, Tables},
    programme::Programme,
    schema::{
        Edition, Field, Id, Outcome, Spec,
        business_case::{Duration, Interval, budget_benefits, initiatives, master, time_benefits},
    },
    units::{Decimal, Hours, Kroner, Month, Share, div},
};
use std::collections::BTreeMap;

/// Kroner per typed unit of the workbook.
pub(crate) fn amount_factor(submission: &impl Tables) -> Decimal {
    let form = submission.form(&master::TABLE);
    let unit = form.and_then(|form| form.given(&master::AMOUNT_UNIT));
    unit.map_or(Decimal::ONE, master::AmountUnit::factor)
}

/// A full year's freed hours of a time benefit.
pub(crate) fn yearly_hours(row: RowOf<'_, time_benefits::Fields>) -> Option<Hours> {
    Some(freed_time::hours(
        row.given(&time_benefits::YEARLY_UNITS)?,
        row.given(&time_benefits::MINUTES_BEFORE)?,
        row.given(&time_benefits::MINUTES_AFTER)?,
        certain(row, &time_benefits::ADOPTION)?,
        certain(row, &time_benefits::ATTRIBUTION)?,
    ))
}

/// A share, unless it looks like a fraction typed for per cent: T14 tells of that, and what follows from it is no news.
fn certain(
    row: RowOf<'_, time_benefits::Fields>,
    field: &'static Field<Share, time_benefits::Fields>,
) -> Option<Share> {
    let is_doubtful = row.outcome(field) == Outcome::Changed(Change::SmallPercent);
    row.given(field).filter(|_| !is_doubtful)
}

/// The harvested part of a full year's freed time, in kroner; nothing where L05 has told that the parts exceed the
/// whole.
pub(super) fn harvested(row: RowOf<'_, time_benefits::Fields>, programme: &Programme) -> Option<Kroner> {
    let share = certain(row, &time_benefits::HARVESTED)?;
    let reinvested = row.given(&time_benefits::REINVESTED).unwrap_or_default();
    (share + reinvested <= Share::ONE).then_some(())?;
    Some(yearly_value(row, programme)? * share)
}

/// What they are worth; nothing where the norm is in doubt: that is told at its own cell and is not the centre's to mend.
pub(super) fn yearly_value(row: RowOf<'_, time_benefits::Fields>, programme: &Programme) -> Option<Kroner> {
    let (group, start) = (row.given(&time_benefits::STAFF_GROUP)?, row.given(&time_benefits::START)?);
    let pay = programme.yearly_pay(&group, start.year()).filter(|_| programme.has_usual_norm())?;
    Some(freed_time::value(yearly_hours(row)?, pay, programme.norm))
}

/// The initiative of every benefit of time or money, by the benefit's ID.
pub(super) fn initiatives_by_benefit(submission: &impl Tables) -> BTreeMap<Id, RowOf<'_, initiatives::Fields>> {
    let time = submission.rows(&time_benefits::TABLE).iter();
    let time = time.filter_map(|row| {
        row.given(&time_benefits::ID).zip(initiative_of(submission, row, &time_benefits::INITIATIVE))
    });
    let money = submission.rows(&budget_benefits::TABLE).iter();
    let money = money.filter_map(|row| {
        row.given(&budget_benefits::ID).zip(initiative_of(submission, row, &budget_benefits::INITIATIVE))
    });
    time.chain(money).collect()
}

/// The initiative a row belongs to.
pub(crate) fn initiative_of<'a, In>(
    submission: &'a impl Tables,
    row: RowOf<'_, In>,
    reference: &'static Field<Id, In>,
) -> Option<RowOf<'a, initiatives::Fields>> {
    let id = row.given(reference)?;
    submission.rows(&initiatives::TABLE).iter().find(|row| row.holds(&initiatives::ID, &id))
}

/// The budget benefits that spring from a time benefit.
pub(super) fn harvesting<'a>(
    submission: &'a Submission,
    row: RowOf<'_, time_benefits::Fields>,
) -> Vec<RowOf<'a, budget_benefits::Fields>> {
    let Some(id) = row.given(&time_benefits::ID) else { return Vec::new() };
    let budget_benefits = submission.rows(&budget_benefits::TABLE).iter();
    budget_benefits.filter(|row| row.holds(&budget_benefits::FROM_TIME, &id)).collect()
}

/// The plans of a workbook by benefit, read once for whoever asks of one month after another.
pub(crate) struct Plans {
    plans: BTreeMap<Id, Vec<Plan>>,
    terms: BTreeMap<Id, Terms>,
}

/// What one row promises.
enum Plan {
    /// So many units a month. While it grows in, files of the first edition count the new workflow's alone or all.
    Units { grows: Growth, monthly: Decimal, counts_all: bool },
    /// So much a year, year after year.
    Recurring { grows: Growth, yearly: Kroner },
    /// So much, once.
    Once { start: Month, full: Month, whole: Kroner },
}

/// When an effect begins, is whole, and ends.
struct Growth {
    start: Month,
    full: Month,
    ends: Option<Month>,
}

impl Plans {
    /// Those of a file as it came. From the second edition on, the template says that all units are counted.
    pub(super) fn of_file(submission: &Submission) -> Self {
        Self::of(submission, submission.identity.edition != Edition::FIRST.to_string())
    }

    /// Those of a workbook; of a time benefit all units are planned while it grows in, or those of the new workflow alone.
    pub(crate) fn of(submission: &impl Tables, counts_all: bool) -> Self {
        let initiatives = RowOf::by_id(submission.rows(&initiatives::TABLE), &initiatives::ID);
        let ends_of = |initiative: Option<Id>| initiatives.get(&initiative?)?.first()?.given(&initiatives::ENDS);
        let time = submission.rows(&time_benefits::TABLE).iter();
        let time = time.filter_map(|row| {
            row.given(&time_benefits::ID).zip(units(row, ends_of(row.given(&time_benefits::INITIATIVE)), counts_all))
        });
        let budget = submission.rows(&budget_benefits::TABLE).iter();
        let budget = budget.filter_map(|row| {
            row.given(&budget_benefits::ID).zip(amount(row, ends_of(row.given(&budget_benefits::INITIATIVE))))
        });
        // An id that stands twice has two plans: another rule tells of it, and the first that covers a month is used.
        let mut plans: BTreeMap<Id, Vec<Plan>> = BTreeMap::new();
        for (id, plan) in time.chain(budget) {
            plans.entry(id).or_default().push(plan);
        }
        Self { plans, terms: due::terms(submission) }
    }

    /// The plan of a benefit for a month, least and most, in the unit its follow-up is typed in.
    pub(crate) fn of_month(&self, benefit: &Id, month: Month) -> Option<(Decimal, Decimal)> {
        self.plans.get(benefit)?.iter().find_map(|plan| plan.of_month(month))
    }

    /// The same for the months of an interval together.
    pub(crate) fn of_span(&self, benefit: &Id, span: Span) -> Option<(Decimal, Decimal)> {
        let months = span.months().filter_map(|month| self.of_month(benefit, month));
        months.reduce(|(least, most), (low, high)| (least + low, most + high))
    }

    /// Whether it is known how often a benefit is made up.
    pub(crate) fn has_terms(&self, benefit: &Id) -> bool {
        self.terms.contains_key(benefit)
    }

    /// The interval a report for a month is part of.
    pub(crate) fn span(&self, benefit: &Id, month: Month) -> Span {
        Span::around(self.terms.get(benefit).map_or(Interval::Month, |terms| terms.interval), month)
    }
}

fn units(row: RowOf<'_, time_benefits::Fields>, ends: Option<Month>, counts_all: bool) -> Option<Plan> {
    use time_benefits::{FULL_EFFECT, START, YEARLY_UNITS};
    let grows = Growth { start: row.given(&START)?, full: row.given(&FULL_EFFECT)?, ends };
    Some(Plan::Units { grows, monthly: row.given(&YEARLY_UNITS)?.0 / Decimal::from(12), counts_all })
}

fn amount(row: RowOf<'_, budget_benefits::Fields>, ends: Option<Month>) -> Option<Plan> {
    use budget_benefits::{DURATION, FULL_EFFECT, START, YEARLY_EFFECT};
    let (start, full, effect) = (row.given(&START)?, row.given(&FULL_EFFECT)?, row.given(&YEARLY_EFFECT)?);
    Some(match row.given(&DURATION)? {
        Duration::Once => Plan::Once { start, full, whole: effect },
        Duration::Recurring => Plan::Recurring { grows: Growth { start, full, ends }, yearly: effect },
    })
}

impl Plan {
    fn of_month(&self, month: Month) -> Option<(Decimal, Decimal)> {
        match self {
            // The first edition did not say which units are counted, so there both are as planned.
            Self::Units { grows, monthly, counts_all } => {
                let phase = grows.phase(month);
                let least = if *counts_all { Share::ONE } else { phase };
                (!phase.0.is_zero()).then_some((*monthly * least.0, *monthly))
            }
            Self::Recurring { grows, yearly } => {
                let monthly = (*yearly * grows.phase(month)).0 / Decimal::from(12);
                Some((monthly, monthly))
            }
            Self::Once { start, full, whole } => {
                let amount = (*whole * phasing::once(*start, *full, month)).0;
                Some((amount, amount))
            }
        }
    }
}

impl Growth {
    fn phase(&self, month: Month) -> Share {
        phasing::phase_in(self.start, self.full, self.ends, month)
    }
}

/// The computed cells of a time benefit and what they ought to show; nothing where something they need is missing.
pub fn computed(
    row: RowOf<'_, time_benefits::Fields>,
    programme: Option<&Programme>,
) -> [(&'static Spec, Option<Decimal>); 3] {
    let value = programme.and_then(|programme| yearly_value(row, programme));
    let hours = yearly_hours(row).map(|hours| hours.0);
    let years = programme.and_then(|programme| div(hours?, programme.norm.0));
    [
        (&time_benefits::YEARLY_HOURS.spec, hours),
        (&time_benefits::FTE.spec, years),
        (&time_benefits::YEARLY_VALUE.spec, value.map(|value| value.0)),
    ]
}

#[cfg(test)]
mod tests {
    use crate::rules::testing;

    const HEADERS: &str = "| Gevinst-ID | Faggruppe | Antal pr. år | Minutter før | Minutter efter | Ibrugtagning | Tilskrivning | Start | Høstes | Geninvesteres |";

    fn codes(benefit: &str) -> Vec<&'static str> {
        let money = "| CBD-01-B1 | CBD-01-T1 | 180000 |";
        let found = testing::findings(&format!(
            "Tidsgevinster\n{HEADERS}\n{benefit}\nBudgetgevinster\n| Gevinst-ID | Udspringer af | Årlig virkning |\n{money}"
        ));
        found.iter().map(|finding| finding.rule.code).collect()
    }

    #[test]
    fn one_wrong_percent_is_one_finding() {
        assert_eq!(codes("| CBD-01-T1 | HK | 6000 | 20 | 10 | 0,8 | 100 | 2026-01 | 50 | 50 |"), ["T14"]);
        assert_eq!(codes("| CBD-01-T1 | HK | 6000 | 20 | 10 | 100 | 100 | 2026-01 | 90 | 50 |"), ["L05"]);
    }
}
