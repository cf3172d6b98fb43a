//! M04: a baseline that already measures the new way of working.
use crate::findings::{Chosen, Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    rules::pairs,
    schema::{business_case::initiatives, time_registration::master},
    timing::Verdict,
};

/// A baseline that already measures the new way of working.
pub static RULE: Rule = Rule {
    code: "M04",
    name: "late-baseline",
    severity: Severity::Error,
    trial: false,
    title: "Førmålingen slutter først, efter at tiltaget er gået i drift.",
    why: "Så måler den delvist den nye arbejdsgang og kan ikke vise, hvad der er sparet.",
    fix: "Kontrollér Idriftsat på tiltaget og Til på målingen. Er begge rigtige, kan gevinsten ikke dokumenteres med denne måling.",
    example: Example::Described {
        wrong: "Tiltaget er idriftsat 1. februar, men førmålingen slutter 15. februar.",
        right: "Førmålingen slutter senest 31. januar.",
    },
    scope: Scope::Across(check),
};

fn check(chosen: &[Chosen<'_>], _: &Context<'_>, sink: &mut Sink) {
    for case in pairs::tested(chosen).iter().filter(|case| case.tested.verdict == Verdict::LateBaseline) {
        let Some(rows) = case.before else { continue };
        let others = vec![Spot::of(case.initiative, &initiatives::LIVE_ON)];
        sink.point_at(Spot::of(rows.form, &master::TO), others).about = Some(case.benefit.clone());
    }
}
