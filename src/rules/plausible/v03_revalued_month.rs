//! V03: an accepted month that is another because the file's unit or price level has changed.
use crate::findings::{Example, Rule, Scope, Severity};

/// An accepted month that is another because the file's unit or price level has changed.
pub static RULE: Rule = Rule {
    code: "V03",
    name: "revalued-month",
    severity: Severity::Warning,
    trial: false,
    title: "En godkendt måned er blevet et andet beløb, fordi filens enhed eller prisniveau er ændret.",
    why: "Beløbet i cellen er det samme, men det betyder noget andet end det, der er godkendt. Derfor tæller det ikke med, før det er afklaret.",
    fix: "Sæt Beløb er i og Prisniveau i Stamdata tilbage til det, filen havde sidst, eller ret alle beløb, så de passer til den nye enhed.",
    example: Example::Described {
        wrong: "Filen var i kr., da januar blev godkendt med 10.000 kr. Nu står der 1.000 kr. i Beløb er i, og cellen er uændret.",
        right: "Beløb er i er kr. som før.",
    },
    scope: Scope::Choice,
};
