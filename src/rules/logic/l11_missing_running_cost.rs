//! L11: a digital initiative that costs nothing to run.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    intake::Submission,
    rules::absent::is_unknown,
    schema::business_case::{
        costs::{self, CostType},
        initiatives::{ID, InitiativeKind, KIND, PHASE, Phase, TABLE},
    },
};

/// A digital initiative that costs nothing to run.
pub static RULE: Rule = Rule {
    code: "L11",
    name: "missing-running-cost",
    severity: Severity::Warning,
    trial: false,
    title: "Et digitalt tiltag i drift har ingen udgift til drift og licens.",
    why: "Løbende udgifter er det, businesscases oftest glemmer.",
    fix: "Tilføj en række af typen Drift og licens, også hvis beløbet er 0.",
    example: Example::Drawn {
        wrong: concat!(
            "Tiltag\n",
            "| Tiltag-ID | Fase | Type |\n",
            "| CBD-01 | I drift | RPA |\n",
            "Omkostninger\n",
            "| Tiltag-ID | Omkostningstype |\n",
            "| CBD-01 | Intern tid |\n"
        ),
        right: concat!(
            "Tiltag\n",
            "| Tiltag-ID | Fase | Type |\n",
            "| CBD-01 | I drift | RPA |\n",
            "Omkostninger\n",
            "| Tiltag-ID | Omkostningstype |\n",
            "| CBD-01 | Drift og licens |\n"
        ),
    },
    scope: Scope::Workbook(check),
};

fn check(submission: &Submission, _: &Context<'_>, sink: &mut Sink) {
    let running: Vec<_> = submission
        .rows(&costs::TABLE)
        .iter()
        .filter(|row| row.given(&costs::KIND) == Some(CostType::Running))
        .filter_map(|row| row.given(&costs::INITIATIVE))
        .collect();
    // Without the sheet of costs, or what its rows are about, that is the one thing to tell.
    if submission.sheet(&costs::TABLE).is_none()
        || is_unknown(submission, &costs::TABLE, &[&costs::INITIATIVE.spec, &costs::KIND.spec])
    {
        return;
    }
    for row in submission.rows(&TABLE) {
        let digital =
            matches!(row.given(&KIND), Some(InitiativeKind::Rpa | InitiativeKind::Digital | InitiativeKind::Ai));
        let live = row.given(&PHASE) == Some(Phase::Live);
        if digital && live && row.given(&ID).is_some_and(|id| !running.contains(&id)) {
            sink.point(Spot::of(row, &ID));
        }
    }
}
