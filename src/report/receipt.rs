//! **Kvittering.** To one centre: what we received, what we read, and cell by cell what to mend.
use super::{
    Report,
    agreement::seen_from,
    grid::{blank, link, nth, text, wrapped},
    lacking::lacking,
    sheets::deliveries::{kind, reason},
    text::{how, labels, what},
};
use crate::{
    danish::{show, words::plural},
    findings::{Effect, Family, Finding, Group, Rule, Severity, grouped},
    programme::Centre,
    register::{Fate, Received},
    rules::{
        file::{f10_not_delivered::RULE as F10, f16_carried_forward::RULE as F16},
        time::m07_clock_time::RULE as M07,
        types::{
            t02_text_number::RULE as T02, t08_id_spelling::RULE as T08, t12_text_date::RULE as T12,
            t13_other_spelling::RULE as T13,
        },
    },
    schema::{Id, identity},
    xlsx::{At, Column, Drawing, Ink, Page, Sheet, Style, Tone},
};
use std::collections::HashSet;

mod figures;
mod months;

const WIDTHS: [u16; 7] = [13, 30, 24, 24, 45, 49, 22];

/// Lines of findings and files that one printed page takes beside the figures.
const ON_ONE_PAGE: usize = 22;
/// Lines that a finding takes.
const OF_A_FINDING: usize = 3;

/// The receipt of a centre.
pub fn receipt(report: &Report<'_>, centre: &Centre) -> Drawing {
    let groups = grouped(&own(report, &centre.code));
    Drawing {
        title: format!("Kvittering {}", centre.code),
        sheets: vec![sheet(report, centre, &groups)],
        names: Vec::new(),
        // Nothing of the run: a receipt that would say the same again is left as it is.
        properties: vec![(identity::RECEIPT.to_owned(), "kvittering".to_owned())],
    }
}

/// The findings in the centre's own files, and those about the centre itself.
fn own(report: &Report<'_>, code: &Id) -> Vec<Finding> {
    let files: HashSet<&str> = of_centre(report, code).map(|received| &*received.file).collect();
    let is_own = |finding: &&Finding| files.contains(&*finding.first.file) || finding.about.as_ref() == Some(code);
    // That the month is missing is the first sentence already.
    let is_said = |finding: &&Finding| [F10.code, F16.code].contains(&finding.rule.code);
    let own = report.found.iter().filter(is_own).filter(|finding| !is_said(finding)).cloned();
    own.chain(report.found.iter().filter_map(|finding| seen_from(report, code, finding))).collect()
}

fn of_centre<'a>(report: &'a Report<'_>, code: &'a Id) -> impl Iterator<Item = &'a Received> {
    report.register.received.iter().filter(move |received| received.centre.as_ref() == Some(code))
}

fn has_delivered(report: &Report<'_>, code: &Id) -> bool {
    report.register.cases.iter().any(|case| case.centre == *code && !case.carried_forward)
}

fn has_rejected(report: &Report<'_>, code: &Id) -> bool {
    of_centre(report, code).any(|received| matches!(received.fate, Fate::Rejected(_)))
}

/// What a centre is to do about a finding, the urgent first.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Section {
    Mend,
    Missing,
    Look,
    Changed,
    Know,
}

const SECTIONS: [Section; 5] = [Section::Mend, Section::Missing, Section::Look, Section::Changed, Section::Know];

/// What was changed to read a cell, beyond doubt: nothing is to be done but to write it better next time.
static CHANGES: [&Rule; 5] = [&T02, &T08, &T12, &T13, &M07];

impl Section {
    fn of(group: &Group) -> Self {
        match group.rule.severity {
            _ if group.rule.family() == Family::Coverage => Self::Missing,
            // What waits for a confirmation does not count, whatever its weight: it is mended, or somebody confirms it.
            _ if group.rule.holds_back() => Self::Mend,
            _ if CHANGES.contains(&group.rule) => Self::Changed,
            Severity::Note => Self::Know,
            Severity::Error if !group.rule.trial => Self::Mend,
            Severity::Error | Severity::Warning => Self::Look,
        }
    }

