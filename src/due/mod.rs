//! **Forfald.** Which reports a benefit owes, interval by interval, from its first month with effect.
//!
//! The rules about follow-up, the register and the next month's template ask here, so a month cannot be asked for by one
//! and unknown to another. A benefit made up every quarter owes one report for January to March, and owes it when March
//! has ended.
//!
//! **Architecture invariant.** Months in, months out: what has been reported is for those who ask.
use crate::{
    intake::{RowOf, Tables},
    schema::{
        Id,
        business_case::{Duration, Interval, budget_benefits, initiatives, initiatives::Phase, time_benefits},
    },
    units::Month,
};
use std::collections::BTreeMap;

/// What decides when a benefit owes a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms {
    /// How often it is made up.
    pub interval: Interval,
    /// The first month with effect.
    pub start: Month,
    /// The last month with effect: the initiative ends, or it comes once and is there in full.
    pub last: Option<Month>,
    /// How far its initiative is.
    pub phase: Phase,
}

/// **Forfalden indberetning.** An interval that has ended: one report is owed for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The first month of the interval.
    pub first: Month,
    /// Its last month, in which it falls due.
    pub last: Month,
}

impl Span {
    /// The interval a month lies in.
    pub fn around(interval: Interval, month: Month) -> Self {
        let (first, last) = interval.around(month);
        Self { first, last }
    }

    /// Whether a report for this month is one for the interval.
    pub fn holds(self, month: Month) -> bool {
        (self.first..=self.last).contains(&month)
    }

    /// The months a report typed for `month` tells of: those of its interval since the report `before` it, and of them only
    /// those from `start` to `ends`. A quarter typed in March tells of January to March; typed month by month, of March.
    pub fn covered(
        interval: Interval,
        month: Month,
        before: Option<Month>,
        (start, ends): (Month, Option<Month>),
    ) -> Self {
        let first = Self::around(interval, month).first.max(start);
        let first = before.map_or(first, |before| first.max(before.plus(1)));
        let last = ends.map_or(month, |ends| ends.min(month));
        if first <= last { Self { first, last } } else { Self { first: month, last: month } }
    }

    /// Its months.
    pub fn months(self) -> impl Iterator<Item = Month> {
        self.first.through(self.last)
    }
}

impl Terms {
    /// The intervals of the period's year that have ended by it, whatever the phase. Earlier years were closed in their
    /// own December.
    pub fn ended(&self, period: Month) -> Vec<Span> {
        let first = self.start.max(period.january());
        let last = self.last.map_or(period, |last| last.min(period));
        let mut spans: Vec<Span> = first.through(last).map(|month| Span::around(self.interval, month)).collect();
        spans.dedup();
        spans.retain(|span| span.last <= period);
        spans
    }

    /// What is owed by the period. What is only planned, postponed or dropped owes nothing.
    pub fn owed(&self, period: Month) -> Vec<Span> {
        if self.is_running() { self.ended(period) } else { Vec::new() }
    }

    /// Whether the initiative is under way or in operation.
    pub fn is_running(&self) -> bool {
        matches!(self.phase, Phase::Underway | Phase::Live)
    }
}

/// The terms of every benefit of time and money in a workbook; of an id that stands twice, the first.
pub fn terms(workbook: &impl Tables) -> BTreeMap<Id, Terms> {
    let initiatives = RowOf::by_id(workbook.rows(&initiatives::TABLE), &initiatives::ID);
    let under = |id: Option<Id>| initiatives.get(&id?)?.first().copied();
    let mut all = BTreeMap::new();
    for row in workbook.rows(&time_benefits::TABLE) {
        put(&mut all, under(row.given(&time_benefits::INITIATIVE)).and_then(|initiative| of_time(row, initiative)));
    }
    for row in workbook.rows(&budget_benefits::TABLE) {
        put(&mut all, under(row.given(&budget_benefits::INITIATIVE)).and_then(|initiative| of_money(row, initiative)));
    }
    all
}

fn put(all: &mut BTreeMap<Id, Terms>, one: Option<(Id, Terms)>) {
    if let Some((id, terms)) = one {
        all.entry(id).or_insert(terms);
    }
}

