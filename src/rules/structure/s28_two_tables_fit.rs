//! S28: a table that stands again beside the first, with other content.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::intake::{HeaderFault, Submission};

/// A table that stands again beside the first, with other content.
pub static RULE: Rule = Rule {
    code: "S28",
    name: "two-tables-fit",
    severity: Severity::Error,
    trial: false,
    title: "Tabellen står to gange ved siden af hinanden på arket, og de to siger ikke det samme.",
    why: "Vi kan ikke vide, hvilken af dem der gælder, så filen tæller ikke med.",
    fix: "Slet den tabel, der ikke gælder, eller flyt den til arket Kladde.",
    example: Example::Described {
        wrong: "Til højre for tabellen på Opfølgning står sidste års tabel med de samme overskrifter.",
        right: "Kun tabellen selv står på arket.",
    },
    scope: Scope::Workbook(check),
};

fn check(submission: &Submission, _: &Context<'_>, sink: &mut Sink) {
    for sheet in submission.sheets.iter().filter(|sheet| sheet.differs_beside) {
        for fault in &sheet.headers.faults {
            if let HeaderFault::Again(at) = fault {
                sink.point(Spot::sheet(sheet, Some(*at), sheet.table.sheet));
            }
        }
    }
}
