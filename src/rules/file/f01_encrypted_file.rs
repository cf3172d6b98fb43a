//! F01: a file that asks for a password.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    intake::{Arrived, Delivery},
    xlsx::Refusal,
};

/// A file that asks for a password.
pub static RULE: Rule = Rule {
    code: "F01",
    name: "encrypted-file",
    severity: Severity::Error,
    trial: false,
    title: "Filen er beskyttet med en adgangskode.",
    why: "Vi kan ikke læse den, så centrets tal kommer ikke med.",
    fix: "Fjern adgangskoden i Excel under Filer, Oplysninger, Beskyt projektmappe, og send filen igen.",
    example: Example::Described {
        wrong: "En fil, der spørger om adgangskode, når den åbnes.",
        right: "Samme fil gemt uden adgangskode.",
    },
    scope: Scope::File(check),
};

fn check(delivery: &Delivery, _: &Context<'_>, sink: &mut Sink) {
    if matches!(delivery.arrived, Arrived::Refused(Refusal::Encrypted)) {
        sink.point(Spot::file(&delivery.file));
    }
}
