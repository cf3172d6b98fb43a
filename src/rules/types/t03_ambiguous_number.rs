//! T03: a text that is a thousand apart in Danish and English.
use crate::findings::{Example, Rule, Scope, Severity};
use crate::{danish::Fault, schema::Outcome};

/// A text that is a thousand apart in Danish and English.
pub static RULE: Rule = Rule {
    code: "T03",
    name: "ambiguous-number",
    severity: Severity::Error,
    trial: false,
    title: "Tallet kan læses på to måder.",
    why: "På dansk er 1,234 lidt mere end 1, på engelsk er det 1234. Vi gætter ikke.",
    fix: "Skriv tallet uden tusindtalsseparator, fx 1234 eller 1,23.",
    example: Example::Drawn {
        wrong: concat!(
            "Opfølgning\n",
            "| Gevinst-ID | Måned | Realiseret | Kilde |\n",
            "| CBD-01-B1 | 2026-03 | \"1,234\" | Fagsystem |\n"
        ),
        right: concat!(
            "Opfølgning\n",
            "| Gevinst-ID | Måned | Realiseret | Kilde |\n",
            "| CBD-01-B1 | 2026-03 | 1234 | Fagsystem |\n"
        ),
    },
    scope: Scope::Cell(|seen| matches!(seen.outcome, Outcome::Broken(Fault::AmbiguousNumber))),
};
