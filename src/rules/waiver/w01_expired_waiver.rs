//! W01: a waiver whose last day has passed.
use crate::findings::{Example, Rule, Scope, Severity};

/// A waiver whose last day has passed.
pub static RULE: Rule = Rule {
    code: "W01",
    name: "expired-waiver",
    severity: Severity::Warning,
    trial: false,
    title: "Dispensationen er udløbet.",
    why: "Reglen gælder igen for centret.",
    fix: "Forlæng dispensationen, eller slet rækken.",
    example: Example::Described { wrong: "Udløber 31. januar, og marts samles.", right: "Udløber 31. december." },
    scope: Scope::Choice,
};
