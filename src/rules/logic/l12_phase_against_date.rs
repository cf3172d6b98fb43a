//! L12: a phase that its dates contradict.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    intake::Submission,
    schema::business_case::initiatives::{LIVE_ON, PHASE, Phase, TABLE},
    units::Month,
};

/// A phase that its dates contradict.
pub static RULE: Rule = Rule {
    code: "L12",
    name: "phase-against-date",
    severity: Severity::Warning,
    trial: false,
    title: "Fasen og datoen Idriftsat passer ikke sammen.",
    why: "Et tiltag i drift har en dato, der er nået; uden den kan frigjort tid ikke dokumenteres.",
    fix: "Skriv i Idriftsat den dag, tiltaget gik i drift, eller ret Fase.",
    example: Example::Drawn {
        wrong: concat!("Tiltag\n", "| Tiltag-ID | Fase | Idriftsat |\n", "| CBD-01 | I drift | |\n"),
        right: concat!("Tiltag\n", "| Tiltag-ID | Fase | Idriftsat |\n", "| CBD-01 | I drift | 2026-02-01 |\n"),
    },
    scope: Scope::Workbook(check),
};

fn check(submission: &Submission, _: &Context<'_>, sink: &mut Sink) {
    let period = Month::parse(&submission.identity.period);
    for row in submission.rows(&TABLE) {
        let live_on = row.given(&LIVE_ON);
        let undated = row.given(&PHASE) == Some(Phase::Live) && row.lacks(&LIVE_ON);
        let ahead = live_on.zip(period).is_some_and(|(day, period)| day > period.last_day());
        if undated || ahead {
            sink.point_at(Spot::of(row, &LIVE_ON), vec![Spot::of(row, &PHASE)]);
        }
    }
}
