//! S14: a sheet that must have rows has none.
use crate::{
    findings::{Context, Example, Rule, Scope, Severity, Sink, Spot},
    intake::{Submission, Whereabouts},
};

/// A sheet that must have rows has none.
pub static RULE: Rule = Rule {
    code: "S14",
    name: "empty-sheet",
    severity: Severity::Error,
    trial: false,
    title: "Arket har ingen rækker, men skal have mindst én.",
    why: "Uden rækker på arket kan resten af filen ikke bruges.",
    fix: "Udfyld mindst én række på arket.",
    example: Example::Drawn { wrong: "Centre\n| Centerkode |", right: "Centre\n| Centerkode |\n| CBD |" },
    scope: Scope::Workbook(check),
};

fn check(submission: &Submission, _: &Context<'_>, sink: &mut Sink) {
    for sheet in submission.sheets.iter().filter(|sheet| sheet.found != Whereabouts::Missing) {
        // Of a sheet that breaks off, nobody knows if it is empty.
        if sheet.rows.is_empty() && !sheet.table.may_be_empty && !sheet.broken_off {
            sink.point(Spot::sheet(sheet, None, ""));
        }
    }
}
