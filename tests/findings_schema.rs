//! `docs/bemaerkninger.schema.json` holds what we write for programs, and nothing else.
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

/// What `gevinst tjek --format json` says of the samples.
fn said() -> Value {
    let mut out = Vec::new();
    let paths = [Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/fjordby")];
    let question = CheckQuestion { paths: &paths, format: Format::Json, fails_at: Severity::Error, only: &[] };
    check(&question, &mut out).unwrap();
    serde_json::from_slice(&out).unwrap()
}

/// Every way in which a value is not as its schema says. A keyword it does not know is a fault of the schema: what is
/// promised in it is held here.
fn faults(root: &Value, schema: &Value, value: &Value, at: &str) -> Vec<String> {
    let mut faults = Vec::new();
    for (keyword, wanted) in schema.as_object().unwrap() {
        let holds = match keyword.as_str() {
            "$schema" | "$id" | "$defs" | "title" | "description" => true,
            "$ref" => {
                let of = root.pointer(wanted.as_str().unwrap().strip_prefix('#').unwrap()).unwrap();
                faults.extend(self::faults(root, of, value, at));
                true
            }
            "const" => value == wanted,
            "enum" => wanted.as_array().unwrap().contains(value),
            "type" => is_a(wanted.as_str().unwrap(), value),
            "minLength" => value.as_str().is_none_or(|text| text.chars().count() as u64 >= wanted.as_u64().unwrap()),
            "minimum" => value.as_i64().is_none_or(|number| number >= wanted.as_i64().unwrap()),
            "required" => {
                let has =
                    |name: &Value| value.as_object().is_none_or(|fields| fields.contains_key(name.as_str().unwrap()));
                wanted.as_array().unwrap().iter().all(has)
            }
            "additionalProperties" => {
                assert_eq!(*wanted, json!(false));
                let known = schema["properties"].as_object().unwrap();
                value.as_object().is_none_or(|fields| fields.keys().all(|name| known.contains_key(name)))
            }
            "properties" => {
                for (name, of) in wanted.as_object().unwrap() {
                    if let Some(field) = value.get(name) {
                        faults.extend(self::faults(root, of, field, &format!("{at}/{name}")));
                    }
                }
                true
            }
            "items" => {
                for (index, one) in value.as_array().into_iter().flatten().enumerate() {
                    faults.extend(self::faults(root, wanted, one, &format!("{at}/{index}")));
                }
                true
            }
            unknown => panic!("{unknown} is not held by this test"),
        };
        if !holds {
            faults.push(format!("{at}: {keyword} {wanted}, and not {value}"));
        }
    }
    faults
}

fn is_a(kind: &str, value: &Value) -> bool {
    match kind {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        other => panic!("{other} is not held by this test"),
    }
}

#[test]
fn what_is_said_of_the_samples_is_as_the_schema_says() {
    let (schema, said) = (schema(), said());
    assert!(said["bemærkninger"].as_array().unwrap().len() > 20);
    assert_eq!(faults(&schema, &schema, &said, ""), Vec::<String>::new());
}

#[test]
fn the_schema_refuses_what_is_missing_new_or_otherwise() {
    let (schema, said) = (schema(), said());
    let spoilt = |spoil: fn(&mut Value)| {
        let mut said = said.clone();
        spoil(&mut said);
        faults(&schema, &schema, &said, "").len()
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
    use Effect::{Counted, FileOut, NotApproved, NotDocumented, RowOut};
    let known = |name: &str| schema()["$defs"]["bemærkning"]["properties"][name]["enum"].clone();
    assert_eq!(known("alvor"), json!(Weight::ALL));
    assert_eq!(known("virkning"), json!([Counted, NotDocumented, NotApproved, RowOut, FileOut]));
}
