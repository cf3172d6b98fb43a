//! What is asked of the centre: what it can do itself, the pressing first. What others decide stands above.
use super::paper::Paper;
use crate::{
    danish::{
        show,
        words::{capital, plural},
    },
    judgement::{Decision, Part, Word},
    programme::Centre,
    report::{
        Report,
        lacking::APPROVAL,
        receipt,
        roles::{Roles, replaced},
        sheets::{deliveries, initiatives::Ranked, leading_initiatives::step},
    },
    units::{Hours, Kroner, Unit},
};

/// Lines that are told; the page of initiatives has every next step.
const MOST: usize = 6;

/// Draws them.
pub(super) fn draw(report: &Report<'_>, centre: &Centre, decisions: &[Decision], paper: &mut Paper) {
    let roles = Roles::of(report, centre);
    let asks = asks(report, centre, decisions).into_iter().map(|ask| roles.in_place_of_names(&ask));
    let asks: Vec<String> = asks.collect();
    paper.heading("Det beder vi centret om");
    if asks.is_empty() {
        paper.say("Intet ud over næste måneds tal. Tak.");
    }
    for (number, ask) in (1..).zip(asks.iter().take(MOST)) {
        paper.say(&format!("{number}. {ask}"));
    }
    if asks.len() > MOST {
        paper.say(&format!("{} mere står under Næste skridt på næste side.", asks.len() - MOST));
    }
    let deadline = |month| show::date_long(report.programme.deadline(month));
    let (period, next) = (report.period(), report.period().plus(1));
    paper.small(&format!(
        "Fristen for {} er {}, og for {} {}. Er den gået, så send det, så snart I kan.",
        show::month(period),
        deadline(period),
        show::month(next),
        deadline(next)
    ));
    paper.gap();
}

fn asks(report: &Report<'_>, centre: &Centre, decisions: &[Decision]) -> Vec<String> {
    let mut asks = Vec::new();
    let is_missing = deliveries::missing(report).iter().any(|missing| missing.code == centre.code);
    if is_missing && deliveries::unread(report, centre).is_none() {
        asks.push(format!("Send businesscasen for {}.", show::month(report.period())));
    }
    let (mend, look) = receipt::to_do(report, &centre.code);
    if !mend.is_empty() {
        let points = plural(mend.len(), "punkt", "punkter");
        asks.push(format!("Ret {points} i jeres fil; kvitteringen viser dem celle for celle."));
    }
    asks.extend(report.lacking(&centre.code).iter().map(|phrase| sent(&named(report, centre, phrase))));
    let own = report.ranked().iter().filter(|ranked| ranked.owned(report).centre == centre.code);
    asks.extend(own.filter(|ranked| is_for_the_centre(ranked)).map(|ranked| about(report, ranked)));
    // What the directors are asked stands above.
    let is_decided_above = decisions.iter().any(|one| one.about == centre.code.as_str());
    if let Some(ask) = report.premises().short_of_target(centre).filter(|_| !is_decided_above) {
        asks.push(format!("{}: prognosens høje ende ligger under centrets måltal.", capital(&ask)));
    }
    if look > 0 {
        let points = plural(look, "punkt", "punkter");
        asks.push(format!("Se på {points} i kvitteringen. Tallene tæller med; ret dem, hvis de er forkerte."));
    }
    asks
}

/// What is wanted, with the names of a few benefits beside their ids: `tal for marts 2026 fra CTM-02-B2 (Færre vikarer)`.
fn named(report: &Report<'_>, centre: &Centre, phrase: &str) -> String {
    /// With more names than this nobody reads on.
    const NAMED: usize = 3;
    let register = report.register;
    let time = register.time_benefits.iter().filter(|(owned, _)| owned.centre == centre.code);
    let time = time.map(|(owned, _)| (&owned.of.id, &owned.of.what.task_name));
    let money = register.budget_benefits.iter().filter(|owned| owned.centre == centre.code);
    let money = money.map(|owned| (&owned.of.id, &owned.of.what.description));
    let names = time.chain(money).map(|(id, name)| (id, format!("{id} ({})", name.trim_end_matches('.'))));
    let meant: Vec<_> = names.filter(|(id, name)| replaced(phrase, id.as_str(), name) != *phrase).collect();
    if meant.len() > NAMED {
        return phrase.to_owned();
    }
    meant.iter().fold(phrase.to_owned(), |phrase, (id, name)| replaced(&phrase, id.as_str(), name))
}

/// What is to be sent; an approval is no letter, but three cells of Stamdata.
fn sent(phrase: &str) -> String {
    if phrase == APPROVAL {
        return "Centerchefen godkender i Stamdata: Status, Godkendt af og Godkendt dato.".to_owned();
    }
    format!("Send {phrase}.")
}

/// Whether it is the centre that can do it, and has not been asked by what its file lacks.
fn is_for_the_centre(ranked: &Ranked) -> bool {
    match ranked.gap.word {
        Word::Lacks(Part::Rejected | Part::Missing | Part::Unapproved | Part::Unprovable) => false,
        _ => !step(ranked).is_empty(),
    }
}

/// `CTM-01 Enkel byggesag: Læg en ny plan (12.000 kr. til dato).`
fn about(report: &Report<'_>, ranked: &Ranked) -> String {
    let initiative = &ranked.owned(report).of;
    let largest = ranked.gap.largest().filter(|(_, amount)| !amount.is_zero());
    let amount = largest.map_or_else(String::new, |(_, amount)| match ranked.gap.unit {
        Unit::Hours => format!(" ({} timer til dato)", show::hours(Hours(amount))),
        _ => format!(" ({} til dato)", show::amount(Kroner(amount))),
    });
    format!("{} {}: {}{amount}.", initiative.id, initiative.title, step(ranked))
}
