//! L39: figures reported of an initiative that is only an idea.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    intake::Submission,
    rules::promise::initiatives_by_benefit,
    schema::business_case::{
        follow_up::{BENEFIT, REALISED, TABLE},
        initiatives::{PHASE, Phase},
    },
};

/// Figures reported of an initiative that is only an idea.
pub static RULE: Rule = Rule {
    code: "L39",
    name: "figures-of-an-idea",
    severity: Severity::Warning,
    trial: false,
    title: "Der er indberettet et tal, men tiltaget er stadig en idé.",
    why: "En idé er ikke besluttet og har ingen plan, så den kan ikke have givet noget endnu.",
    fix: "Ret Fase, hvis tiltaget er besluttet, eller slet tallet.",
    example: Example::Drawn {
        wrong: concat!(
            "Tiltag\n",
            "| Tiltag-ID | Fase |\n",
            "| CBD-01 | Idé |\n",
            "Budgetgevinster\n",
            "| Gevinst-ID | Tiltag-ID |\n",
            "| CBD-01-B1 | CBD-01 |\n",
            "Opfølgning\n",
            "| Gevinst-ID | Måned | Realiseret |\n",
            "| CBD-01-B1 | 2026-03 | 1200 |\n"
        ),
        right: concat!(
            "Tiltag\n",
            "| Tiltag-ID | Fase |\n",
            "| CBD-01 | Under implementering |\n",
            "Budgetgevinster\n",
            "| Gevinst-ID | Tiltag-ID |\n",
            "| CBD-01-B1 | CBD-01 |\n",
            "Opfølgning\n",
            "| Gevinst-ID | Måned | Realiseret |\n",
            "| CBD-01-B1 | 2026-03 | 1200 |\n"
        ),
    },
    scope: Scope::Workbook(check),
};

fn check(submission: &Submission, _: &Context<'_>, sink: &mut Sink) {
    let initiatives = initiatives_by_benefit(submission);
    for row in submission.rows(&TABLE) {
        let initiative = row.given(&BENEFIT).and_then(|benefit| initiatives.get(&benefit).copied());
        let Some(idea) = initiative.filter(|row| row.given(&PHASE) == Some(Phase::Idea)) else { continue };
        if row.given(&REALISED).is_some_and(|amount| !amount.is_zero()) {
            sink.point_at(Spot::of(row, &REALISED), vec![Spot::of(idea, &PHASE)]);
        }
    }
}
