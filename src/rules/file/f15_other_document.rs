//! F15: a document that is no spreadsheet.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    intake::{Arrived, Delivery, is_container_name},
    xlsx::{Refusal, is_spreadsheet_name},
};

/// A document that is no spreadsheet.
pub static RULE: Rule = Rule {
    code: "F15",
    name: "other-document",
    severity: Severity::Note,
    trial: false,
    title: "Filen er ikke et regneark.",
    why: "Den bliver ikke læst.",
    fix: "Du behøver ikke gøre noget.",
    example: Example::Described {
        wrong: "Et referat i Word eller en PDF i mappen.",
        right: "Kun udfyldte skabeloner i mappen.",
    },
    scope: Scope::File(check),
};

fn check(delivery: &Delivery, _: &Context<'_>, sink: &mut Sink) {
    use Refusal::{Empty, Html, NoneInside, NotAWorkbook, Pdf, PlainText};
    let is_other = match delivery.arrived {
        // It was looked through, or there is nothing in it.
        Arrived::Refused(NoneInside | Html | Pdf | Empty) => true,
        // What is named as a package may hold a delivery.
        Arrived::Refused(NotAWorkbook | PlainText) => !is_container_name(&delivery.file),
        _ => false,
    };
    if is_other && !is_spreadsheet_name(&delivery.file) {
        sink.point(Spot::file(&delivery.file));
    }
}
