//! S01: a sheet the file is nothing without, which is nowhere to be found.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{intake::Submission, rules::absent::missing_sheets};

/// A sheet the file is nothing without, which is nowhere to be found.
pub static RULE: Rule = Rule {
    code: "S01",
    name: "missing-sheet",
    severity: Severity::Error,
    trial: false,
    title: "Et ark, der skal være der, findes ikke, eller dets overskrifter er væk.",
    why: "Alt, hvad der skulle stå på arket, mangler i rapporten, og resten af filen hviler på det.",
    fix: "Står arket der, så skriv dets overskrifter igen. Ellers hent en frisk skabelon hos økonomi, og kopiér jeres udfyldte ark ind i den.",
    example: Example::Described {
        wrong: "Arket Tiltag er slettet, og ingen andre ark har dets overskrifter.",
        right: "Arket Tiltag med dets overskrifter.",
    },
    scope: Scope::Workbook(check),
};

fn check(submission: &Submission, _: &Context<'_>, sink: &mut Sink) {
    for sheet in missing_sheets(submission).filter(|sheet| !sheet.table.may_be_empty) {
        sink.point(Spot::sheet(sheet, None, sheet.table.sheet));
    }
}
