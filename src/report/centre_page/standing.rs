//! The centre's line in the directors' report: its share of the target, its figures and its lights, in their words.
use super::{lights_told, paper::Paper};
use crate::{
    danish::show,
    facts::Slice,
    judgement::Light,
    measures::{
        Frame, HEADROOM_BOOKED, HEADROOM_FORECAST, HEADROOM_FORECAST_LOW, HEADROOM_PLAN, HEADROOM_REPORTED,
        HOURS_DOCUMENTED, HOURS_FORECAST, HOURS_FORECAST_LOW, HOURS_PLAN, HOURS_REPORTED, Measure, TARGET_HEADROOM,
        TARGET_TIME,
    },
    programme::Centre,
    report::{
        Report,
        grid::{number, style_of, styled, text, tone},
        lights::{self, Matter, Question},
        sentence::gap_of,
    },
    units::{Hours, Kroner, Share, Unit, div},
    xlsx::{Ink, Style, Tone},
};

/// The figures of a row, from target to proof.
static HEADROOM: [&Measure; 6] = [
    &TARGET_HEADROOM,
    &HEADROOM_FORECAST_LOW,
    &HEADROOM_FORECAST,
    &HEADROOM_PLAN,
    &HEADROOM_REPORTED,
    &HEADROOM_BOOKED,
];
static TIME: [&Measure; 6] =
    [&TARGET_TIME, &HOURS_FORECAST_LOW, &HOURS_FORECAST, &HOURS_PLAN, &HOURS_REPORTED, &HOURS_DOCUMENTED];

const HEADERS: [&str; 10] = [
    "",
    "Mål",
    "Levering",
    "Bevis",
    "Måltal",
    "Prognose, lav",
    "Prognose, høj",
    "Plan til dato",
    "Indberettet",
    "Bevist",
];

/// Draws it.
pub(super) fn draw(report: &Report<'_>, centre: &Centre, paper: &mut Paper) {
    let (slice, frame) = (report.slice().of_centre(&centre.code), report.frame_of(&centre.code));
    paper.heading("Sådan ser direktionen centret");
    paper.cells(HEADERS.map(|name| Ink::text(name, Style::Header).toned(Tone::Required)).to_vec());
    for (matter, label, measures) in
        [(Matter::Headroom, "Råderum, kr.", &HEADROOM), (Matter::Time, "Frigjort tid, timer", &TIME)]
    {
        paper.cells(row(report, (&slice, &frame), (matter, label), measures));
    }
    paper.gap();
    for share in [share(report, &frame, &slice, &TARGET_HEADROOM), share(report, &frame, &slice, &TARGET_TIME)] {
        if let Some(told) = &share {
            paper.say(told);
        }
    }
    for (matter, what) in [(Matter::Headroom, "Råderum"), (Matter::Time, "Tid")] {
        paper.say(&format!("{what}: {}.", gap_of(report, matter, (&slice, &frame)).trim_end_matches('.')));
    }
    for told in &lights_told() {
        paper.small(told);
    }
    paper.small("Bevist: bogført råderum, dokumenteret tid. Prognosen er et spænd: resten af året i det nuværende tempo, og som centret venter.");
    paper.gap();
}

fn row(
    report: &Report<'_>,
    (slice, frame): (&Slice<'_>, &Frame<'_>),
    (matter, label): (Matter, &str),
    measures: &[&Measure; 6],
) -> Vec<Ink> {
    let all = report.lights(slice, frame);
    let light = |question| word(lights::of(all, matter, question));
    let lights = [light(Question::Goal), light(Question::Delivery), light(Question::Proof)];
    let figure = |measure: &&Measure| styled(number(measure.of(slice, frame)), style_of(measure.unit));
    std::iter::once(text(label)).chain(lights).chain(measures.iter().map(figure)).collect()
}

fn word(light: Light) -> Ink {
    text(light.label()).toned(tone(light))
}

/// `Centrets måltal er 250.000 kr. af programmets 2.000.000 kr. (13 %).`
fn share(report: &Report<'_>, frame: &Frame<'_>, slice: &Slice<'_>, target: &Measure) -> Option<String> {
    let (own, all) = (target.of(slice, frame)?, report.figure(target)?);
    let said = |amount| match target.unit {
        Unit::Hours => format!("{} timer", show::hours(Hours(amount))),
        _ => show::amount(Kroner(amount)),
    };
    let share = show::share(Share(div(own, all)?));
    Some(format!("Centrets måltal er {} af programmets {} ({share}).", said(own), said(all)))
}
