//! `gevinst skabeloner` never writes over what somebody has touched in the folder of the templates.
// A test that cannot read its sample has failed.
#![allow(clippy::unwrap_used)]

use gevinst::{
    commands::{AcceptQuestion, ConsolidateQuestion, Outcome, TemplatesQuestion, accept, consolidate, templates},
    findings::Severity,
    units::Month,
};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};
use tempfile::TempDir;

/// A programme folder with nothing in it but the programme.
fn folder() -> (TempDir, PathBuf) {
    let keep = tempfile::tempdir().unwrap();
    let root = keep.path().join("aaret");
    fs::create_dir_all(root.join("indsendt")).unwrap();
    fs::copy(sample().join("program.xlsx"), root.join("program.xlsx")).unwrap();
    (keep, root)
}

fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/aaret")
}

fn period(month: &str) -> Month {
    Month::parse(month).unwrap()
}

fn write(question: &TemplatesQuestion<'_>) -> (Outcome, String) {
    let mut said = Vec::new();
    let outcome = templates(question, &mut said).unwrap();
    (outcome, String::from_utf8(said).unwrap())
}

/// The templates that lie there.
fn lying(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = fs::read_dir(root.join("skabeloner")).unwrap().map(|entry| entry.unwrap().path());
    let named = files.map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read(path).unwrap()));
    named.filter(|(name, _)| !name.starts_with('.')).collect()
}

#[test]
fn what_somebody_has_touched_is_left_and_told_of() {
    let (_keep, root) = folder();
    let (january, february) = (TemplatesQuestion::of(&root, period("2026-01")), period("2026-02"));
    assert_eq!(write(&january).0, Outcome::Clean);
    let first = lying(&root);
    assert_eq!(write(&january).0, Outcome::Clean);
    assert!(lying(&root) == first, "the same once more");
    let touched = "Businesscase NTM.xlsx";
    let filled = [&first[touched][..], b"udfyldt"].concat();
    fs::write(root.join("skabeloner").join(touched), &filled).unwrap();
    // What nobody has touched is for the next month; what somebody has is theirs.
    let (outcome, said) = write(&TemplatesQuestion::of(&root, february));
    assert_eq!(outcome, Outcome::Findings);
    assert!(said.contains(&format!("siden gevinst skrev den:\n  {touched}\n")) && said.contains("indsendt"), "{said}");
    let second = lying(&root);
    assert!(second[touched] == filled);
    assert!(second.iter().all(|(name, bytes)| name == touched || *bytes != first[name]));
    // Without the record nothing is known to be ours, and nothing is written over.
    fs::remove_file(root.join("skabeloner/.skrevet.json")).unwrap();
    assert_eq!(write(&january).0, Outcome::Findings);
    assert!(lying(&root) == second);
    // The remedy that is told: taken away, it is written again.
    for name in second.keys() {
        fs::remove_file(root.join("skabeloner").join(name)).unwrap();
    }
    assert_eq!(write(&january).0, Outcome::Clean);
    assert!(lying(&root) == first);
}

#[test]
fn one_centre_gets_its_own_and_a_month_that_is_over_is_asked_about() {
    let (_keep, root) = folder();
    let codes = ["nbs".to_owned()];
    let (_, said) = write(&TemplatesQuestion { centres: &codes, ..TemplatesQuestion::of(&root, period("2026-01")) });
    assert!(said.starts_with("2 skabeloner for januar 2026"), "{said}");
    assert_eq!(lying(&root).into_keys().collect::<Vec<_>>(), ["Businesscase NBS.xlsx", "Tidsregistrering NBS.xlsx"]);
    // Named twice, it gets them once.
    let codes = ["NBS".to_owned(), " nbs".to_owned()];
    let (_, said) = write(&TemplatesQuestion { centres: &codes, ..TemplatesQuestion::of(&root, period("2026-01")) });
    assert!(said.starts_with("2 skabeloner for januar 2026"), "{said}");
    let codes = ["XYZ".to_owned()];
    let unknown = TemplatesQuestion { centres: &codes, ..TemplatesQuestion::of(&root, period("2026-01")) };
    let trouble = templates(&unknown, &mut Vec::new()).unwrap_err().to_string();
    assert!(trouble.contains("XYZ er ikke et center") && trouble.contains("NBS, "), "{trouble}");
    for file in fs::read_dir(sample().join("indsendt/2026-01")).unwrap().map(|entry| entry.unwrap().path()) {
        fs::copy(&file, root.join("indsendt").join(file.file_name().unwrap())).unwrap();
    }
    // With February accepted, January is over.
    let month = period("2026-02");
    consolidate(&ConsolidateQuestion { root: &root, period: month, fails_at: Severity::Error }, &mut Vec::new())
        .unwrap();
    let meant = AcceptQuestion { nevertheless: true, ..AcceptQuestion::of(&root, month, "Eva Holm") };
    accept(&meant, &mut Vec::new()).unwrap();
    let before = lying(&root);
    let over = TemplatesQuestion::of(&root, period("2026-01"));
    let trouble = templates(&over, &mut Vec::new()).unwrap_err().to_string();
    assert!(
        trouble.contains("Januar 2026 ligger før februar 2026") && trouble.contains("--periode 2026-03"),
        "{trouble}"
    );
    assert!(trouble.contains("--alligevel"), "{trouble}");
    assert!(lying(&root) == before);
    write(&TemplatesQuestion { nevertheless: true, ..over });
}
