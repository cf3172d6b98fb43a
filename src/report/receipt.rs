//! **Kvittering.** To one centre: what we received, what we read, and cell by cell what to mend.
use super::{
    Report,
    deliveries::{kind, reason},
    grid::{Col, blank, col, link, nth, number, text, wrapped},
    style_of,
    text::{how, labels, what},
    unit_label,
};
use crate::{
    danish::{show, words::plural},
    facts::{Slice, Stream},
    findings::{Finding, Group, Severity, grouped},
    measures::{
        AMOUNT_REPORTED, HEADROOM_BOOKED, HEADROOM_DOCUMENTED, HEADROOM_PLAN, HEADROOM_REPORTED, HOURS_DOCUMENTED,
        HOURS_PLAN, HOURS_REPORTED, Measure,
    },
    programme::Centre,
    schema::Id,
    units::{Decimal, Unit},
    xlsx::{At, Column, Drawing, Ink, Page, Sheet, Style, Tone},
};

/// The figures a centre sees of its own.
static FIGURES: [&Measure; 7] = [
    &HEADROOM_PLAN,
    &HEADROOM_REPORTED,
    &HEADROOM_DOCUMENTED,
    &HEADROOM_BOOKED,
    &HOURS_PLAN,
    &HOURS_REPORTED,
    &HOURS_DOCUMENTED,
];

const WIDTHS: [u16; 7] = [16, 24, 22, 26, 44, 48, 24];

/// The receipt of a centre.
pub fn receipt(report: &Report<'_>, centre: &Centre) -> Drawing {
    let groups = grouped(&own(report, &centre.code));
    Drawing {
        title: format!("Kvittering {}", centre.code),
        sheets: vec![sheet(report, centre, &groups)],
        names: Vec::new(),
        properties: vec![("gevinst_koersel".to_owned(), report.run_id.to_owned())],
    }
}

/// The findings in the centre's own files, and those about the centre itself.
fn own(report: &Report<'_>, code: &Id) -> Vec<Finding> {
    let files: Vec<_> = report
        .register
        .received
        .iter()
        .filter(|received| received.centre.as_ref() == Some(code))
        .map(|received| &received.file)
        .collect();
    let is_own = |finding: &&Finding| files.contains(&&finding.first.file) || finding.about.as_ref() == Some(code);
    report.found.iter().filter(is_own).cloned().collect()
}

fn sheet(report: &Report<'_>, centre: &Centre, groups: &[Group]) -> Sheet {
    let mut sheet = Sheet::new("Kvittering");
    sheet.columns = WIDTHS.map(|width| Column { width, style: Style::Text, tone: Tone::Plain }).to_vec();
    sheet.put(At::new(0, 0), Ink::text(format!("Kvittering til {}", centre.name), Style::Title));
    sheet.put(At::new(1, 0), Ink::text(summary(report, centre, groups), Style::Lead));
    let about = format!("{} · {}", report.programme.name, report.reservation());
    sheet.put(At::new(2, 0), Ink::text(about, Style::Small));
    let mut row = received(report, centre, &mut sheet, 4);
    row = findings(&mut sheet, groups, row + 1);
    row = rows_read(report, centre, &mut sheet, row + 1);
    figures(report, centre, &mut sheet, row + 1);
    sheet.page = Page {
        landscape: true,
        repeat: None,
        tall: 0,
        footer: format!("{} · {} · Kvittering {}", report.programme.municipality, report.programme.name, centre.code),
    };
    sheet
}