/// A benefit of time and its terms under an initiative, where their rows say enough.
pub fn of_time(
    row: RowOf<'_, time_benefits::Fields>,
    initiative: RowOf<'_, initiatives::Fields>,
) -> Option<(Id, Terms)> {
    use time_benefits::{ID, INTERVAL, START};
    let (phase, last) = (initiative.given(&initiatives::PHASE)?, initiative.given(&initiatives::ENDS));
    Some((row.given(&ID)?, Terms { interval: row.given(&INTERVAL)?, start: row.given(&START)?, last, phase }))
}

/// A benefit of money and its terms under an initiative, where their rows say enough.
pub fn of_money(
    row: RowOf<'_, budget_benefits::Fields>,
    initiative: RowOf<'_, initiatives::Fields>,
) -> Option<(Id, Terms)> {
    use budget_benefits::{DURATION, FULL_EFFECT, ID, INTERVAL, START};
    let once = row.given(&DURATION) == Some(Duration::Once);
    let full = row.given(&FULL_EFFECT).filter(|_| once);
    let (phase, ends) = (initiative.given(&initiatives::PHASE)?, initiative.given(&initiatives::ENDS));
    let last = earlier(ends, full);
    Some((row.given(&ID)?, Terms { interval: row.given(&INTERVAL)?, start: row.given(&START)?, last, phase }))
}

/// The earlier of two ends; where there is only one, that one.
pub fn earlier(one: Option<Month>, other: Option<Month>) -> Option<Month> {
    one.into_iter().chain(other).min()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(text: &str) -> Month {
        Month::parse(text).unwrap()
    }

    /// The months in which reports fall due, by March, June and December of 2026.
    fn owed(interval: Interval, start: &str, last: Option<&str>, phase: Phase) -> [String; 3] {
        let terms = Terms { interval, start: month(start), last: last.map(month), phase };
        ["2026-03", "2026-06", "2026-12"].map(|period| {
            let due: Vec<String> =
                terms.owed(month(period)).iter().map(|span| span.last.number().to_string()).collect();
            due.join(" ")
        })
    }

    #[test]
    fn every_month_from_start_to_end() {
        let monthly = |start, last| owed(Interval::Month, start, last, Phase::Live);
        assert_eq!(monthly("2026-02", None), ["2 3", "2 3 4 5 6", "2 3 4 5 6 7 8 9 10 11 12"]);
        assert_eq!(monthly("2025-02", Some("2026-04")), ["1 2 3", "1 2 3 4", "1 2 3 4"]);
        assert_eq!(monthly("2026-09", None), ["", "", "9 10 11 12"]);
    }

    #[test]
    fn a_quarter_is_owed_when_it_has_ended() {
        let quarterly = |start, last| owed(Interval::Quarter, start, last, Phase::Underway);
        assert_eq!(quarterly("2025-01", None), ["3", "3 6", "3 6 9 12"]);
        assert_eq!(quarterly("2026-05", None), ["", "6", "6 9 12"]);
        assert_eq!(quarterly("2026-01", Some("2026-04")), ["3", "3 6", "3 6"], "the last part of it comes with June");
    }

    #[test]
    fn a_year_is_owed_in_december() {
        assert_eq!(owed(Interval::Year, "2026-02", None, Phase::Live), ["", "", "12"]);
    }

    #[test]
    fn a_report_tells_of_the_months_since_the_one_before_it() {
        let covered = |month_of: &str, before: Option<&str>, start: &str, ends: Option<&str>| {
            let effect = (month(start), ends.map(month));
            let span = Span::covered(Interval::Quarter, month(month_of), before.map(month), effect);
            (span.first.number(), span.last.number())
        };
        assert_eq!(covered("2026-03", None, "2025-06", None), (1, 3));
        assert_eq!(covered("2026-03", Some("2026-01"), "2025-06", None), (2, 3));
        assert_eq!(covered("2026-03", Some("2025-12"), "2026-02", None), (2, 3));
        assert_eq!(covered("2026-06", None, "2025-06", Some("2026-04")), (4, 4));
        assert_eq!(
            covered("2026-01", None, "2026-02", None),
            (1, 1),
            "before Start there is nothing but the month itself"
        );
    }

    #[test]
    fn what_does_not_run_owes_nothing() {
        for phase in [Phase::Idea, Phase::Planned, Phase::Postponed, Phase::Dropped] {
            assert_eq!(owed(Interval::Month, "2026-01", None, phase), ["", "", ""], "{phase:?}");
        }
    }
}
