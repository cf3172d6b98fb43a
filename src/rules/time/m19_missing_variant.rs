//! M19: a mix of variants that cannot be carried over.
use crate::findings::{Chosen, Context, Example, Rule, Scope, Severity, Sink};
use crate::{rules::pairs, timing::Verdict};

/// A mix of variants that cannot be carried over.
pub static RULE: Rule = Rule {
    code: "M19",
    name: "missing-variant",
    severity: Severity::Warning,
    trial: false,
    title: "Førmålingens varianter er ikke målt nok i begge målinger.",
    why: "Tiden efter skal regnes med samme blanding af sager som før. Det kræver mindst 5 rækker af hver variant i begge målinger; ellers ligner lettere sager en besparelse.",
    fix: "Mål også de varianter, der mangler eller har under 5 rækker. Brug varianter i begge målinger eller i ingen af dem.",
    example: Example::Described {
        wrong: "Før: halvdelen komplekse sager. Efter: ingen.",
        right: "Mindst 5 komplekse sager i begge målinger.",
    },
    scope: Scope::Across(check),
};

fn check(chosen: &[Chosen<'_>], _: &Context<'_>, sink: &mut Sink) {
    for case in pairs::each(chosen).iter().filter(|case| case.tested.verdict == Verdict::VariantsMissing) {
        // A blank among variants is told of at its cell.
        let sides = [&case.tested.before, &case.tested.after];
        if sides.into_iter().flatten().all(|side| side.without_variant == 0) {
            case.point(sink);
        }
    }
}
