//! What a centre reports, held against what is possible: an amount of eight million on a benefit of 96.000 kr. a year is a
//! slip of the keyboard until somebody says otherwise.
//!
//! Judged on the year to date after the row, so that a wrong month and its correction pass together.
use super::reported::Reported;
use crate::{
    due::Span,
    programme::Limits,
    schema::{
        Id,
        business_case::{Interval, initiatives::Phase},
        program::confirmations::Confirmed,
    },
    units::{Decimal, Kroner, Month},
};
use std::collections::BTreeMap;

/// Why a figure is not believed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// More in the year to date than a year can give.
    OverYear,
    /// Far more than the plan of its month, quarter or year.
    OverInterval,
    /// A disbenefit far below its plan.
    LowCost,
    /// A disbenefit that is a gain in the year to date.
    WrongSign,
    /// With what is expected, far more than the year's plan.
    OverExpected,
    /// An accepted month that is another only because the file's unit or price level has changed.
    Revalued,
    /// It comes from an initiative that is an idea.
    Idea,
    /// It comes from an initiative that is planned.
    NotBegun,
    /// It is for a month after its initiative was postponed or dropped.
    Fallen,
    /// More units than the cases that were counted.
    OverCases,
    /// Another benefit has the same voucher and amount.
    SameVoucher(Id),
    /// Another benefit is the same.
    Twin(Id),
}

/// A figure that is not believed, and the one it disagrees with; both in the unit of what was reported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Doubt {
    /// Which report it is about, by its place.
    pub report: usize,
    pub what: Confirmed,
    pub reason: Reason,
    pub against: Decimal,
}

/// What is known of a benefit before its reports are judged. Amounts are positive, in the unit of the reports.
pub(super) struct Premises<'a> {
    pub limits: &'a Limits,
    /// A full year, or all of what comes once.
    pub yearly: Decimal,
    pub is_once: bool,
    /// A disbenefit: too little is as odd as too much.
    pub is_cost: bool,
    pub is_money: bool,
    pub phase: Phase,
    pub interval: Interval,
    /// The last month before its initiative fell, where it is postponed or dropped and we know.
    pub stood_until: Option<Month>,
    pub plan: &'a dyn Fn(Month) -> Decimal,
    /// What the directors need not see.
    pub small: Kroner,
    pub worth: &'a dyn Fn(Decimal) -> Option<Kroner>,
    /// The cases that were counted, by month.
    pub cases: BTreeMap<Month, Decimal>,
    /// Accepted months by the amount they had, where the file's unit or price level is another now.
    pub revalued: BTreeMap<Month, Decimal>,
    pub period: Month,
}

