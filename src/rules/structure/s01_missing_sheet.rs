//! S01: a sheet of the template that is nowhere to be found.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::intake::{Submission, Whereabouts};

/// A sheet of the template that is nowhere to be found.
pub static RULE: Rule = Rule {
    code: "S01",
    name: "missing-sheet",
    severity: Severity::Error,
    trial: false,
    title: "Et ark, der skal være der, findes ikke.",
    why: "Alt, hvad der skulle stå på arket, mangler i rapporten.",
    fix: "Hent en frisk skabelon hos økonomi, og kopiér jeres udfyldte ark ind i den.",
    example: Example::Described {
        wrong: "Arket Tiltag er slettet, og ingen andre ark har dets overskrifter.",
        right: "Arket Tiltag med dets overskrifter.",
    },
    scope: Scope::Workbook(check),
};

fn check(submission: &Submission, _: &Context<'_>, sink: &mut Sink) {
    for sheet in submission.sheets.iter().filter(|sheet| sheet.found == Whereabouts::Missing) {
        if !sheet.table.is_computed() {
            sink.point(Spot::sheet(sheet, None, sheet.table.sheet));
        }
    }
}
