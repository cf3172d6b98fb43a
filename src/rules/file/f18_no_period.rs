//! F18: a business case that does not say which month it is for.
use crate::{
    findings::{Context, Example, Rule, Scope, Severity, Sink, Spot},
    intake::Submission,
    rules::carriers,
    schema::business_case,
    units::Month,
};

/// A business case that does not say which month it is for.
pub static RULE: Rule = Rule {
    code: "F18",
    name: "no-period",
    severity: Severity::Error,
    trial: false,
    title: "Filen siger ikke, hvilken måned den gælder.",
    why: "Så ved vi ikke, hvilken rapport tallene hører til.",
    fix: "Kopiér indholdet ind i den skabelon, centret har fået for måneden, og send den.",
    example: Example::Described {
        wrong: "En blank skabelon, der ikke er lavet til en måned.",
        right: "Skabelonen for marts 2026 fra mappen skabeloner.",
    },
    scope: Scope::Workbook(check),
};

fn check(submission: &Submission, _: &Context<'_>, sink: &mut Sink) {
    let is_case = submission.template == Some(&business_case::TEMPLATE);
    let is_said = carriers::unanswered(submission).is_empty();
    if is_case && is_said && Month::parse(&submission.identity.period).is_none() {
        sink.point(Spot::identity(submission, "Periode", &submission.identity.period));
    }
}
