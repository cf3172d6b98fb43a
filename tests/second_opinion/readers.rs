//! Other programs read the programme workbook cell by cell and see what we wrote; `DuckDB` sums the archive's facts and
//! comes to the manifest's totals.
use crate::office::{self, Editor};
use calamine::{Data, Reader, Xlsx, open_workbook};
use gevinst::{
    commands::{AcceptQuestion, ConsolidateQuestion, accept, consolidate, draw},
    findings::Severity,
    report::ROOM,
    units::{Decimal, Month, serial_of_day},
    xlsx::{Cached, Content, Drawing, save},
};
use serde_json::Value;
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// Sheet, address, and what stands there: a number to twelve digits, or text.
type Cells = BTreeMap<(String, String), String>;

#[test]
fn other_programs_read_the_same_values() {
    let desk = tempfile::tempdir().unwrap();
    let march = Month::parse("2026-03").unwrap();
    let root = sample("fjordby", desk.path());
    let (_, drawing) = draw(&root, march, ROOM).unwrap().swap_remove(0);
    let path = desk.path().join("rapport.xlsx");
    fs::write(&path, save(&drawing).unwrap()).unwrap();
    let (ours, sheets) = (written(&drawing), drawing.sheets.len());
    let gnumeric = office::resave(Editor::Gnumeric, desk.path(), std::slice::from_ref(&path)).swap_remove(0);
    let readers = [
        ("openpyxl", of_json(&office::printed(office::python("cells_openpyxl.py").arg(&path)))),
        ("SheetJS", of_json(&office::printed(office::script("cells_sheetjs.js").arg(&path)))),
        ("Gnumeric", of_book(&gnumeric)),
    ];
    println!("{:<10} {:>7} {:>12}", "reader", "cells", "differences");
    for (name, theirs) in readers {
        let different: Vec<_> = ours.iter().filter(|(place, seen)| theirs.get(*place) != Some(seen)).collect();
        println!("{name:<10} {:>7} {:>12}", ours.len(), different.len());
        let shown: Vec<_> = different.iter().take(10).map(|(at, seen)| (at, seen, theirs.get(*at))).collect();
        assert!(different.is_empty(), "{name}: {shown:#?}");
    }
    assert!(sheets > 15 && ours.len() > 5_000, "{sheets} sheets, {} cells", ours.len());
}

#[test]
fn duckdb_sums_the_facts_of_the_archive() {
    let desk = tempfile::tempdir().unwrap();
    let root = sample("aaret", desk.path());
    for month in ["2026-01", "2026-02", "2026-03", "2026-04"] {
        let period = Month::parse(month).unwrap();
        let question = ConsolidateQuestion { root: &root, period, fails_at: Severity::Error };
        consolidate(&question, &mut Vec::new()).unwrap();
        let of_period = AcceptQuestion::of(&root, period, "Controlleren");
        let question = AcceptQuestion { without_sources: true, nevertheless: true, ..of_period };
        accept(&question, &mut Vec::new()).unwrap();
        let package = root.join("arkiv").join(month);
        let facts = package.join("fakta.parquet");
        let said = office::printed(office::python("sums_duckdb.py").arg(&facts).arg(month));
        let said: Value = serde_json::from_str(&said).unwrap();
        assert_eq!(said["type"], "DECIMAL(38,12)");
        let manifest: Value = serde_json::from_slice(&fs::read(package.join("manifest.json")).unwrap()).unwrap();
        let rows: Vec<(String, String, String, String, usize)> = serde_json::from_value(said["rows"].clone()).unwrap();
        assert_eq!(rows.iter().map(|row| row.4).sum::<usize>(), manifest["kørslen"]["antal_fakta"]);
        for (measure, series, streams) in SUMS {
            let own = rows.iter().filter(|(of, _, stream, ..)| of == series && streams.contains(&&**stream));
            let theirs: Decimal = own.map(|(.., sum, _)| sum.parse::<Decimal>().unwrap()).sum();
            assert_eq!(Some(theirs.normalize()), total(&manifest, measure), "{month} {measure}");
        }
    }
}

