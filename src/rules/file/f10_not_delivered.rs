//! F10: a centre without a file for the period.
use crate::findings::{Example, Rule, Scope, Severity};

/// A centre without a file for the period.
pub static RULE: Rule = Rule {
    code: "F10",
    name: "not-delivered",
    severity: Severity::Warning,
    trial: false,
    title: "Centret har ikke afleveret for perioden.",
    why: "Rapporten mangler centrets nye tal.",
    fix: "Send centrets businesscase for perioden.",
    example: Example::Described {
        wrong: "Ingen fil fra centret for marts 2026.",
        right: "Centrets businesscase for marts 2026.",
    },
    scope: Scope::Choice,
};
