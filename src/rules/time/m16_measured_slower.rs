//! M16: a task that was measured to take longer.
use crate::findings::{Chosen, Context, Example, Rule, Scope, Severity, Sink};
use crate::{rules::pairs, timing::Verdict};

/// A task that was measured to take longer.
pub static RULE: Rule = Rule {
    code: "M16",
    name: "measured-slower",
    severity: Severity::Warning,
    trial: false,
    title: "Målingen viser, at opgaven tager længere tid end før.",
    why: "Gevinsten kan ikke dokumenteres, og der er måske tale om en ulempe.",
    fix: "Se, om opgaven er afgrænset ens i de to målinger. Er den det, så skriv ulempen i businesscasen.",
    example: Example::Described {
        wrong: "Før 12 minutter, efter 20 minutter.",
        right: "Før 20 minutter, efter 12 minutter.",
    },
    scope: Scope::Across(check),
};

fn check(chosen: &[Chosen<'_>], _: &Context<'_>, sink: &mut Sink) {
    for case in pairs::each(chosen).iter().filter(|case| case.tested.verdict == Verdict::Slower) {
        case.point(sink);
    }
}
