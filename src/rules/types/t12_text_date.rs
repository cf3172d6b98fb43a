//! T12: a date stored as text.
use crate::findings::{Example, Rule, Scope, Severity};
use crate::{danish::Change, schema::Outcome};

/// A date stored as text.
pub static RULE: Rule = Rule {
    code: "T12",
    name: "text-date",
    severity: Severity::Warning,
    trial: false,
    title: "Datoen er gemt som tekst.",
    why: "Vi har læst den som en dato, men Excel kan hverken sortere eller regne med den.",
    fix: "Sæt cellens format til Dato, og skriv datoen eller måneden igen.",
    example: Example::Drawn {
        wrong: concat!(
            "Opfølgning\n",
            "| Gevinst-ID | Måned | Realiseret | Kilde |\n",
            "| CBD-01-B1 | \"marts 2026\" | 1200 | Fagsystem |\n"
        ),
        right: concat!(
            "Opfølgning\n",
            "| Gevinst-ID | Måned | Realiseret | Kilde |\n",
            "| CBD-01-B1 | 2026-03 | 1200 | Fagsystem |\n"
        ),
    },
    scope: Scope::Cell(|seen| matches!(seen.outcome, Outcome::Changed(Change::TextDate))),
};
