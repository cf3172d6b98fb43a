//! F02: a spreadsheet of a kind that is not read.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    intake::{Arrived, Delivery},
    xlsx::{Refusal, Sealed},
};

/// A spreadsheet of a kind that is not read.
pub static RULE: Rule = Rule {
    code: "F02",
    name: "other-format",
    severity: Severity::Error,
    trial: false,
    title: "Filen er et regneark af en type, vi ikke kan læse.",
    why: "Vi kan kun læse skabelonen, når den er gemt som en almindelig projektmappe fra Excel eller LibreOffice.",
    fix: "Åbn filen, vælg Gem som, vælg Excel-projektmappe (*.xlsx), og send den igen.",
    example: Example::Described {
        wrong: "En fil gemt som XML-regneark, eller i Gnumeric eller WPS.",
        right: "Samme fil gemt som Excel-projektmappe (*.xlsx).",
    },
    scope: Scope::File(check),
};

fn check(delivery: &Delivery, _: &Context<'_>, sink: &mut Sink) {
    let Arrived::Refused(refusal) = &delivery.arrived else { return };
    let kind = match refusal {
        Refusal::OldExcel => "den gamle type .xls, som ikke kan læses færdig",
        Refusal::BinaryExcel => "den binære type .xlsb, som ikke kan læses færdig",
        Refusal::XmlSpreadsheet => "et regneark gemt som XML",
        Refusal::NotAWorkbook | Refusal::Sealed(Sealed::Gzip | Sealed::Nested) | Refusal::PlainText => {
            let Some(kind) = other_spreadsheet(&delivery.file) else { return };
            kind
        }
        _ => return,
    };
    let spot = Spot { seen: kind.to_owned(), ..Spot::file(&delivery.file) };
    sink.point(spot).expecting("en Excel-projektmappe (.xlsx)");
}

/// The spreadsheet of another program, by its name: its content is a gzip file, or like nothing else.
pub(super) fn other_spreadsheet(file: &str) -> Option<&'static str> {
    match file.rsplit_once('.')?.1.to_lowercase().as_str() {
        "gnumeric" => Some("et regneark fra Gnumeric"),
        "et" => Some("et regneark fra WPS Office (.et)"),
        "sxc" => Some("et regneark fra OpenOffice 1 (.sxc)"),
        "numbers" => Some("et regneark fra Numbers"),
        _ => None,
    }
}
