//! F25: a file that says one thing in one place and another in another.
use crate::{
    danish::words::list,
    findings::{Context, Example, Rule, Scope, Severity, Sink, Spot},
    intake::Submission,
    rules::carriers::{self, Contradiction},
    schema::identity,
};

/// A file that says one thing in one place and another in another.
pub static RULE: Rule = Rule {
    code: "F25",
    name: "contradicts-itself",
    severity: Severity::Error,
    trial: false,
    title: "Filen siger ikke det samme alle steder om program, center eller periode.",
    why: "Vi gætter ikke på, hvad der er rigtigt, og filen må ikke træde i stedet for en anden.",
    fix: "Ret feltet i Stamdata, så det passer til skabelonen, eller kopiér tallene ind i den skabelon, der er lavet til det, I har skrevet.",
    example: Example::Described {
        wrong: "Skabelonen er lavet til CBD, men i Stamdata står CSO ved Center.",
        right: "Der står CBD begge steder.",
    },
    scope: Scope::Workbook(check),
};

fn check(submission: &Submission, context: &Context<'_>, sink: &mut Sink) {
    if !carriers::is_placed(submission, context) {
        return;
    }
    let mut differing = carriers::contradictions(submission, context);
    if carriers::foreign_ids(submission, context).is_some() {
        // That the centres differ is then said already, with what it looks like.
        differing.retain(|one| one.key != identity::CENTRE);
    }
    if differing.is_empty() {
        return;
    }
    let sentences: Vec<&str> = differing.iter().map(|one| one.sentence.as_str()).collect();
    let seen = sentences.join("; ");
    let mut spots = differing.iter().filter_map(|one| one.shown.clone());
    let first = spots.next().unwrap_or_else(|| Spot::file(&submission.file));
    let finding = sink.point_at(Spot { seen, ..first }, spots.collect());
    if let Some(expected) = expected(&differing) {
        finding.expecting(expected);
    }
    if differing.iter().any(|one| one.key == identity::CENTRE) {
        finding.about = Some(carriers::sender(submission, context));
    }
}

/// What would stand in Stamdata if the template is the right one.
fn expected(differing: &[Contradiction]) -> Option<String> {
    let shown = differing
        .iter()
        .filter_map(|one| Some(format!("{} i {}", one.made_for, carriers::address(one.shown.as_ref()?))));
    let shown: Vec<String> = shown.collect();
    (!shown.is_empty()).then(|| format!("{}, hvis skabelonen er den rigtige", list(&shown)))
}
