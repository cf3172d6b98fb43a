//! W02: a waiver that matched nothing.
use crate::findings::{Example, Rule, Scope, Severity};

/// A waiver that matched nothing.
pub static RULE: Rule = Rule {
    code: "W02",
    name: "unused-waiver",
    severity: Severity::Warning,
    trial: false,
    title: "Dispensationen passer ikke på noget.",
    why: "Enten er det, den gjaldt, rettet, eller også er regel, center eller ID skrevet forkert.",
    fix: "Slet rækken, eller ret regel, center eller ID.",
    example: Example::Described {
        wrong: "En dispensation fra L18 for CBD, hvor L18 ikke taler.",
        right: "Ingen dispensation.",
    },
    scope: Scope::Choice,
};
