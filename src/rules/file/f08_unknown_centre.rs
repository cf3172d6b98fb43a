//! F08: a centre that is not in the programme.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{intake::Submission, rules::carriers, schema::program};

/// A centre that is not in the programme.
pub static RULE: Rule = Rule {
    code: "F08",
    name: "unknown-centre",
    severity: Severity::Error,
    trial: false,
    title: "Filens center findes ikke i programmet.",
    why: "Vi ved ikke, hvis tal det er.",
    fix: "Brug den skabelon, der er lavet til centret, eller tilføj centret i program.xlsx.",
    example: Example::Described {
        wrong: "En fil med centerkoden XYZ, som ikke står på arket Centre.",
        right: "Samme tal i centrets egen skabelon.",
    },
    scope: Scope::Workbook(check),
};

fn check(submission: &Submission, context: &Context<'_>, sink: &mut Sink) {
    let Some(programme) = context.programme else { return };
    if submission.template.is_none_or(|template| *template == program::TEMPLATE) {
        return;
    }
    let is_known = programme.centre_called(&submission.identity.centre).is_some();
    if !is_known && carriers::unanswered(submission).is_empty() {
        sink.point(Spot::identity(submission, "Center", &submission.identity.centre));
    }
}