/// The answer in one sentence.
fn summary(report: &Report<'_>, centre: &Centre, groups: &[Group]) -> String {
    let of = |severity| groups.iter().filter(|group| group.rule.severity == severity).map(|group| group.count).sum();
    let (errors, warnings): (usize, usize) = (of(Severity::Error), of(Severity::Warning));
    let delivered = report.register.cases.iter().any(|case| case.centre == centre.code && !case.carried_forward);
    match (delivered, errors, warnings) {
        (true, 0, 0) => "Alt er læst. Tak.".to_owned(),
        (true, 0, _) => format!("Alt er læst og tæller med. Se på {}.", plural(warnings, "advarsel", "advarsler")),
        (true, _, _) => {
            format!("{} skal rettes, før alt tæller med. Resten er læst. Tak.", plural(errors, "sted", "steder"))
        }
        (false, 0, _) => {
            format!("Vi har ikke modtaget en business case for {}.", show::month(report.period()))
        }
        (false, _, _) => "Filen kunne ikke bruges endnu. Se herunder, hvad der skal rettes.".to_owned(),
    }
}

fn put_row(sheet: &mut Sheet, row: u32, cells: Vec<Ink>) {
    for (col, ink) in (0..).zip(cells) {
        if ink != blank() {
            sheet.put(At::new(row, col), ink);
        }
    }
}

fn headers(sheet: &mut Sheet, row: u32, cols: &[Col]) {
    for (at, col) in (0..).zip(cols) {
        sheet.put(At::new(row, at), Ink::text(col.header.clone(), Style::Header).toned(Tone::Required));
    }
}

/// What came in, and which version counts.
fn received(report: &Report<'_>, centre: &Centre, sheet: &mut Sheet, first: u32) -> u32 {
    sheet.put(At::new(first, 0), Ink::text("Det har vi modtaget", Style::Heading));
    let own = report.register.received.iter().filter(|received| received.centre.as_ref() == Some(&centre.code));
    let own: Vec<_> = own.collect();
    if own.is_empty() {
        let deadline = show::date_long(report.programme.deadline(report.period()));
        put_row(sheet, first + 1, vec![text(format!("Ingen filer. Fristen var {deadline}."))]);
        return first + 2;
    }
    let names = ["Svar", "Hvad", "Gælder", "Fil", "", "Hvorfor"];
    headers(sheet, first + 1, &names.map(|name| col(name, Style::Text, 0)));
    for (index, received) in own.iter().enumerate() {
        let (what, about) = kind(received.kind.as_ref());
        let file = link(&received.file, "", None, &*received.file);
        let cells = vec![
            text(received.fate.label()),
            text(what),
            wrapped(about),
            file,
            blank(),
            wrapped(reason(&received.fate)),
        ];
        put_row(sheet, nth(first + 2, index), cells);
    }
    nth(first + 2, own.len())
}

/// What to mend, the important things first.
fn findings(sheet: &mut Sheet, groups: &[Group], first: u32) -> u32 {
    sheet.put(At::new(first, 0), Ink::text("Det skal rettes eller ses efter", Style::Heading));
    if groups.is_empty() {
        put_row(sheet, first + 1, vec![text("Intet.")]);
        return first + 2;
    }
    let names = ["Alvor", "Hvor", "Felt", "Der står", "Hvad er der galt", "Sådan rettes det", "Hvad vi gjorde"];
    headers(sheet, first + 1, &names.map(|name| col(name, Style::Text, 0)));
    for (index, group) in groups.iter().enumerate() {
        put_row(sheet, nth(first + 2, index), finding(group));
    }
    nth(first + 2, groups.len())
}

fn finding(group: &Group) -> Vec<Ink> {
    let spot = &group.first;
    let place = match (spot.sheet.is_empty(), group.cells.is_empty()) {
        (true, _) => "Hele filen".to_owned(),
        (false, true) => spot.sheet.to_string(),
        (false, false) => format!("{} {}", spot.sheet, group.cells),
    };
    let tone = match group.rule.severity {
        Severity::Error => Tone::Bad,
        Severity::Warning => Tone::Fair,
        Severity::Note => Tone::Muted,
    };
    let to =
        if spot.file.is_empty() { text(spot.label.clone()) } else { link(&spot.file, &spot.sheet, spot.at, place) };
    vec![
        text(format!("{} {}", group.rule.weight(), group.rule.code)).toned(tone),
        to,
        wrapped(labels(group)),
        wrapped(spot.seen.clone()),
        wrapped(what(group)),
        wrapped(how(group)),
        wrapped(group.effect.label()),
    ]
}

