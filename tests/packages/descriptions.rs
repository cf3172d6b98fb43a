//! `docs/formater.md` describes every format: its version, every field of it, and every key.
use crate::kept;
use gevinst::formats::FORMATS;
use parquet::file::reader::{FileReader, SerializedFileReader};
use serde_json::Value;
use std::{collections::BTreeSet, fs};

const DESCRIBED: &str = include_str!("../../docs/formater.md");

#[test]
fn every_format_is_described_with_its_version() {
    for format in FORMATS {
        let heading = format!("`{}`, version {}", format.name, format.version);
        assert!(DESCRIBED.lines().any(|line| line.starts_with("## ") && line.contains(&heading)), "{heading}");
    }
}

#[test]
fn every_field_of_a_package_is_described() {
    let mut names = BTreeSet::new();
    let files = [
        "manifest.json",
        "rækker.json",
        "baseline.json",
        "bemærkninger.json",
        "beslutninger.json",
        "forløb.json",
        "målinger.json",
    ];
    for file in files {
        let said: Value = serde_json::from_slice(&fs::read(kept("v5").join(file)).unwrap()).unwrap();
        fields(&said, &mut names);
    }
    let facts = SerializedFileReader::new(fs::File::open(kept("v5").join("fakta.parquet")).unwrap()).unwrap();
    let columns = facts.metadata().file_metadata().schema_descr().columns().to_vec();
    names.extend(columns.iter().map(|column| column.name().to_owned()));
    assert!(names.len() > 50, "{names:?}");
    let missing: Vec<_> = names.iter().filter(|name| !DESCRIBED.contains(&format!("`{name}`"))).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// The names of all fields; under `felter` they are the columns of the templates.
fn fields(value: &Value, names: &mut BTreeSet<String>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| fields(value, names)),
        Value::Object(all) => {
            for (name, value) in all {
                names.insert(name.clone());
                // The names under it are IDs of benefits.
                if name == "dækker" {
                    continue;
                }
                match value.as_object().filter(|_| name == "felter") {
                    Some(columns) => columns.values().for_each(|value| fields(value, names)),
                    None => fields(value, names),
                }
            }
        }
        _ => {}
    }
}

#[test]
fn every_key_is_described() {
    let known = include_str!("keys.txt").lines().filter_map(|line| line.split_once(' '));
    for (of, key) in known.filter(|(of, _)| ["stream", "series", "unit", "fate", "weight", "effect"].contains(of)) {
        assert!(DESCRIBED.contains(&format!("`{key}`")), "{of} {key}");
    }
}
