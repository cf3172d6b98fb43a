//! V05: an amount whose voucher stands at another benefit too.
use crate::findings::{Example, Rule, Scope, Severity};

/// An amount whose voucher stands at another benefit too.
pub static RULE: Rule = Rule {
    code: "V05",
    name: "same-voucher-twice",
    severity: Severity::Warning,
    trial: false,
    title: "Bilag og beløb står også ved en anden gevinst.",
    why: "Det samme bilag kan kun tælle én gang. Beløbet ved den sidste af de to tæller ikke med, før det er afklaret.",
    fix: "Slet beløbet ved den gevinst, bilaget ikke hører til. Hører det til begge, så del beløbet.",
    example: Example::Described {
        wrong: "CBD-01-B1 og CBD-02-B1 har begge 5.000 kr. med bilag 4711.",
        right: "Kun CBD-01-B1 har 5.000 kr. med bilag 4711.",
    },
    scope: Scope::Choice,
};
