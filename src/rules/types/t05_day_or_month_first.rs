//! T05: a date in which day and month may have changed places.
use crate::findings::{Example, Rule, Scope, Severity};
use crate::{danish::Change, schema::Outcome};

/// A date in which day and month may have changed places.
pub static RULE: Rule = Rule {
    code: "T05",
    name: "day-or-month-first",
    severity: Severity::Warning,
    trial: false,
    title: "Datoen kan have byttet om på dag og måned.",
    why: "Vi har læst dagen først, som man gør på dansk.",
    fix: "Skriv datoen med bindestreger, fx 03-04-2026, og kontrollér, at måneden er rigtig.",
    example: Example::Drawn {
        wrong: concat!("Tiltag\n", "| Tiltag-ID | Idriftsat |\n", "| CBD-01 | \"3/2/2026\" |\n"),
        right: concat!("Tiltag\n", "| Tiltag-ID | Idriftsat |\n", "| CBD-01 | 2026-02-03 |\n"),
    },
    scope: Scope::Cell(|seen| matches!(seen.outcome, Outcome::Changed(Change::DayBeforeMonth))),
};
