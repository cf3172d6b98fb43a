//! S15: a sheet that is read although nobody sees it.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{intake::Submission, xlsx::Visibility};

/// A sheet that is read although nobody sees it.
pub static RULE: Rule = Rule {
    code: "S15",
    name: "hidden-sheet",
    severity: Severity::Note,
    trial: false,
    title: "Et ark med tal er skjult.",
    why: "Vi læser det som de andre ark.",
    fix: "Vis arket, så alle kan se, hvad der er afleveret.",
    example: Example::Described { wrong: "Arket Opfølgning er skjult.", right: "Arket Opfølgning vises." },
    scope: Scope::Workbook(check),
};

fn check(submission: &Submission, _: &Context<'_>, sink: &mut Sink) {
    for sheet in submission.sheets.iter().filter(|sheet| !sheet.rows.is_empty()) {
        if sheet.visibility != Visibility::Shown {
            sink.point(Spot::sheet(sheet, None, sheet.table.sheet));
        }
    }
}
