//! F02: a spreadsheet of another kind than `.xlsx` or `.ods`.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    intake::{Arrived, Delivery},
    xlsx::Refusal,
};

/// A spreadsheet of another kind than `.xlsx` or `.ods`.
pub static RULE: Rule = Rule {
    code: "F02",
    name: "other-format",
    severity: Severity::Error,
    trial: false,
    title: "Filen er ikke et regneark af typen .xlsx eller .ods.",
    why: "Vi kan kun læse skabelonen, når den er gemt som en almindelig projektmappe fra Excel eller LibreOffice.",
    fix: "Åbn filen, vælg Gem som, vælg Excel-projektmappe (*.xlsx), og send den igen.",
    example: Example::Described { wrong: "En fil gemt som .xls eller .xlsb.", right: "Samme fil gemt som .xlsx." },
    scope: Scope::File(check),
};

fn check(delivery: &Delivery, _: &Context<'_>, sink: &mut Sink) {
    let Arrived::Refused(refusal) = &delivery.arrived else { return };
    let kind = match refusal {
        Refusal::OldExcel => "den gamle type .xls",
        Refusal::BinaryExcel => "den binære type .xlsb",
        Refusal::XmlSpreadsheet => "et regneark gemt som XML",
        _ => return,
    };
    let spot = Spot { seen: kind.to_owned(), ..Spot::file(&delivery.file) };
    sink.point(spot).expecting("en Excel-projektmappe (.xlsx)");
}
