//! F32: a zip archive or a mail, from which the spreadsheets are taken.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    danish::words::list,
    intake::{Arrived, Delivery, name_inside},
};

/// A zip archive or a mail, from which the spreadsheets are taken.
pub static RULE: Rule = Rule {
    code: "F32",
    name: "package",
    severity: Severity::Note,
    trial: false,
    title: "Regnearkene er taget ud af en mail eller en zip-fil.",
    why: "De er læst, som om de lå i mappen; mailens tekst og andre filer i den er ikke læst.",
    fix: "Læg selve regnearket i mappen næste gang, så er det til at finde, åbne og rette.",
    example: Example::Described {
        wrong: "En mail, gemt som .eml, med centrets businesscase vedhæftet.",
        right: "Businesscasen, gemt ud af mailen og lagt i mappen.",
    },
    scope: Scope::File(check),
};

fn check(delivery: &Delivery, _: &Context<'_>, sink: &mut Sink) {
    let Arrived::Unpacked(contents) = &delivery.arrived else { return };
    let names: Vec<&str> = contents.workbooks.iter().map(|name| &**name).collect();
    let inside = names.iter().map(|name| Spot::file(&name_inside(&delivery.file, name).into()));
    sink.point_at(Spot { seen: list(&names), ..Spot::file(&delivery.file) }, inside.collect());
}
