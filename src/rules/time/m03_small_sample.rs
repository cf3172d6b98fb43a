//! M03: a measurement too small to prove anything.
use crate::findings::{Chosen, Context, Example, Rule, Scope, Severity, Sink};
use crate::{rules::pairs, timing::Verdict};

/// A measurement too small to prove anything.
pub static RULE: Rule = Rule {
    code: "M03",
    name: "small-sample",
    severity: Severity::Warning,
    trial: false,
    title: "Målingen har for få enheder, medarbejdere eller dage.",
    why: "Under 30 enheder eller 3 medarbejdere i før- eller eftermålingen kan ikke dokumentere en gevinst, og under 10 dage er usikkert.",
    fix: "Mål igen, så begge målinger har mindst 30 enheder, 3 medarbejdere (4, hvis den anden har flere end 10) og 10 dage. Bruges varianter, skal mindst 3 medarbejdere have haft hver.",
    example: Example::Described {
        wrong: "En eftermåling med 12 enheder.",
        right: "En eftermåling med 40 enheder fra 5 medarbejdere over 12 dage.",
    },
    scope: Scope::Across(check),
};

fn check(chosen: &[Chosen<'_>], _: &Context<'_>, sink: &mut Sink) {
    for case in pairs::each(chosen).iter().filter(|case| {
        matches!(case.tested.verdict, Verdict::TooFewUnits | Verdict::TooFewEmployees) || case.is_brief()
    }) {
        case.point(sink);
    }
}
