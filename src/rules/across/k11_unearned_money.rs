//! K11: money booked for freed time that is not documented.
use crate::findings::{Example, Rule, Scope, Severity};

/// Money booked for freed time that is not documented. The register tells of it, since it knows what is documented.
pub static RULE: Rule = Rule {
    code: "K11",
    name: "unearned-money",
    severity: Severity::Warning,
    trial: false,
    title: "Der er bogført mere, end den dokumenterede tid, der høstes, er værd.",
    why: "Budgettet er sænket for tid, som målingen ikke viser er frigjort, så nogen skal løbe hurtigere.",
    fix: "Se efter, om antal og måling er rigtige. Er de det, så sæt Høstes og Årlig virkning ned til det, tiden kan bære.",
    example: Example::Described {
        wrong: "Bogført til dato 30.000 kr. Dokumenteret høstet tid: 50 timer, 12.000 kr.",
        right: "Bogført til dato 30.000 kr. Dokumenteret høstet tid: 125 timer, 30.000 kr.",
    },
    scope: Scope::Choice,
};
