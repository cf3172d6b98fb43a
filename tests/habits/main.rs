//! What people do to a sheet: a filled-in business case, changed as people change it, is read as before, or one clear
//! finding says what is not.
// A test that cannot draw or read has failed.
#![allow(clippy::unwrap_used)]

#[path = "../roundtrip/agree.rs"]
mod agree;
mod cells;
#[path = "../roundtrip/dice.rs"]
mod dice;
mod identity;
mod parts;
#[path = "../roundtrip/sample.rs"]
mod sample;
#[path = "../roundtrip/world.rs"]
mod world;

use dice::Dice;
use gevinst::{
    findings::{Context, Finding},
    intake::{Delivery, Submission},
    rules,
    schema::{
        Table,
        business_case::{TEMPLATE, costs, follow_up, initiatives},
    },
    templates::for_centre,
    units::Decimal,
    xlsx::{At, Cached, Content, Drawing, Ink, Sheet, Style, save},
};
use std::collections::{BTreeMap, BTreeSet};

/// Born no later than this.
const YEAR: i16 = 2026;

/// A business case in order, with at least two rows of costs and an initiative that is in operation.
fn drawn() -> Drawing {
    let programme = world::programme();
    let world = sample::World { programme: &programme, centre: "CØA", period: world::period() };
    let samples = (1..).map(|seed| sample::sample(&TEMPLATE, &world, &mut Dice(seed)));
    let sample = samples.into_iter().find(|sample| {
        let is_live = |row: &sample::Row| matches!(row.get(initiatives::LIVE_ON.spec.key), Some(Content::Day(_)));
        sample.of(&costs::TABLE).len() >= 2
            && sample.of(&follow_up::TABLE).len() >= 2
            && sample.of(&initiatives::TABLE).iter().any(is_live)
    });
    for_centre(&TEMPLATE, &programme, &programme.centres[0], world::period(), &sample.unwrap().filled())
}

fn read(bytes: &[u8]) -> Delivery {
    Delivery::of("prøve.xlsx", bytes, String::new(), YEAR)
}

fn found(delivery: &Delivery) -> Vec<Finding> {
    let programme = world::programme();
    rules::check(delivery, &Context { programme: Some(&programme), period: Some(world::period()) })
}

/// How many findings each rule has.
fn counted(found: &[Finding]) -> BTreeMap<&'static str, usize> {
    let mut counted = BTreeMap::new();
    for finding in found {
        *counted.entry(finding.rule.code).or_default() += 1;
    }
    counted
}

/// Every row of every table, without its place.
fn rows(submission: &Submission) -> Vec<String> {
    let told = |row: &gevinst::intake::Row| {
        let cells = row.table.columns.iter().filter(|spec| !spec.is_formula());
        let seen: Vec<String> =
            cells.map(|spec| format!("{:?}", row.cell(spec).map(|(_, cell)| cell.seen.clone()))).collect();
        format!("{:?}: {}", row.table, seen.join(", "))
    };
    submission.sheets.iter().flat_map(|sheet| &sheet.rows).map(told).collect()
}

/// The rules that speak of the changed file and did not before; each with how often. The rows must be as they were.
fn changed(bytes: &[u8]) -> BTreeMap<&'static str, usize> {
    let (before, after) = (read(&save(&drawn()).unwrap()), read(bytes));
    let (one, other) = (before.submission().unwrap(), after.submission().unwrap());
    let (one, other) = (rows(one), rows(other));
    let differs = one.iter().zip(&other).find(|(one, other)| one != other);
    assert!(one == other, "{} rows became {}: {differs:?}", one.len(), other.len());
    let known = counted(&found(&before));
    counted(&found(&after)).into_iter().filter(|(code, count)| known.get(code) != Some(count)).collect()
}

fn after(change: impl Fn(&mut Drawing)) -> BTreeMap<&'static str, usize> {
    let mut drawing = drawn();
    change(&mut drawing);
    changed(&save(&drawing).unwrap())
}

fn nothing() -> BTreeMap<&'static str, usize> {
    BTreeMap::new()
}

