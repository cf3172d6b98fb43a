//! F16: figures from an earlier period stand in for the missing ones.
use crate::findings::{Example, Rule, Scope, Severity};

/// Figures from an earlier period stand in for the missing ones.
pub static RULE: Rule = Rule {
    code: "F16",
    name: "carried-forward",
    severity: Severity::Warning,
    trial: false,
    title: "Tallene er videreført fra en tidligere periode.",
    why: "Der er ingen brugbar businesscase for perioden, så de seneste tal bruges; de tæller ikke som dokumenteret for måneden.",
    fix: "Send centrets businesscase for perioden.",
    example: Example::Described {
        wrong: "Marts samles, men centrets nyeste fil er for februar.",
        right: "Centrets businesscase for marts.",
    },
    scope: Scope::Choice,
};
