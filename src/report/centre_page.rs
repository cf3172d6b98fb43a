//! **Centerark.** To one centre, for the meeting of its head, team leaders and consultant: what the directors will see of it, what
//! its time is used for, what is asked of it, and room to write what is agreed. One page, and one with its initiatives.
//!
//! A centre never meets a light or a decision for the first time at the directors' table, so every judgement here is the one
//! of the programme workbook, made by the same function. The paper goes to a mailbox that others may read: it names the head of
//! the centre and nobody else.
use super::{
    Report,
    roles::Roles,
    sheets::{centres, decisions},
};
use crate::{
    danish::show,
    judgement::Decision,
    programme::Centre,
    schema::identity,
    xlsx::{At, Column, Drawing, Ink, Page, Sheet, Style, Tone},
};

mod agreed;
mod asks;
mod gains;
mod initiatives;
mod paper;
mod standing;

use paper::Paper;

/// The label of a row, then figures and lights; text runs across all of them.
const WIDTHS: [u16; 10] = [17, 12, 12, 12, 11, 12, 12, 11, 12, 12];

/// Decisions that are told in full; the sheet with initiatives has the number of each.
const DECISIONS: usize = 4;
/// Lines to write what is agreed on.
const ROOM_TO_WRITE: u32 = 6;
/// The height of such a line in points.
const WRITING_LINE: u16 = 30;

/// A centre's page for the meeting, and its page of initiatives.
pub fn centre_page(report: &Report<'_>, centre: &Centre) -> Drawing {
    let own = decisions_on(report, centre);
    Drawing {
        title: format!("Centerark {} {}", centre.code, report.period()),
        sheets: vec![meeting(report, centre, &own), initiatives::draw(report, centre, &own)],
        names: Vec::new(),
        // Nothing of the run: a page that would say the same again is left as it is.
        properties: vec![(identity::RECEIPT.to_owned(), "centerark".to_owned())],
    }
}

/// The decisions that the directors see about a centre, its initiatives and its benefits, whose ids begin with its code.
fn decisions_on(report: &Report<'_>, centre: &Centre) -> Vec<Decision> {
    let within = format!("{}-", centre.code);
    let is_own = |one: &Decision| one.about == centre.code.as_str() || one.about.starts_with(&within);
    decisions::ordered(report).into_iter().filter(is_own).collect()
}

fn meeting(report: &Report<'_>, centre: &Centre, decisions: &[Decision]) -> Sheet {
    let mut sheet = Sheet::new("Centerark");
    sheet.columns = WIDTHS.map(|width| Column { width, style: Style::Text, tone: Tone::Plain }).to_vec();
    let title = format!("{} · {}", centre.name, show::month(report.period()));
    sheet.put(At::new(0, 0), Ink::text(title, Style::Title));
    sheet.put(At::new(1, 0), Ink::text(shown_to(report, centre), Style::Lead).toned(Tone::Strong));
    let about = format!("{} · {}", report.programme.name, report.reservation());
    sheet.put(At::new(2, 0), Ink::text(about, Style::Small));
    let mut paper = Paper { sheet, row: 4 };
    standing::draw(report, centre, &mut paper);
    decided(report, centre, decisions, &mut paper);
    asks::draw(report, centre, decisions, &mut paper);
    gains::draw(report, centre, &mut paper);
    agreed::draw(report, centre, &mut paper);
    room_to_write(&mut paper);
    let mut sheet = paper.sheet;
    sheet.page = Page { landscape: false, tall: 1, footer: footer(report, centre), ..Page::default() };
    sheet
}

/// Who answers for the centre, and when the directors see the same.
fn shown_to(report: &Report<'_>, centre: &Centre) -> String {
    let when = report.meeting().map_or_else(
        || "Direktionen ser det samme i programmets rapport.".to_owned(),
        |day| format!("Direktionen ser det samme på sit møde den {}.", show::date_long(day)),
    );
    format!("Centerchef: {}. {when}", centre.head)
}

fn footer(report: &Report<'_>, centre: &Centre) -> String {
    format!("{} · {} · Centerark {}", report.programme.municipality, report.programme.name, centre.code)
}

/// What the directors are asked about the centre, as they are asked it.
fn decided(report: &Report<'_>, centre: &Centre, decisions: &[Decision], paper: &mut Paper) {
    paper.heading("Det skal besluttes om centret (nr. på arket Beslutninger)");
    let (settled, open): (Vec<&Decision>, Vec<&Decision>) = decisions.iter().partition(|one| one.is_settled());
    let roles = Roles::of(report, centre);
    // What has its answer is told in a line.
    for decision in settled {
        let told = format!("Besluttet, nr. {}: {}. {}.", decision.number, decision.what, decisions::answer(decision));
        paper.small(&roles.in_place_of_names(&told));
    }
    if open.is_empty() {
        paper.say("Intet.");
    }
    for decision in open.iter().take(DECISIONS) {
        paper.say(&roles.in_place_of_names(&format!("Nr. {}: {}", decision.number, decision.what)));
        paper.small(&roles.in_place_of_names(&about(decision)));
    }
    if open.len() > DECISIONS {
        paper.say(&format!("{} mere står med nummer på næste side.", open.len() - DECISIONS));
    }
    paper.gap();
}

/// Why, who decides, what it is worth, by when, and what was answered.
fn about(decision: &Decision) -> String {
    let mut parts = vec![decision.why.clone(), format!("Beslutter: {}.", decision.owner)];
    parts.push(format!("Frist: {}.", show::date(decision.deadline)));
    let answer = decisions::answer(decision);
    if !answer.is_empty() {
        parts.push(format!("{answer}."));
    }
    parts.join(" ")
}

/// What is agreed now is written by hand, and typed into the business case afterwards.
fn room_to_write(paper: &mut Paper) {
    paper.heading("Det aftaler vi nu");
    paper.small("Skriv det bagefter på arket Aftaler i businesscasen. Så begynder næste møde med det.");
    let header = |text: &str| Ink::text(text, Style::Header).toned(Tone::Required);
    let names = ["Tiltag", "Hvad", "", "", "", "", "", "Hvem", "", "Hvornår"];
    paper.cells(names.map(header).to_vec());
    for _ in 0..ROOM_TO_WRITE {
        paper.sheet.heights.insert(paper.row, WRITING_LINE);
        paper.cells(vec![super::grid::blank(); WIDTHS.len()]);
    }
}

/// What each light answers, for whoever sees them for the first time.
fn lights_told() -> [&'static str; 3] {
    centres::LIGHTS_TOLD
}
