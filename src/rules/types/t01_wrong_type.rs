//! T01: content that is not of the kind its column asks for.
use crate::findings::{Example, Rule, Scope, Severity};
use crate::{danish::Fault, schema::Outcome};

/// Content that is not of the kind its column asks for.
pub static RULE: Rule = Rule {
    code: "T01",
    name: "wrong-type",
    severity: Severity::Error,
    trial: false,
    title: "Cellen indeholder ikke det, kolonnen skal bruge.",
    why: "Vi kan ikke læse indholdet og gætter ikke.",
    fix: "Skriv kun det, kolonnen beder om, uden ord som ca. og uden enhed.",
    example: Example::Drawn {
        wrong: concat!(
            "Opfølgning\n",
            "| Gevinst-ID | Måned | Realiseret | Kilde |\n",
            "| CBD-01-B1 | 2026-03 | ca. 1200 | Fagsystem |\n"
        ),
        right: concat!(
            "Opfølgning\n",
            "| Gevinst-ID | Måned | Realiseret | Kilde |\n",
            "| CBD-01-B1 | 2026-03 | 1200 | Fagsystem |\n"
        ),
    },
    scope: Scope::Cell(|seen| {
        matches!(seen.outcome, Outcome::Broken(Fault::NotANumber | Fault::NotWhole | Fault::NotYesNo))
    }),
};
