//! S24: a column or a label that is there twice, without saying anything else the second time.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::intake::{HeaderFault, Submission};

/// A column or a label that is there twice, without saying anything else the second time.
pub static RULE: Rule = Rule {
    code: "S24",
    name: "doubled-column",
    severity: Severity::Warning,
    trial: false,
    title: "Kolonnen eller feltet findes to gange.",
    why: "Vi læser det første og ikke det andet. De siger det samme nu, men det er let at rette i det forkerte.",
    fix: "Slet den ene af de to.",
    example: Example::Described {
        wrong: "Kolonnen Kilde er kopieret og står to gange på arket Opfølgning.",
        right: "Kolonnen Kilde står én gang.",
    },
    scope: Scope::Workbook(check),
};

fn check(submission: &Submission, _: &Context<'_>, sink: &mut Sink) {
    for sheet in &submission.sheets {
        for fault in &sheet.headers.faults {
            match fault {
                // Where the two differ, that is told at the cells.
                HeaderFault::Twice(position, first, second)
                    if sheet.contradictions.iter().all(|(other, ..)| other != position) =>
                {
                    let [second, first] = [second, first].map(|at| Spot::header(sheet, *position, Some(*at), ""));
                    sink.point_at(second, vec![first]);
                }
                HeaderFault::Again(at) if !sheet.differs_beside => {
                    sink.point(Spot::sheet(sheet, Some(*at), sheet.table.sheet));
                }
                _ => {}
            }
        }
    }
}
