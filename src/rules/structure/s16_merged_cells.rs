//! S16: merged cells among the rows.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::intake::Submission;

/// Merged cells among the rows.
pub static RULE: Rule = Rule {
    code: "S16",
    name: "merged-cells",
    severity: Severity::Warning,
    trial: false,
    title: "Der er flettede celler blandt rækkerne.",
    why: "Kun den øverste venstre celle har indhold; de andre læses som tomme.",
    fix: "Ophæv fletningen, og skriv indholdet i hver celle.",
    example: Example::Described { wrong: "To celler i kolonnen Realiseret er flettet.", right: "Et tal i hver celle." },
    scope: Scope::Workbook(check),
};

fn check(submission: &Submission, _: &Context<'_>, sink: &mut Sink) {
    for sheet in submission.sheets.iter().filter(|sheet| !sheet.table.is_form()) {
        let among_rows = sheet.merged.iter().filter(|area| area.last.row > sheet.headers.row);
        for area in among_rows.filter(|area| sheet.headers.columns.contains(&Some(area.first.col))) {
            sink.point(Spot::sheet(sheet, Some(area.first), "Flettede celler"));
        }
    }
}
