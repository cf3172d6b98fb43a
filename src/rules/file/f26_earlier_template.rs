//! F26: an earlier month's own file used again for the month that is typed in Stamdata.
use crate::{
    danish::show,
    findings::{Context, Example, Rule, Scope, Severity, Sink, Spot},
    intake::Submission,
    rules::carriers,
    schema::identity,
    units::Month,
};

/// An earlier month's own file used again for the month that is typed in Stamdata.
pub static RULE: Rule = Rule {
    code: "F26",
    name: "earlier-template",
    severity: Severity::Note,
    trial: false,
    title: "Filen er lavet til en tidligere måned, og vi har læst den for den måned, der står i Stamdata.",
    why: "Den måned, I selv har skrevet, er det nyeste i filen, og der er tal for den.",
    fix: "Er måneden rigtig, er der intet at gøre; næste gang er den skabelon, I får for måneden, lettere, for den har rækkerne klar. Er den forkert, så ret Periode i Stamdata, og send filen igen.",
    example: Example::Described {
        wrong: "Januars fil, hvor der er skrevet februar i Periode og kommet rækker til for februar.",
        right: "Februars skabelon.",
    },
    scope: Scope::Workbook(check),
};

fn check(submission: &Submission, context: &Context<'_>, sink: &mut Sink) {
    let made_for = submission.told.iter().find(|told| told.key == identity::PERIOD);
    let Some(made_for) = made_for.and_then(|told| Month::parse(&told.text)) else { return };
    let Some(period) = Month::parse(&submission.identity.period).filter(|period| *period > made_for) else { return };
    if carriers::is_placed(submission, context)
        && carriers::agree(submission, context)
        && let Some(spot) = carriers::shown_at(submission, identity::PERIOD)
    {
        let seen = format!("{} i skabelonen, {} i Stamdata", show::month(made_for), show::month(period));
        sink.point(Spot { seen, ..spot });
    }
}
