//! V04: money from an initiative that has not begun, or that has been given up.
use crate::findings::{Example, Rule, Scope, Severity};

/// Money from an initiative that has not begun, or that has been given up.
pub static RULE: Rule = Rule {
    code: "V04",
    name: "gain-before-operation",
    severity: Severity::Warning,
    trial: false,
    title: "Der er indberettet en gevinst fra et tiltag, der ikke er begyndt, eller som er udskudt, bortfaldet eller ophørt.",
    why: "Et tiltag, der ikke er i gang, kan ikke have givet noget. Enten er fasen forkert, eller også er beløbet det.",
    fix: "Ret Fase på arket Tiltag, hvis tiltaget er i gang. Ellers slettes beløbet i Opfølgning.",
    example: Example::Described {
        wrong: "CBD-02 har fasen Idé, og CBD-02-B1 har 5.000 kr. i marts.",
        right: "CBD-02 har fasen I drift.",
    },
    scope: Scope::Choice,
};
