//! T18: an amount of money shown where something is counted.
use crate::findings::{Example, Rule, Scope, Severity};
use crate::{danish::Change, schema::Outcome};

/// An amount of money shown where something is counted.
pub static RULE: Rule = Rule {
    code: "T18",
    name: "shown-as-money",
    severity: Severity::Note,
    trial: false,
    title: "Antallet vises som et beløb i kroner.",
    why: "Vi har talt det som antal, men andre læser det som penge.",
    fix: "Sæt cellens talformat til Tal.",
    example: Example::Described { wrong: "31 sager vises som 31 kr.", right: "31 sager vises som 31." },
    scope: Scope::Cell(|seen| seen.outcome == Outcome::Changed(Change::ShownAsMoney)),
};
