//! S04: rows that are read although nobody sees them.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{intake::Submission, xlsx::At};

/// Rows that are read although nobody sees them.
pub static RULE: Rule = Rule {
    code: "S04",
    name: "hidden-rows",
    severity: Severity::Warning,
    trial: false,
    title: "Der er skjulte eller filtrerede rækker med indhold.",
    why: "Vi læser dem som alle andre rækker, så tallene kan være andre, end du ser på skærmen.",
    fix: "Vis rækkerne, og slet dem, der ikke skal tælle med.",
    example: Example::Described { wrong: "Et filter skjuler række 12, som har tal.", right: "Alle rækker vises." },
    scope: Scope::Workbook(check),
};

fn check(submission: &Submission, _: &Context<'_>, sink: &mut Sink) {
    for sheet in &submission.sheets {
        for row in sheet.rows.iter().filter(|row| row.hidden) {
            sink.point(Spot::sheet(sheet, Some(At::new(row.row, 0)), "Række"));
        }
    }
}
