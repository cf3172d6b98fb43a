//! H06: a measurement that was accepted is another, or is gone.
use crate::findings::{Example, Rule, Scope, Severity};

/// A measurement that was accepted is another, or is gone.
pub static RULE: Rule = Rule {
    code: "H06",
    name: "changed-measurement",
    severity: Severity::Warning,
    trial: false,
    title: "En måling, der var med i den godkendte periode før, er ændret, udskiftet eller fjernet.",
    why: "De dokumenterede timer regnes af målingen, så timer, som ledelsen har set, kan være blevet andre. Begge målinger står på arket Ændringer.",
    fix: "Læg den godkendte måling tilbage i mappen indsendt. Er den nye rigtig, så aftal det med økonomikonsulenten.",
    example: Example::Described {
        wrong: "Førmålingen af O01 viste 20 minutter, da februar blev godkendt. Nu ligger der en fil med samme måling og 40 minutter.",
        right: "Den måling, der blev godkendt, ligger der stadig. En ny fastholdelsesmåling er kommet til.",
    },
    scope: Scope::Choice,
};
