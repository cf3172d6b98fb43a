//! V06: a benefit that stands under two IDs.
use crate::findings::{Example, Rule, Scope, Severity};

/// A benefit that stands under two IDs.
pub static RULE: Rule = Rule {
    code: "V06",
    name: "twin-benefit",
    severity: Severity::Warning,
    trial: false,
    title: "Gevinsten ser ud til at stå to gange under hvert sit ID.",
    why: "Den samme gevinst kan kun tælle én gang. Den sidste af de to tæller ikke med, før det er afklaret.",
    fix: "Slet den ene. Er de to forskellige, så gør beskrivelsen eller opgaven tydelig, eller bed økonomi bekræfte den årlige virkning.",
    example: Example::Described {
        wrong: "CBD-01-B1 og CBD-02-B1 har samme beskrivelse, kontering og årlige virkning.",
        right: "CBD-02-B1 er slettet.",
    },
    scope: Scope::Choice,
};
