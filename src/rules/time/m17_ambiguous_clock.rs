//! M17: minutes written as a clock time that reads in two ways.
use crate::findings::{Example, Rule, Scope, Severity};
use crate::{danish::Fault, schema::Outcome};

/// Minutes written as a clock time that reads in two ways.
pub static RULE: Rule = Rule {
    code: "M17",
    name: "ambiguous-clock",
    severity: Severity::Error,
    trial: false,
    title: "Klokkeslættet kan læses på to måder.",
    why: "0:20 er 20 minutter på et ur og 20 sekunder på et stopur. Vi gætter ikke.",
    fix: "Skriv minutter som et tal, fx 20 eller 0,33.",
    example: Example::Drawn {
        wrong: concat!("Registreringer\n", "| Opgave-ID | Minutter |\n", "| O01 | \"0:20\" |\n"),
        right: concat!("Registreringer\n", "| Opgave-ID | Minutter |\n", "| O01 | 20 |\n"),
    },
    scope: Scope::Cell(|seen| seen.outcome == Outcome::Broken(Fault::AmbiguousClock)),
};
