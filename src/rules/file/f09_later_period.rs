//! F09: a file for a later period than the run.
use crate::findings::{Example, Rule, Scope, Severity};

/// A file for a later period than the run.
pub static RULE: Rule = Rule {
    code: "F09",
    name: "later-period",
    severity: Severity::Note,
    trial: false,
    title: "Filen gælder en senere periode end den, der samles nu.",
    why: "Tallene hører til en anden måneds rapport og er ikke med i denne.",
    fix: "Du behøver ikke gøre noget, hvis filen for denne periode også er sendt.",
    example: Example::Described {
        wrong: "En fil for april 2026, når marts 2026 samles.",
        right: "Filen for marts 2026.",
    },
    scope: Scope::Choice,
};
