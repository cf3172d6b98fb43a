//! F08: a centre that is not in the programme.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    intake::Submission,
    schema::{Id, program},
};

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
    let code = Id(submission.identity.centre.to_uppercase());
    if programme.centre(&code).is_none() {
        sink.point(Spot::identity(submission, "Center", &submission.identity.centre));
    }
}
