//! W03: a waiver from a rule that leaves out what it finds.
use crate::findings::{Example, Rule, Scope, Severity};

/// A waiver from a rule that leaves out what it finds.
pub static RULE: Rule = Rule {
    code: "W03",
    name: "unwaivable-rule",
    severity: Severity::Warning,
    trial: false,
    title: "Reglen kan ikke fraviges.",
    why: "En fejl betyder, at tallet ikke kan bruges. Det ændrer en dispensation ikke på.",
    fix: "Slet rækken, og ret fejlen.",
    example: Example::Described {
        wrong: "En dispensation fra T03, et tvetydigt tal.",
        right: "En dispensation fra L18, to par øjne.",
    },
    scope: Scope::Choice,
};
