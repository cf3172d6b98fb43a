//! F31: a newer version without something that stood in an approved one.
use crate::findings::{Example, Rule, Scope, Severity};

/// A newer version without something that stood in an approved one.
pub static RULE: Rule = Rule {
    code: "F31",
    name: "replaces-approved",
    severity: Severity::Warning,
    trial: false,
    title: "Filen erstatter en godkendt udgave fra samme center, som havde noget med, der ikke er i den.",
    why: "Det, der kun stod i den godkendte udgave, tæller ikke længere med.",
    fix: "Er det med vilje, er der intet at gøre. Ellers sæt rækkerne ind igen, eller fjern den fil, der er forkert.",
    example: Example::Described {
        wrong: "En ny udgave af marts, hvor CBD-01-B2 ikke længere er med.",
        right: "En ny udgave af marts med alle de samme gevinster.",
    },
    scope: Scope::Choice,
};
