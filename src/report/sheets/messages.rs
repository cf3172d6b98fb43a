//! What a chart's title says first: what there is to see, in words that are true for the figures drawn.
use crate::{
    danish::words::{list, plural},
    measures::{HEADROOM_FORECAST, TARGET_HEADROOM},
    programme::Centre,
    report::{
        Report,
        sentence::{Reach, reach},
    },
};

/// Centres that are named in a title.
const NAMED: usize = 3;

/// A title: the message, where there is one, and then what is drawn.
pub(super) fn title(message: Option<String>, drawn: &str) -> String {
    let Some(message) = message else { return drawn.to_owned() };
    let mut letters = drawn.chars();
    let first = letters.next().map(|first| first.to_lowercase().to_string()).unwrap_or_default();
    format!("{message}: {first}{}", letters.as_str())
}

/// The unit, and what prices it is in.
pub(super) fn thousands(report: &Report<'_>) -> String {
    format!("t.kr. ({}-priser)", report.programme.price_level)
}

/// Whether the programme reaches its target; nothing where there is none, or nobody has delivered.
pub(super) fn goal(report: &Report<'_>) -> Option<String> {
    let told = match reach(report)? {
        Reach::Both => "Måltallet nås",
        Reach::HighAlone => "Måltallet nås kun i prognosens høje ende",
        Reach::Neither => "Måltallet nås ikke",
    };
    Some(told.to_owned())
}

/// Which centres do not reach theirs, even by the forecast's high end; of one that has never delivered nobody can say.
pub(super) fn centres(report: &Report<'_>) -> Option<String> {
    let figures = |centre: &Centre| {
        let (slice, frame) = (report.slice().of_centre(&centre.code), report.frame_of(&centre.code));
        Some((TARGET_HEADROOM.of(&slice, &frame)?, HEADROOM_FORECAST.of(&slice, &frame)?))
    };
    let judged = report.programme.centres.iter().filter(|centre| report.register.has_case(&centre.code));
    let all: Vec<_> = judged.filter_map(|centre| Some((centre, figures(centre)?))).collect();
    if all.is_empty() || !report.register.has_delivered() {
        return None;
    }
    let short = all.iter().filter(|(_, (target, high))| high < target).map(|(centre, _)| centre.code.as_str());
    let short: Vec<&str> = short.collect();
    Some(match short.len() {
        0 => "Alle centre med et måltal når det".to_owned(),
        1..=NAMED => format!("{} når ikke måltallet", list(&short)),
        many => format!("{many} af {} når ikke måltallet", plural(all.len(), "center", "centre")),
    })
}
