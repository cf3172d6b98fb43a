//! F13: a file that breaks off or is damaged.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    intake::{Arrived, Delivery, is_container_name},
    xlsx::Refusal,
};

/// A file that breaks off or is damaged.
pub static RULE: Rule = Rule {
    code: "F13",
    name: "damaged-file",
    severity: Severity::Error,
    trial: false,
    title: "Filen er beskadiget eller kun delvist overført.",
    why: "Vi kan ikke læse den, så centrets tal kommer ikke med.",
    fix: "Åbn filen i Excel, gem den igen, og send den på ny.",
    example: Example::Described {
        wrong: "En fil, der blev afbrudt under overførslen.",
        right: "Samme fil sendt igen.",
    },
    scope: Scope::File(check),
};

fn check(delivery: &Delivery, _: &Context<'_>, sink: &mut Sink) {
    // What is named as a package is told of as one.
    if matches!(delivery.arrived, Arrived::Refused(Refusal::Damaged)) && !is_container_name(&delivery.file) {
        sink.point(Spot::file(&delivery.file));
    }
}
