//! S27: a column or a label that is there twice, and says two things.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{intake::Submission, xlsx::At};

/// A column or a label that is there twice, and says two things.
pub static RULE: Rule = Rule {
    code: "S27",
    name: "contradicting-column",
    severity: Severity::Error,
    trial: false,
    title: "Kolonnen eller feltet findes to gange, og de to siger ikke det samme.",
    why: "Vi kan ikke vide, hvilken af dem der gælder.",
    fix: "Slet den, der ikke gælder.",
    example: Example::Described {
        wrong: "Kolonnen Realiseret findes to gange, og i række 6 står der 100 i den ene og 120 i den anden.",
        right: "Kolonnen Realiseret findes én gang.",
    },
    scope: Scope::Workbook(check),
};

fn check(submission: &Submission, _: &Context<'_>, sink: &mut Sink) {
    for sheet in &submission.sheets {
        for (position, at, cell) in &sheet.contradictions {
            let read = sheet.headers.columns[*position].filter(|_| !sheet.table.is_form());
            let read = read.map(|col| Spot::header(sheet, *position, Some(At::new(at.row, col)), ""));
            sink.point_at(Spot::beside(sheet, *position, *at, cell), read.into_iter().collect());
        }
    }
}
