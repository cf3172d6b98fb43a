//! F22: more faults than anyone would read.
use crate::findings::{Example, Rule, Scope, Severity};

/// More faults than anyone would read.
pub static RULE: Rule = Rule {
    code: "F22",
    name: "too-many-faults",
    severity: Severity::Error,
    trial: false,
    title: "Filen har flere fejl, end der kan vises.",
    why: "Så mange fejl har som regel samme årsag, og resten af filen er ikke kontrolleret, så den tæller ikke med.",
    fix: "Ret den fejl, der går igen, eller kopiér indholdet ind i en ny skabelon, og send den.",
    example: Example::Described {
        wrong: "Titusinder af rækker, hvor hver celle viser #REFERENCE!.",
        right: "Samme rækker med tal.",
    },
    scope: Scope::Choice,
};
