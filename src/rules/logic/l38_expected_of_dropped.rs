//! L38: something expected of an initiative that has been dropped.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    intake::{RowOf, Submission},
    rules::promise::initiatives_by_benefit,
    schema::business_case::{
        follow_up::{BENEFIT, EXPECTED_REST, MONTH, TABLE},
        initiatives::{PHASE, Phase},
    },
};

/// Something expected of an initiative that has been dropped.
pub static RULE: Rule = Rule {
    code: "L38",
    name: "expected-of-dropped",
    severity: Severity::Warning,
    trial: false,
    title: "Tiltaget er bortfaldet, men der er et beløb i Forventet resten af året.",
    why: "Et bortfaldet tiltag giver intet fremover, så beløbet tæller ikke med i prognosen.",
    fix: "Slet beløbet, eller ret Fase, hvis tiltaget alligevel giver noget.",
    example: Example::Drawn {
        wrong: concat!(
            "Tiltag\n",
            "| Tiltag-ID | Fase |\n",
            "| CBD-01 | Bortfaldet |\n",
            "Budgetgevinster\n",
            "| Gevinst-ID | Tiltag-ID |\n",
            "| CBD-01-B1 | CBD-01 |\n",
            "Opfølgning\n",
            "| Gevinst-ID | Måned | Realiseret | Forventet resten af året |\n",
            "| CBD-01-B1 | 2026-03 | 1200 | 15000 |\n"
        ),
        right: concat!(
            "Tiltag\n",
            "| Tiltag-ID | Fase |\n",
            "| CBD-01 | Bortfaldet |\n",
            "Budgetgevinster\n",
            "| Gevinst-ID | Tiltag-ID |\n",
            "| CBD-01-B1 | CBD-01 |\n",
            "Opfølgning\n",
            "| Gevinst-ID | Måned | Realiseret | Forventet resten af året |\n",
            "| CBD-01-B1 | 2026-03 | 1200 | |\n"
        ),
    },
    scope: Scope::Workbook(check),
};

fn check(submission: &Submission, _: &Context<'_>, sink: &mut Sink) {
    let initiatives = initiatives_by_benefit(submission);
    for (benefit, rows) in RowOf::by_id(submission.rows(&TABLE), &BENEFIT) {
        let fallen = initiatives.get(&benefit).filter(|row| row.given(&PHASE) == Some(Phase::Dropped));
        // What an earlier month expected was true then.
        let latest = rows.into_iter().filter(|row| row.given(&MONTH).is_some()).max_by_key(|row| row.given(&MONTH));
        let (Some(fallen), Some(latest)) = (fallen, latest) else { continue };
        if latest.given(&EXPECTED_REST).is_some_and(|expected| !expected.is_zero()) {
            sink.point_at(Spot::of(latest, &EXPECTED_REST), vec![Spot::of(*fallen, &PHASE)]);
        }
    }
}