const MONEY: &[&str] = &["reduction", "income", "disbenefit"];

/// A total of the manifest, the series it is of, and what it sums.
const SUMS: [(&str, &str, &[&str]); 8] = [
    ("headroom_baseline_year", "baseline", MONEY),
    ("headroom_plan_year", "plan", MONEY),
    ("headroom_reported", "reported", MONEY),
    ("headroom_documented", "documented", MONEY),
    ("headroom_booked", "booked", MONEY),
    ("headroom_expected", "expected", MONEY),
    ("hours_reported", "reported", &["freed_hours"]),
    ("hours_documented", "documented", &["freed_hours"]),
];

fn total(manifest: &Value, measure: &str) -> Option<Decimal> {
    let totals = manifest["kørslen"]["totaler"].as_array()?;
    let total = totals.iter().find(|total| total["tal"] == measure)?;
    total["værdi"].as_str()?.parse::<Decimal>().ok().map(|value| value.normalize())
}

/// A copy of a sample, for a run writes into it.
fn sample(name: &str, desk: &Path) -> PathBuf {
    let (from, to) = (Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(name), desk.join(name));
    for entry in walkdir::WalkDir::new(&from).into_iter().map(Result::unwrap).filter(|entry| entry.path().is_file()) {
        let target = to.join(entry.path().strip_prefix(&from).unwrap());
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::copy(entry.path(), target).unwrap();
    }
    to
}

/// What we wrote, cell by cell.
fn written(drawing: &Drawing) -> Cells {
    let mut cells = Cells::new();
    for sheet in &drawing.sheets {
        for (at, ink) in &sheet.cells {
            let seen = match &ink.content {
                Content::Blank => continue,
                Content::Text(text)
                | Content::Link { text, .. }
                | Content::Formula { cached: Cached::Text(text), .. } => text.clone(),
                Content::Number(number) | Content::Formula { cached: Cached::Number(number), .. } => {
                    digits(&number.to_string())
                }
                Content::Day(day) => digits(&serial_of_day(*day).to_string()),
            };
            if !seen.is_empty() {
                cells.insert((sheet.name.clone(), at.to_string()), seen);
            }
        }
    }
    cells
}

fn of_json(printed: &str) -> Cells {
    let sheets: BTreeMap<String, BTreeMap<String, Value>> = serde_json::from_str(printed).unwrap();
    let cells = sheets
        .into_iter()
        .flat_map(|(sheet, cells)| cells.into_iter().map(move |(at, value)| ((sheet.clone(), at), of_value(&value))));
    cells.collect()
}

fn of_value(value: &Value) -> String {
    match value {
        Value::Number(number) => digits(&number.to_string()),
        Value::String(text) => {
            text.parse().map_or_else(|_| text.clone(), |day| digits(&serial_of_day(day).to_string()))
        }
        other => other.to_string(),
    }
}

fn of_book(path: &Path) -> Cells {
    let mut book: Xlsx<_> = open_workbook(path).unwrap();
    let mut cells = Cells::new();
    for (sheet, range) in book.worksheets() {
        let (top, left) = range.start().unwrap_or_default();
        for (row, col, value) in range.used_cells() {
            let at =
                gevinst::xlsx::At::new(top + u32::try_from(row).unwrap(), u16::try_from(left as usize + col).unwrap());
            let seen = match value {
                Data::String(text) => text.clone(),
                Data::Float(number) => digits(&number.to_string()),
                Data::Int(number) => digits(&number.to_string()),
                Data::DateTime(day) => digits(&day.as_f64().to_string()),
                _ => continue,
            };
            cells.insert((sheet.clone(), at.to_string()), seen);
        }
    }
    cells
}

/// Twelve digits are the same in every program.
fn digits(number: &str) -> String {
    let number: f64 = number.parse().unwrap();
    format!("{:.11e}", if number == 0.0 { 0.0 } else { number })
}
