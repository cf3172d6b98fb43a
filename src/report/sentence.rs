//! The one sentence management reads first, made of the same figures as the table under it.
use super::{Report, initiatives::ranked};
use crate::{
    danish::{show, words::plural},
    measures::{
        HEADROOM_BOOKED, HEADROOM_FORECAST, HEADROOM_OF_TARGET, HEADROOM_UNPROVEN, HOURS_DOCUMENTED, HOURS_UNPROVEN,
        Measure, TARGET_HEADROOM,
    },
    register::Status,
    units::{Hours, Kroner, Share},
};

/// What the programme has reached, in a few plain sentences.
pub fn headline(report: &Report<'_>) -> String {
    sentences(report).join(" ")
}

/// The same, a sentence a line.
pub(super) fn sentences(report: &Report<'_>) -> [String; 3] {
    let kroner = |measure: &Measure| show::millions(Kroner(report.figure(measure).unwrap_or_default()));
    let hours = |measure: &Measure| show::hours(Hours(report.figure(measure).unwrap_or_default()));
    let of_target = match (report.figure(&TARGET_HEADROOM), report.figure(&HEADROOM_OF_TARGET)) {
        (Some(target), Some(share)) => {
            format!(" ({} af måltallet på {})", show::share(Share(share)), show::millions(Kroner(target)))
        }
        _ => String::new(),
    };
    // A figure in kroner ends in `kr.`, whose full stop ends the sentence too.
    [
        format!(
            "Programmet har bogført {}{of_target}; prognosen for hele året er {}",
            kroner(&HEADROOM_BOOKED),
            // The amount ends in "kr.": its full stop is the sentence's.
            kroner(&HEADROOM_FORECAST)
        ),
        format!(
            "{} timers frigjort tid er dokumenteret. Uden dokumentation er der indberettet {} og {} timer.",
            hours(&HOURS_DOCUMENTED),
            kroner(&HEADROOM_UNPROVEN),
            hours(&HOURS_UNPROVEN)
        ),
        format!("{}.", red(report)),
    ]
}

fn red(report: &Report<'_>) -> String {
    let red = ranked(report).iter().filter(|ranked| ranked.status == Status::Red).count();
    match red {
        0 => "Ingen tiltag er røde".to_owned(),
        1 => "1 tiltag er rødt".to_owned(),
        many => format!("{} er røde", plural(many, "tiltag", "tiltag")),
    }
}
