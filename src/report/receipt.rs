//! **Kvittering.** To one centre: what we received, what we read, and cell by cell what to mend.
use super::{
    Report,
    agreement::seen_from,
    grid::{blank, nth, text, wrapped},
    plain::{headers, heading, put_row},
    sheets::deliveries::{self, kind, reason},
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
mod readings;
mod stakes;

/// Together no more than prints at seven points and more across a landscape page.
const WIDTHS: [u16; 8] = [11, 19, 19, 24, 36, 38, 17, 14];

/// How to get from a line to its cell without a link.
const FIND: &str = "Ark og celle står under Hvor. Skriv cellen, fx C17, i feltet til venstre for formellinjen i jeres egen fil, så springer Excel derhen.";

/// Lines of findings and files that one printed page takes beside the figures.
const ON_ONE_PAGE: usize = 22;
/// Lines that a finding takes.
const OF_A_FINDING: usize = 3;

/// The receipt of a centre.
pub fn receipt(report: &Report<'_>, centre: &Centre) -> Drawing {
    let found = report.own_findings(&centre.code);
    Drawing {
        title: format!("Kvittering {}", centre.code),
        sheets: vec![sheet(report, centre, found)],
        names: Vec::new(),
        // Nothing of the run: a receipt that would say the same again is left as it is.
        properties: vec![(identity::RECEIPT.to_owned(), "kvittering".to_owned())],
    }
}

/// The findings in the centre's own files, and those about the centre itself.
pub(super) fn own_findings(report: &Report<'_>, code: &Id) -> Vec<Finding> {
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

    /// The headers over what stands there, what is said and what to do.
    fn questions(self) -> [&'static str; 3] {
        match self {
            Self::Mend => ["Der står", "Hvad er der galt", "Sådan rettes det"],
            Self::Missing => ["Der står", "Hvad mangler", "Sådan gør I"],
            Self::Changed => ["Der står → læst som", "Hvad har vi gjort", "Næste gang"],
            Self::Look | Self::Know => ["Der står", "Hvad har vi set", "Sådan gør I"],
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
fn sheet(report: &Report<'_>, centre: &Centre, found: &[Finding]) -> Sheet {
    let groups = grouped(found);
    let mut sheet = Sheet::new("Kvittering");
    sheet.columns = WIDTHS.map(|width| Column { width, style: Style::Text, tone: Tone::Plain }).to_vec();
    sheet.put(At::new(0, 0), Ink::text(format!("Kvittering til {}", centre.name), Style::Title));
    sheet.put(At::new(1, 0), Ink::text(summary(report, centre, &groups), Style::Lead).toned(Tone::Strong));
    let about = format!("{} · {}", report.programme.name, report.reservation());
    sheet.put(At::new(2, 0), Ink::text(about, Style::Small));
    if !groups.is_empty() {
        sheet.put(At::new(3, 0), Ink::text(FIND, Style::Small));
    }
    let points: Vec<Point<'_>> = groups.iter().map(|group| Point::of(report, centre, found, group)).collect();
    let mut row = findings(&mut sheet, &points, 5);
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
    let groups = grouped(report.own_findings(code));
    let look = groups.iter().filter(|group| Section::of(group) == Section::Look).count();
    (groups.into_iter().filter(|group| Section::of(group) == Section::Mend).collect(), look)
}

/// The answer in one sentence. Thanks alone are for a centre that owes nothing.
fn summary(report: &Report<'_>, centre: &Centre, groups: &[Group]) -> String {
    let points = |section| groups.iter().filter(|group| Section::of(group) == section).count();
    let (mend, look) = (points(Section::Mend), points(Section::Look));
    let month = show::month(report.period());
    let to_mend = plural(mend, "punkt", "punkter");
    let missing = report.lacking(&centre.code).join("; ");
    match (has_delivered(report, &centre.code), mend, look) {
        (true, 0, _) if !missing.is_empty() => format!("Vi har læst jeres fil. Tak. Men vi mangler {missing}."),
        (true, ..) if !missing.is_empty() => format!("Ret {to_mend}. Desuden mangler vi {missing}."),
        (true, 0, 0) => "Alt er læst. Tak.".to_owned(),
        (true, 0, _) => format!("Alt er læst og tæller med. Tak. Se på {}.", plural(look, "punkt", "punkter")),
        (true, ..) => format!("Ret {to_mend}, så tæller alt med. Resten er læst. Tak."),
        (false, ..) if has_rejected(report, &centre.code) => {
            format!("Filen for {month} kan ikke bruges endnu. Ret {to_mend}, og send den igen.")
        }
        (false, ..) if deliveries::unread(report, centre).is_some() => {
            format!(
                "Vi har ikke kunnet læse en fil, der kan være jeres businesscase for {month}. I skal ikke gøre noget: vi prøver igen."
            )
        }
        (false, ..) => format!("Vi mangler centrets businesscase for {month}. Send den, så snart den er klar."),
    }
}

/// A finding as it is told: with what was read, and what is kept out of the figures by it.
struct Point<'a> {
    group: &'a Group,
    section: Section,
    /// What stands in the cells, and how it was read where that is not the same.
    seen: String,
    /// Kroner or hours.
    stake: String,
}

impl<'a> Point<'a> {
    fn of(report: &Report<'_>, centre: &Centre, found: &[Finding], group: &'a Group) -> Self {
        let section = Section::of(group);
        let seen = if section == Section::Changed { readings::told(found, group) } else { group.seen.join("; ") };
        Self { group, section, seen, stake: stakes::of_group(report, centre, group) }
    }
}

/// What to mend and to look at, numbered, a table for each section; gives the next free row.
fn findings(sheet: &mut Sheet, points: &[Point<'_>], first: u32) -> u32 {
    let (mut row, mut number) = (first, 0);
    for section in SECTIONS {
        let mut points: Vec<_> = points.iter().filter(|point| point.section == section).collect();
        // What keeps a whole file out comes before what keeps a row out.
        points.sort_by_key(|point| (point.group.first.file.clone(), point.group.effect != Effect::FileOut));
        let Some(first) = points.first() else { continue };
        heading(sheet, row, section.heading());
        let [seen, what, how] = section.questions();
        headers(sheet, row + 1, &["Nr. · regel", "Hvor", "Felt", seen, what, how, "Følge", "På spil"]);
        row += 2;
        let is_one_file = points.iter().all(|point| point.group.first.file == first.group.first.file);
        let mut file = "";
        for point in points {
            if !is_one_file && file != &*point.group.first.file {
                file = &point.group.first.file;
                put_row(sheet, row, file_line(file));
                row += 1;
            }
            number += 1;
            put_row(sheet, row, line(point, number));
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

/// The sheet and the cell stand as text: a link would lead to the folder of whoever made the receipt, where its reader has
/// none.
fn line(point: &Point<'_>, number: usize) -> Vec<Ink> {
    let Point { group, section, seen, stake } = point;
    vec![
        text(format!("{number} · {}", group.rule.code)).toned(section.tone()),
        wrapped(place(group)),
        wrapped(labels(group)),
        wrapped(seen.clone()),
        wrapped(what(group)),
        wrapped(how(group)),
        wrapped(group.outcome()),
        wrapped(stake.clone()),
    ]
}

/// `Opfølgning C17`; what is about no cell, by its sheet, its file or its centre.
fn place(group: &Group) -> String {
    let (spot, cells) = (&group.first, &group.cells);
    match (spot.file.is_empty(), spot.sheet.is_empty(), cells.is_empty()) {
        (true, ..) => spot.label.clone(),
        (false, true, _) => "Hele filen".to_owned(),
        (false, false, true) => spot.sheet.to_string(),
        (false, false, false) => format!("{} {cells}", spot.sheet),
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
    headers(sheet, first + 1, &["Svar", "Hvad", "Gælder", "Fil", "Hvorfor"]);
    for (index, received) in own.iter().enumerate() {
        let (what, about) = kind(received.kind.as_ref());
        let name = wrapped(name_of(&received.file));
        let why = wrapped(why(&received.fate));
        let cells = vec![text(received.fate.label()), wrapped(what), wrapped(about), name, why];
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
