//! F34: a receipt, a report or a mail that this program has written.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::intake::{Arrived, Delivery};

/// A receipt, a report or a mail that this program has written.
pub static RULE: Rule = Rule {
    code: "F34",
    name: "own-file",
    severity: Severity::Note,
    trial: false,
    title: "Filen er en kvittering, en rapport eller en rykker fra gevinst.",
    why: "Den er skrevet af programmet selv og er ingen aflevering, så den bliver ikke læst.",
    fix: "Er der rettet i den, så ret i stedet i businesscasen eller tidsregistreringen, og send den.",
    example: Example::Described {
        wrong: "Kvittering CBD.xlsx, lagt tilbage i mappen af centret.",
        right: "Den businesscase, som kvitteringen handler om.",
    },
    scope: Scope::File(check),
};

fn check(delivery: &Delivery, _: &Context<'_>, sink: &mut Sink) {
    if matches!(delivery.arrived, Arrived::Own) {
        sink.point(Spot::file(&delivery.file));
    }
}
