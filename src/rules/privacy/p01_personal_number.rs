//! P01: a personal identity number; the file is set aside whole.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{danish::cpr::Certainty, intake::Submission};

/// A personal identity number; the file is set aside whole.
pub static RULE: Rule = Rule {
    code: "P01",
    name: "personal-number",
    severity: Severity::Error,
    trial: false,
    title: "Filen indeholder et CPR-nummer.",
    why: "CPR-numre må ikke behandles her, så hele filen er sat til side, og nummeret er ikke gemt.",
    fix: "Slet CPR-nummeret i cellen, og send filen igen.",
    example: Example::Described { wrong: "Et CPR-nummer i en bemærkning.", right: "Samme bemærkning uden nummeret." },
    scope: Scope::Workbook(check),
};

fn check(submission: &Submission, _: &Context<'_>, sink: &mut Sink) {
    for personal in submission.personal.iter().filter(|personal| personal.certainty == Certainty::Certain) {
        let spot = Spot::place(&personal.place, personal.at);
        sink.point(Spot {
            label: "CPR-nummer".to_owned(), seen: "•••".to_owned(), reading: String::new(), ..spot
        });
    }
}
