//! `gevinst udtræk`: a line for every path, in their order.
use crate::{program, said, sample, sample_files};
use serde_json::Value;
use std::{
    io::Write,
    process::{Output, Stdio},
};

fn extract(word: &str, paths: &str, settings: &[(&str, &str)]) -> Output {
    let mut child = program()
        .args([word, "--periode", "2026-03", "--program"])
        .arg(sample().join("program.xlsx"))
        .envs(settings.iter().copied())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(paths.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

/// The samples' files as they are told of, on every system with `/` between the parts.
fn paths() -> Vec<String> {
    sample_files().iter().map(|path| path.to_str().unwrap().replace('\\', "/")).collect()
}

fn lines(output: &Output) -> Vec<Value> {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    said(output).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn every_file_has_its_line_and_every_value_its_cell() {
    let mut paths = paths();
    paths.push("findes ikke.xlsx".to_owned());
    let lines = lines(&extract("udtræk", &(paths.join("\n") + "\n\n"), &[]));
    let files: Vec<&str> = lines.iter().map(|line| line["fil"].as_str().unwrap()).collect();
    assert_eq!(files, paths);
    let gone = lines.last().unwrap();
    assert_eq!((gone["dom"].as_str(), gone["bemærkninger"][0]["regel"].as_str()), (Some("rejected"), Some("F17")));
    for verdict in ["accepted", "rejected", "not_read"] {
        assert!(lines.iter().any(|line| line["dom"] == verdict), "{verdict}");
    }
    let values: Vec<&Value> = lines.iter().flat_map(|line| line["værdier"].as_array().unwrap()).collect();
    let contents = |table: &str, field: &str| {
        let own = values.iter().filter(|value| value["tabel"] == table && value["felt"] == field);
        own.map(|value| &value["værdi"]).collect::<Vec<_>>()
    };
    assert!(contents("follow_up", "realised").iter().all(|value| value.is_number()));
    assert!(contents("follow_up", "month").iter().any(|value| *value == "2026-03"));
    assert!(contents("registrations", "employee").len() > 100);
    assert!(contents("registrations", "employee").iter().all(|value| *value == "•••"));
    assert!(contents("registrations", "remark").iter().all(|value| *value == "•••"));
    assert!(contents("registrations", "task_id").iter().all(|value| *value != "•••"));
    assert!(contents("registrations", "minutes").iter().all(|value| value.is_number()));
    assert!(values.iter().all(|value| value["celle"].as_str().unwrap().ends_with(&value["række"].to_string())));
}

#[test]
fn its_other_names_and_one_reader_give_the_same_lines() {
    let paths = paths().join("\n");
    let lines = said(&extract("udtræk", &paths, &[]));
    assert!(!lines.is_empty());
    for word in ["udtraek", "extract"] {
        assert_eq!(said(&extract(word, &paths, &[("GEVINST_TRIAL_READERS", "1")])), lines, "{word}");
    }
}

#[test]
fn a_file_that_ends_its_reader_has_its_line() {
    let paths = paths();
    let name = paths.iter().find(|path| path.contains("Businesscase CBD marts")).unwrap();
    let lines = lines(&extract("udtræk", &paths.join("\n"), &[("GEVINST_TRIAL", &format!("abort:{name}"))]));
    let spoilt: Vec<&Value> = lines.iter().filter(|line| line["bemærkninger"][0]["regel"] == "F23").collect();
    assert_eq!((lines.len(), spoilt.len()), (paths.len(), 1));
}

#[test]
fn a_programme_that_cannot_be_used_is_told_of() {
    let mut child = program()
        .args(["udtræk", "--program"])
        .arg(sample().join("facit.json"))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let status = child.wait().unwrap();
    assert_eq!(status.code(), Some(2));
}
