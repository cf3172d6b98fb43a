//! The one sentence management reads first, made of the same figures as the table under it.
use super::{
    Report,
    lights::Matter,
    sheets::{deliveries, net as net_of_costs},
};
use crate::{
    danish::{show, words::plural},
    facts::Slice,
    judgement::Light,
    measures::{
        AT_RISK, Frame, HEADROOM_AGREED, HEADROOM_BOOKED, HEADROOM_CHANGED, HEADROOM_DOCUMENTED_ONLY,
        HEADROOM_FORECAST, HEADROOM_FORECAST_LOW, HEADROOM_GONE, HEADROOM_HELD, HEADROOM_MISSING, HEADROOM_NOT_REACHED,
        HEADROOM_NOT_YET, HEADROOM_OF_TARGET, HEADROOM_OWED, HEADROOM_RATE, HEADROOM_REPORTED, HEADROOM_UNPROVEN,
        HOURS_AGREED, HOURS_AT_RISK, HOURS_CHANGED, HOURS_DOCUMENTED, HOURS_FORECAST, HOURS_FORECAST_LOW, HOURS_GONE,
        HOURS_HELD, HOURS_MEASURED_OTHERWISE, HOURS_MISSING, HOURS_NOT_REACHED, HOURS_NOT_YET, HOURS_OWED,
        HOURS_PROVABLE, HOURS_PROVEN, HOURS_REPORTED, HOURS_UNPROVEN, Measure, TARGET_HEADROOM, TARGET_TIME,
    },
    units::{Decimal, Hours, Kroner, Share, div},
};
use std::cmp::Reverse;

/// What the programme has reached, in a few plain sentences. Where nobody has delivered there is one: a 0 would be read as a
/// result.
pub fn headline(report: &Report<'_>) -> String {
    let said: Vec<String> = sentences(report).into_iter().filter(|sentence| !sentence.is_empty()).collect();
    said.join(" ")
}

/// The same, a sentence a line.
pub(super) fn sentences(report: &Report<'_>) -> [String; 6] {
    if !report.register.has_delivered() {
        return [reaches(report), String::new(), String::new(), String::new(), String::new(), String::new()];
    }
    let hours = |measure: &Measure| show::hours(Hours(report.figure(measure).unwrap_or_default()));
    let money = |measure: &Measure| show::millions(Kroner(report.figure(measure).unwrap_or_default()));
    [
        reaches(report),
        net(report),
        format!(
            "{} Der er dokumenteret {} frigjorte timer{}.",
            booked(report),
            hours(&HOURS_DOCUMENTED),
            share_of_hours(report)
        ),
        format!(
            "Indberettet, men ikke dokumenteret: {} og {} timer.",
            money(&HEADROOM_UNPROVEN),
            hours(&HOURS_UNPROVEN)
        ),
        format!("{}.", troubled(report)),
        carriers(report),
    ]
}

/// Whether the target for headroom is reached: by both ends of the forecast, by the high one, or by neither.
fn reaches(report: &Report<'_>) -> String {
    let figure = |measure: &Measure| report.figure(measure).unwrap_or_default();
    let said = |amount: Decimal| show::millions(Kroner(amount));
    // 130.000 kr. are not 0,1 million: who is to find them needs the figure.
    let lacking = |amount: Decimal| {
        let is_small = amount < Decimal::from(1_000_000);
        if is_small { show::amount(Kroner(amount)) } else { said(amount) }
    };
    let (low, high) = (figure(&HEADROOM_FORECAST_LOW), figure(&HEADROOM_FORECAST));
    if !report.register.has_delivered() {
        let month = show::month(report.period());
        return format!("Ingen har afleveret for {month}, så programmet kan ikke vurderes.");
    }
    // Two ends that look alike in millions are shown in kroner.
    let exact = |amount: Decimal| show::amount(Kroner(amount));
    let range = match (exact(low) == exact(high), said(low) == said(high)) {
        (true, _) => said(high),
        (false, true) => format!("{} til {}", exact(low), exact(high)),
        (false, false) => format!("{} til {}", said(low), said(high)),
    };
    let Some(target) = report.figure(&TARGET_HEADROOM) else {
        return format!("Der er intet måltal for råderum; prognosen for hele året er {range}");
    };
    match reach(report) {
        Some(Reach::Both) => format!(
            "Måltallet på {} for råderum nås, også i det nuværende tempo; prognosen for hele året er {range}",
            said(target)
        ),
        Some(Reach::HighAlone) => format!(
            "Måltallet på {} for råderum nås kun, hvis resten af året går som ventet; prognosen er {range}, og i det nuværende tempo mangler der {}",
            said(target),
            lacking(target - low)
        ),
        _ => format!(
            "Måltallet på {} for råderum nås ikke; prognosen for hele året er {range}, og der mangler mindst {}",
            said(target),
            lacking(target - high)
        ),
    }
}

