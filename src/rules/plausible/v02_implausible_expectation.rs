//! V02: what is expected of the rest of the year is far above the plan.
use crate::findings::{Example, Rule, Scope, Severity};

/// What is expected of the rest of the year is far above the plan.
pub static RULE: Rule = Rule {
    code: "V02",
    name: "implausible-expectation",
    severity: Severity::Warning,
    trial: false,
    title: "Forventet resten af året er langt over årets plan.",
    why: "Et forventet beløb, der er tastet forkert, løfter prognosen for hele programmet. Derfor bruger vi planen, indtil tallet er rettet eller bekræftet.",
    fix: "Ret Forventet resten af året, eller slet tallet, så planen bruges. Er det rigtigt, så skriv det til økonomi, der bekræfter det i program.xlsx.",
    example: Example::Described {
        wrong: "CBD-01-B1 har en plan på 96.000 kr. for året, og der ventes 10.000.000 kr. i resten af året.",
        right: "Der ventes 80.000 kr. i resten af året.",
    },
    scope: Scope::Choice,
};
