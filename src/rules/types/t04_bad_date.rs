//! T04: a date that does not exist.
use crate::findings::{Example, Rule, Scope, Severity};
use crate::{danish::Fault, schema::Outcome};

/// A date that does not exist.
pub static RULE: Rule = Rule {
    code: "T04",
    name: "bad-date",
    severity: Severity::Error,
    trial: false,
    title: "Datoen eller måneden findes ikke eller ligger uden for 2000-2099.",
    why: "Uden en rigtig dato ved vi ikke, hvilken måned tallet hører til.",
    fix: "Skriv en dato eller måned, der findes i kalenderen.",
    example: Example::Drawn {
        wrong: concat!(
            "Opfølgning\n",
            "| Gevinst-ID | Måned | Realiseret | Kilde |\n",
            "| CBD-01-B1 | 31.02.2026 | 1200 | Fagsystem |\n"
        ),
        right: concat!(
            "Opfølgning\n",
            "| Gevinst-ID | Måned | Realiseret | Kilde |\n",
            "| CBD-01-B1 | 2026-02 | 1200 | Fagsystem |\n"
        ),
    },
    scope: Scope::Cell(|seen| matches!(seen.outcome, Outcome::Broken(Fault::NotADate | Fault::DateOutOfRange))),
};
