//! S18: two sheets, and nothing tells which of them is meant.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::intake::Submission;

/// Two sheets, and nothing tells which of them is meant.
pub static RULE: Rule = Rule {
    code: "S18",
    name: "two-sheets-fit",
    severity: Severity::Error,
    trial: false,
    title: "To ark passer lige godt til samme tabel.",
    why: "Vi kan ikke vide, hvilket af dem der gælder, så filen tæller ikke med.",
    fix: "Slet det ark, der ikke gælder, eller giv det ark, der gælder, navnet fra skabelonen.",
    example: Example::Described {
        wrong: "Arkene Tiltag nye og Tiltag gamle har begge overskrifterne og rækker.",
        right: "Arket Tiltag og ingen andre ark med dets overskrifter.",
    },
    scope: Scope::Workbook(check),
};

fn check(submission: &Submission, _: &Context<'_>, sink: &mut Sink) {
    for sheet in &submission.sheets {
        let others = sheet.rivals.iter().filter(|rival| rival.is_equal);
        let others: Vec<Spot> = others.map(|rival| Spot::rival(sheet, rival)).collect();
        if !others.is_empty() {
            sink.point_at(Spot::sheet(sheet, None, sheet.table.sheet), others);
        }
    }
}
