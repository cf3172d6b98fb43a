//! T14: a fraction in a column of whole per cent.
use crate::findings::{Example, Rule, Scope, Severity};
use crate::{danish::Change, schema::Outcome};

/// A fraction in a column of whole per cent.
pub static RULE: Rule = Rule {
    code: "T14",
    name: "small-percent",
    severity: Severity::Warning,
    trial: false,
    title: "Procenten er 1 eller derunder.",
    why: "Kolonnen er i hele procenter, så 0,25 læses som en kvart procent og 1 som én procent.",
    fix: "Skriv hele procenter: 25 procent skrives 25, og det hele skrives 100. Er det 1 procent, så skriv 1 %.",
    example: Example::Drawn {
        wrong: concat!("Tidsgevinster\n", "| Gevinst-ID | Ibrugtagning |\n", "| CBD-01-T1 | 0,25 |\n"),
        right: concat!("Tidsgevinster\n", "| Gevinst-ID | Ibrugtagning |\n", "| CBD-01-T1 | 25 |\n"),
    },
    scope: Scope::Cell(|seen| matches!(seen.outcome, Outcome::Changed(Change::SmallPercent))),
};
