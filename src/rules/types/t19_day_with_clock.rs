//! T19: a day with a time of day.
use crate::findings::{Example, Rule, Scope, Severity};
use crate::{danish::Fault, schema::Outcome};

/// A day with a time of day.
pub static RULE: Rule = Rule {
    code: "T19",
    name: "day-with-clock",
    severity: Severity::Error,
    trial: false,
    title: "Datoen har et klokkeslæt.",
    why: "Et klokkeslæt omkring midnat kan flytte datoen til en anden dag eller måned, så vi gætter ikke, hvilken der er ment.",
    fix: "Skriv kun dagen i cellen, fx 31-03-2026.",
    example: Example::Drawn {
        wrong: concat!("Tiltag\n", "| Tiltag-ID | Idriftsat |\n", "| CBD-01 | 46081,9583333 |\n"),
        right: concat!("Tiltag\n", "| Tiltag-ID | Idriftsat |\n", "| CBD-01 | 2026-03-01 |\n"),
    },
    scope: Scope::Cell(|seen| seen.outcome == Outcome::Broken(Fault::DayWithClock)),
};
