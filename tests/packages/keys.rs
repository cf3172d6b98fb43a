//! What files that outlive the program call things: the keys are ASCII, differ, and are those of `keys.txt`. A key that is
//! gone or changed there makes packages in archives unreadable; a new one is only a line more.
use gevinst::{
    facts::{Series, Stream},
    findings::{Effect, Weight},
    measures::MEASURES,
    register::Fate,
    schema::business_case,
    units::{Month, Unit},
};
use serde::Serialize;
use std::{collections::BTreeSet, env, fs, path::Path};

/// Measures that no sheet showed, taken out after packages of version 1 had named them. A package's totals are read by key,
/// so an unknown one harms nothing; none of these may come to mean something else.
const RETIRED: [&str; 8] = [
    "hours_rate",
    "hours_of_target",
    "fte_reported",
    "reinvested_reported",
    "idle_reported",
    "hours_expected_to_date",
    "hours_course",
    "value_plan",
];

/// A line per key: what it is a key of, and the key.
fn keys() -> Vec<String> {
    let mut keys = Vec::new();
    let mut put = |of: &str, all: Vec<String>| keys.extend(all.into_iter().map(|key| format!("{of} {key}")));
    put("stream", Stream::ALL.map(|stream| stream.key().to_owned()).to_vec());
    put("series", Series::ALL.map(|series| series.key().to_owned()).to_vec());
    put("unit", Unit::ALL.map(|unit| unit.key().to_owned()).to_vec());
    put("fate", fates().map(|fate| fate.key().to_owned()).to_vec());
    put("weight", Weight::ALL.map(written).to_vec());
    put("effect", Effect::ALL.map(written).to_vec());
    put("template", vec![business_case::TEMPLATE.id.to_owned()]);
    for table in business_case::TEMPLATE.tables {
        put("table", vec![table.key.to_owned()]);
        put("column", table.columns.iter().map(|spec| format!("{}.{}", table.key, spec.key)).collect());
    }
    put("measure", MEASURES.iter().map(|measure| measure.key.to_owned()).collect());
    put("retired measure", RETIRED.map(str::to_owned).to_vec());
    keys
}

fn fates() -> [Fate; 8] {
    let month = Month::new(2026, 3).unwrap();
    [
        Fate::Used,
        Fate::CarriedForward(month),
        Fate::Replaced("".into()),
        Fate::SameAs("".into()),
        Fate::Later,
        Fate::Rejected(""),
        Fate::Ignored(""),
        Fate::Unpacked(Vec::new()),
    ]
}

fn written(value: impl Serialize) -> String {
    serde_json::to_value(value).unwrap().as_str().unwrap().to_owned()
}

#[test]
fn keys_are_ascii_and_differ() {
    let keys = keys();
    assert_eq!(keys.iter().collect::<BTreeSet<_>>().len(), keys.len());
    assert!(MEASURES.iter().all(|measure| !RETIRED.contains(&measure.key)), "a retired key means nothing else");
    for key in keys {
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b" _.".contains(&byte);
        assert!(key.bytes().all(plain), "{key}");
    }
}

#[test]
fn keys_are_those_of_before() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/packages/keys.txt");
    let now = keys().join("\n") + "\n";
    if env::var_os("INSTA_UPDATE").is_some_and(|update| update == "always") {
        fs::write(&path, &now).unwrap();
    }
    let before = fs::read_to_string(&path).unwrap();
    let gone: Vec<&str> = before.lines().filter(|key| !now.lines().any(|known| known == *key)).collect();
    assert!(gone.is_empty(), "files in archives say {gone:?}: keep the key, or read it as the new one");
    assert!(before == now, "a key more: look at it, then just bless");
}
