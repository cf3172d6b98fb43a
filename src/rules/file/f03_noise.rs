//! F03: a lock file or system file that nobody sent.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::intake::{Arrived, Delivery};

/// A lock file or system file that nobody sent.
pub static RULE: Rule = Rule {
    code: "F03",
    name: "noise",
    severity: Severity::Note,
    trial: false,
    title: "Filen er en låsefil eller en systemfil.",
    why: "Den er lavet af Excel eller styresystemet og indeholder ingen tal.",
    fix: "Du behøver ikke gøre noget.",
    example: Example::Described {
        wrong: "Filen ~$Businesscase CBD.xlsx, mens nogen har businesscasen åben.",
        right: "Ingen låsefil.",
    },
    scope: Scope::File(check),
};

fn check(delivery: &Delivery, _: &Context<'_>, sink: &mut Sink) {
    if matches!(delivery.arrived, Arrived::Noise) {
        sink.point(Spot::file(&delivery.file));
    }
}
