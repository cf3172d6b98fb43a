//! D01: figures that are owed and that nobody has typed.
use crate::findings::{Example, Rule, Scope, Severity};

/// Figures that are owed and that nobody has typed.
pub static RULE: Rule = Rule {
    code: "D01",
    name: "missing-report",
    severity: Severity::Warning,
    trial: false,
    title: "Der mangler tal i Opfølgning for gevinster, der er begyndt.",
    why: "En måned uden tal er ikke nul: vi ved ikke, hvad gevinsten gav.",
    fix: "Skriv én række i Opfølgning for hver gevinst og måned, der mangler. Skriv 0, hvis der ikke er realiseret noget.",
    example: Example::Described {
        wrong: "CBD-01-B1 er i drift siden januar og har ingen række for marts.",
        right: "CBD-01-B1 har en række for hver måned, eller den opgøres pr. kvartal og har én for marts.",
    },
    scope: Scope::Choice,
};
