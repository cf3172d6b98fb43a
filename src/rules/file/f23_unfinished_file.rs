//! F23: a file whose reading did not come to an end.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::intake::{Arrived, Delivery};

/// A file whose reading did not come to an end.
pub static RULE: Rule = Rule {
    code: "F23",
    name: "unfinished-file",
    severity: Severity::Error,
    trial: false,
    title: "Filen kunne ikke læses færdig.",
    why: "Læsningen gik i stå eller krævede mere plads, end én fil må bruge, så centrets tal kommer ikke med.",
    fix: "Kopiér indholdet over i en ny skabelon, send den, og send også den gamle fil til os, så vi kan se hvorfor.",
    example: Example::Described {
        wrong: "En fil, der er bygget sådan, at den aldrig bliver læst til ende.",
        right: "Samme indhold i en ny skabelon.",
    },
    scope: Scope::File(check),
};

fn check(delivery: &Delivery, _: &Context<'_>, sink: &mut Sink) {
    if matches!(delivery.arrived, Arrived::Unfinished) {
        sink.point(Spot::file(&delivery.file));
    }
}
