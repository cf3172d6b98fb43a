//! S20: a sum, a note or the headers again among the rows.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::intake::Submission;

/// A sum, a note or the headers again among the rows.
pub static RULE: Rule = Rule {
    code: "S20",
    name: "not-a-row",
    severity: Severity::Note,
    trial: false,
    title: "Der står en sum, en note eller overskrifterne igen blandt rækkerne.",
    why: "Det er ikke en række, så vi læser den ikke. Vi lægger selv sammen.",
    fix: "Du behøver ikke gøre noget. Skal det være en række, så skriv dens ID.",
    example: Example::Described {
        wrong: "En række med I alt og en sum under gevinsterne.",
        right: "Kun gevinsterne selv.",
    },
    scope: Scope::Workbook(check),
};

fn check(submission: &Submission, _: &Context<'_>, sink: &mut Sink) {
    for sheet in &submission.sheets {
        for at in &sheet.asides {
            sink.point(Spot::sheet(sheet, Some(*at), "Række"));
        }
    }
}
