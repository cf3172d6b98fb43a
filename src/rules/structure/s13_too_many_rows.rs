//! S13: more rows than are read.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::intake::Submission;

/// More rows than are read.
pub static RULE: Rule = Rule {
    code: "S13",
    name: "too-many-rows",
    severity: Severity::Error,
    trial: false,
    title: "Arket har flere rækker, end vi læser.",
    why: "Vi læser højst 20.000 rækker pr. ark, så resten ville mangle.",
    fix: "Del registreringerne på flere filer, eller slet tomme rækker.",
    example: Example::Described { wrong: "Et ark med 25.000 rækker.", right: "To filer med 12.500 rækker hver." },
    scope: Scope::Workbook(check),
};

fn check(submission: &Submission, _: &Context<'_>, sink: &mut Sink) {
    for sheet in submission.sheets.iter().filter(|sheet| sheet.too_many_rows) {
        sink.point(Spot::sheet(sheet, None, sheet.table.sheet));
    }
}
