//! F15: a document that is no spreadsheet.
use super::is_spreadsheet_name;
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    intake::{Arrived, Delivery},
    xlsx::Refusal,
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
    use Refusal::{Empty, Html, NotAWorkbook, Pdf, PlainText};
    let other = matches!(delivery.arrived, Arrived::Refused(Empty | Html | NotAWorkbook | Pdf | PlainText));
    if other && !is_spreadsheet_name(&delivery.file) {
        sink.point(Spot::file(&delivery.file));
    }
}
