//! T15: a number its column cannot hold.
use crate::findings::{Example, Rule, Scope, Severity};
use crate::{danish::Fault, schema::Outcome};

/// A number its column cannot hold.
pub static RULE: Rule = Rule {
    code: "T15",
    name: "out-of-range",
    severity: Severity::Error,
    trial: false,
    title: "Tallet ligger uden for det, kolonnen kan indeholde.",
    why: "Så stort, lille eller negativt kan tallet ikke være.",
    fix: "Skriv tallet igen, og se efter, at enheden og fortegnet er rigtige.",
    example: Example::Drawn {
        wrong: concat!("Budgetgevinster\n", "| Gevinst-ID | Årlig virkning |\n", "| CBD-01-B1 | -5000 |\n"),
        right: concat!("Budgetgevinster\n", "| Gevinst-ID | Årlig virkning |\n", "| CBD-01-B1 | 5000 |\n"),
    },
    scope: Scope::Cell(|seen| matches!(seen.outcome, Outcome::Broken(Fault::OutOfRange))),
};
