//! S20: a row of sums among the rows.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::intake::Submission;

/// A row of sums among the rows.
pub static RULE: Rule = Rule {
    code: "S20",
    name: "total-row",
    severity: Severity::Note,
    trial: false,
    title: "Der står en sum under rækkerne.",
    why: "Vi lægger selv sammen, så rækken læses ikke som en af jeres rækker.",
    fix: "Du behøver ikke gøre noget.",
    example: Example::Told {
        wrong: "En række med I alt og en sum under gevinsterne.", right: "Kun gevinsterne selv."
    },
    scope: Scope::Workbook(check),
};

fn check(submission: &Submission, _: &Context<'_>, sink: &mut Sink) {
    for sheet in &submission.sheets {
        for at in &sheet.totals {
            sink.point(Spot::sheet(sheet, Some(*at), "Sum"));
        }
    }
}