/// Which ends of the forecast reach the target.
#[derive(Clone, Copy)]
pub(super) enum Reach {
    Both,
    HighAlone,
    Neither,
}

/// Which ends of the programme's forecast reach its target for headroom; nothing where there is none, or nobody has delivered.
pub(super) fn reach(report: &Report<'_>) -> Option<Reach> {
    let (target, high) = (report.figure(&TARGET_HEADROOM)?, report.figure(&HEADROOM_FORECAST)?);
    let reach = match report.lights(&report.slice(), &report.frame()).money.goal {
        Light::Green => Reach::Both,
        _ if high >= target => Reach::HighAlone,
        _ => Reach::Neither,
    };
    report.register.has_delivered().then_some(reach)
}

/// Headroom before the initiatives are paid is not what there is to spend: what is left of it, this year and lasting.
fn net(report: &Report<'_>) -> String {
    let (this_year, lasting) = net_of_costs(report);
    format!(
        "Når udgifterne til tiltagene er betalt, er det planlagte råderum {} kr. i {} og {} kr. om året varigt.",
        show::kroner(Kroner(this_year)),
        report.programme.budget_year,
        show::kroner(Kroner(lasting))
    )
}

fn booked(report: &Report<'_>) -> String {
    let kroner = show::millions(Kroner(report.figure(&HEADROOM_BOOKED).unwrap_or_default()));
    format!("Bogført er {kroner}{}", shares(report)).trim_end_matches('.').to_owned() + "."
}

/// What is documented of the year's target for time.
fn share_of_hours(report: &Report<'_>) -> String {
    let documented = report.figure(&HOURS_DOCUMENTED).unwrap_or_default();
    let target = report.figure(&TARGET_TIME).filter(|target| *target > Decimal::ZERO);
    target.and_then(|target| Some((target, div(documented, target)?))).map_or_else(String::new, |(target, share)| {
        format!(" ({} af måltallet på {})", show::share(Share(share)), show::number(target))
    })
}

/// The shares that the three lights of the programme are judged by: `prognose 93-109 % af måltallet, levering 90 %, bevis
/// 97 %; `. What a light does not judge is left out.
pub(super) fn judged_by(report: &Report<'_>, matter: Matter) -> String {
    let figure = |measure: &Measure| report.figure(measure).unwrap_or_default();
    let of = |one: Decimal, all: Decimal| div(one, all).filter(|_| all > Decimal::ZERO).map(Share);
    let ([low, high, target], [reported, agreed], [proven, provable]) = match matter {
        Matter::Headroom => (
            [&HEADROOM_FORECAST_LOW, &HEADROOM_FORECAST, &TARGET_HEADROOM],
            [&HEADROOM_REPORTED, &HEADROOM_AGREED],
            [&HEADROOM_BOOKED, &HEADROOM_REPORTED],
        ),
        Matter::Time => (
            [&HOURS_FORECAST_LOW, &HOURS_FORECAST, &TARGET_TIME],
            [&HOURS_REPORTED, &HOURS_AGREED],
            [&HOURS_PROVEN, &HOURS_PROVABLE],
        ),
    };
    let goal = of(figure(low), figure(target)).zip(of(figure(high), figure(target)));
    let goal = goal.map(|(low, high)| match [show::share(low), show::share(high)] {
        [low, high] if low == high => format!("prognose {high} af måltallet"),
        [low, high] => format!("prognose {}-{high} af måltallet", low.trim_end_matches(" %")),
    });
    let delivery = of(figure(reported), figure(agreed)).map(|share| format!("levering {}", show::share(share)));
    let proof = of(figure(proven), figure(provable)).map(|share| format!("bevis {}", show::share(share)));
    let told: Vec<String> = [goal, delivery, proof].into_iter().flatten().collect();
    if told.is_empty() || !report.register.has_delivered() { String::new() } else { told.join(", ") + "; " }
}

