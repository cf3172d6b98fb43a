//! T08: an id in small letters or with spaces.
use crate::findings::{Example, Rule, Scope, Severity};
use crate::{danish::Change, schema::Outcome};

/// An id in small letters or with spaces.
pub static RULE: Rule = Rule {
    code: "T08",
    name: "id-spelling",
    severity: Severity::Warning,
    trial: false,
    title: "ID'et er skrevet med små bogstaver, mellemrum, andre streger eller skjulte tegn.",
    why: "Vi har læst det i den rette form, men andre programmer ser to forskellige ID'er.",
    fix: "Skriv ID'et med store bogstaver, almindelige bindestreger og uden mellemrum.",
    example: Example::Drawn {
        wrong: concat!("Tiltag\n", "| Tiltag-ID | Titel |\n", "| cbd-01 | Flytning |\n"),
        right: concat!("Tiltag\n", "| Tiltag-ID | Titel |\n", "| CBD-01 | Flytning |\n"),
    },
    scope: Scope::Cell(|seen| matches!(seen.outcome, Outcome::Changed(Change::IdSpelling))),
};
