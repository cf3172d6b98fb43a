//! Excel's binary formats: read by a worker, as the same workbook saved as `.xlsx` is, and by no other process.
use crate::{program, sample};
use gevinst::{
    intake::{Arrived, Delivery},
    xlsx::Refusal,
};
use serde_json::Value;
use std::{
    collections::BTreeMap,
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::Stdio,
};

/// The same time registration, saved by `LibreOffice` and by `SheetJS`.
const SAVED: [(&str, Refusal); 2] = [("libreoffice.xls", Refusal::OldExcel), ("sheetjs.xlsb", Refusal::BinaryExcel)];
const ORIGINAL: &str = "indsendt/Borgerservice/Tidsmåling/Tidsregistrering CBD EFTER.xlsx";

fn saved(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files").join(name)
}

/// What `udtræk` tells of a file.
fn extract(path: &Path) -> Value {
    let mut command = program();
    command.args(["udtræk", "--program"]).arg(sample().join("program.xlsx")).args(["--periode", "2026-03"]);
    let mut run = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    writeln!(run.stdin.take().unwrap(), "{}", path.display()).unwrap();
    serde_json::from_slice(&run.wait_with_output().unwrap().stdout).unwrap()
}

fn values(told: &Value) -> BTreeMap<String, Value> {
    let values = told["værdier"].as_array().unwrap().iter();
    values.map(|value| (format!("{}!{}", value["ark"], value["celle"]), value["værdi"].clone())).collect()
}

#[test]
fn a_workbook_reads_the_same_in_every_format() {
    let original = values(&extract(&sample().join(ORIGINAL)));
    assert!(original.len() > 300);
    for (name, _) in SAVED {
        let told = extract(&saved(name));
        assert_eq!(told["dom"], "accepted", "{name}");
        assert_eq!(values(&told), original, "{name}");
        let rules: Vec<&str> =
            told["bemærkninger"].as_array().unwrap().iter().map(|one| one["regel"].as_str().unwrap()).collect();
        assert!(rules.contains(&"F35"), "{name}: {rules:?}");
    }
}

#[test]
fn this_process_does_not_read_them() {
    for (name, refusal) in SAVED {
        let bytes = fs::read(saved(name)).unwrap();
        let delivery = Delivery::of(name, &bytes, String::new(), 2026);
        assert!(matches!(delivery.arrived, Arrived::Refused(seen) if seen == refusal), "{name}");
    }
}

/// Cut off or bent anywhere, a file costs itself: one verdict, and it is out.
#[test]
fn a_damaged_one_costs_itself() {
    let folder = tempfile::tempdir().unwrap();
    for (name, _) in SAVED {
        let whole = fs::read(saved(name)).unwrap();
        for part in 1..8 {
            let at = whole.len() * part / 8;
            let mut bent = whole.clone();
            bent[at..at + 64].fill(0xff);
            for (how, bytes) in [("cut", whole[..at].to_vec()), ("bent", bent)] {
                let path = folder.path().join(format!("{how} {part} {name}"));
                fs::write(&path, bytes).unwrap();
                let told = extract(&path);
                assert!(
                    ["accepted", "rejected", "not_read"].contains(&told["dom"].as_str().unwrap()),
                    "{how} {part} {name}: {told}"
                );
                assert!(how == "bent" || told["dom"] != "accepted", "{how} {part} {name}");
            }
        }
    }
}
