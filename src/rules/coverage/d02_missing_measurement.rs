//! D02: a measurement that is owed and has not come.
use crate::findings::{Example, Rule, Scope, Severity};

/// A measurement that is owed and has not come.
pub static RULE: Rule = Rule {
    code: "D02",
    name: "missing-measurement",
    severity: Severity::Warning,
    trial: false,
    title: "Tidsgevinster i drift mangler en måling.",
    why: "Uden en måling før og en efter kan den frigjorte tid ikke dokumenteres.",
    fix: "Send en tidsregistrering for opgaven. Kan der ikke måles mere, så vælg D (begrundet skøn) i Evidens.",
    example: Example::Described {
        wrong: "CBD-01-T1 har været i drift siden november, og i marts er der ingen eftermåling.",
        right: "Eftermålingen er sendt senest i den tredje hele måned efter idriftsættelsen.",
    },
    scope: Scope::Choice,
};
