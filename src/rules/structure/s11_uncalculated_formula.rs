//! S11: a formula without its result.
use crate::findings::{Example, Rule, Scope, Severity};
use crate::{danish::Fault, schema::Outcome};

/// A formula without its result.
pub static RULE: Rule = Rule {
    code: "S11",
    name: "uncalculated-formula",
    severity: Severity::Error,
    trial: false,
    title: "Cellen har en formel, der ikke er regnet ud.",
    why: "Filen er gemt af et program, der ikke gemmer resultatet.",
    fix: "Åbn filen i Excel, gem den, og send den igen.",
    example: Example::Drawn {
        wrong: concat!(
            "Opfølgning\n",
            "| Gevinst-ID | Måned | Realiseret | Kilde |\n",
            "| CBD-01-B1 | 2026-03 | =? | Fagsystem |\n"
        ),
        right: concat!(
            "Opfølgning\n",
            "| Gevinst-ID | Måned | Realiseret | Kilde |\n",
            "| CBD-01-B1 | 2026-03 | 1200 | Fagsystem |\n"
        ),
    },
    scope: Scope::Cell(|seen| matches!(seen.outcome, Outcome::Broken(Fault::Uncalculated))),
};