/// How many rows of each sheet count, and how many do not.
fn rows_read(report: &Report<'_>, centre: &Centre, sheet: &mut Sheet, first: u32) -> u32 {
    let own = |file: &str| {
        let received = report.register.received.iter().find(|received| &*received.file == file);
        received.is_some_and(|received| received.centre.as_ref() == Some(&centre.code))
    };
    let counts = report.register.counts.iter().filter(|count| own(&count.file) && count.accepted + count.rejected > 0);
    let counts: Vec<_> = counts.collect();
    if counts.is_empty() {
        return first;
    }
    sheet.put(At::new(first, 0), Ink::text("Det tæller med", Style::Heading));
    let names = ["Ark", "Rækker med (antal)", "Rækker udeladt (antal)", "", "Hvorfor"];
    headers(sheet, first + 1, &names.map(|name| col(name, Style::Text, 0)));
    for (index, row) in counts.iter().enumerate() {
        let why = if row.rejected == 0 {
            ""
        } else {
            "De har en fejl, eller de hører til en række med en fejl. Se ovenfor."
        };
        let cells = vec![
            text(&*row.sheet),
            Ink::number(Decimal::from(row.accepted), Style::Count),
            Ink::number(Decimal::from(row.rejected), Style::Count),
            blank(),
            wrapped(why),
        ];
        put_row(sheet, nth(first + 2, index), cells);
    }
    nth(first + 2, counts.len())
}

/// What we read, so that the centre can compare it with what it meant.
fn figures(report: &Report<'_>, centre: &Centre, sheet: &mut Sheet, first: u32) {
    sheet.put(At::new(first, 0), Ink::text("Det har vi læst, år til dato", Style::Heading));
    let slice = report.slice().of_centre(&centre.code);
    let frame = report.frame_of(&centre.code);
    for (index, measure) in FIGURES.iter().enumerate() {
        let label = measure.label.trim_end_matches(", år til dato");
        let value = number(measure.of(&slice, &frame), style_of(measure.unit));
        put_row(sheet, nth(first + 1, index), vec![text(label), blank(), value, text(unit_label(measure.unit))]);
    }
    let row = nth(first + 2, FIGURES.len());
    benefits(report, &slice, centre, sheet, row);
}

fn benefits(report: &Report<'_>, slice: &Slice<'_>, centre: &Centre, sheet: &mut Sheet, first: u32) {
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
    let names = [
        "Gevinst-ID",
        "Gevinst",
        "",
        "",
        "Indberettet råderum (kr.)",
        "Indberettet tid (timer)",
        "Dokumenteret (timer)",
    ];
    headers(sheet, first, &names.map(|name| col(name, Style::Text, 0)));
    let frame = report.frame_without_target();
    for (index, (owner, initiative, id, name)) in own.iter().enumerate() {
        let slice = slice.of_benefit(owner, initiative, id);
        // A time benefit has no kroner of its own, and money no hours: blank is not zero.
        let is_time = slice.facts.iter().any(|fact| fact.stream == Stream::FreedHours);
        let value = |measure: &Measure| {
            let applies = is_time == (measure.unit == Unit::Hours);
            number(measure.of(&slice, &frame).filter(|_| applies), style_of(measure.unit))
        };
        let cells = vec![
            Ink::text(id.as_str(), Style::Id),
            text((*name).clone()),
            blank(),
            blank(),
            value(&AMOUNT_REPORTED),
            value(&HOURS_REPORTED),
            value(&HOURS_DOCUMENTED),
        ];
        put_row(sheet, nth(first + 1, index), cells);
    }
}
