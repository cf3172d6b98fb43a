//! V07: a confirmation of another amount than the one that waits.
use crate::findings::{Example, Rule, Scope, Severity};

/// A confirmation of another amount than the one that waits.
pub static RULE: Rule = Rule {
    code: "V07",
    name: "other-amount-confirmed",
    severity: Severity::Warning,
    trial: false,
    title: "Bekræftelsen har et andet beløb end det, der afventer.",
    why: "Kun det beløb, nogen har set på, er bekræftet. Tallet tæller derfor stadig ikke med.",
    fix: "Ret Beløb til tallet i bemærkningen, hvis det er det rigtige. Ellers skal centret rette sit tal.",
    example: Example::Described {
        wrong: "Bekræftelsen er på 800.000 kr., og der er indberettet 8.000.000 kr.",
        right: "Bekræftelsen er på 8.000.000 kr.",
    },
    scope: Scope::Choice,
};