impl Premises<'_> {
    /// What is not believed of the reports of the period's year, in order of their months.
    pub fn doubts(&self, reports: &[Reported]) -> Vec<Doubt> {
        let mut doubts = Vec::new();
        let (mut to_date, mut earlier) = (Decimal::ZERO, Vec::new());
        let of_year = |report: &&Reported| report.month.year() == self.period.year();
        for (place, report) in reports.iter().enumerate().filter(|(_, report)| of_year(report)) {
            // What a later row with an explanation takes back is no part of it.
            let later =
                reports[place + 1..].iter().filter(|later| later.amount < Decimal::ZERO && later.comment.is_some());
            let back: Decimal = later.map(|later| later.amount).sum();
            let net = if report.amount > Decimal::ZERO { report.amount + back } else { report.amount };
            let doubt = self.doubt(report, net, to_date, &earlier).filter(|_| !report.amount.is_zero());
            if let Some((reason, against)) = doubt {
                doubts.push(Doubt { report: place, what: Confirmed::Realised, reason, against });
            } else {
                to_date += report.amount;
                earlier.push(report.amount);
            }
        }
        doubts.extend(self.expected(reports, to_date));
        doubts
    }

    /// Why a row is not believed, and the figure it disagrees with.
    fn doubt(
        &self,
        report: &Reported,
        net: Decimal,
        to_date: Decimal,
        earlier: &[Decimal],
    ) -> Option<(Reason, Decimal)> {
        let sum = to_date + net;
        match self.phase {
            Phase::Idea => return Some((Reason::Idea, Decimal::ZERO)),
            Phase::Planned if self.is_money => return Some((Reason::NotBegun, Decimal::ZERO)),
            _ => {}
        }
        if self.stood_until.is_some_and(|last| report.month > last) {
            return Some((Reason::Fallen, Decimal::ZERO));
        }
        if self.is_cost && to_date + report.amount < Decimal::ZERO {
            return Some((Reason::WrongSign, to_date));
        }
        let whole = if self.is_once { self.yearly } else { self.yearly * self.limits.yearly };
        if whole > Decimal::ZERO && sum > whole {
            return Some((Reason::OverYear, self.yearly));
        }
        self.against_plan(report, net, earlier)
            .or_else(|| self.against_cases(report))
            .or_else(|| self.against_archive(report))
    }

    /// Against the plan of its interval, and against what is usual where two earlier reports say so.
    fn against_plan(&self, report: &Reported, net: Decimal, earlier: &[Decimal]) -> Option<(Reason, Decimal)> {
        let plan: Decimal = Span::around(self.interval, report.month).months().map(self.plan).sum();
        if plan <= Decimal::ZERO || self.is_once {
            return None;
        }
        let usual = median(earlier);
        let times = self.limits.interval;
        if net > plan * times && usual.is_none_or(|usual| net > usual * times) {
            return Some((Reason::OverInterval, plan));
        }
        let typed = report.amount;
        let is_low = self.is_cost && typed > Decimal::ZERO && typed * times < plan;
        (is_low && usual.is_none_or(|usual| typed * times < usual)).then_some((Reason::LowCost, plan))
    }

    fn against_cases(&self, report: &Reported) -> Option<(Reason, Decimal)> {
        let counted = *self.cases.get(&report.month)?;
        (report.amount > counted * self.limits.cases).then_some((Reason::OverCases, counted))
    }

    fn against_archive(&self, report: &Reported) -> Option<(Reason, Decimal)> {
        let accepted = *self.revalued.get(&report.month)?;
        let apart = (report.amount - accepted).abs();
        (apart > accepted.abs() * self.limits.revalued.0).then_some((Reason::Revalued, accepted))
    }

    /// What is expected of the rest, with what has come.
    fn expected(&self, reports: &[Reported], to_date: Decimal) -> Option<Doubt> {
        let (report, last) = reports.iter().enumerate().next_back()?;
        let expected = last.expected_rest?;
        let plan: Decimal = self.period.of_year().map(self.plan).sum();
        let sum = to_date + expected;
        let is_large = (self.worth)(sum).is_none_or(|worth| worth > self.small);
        let is_far = plan > Decimal::ZERO && sum > plan * self.limits.expected;
        let doubt = Doubt { report, what: Confirmed::Expected, reason: Reason::OverExpected, against: plan };
        (is_large && is_far && self.phase != Phase::Dropped).then_some(doubt)
    }
}

