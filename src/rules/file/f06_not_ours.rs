//! F06: a workbook that was not made from a template of this programme.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{intake::Submission, rules::carriers, schema::program};

/// A workbook that was not made from a template of this programme.
pub static RULE: Rule = Rule {
    code: "F06",
    name: "not-ours",
    severity: Severity::Error,
    trial: false,
    title: "Filen er ikke en af programmets skabeloner.",
    why: "Vi kan ikke se, hvilket center og hvilken periode tallene gælder.",
    fix: "Kopiér indholdet ind i den skabelon, I har fået tilsendt, og send den.",
    example: Example::Described {
        wrong: "Et regneark, centret selv har lavet.",
        right: "Skabelonen fra mappen skabeloner.",
    },
    scope: Scope::Workbook(check),
};

fn check(submission: &Submission, context: &Context<'_>, sink: &mut Sink) {
    let identity = &submission.identity;
    if submission.template.is_none() {
        sink.point(Spot::identity(submission, "Skabelon", &identity.template));
        return;
    }
    let is_programme_file = submission.template == Some(&program::TEMPLATE);
    let is_said = carriers::unanswered(submission).is_empty();
    if let Some(programme) = context.programme.filter(|_| !is_programme_file && is_said)
        && identity.programme.to_uppercase() != programme.id.as_str()
    {
        let finding = sink.point(Spot::identity(submission, "Program", &identity.programme));
        finding.expecting(format!("programmet {}", programme.id));
    }
}
