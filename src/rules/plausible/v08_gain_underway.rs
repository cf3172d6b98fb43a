//! V08: money from an initiative that is not in operation yet.
use crate::findings::{Example, Rule, Scope, Severity};

/// Money from an initiative that is not in operation yet.
pub static RULE: Rule = Rule {
    code: "V08",
    name: "gain-underway",
    severity: Severity::Warning,
    trial: false,
    title: "Der er indberettet et beløb fra et tiltag, der endnu er under implementering.",
    why: "Et budget kan godt være skåret, før tiltaget er i drift. Ellers er fasen forkert, eller beløbet er det.",
    fix: "Sæt Fase til I drift, hvis tiltaget er i gang. Er budgettet skåret på forhånd, behøver I ikke ændre noget.",
    example: Example::Described {
        wrong: "CBD-02 er under implementering, og CBD-02-B1 har 5.000 kr. i marts.",
        right: "CBD-02 er i drift.",
    },
    scope: Scope::Choice,
};
