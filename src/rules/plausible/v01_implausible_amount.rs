//! V01: an amount, or a number of units, that its benefit can hardly give.
use crate::findings::{Example, Rule, Scope, Severity};

/// An amount, or a number of units, that its benefit can hardly give.
pub static RULE: Rule = Rule {
    code: "V01",
    name: "implausible-amount",
    severity: Severity::Warning,
    trial: false,
    title: "Tallet er usandsynligt i forhold til det, gevinsten er aftalt til.",
    why: "Et tal, der er tastet forkert, kan vende hele programmets billede. Derfor tæller det ikke med, før det er rettet eller bekræftet.",
    fix: "Ret tallet, hvis det er forkert. Er det rigtigt, så skriv det til økonomi, der bekræfter det i program.xlsx.",
    example: Example::Described {
        wrong: "CBD-01-B1 er aftalt til 96.000 kr. om året, og der står 8.000.000 kr. i marts.",
        right: "Der står 8.000 kr. i marts, eller de 8.000.000 kr. er bekræftet på arket Bekræftelser.",
    },
    scope: Scope::Choice,
};
