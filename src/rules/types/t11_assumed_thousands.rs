//! T11: a text read with a Danish thousands separator.
use crate::findings::{Example, Rule, Scope, Severity};
use crate::{danish::Change, schema::Outcome};

/// A text read with a Danish thousands separator.
pub static RULE: Rule = Rule {
    code: "T11",
    name: "assumed-thousands",
    severity: Severity::Warning,
    trial: false,
    title: "Teksten er læst som et tal med tusindtalspunktum.",
    why: "På dansk er 1.234 det samme som 1234. Var det ment anderledes, er tallet forkert.",
    fix: "Skriv tallet uden punktum, fx 1234.",
    example: Example::Drawn {
        wrong: concat!(
            "Opfølgning\n",
            "| Gevinst-ID | Måned | Realiseret | Kilde |\n",
            "| CBD-01-B1 | 2026-03 | \"1.234\" | Fagsystem |\n"
        ),
        right: concat!(
            "Opfølgning\n",
            "| Gevinst-ID | Måned | Realiseret | Kilde |\n",
            "| CBD-01-B1 | 2026-03 | 1234 | Fagsystem |\n"
        ),
    },
    scope: Scope::Cell(|seen| matches!(seen.outcome, Outcome::Changed(Change::DanishThousands))),
};