fn only(code: &'static str) -> BTreeMap<&'static str, usize> {
    [(code, 1)].into()
}

fn sheet<'a>(drawing: &'a mut Drawing, table: &Table) -> &'a mut Sheet {
    drawing.sheets.iter_mut().find(|sheet| sheet.name == table.sheet).unwrap()
}

/// The row of the headers, and the first row below the rows that are filled in.
fn span(sheet: &Sheet) -> (u32, u32) {
    let header = sheet.tables[0].area.first.row;
    let is_typed = |ink: &Ink| !matches!(ink.content, Content::Blank | Content::Formula { .. });
    let last = sheet.cells.iter().filter(|(at, ink)| at.col == 0 && is_typed(ink)).map(|(at, _)| at.row).max();
    (header, last.unwrap() + 1)
}

fn column(sheet: &Sheet, label: &str) -> u16 {
    let (header, _) = span(sheet);
    let is_labelled = |ink: &Ink| matches!(&ink.content, Content::Text(text) if text == label);
    sheet.cells.iter().find(|(at, ink)| at.row == header && is_labelled(ink)).unwrap().0.col
}

fn text(text: &str) -> Ink {
    Ink::text(text, Style::Text)
}

#[test]
fn renamed_sheets_are_found() {
    for name in ["Omkostninger ", "omkostninger", "OMKOSTNINGER 2026", "Ark7"] {
        assert_eq!(after(|drawing| sheet(drawing, &costs::TABLE).name = name.to_owned()), nothing(), "{name:?}");
    }
    let by_headers = |drawing: &mut Drawing| {
        let sheet = sheet(drawing, &costs::TABLE);
        sheet.tables.clear();
        sheet.name = "Vores udgifter".to_owned();
    };
    assert_eq!(after(by_headers), nothing());
}

#[test]
fn headers_in_another_spelling_or_order_are_found() {
    let relabel = |from: &'static str, to: &'static str| {
        after(move |drawing| {
            let sheet = sheet(drawing, &follow_up::TABLE);
            let (header, _) = span(sheet);
            let at = At::new(header, column(sheet, from));
            sheet.tables.clear();
            sheet.cells.get_mut(&at).unwrap().content = Content::Text(to.to_owned());
        })
    };
    for to in ["A\u{30a}rsag", "ÅRSAG", " Årsag ", "Årsag:"] {
        assert_eq!(relabel("Årsag", to), nothing(), "{to:?}");
    }
    assert_eq!(relabel("Forventet resten af året", "Forventet\nresten af\r\nåret"), nothing());
    let reordered = after(|drawing| {
        let sheet = sheet(drawing, &costs::TABLE);
        let (header, last) = (span(sheet).0, sheet.tables[0].area.last.col);
        sheet.tables.clear();
        let (mut moved, kept): (BTreeMap<At, Ink>, BTreeMap<At, Ink>) =
            std::mem::take(&mut sheet.cells).into_iter().partition(|(at, _)| at.row >= header && at.col <= last);
        sheet.cells = kept;
        while let Some((at, ink)) = moved.pop_first() {
            sheet.put(At::new(at.row, last - at.col), ink);
        }
    });
    assert_eq!(reordered, nothing());
}

#[test]
fn sums_under_the_rows_are_no_rows() {
    for label in ["I alt", "Sum:", "TOTAL", "I alt 2026", "Omkostninger i alt"] {
        for gap in [0, 1, 30] {
            let with_label = after(|drawing| {
                let sheet = sheet(drawing, &costs::TABLE);
                let (below, amount) = (span(sheet).1 + gap, column(sheet, "BO1"));
                sheet.put(At::new(below, 0), text(label));
                sheet.put(At::new(below, amount), Ink::number(Decimal::from(12_345), Style::Kroner));
            });
            assert_eq!(with_label, only("S20"), "{label:?}, {gap} rows below");
        }
    }
    let without_label = after(|drawing| {
        let sheet = sheet(drawing, &costs::TABLE);
        let (below, amount) = (span(sheet).1, column(sheet, "BO1"));
        let sum = Ink::formula("SUM(F6:F7)", Cached::Number(Decimal::from(12_345)), Style::Kroner);
        sheet.put(At::new(below, amount), sum);
    });
    assert_eq!(without_label, only("S20"));
}

