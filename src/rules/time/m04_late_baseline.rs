//! M04: a baseline that already measures the new way of working.
use crate::findings::{Chosen, Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    rules::measured,
    schema::{
        business_case::initiatives,
        time_registration::master::{self, Measurement},
    },
};

/// A baseline that already measures the new way of working.
pub static RULE: Rule = Rule {
    code: "M04",
    name: "late-baseline",
    severity: Severity::Error,
    title: "Førmålingen slutter først, efter at tiltaget er gået i drift.",
    why: "Så måler den delvist den nye arbejdsgang og kan ikke vise, hvad der er sparet.",
    fix: "Kontrollér Idriftsat på tiltaget og Til på målingen. Er begge rigtige, kan gevinsten ikke dokumenteres med denne måling.",
    example: Example::Told {
        wrong: "Tiltaget er idriftsat 1. februar, men førmålingen slutter 15. februar.",
        right: "Førmålingen slutter senest 31. januar.",
    },
    scope: Scope::Across(check),
};

fn check(chosen: &[Chosen<'_>], _: &Context<'_>, sink: &mut Sink) {
    for pair in measured::pairs(chosen, Measurement::Before) {
        let late = pair.form.given(&master::TO).is_some_and(|last| last >= pair.live_on);
        if late {
            let others = vec![Spot::of(pair.initiative, &initiatives::LIVE_ON)];
            sink.point_at(Spot::of(pair.form, &master::TO), others).about = Some(pair.benefit);
        }
    }
}
