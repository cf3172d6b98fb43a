//! What is owed against the rows that have come and the plans that are missing.
use super::{Accounts, Books, Line, count, line};
use crate::{
    due::{self, Span},
    facts::{Fact, Series, Slice, Stream},
    intake::KeptWorkbook,
    register::{self, Verdicts},
    schema::{Id, business_case::follow_up},
    units::{Decimal, Month},
};
use std::collections::BTreeSet;

/// Each centre's reports that are owed, against the intervals its own file has a row for, and those that have not come.
pub(super) fn owed(accounts: &Accounts<'_>) -> Vec<Line> {
    let of_centre = |(centre, workbook): (&Id, &KeptWorkbook)| {
        let facts = || Slice::all(accounts.facts()).of_centre(centre).facts.iter();
        let is_due = |fact: &&Fact| fact.stream == Stream::Reports && fact.series == Series::Due;
        let due: Decimal = facts().filter(is_due).map(|fact| fact.amount).sum();
        let missing = facts().filter(|fact| is_due(fact) && fact.reached.is_none()).count();
        let came = owing_months(accounts, centre)
            .map_or(0, |months| reported(workbook, &accounts.verdicts(workbook), months, accounts.register.period));
        line(centre.to_string(), due, count(came + missing))
    };
    accounts.cases().into_iter().map(of_centre).collect()
}

/// The first and the last month of the year that a centre owes reports for.
pub(super) fn owing_months(accounts: &Accounts<'_>, centre: &Id) -> Option<(Month, Month)> {
    let (known, period) = (accounts.programme.centre(centre), accounts.register.period);
    let first = known.map_or(period.january(), |centre| centre.active_from.max(period.january()));
    register::until(known, period).map(|last| (first, last))
}

/// The intervals of the year that have ended and that an accepted row is for, read from the rows anew.
fn reported(workbook: &KeptWorkbook, verdicts: &Verdicts, (first, until): (Month, Month), period: Month) -> usize {
    let terms = due::terms(workbook);
    let rows = verdicts.accepted(workbook, &follow_up::TABLE);
    let spans: BTreeSet<(Id, Span)> = rows
        .into_iter()
        .filter_map(|row| {
            let (benefit, month) = (row.given(&follow_up::BENEFIT)?, row.given(&follow_up::MONTH)?);
            row.given(&follow_up::REALISED)?;
            let terms = terms.get(&benefit)?;
            let span = Span::around(terms.interval, month);
            let is_owed = terms.is_running()
                && month <= period
                && span.last <= until
                && terms.start.max(first) <= span.last
                && terms.last.is_none_or(|last| span.first <= last);
            is_owed.then_some((benefit, span))
        })
        .collect();
    spans.len()
}

/// A report is owed twice over.
pub(super) fn call_twice(books: &mut Books) {
    let is_due = |fact: &&mut Fact| fact.series == Series::Due;
    let owed = books.register.facts.iter_mut().find(is_due).expect("the samples owe reports");
    owed.amount = Decimal::TWO;
}
