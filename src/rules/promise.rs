//! What a business case promises, read straight from its rows: shared by the rules that hold figures against it.
use crate::{
    danish::Change,
    formulas::{freed_time, phasing},
    intake::{Row, Submission},
    programme::Programme,
    schema::{
        Field, Id, Outcome, Spec,
        business_case::{Duration, budget_benefits, initiatives, master, time_benefits},
    },
    units::{Decimal, Hours, Kroner, Month, Share},
};
use std::collections::BTreeMap;

/// Kroner per typed unit of the workbook.
pub(super) fn amount_factor(submission: &Submission) -> Decimal {
    let form = submission.form(&master::TABLE).filter(|form| *form.table == master::TABLE);
    let unit = form.and_then(|form| form.given(&master::AMOUNT_UNIT));
    unit.map_or(Decimal::ONE, master::AmountUnit::factor)
}

/// A full year's freed hours of a time benefit.
pub(super) fn yearly_hours(row: &Row) -> Option<Hours> {
    Some(freed_time::hours(
        row.given(&time_benefits::YEARLY_UNITS)?,
        row.given(&time_benefits::MINUTES_BEFORE)?,
        row.given(&time_benefits::MINUTES_AFTER)?,
        certain(row, &time_benefits::ADOPTION)?,
        certain(row, &time_benefits::ATTRIBUTION)?,
    ))
}

/// A share, unless it looks like a fraction typed for per cent: T14 tells of that, and what follows from it is no news.
fn certain(row: &Row, field: &'static Field<Share>) -> Option<Share> {
    let is_doubtful = row.outcome(&field.spec) == Outcome::Changed(Change::SmallPercent);
    row.given(field).filter(|_| !is_doubtful)
}

/// The harvested part of a full year's freed time, in kroner; nothing where L05 has told that the parts exceed the whole.
pub(super) fn harvested(row: &Row, programme: &Programme) -> Option<Kroner> {
    let share = certain(row, &time_benefits::HARVESTED)?;
    let reinvested = row.given(&time_benefits::REINVESTED).unwrap_or_default();
    (share + reinvested <= Share::ONE).then_some(())?;
    Some(yearly_value(row, programme)? * share)
}

/// What they are worth.
pub(super) fn yearly_value(row: &Row, programme: &Programme) -> Option<Kroner> {
    let (group, start) = (row.given(&time_benefits::STAFF_GROUP)?, row.given(&time_benefits::START)?);
    let pay = programme.yearly_pay(&group, start.year())?;
    Some(freed_time::value(yearly_hours(row)?, pay, programme.norm))
}

/// The initiative a row belongs to.
pub(super) fn initiative_of<'a>(
    submission: &'a Submission,
    row: &Row,
    reference: &'static Field<Id>,
) -> Option<&'a Row> {
    let id = row.given(reference)?;
    submission.rows(&initiatives::TABLE).iter().find(|row| row.holds(&initiatives::ID, &id))
}

/// The budget benefits that spring from a time benefit.
pub(super) fn harvesting<'a>(submission: &'a Submission, row: &Row) -> Vec<&'a Row> {
    let Some(id) = row.given(&time_benefits::ID) else { return Vec::new() };
    let springs_from = |other: &&Row| other.holds(&budget_benefits::FROM_TIME, &id);
    submission.rows(&budget_benefits::TABLE).iter().filter(springs_from).collect()
}

/// The plans of a workbook, for whoever asks of one benefit after another.
pub(super) struct Plans<'a> {
    time: BTreeMap<Id, Vec<&'a Row>>,
    money: BTreeMap<Id, Vec<&'a Row>>,
    initiatives: BTreeMap<Id, Vec<&'a Row>>,
}

impl<'a> Plans<'a> {
    pub(super) fn of(submission: &'a Submission) -> Self {
        Self {
            time: Row::by_id(submission.rows(&time_benefits::TABLE), &time_benefits::ID),
            money: Row::by_id(submission.rows(&budget_benefits::TABLE), &budget_benefits::ID),
            initiatives: Row::by_id(submission.rows(&initiatives::TABLE), &initiatives::ID),
        }
    }

    /// The plan of a benefit for a month, least and most, in the unit its follow-up is typed in.
    ///
    /// While a time benefit grows in, some count the units of the new workflow and some count all: both are as planned.
    pub(super) fn of_month(&self, benefit: &Id, month: Month) -> Option<(Decimal, Decimal)> {
        let by_time = self.time.get(benefit).into_iter().flatten();
        let by_money = self.money.get(benefit).into_iter().flatten();
        by_time
            .filter_map(|row| self.units(row, month))
            .chain(by_money.filter_map(|row| self.amount(row, month)).map(|amount| (amount, amount)))
            .next()
    }

    fn units(&self, row: &Row, month: Month) -> Option<(Decimal, Decimal)> {
        use time_benefits::{FULL_EFFECT, INITIATIVE, START, YEARLY_UNITS};
        let ends = self.ends(row, &INITIATIVE);
        let phase = phasing::phase_in(row.given(&START)?, row.given(&FULL_EFFECT)?, ends, month);
        let all = row.given(&YEARLY_UNITS)?.0 / Decimal::from(12);
        (!phase.0.is_zero()).then_some((all * phase.0, all))
    }

    fn amount(&self, row: &Row, month: Month) -> Option<Decimal> {
        use budget_benefits::{DURATION, FULL_EFFECT, INITIATIVE, START, YEARLY_EFFECT};
        let (start, full, yearly) = (row.given(&START)?, row.given(&FULL_EFFECT)?, row.given(&YEARLY_EFFECT)?);
        match row.given(&DURATION)? {
            Duration::Once => Some((yearly * phasing::once(start, full, month)).0),
            Duration::Recurring => {
                let phase = phasing::phase_in(start, full, self.ends(row, &INITIATIVE), month);
                Some((yearly * phase).0 / Decimal::from(12))
            }
        }
    }

    fn ends(&self, row: &Row, reference: &'static Field<Id>) -> Option<Month> {
        self.initiatives.get(&row.given(reference)?)?.first()?.given(&initiatives::ENDS)
    }
}

/// The computed cells of a time benefit and what they ought to show; nothing where something they need is missing.
pub fn computed(row: &Row, programme: Option<&Programme>) -> [(&'static Spec, Option<Decimal>); 2] {
    let value = programme.and_then(|programme| yearly_value(row, programme));
    [
        (&time_benefits::YEARLY_HOURS.spec, yearly_hours(row).map(|hours| hours.0)),
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
