//! F27: a file without its hidden carriers, read by what Stamdata shows.
use crate::{
    danish::{show, words::list},
    findings::{Context, Example, Rule, Scope, Severity, Sink, Spot},
    intake::Submission,
    rules::carriers,
    schema::identity,
    units::Month,
};

/// A file without its hidden carriers, read by what Stamdata shows.
pub static RULE: Rule = Rule {
    code: "F27",
    name: "hidden-identity-gone",
    severity: Severity::Warning,
    trial: false,
    title: "Filens skjulte oplysninger om, hvem og hvad den er, er væk, så vi har læst dem i Stamdata.",
    why: "De forsvinder med Undersøg dokument i Excel, eller når arkene flyttes til en anden fil. Så er Stamdata det eneste, der viser, hvis tal det er.",
    fix: "Se efter, at det, vi har læst i Stamdata, er rigtigt. Send næste gang skabelonen, som I har fået den.",
    example: Example::Described {
        wrong: "En skabelon uden det skjulte ark og uden dokumentets egenskaber.",
        right: "Skabelonen, som den er sendt ud.",
    },
    scope: Scope::Workbook(check),
};

fn check(submission: &Submission, context: &Context<'_>, sink: &mut Sink) {
    if submission.has_hidden_identity()
        || !carriers::is_placed(submission, context)
        || !carriers::agree(submission, context)
    {
        return;
    }
    let identity = &submission.identity;
    let month = Month::parse(&identity.period).map(show::month);
    let mut read = vec![identity.programme.as_str(), identity.centre.as_str()];
    read.extend(month.as_deref());
    let mut spots = identity::SHOWN.iter().filter_map(|(key, _)| carriers::shown_at(submission, key));
    if let Some(first) = spots.next() {
        sink.point_at(Spot { seen: list(&read), ..first }, spots.collect());
    }
}
