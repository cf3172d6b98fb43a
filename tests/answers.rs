//! What the commands answer to programs is as its schema in `docs` says; and what `-q`, `-v` and `--prøv` do.
#![allow(clippy::unwrap_used)]

use gevinst::{cli, commands::Outcome, units::Decimal};
use serde_json::Value;
use std::{ffi::OsString, fs, path::Path};

/// Runs a command: what it says, and how it went.
fn run(words: &[&str]) -> (String, Outcome) {
    let mut out = Vec::new();
    let words = ["gevinst"].iter().chain(words).map(OsString::from);
    let outcome = cli::run(words, &mut out).unwrap();
    (String::from_utf8(out).unwrap(), outcome)
}

/// An answer that is as its schema says, and a change of it that is not.
fn held(name: &str, said: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(format!("{name}.schema.json"));
    let schema: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let faults = |value: &Value| validator.iter_errors(value).map(|fault| fault.to_string()).collect::<Vec<_>>();
    let said: Value = serde_json::from_str(said).unwrap_or_else(|error| panic!("{name}: {error}\n{said}"));
    assert_eq!(faults(&said), Vec::<String>::new(), "{name}");
    let mut spoilt = said.clone();
    spoilt["nyt"] = Value::Null;
    assert_eq!(faults(&spoilt).len(), 1, "{name}");
    said
}

/// The fictional municipality of `opret --eksempel`.
fn example() -> (tempfile::TempDir, String) {
    let keep = tempfile::tempdir().unwrap();
    let root = keep.path().join("Prøve").to_str().unwrap().to_owned();
    run(&["opret", &root, "--eksempel"]);
    (keep, root)
}

fn files(root: &str) -> Vec<(String, u64)> {
    let all = gevinst::disk::walk(Path::new(root)).unwrap();
    all.into_iter().map(|(name, path)| (name, fs::metadata(path).unwrap().len())).collect()
}

#[test]
fn every_answer_to_a_program_is_as_its_schema_says() {
    let (_keep, root) = example();
    let (said, outcome) = run(&["saml", &root, "--format", "json"]);
    assert_eq!(outcome, Outcome::Findings, "there are errors on purpose");
    let said = held("saml", &said);
    assert_eq!(said["periode"], "2026-03");
    assert_eq!(said["mangler"], serde_json::json!(["CBU"]));
    assert!(said["siden_sidst"].is_null() && !said["skrevet"].as_array().unwrap().is_empty());
    assert!(said["bemærkninger"]["fejl"].as_u64().unwrap() > 0);

    let report = format!("{root}/resultat/2026-03/Gevinstrealisering 2026-03.xlsx");
    let traced = held("spor", &run(&["spor", &report, "Overblik!A8", "--format", "json"]).0);
    assert!(traced["forklaring"][0].as_str().unwrap().starts_with("Overblik!A8 = "), "{traced}");

    let (said, _) = run(&["godkend", &root, "--periode", "2026-03", "--af", "Kim Holm", "--format", "json"]);
    let said = held("godkend", &said);
    assert_eq!(said["godkendt"]["godkendt_af"], "Kim Holm");
    let archive = held("arkiv", &run(&["arkiv", &root, "--format", "json"]).0);
    assert_eq!(archive["uændret"], true);
    assert_eq!(archive["pakker"], serde_json::json!([said["godkendt"]]));
}

/// A figure of the report as a program gets it: every fact that it adds has a file, a sheet and a cell.
#[test]
fn the_sources_of_a_figure_add_up_to_it() {
    let (_keep, root) = example();
    run(&["saml", &root]);
    let report = format!("{root}/resultat/2026-03/Gevinstrealisering 2026-03.xlsx");
    let said = held("spor", &run(&["spor", &report, "Overblik!A8", "--format", "json"]).0);
    let (mut total, mut seen) = (Decimal::ZERO, 0);
    for source in said["kilder"].as_array().unwrap() {
        assert!(["fil", "ark", "celle"].iter().all(|name| !source[*name].as_str().unwrap().is_empty()), "{source}");
        total += source["værdi"].as_str().unwrap().parse::<Decimal>().unwrap();
        seen += 1;
    }
    let value: Decimal = said["værdi"].as_str().unwrap().parse().unwrap();
    assert!(seen > 1 && (total - value).abs() < Decimal::new(1, 6), "{total} of {seen}, and {value}");
}

#[test]
fn a_trial_writes_nothing_and_says_so() {
    let (_keep, root) = example();
    let before = files(&root);
    let (said, _) = run(&["saml", &root, "--prøv"]);
    assert!(said.contains("Det var en prøve: intet er skrevet."), "{said}");
    assert_eq!(files(&root), before);
    let said = held("saml", &run(&["saml", &root, "--dry-run", "--format", "json"]).0);
    assert_eq!(said["skrevet"], serde_json::json!([]));
    assert_eq!(files(&root), before);
}