/// The gap to date in its parts: what is planned and not proven, and why.
pub(super) fn gap(report: &Report<'_>, matter: Matter) -> String {
    gap_of(report, matter, (&report.slice(), &report.frame()))
}

/// The same of a part of the programme.
pub(super) fn gap_of(report: &Report<'_>, matter: Matter, (slice, frame): (&Slice<'_>, &Frame<'_>)) -> String {
    if !report.register.has_delivered() {
        return "ikke vurderet, for ingen har afleveret".to_owned();
    }
    let parts: &[(&str, &'static Measure)] = match matter {
        Matter::Headroom => &[
            ("ikke indberettet", &HEADROOM_MISSING),
            ("afventer bekræftelse", &HEADROOM_HELD),
            ("ikke opgjort endnu", &HEADROOM_NOT_YET),
            ("ikke opnået", &HEADROOM_NOT_REACHED),
            ("uden bevis", &HEADROOM_UNPROVEN),
            ("ikke godkendt eller bogført", &HEADROOM_DOCUMENTED_ONLY),
            ("udgået af filen", &HEADROOM_GONE),
            ("plan ændret uden beslutning", &HEADROOM_CHANGED),
        ],
        Matter::Time => &[
            ("ikke indberettet", &HOURS_MISSING),
            ("afventer bekræftelse", &HOURS_HELD),
            ("ikke opgjort endnu", &HOURS_NOT_YET),
            ("ikke opnået", &HOURS_NOT_REACHED),
            ("uden bevis", &HOURS_UNPROVEN),
            ("målt anderledes end aftalt", &HOURS_MEASURED_OTHERWISE),
            ("udgået af filen", &HOURS_GONE),
            ("plan ændret uden beslutning", &HOURS_CHANGED),
        ],
    };
    let whole = if matter == Matter::Headroom { &AT_RISK } else { &HOURS_AT_RISK };
    let said = |measure: &Measure| {
        let value = measure.of(slice, frame).unwrap_or_default();
        let shown = match matter {
            Matter::Headroom => show::kroner(Kroner(value)),
            Matter::Time => show::hours(Hours(value)),
        };
        Some(shown).filter(|shown| shown.trim_start_matches('-') != "0" && shown.trim_start_matches('-') != "0,0")
    };
    let unit = if matter == Matter::Headroom { "kr." } else { "timer" };
    let owed = if matter == Matter::Headroom { &HEADROOM_OWED } else { &HOURS_OWED };
    if owed.of(slice, frame).unwrap_or_default().is_zero() {
        return "intet er planlagt til nu".to_owned();
    }
    let Some(all) = said(whole) else { return "alt, hvad der er planlagt til nu, er bevist".to_owned() };
    // More is proven than was planned: parts of less than nothing say nothing to anybody.
    if let Some(more) = all.strip_prefix('-') {
        return format!("der er bevist {more} {unit} mere, end der er planlagt til nu");
    }
    let told: Vec<String> =
        parts.iter().filter_map(|(word, measure)| Some(format!("{} {word}", said(measure)?))).collect();
    format!("planlagt og ikke bevist {all} {unit}: {}", told.join(" + ").replace(" + -", " − "))
}

fn troubled(report: &Report<'_>) -> String {
    let troubled = report.ranked().iter().filter(|ranked| ranked.gap.word.is_trouble()).count();
    match troubled {
        // Of what nobody has told of, nobody knows.
        0 if !deliveries::missing(report).is_empty() => "Alle tiltag, der er indberettet, er i orden".to_owned(),
        0 => "Alle tiltag er i orden".to_owned(),
        1 => "1 tiltag er ikke i orden".to_owned(),
        many => format!("{} er ikke i orden", plural(many, "tiltag", "tiltag")),
    }
}

/// What is booked, of the plan to date and of the year's target.
fn shares(report: &Report<'_>) -> String {
    let plan =
        report.figure(&HEADROOM_RATE).map(|share| format!("{} af det aftalte til dato", show::share(Share(share))));
    let target = report.figure(&TARGET_HEADROOM).zip(report.figure(&HEADROOM_OF_TARGET)).map(|(target, share)| {
        format!("{} af måltallet på {}", show::share(Share(share)), show::millions(Kroner(target)))
    });
    let said: Vec<String> = plan.into_iter().chain(target).collect();
    if said.is_empty() { String::new() } else { format!(" ({})", said.join(" og ")) }
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
