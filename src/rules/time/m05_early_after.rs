//! M05: an after-measurement in the learning weeks.
use crate::findings::{Chosen, Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    rules::pairs,
    schema::{business_case::initiatives, time_registration::master},
    timing::Verdict,
};

/// An after-measurement in the learning weeks.
pub static RULE: Rule = Rule {
    code: "M05",
    name: "early-after",
    severity: Severity::Warning,
    trial: false,
    title: "Eftermålingen begynder mindre end 28 dage efter idriftsættelsen.",
    why: "Medarbejderne er stadig ved at lære den nye arbejdsgang, så målingen kan ikke dokumentere gevinsten.",
    fix: "Mål igen, når der er gået mindst 28 dage.",
    example: Example::Described {
        wrong: "Tiltaget er idriftsat 1. februar, og eftermålingen begynder 15. februar.",
        right: "Eftermålingen begynder 1. marts.",
    },
    scope: Scope::Across(check),
};

fn check(chosen: &[Chosen<'_>], _: &Context<'_>, sink: &mut Sink) {
    for case in pairs::each(chosen).iter().filter(|case| case.tested.verdict == Verdict::TooEarly) {
        let Some(rows) = case.after else { continue };
        let others = vec![Spot::of(case.initiative, &initiatives::LIVE_ON)];
        sink.point_at(Spot::of(rows.form, &master::FROM), others).about = Some(case.benefit.clone());
    }
}
