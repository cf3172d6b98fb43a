//! T02: a number stored as text.
use crate::findings::{Example, Rule, Scope, Severity};
use crate::{danish::Change, schema::Outcome};

/// A number stored as text.
pub static RULE: Rule = Rule {
    code: "T02",
    name: "text-number",
    severity: Severity::Warning,
    trial: false,
    title: "Tallet er gemt som tekst.",
    why: "Vi har læst det som et tal, men Excel regner ikke med det i summer.",
    fix: "Vælg Konvertér til tal ved den grønne trekant, eller sæt cellens format til Tal, og skriv tallet igen.",
    example: Example::Drawn {
        wrong: concat!(
            "Opfølgning\n",
            "| Gevinst-ID | Måned | Realiseret | Kilde |\n",
            "| CBD-01-B1 | 2026-03 | \"1200\" | Fagsystem |\n"
        ),
        right: concat!(
            "Opfølgning\n",
            "| Gevinst-ID | Måned | Realiseret | Kilde |\n",
            "| CBD-01-B1 | 2026-03 | 1200 | Fagsystem |\n"
        ),
    },
    scope: Scope::Cell(|seen| matches!(seen.outcome, Outcome::Changed(Change::TextNumber | Change::EnglishNumber))),
};
