//! F30: a day of approval that lies before the month is nearly over, or more than a year after.
use crate::{
    danish::show,
    findings::{Context, Example, Rule, Scope, Severity, Sink, Spot},
    intake::Submission,
    schema::business_case::master::{self, Status},
    units::{Date, Month},
};
use std::ops::RangeInclusive;

/// A day of approval that lies before the month is nearly over, or more than a year after.
pub static RULE: Rule = Rule {
    code: "F30",
    name: "odd-approval-date",
    severity: Severity::Error,
    trial: false,
    title: "Godkendt dato passer ikke til den måned, filen gælder.",
    why: "En måned kan først godkendes, når den er ved at være forbi. En anden dag er en slåfejl eller en tidligere måneds godkendelse, og hverken godkender eller viser, hvilken fil der er nyest.",
    fix: "Skriv den dag, hvor centerchefen har godkendt denne måneds tal.",
    example: Example::Described {
        wrong: "Marts 2026 godkendt den 09-04-2025.",
        right: "Marts 2026 godkendt den 09-04-2026.",
    },
    scope: Scope::Workbook(check),
};

/// The first day of the month on which it can be approved.
const FIRST_DAY: i64 = 25;
/// Days after that one on which it still can.
const DAYS: i64 = 400;

/// The days on which a month can have been approved.
pub fn days(month: Month) -> RangeInclusive<Date> {
    let after = |days: i64| month.first_day().saturating_add(jiff::Span::new().days(days));
    after(FIRST_DAY - 1)..=after(FIRST_DAY - 1 + DAYS)
}

fn check(submission: &Submission, _: &Context<'_>, sink: &mut Sink) {
    let Some(month) = Month::parse(&submission.identity.period) else { return };
    let Some(form) = submission.form(&master::TABLE) else { return };
    // A day left over in a draft approves nothing.
    let is_approved = form.given(&master::STATUS) == Some(Status::Approved);
    let day = form.given(&master::APPROVED_ON).filter(|day| is_approved && !days(month).contains(day));
    if day.is_some() {
        let (first, last) = days(month).into_inner();
        let expected = format!("en dag fra {} til {}", show::date(first), show::date(last));
        sink.point(Spot::of(form, &master::APPROVED_ON)).expecting(expected);
    }
}