/// The middle of two amounts or more; with fewer, nothing is usual yet.
fn median(amounts: &[Decimal]) -> Option<Decimal> {
    if amounts.len() < 2 {
        return None;
    }
    let mut sorted = amounts.to_vec();
    sorted.sort();
    let middle = sorted.len() / 2;
    Some(if sorted.len() % 2 == 1 { sorted[middle] } else { (sorted[middle - 1] + sorted[middle]) / Decimal::TWO })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{facts::Origin, intake::Place, schema::business_case::follow_up::FigureSource, xlsx::At};

    fn report(month: u8, amount: i64) -> Reported {
        let origin =
            Origin { place: Place { file: "CBD.xlsx".into(), sheet: "Opfølgning".into() }, at: At::new(5, 2) };
        Reported {
            benefit: Id("CBD-01-B1".to_owned()),
            month: Month::new(2026, i8::try_from(month).unwrap()).unwrap(),
            amount: amount.into(),
            typed: amount.into(),
            adoption_now: None,
            origin: origin.clone(),
            expected_rest: None,
            expected_typed: None,
            expected_at: origin,
            source: FigureSource::Finance,
            has_voucher: true,
            cause: None,
            comment: Some("Rettet.".to_owned()),
        }
    }

    #[test]
    fn a_program_file_without_limits_has_the_usual_ones() {
        let submission = crate::rules::testing::submission("Program\n| Program-ID | EFF26 |");
        let form = submission.form(&crate::schema::program::programme::TABLE).unwrap();
        assert_eq!(Limits::of(form), Some(Limits::default()));
    }

    /// What is not believed of these amounts from January on: the month, and why. The plan is 8.000 a month.
    fn doubts(amounts: &[i64], change: impl Fn(&mut Premises<'_>)) -> Vec<(usize, Reason)> {
        let reports: Vec<Reported> = (1..).zip(amounts).map(|(month, amount)| report(month, *amount)).collect();
        let limits = Limits::default();
        let mut premises = Premises {
            limits: &limits,
            yearly: Decimal::from(96_000),
            is_once: false,
            is_cost: false,
            is_money: true,
            phase: Phase::Live,
            interval: Interval::Month,
            stood_until: None,
            plan: &|_| Decimal::from(8_000),
            small: Kroner(Decimal::from(25_000)),
            worth: &|amount| Some(Kroner(amount)),
            cases: BTreeMap::new(),
            revalued: BTreeMap::new(),
            period: Month::new(2026, 6).unwrap(),
        };
        change(&mut premises);
        premises.doubts(&reports).into_iter().map(|doubt| (doubt.report + 1, doubt.reason)).collect()
    }

    #[test]
    fn eight_millions_on_a_benefit_of_96_000_are_not_believed() {
        assert_eq!(doubts(&[8_000, 8_000, 8_000_000], |_| {}), [(3, Reason::OverYear)]);
        assert_eq!(doubts(&[8_000, 8_000, 8_000], |_| {}), []);
    }

    #[test]
    fn exactly_a_limit_is_believed() {
        assert_eq!(doubts(&[80_000, 0, 0, 35_200], |_| {}), []);
        assert_eq!(doubts(&[80_000, 0, 0, 35_201], |_| {}), [(4, Reason::OverYear)]);
        assert_eq!(doubts(&[80_001], |_| {}), [(1, Reason::OverInterval)]);
    }

    #[test]
    fn what_was_usual_before_is_usual_again() {
        assert_eq!(doubts(&[9_000, 9_000, 85_000], |premises| premises.yearly = Decimal::from(200_000)), []);
    }

    #[test]
    fn a_wrong_month_and_its_correction_pass_together() {
        assert_eq!(doubts(&[8_000, 88_000, -80_000, 8_000], |_| {}), []);
        assert_eq!(doubts(&[8_000, 88_000, 8_000], |_| {}), [(2, Reason::OverInterval)]);
    }

    #[test]
    fn a_disbenefit_that_is_too_small_or_a_gain_is_not_believed() {
        let cost = |premises: &mut Premises<'_>| premises.is_cost = true;
        assert_eq!(doubts(&[8_000, 799, -9_000], cost), [(2, Reason::LowCost), (3, Reason::WrongSign)]);
        assert_eq!(doubts(&[8_000, 0, -8_000, 800], cost), []);
        // Exactly a tenth of what is usual passes, though it is less than a tenth of the plan.
        let above = |premises: &mut Premises<'_>| (premises.is_cost, premises.plan) = (true, &|_| Decimal::from(9_000));
        assert_eq!(doubts(&[8_000, 8_000, 8_000, 800], above), []);
        assert_eq!(doubts(&[8_000, 8_000, 8_000, 799], above), [(4, Reason::LowCost)]);
    }

    #[test]
    fn what_has_not_begun_gives_nothing() {
        assert_eq!(doubts(&[0, 5_000], |premises| premises.phase = Phase::Planned), [(2, Reason::NotBegun)]);
        let march = Month::new(2026, 3);
        assert_eq!(doubts(&[1, 1, 1, 1], |premises| premises.stood_until = march), [(4, Reason::Fallen)]);
    }

    #[test]
    fn what_comes_once_may_come_in_one_month_and_never_be_more() {
        let once = |premises: &mut Premises<'_>| premises.is_once = true;
        assert_eq!(doubts(&[0, 96_000], once), []);
        assert_eq!(doubts(&[0, 96_001], once), [(2, Reason::OverYear)]);
    }

    #[test]
    fn more_units_than_cases_are_not_believed() {
        let cases = |premises: &mut Premises<'_>| {
            premises.cases = [(Month::new(2026, 1).unwrap(), Decimal::from(5_000))].into();
        };
        assert_eq!(doubts(&[6_000], cases), []);
        assert_eq!(doubts(&[6_001], cases), [(1, Reason::OverCases)]);
    }
}
