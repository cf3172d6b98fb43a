//! F17: a file that could not be read from the disk.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    intake::{Arrived, Delivery},
    xlsx::Refusal,
};

/// A file that could not be read from the disk.
pub static RULE: Rule = Rule {
    code: "F17",
    name: "unreadable-file",
    severity: Severity::Error,
    trial: false,
    title: "Filen eller mappen kan ikke læses fra disken.",
    why: "Den er låst af et andet program, OneDrive har ikke hentet den, du har ikke adgang til den, eller det er en genvej, som vi ikke følger.",
    fix: "Luk filen i andre programmer, kontrollér adgangen, og kør igen. Centret rykkes ikke, mens filen er ulæst. Læg selve filen eller mappen i stedet for en genvej.",
    example: Example::Described {
        wrong: "En fil, som en anden bruger har låst.",
        right: "Samme fil, når den er lukket.",
    },
    scope: Scope::File(check),
};

fn check(delivery: &Delivery, _: &Context<'_>, sink: &mut Sink) {
    if matches!(delivery.arrived, Arrived::Refused(Refusal::Unreadable)) {
        sink.point(Spot::file(&delivery.file));
    }
}
