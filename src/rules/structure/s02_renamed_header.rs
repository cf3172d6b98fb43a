//! S02: a header in another spelling.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::intake::{HeaderFault, Submission};

/// A header in another spelling.
pub static RULE: Rule = Rule {
    code: "S02",
    name: "renamed-header",
    severity: Severity::Note,
    trial: false,
    title: "En overskrift eller et felts navn er skrevet anderledes end i skabelonen.",
    why: "Vi har læst det som skabelonens, men vil ikke gætte forkert næste gang.",
    fix: "Skriv overskriften eller feltets navn, som det står i skabelonen.",
    example: Example::Described { wrong: "Overskriften Realisert.", right: "Overskriften Realiseret." },
    scope: Scope::Workbook(check),
};

fn check(submission: &Submission, _: &Context<'_>, sink: &mut Sink) {
    for sheet in &submission.sheets {
        for fault in &sheet.headers.faults {
            if let HeaderFault::Renamed(position, at, seen) = fault {
                let label = sheet.table.columns[*position].label;
                sink.point(Spot::header(sheet, *position, Some(*at), seen)).expecting(label);
            }
        }
    }
}
