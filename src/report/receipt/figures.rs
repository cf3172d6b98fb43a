//! What we read, in figures, so that the centre can compare it with what it meant.
use super::of_centre;
use crate::{
    danish::{show, words::list},
    facts::{Slice, Stream},
    measures::{
        AMOUNT_REPORTED, AVOIDED_REPORTED, COVERAGE, HEADROOM_BOOKED, HEADROOM_DOCUMENTED, HEADROOM_PLAN,
        HEADROOM_REPORTED, HOURS_DOCUMENTED, HOURS_PLAN, HOURS_REPORTED, Measure,
    },
    programme::Centre,
    register::amount,
    report::{
        Report,
        grid::{blank, nth, number, style_of, styled, text, unit_label, wrapped},
        plain::{headers, heading, put_row},
    },
    schema::Id,
    units::Unit,
    xlsx::{At, Content, Ink, Sheet, Style},
};
use std::collections::HashSet;

/// The figures a centre sees of its own.
static FIGURES: [&Measure; 9] = [
    &HEADROOM_PLAN,
    &HEADROOM_REPORTED,
    &HEADROOM_DOCUMENTED,
    &HEADROOM_BOOKED,
    &AVOIDED_REPORTED,
    &HOURS_PLAN,
    &HOURS_REPORTED,
    &HOURS_DOCUMENTED,
    &COVERAGE,
];

/// What we read, so that the centre can compare it with what it meant; gives the next free row.
pub(super) fn draw(report: &Report<'_>, centre: &Centre, sheet: &mut Sheet, first: u32) -> u32 {
    heading(sheet, first, "Det har vi læst, år til dato");
    let mut row = first + 1;
    if let Some(counted) = basis(report, centre) {
        sheet.put(At::new(row, 0), Ink::text(counted, Style::Small));
        row += 1;
    }
    headers(sheet, row, &["Nøgletal", "", "I alt", "Enhed"]);
    let (slice, frame) = report.within(Some(&centre.code));
    for (index, measure) in FIGURES.iter().enumerate() {
        let label = measure.label.trim_end_matches(", år til dato");
        let value = styled(number(measure.of(&slice, &frame)), style_of(measure.unit));
        put_row(sheet, nth(row + 1, index), vec![text(label), blank(), value, text(unit_label(measure.unit))]);
    }
    benefits(report, &slice, centre, sheet, nth(row + 2, FIGURES.len()))
}

/// What the figures rest on.
fn basis(report: &Report<'_>, centre: &Centre) -> Option<String> {
    let is_carried = report.register.cases.iter().any(|case| case.centre == centre.code && case.carried_forward);
    if is_carried {
        return Some("De nyeste tal, vi kunne bruge. De bliver erstattet af månedens, når vi får dem.".to_owned());
    }
    rows_read(report, centre)
}

/// How many rows count, and of which sheets some do not.
fn rows_read(report: &Report<'_>, centre: &Centre) -> Option<String> {
    let own: HashSet<&str> = of_centre(report, &centre.code).map(|received| &*received.file).collect();
    let counts: Vec<_> = report.register.counts.iter().filter(|count| own.contains(&*count.file)).collect();
    let accepted: u64 = counts.iter().map(|count| count.accepted).sum();
    let rejected: u64 = counts.iter().map(|count| count.rejected).sum();
    let out = counts.iter().filter(|count| count.rejected > 0);
    let out: Vec<_> = out.map(|count| format!("{} på {}", count.rejected, count.sheet)).collect();
    match (accepted, rejected) {
        (0, 0) => None,
        (_, 0) => Some(format!("Alle {accepted} udfyldte rækker tæller med.")),
        _ => Some(format!(
            "{accepted} af {} udfyldte rækker tæller med. Udeladt er {}, fordi de eller en række, de hører til, skal rettes.",
            accepted + rejected,
            list(&out)
        )),
    }
}

/// The same, benefit by benefit; gives the next free row.
fn benefits(report: &Report<'_>, slice: &Slice<'_>, centre: &Centre, sheet: &mut Sheet, first: u32) -> u32 {
    let time = report
        .register
        .time_benefits
        .iter()
        .map(|(owned, _)| (&owned.centre, &owned.of.initiative, &owned.of.id, &owned.of.what.task_name));
    let money = report
        .register
        .budget_benefits
        .iter()
        .map(|owned| (&owned.centre, &owned.of.initiative, &owned.of.id, &owned.of.what.description));
    let own: Vec<_> = time.chain(money).filter(|(owner, ..)| **owner == centre.code).collect();
    if own.is_empty() {
        return first;
    }
    let of_period = format!("Læst for {}", show::month(report.period()));
    let names = [
        "Gevinst-ID",
        "Indberettet, også undgået (kr.)",
        "Indberettet tid (timer)",
        "Dokumenteret (timer)",
        "Gevinst",
        &of_period,
        "Plan til dato (kr. eller timer)",
        "Bogført (kr.)",
    ];
    headers(sheet, first, &names);
    let frame = report.frame_without_target();
    for (index, (owner, initiative, id, name)) in own.iter().enumerate() {
        let slice = slice.of_benefit(owner, initiative, id);
        // A time benefit has no kroner of its own, and money no hours: blank is not zero.
        let is_time = slice.facts.iter().any(|fact| fact.stream == Stream::FreedHours);
        let value = |measure: &Measure| {
            let applies = is_time == (measure.unit == Unit::Hours);
            let style = style_of(measure.unit);
            let figure = measure.of(&slice, &frame).filter(|_| applies);
            // An empty cell too is a number's, so that the header stands over the figures.
            figure.map_or_else(|| Ink::new(Content::Blank, style), |figure| Ink::number(figure, style))
        };
        let cells = vec![
            Ink::text(id.as_str(), Style::Id),
            value(&AMOUNT_REPORTED),
            value(&HOURS_REPORTED),
            value(&HOURS_DOCUMENTED),
            wrapped((*name).clone()),
            wrapped(read_of_period(report, id, is_time)),
            value(if is_time { &HOURS_PLAN } else { &HEADROOM_PLAN }),
            value(&HEADROOM_BOOKED),
        ];
        put_row(sheet, nth(first + 1, index), cells);
    }
    nth(first + 1, own.len())
}

/// What was typed for the period, and in which cell: `12.650 kr. i C12`, `69 enheder i C9`.
fn read_of_period(report: &Report<'_>, benefit: &Id, is_time: bool) -> String {
    let unit = if is_time { Unit::Count } else { Unit::Kroner };
    let of_period = report.register.reports_on(benefit).filter(|one| one.month == report.period());
    let told: Vec<String> = of_period.map(|one| format!("{} i {}", amount(one.typed, unit), one.origin.at)).collect();
    list(&told)
}
