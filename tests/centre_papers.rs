//! What goes to a centre: its receipt, its page for the meeting and the examples. They say what the programme workbook says, in the
//! same words, name nobody but the head of the centre, and lead to no file that their reader has not got.
#![allow(clippy::unwrap_used)]

use gevinst::{
    commands::draw,
    report::ROOM,
    units::Month,
    xlsx::{At, Cached, Content, Drawing, Sheet},
};
use std::{collections::BTreeSet, path::Path};

/// The samples' workbooks of a month, the programme workbook first.
fn drawn(sample: &str, month: &str) -> Vec<(String, Drawing)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(sample);
    draw(&root, Month::parse(month).unwrap(), ROOM).unwrap()
}

/// The sample as it stands, and a month in which nearly nothing has been measured.
fn all() -> impl Iterator<Item = Vec<(String, Drawing)>> {
    [("fjordby", "2026-03"), ("fjordby", "2026-01"), ("aaret", "2026-08")]
        .into_iter()
        .map(|(one, month)| drawn(one, month))
}

/// What people read in a cell.
fn said(content: &Content) -> String {
    match content {
        Content::Text(text) | Content::Link { text, .. } | Content::Formula { cached: Cached::Text(text), .. } => {
            text.clone()
        }
        Content::Number(number) | Content::Formula { cached: Cached::Number(number), .. } => {
            number.normalize().to_string()
        }
        Content::Day(day) => day.to_string(),
        Content::Blank => String::new(),
    }
}

/// All that is said on a sheet, without the places where its lines are broken.
fn dense(sheet: &Sheet) -> String {
    sheet.cells.values().map(|ink| said(&ink.content)).collect::<String>().replace([' ', '\n'], "")
}

fn sheet<'a>(drawing: &'a Drawing, name: &str) -> &'a Sheet {
    drawing.sheets.iter().find(|sheet| sheet.name == name).unwrap()
}

/// The cells under a header, with their rows.
fn column(sheet: &Sheet, header: &str) -> Vec<(u32, String)> {
    let is_header = |(_, ink): &(&At, &gevinst::xlsx::Ink)| said(&ink.content) == header;
    let at = *sheet.cells.iter().find(is_header).unwrap_or_else(|| panic!("{header} on {}", sheet.name)).0;
    let below = sheet.cells.iter().filter(|(cell, _)| cell.col == at.col && cell.row > at.row);
    below.map(|(cell, ink)| (cell.row, said(&ink.content))).collect()
}

fn cell(sheet: &Sheet, header: &str, row: u32) -> String {
    column(sheet, header).into_iter().find(|(one, _)| *one == row).map_or_else(String::new, |(_, text)| text)
}

/// The papers of a kind, each with the code of its centre.
fn papers<'a>(drawn: &'a [(String, Drawing)], kind: &str) -> Vec<(&'a str, &'a Drawing)> {
    let of_kind = drawn.iter().filter(|(name, _)| name.starts_with(kind));
    of_kind.map(|(name, drawing)| (name.split([' ', '.']).nth(1).unwrap(), drawing)).collect()
}

#[test]
fn a_page_says_of_a_centre_what_the_directors_see_of_it() {
    for drawn in all() {
        let (centres, decisions) = (sheet(&drawn[0].1, "Alle centre"), sheet(&drawn[0].1, "Beslutninger"));
        let pages = papers(&drawn, "Centerark");
        assert!(!pages.is_empty());
        for (code, page) in pages {
            let row = column(centres, "Centerkode").into_iter().find(|(_, text)| text == code).unwrap().0;
            let own = sheet(page, "Centerark");
            for (matter, label) in [("råderum", "Råderum, kr."), ("tid", "Frigjort tid, timer")] {
                let at = own.cells.iter().find(|(_, ink)| said(&ink.content) == label).unwrap().0.row;
                for question in ["Mål", "Levering", "Bevis"] {
                    let light = cell(centres, &format!("{question}, {matter}"), row);
                    assert_eq!(cell(own, question, at), light, "{code}: {question}, {matter}");
                }
            }
            let within = format!("{code}-");
            let name = cell(centres, "Center", row);
            for (_, what) in column(decisions, "Hvad skal besluttes") {
                if what.starts_with(&within) || what.starts_with(&format!("{name}:")) {
                    assert!(dense(own).contains(&what.replace(' ', "")), "{code}: {what}");
                }
            }
        }
    }
}

#[test]
fn a_page_has_each_initiative_with_the_word_and_the_amounts_of_the_workbook() {
    for drawn in all() {
        let initiatives = sheet(&drawn[0].1, "Alle tiltag");
        for (code, page) in papers(&drawn, "Centerark") {
            let own = sheet(page, "Tiltag");
            let ids: Vec<(u32, String)> = column(initiatives, "Tiltag-ID");
            for (row, id) in ids.into_iter().filter(|(_, id)| id.starts_with(&format!("{code}-"))) {
                let at = column(own, "Tiltag-ID").into_iter().find(|(_, one)| *one == id).unwrap().0;
                let word = "Hvad er der i vejen";
                assert_eq!(cell(own, word, at), cell(initiatives, word, row), "{id}");
            }
        }
    }
}

/// Its mailbox may be shared.
#[test]
fn a_page_names_the_head_of_its_centre_and_nobody_else() {
    for drawn in all() {
        let workbook = &drawn[0].1;
        let of = |page: &str, header: &str| column(sheet(workbook, page), header).into_iter().map(|(_, name)| name);
        let mut people: BTreeSet<String> = of("Alle centre", "Centerchef").collect();
        people.extend(of("Alle tiltag", "Ansvarlig"));
        people.extend(of("Kvalitet", "Gevinstejer"));
        people.extend(of("Rykkerliste", "Økonomikonsulent"));
        people.retain(|name| name.contains(' '));
        assert!(people.len() >= 5, "{people:?}");
        for (code, page) in papers(&drawn, "Centerark") {
            let centres = sheet(workbook, "Alle centre");
            let row = column(centres, "Centerkode").into_iter().find(|(_, text)| text == code).unwrap().0;
            let head = cell(centres, "Centerchef", row);
            let said: String = page.sheets.iter().map(dense).collect();
            let named: Vec<&String> = people.iter().filter(|name| said.contains(&name.replace(' ', ""))).collect();
            assert_eq!(named, [&head], "{code}");
        }
        for (_, examples) in papers(&drawn, "Eksempler") {
            let said: String = examples.sheets.iter().map(dense).collect();
            assert!(people.iter().all(|name| !said.contains(&name.replace(' ', ""))));
        }
    }
}

/// A link out of a mail would lead nowhere.
#[test]
fn no_paper_has_a_link() {
    for drawn in all() {
        for (name, paper) in &drawn[1..] {
            let mut inks = paper.sheets.iter().flat_map(|sheet| sheet.cells.values());
            assert!(inks.all(|ink| !matches!(ink.content, Content::Link { .. })), "{name}");
        }
    }
}

/// What works stands on its sheet and on a page of its own, and only what is documented.
#[test]
fn every_documented_initiative_has_a_page_to_bring_to_others() {
    for drawn in all() {
        let works = sheet(&drawn[0].1, "Det virker");
        let ids: Vec<String> = column(works, "Tiltag-ID").into_iter().map(|(_, id)| id).collect();
        let ids: Vec<&String> = ids.iter().filter(|id| id.len() < 12 && id.contains('-')).collect();
        let pages: Vec<&String> =
            papers(&drawn, "Eksempler").iter().flat_map(|(_, one)| &one.sheets).map(|sheet| &sheet.name).collect();
        assert_eq!(ids, pages);
    }
}
