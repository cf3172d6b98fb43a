//! F29: an earlier month's file with a later month's figures, and still called the earlier month's.
use crate::{
    danish::show,
    findings::{Context, Example, Rule, Scope, Severity, Sink, Spot},
    intake::{RowOf, Submission},
    rules::carriers,
    schema::{
        Id,
        business_case::follow_up::{self, Fields},
        identity,
    },
    units::Month,
};
use std::collections::BTreeSet;

/// An earlier month's file with a later month's figures, and still called the earlier month's.
pub static RULE: Rule = Rule {
    code: "F29",
    name: "later-months",
    severity: Severity::Error,
    trial: false,
    title: "Filen er en tidligere måneds, men har tal for en senere måned.",
    why: "Vi gætter ikke på, om det er den nye måneds aflevering, eller om månederne er skrevet forkert.",
    fix: "Er det den nye måneds aflevering, så ret Periode i Stamdata, eller kopiér tallene ind i den nye måneds skabelon. Er månederne forkerte, så ret dem på Opfølgning.",
    example: Example::Described {
        wrong: "Januars fil med rækker for februar, hvor der stadig står januar i Periode.",
        right: "Samme fil, hvor der står februar 2026 i Periode.",
    },
    scope: Scope::Workbook(check),
};

fn check(submission: &Submission, context: &Context<'_>, sink: &mut Sink) {
    let Some(period) = Month::parse(&submission.identity.period) else { return };
    if !carriers::is_placed(submission, context) || !carriers::agree(submission, context) {
        return;
    }
    let reported = submission.rows(&follow_up::TABLE).iter().filter(|row| !row.lacks(&follow_up::REALISED));
    let reported: Vec<(Month, RowOf<'_, Fields>)> =
        reported.filter_map(|row| Some((row.given(&follow_up::MONTH)?, row))).collect();
    // A month that has not come when the period is consolidated is no delivery for it, but a month ahead.
    let has_come = |month: Month| month > period && context.period.is_none_or(|run| month <= run);
    let (later, own): (Vec<_>, Vec<_>) = reported.into_iter().partition(|(month, _)| has_come(*month));
    let Some(last) = later.iter().map(|(month, _)| *month).max() else { return };
    let (late, all) = (benefits(&later), benefits(later.iter().chain(&own)));
    // One row among many is a slip of its own; without a period to consolidate, one row of one may be too.
    let is_habit = late.len() * 2 >= all.len() && (context.period.is_some() || late.len() > 1);
    if is_habit && let Some((_, first)) = later.first() {
        point(submission, period, last, *first, sink);
    }
}

fn benefits<'a>(rows: impl IntoIterator<Item = &'a (Month, RowOf<'a, Fields>)>) -> BTreeSet<Id> {
    rows.into_iter().filter_map(|(_, row)| row.given(&follow_up::BENEFIT)).collect()
}

fn point(submission: &Submission, period: Month, last: Month, row: RowOf<'_, Fields>, sink: &mut Sink) {
    let (period, last) = (show::month(period), show::month(last));
    let row = Spot::of(row, &follow_up::MONTH);
    let shown = carriers::shown_at(submission, identity::PERIOD);
    let spot = shown.unwrap_or_else(|| Spot::file(&submission.file));
    let expected = format!("{last} i {}, eller højst {period} på Opfølgning", carriers::address(&spot));
    let seen = format!("Filen er for {period}, men har tal for {last}, fx i {}", carriers::address(&row));
    sink.point_at(Spot { seen, ..spot }, vec![row]).expecting(expected);
}
