//! L21: an id that does not have its form.
use crate::findings::{Example, Rule, Scope, Severity};
use crate::{danish::Fault, schema::Outcome};

/// An id that does not have its form.
pub static RULE: Rule = Rule {
    code: "L21",
    name: "malformed-id",
    severity: Severity::Error,
    trial: false,
    title: "ID'et har ikke den form, det skal have.",
    why: "Vi bruger ID'et til at samle gevinst, tiltag og måling.",
    fix: "Skriv ID'et på tastaturet med samme bogstaver, bindestreger og cifre som i eksemplet her.",
    example: Example::Drawn {
        wrong: concat!("Tiltag\n", "| Tiltag-ID | Titel |\n", "| CBD 1 | Flytning |\n"),
        right: concat!("Tiltag\n", "| Tiltag-ID | Titel |\n", "| CBD-01 | Flytning |\n"),
    },
    scope: Scope::Cell(|seen| matches!(seen.outcome, Outcome::Broken(Fault::NotAnId))),
};
