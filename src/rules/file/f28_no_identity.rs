//! F28: a file without its hidden carriers, where Stamdata does not say enough either.
use crate::{
    danish::words::list,
    findings::{Context, Example, Rule, Scope, Severity, Sink, Spot},
    intake::{Place, Submission},
    rules::carriers,
    schema::identity,
};

/// A file without its hidden carriers, where Stamdata does not say enough either.
pub static RULE: Rule = Rule {
    code: "F28",
    name: "no-identity",
    severity: Severity::Error,
    trial: false,
    title: "Filens skjulte oplysninger om, hvem og hvad den er, er væk, og Stamdata siger det heller ikke.",
    why: "Vi kan ikke se, hvilket program, hvilket center eller hvilken måned tallene gælder.",
    fix: "Skriv det, der mangler, i Stamdata, og send filen igen, eller kopiér tallene ind i den skabelon, I har fået.",
    example: Example::Described {
        wrong: "En skabelon, der har været gennem Undersøg dokument i Excel, og hvor Center i Stamdata er tomt.",
        right: "Samme fil, hvor der står CBD ved Center i Stamdata.",
    },
    scope: Scope::Workbook(check),
};

fn check(submission: &Submission, context: &Context<'_>, sink: &mut Sink) {
    let missing = carriers::unanswered(submission);
    let spot = |key: &&'static str| carriers::shown_at(submission, key).unwrap_or_else(|| form(submission));
    let spots: Vec<Spot> = missing.iter().map(spot).collect();
    let wanted: Vec<String> = missing
        .iter()
        .zip(&spots)
        .map(|(key, spot)| format!("{} i {}", answer(key, context), carriers::address(spot)))
        .collect();
    let mut spots = spots.into_iter();
    if let Some(first) = spots.next() {
        let finding = sink.point_at(first, spots.collect());
        finding.expecting(list(&wanted));
        finding.about = carriers::likely_sender(submission, context);
    }
}

/// Where Stamdata should be.
fn form(submission: &Submission) -> Spot {
    Spot::place(&Place { file: submission.file.clone(), sheet: identity::SHOWN_ON.into() }, None)
}

/// What would be an answer.
fn answer(key: &str, context: &Context<'_>) -> String {
    match (key, context.programme) {
        (identity::PROGRAMME, Some(programme)) => format!("programmets ID ({})", programme.id),
        (identity::PROGRAMME, None) => "programmets ID".to_owned(),
        (identity::CENTRE, _) => "centrets kode eller navn".to_owned(),
        _ => "en måned som marts 2026".to_owned(),
    }
}
