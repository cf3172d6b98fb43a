//! T17: a day where text is asked for.
use crate::findings::{Example, Rule, Scope, Severity};
use crate::{danish::Fault, schema::Outcome};

/// A day where text is asked for.
pub static RULE: Rule = Rule {
    code: "T17",
    name: "day-in-text",
    severity: Severity::Error,
    trial: false,
    title: "Excel har lavet teksten om til en dato eller et klokkeslæt.",
    why: "Vi kan ikke se, hvad der blev skrevet: 9-5 er blevet til en dag i maj.",
    fix: "Sæt cellens format til Tekst, og skriv teksten igen.",
    example: Example::Drawn {
        wrong: concat!(
            "Opfølgning\n",
            "| Gevinst-ID | Måned | Realiseret | Kilde | Bilag |\n",
            "| CBD-01-B1 | 2026-03 | 1200 | Fagsystem | 2026-05-09 |\n"
        ),
        right: concat!(
            "Opfølgning\n",
            "| Gevinst-ID | Måned | Realiseret | Kilde | Bilag |\n",
            "| CBD-01-B1 | 2026-03 | 1200 | Fagsystem | \"9-5-1201\" |\n"
        ),
    },
    scope: Scope::Cell(|seen| seen.outcome == Outcome::Broken(Fault::DayInText)),
};
