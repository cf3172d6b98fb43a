//! F14: a pointer to a file in the cloud, and not the file.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    intake::{Arrived, Delivery},
    xlsx::{Refusal, is_spreadsheet_name},
};

/// A pointer to a file in the cloud, and not the file.
pub static RULE: Rule = Rule {
    code: "F14",
    name: "not-the-file",
    severity: Severity::Error,
    trial: false,
    title: "Filen er tom eller kun en genvej til en fil i skyen.",
    why: "Indholdet er ikke med, så centrets tal kommer ikke med.",
    fix: "Hent filen ned på computeren, åbn den, og send selve filen.",
    example: Example::Described { wrong: "En genvej til et regneark i skyen.", right: "Regnearket selv, hentet ned." },
    scope: Scope::File(check),
};

fn check(delivery: &Delivery, _: &Context<'_>, sink: &mut Sink) {
    let seen = match delivery.arrived {
        // An empty `x.txt` is no delivery that was lost.
        Arrived::Refused(Refusal::Empty) if is_spreadsheet_name(&delivery.file) => "intet indhold",
        Arrived::Refused(Refusal::Placeholder) => "en genvej",
        _ => return,
    };
    sink.point(Spot { seen: seen.to_owned(), ..Spot::file(&delivery.file) });
}
