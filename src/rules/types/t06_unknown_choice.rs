//! T06: a value that is not on its list.
use crate::findings::{Example, Rule, Scope, Severity};
use crate::{danish::Fault, schema::Outcome};

/// A value that is not on its list.
pub static RULE: Rule = Rule {
    code: "T06",
    name: "unknown-choice",
    severity: Severity::Error,
    trial: false,
    title: "Værdien findes ikke på listen.",
    why: "Vi kan ikke placere rækken og gætter ikke på, hvad der er ment.",
    fix: "Klik på cellen, og vælg en værdi fra listen.",
    example: Example::Drawn {
        wrong: concat!(
            "Opfølgning\n",
            "| Gevinst-ID | Måned | Realiseret | Kilde |\n",
            "| CBD-01-B1 | 2026-03 | 1200 | Rygter |\n"
        ),
        right: concat!(
            "Opfølgning\n",
            "| Gevinst-ID | Måned | Realiseret | Kilde |\n",
            "| CBD-01-B1 | 2026-03 | 1200 | Fagsystem |\n"
        ),
    },
    scope: Scope::Cell(|seen| matches!(seen.outcome, Outcome::Broken(Fault::NotAChoice))),
};
