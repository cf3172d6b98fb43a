//! A business case on a template that Opfølgning showed neither plan nor deviation in, filled in by another program (openpyxl),
//! and the same rows on today's template: the same figures, and nothing is told of the one that is not told of the other.
#![allow(clippy::unwrap_used)]

use gevinst::{
    commands::{ConsolidateQuestion, consolidate},
    findings::Severity,
    intake::Delivery,
    programme::Programme,
    schema::{Plain, business_case},
    templates::{Filled, for_centre},
    units::Month,
    xlsx::{Content, save},
};
use serde_json::Value;
use std::{fs, path::Path};

/// Where the sample's programme has this centre's file for March.
const FILE: &str = "indsendt/Borgerservice/Businesscase CBD marts FINAL.xlsx";

fn march() -> Month {
    Month::parse("2026-03").unwrap()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The totals of a run with this file, and the rules that speak in it.
fn told(file: &[u8]) -> (Value, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    copy(&root().join("samples/fjordby"), folder.path());
    fs::write(folder.path().join(FILE), file).unwrap();
    let question = ConsolidateQuestion { root: folder.path(), period: march(), fails_at: Severity::Error };
    consolidate(&question, &mut Vec::new()).unwrap();
    let read = |name: &str| -> Value {
        serde_json::from_slice(&fs::read(folder.path().join("resultat/2026-03").join(name)).unwrap()).unwrap()
    };
    let found = read("bemærkninger.json");
    let rules = found["bemærkninger"].as_array().unwrap().iter();
    let mut rules: Vec<String> = rules.map(|one| one["regel"].as_str().unwrap().to_owned()).collect();
    rules.sort();
    (read("kørsel.json")["totaler"].clone(), rules)
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            fs::create_dir_all(&target).unwrap();
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// The rows of a file, typed into today's template.
fn on_todays_template(file: &[u8]) -> Vec<u8> {
    let read = |name: &str, bytes: &[u8]| Delivery::of(name, bytes, String::new(), march().year());
    let program = read("program.xlsx", &fs::read(root().join("samples/fjordby/program.xlsx")).unwrap());
    let programme = Programme::of(program.submission().unwrap()).unwrap();
    let centre = programme.centres.iter().find(|centre| centre.code.as_str() == "CBD").unwrap();
    let delivery = read("CBD.xlsx", file);
    let mut filled = Filled::default();
    for table in business_case::TEMPLATE.tables {
        for (index, row) in delivery.submission().unwrap().rows_in(table).iter().enumerate() {
            for spec in table.columns.iter().filter(|spec| !spec.is_formula()) {
                let content = row.plain(spec).map(|plain| match plain {
                    Plain::Text(text) => Content::Text(text),
                    Plain::Number(number) => Content::Number(number),
                    Plain::Day(day) => Content::Day(day),
                });
                if let Some(content) = content {
                    filled.set(table, index, spec, content);
                }
            }
        }
    }
    save(&for_centre(&business_case::TEMPLATE, &programme, centre, march(), &filled)).unwrap()
}

#[test]
fn both_give_the_same_figures_and_nothing_new_is_told() {
    let earlier = fs::read(root().join("tests/files/businesscase-edition-2.xlsx")).unwrap();
    let (figures, found) = told(&earlier);
    assert!(figures.as_array().is_some_and(|all| all.len() > 10));
    let (of_today, found_today) = told(&on_todays_template(&earlier));
    assert_eq!(figures, of_today);
    assert_eq!(found, found_today);
}
