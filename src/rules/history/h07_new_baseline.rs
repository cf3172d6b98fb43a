//! H07: a plan that is replaced by decision.
use crate::findings::{Example, Rule, Scope, Severity};

/// A plan that is replaced by decision.
pub static RULE: Rule = Rule {
    code: "H07",
    name: "new-baseline",
    severity: Severity::Note,
    trial: false,
    title: "Planen er ændret med en beslutning, og den nye plan er baseline fra nu af.",
    why: "Det, der bliver realiseret, holdes fra nu af op imod den nye plan. Det gamle og det nye tal står på arket Ændringer.",
    fix: "Er beslutningen den rigtige, skal der ikke gøres noget. Ellers ret Beslutning, eller sæt planen tilbage.",
    example: Example::Described {
        wrong: "Årlig virkning var 120.000 kr., da februar blev godkendt. I marts er den 80.000 kr., og i Beslutning står: Styregruppen 12-03-2026, punkt 4.",
        right: "Årlig virkning er 120.000 kr. som før.",
    },
    scope: Scope::Choice,
};
