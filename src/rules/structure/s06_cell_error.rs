//! S06: an error value in a cell.
use crate::findings::{Example, Rule, Scope, Severity};
use crate::{danish::Fault, schema::Outcome};

/// An error value in a cell.
pub static RULE: Rule = Rule {
    code: "S06",
    name: "cell-error",
    severity: Severity::Error,
    trial: false,
    title: "Cellen viser en fejl, eller den er beskadiget i filen.",
    why: "Der er ingen værdi at læse.",
    fix: "Skriv selve værdien i cellen.",
    example: Example::Drawn {
        wrong: concat!(
            "Opfølgning\n",
            "| Gevinst-ID | Måned | Realiseret | Kilde |\n",
            "| CBD-01-B1 | 2026-03 | #REF! | Fagsystem |\n"
        ),
        right: concat!(
            "Opfølgning\n",
            "| Gevinst-ID | Måned | Realiseret | Kilde |\n",
            "| CBD-01-B1 | 2026-03 | 1200 | Fagsystem |\n"
        ),
    },
    scope: Scope::Cell(|seen| matches!(seen.outcome, Outcome::Broken(Fault::CellError))),
};
