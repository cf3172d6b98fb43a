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
    /// It has come, and is not believed until somebody confirms it; the cell.
    Held(Origin),
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
    /// Months up to the period whose report waits for a confirmation.
    pub waiting: Vec<Month>,
    /// Months that were reported though no report was owed for them: before the start, or within a quarter that goes on.
    early: Vec<(Month, Origin)>,
    /// Months in an interval that has not ended, of which nothing is reported.
    not_yet: Vec<Month>,
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

/// What was typed of a benefit.
#[derive(Clone, Copy)]
pub(super) struct Typed<'a> {
    /// The reports that count, in order of their months.
    pub counted: &'a [Reported],
    /// Those that wait for a confirmation.
    pub waiting: &'a [Reported],
    /// The months of rows that do not count.
    pub left_out: &'a [Month],
}

impl Calls {
    pub fn of<T>(
        owned: &Owned<Benefit<T>>,
        terms: &Terms,
        typed: Typed<'_>,
        (until, period): (Option<Month>, Month),
    ) -> Self {
        let spans = until.map_or_else(Vec::new, |until| terms.owed(until));
        let called = spans.iter().map(|span| Owed {
            centre: owned.centre.clone(),
            initiative: owned.of.initiative.clone(),
            benefit: owned.of.id.clone(),
            span: *span,
            state: typed.state(*span, period),
        });
        let calls = called.collect();
        let last = until.map(|until| terms.last.map_or(until, |last| last.min(until)));
        let told = |month: Month| {
            let span = Span::around(terms.interval, month);
            [typed.counted, typed.waiting].into_iter().flatten().any(|report| span.holds(report.month))
        };
        let months = last.into_iter().flat_map(|last| terms.start.max(period.january()).through(last));
        let silent: Vec<Month> = months.filter(|month| terms.is_running() && !told(*month)).collect();
        let is_owed = |month: &Month| spans.iter().any(|span| span.holds(*month));
        let not_yet = silent.iter().copied().filter(|month| !is_owed(month)).collect();
        let of_year = |report: &&Reported| report.month.year() == period.year();
        let early = typed.counted.iter().filter(of_year).filter(|report| !is_owed(&report.month));
        let early = early.map(|report| (report.month, report.origin.clone())).collect();
        let waiting = typed.waiting.iter().filter(of_year);
        let waiting = waiting.flat_map(|report| Span::around(terms.interval, report.month).months());
        let mut waiting: Vec<Month> = waiting.filter(|month| *month <= period).collect();
        waiting.sort();
        waiting.dedup();
        Self { owed: calls, silent, waiting, early, not_yet }
    }

    /// The facts of what is owed: one for each report, and the plan of what has come, of what has not, and of what waits.
    pub fn facts(&self, origin: &Origin, call: &Call<'_>) -> Vec<Fact> {
        let mut facts = Vec::new();
        for owed in &self.owed {
            let (series, at) = match &owed.state {
                State::Reported(at) => (Series::Called, Some(at)),
                State::Held(at) => (Series::Held, Some(at)),
                State::LeftOut | State::Missing => (Series::Missing, None),
            };
            let plan =
                |series, at: &Origin| call.fact(series, owed.span.last, owed.span.months().map(call.planned).sum(), at);
            match (series, call.is_cost) {
                // A cost that nobody has told of is there all the same, at every level of proof.
                (Series::Missing | Series::Held, true) => {
                    let assumed = owed.span.months().flat_map(|month| call.assumed(month, origin));
                    facts.extend(assumed);
                    facts.push(plan(Series::Called, origin));
                }
                _ => facts.push(plan(series, at.unwrap_or(origin))),
            }
            let reached = at.map(|_| Series::Reported);
            let due = call.fact(Series::Due, owed.span.last, Decimal::ONE, at.unwrap_or(origin));
            facts.push(Fact { stream: Stream::Reports, reached, ..due });
        }
        for (month, at) in &self.early {
            facts.push(call.fact(Series::Called, *month, (call.planned)(*month), at));
        }
        let is_owed = |month: &Month| self.owed.iter().any(|owed| owed.span.holds(*month));
        for month in self.waiting.iter().filter(|month| !is_owed(month)) {
            facts.push(call.fact(Series::Held, *month, (call.planned)(*month), origin));
        }
        for month in &self.not_yet {
            facts.push(call.fact(Series::NotYet, *month, (call.planned)(*month), origin));
        }
        facts.retain(|fact| !fact.amount.is_zero());
        facts
    }

    /// The months whose plan is expected although the period has passed them: a cost is in what is reported already.
    pub fn expected(&self, is_cost: bool) -> Vec<Month> {
        let is_owed = |month: &Month| self.owed.iter().any(|owed| owed.span.holds(*month));
        let all = self.silent.iter().chain(&self.waiting).copied();
        all.filter(|month| !(is_cost && is_owed(month))).collect()
    }
}

impl Typed<'_> {
    fn state(&self, span: Span, period: Month) -> State {
        let latest = |reports: &[Reported]| reports.iter().rfind(|report| span.holds(report.month)).cloned();
        if let Some(report) = latest(self.waiting) {
            return State::Held(report.origin);
        }
        match latest(self.counted) {
            Some(report) => State::Reported(report.origin),
            // `2025-02` typed for `2026-02` is out for its year, and is February's report nevertheless.
            None if self.left_out.iter().any(|month| span.holds(*month) || is_meant_for(*month, span, period)) => {
                State::LeftOut
            }
            None => State::Missing,
        }
    }
}

/// How the facts of what is owed of a benefit are made.
pub(super) struct Call<'a> {
    /// The centre, initiative and benefit.
    pub of: (&'a Id, &'a Id, &'a Id),
    /// What its plan is measured in.
    pub stream: Stream,
    /// The plan of a month, as it stands in facts.
    pub planned: &'a dyn Fn(Month) -> Decimal,
    /// A disbenefit.
    pub is_cost: bool,
}

impl Call<'_> {
    fn fact(&self, series: Series, month: Month, amount: Decimal, origin: &Origin) -> Fact {
        let (centre, initiative, benefit) = self.of;
        Fact {
            centre: centre.clone(),
            initiative: initiative.clone(),
            benefit: benefit.clone(),
            month,
            stream: self.stream,
            series,
            reached: None,
            amount,
            origin: origin.clone(),
        }
    }

    /// A cost that is due and not reported, at its plan.
    fn assumed(&self, month: Month, origin: &Origin) -> Vec<Fact> {
        let at = |series| self.fact(series, month, (self.planned)(month), origin);
        let reported = Fact { reached: Some(Series::Booked), ..at(Series::Reported) };
        vec![reported, at(Series::Documented), at(Series::Booked)]
    }
}

/// Whether a month that cannot be right was meant for an interval: the same month of another year, or one ahead for the
/// period itself.
fn is_meant_for(month: Month, span: Span, period: Month) -> bool {
    let is_same = month.year() != span.last.year() && span.months().any(|one| one.number() == month.number());
    is_same || (month > period && span.holds(period))
}
