//! T13: a list value in another spelling.
use crate::findings::{Example, Rule, Scope, Severity};
use crate::{danish::Change, schema::Outcome};

/// A list value in another spelling.
pub static RULE: Rule = Rule {
    code: "T13",
    name: "other-spelling",
    severity: Severity::Note,
    trial: false,
    title: "Værdien er stavet anderledes end på listen.",
    why: "Vi har forstået den og bruger listens stavemåde.",
    fix: "Vælg værdien fra listen næste gang.",
    example: Example::Drawn {
        wrong: concat!(
            "Opfølgning\n",
            "| Gevinst-ID | Måned | Realiseret | Kilde |\n",
            "| CBD-01-B1 | 2026-03 | 1200 | fagsystem |\n"
        ),
        right: concat!(
            "Opfølgning\n",
            "| Gevinst-ID | Måned | Realiseret | Kilde |\n",
            "| CBD-01-B1 | 2026-03 | 1200 | Fagsystem |\n"
        ),
    },
    scope: Scope::Cell(|seen| matches!(seen.outcome, Outcome::Changed(Change::Spelling))),
};
