//! D03: a business case that nobody has approved.
use crate::findings::{Example, Rule, Scope, Severity};

/// A business case that nobody has approved.
pub static RULE: Rule = Rule {
    code: "D03",
    name: "missing-approval",
    severity: Severity::Warning,
    trial: false,
    title: "Businesscasen er ikke godkendt.",
    why: "Beløb tæller først som bogført, når centerchefen har godkendt dem.",
    fix: "Lad centerchefen vælge Godkendt i Status, og udfyld Godkendt af og Godkendt dato.",
    example: Example::Described {
        wrong: "Status er Kladde i den businesscase, centret har sendt for marts.",
        right: "Status er Godkendt, med navn og dato.",
    },
    scope: Scope::Choice,
};
