//! M11: a difference that may be chance.
use crate::findings::{Chosen, Context, Example, Rule, Scope, Severity, Sink};
use crate::{rules::pairs, timing::Verdict};

/// A difference that may be chance.
pub static RULE: Rule = Rule {
    code: "M11",
    name: "unclear-difference",
    severity: Severity::Warning,
    trial: false,
    title: "Forskellen mellem før og efter kan være tilfældig.",
    why: "95 %-intervallet for forskellen omfatter nul, så gevinsten er ikke dokumenteret.",
    fix: "Mål flere medarbejdere; flere rækker af de samme gør det ikke sikrere. Eller se, om opgaven er afgrænset ens i de to målinger.",
    example: Example::Described {
        wrong: "Før 20 minutter, efter 19 minutter med stor spredning.",
        right: "Før 20 minutter, efter 12 minutter med samme spredning.",
    },
    scope: Scope::Across(check),
};

fn check(chosen: &[Chosen<'_>], _: &Context<'_>, sink: &mut Sink) {
    for case in pairs::each(chosen).iter().filter(|case| case.tested.verdict == Verdict::Unclear) {
        case.point(sink);
    }
}
