//! What is written for other programs is as its schema says, and nothing else: findings as JSON by our own
//! `docs/bemaerkninger.schema.json`, which is derived from the structs that are written, and as SARIF by the standard's.
#![allow(clippy::unwrap_used)]

use gevinst::{
    commands::{CheckQuestion, Format, check},
    findings::{Effect, Severity, Weight},
};
use serde_json::{Value, json};
use std::path::Path;

fn schema() -> Value {
    serde_json::from_str(include_str!("../docs/bemaerkninger.schema.json")).unwrap()
}

/// The schema of SARIF 2.1.0 as OASIS publishes it, taken out of the crate serde-sarif 0.8.0 (MIT), `src/schema.json`.
///
/// Its pattern of a language, there twice, closes a bracket that was never opened. ECMAScript reads that as the letter,
/// stricter engines as a fault; here it is written as the letter it is.
fn sarif_schema() -> Value {
    let (written, meant) = ("-[a-zA-Z]{2}]?$", r"-[a-zA-Z]{2}\\]?$");
    let schema = include_str!("files/sarif-schema-2.1.0.json");
    assert_eq!(schema.matches(written).count(), 2);
    serde_json::from_str(&schema.replace(written, meant)).unwrap()
}

/// What `gevinst tjek` says of the samples in a form for programs.
fn said(format: Format) -> Value {
    let mut out = Vec::new();
    let paths = [Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/fjordby")];
    let question = CheckQuestion { paths: &paths, format, fails_at: Severity::Error, only: &[], every_file: false };
    check(&question, &mut out).unwrap();
    serde_json::from_slice(&out).unwrap()
}

/// Every way in which a value is not as its schema says.
fn faults(schema: &Value, value: &Value) -> Vec<String> {
    let validator = jsonschema::validator_for(schema).unwrap();
    validator.iter_errors(value).map(|fault| format!("{}: {fault}", fault.instance_path())).collect()
}

#[test]
fn what_is_said_of_the_samples_is_as_the_schema_says() {
    let (schema, said) = (schema(), said(Format::Json));
    assert!(said["bemærkninger"].as_array().unwrap().len() > 20);
    assert_eq!(faults(&schema, &said), Vec::<String>::new());
}

#[test]
fn the_schema_refuses_what_is_missing_new_or_otherwise() {
    let (schema, said) = (schema(), said(Format::Json));
    let spoilt = |spoil: fn(&mut Value)| {
        let mut said = said.clone();
        spoil(&mut said);
        faults(&schema, &said).len()
    };
    assert_eq!(spoilt(|said| said["skemaversion"] = json!(3)), 1);
    assert_eq!(spoilt(|said| said["filer"][0]["ny"] = json!("")), 1);
    assert_eq!(spoilt(|said| said["filer"][0]["bytes"] = json!("12")), 1);
    assert_eq!(spoilt(|said| said["bemærkninger"][0]["alvor"] = json!("Alvorlig")), 1);
    assert_eq!(spoilt(|said| drop(said["bemærkninger"][0]["sted"].as_object_mut().unwrap().remove("fil"))), 1);
}

/// The keys in the schema are those of the code, all of them.
#[test]
fn the_schema_knows_every_severity_and_effect() {
    let known = |name: &str| schema()["$defs"]["bemærkning"]["properties"][name]["enum"].clone();
    assert_eq!(known("alvor"), json!(Weight::ALL));
    assert_eq!(known("virkning"), json!(Effect::ALL));
}

#[test]
fn the_log_is_sarif_as_the_standard_has_it() {
    let (schema, said) = (sarif_schema(), said(Format::Sarif));
    assert!(said["runs"][0]["results"].as_array().unwrap().len() > 20);
    assert_eq!(faults(&schema, &said), Vec::<String>::new());
    let mut spoilt = said;
    spoilt["runs"][0]["results"][0]["level"] = json!("fejl");
    spoilt["runs"][0]["results"][1]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] = json!("a b<c");
    assert_eq!(faults(&schema, &spoilt).len(), 2);
}
