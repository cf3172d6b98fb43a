//! F21: a file with a spreadsheet's name and another content.
use super::f02_other_format::other_spreadsheet;
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    intake::{Arrived, Delivery},
    xlsx::{Refusal, is_spreadsheet_name},
};

/// A file with a spreadsheet's name and another content.
pub static RULE: Rule = Rule {
    code: "F21",
    name: "false-name",
    severity: Severity::Error,
    trial: false,
    title: "Filen hedder som et regneark, men er noget andet.",
    why: "Den har ikke skabelonens ark og celler, så centrets tal kommer ikke med.",
    fix: "Skriv tallene ind i den skabelon, I har fået tilsendt, og send den som Excel-projektmappe (*.xlsx).",
    example: Example::Described {
        wrong: "En CSV-fil, eller en webside eller PDF, der er omdøbt til .xlsx.",
        right: "Samme tal i skabelonen.",
    },
    scope: Scope::File(check),
};

fn check(delivery: &Delivery, _: &Context<'_>, sink: &mut Sink) {
    let Arrived::Refused(refusal) = &delivery.arrived else { return };
    let kind = match refusal {
        Refusal::PlainText => "ren tekst (CSV)",
        Refusal::Html => "en webside",
        Refusal::Pdf => "en PDF",
        Refusal::NotAWorkbook => "en anden slags fil",
        Refusal::NoneInside => "en pakke eller en mail uden regneark",
        _ => return,
    };
    let is_known = other_spreadsheet(&delivery.file).is_some() && *refusal != Refusal::NoneInside;
    if !is_known && is_spreadsheet_name(&delivery.file) {
        let spot = Spot { seen: kind.to_owned(), ..Spot::file(&delivery.file) };
        sink.point(spot).expecting("en Excel-projektmappe (.xlsx)");
    }
}
