//! T07: a share outside 0-100 per cent.
use crate::findings::{Example, Rule, Scope, Severity};
use crate::{danish::Fault, schema::Outcome};

/// A share outside 0-100 per cent.
pub static RULE: Rule = Rule {
    code: "T07",
    name: "percent-out-of-range",
    severity: Severity::Error,
    trial: false,
    title: "Procenten er ikke mellem 0 og 100.",
    why: "En andel kan hverken være mindre end ingenting eller større end det hele.",
    fix: "Skriv et tal fra 0 til 100, fx 80.",
    example: Example::Drawn {
        wrong: concat!("Tidsgevinster\n", "| Gevinst-ID | Ibrugtagning |\n", "| CBD-01-T1 | 180 |\n"),
        right: concat!("Tidsgevinster\n", "| Gevinst-ID | Ibrugtagning |\n", "| CBD-01-T1 | 80 |\n"),
    },
    scope: Scope::Cell(|seen| matches!(seen.outcome, Outcome::Broken(Fault::PercentOutOfRange))),
};
