//! What `gevinst undersøg` says of files people have sent, as texts in `tests/inspection`.
//!
//! `just bless` writes them anew.
// A test that cannot read its sample has failed.
#![allow(clippy::unwrap_used)]

mod snapshot;

use gevinst::{
    commands::{InspectQuestion, Outcome, inspect},
    xlsx::LIMITS,
};
use serde_json::Value;
use std::path::Path;

/// Files of the samples: one in order, one with faults, one that is none of ours, one that is no workbook.
const FILES: [(&str, &str); 4] = [
    ("i orden", "indsendt/Borgerservice/Businesscase CBD marts FINAL.xlsx"),
    ("med fejl", "indsendt/Sundhed og Omsorg/CSO gevinster marts 2026 v2.xlsx"),
    ("ikke vores", "indsendt/Fra mail/Vores eget overblik.xlsx"),
    ("afvist", "indsendt/Fra mail/Husk.txt"),
];

fn said(file: &str, as_json: bool) -> (Outcome, String) {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/fjordby");
    let (paths, mut out) = ([samples.join(file)], Vec::new());
    let outcome = inspect(&InspectQuestion { paths: &paths, as_json }, &mut out).unwrap();
    let text = String::from_utf8(out).unwrap();
    // The path of this machine is nobody's business, nor are the terminal's colours.
    let plain = text.replace(&format!("{}/", samples.to_string_lossy()), "");
    (outcome, plain.replace("\u{1b}[1m", "").replace("\u{1b}[0m", ""))
}

#[test]
fn what_is_seen_is_what_was_last_seen() {
    let forms = FILES.into_iter().flat_map(|(name, file)| [(name, file, "txt", false), (name, file, "json", true)]);
    let texts = forms.map(|(name, file, end, as_json)| (format!("{name}.{end}"), said(file, as_json).1));
    snapshot::hold("inspection", &texts.collect());
}

#[test]
fn a_file_that_is_read_is_clean_and_one_that_is_not_is_a_finding() {
    let outcomes: Vec<Outcome> = FILES.iter().map(|(_, file)| said(file, false).0).collect();
    assert_eq!(outcomes, [Outcome::Clean, Outcome::Clean, Outcome::Clean, Outcome::Findings]);
}

/// The figures of the guards are measured, and within the limits they stand beside.
#[test]
fn guards_stand_beside_their_limits() {
    let seen: Value = serde_json::from_str(&said(FILES[0].1, true).1).unwrap();
    let guards = seen["filer"][0]["projektmappe"]["grænser"].as_array().unwrap().clone();
    let number = |guard: &Value, key: &str| guard[key].as_u64();
    assert_eq!(number(&guards[0], "højst"), Some(LIMITS.file_bytes));
    assert_eq!(number(&guards[1], "højst"), Some(LIMITS.inflated_bytes));
    for guard in guards.iter().filter(|guard| guard.get("højst").is_some()) {
        let (seen, most) = (number(guard, "set").unwrap(), number(guard, "højst").unwrap());
        assert!(seen > 0 && seen < most, "{guard}");
    }
}
