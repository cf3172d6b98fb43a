//! F05: two versions with nothing to choose between them.
use crate::findings::{Example, Rule, Scope, Severity};

/// Two versions with nothing to choose between them.
pub static RULE: Rule = Rule {
    code: "F05",
    name: "two-versions",
    severity: Severity::Error,
    trial: false,
    title: "Der er to forskellige udgaver af samme aflevering, og det kan ikke siges med sikkerhed, hvilken der er den nyeste.",
    why: "Vi gætter ikke på, hvilken der gælder, så ingen af dem tæller med.",
    fix: "Lad den rigtige fil ligge, og fjern den anden. Eller åbn den rigtige, gem den, og send den igen, så er den nyest.",
    example: Example::Described {
        wrong: "To filer fra samme center og periode, gemt samme dag med forskellige tal.",
        right: "Kun den fil, der gælder.",
    },
    scope: Scope::Choice,
};
