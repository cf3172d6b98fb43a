//! L15: an initiative whose costs leave out its own people's time.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    intake::Submission,
    rules::absent::is_unknown,
    schema::business_case::{
        costs::{self, CostType},
        initiatives::{ID, TABLE},
    },
};

/// An initiative whose costs leave out its own people's time.
pub static RULE: Rule = Rule {
    code: "L15",
    name: "uncosted-own-time",
    severity: Severity::Note,
    trial: false,
    title: "Tiltaget har omkostninger, men ingen til intern tid.",
    why: "Medarbejdernes egen tid er ofte den største del af et tiltags pris.",
    fix: "Tilføj en række af typen Intern tid, hvis I selv har brugt tid på tiltaget.",
    example: Example::Drawn {
        wrong: concat!(
            "Tiltag\n",
            "| Tiltag-ID |\n",
            "| CBD-01 |\n",
            "Omkostninger\n",
            "| Tiltag-ID | Omkostningstype |\n",
            "| CBD-01 | Anskaffelse |\n"
        ),
        right: concat!(
            "Tiltag\n",
            "| Tiltag-ID |\n",
            "| CBD-01 |\n",
            "Omkostninger\n",
            "| Tiltag-ID | Omkostningstype |\n",
            "| CBD-01 | Anskaffelse |\n",
            "| CBD-01 | Intern tid |\n"
        ),
    },
    scope: Scope::Workbook(check),
};

fn check(submission: &Submission, _: &Context<'_>, sink: &mut Sink) {
    // A row whose kind cannot be read may be the one.
    if is_unknown(submission, &costs::TABLE, &[&costs::INITIATIVE.spec, &costs::KIND.spec]) {
        return;
    }
    let costs: Vec<_> = submission
        .rows(&costs::TABLE)
        .iter()
        .filter_map(|row| Some((row.given(&costs::INITIATIVE)?, row.given(&costs::KIND)?)))
        .collect();
    for row in submission.rows(&TABLE) {
        let Some(id) = row.given(&ID) else { continue };
        // An initiative with running costs alone is done; nobody works on it any more.
        let own: Vec<_> = costs.iter().filter(|(of, kind)| *of == id && *kind != CostType::Running).collect();
        if !own.is_empty() && own.iter().all(|(_, kind)| *kind != CostType::OwnTime) {
            sink.point(Spot::of(row, &ID));
        }
    }
}
