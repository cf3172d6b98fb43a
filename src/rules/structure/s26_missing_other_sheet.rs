//! S26: a sheet that no figure comes from, which is nowhere to be found.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{intake::Submission, rules::absent::missing_sheets};

/// A sheet that no figure comes from, which is nowhere to be found.
pub static RULE: Rule = Rule {
    code: "S26",
    name: "missing-other-sheet",
    severity: Severity::Note,
    trial: false,
    title: "Et ark fra skabelonen findes ikke, eller dets overskrifter er væk.",
    why: "Vi læser resten af filen. Intet tal i rapporten hviler på arket.",
    fix: "Har I ikke brugt arket, behøver I ikke gøre noget. Ellers skriv dets overskrifter igen, eller kopiér arket ind fra jeres forrige fil.",
    example: Example::Described {
        wrong: "Arket Risici er slettet.",
        right: "Arket Risici med sine overskrifter og ingen rækker.",
    },
    scope: Scope::Workbook(check),
};

fn check(submission: &Submission, _: &Context<'_>, sink: &mut Sink) {
    let missing = missing_sheets(submission).filter(|sheet| sheet.table.may_be_empty);
    for sheet in missing.filter(|sheet| sheet.table.feeds.is_none()) {
        sink.point(Spot::sheet(sheet, None, sheet.table.sheet));
    }
}
