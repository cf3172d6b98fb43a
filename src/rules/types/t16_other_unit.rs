//! T16: a unit that the column does not count in.
use crate::findings::{Example, Rule, Scope, Severity};
use crate::{danish::Fault, schema::Outcome};

/// A unit that the column does not count in.
pub static RULE: Rule = Rule {
    code: "T16",
    name: "other-unit",
    severity: Severity::Error,
    trial: false,
    title: "Cellen viser en anden enhed end den, kolonnen tæller i.",
    why: "Timer i en kolonne i kroner kan vi ikke regne om, og 85 t.kr. kan være 85 eller 85.000 kr. Vi gætter ikke.",
    fix: "Skriv tallet i kolonnens egen enhed, uden enhed i cellen, og sæt cellens talformat til Tal.",
    example: Example::Drawn {
        wrong: concat!(
            "Opfølgning\n",
            "| Gevinst-ID | Måned | Realiseret | Kilde |\n",
            "| CBD-01-B1 | 2026-03 | \"8 timer\" | Fagsystem |\n"
        ),
        right: concat!(
            "Opfølgning\n",
            "| Gevinst-ID | Måned | Realiseret | Kilde |\n",
            "| CBD-01-B1 | 2026-03 | 3200 | Fagsystem |\n"
        ),
    },
    scope: Scope::Cell(|seen| seen.outcome == Outcome::Broken(Fault::OtherUnit)),
};
