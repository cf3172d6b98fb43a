//! F07: an edition of the template that this program does not know.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::intake::Submission;

/// An edition of the template that this program does not know.
pub static RULE: Rule = Rule {
    code: "F07",
    name: "unknown-edition",
    severity: Severity::Error,
    trial: false,
    title: "Skabelonen er i en udgave, programmet ikke kender.",
    why: "Kolonnerne kan betyde noget andet, end vi tror.",
    fix: "Kopiér indholdet ind i den skabelon, centret har fået for måneden, eller bed økonomi om en nyere version af gevinst.",
    example: Example::Described { wrong: "En skabelon i udgave 9.", right: "En skabelon i udgave 1." },
    scope: Scope::Workbook(check),
};

fn check(submission: &Submission, _: &Context<'_>, sink: &mut Sink) {
    let edition = &submission.identity.edition;
    let Some(template) = submission.template else { return };
    if template.edition(edition).is_none() {
        let finding = sink.point(Spot::identity(submission, "Udgave", edition));
        finding.expecting(format!("højst udgave {}", template.edition));
    }
}