    fn heading(self) -> &'static str {
        match self {
            Self::Mend => "Det skal rettes",
            Self::Missing => "Det mangler vi",
            Self::Look => "Det bør I se efter",
            Self::Changed => "Det har vi ændret ved læsningen",
            Self::Know => "Godt at vide",
        }
    }

    /// The headers over what is said and what to do.
    fn questions(self) -> [&'static str; 2] {
        match self {
            Self::Mend => ["Hvad er der galt", "Sådan rettes det"],
            Self::Missing => ["Hvad mangler", "Sådan gør I"],
            Self::Changed => ["Hvad har vi gjort", "Næste gang"],
            Self::Look | Self::Know => ["Hvad har vi set", "Sådan gør I"],
        }
    }

    fn tone(self) -> Tone {
        match self {
            Self::Mend => Tone::Bad,
            Self::Missing | Self::Look => Tone::Fair,
            Self::Changed | Self::Know => Tone::Muted,
        }
    }
}

/// What to do comes first, then what came in and what we read.
fn sheet(report: &Report<'_>, centre: &Centre, groups: &[Group]) -> Sheet {
    let mut sheet = Sheet::new("Kvittering");
    sheet.columns = WIDTHS.map(|width| Column { width, style: Style::Text, tone: Tone::Plain }).to_vec();
    sheet.put(At::new(0, 0), Ink::text(format!("Kvittering til {}", centre.name), Style::Title));
    sheet.put(At::new(1, 0), Ink::text(summary(report, centre, groups), Style::Lead).toned(Tone::Strong));
    let about = format!("{} · {}", report.programme.name, report.reservation());
    sheet.put(At::new(2, 0), Ink::text(about, Style::Small));
    let mut row = findings(&mut sheet, groups, 4);
    row = months::draw(report, centre, &mut sheet, row);
    row = figures::draw(report, centre, &mut sheet, row);
    received(report, centre, &mut sheet, row + 1);
    sheet.page = Page {
        tall: u16::from(groups.len() * OF_A_FINDING + of_centre(report, &centre.code).count() <= ON_ONE_PAGE),
        footer: format!("{} · {} · Kvittering {}", report.programme.municipality, report.programme.name, centre.code),
        ..Page::default()
    };
    sheet
}

/// What a centre is to mend, folded, and how many points it is to look at.
pub(super) fn to_do(report: &Report<'_>, code: &Id) -> (Vec<Group>, usize) {
    let groups = grouped(&own(report, code));
    let look = groups.iter().filter(|group| Section::of(group) == Section::Look).count();
    (groups.into_iter().filter(|group| Section::of(group) == Section::Mend).collect(), look)
}

/// The answer in one sentence. Thanks alone are for a centre that owes nothing.
fn summary(report: &Report<'_>, centre: &Centre, groups: &[Group]) -> String {
    let points = |section| groups.iter().filter(|group| Section::of(group) == section).count();
    let (mend, look) = (points(Section::Mend), points(Section::Look));
    let month = show::month(report.period());
    let to_mend = plural(mend, "punkt", "punkter");
    let missing = lacking(report, &centre.code).join("; ");
    match (has_delivered(report, &centre.code), mend, look) {
        (true, 0, _) if !missing.is_empty() => format!("Vi har læst jeres fil. Tak. Men vi mangler {missing}."),
        (true, ..) if !missing.is_empty() => format!("Ret {to_mend}. Desuden mangler vi {missing}."),
        (true, 0, 0) => "Alt er læst. Tak.".to_owned(),
        (true, 0, _) => format!("Alt er læst og tæller med. Tak. Se på {}.", plural(look, "punkt", "punkter")),
        (true, ..) => format!("Ret {to_mend}, så tæller alt med. Resten er læst. Tak."),
        (false, ..) if has_rejected(report, &centre.code) => {
            format!("Filen for {month} kan ikke bruges endnu. Ret {to_mend}, og send den igen.")
        }
        (false, ..) => format!("Vi mangler centrets businesscase for {month}. Send den, så snart den er klar."),
    }
}

/// A row of a table: its empty cells too, so that the lines go all the way.
fn put_row(sheet: &mut Sheet, row: u32, cells: Vec<Ink>) {
    for (col, ink) in (0..).zip(cells) {
        sheet.put(At::new(row, col), ink);
    }
}

fn headers(sheet: &mut Sheet, row: u32, names: &[&str]) {
    for (col, &name) in (0..).zip(names) {
        sheet.put(At::new(row, col), Ink::text(name, Style::Header).toned(Tone::Required));
    }
}

