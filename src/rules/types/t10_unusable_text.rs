//! T10: a text that is too long or holds control characters.
use crate::findings::{Example, Rule, Scope, Severity};
use crate::{danish::Fault, schema::Outcome};

/// A text that is too long or holds control characters.
pub static RULE: Rule = Rule {
    code: "T10",
    name: "unusable-text",
    severity: Severity::Error,
    trial: false,
    title: "Teksten er for lang eller indeholder skjulte tegn.",
    why: "Den kan ikke vises i rapporten.",
    fix: "Gør teksten kortere, eller skriv den igen i stedet for at indsætte den.",
    example: Example::Drawn {
        wrong: concat!(
            "Tiltag\n",
            "| Tiltag-ID | Titel |\n",
            "| CBD-01 | Selvbetjening for alle borgere, der flytter til eller fra kommunen i løbet af året |\n"
        ),
        right: concat!("Tiltag\n", "| Tiltag-ID | Titel |\n", "| CBD-01 | Selvbetjening ved flytning |\n"),
    },
    scope: Scope::Cell(|seen| matches!(seen.outcome, Outcome::Broken(Fault::TooLong | Fault::ControlCharacters))),
};
