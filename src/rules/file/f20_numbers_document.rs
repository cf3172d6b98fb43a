//! F20: a document from Apple's Numbers.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    intake::{Arrived, Delivery},
    xlsx::Refusal,
};

/// A document from Apple's Numbers.
pub static RULE: Rule = Rule {
    code: "F20",
    name: "numbers-document",
    severity: Severity::Error,
    trial: false,
    title: "Filen er gemt i Numbers.",
    why: "Vi kan ikke læse Numbers-dokumenter, så centrets tal kommer ikke med.",
    fix: "Åbn filen i Numbers, vælg Arkiv, Eksporter til, Excel, og send den fil, der kommer ud af det.",
    example: Example::Described { wrong: "En fil af typen .numbers.", right: "Samme fil eksporteret til Excel." },
    scope: Scope::File(check),
};

fn check(delivery: &Delivery, _: &Context<'_>, sink: &mut Sink) {
    if matches!(delivery.arrived, Arrived::Refused(Refusal::Numbers)) {
        sink.point(Spot::file(&delivery.file));
    }
}
