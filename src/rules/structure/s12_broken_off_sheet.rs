//! S12: a sheet of which only a part could be read.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::intake::Submission;

/// A sheet of which only a part could be read.
pub static RULE: Rule = Rule {
    code: "S12",
    name: "broken-off-sheet",
    severity: Severity::Error,
    trial: false,
    title: "Arket er beskadiget, så kun en del af det kan læses.",
    why: "Vi kan ikke se, om der mangler rækker, så filen tæller ikke med.",
    fix: "Åbn filen i Excel, gem den igen, og send den på ny.",
    example: Example::Described { wrong: "Et ark, der holder op midt i en række.", right: "Samme fil, gemt igen." },
    scope: Scope::Workbook(check),
};

fn check(submission: &Submission, _: &Context<'_>, sink: &mut Sink) {
    for sheet in submission.sheets.iter().filter(|sheet| sheet.broken_off) {
        sink.point(Spot::sheet(sheet, None, sheet.table.sheet));
    }
}