fn heading(sheet: &mut Sheet, row: u32, text: &str) {
    sheet.put(At::new(row, 0), Ink::text(text, Style::Heading));
}

/// What to mend and to look at, numbered, a table for each section; gives the next free row.
fn findings(sheet: &mut Sheet, groups: &[Group], first: u32) -> u32 {
    let (mut row, mut number) = (first, 0);
    for section in SECTIONS {
        let mut groups: Vec<_> = groups.iter().filter(|group| Section::of(group) == section).collect();
        // What keeps a whole file out comes before what keeps a row out.
        groups.sort_by_key(|group| (group.first.file.clone(), group.effect != Effect::FileOut));
        if groups.is_empty() {
            continue;
        }
        heading(sheet, row, section.heading());
        let [what, how] = section.questions();
        headers(sheet, row + 1, &["Nr. · regel", "Hvor", "Felt", "Der står", what, how, "Følge"]);
        row += 2;
        let is_one_file = groups.iter().all(|group| group.first.file == groups[0].first.file);
        let mut file = "";
        for group in groups {
            if !is_one_file && file != &*group.first.file {
                file = &group.first.file;
                put_row(sheet, row, file_line(file));
                row += 1;
            }
            number += 1;
            put_row(sheet, row, finding(group, section, number));
            row += 1;
        }
        row += 1;
    }
    row
}

/// Which file the findings below it are in.
fn file_line(file: &str) -> Vec<Ink> {
    let mut cells = vec![blank(); WIDTHS.len()];
    cells[0] = text(format!("I filen {}:", name_of(file))).toned(Tone::Strong);
    cells
}

/// The file's own name, without its folders.
fn name_of(file: &str) -> &str {
    file.rsplit('/').next().unwrap_or(file)
}

fn finding(group: &Group, section: Section, number: usize) -> Vec<Ink> {
    let spot = &group.first;
    let (place, field) = place(group);
    let to = if spot.file.is_empty() {
        text(spot.label.clone())
    } else {
        Ink::new(link(&spot.file, &spot.sheet, spot.at, place), Style::Link)
    };
    vec![
        text(format!("{number} · {}", group.rule.code)).toned(section.tone()),
        to,
        wrapped(field),
        wrapped(group.seen.join("; ")),
        wrapped(what(group)),
        wrapped(how(group)),
        wrapped(group.outcome()),
    ]
}

/// Where, and in which fields. A link cannot wrap, so a long row of cells stands with the fields.
fn place(group: &Group) -> (String, String) {
    let (sheet, cells, field) = (&group.first.sheet, &group.cells, labels(group));
    match cells.split_once(", ") {
        _ if sheet.is_empty() => ("Hele filen".to_owned(), field),
        _ if cells.is_empty() => (sheet.to_string(), field),
        Some((first, _)) if format!("{sheet} {cells}").chars().count() > usize::from(WIDTHS[1]) => {
            (format!("{sheet} {first} m.fl."), format!("{field} ({cells})"))
        }
        _ => (format!("{sheet} {cells}"), field),
    }
}

/// What came in, and which version counts.
fn received(report: &Report<'_>, centre: &Centre, sheet: &mut Sheet, first: u32) {
    heading(sheet, first, "Det har vi modtaget");
    let own: Vec<_> = of_centre(report, &centre.code).collect();
    if own.is_empty() {
        let deadline = show::date_long(report.programme.deadline(report.period()));
        put_row(sheet, first + 1, vec![text(format!("Ingen filer. Fristen var {deadline}."))]);
        return;
    }
    headers(sheet, first + 1, &["Svar", "Hvad", "Gælder", "Fil", "", "Hvorfor"]);
    for (index, received) in own.iter().enumerate() {
        let (what, about) = kind(received.kind.as_ref());
        let file = Ink::new(link(&received.file, "", None, name_of(&received.file)), Style::Link);
        let cells =
            vec![text(received.fate.label()), text(what), wrapped(about), file, blank(), wrapped(why(&received.fate))];
        put_row(sheet, nth(first + 2, index), cells);
    }
}

/// Why it became what it became; another file by its own name, since the centre does not know our folders.
fn why(fate: &Fate) -> String {
    match fate {
        Fate::Replaced(by) => format!("En nyere fil gælder: {}.", name_of(by)),
        Fate::SameAs(other) => format!("Præcis den samme som {}.", name_of(other)),
        _ => reason(fate),
    }
}
