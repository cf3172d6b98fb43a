//! P04: ten digits that may be a personal identity number; they are masked, and the file counts.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{danish::cpr::Certainty, intake::Submission};
use std::collections::BTreeSet;

/// Ten digits that may be a personal identity number.
pub static RULE: Rule = Rule {
    code: "P04",
    name: "possible-number",
    severity: Severity::Warning,
    trial: false,
    title: "Her står ti cifre, der kan være et CPR-nummer.",
    why: "CPR-numre har ikke altid et kontrolciffer, så for en sikkerheds skyld er de sidste cifre skjult i alt, hvad gevinst skriver.",
    fix: "Er det et CPR-nummer, så slet det, og send filen igen. Er det et sagsnummer, så skriv bogstaver eller en skråstreg inde i det, fx 1503/771793.",
    example: Example::Described {
        wrong: "Ti cifre i en bemærkning, der begynder med en dato og ikke har noget kontrolciffer.",
        right: "Samme bemærkning uden cifrene.",
    },
    scope: Scope::Workbook(check),
};

fn check(submission: &Submission, _: &Context<'_>, sink: &mut Sink) {
    let by = |certainty| submission.personal.iter().filter(move |personal| personal.certainty == certainty);
    // A place that holds a number beyond doubt is told of by P01.
    let told: BTreeSet<_> = by(Certainty::Certain).map(|personal| (&personal.place, personal.at)).collect();
    for personal in by(Certainty::Likely).filter(|personal| !told.contains(&(&personal.place, personal.at))) {
        let spot = Spot::place(&personal.place, personal.at);
        sink.point(Spot { label: "Måske CPR-nummer".to_owned(), seen: "•••".to_owned(), ..spot });
    }
}
