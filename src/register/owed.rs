//! The reports a benefit owes by the period, and which of them have come.
use super::{Benefit, Initiative, Owned, Verdict, Verdicts, reported::Reported};
use crate::{
    due::{Span, Terms, earlier},
    facts::{Fact, Origin, Series, Stream},
    intake::KeptWorkbook,
    programme::Centre,
    schema::{Id, business_case::follow_up},
    units::{Decimal, Month},
};
use std::collections::BTreeMap;

/// **Forfalden indberetning.** One report that is owed by the period.
#[derive(Clone, Debug)]
pub struct Owed {
    /// The centre.
    pub centre: Id,
    /// The initiative.
    pub initiative: Id,
    /// The benefit.
    pub benefit: Id,
    /// The months it is for.
    pub span: Span,
    /// What has become of it.
    pub state: State,
}

/// What has become of a report that is owed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// It has come; the cell of the latest figure.
    Reported(Origin),
    /// It was typed, in a row that does not count: whatever is wrong with that row is told.
    LeftOut,
    /// Nobody has typed it.
    Missing,
}

/// What is owed of one benefit, and the months of the year nobody has told of.
pub(super) struct Calls {
    pub owed: Vec<Owed>,
    /// Months up to the period that are in no interval that is reported: what is late, and what is not to be made up yet.
    pub silent: Vec<Month>,
}

/// When a benefit owes a report. Its centre owes nothing for the months before it joined the programme.
pub(super) fn terms<T>(benefit: &Benefit<T>, initiative: &Initiative, full: Option<Month>, joined: Month) -> Terms {
    Terms {
        interval: benefit.interval,
        start: benefit.start.max(joined),
        last: earlier(initiative.ends, full),
        phase: initiative.phase,
    }
}

/// The last month a centre owes anything for: the period, or the month it left the programme in; nothing where it left in
/// an earlier year.
pub fn until(centre: Option<&Centre>, period: Month) -> Option<Month> {
    let left = centre.and_then(|centre| centre.active_to);
    Some(left.map_or(period, |left| left.min(period))).filter(|until| *until >= period.january())
}

/// The months that rows which do not count were typed for, by benefit.
pub(super) fn left_out(submission: &KeptWorkbook, verdicts: &Verdicts) -> BTreeMap<Id, Vec<Month>> {
    let mut months: BTreeMap<Id, Vec<Month>> = BTreeMap::new();
    for row in submission.rows(&follow_up::TABLE).iter().filter(|row| verdicts.on(row) != Verdict::Accepted) {
        if let (Some(benefit), Some(month)) = (row.given(&follow_up::BENEFIT), row.given(&follow_up::MONTH)) {
            months.entry(benefit).or_default().push(month);
        }
    }
    months
}

impl Calls {
    /// `reports` are those that count, in order of their months.
    pub fn of<T>(
        owned: &Owned<Benefit<T>>,
        terms: &Terms,
        reports: &[Reported],
        left_out: &[Month],
        (until, period): (Option<Month>, Month),
    ) -> Self {
        let state = |span: Span| match reports.iter().rfind(|report| span.holds(report.month)) {
            Some(report) => State::Reported(report.origin.clone()),
            // `2025-02` typed for `2026-02` is out for its year, and is February's report nevertheless.
            None if left_out.iter().any(|month| span.holds(*month) || is_meant_for(*month, span, period)) => {
                State::LeftOut
            }
            None => State::Missing,
        };
        let spans = until.map_or_else(Vec::new, |until| terms.owed(until));
        let called = spans.into_iter().map(|span| Owed {
            centre: owned.centre.clone(),
            initiative: owned.of.initiative.clone(),
            benefit: owned.of.id.clone(),
            span,
            state: state(span),
        });
        let last = until.map(|until| terms.last.map_or(until, |last| last.min(until)));
        let told = |month: Month| {
            let span = Span::around(terms.interval, month);
            reports.iter().any(|report| span.holds(report.month))
        };
        let months = last.into_iter().flat_map(|last| terms.start.max(period.january()).through(last));
        let silent = months.filter(|month| terms.is_running() && !told(*month)).collect();
        Self { owed: called.collect(), silent }
    }

    /// The facts of what is owed: one for each report, and the plan of those that have not come, in `stream`.
    pub fn facts(&self, origin: &Origin, stream: Stream, planned: impl Fn(Month) -> Decimal) -> Vec<Fact> {
        let mut facts = Vec::new();
        for owed in &self.owed {
            let came = match &owed.state {
                State::Reported(at) => Some(at),
                State::LeftOut | State::Missing => None,
            };
            let due = Fact {
                centre: owed.centre.clone(),
                initiative: owed.initiative.clone(),
                benefit: owed.benefit.clone(),
                month: owed.span.last,
                stream: Stream::Reports,
                series: Series::Due,
                reached: came.map(|_| Series::Reported),
                amount: Decimal::ONE,
                origin: came.unwrap_or(origin).clone(),
            };
            if came.is_none() {
                let plan = owed.span.months().map(&planned).sum();
                let missing = Fact { stream, series: Series::Missing, amount: plan, reached: None, ..due.clone() };
                facts.push(missing);
            }
            facts.push(due);
        }
        facts
    }
}

/// Whether a month that cannot be right was meant for an interval: the same month of another year, or one ahead for the
/// period itself.
fn is_meant_for(month: Month, span: Span, period: Month) -> bool {
    let is_same = month.year() != span.last.year() && span.months().any(|one| one.number() == month.number());
    is_same || (month > period && span.holds(period))
}
