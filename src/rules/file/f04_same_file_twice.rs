//! F04: two files with the same bytes.
use crate::findings::{Example, Rule, Scope, Severity};

/// Two files with the same bytes.
pub static RULE: Rule = Rule {
    code: "F04",
    name: "same-file-twice",
    severity: Severity::Note,
    trial: false,
    title: "Den samme fil ligger her mere end én gang.",
    why: "Den tælles kun én gang.",
    fix: "Du behøver ikke gøre noget.",
    example: Example::Described {
        wrong: "Businesscase CBD.xlsx og Businesscase CBD (1).xlsx med præcis samme indhold.",
        right: "Kun den ene af dem.",
    },
    scope: Scope::Choice,
};
