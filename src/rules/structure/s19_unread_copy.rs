//! S19: a sheet that is not read beside the one that is.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::intake::Submission;

/// A sheet that is not read beside the one that is.
pub static RULE: Rule = Rule {
    code: "S19",
    name: "unread-copy",
    severity: Severity::Warning,
    trial: false,
    title: "Et andet ark har de samme overskrifter og rækker.",
    why: "Vi læser det ark, der hedder som i skabelonen, og ikke det andet.",
    fix: "Flyt rækkerne fra det andet ark, hvis de skal tælle med, eller slet det.",
    example: Example::Described { wrong: "Arket Tiltag (2) ved siden af arket Tiltag.", right: "Kun arket Tiltag." },
    scope: Scope::Workbook(check),
};

fn check(submission: &Submission, _: &Context<'_>, sink: &mut Sink) {
    for sheet in &submission.sheets {
        for rival in sheet.rivals.iter().filter(|rival| !rival.is_equal) {
            sink.point_at(Spot::rival(sheet, rival), vec![Spot::sheet(sheet, None, sheet.table.sheet)]);
        }
    }
}
