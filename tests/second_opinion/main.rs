//! Other programs' opinion. Every workbook we write: LibreOffice recalculates every formula and must come to our cached
//! value; Microsoft's Open XML SDK must find nothing to say of the file. Every perfect file we read: five programs open
//! and save it, and nothing may change.
//!
//! Needs `soffice`, `ssconvert`, `node`, and the paths `GEVINST_OOXML_VALIDATOR`, `GEVINST_PYTHON` (with openpyxl) and
//! `GEVINST_NODE_MODULES`; `.ci/run` sees to all.
// A test that cannot write or run another program has failed, and its table is for people to read.
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::float_arithmetic)]

#[path = "../roundtrip/agree.rs"]
mod agree;
#[path = "../roundtrip/dice.rs"]
mod dice;
mod folder;
mod office;
mod printed;
#[path = "../../benches/programme/mod.rs"]
mod programme;
mod readers;
mod resaved;
#[path = "../roundtrip/sample.rs"]
mod sample;
#[path = "../roundtrip/world.rs"]
mod world;

use calamine::{Data, Reader, Xlsx, open_workbook};
use gevinst::{
    schema::TEMPLATES,
    templates::blank,
    xlsx::{At, Cached, Drawing, Ink, Sheet, Style, save},
};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// What cannot be right: LibreOffice has to find it, or its agreement means nothing.
const PLANTED: &str = "plantet.xlsx";

fn planted() -> Vec<u8> {
    let mut sheet = Sheet::new("Ark");
    sheet.put(At::new(0, 0), Ink::formula("1+1", Cached::Number(999.into()), Style::Number));
    save(&Drawing { title: "Plantet".to_owned(), sheets: vec![sheet], ..Drawing::default() }).unwrap()
}

/// Every workbook of ours, in one folder: templates, blank and made out, and the results of whole runs.
fn write_all(folder: &Path) -> Vec<PathBuf> {
    let put = |name: &str, bytes: Vec<u8>| {
        fs::write(folder.join(name), bytes).unwrap();
        folder.join(name)
    };
    let mut written: Vec<PathBuf> = TEMPLATES
        .iter()
        .map(|template| put(&format!("tom {}.xlsx", template.file_stem), save(&blank(template)).unwrap()))
        .collect();
    for (run, results) in folder::runs() {
        for (name, bytes) in results {
            written.push(put(&format!("{run} {name}"), bytes));
        }
    }
    written
}

#[test]
fn other_programs_agree() {
    let desk = tempfile::tempdir().unwrap();
    let (ours, theirs) = (desk.path().join("vores"), desk.path().join("deres"));
    fs::create_dir_all(&ours).unwrap();
    let written = write_all(&ours);
    let false_one = ours.join(PLANTED);
    fs::write(&false_one, planted()).unwrap();
    office::recalculate(desk.path(), &[written.as_slice(), std::slice::from_ref(&false_one)].concat(), &theirs);

    let (before, after) = (value(&false_one), value(&theirs.join(PLANTED)));
    assert_eq!((before, after), (Data::Float(999.0), Data::Float(2.0)), "LibreOffice recalculates");

    println!("{:<48} {:<24} {:>8} {:>12}", "workbook", "sheet", "formulas", "differences");
    let (mut compared, mut wrong) = (0, Vec::new());
    for path in &written {
        for (sheet, formulas, differences) in compare(path, &theirs.join(path.file_name().unwrap())) {
            let name = path.file_name().unwrap().to_string_lossy();
            println!("{name:<48} {sheet:<24} {formulas:>8} {:>12}", differences.len());
            compared += formulas;
            wrong.extend(differences.into_iter().map(|difference| format!("{name} {sheet}!{difference}")));
        }
    }
    println!("{compared} formulas in {} workbooks, {} differences", written.len(), wrong.len());
    assert!(wrong.is_empty(), "{:#?}", &wrong[..wrong.len().min(40)]);
    assert!(compared > 1_000, "only {compared} formulas");

    let found: Vec<String> = written.iter().filter_map(|path| office::validate(path)).collect();
    assert!(found.is_empty(), "Open XML SDK: {found:#?}");
    println!("{} workbooks valid by the Open XML SDK", written.len());
}

fn value(path: &Path) -> Data {
    let mut book: Xlsx<_> = open_workbook(path).unwrap();
    book.worksheet_range("Ark").unwrap().get_value((0, 0)).unwrap().clone()
}

/// Per sheet with formulas: its name, how many, and the cells where the two results differ.
fn compare(ours: &Path, theirs: &Path) -> Vec<(String, usize, Vec<String>)> {
    let mut mine: Xlsx<_> = open_workbook(ours).unwrap();
    let mut other: Xlsx<_> = open_workbook(theirs).unwrap();
    let mut compared = Vec::new();
    for sheet in mine.sheet_names() {
        let formulas = mine.worksheet_formula(&sheet).unwrap();
        let (cached, counted) = (mine.worksheet_range(&sheet).unwrap(), other.worksheet_range(&sheet).unwrap());
        let (row, col) = formulas.start().unwrap_or_default();
        let (mut count, mut differences) = (0, Vec::new());
        for (down, right, formula) in formulas.used_cells() {
            let at = (row + u32::try_from(down).unwrap(), col + u32::try_from(right).unwrap());
            let (one, two) = (told(cached.get_value(at)), told(counted.get_value(at)));
            count += 1;
            if !same(&one, &two) {
                let cell = At::new(at.0, u16::try_from(at.1).unwrap());
                differences.push(format!("{cell}: {one} cached, {two} recalculated by ={formula}"));
            }
        }
        if count > 0 {
            compared.push((sheet, count, differences));
        }
    }
    compared
}

/// What a long sum in binary floating point may cost, relative to the result: our own values are exact decimals, and
/// LibreOffice's last two of fifteen digits are not.
const DUST: f64 = 1e-13;
/// Where two large sums nearly cancel, their dust is all that is left to be relative to: a hundred-millionth of a krone.
const SPECK: f64 = 1e-8;

fn same(one: &str, two: &str) -> bool {
    let number = |text: &str| text.parse::<f64>().ok();
    let close = |one: f64, two: f64| (one - two).abs() <= (DUST * one.abs().max(two.abs())).max(SPECK);
    one == two || number(one).zip(number(two)).is_some_and(|(one, two)| close(one, two))
}

/// A value as far as it can be told from others: numbers to fifteen significant digits, nothing like an empty text.
fn told(value: Option<&Data>) -> String {
    match value {
        None | Some(Data::Empty) => String::new(),
        Some(Data::String(text)) => text.clone(),
        Some(Data::Bool(flag)) => flag.to_string(),
        Some(Data::Int(number)) => digits(number.to_string().parse().unwrap()),
        Some(Data::Float(number)) => digits(*number),
        Some(Data::DateTime(day)) => digits(day.as_f64()),
        Some(other) => format!("{other:?}"),
    }
}

fn digits(number: f64) -> String {
    format!("{:.14e}", if number == 0.0 { 0.0 } else { number })
}
