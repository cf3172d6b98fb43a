//! M05: an after-measurement in the learning weeks.
use crate::findings::{Chosen, Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    formulas::measurement::LEARNING_DAYS,
    rules::measured,
    schema::{
        business_case::initiatives,
        time_registration::master::{self, Measurement},
    },
};

/// An after-measurement in the learning weeks.
pub static RULE: Rule = Rule {
    code: "M05",
    name: "early-after",
    severity: Severity::Warning,
    title: "Eftermålingen begynder mindre end 28 dage efter idriftsættelsen.",
    why: "Medarbejderne er stadig ved at lære den nye arbejdsgang, så målingen kan ikke dokumentere gevinsten.",
    fix: "Mål igen, når der er gået mindst 28 dage.",
    example: Example::Told {
        wrong: "Tiltaget er idriftsat 1. februar, og eftermålingen begynder 15. februar.",
        right: "Eftermålingen begynder 1. marts.",
    },
    scope: Scope::Across(check),
};

fn check(chosen: &[Chosen<'_>], _: &Context<'_>, sink: &mut Sink) {
    for pair in measured::pairs(chosen, Measurement::After) {
        let days = pair.form.given(&master::FROM).map(|first| measured::days_between(pair.live_on, first));
        if days.is_some_and(|days| days < LEARNING_DAYS) {
            let others = vec![Spot::of(pair.initiative, &initiatives::LIVE_ON)];
            sink.point_at(Spot::of(pair.form, &master::FROM), others).about = Some(pair.benefit);
        }
    }
}