/// A row that names something is a row, whatever word it begins with.
#[test]
fn a_row_is_not_taken_for_a_sum() {
    let mut drawing = drawn();
    let sheet = sheet(&mut drawing, &costs::TABLE);
    let (header, described) = (span(sheet).0, column(sheet, "Beskrivelse"));
    sheet.put(At::new(header + 1, described), text("Total oprydning i arkivet"));
    let delivery = read(&save(&drawing).unwrap());
    let costs = delivery.submission().unwrap().sheet(&costs::TABLE).unwrap();
    assert_eq!(costs.asides, []);
    let mut rows = costs.rows.iter().filter_map(|row| row.of(&costs::TABLE));
    assert!(rows.any(|row| row.given(&costs::DESCRIPTION).is_some_and(|text| text.starts_with("Total"))));
}

#[test]
fn notes_beside_the_rows_are_nobodys_business() {
    let margin = after(|drawing| {
        let sheet = sheet(drawing, &costs::TABLE);
        let ((header, below), right) = (span(sheet), sheet.tables[0].area.last.col + 2);
        sheet.put(At::new(header, right), text("Mine noter"));
        sheet.put(At::new(header + 1, right), text("Spørg Lone"));
        sheet.put(At::new(below + 3, right), text("Husk at rykke leverandøren"));
    });
    assert_eq!(margin, nothing());
}

#[test]
fn a_note_under_the_rows_is_no_row() {
    let noted = |gap: u32| {
        after(move |drawing| {
            let sheet = sheet(drawing, &costs::TABLE);
            let below = span(sheet).1 + gap;
            sheet.put(At::new(below, 0), text("* Tallene er fra budgetopfølgning 1"));
        })
    };
    assert_eq!((noted(0), noted(20)), (only("S20"), only("S20")));
}

#[test]
fn a_sheet_pasted_as_values_costs_one_line() {
    let mut drawing = drawn();
    for sheet in &mut drawing.sheets {
        sheet.tables.clear();
        for ink in sheet.cells.values_mut() {
            if let Content::Formula { cached, .. } = ink.content.clone() {
                ink.content = match cached {
                    Cached::Number(number) => Content::Number(number),
                    Cached::Text(text) if text.is_empty() => Content::Blank,
                    Cached::Text(text) => Content::Text(text),
                };
            }
        }
    }
    let codes: BTreeSet<&str> = changed(&save(&drawing).unwrap()).into_keys().collect();
    assert!(codes.iter().all(|code| *code == "S05"), "{codes:?}");
}

#[test]
fn two_sheets_under_the_same_headers_are_told_of() {
    let twin = |first: &'static str, second: &'static str, with_rows: bool| {
        after(move |drawing| {
            let mut copy = sheet(drawing, &costs::TABLE).clone();
            let (header, _) = span(&copy);
            copy.tables.clear();
            second.clone_into(&mut copy.name);
            if !with_rows {
                copy.cells.retain(|at, _| at.row <= header);
            }
            let original = sheet(drawing, &costs::TABLE);
            first.clone_into(&mut original.name);
            if first != "Omkostninger" {
                original.tables.clear();
            }
            drawing.sheets.push(copy);
        })
    };
    assert_eq!(twin("Udgifter nye", "Udgifter gamle", true), only("S18"), "nothing tells which");
    assert_eq!(twin("Udgifter nye", "Udgifter gamle", false), nothing(), "only one has rows");
    assert_eq!(twin("Omkostninger", "Omkostninger (2)", true), only("S19"), "one is named");
    assert_eq!(twin("Omkostninger", "Omkostninger (2)", false), nothing(), "a blank copy");
}

#[test]
fn both_sheets_are_named_in_the_finding() {
    let mut drawing = drawn();
    let mut copy = sheet(&mut drawing, &costs::TABLE).clone();
    copy.tables.clear();
    "Omkostninger (2)".clone_into(&mut copy.name);
    drawing.sheets.push(copy);
    let told = found(&read(&save(&drawing).unwrap()));
    let finding = told.iter().find(|finding| finding.rule.code == "S19").unwrap();
    assert_eq!((&*finding.first.sheet, &*finding.others[0].sheet), ("Omkostninger (2)", "Omkostninger"));
}