/// Every command that writes can be tried first, in every form it has.
#[test]
fn a_trial_of_any_command_leaves_the_folder_as_it_was() {
    let (keep, root) = example();
    let untouched = |words: &[&str], told: &str| {
        let before = files(keep.path().to_str().unwrap());
        let (said, _) = run(words);
        assert!(said.contains(told) && said.contains("Det var en prøve: intet er skrevet."), "{words:?}: {said}");
        assert_eq!(files(keep.path().to_str().unwrap()), before, "{words:?}");
    };
    let new = keep.path().join("Ny").to_str().unwrap().to_owned();
    untouched(&["opret", &new, "--prøv"], "ville blive lavet i");
    untouched(&["opret", &new, "--eksempel", "--proev"], "ville blive lavet i");
    untouched(&["skabeloner", &root, "--periode", "2026-03", "--prøv"], "skabeloner for marts 2026 ville ligge i");
    run(&["skabeloner", &root, "--periode", "2026-03"]);
    untouched(&["skabeloner", &root, "--periode", "2026-03", "--prøv"], "skabeloner for marts 2026 ville ligge i");
    run(&["saml", &root]);
    let godkend = ["godkend", &root, "--periode", "2026-03", "--af", "Kim Holm"];
    untouched(&[&godkend[..], &["--prøv"]].concat(), "Marts 2026 kan godkendes og ville ligge i");
    let before = files(&root);
    let said = held("godkend", &run(&[&godkend[..], &["--prøv", "--format", "json"]].concat()).0);
    assert_eq!(said["godkendt"]["godkendt_af"], "Kim Holm");
    assert_eq!(files(&root), before);
    run(&godkend);
    let fortryd = ["godkend", &root, "--periode", "2026-03", "--af", "Kim Holm", "--fortryd", "--grund", "Forkert"];
    untouched(&[&fortryd[..], &["--prøv"]].concat(), "Godkendelsen 2026-03 kan fortrydes.");
    untouched(&["opret", &new, "--fra", &root, "--prøv"], "Mappen for 2027 ville blive lavet");
}

#[test]
fn what_has_changed_since_the_last_run_is_told() {
    let (_keep, root) = example();
    let (first, _) = run(&["saml", &root]);
    assert!(!first.contains("Siden sidste kørsel"), "{first}");
    assert!(run(&["saml", &root]).0.contains("Siden sidste kørsel: intet er ændret."));
    fs::remove_file(format!("{root}/indsendt/Borgerservice/Businesscase CBD marts FINAL.xlsx")).unwrap();
    let (said, _) = run(&["saml", &root, "--periode", "2026-03"]);
    assert!(said.contains("Siden sidste kørsel: 1 fil er væk (Businesscase CBD marts FINAL.xlsx).\n"), "{said}");
    assert!(said.contains("Råderum, bogført") && said.contains(" → "), "{said}");
}

#[test]
fn quiet_says_nothing_and_told_at_length_names_every_file() {
    let (_keep, root) = example();
    let (said, outcome) = run(&["saml", &root, "-q"]);
    assert_eq!((said.as_str(), outcome), ("", Outcome::Findings));
    let (short, long) = (run(&["saml", &root]).0, run(&["saml", &root, "-v"]).0);
    assert!(long.contains("\nFilerne\n") && !short.contains("\nFilerne\n"), "{long}");
    let submitted = files(&format!("{root}/indsendt"));
    assert!(submitted.iter().all(|(name, _)| long.contains(name.as_str())), "{long}");
    // Those with nothing to mend too.
    let (short, long) = (run(&["tjek", &root]).0, run(&["tjek", &root, "-v"]).0);
    assert!(submitted.iter().all(|(name, _)| long.contains(&format!("indsendt/{name}: "))), "{long}");
    assert!(long.contains(": intet at rette") && !short.contains(": intet at rette"), "{long}");
    let (written, _) = run(&["skabeloner", &root, "--periode", "2026-03", "-v"]);
    assert!(written.contains("\n  Businesscase CBD.xlsx\n"), "{written}");
    let (accepted, _) = run(&["godkend", &root, "--periode", "2026-03", "--af", "Kim Holm", "-v"]);
    assert!(accepted.contains("\n  manifest.json\n"), "{accepted}");
}

#[test]
fn a_sheet_that_is_mistyped_is_told_with_the_one_that_was_meant() {
    let (_keep, root) = example();
    run(&["saml", &root]);
    let report = format!("{root}/resultat/2026-03/Gevinstrealisering 2026-03.xlsx");
    let trouble = |cell: &str| {
        let words = ["gevinst", "spor", &report, cell].map(OsString::from);
        cli::run(words, &mut Vec::new()).unwrap_err().to_string()
    };
    assert!(trouble("Overblick!A9").contains("Mente du \"Overblik!A9\"?"));
    let other = trouble("Regneark!A9");
    assert!(other.contains("Arkene er ") && other.contains("Frigjort tid"), "{other}");
}
