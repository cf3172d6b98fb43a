//! The one sentence management reads first, made of the same figures as the table under it.
use super::Report;
use crate::{
    danish::{show, words::plural},
    measures::{
        HEADROOM_BOOKED, HEADROOM_FORECAST, HEADROOM_OF_TARGET, HEADROOM_RATE, HEADROOM_UNPROVEN, HOURS_DOCUMENTED,
        HOURS_UNPROVEN, Measure, TARGET_HEADROOM,
    },
    register::Status,
    units::{Decimal, Hours, Kroner, Share, div},
};
use std::cmp::Reverse;

/// What the programme has reached, in a few plain sentences.
pub fn headline(report: &Report<'_>) -> String {
    sentences(report).join(" ").trim_end().to_owned()
}

/// The same, a sentence a line.
pub(super) fn sentences(report: &Report<'_>) -> [String; 4] {
    let kroner = |measure: &Measure| show::millions(Kroner(report.figure(measure).unwrap_or_default()));
    let hours = |measure: &Measure| show::hours(Hours(report.figure(measure).unwrap_or_default()));
    // A figure in kroner ends in `kr.`, whose full stop ends the sentence too.
    [
        format!(
            "Programmet er {}: der er bogført {}{}; prognosen for hele året er {}",
            colour(report.status(&report.slice(), &report.frame())),
            kroner(&HEADROOM_BOOKED),
            shares(report),
            kroner(&HEADROOM_FORECAST)
        ),
        format!(
            "Der er dokumenteret {} frigjorte timer. Indberettet, men ikke dokumenteret: {} og {} timer.",
            hours(&HOURS_DOCUMENTED),
            kroner(&HEADROOM_UNPROVEN),
            hours(&HOURS_UNPROVEN)
        ),
        format!("{}.", red(report)),
        carriers(report),
    ]
}

fn colour(status: Status) -> &'static str {
    match status {
        Status::Red => "rødt",
        Status::Amber => "gult",
        Status::Green => "grønt",
        Status::Over => "blåt (mere end aftalt)",
        Status::NotDue => "gråt (intet er planlagt endnu)",
    }
}

/// What is booked, of the plan to date and of the year's target.
fn shares(report: &Report<'_>) -> String {
    let plan = report.figure(&HEADROOM_RATE).map(|share| format!("{} af planen til dato", show::share(Share(share))));
    let target = report.figure(&TARGET_HEADROOM).zip(report.figure(&HEADROOM_OF_TARGET)).map(|(target, share)| {
        format!("{} af måltallet på {}", show::share(Share(share)), show::millions(Kroner(target)))
    });
    let said: Vec<String> = plan.into_iter().chain(target).collect();
    if said.is_empty() { String::new() } else { format!(" ({})", said.join(" og ")) }
}

fn red(report: &Report<'_>) -> String {
    let red = report.ranked().iter().filter(|ranked| ranked.status == Status::Red).count();
    match red {
        0 => "Ingen tiltag er røde".to_owned(),
        1 => "1 tiltag er rødt".to_owned(),
        many => format!("{} er røde", plural(many, "tiltag", "tiltag")),
    }
}

/// How much of the forecast rests on the three largest; nothing to say where there are hardly more than three.
fn carriers(report: &Report<'_>) -> String {
    const LARGEST: usize = 3;
    let mut all: Vec<_> = report.ranked().iter().collect();
    all.sort_by_key(|ranked| (Reverse(ranked.forecast), ranked.owned(report).of.id.clone()));
    let sum: Decimal = all.iter().take(LARGEST).map(|ranked| ranked.forecast).sum();
    let share = report.figure(&HEADROOM_FORECAST).filter(|all| *all > Decimal::ZERO).and_then(|all| div(sum, all));
    match share.filter(|_| all.len() > LARGEST) {
        None => String::new(),
        Some(share) => {
            let ids: Vec<&str> = all.iter().take(LARGEST).map(|ranked| ranked.owned(report).of.id.as_str()).collect();
            let ids = crate::danish::words::list(&ids);
            format!("Tre tiltag giver {} af prognosen for råderum: {ids}.", show::share(Share(share)))
        }
    }
}
