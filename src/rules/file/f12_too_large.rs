//! F12: a file beyond the limits.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    intake::{Arrived, Delivery},
    xlsx::Refusal,
};

/// A file beyond the limits.
pub static RULE: Rule = Rule {
    code: "F12",
    name: "too-large",
    severity: Severity::Error,
    trial: false,
    title: "Filen er større, end en udfyldt skabelon kan være.",
    why: "Vi læser den ikke, for at den ikke skal standse de andre filer.",
    fix: "Fjern billeder og ekstra ark, eller kopiér indholdet ind i en ny skabelon.",
    example: Example::Described { wrong: "En fil på 40 MB.", right: "Samme tal i en ny skabelon." },
    scope: Scope::File(check),
};

fn check(delivery: &Delivery, _: &Context<'_>, sink: &mut Sink) {
    if matches!(delivery.arrived, Arrived::Refused(Refusal::TooLarge)) {
        sink.point(Spot::file(&delivery.file));
    }
}
