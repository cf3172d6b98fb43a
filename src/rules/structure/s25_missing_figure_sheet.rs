//! S25: a sheet that figures come from, which is nowhere to be found; the rest of the file counts.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{intake::Submission, rules::absent::missing_sheets};

/// A sheet that figures come from, which is nowhere to be found; the rest of the file counts.
pub static RULE: Rule = Rule {
    code: "S25",
    name: "missing-figure-sheet",
    severity: Severity::Warning,
    trial: false,
    title: "Et ark, som rapportens tal kommer fra, findes ikke, eller dets overskrifter er væk.",
    why: "Vi læser resten af filen, men kan ikke se, om arket havde rækker.",
    fix: "Står arket der, så skriv dets overskrifter igen. Ellers hent det i jeres forrige fil eller i en frisk skabelon fra økonomi, og kopiér det ind. Lad det være tomt, hvis I intet har.",
    example: Example::Described {
        wrong: "Arket Omkostninger er slettet.",
        right: "Arket Omkostninger med sine overskrifter og ingen rækker.",
    },
    scope: Scope::Workbook(check),
};

fn check(submission: &Submission, _: &Context<'_>, sink: &mut Sink) {
    let missing = missing_sheets(submission).filter(|sheet| sheet.table.may_be_empty);
    for sheet in missing.filter(|sheet| sheet.table.feeds.is_some()) {
        sink.point(Spot::sheet(sheet, None, sheet.table.sheet));
    }
}
