//! V05: more units reported than the cases counted.
use crate::findings::{Example, Rule, Scope, Severity};

/// More units reported than the cases counted.
pub static RULE: Rule = Rule {
    code: "V05",
    name: "more-units-than-cases",
    severity: Severity::Warning,
    trial: false,
    title: "Der er indberettet flere enheder, end der er sager i måneden.",
    why: "Frigjort tid er antal gange minutter. Er antallet for stort, er timerne det også. Derfor tæller måneden ikke med, før den er rettet eller bekræftet.",
    fix: "Ret Realiseret i Opfølgning eller Antal på arket Sager pr. måned, så de to passer sammen.",
    example: Example::Described {
        wrong: "Sager pr. måned har 500 for marts, og Opfølgning har 5.000.",
        right: "Begge steder står der 500.",
    },
    scope: Scope::Choice,
};
