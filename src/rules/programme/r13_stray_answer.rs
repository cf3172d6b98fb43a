//! R13: an answer to another decision than the one with its number.
use crate::findings::{Example, Rule, Scope, Severity};

/// An answer to another decision than the one with its number.
pub static RULE: Rule = Rule {
    code: "R13",
    name: "stray-answer",
    severity: Severity::Warning,
    trial: false,
    title: "Beslutningens nummer og det, den er om, passer ikke sammen.",
    why: "Så ved vi ikke, hvilken beslutning svaret hører til, og den står stadig som åben.",
    fix: "Skriv nummer og ID, som de står på arket Beslutninger i den senest godkendte rapport.",
    example: Example::Described {
        wrong: "Nr. 3 er om CBD-01 i rapporten, og svaret på nr. 3 er skrevet om CBD-02.",
        right: "Svaret på nr. 3 er skrevet om CBD-01.",
    },
    scope: Scope::Choice,
};
