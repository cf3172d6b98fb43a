//! F19: a file that a sensitivity label has encrypted.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    intake::{Arrived, Delivery},
    xlsx::Refusal,
};

/// A file that a sensitivity label has encrypted.
pub static RULE: Rule = Rule {
    code: "F19",
    name: "labelled-file",
    severity: Severity::Error,
    trial: false,
    title: "Filen er låst af en følsomhedsmærkat.",
    why: "Mærkaten krypterer filen, så kun udvalgte personer kan åbne den, og centrets tal kommer ikke med.",
    fix: "Vælg i Excel en mærkat, der ikke krypterer, under Hjem, Følsomhed, og send filen igen.",
    example: Example::Described {
        wrong: "En fil med en mærkat, som kun centrets egne medarbejdere kan åbne.",
        right: "Samme fil med en mærkat, der ikke krypterer.",
    },
    scope: Scope::File(check),
};

fn check(delivery: &Delivery, _: &Context<'_>, sink: &mut Sink) {
    if matches!(delivery.arrived, Arrived::Refused(Refusal::Labelled)) {
        sink.point(Spot::file(&delivery.file));
    }
}
