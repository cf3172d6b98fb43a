//! S03: a column that is gone, or there twice.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    intake::{HeaderFault, Submission},
    schema::{Filler, Need, Spec},
};

/// A column that is gone, or there twice.
pub static RULE: Rule = Rule {
    code: "S03",
    name: "missing-column",
    severity: Severity::Error,
    trial: false,
    title: "Kolonnen eller feltet mangler eller findes to gange.",
    why: "Uden kolonnen kan rækkerne ikke forstås.",
    fix: "Indsæt en kolonne med præcis denne overskrift, og udfyld den, eller slet den ene, hvis der er to.",
    example: Example::Described {
        wrong: "Kolonnen Realiseret er slettet på arket Opfølgning.",
        right: "Kolonnen Realiseret med sin overskrift.",
    },
    scope: Scope::Workbook(check),
};

fn check(submission: &Submission, _: &Context<'_>, sink: &mut Sink) {
    // A field that is missing from a form that breaks off may stand in the part we do not have. S12 tells of that.
    for sheet in submission.sheets.iter().filter(|sheet| !sheet.broken_off) {
        for fault in &sheet.headers.faults {
            let (position, at) = match fault {
                HeaderFault::Absent(position) => (*position, None),
                HeaderFault::Twice(position, _, second) => (*position, Some(*second)),
                HeaderFault::Renamed(..) => continue,
            };
            let spec = sheet.table.columns[position];
            if is_needed(spec) || at.is_some() {
                sink.point(Spot::sheet(sheet, at, spec.label));
            }
        }
    }
}

/// An optional column may be taken out; a formula of ours is recomputed anyway.
fn is_needed(spec: &Spec) -> bool {
    matches!(spec.need, Need::Always) && !matches!(spec.filler, Filler::Formula(_))
}
