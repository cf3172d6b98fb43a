//! M27: an initiative in operation that was not measured before.
use crate::findings::{Chosen, Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    rules::pairs,
    schema::business_case::{
        Evidence,
        initiatives::{PHASE, Phase},
        time_benefits::{EVIDENCE, TASK},
    },
    timing::Verdict,
};

/// An initiative in operation that was not measured before.
pub static RULE: Rule = Rule {
    code: "M27",
    name: "lost-baseline",
    severity: Severity::Warning,
    trial: false,
    title: "Tiltaget er i drift, og opgaven blev ikke målt før.",
    why: "Den gamle arbejdsgang findes ikke længere og kan ikke måles nu. Gevinsten kan ikke bevises.",
    fix: "Er opgaven målt før idriftsættelsen, så send førmålingen. Ellers vælg Evidens D, så timerne står som skønnede, eller tag gevinsten ud efter aftale med programlederen.",
    example: Example::Described {
        wrong: "Tiltaget gik i drift 5. januar, og der er ingen førmåling.",
        right: "Førmålingen sluttede i december.",
    },
    scope: Scope::Across(check),
};

fn check(chosen: &[Chosen<'_>], _: &Context<'_>, sink: &mut Sink) {
    for case in pairs::tested(chosen).iter().filter(|case| case.tested.verdict == Verdict::Unprovable) {
        // Whoever claims no more than a reasoned estimate has accepted it already.
        let is_accepted = case.benefit_row.given(&EVIDENCE) == Some(Evidence::Estimated);
        if case.initiative.given(&PHASE) == Some(Phase::Live) && !is_accepted {
            sink.point(Spot::of(case.benefit_row, &TASK));
        }
    }
}
