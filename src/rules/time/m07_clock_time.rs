//! M07: minutes typed as a time of day or a duration.
use crate::findings::{Example, Rule, Scope, Severity};
use crate::{danish::Change, schema::Outcome};

/// Minutes typed as a time of day or a duration.
pub static RULE: Rule = Rule {
    code: "M07",
    name: "clock-time",
    severity: Severity::Warning,
    trial: false,
    title: "Minutterne er skrevet som et klokkeslæt eller en varighed.",
    why: "Vi har regnet dem om til minutter.",
    fix: "Skriv minutter som et tal, fx 45 eller 12,5.",
    example: Example::Drawn {
        wrong: concat!("Registreringer\n", "| Opgave-ID | Minutter |\n", "| O01 | \"0 t 45 min\" |\n"),
        right: concat!("Registreringer\n", "| Opgave-ID | Minutter |\n", "| O01 | 45 |\n"),
    },
    scope: Scope::Cell(|seen| matches!(seen.outcome, Outcome::Changed(Change::ClockTime))),
};
