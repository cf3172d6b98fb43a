//! V06: a confirmation that is about nothing that waits.
use crate::findings::{Example, Rule, Scope, Severity};

/// A confirmation that is about nothing that waits.
pub static RULE: Rule = Rule {
    code: "V06",
    name: "unmatched-confirmation",
    severity: Severity::Warning,
    trial: false,
    title: "Bekræftelsen passer ikke til noget tal, der afventer.",
    why: "Så bekræfter den intet. Måske er gevinstens ID, Hvad eller Måned skrevet forkert, eller tallet er rettet siden.",
    fix: "Ret rækken, så den svarer til bemærkningen, eller slet den, hvis den ikke bruges mere.",
    example: Example::Described {
        wrong: "Bekræftelsen gælder CBD-01-B1 i marts, men tallet, der afventer, er i april.",
        right: "Bekræftelsen gælder april.",
    },
    scope: Scope::Choice,
};
