//! `gevinst spor`: what is told of a figure sums to the figure, and ends in files that are there.
#![allow(clippy::unwrap_used)]

use gevinst::{
    commands::{ConsolidateQuestion, consolidate, draw},
    findings::Severity,
    report::trace::Trail,
    units::{Decimal, Month, round},
    xlsx::{At, Book, Flow, LIMITS, Seen, save},
};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// The samples.
fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/fjordby")
}

fn march() -> Month {
    Month::parse("2026-03").unwrap()
}

/// The programme workbook of the samples' March, where a sheet takes so many facts.
fn divided(room: usize) -> Vec<u8> {
    let (_, drawing) = draw(&samples(), march(), room).unwrap().swap_remove(0);
    save(&drawing).unwrap()
}

/// The programme workbook of the samples' March, made in a folder of its own.
fn workbook() -> Vec<u8> {
    let beside = tempfile::tempdir().unwrap();
    let from = samples();
    for entry in walkdir::WalkDir::new(&from) {
        let entry = entry.unwrap();
        let to = beside.path().join(entry.path().strip_prefix(&from).unwrap());
        if entry.file_type().is_dir() {
            fs::create_dir_all(to).unwrap();
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
    let question = ConsolidateQuestion { root: beside.path(), period: march(), fails_at: Severity::Error };
    consolidate(&question, &mut Vec::new()).unwrap();
    fs::read(beside.path().join("resultat/2026-03/Gevinstrealisering 2026-03.xlsx")).unwrap()
}

/// Every figure of a sheet whose formula is a sum of facts and nothing else.
fn sums(bytes: &[u8], sheet: &str) -> Vec<(At, Decimal)> {
    let mut book = Book::open(bytes.to_vec(), &LIMITS).unwrap();
    let index = book.sheets.iter().position(|head| head.name == sheet).unwrap();
    let mut found = Vec::new();
    book.rows(index, &mut |row| -> Flow {
        for (col, cell) in row.cells {
            let is_sum = cell.formula.as_ref().is_some_and(|formula| is_sum(formula));
            if let (Seen::Number(value), true) = (&cell.seen, is_sum) {
                found.push((At::new(row.row, *col), *value));
            }
        }
        Flow::Continue(())
    })
    .unwrap();
    found
}

/// One sum, on one sheet of facts or over all of them.
fn is_sum(formula: &str) -> bool {
    let first = "SUMIFS(M_vaerdi";
    formula.starts_with(first) || (formula.starts_with(&format!("({first}")) && formula.contains("SUMIFS(MB_"))
}

/// How many figures are told of, each of which must sum to itself.
fn told(bytes: &[u8]) -> usize {
    let trail = Trail::of(Book::open(bytes.to_vec(), &LIMITS).unwrap()).unwrap();
    let mut told = 0;
    for sheet in ["Alle centre", "Alle tiltag", "Frigjort tid", "Råderum"] {
        for (at, value) in sums(bytes, sheet) {
            let text = trail.tell(sheet, at).unwrap();
            let total = text.lines().find_map(|line| line.strip_prefix("I alt ")).unwrap();
            let total: Decimal = total.replace('.', "").replace(',', ".").parse().unwrap();
            assert_eq!(round(total, 4), round(value, 4), "{sheet}!{at}");
            told += 1;
        }
    }
    told
}

#[test]
fn what_is_told_of_a_figure_sums_to_it() {
    let whole = told(&workbook());
    assert!(whole > 200, "{whole} figures");
    // With the facts on more sheets the same figures are sums over all of them.
    let facts = facts(&workbook()).1.len();
    for sheets in [2, 4] {
        assert_eq!(told(&divided(facts.div_ceil(sheets))), whole, "{sheets} sheets of facts");
    }
}

/// The sheets of facts, and every row of facts on them.
fn facts(bytes: &[u8]) -> (usize, Vec<Vec<Seen>>) {
    let mut book = Book::open(bytes.to_vec(), &LIMITS).unwrap();
    let homes: Vec<usize> = (0..book.sheets.len()).filter(|at| book.sheets[*at].name.starts_with("Måneder")).collect();
    let mut rows = Vec::new();
    for index in &homes {
        book.rows(*index, &mut |row| -> Flow {
            rows.extend((row.row > 4).then(|| row.cells.iter().map(|(_, cell)| cell.seen.clone()).collect()));
            Flow::Continue(())
        })
        .unwrap();
    }
    (homes.len(), rows)
}

#[test]
fn facts_that_one_sheet_has_no_room_for_go_on_on_the_next() {
    let (sheets, whole) = facts(&workbook());
    assert_eq!(sheets, 1);
    let (sheets, parts) = facts(&divided(whole.len().div_ceil(3)));
    assert!(sheets == 3 && parts == whole, "{sheets} sheets, {} facts of {}", parts.len(), whole.len());
}

#[test]
fn a_fact_tells_its_cell_and_nothing_is_told_of_what_is_not_there() {
    let trail = Trail::of(Book::open(workbook(), &LIMITS).unwrap()).unwrap();
    let fact = trail.tell("Måneder", At::parse("H6").unwrap()).unwrap();
    assert!(fact.contains("Kommer fra indsendt/"), "{fact}");
    assert_eq!(trail.tell("Måneder", At::parse("ZZ9").unwrap()), None);
    assert_eq!(trail.tell("Findes ikke", At::parse("A1").unwrap()), None);
}

#[test]
fn a_step_of_the_bridge_names_the_benefits_behind_it() {
    let trail = Trail::of(Book::open(workbook(), &LIMITS).unwrap()).unwrap();
    let steps = (6..25).filter_map(|row| trail.tell("Gevinstbro", At::new(row, 1)));
    let moved: Vec<String> = steps.filter(|text| !text.contains("= 0\n") && text.contains("G_afvigelse")).collect();
    assert!(moved.len() > 1, "{moved:?}");
    for text in moved {
        assert!(text.contains("(gevinst spor … \"Gevinster!"), "{text}");
    }
}

#[test]
fn a_light_names_its_rule_its_limits_and_what_it_is_decided_by() {
    let bytes = workbook();
    let trail = Trail::of(Book::open(bytes.clone(), &LIMITS).unwrap()).unwrap();
    let lights = |sheet: &str| {
        let mut told = Vec::new();
        for at in (5..8).flat_map(|row| (4..10).map(move |col| At::new(row, col))) {
            told.extend(trail.tell(sheet, at).filter(|text| text.contains("Lyset ")));
        }
        told
    };
    let told = lights("Alle centre");
    for question in ["Lyset Mål: ", "Lyset Levering: ", "Lyset Bevis: "] {
        let one = told.iter().find(|text| text.contains(question)).unwrap();
        assert!(one.contains("  Grøn fra = "), "{one}");
        assert!(one.lines().any(|line| line.contains(", kr.: Alle centre!")), "the figures have their names: {one}");
    }
    assert_eq!(trail.sheet_called("alle CENTRE"), Some("Alle centre"));
    assert_eq!(trail.sheet_called("Alle"), None);
}

/// A plan comes from the yearly amount, not from the id beside it.
#[test]
fn a_planned_figure_is_followed_to_the_amount() {
    let trail = Trail::of(Book::open(workbook(), &LIMITS).unwrap()).unwrap();
    let head =
        |col: &u16| trail.tell("Alle centre", At::new(4, *col)).is_some_and(|text| text.contains("= Plan, kr.\n"));
    let plan = (0..40).find(head).unwrap();
    let told: Vec<String> = (5..12).filter_map(|row| trail.tell("Alle centre", At::new(row, plan))).collect();
    let lines = told.iter().flat_map(|text| text.lines());
    let cells: Vec<&str> = lines.filter_map(|line| line.split_once("Budgetgevinster!")).map(|(_, cell)| cell).collect();
    assert!(cells.len() > 20 && cells.iter().all(|cell| !cell.starts_with('A')), "{told:#?}");
}

#[test]
fn a_decision_says_why_and_where_its_figures_stand() {
    let trail = Trail::of(Book::open(workbook(), &LIMITS).unwrap()).unwrap();
    let rows = (4..30).filter_map(|row| trail.tell("Beslutninger", At::new(row, 1)));
    let told: Vec<String> = rows.filter(|text| text.contains("  Hvorfor: ")).collect();
    assert!(!told.is_empty());
    assert!(told.iter().any(|text| text.contains("Tallene bag står ved ")), "{told:#?}");
}
