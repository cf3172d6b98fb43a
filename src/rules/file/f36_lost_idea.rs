//! F36: an idea that stands only in a file that another has replaced.
use crate::findings::{Example, Rule, Scope, Severity};

/// An idea that stands only in a file that another has replaced.
pub static RULE: Rule = Rule {
    code: "F36",
    name: "lost-idea",
    severity: Severity::Warning,
    trial: false,
    title: "En idé står kun i en fil, som en nyere fil fra samme center har erstattet.",
    why: "Kun én businesscase fra et center tæller, den nyeste. En idé, der kun står i den anden, kommer ikke med.",
    fix: "Skriv idéen på arket Idéer i den fil, der tæller, og send den igen.",
    example: Example::Described {
        wrong: "En teamleder sender filen med en idé, og en kollega sender den samme skabelon med månedens tal dagen efter.",
        right: "Idéen og månedens tal står i samme fil.",
    },
    scope: Scope::Choice,
};
