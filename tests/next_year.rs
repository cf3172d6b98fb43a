//! The year's turn: next year's folder from this year's, its first templates, and its first accepted month.
// A test that cannot read its sample has failed.
#![allow(clippy::unwrap_used)]

use gevinst::{
    commands::{AcceptQuestion, ConsolidateQuestion, TemplatesQuestion, accept, consolidate, next_year, templates},
    disk::folder::Folder,
    findings::Severity,
    intake::{Row, Submission, sha256},
    schema::{
        Field, Plain, business_case as case,
        program::{prices, programme, staff_groups, targets},
    },
    templates::{Filled, for_centre, programme_with},
    units::{Decimal, Month},
    xlsx::{Content, save},
};
use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

#[test]
fn a_year_goes_on_in_a_folder_of_its_own() {
    let keep = tempfile::tempdir().unwrap();
    let (old, new) = (old_year(keep.path(), &["2026-11", "2026-12"]), keep.path().join("2027"));
    let before = contents(&old);
    let said = created(&new, &old);
    assert!(contents(&old) == before, "the old folder is only read");
    for wanted in ["Prisniveau", "Årsløn", "Måltallene for 2027", "Pris og løn", "Tidsregistrering NBS før.xlsx"] {
        assert!(said.contains(wanted), "{wanted} in {said}");
    }
    // What is to be decided stops everything until it is.
    assert!(templates(&TemplatesQuestion::of(&new, month("2027-01")), &mut Vec::new()).is_err());
    let open = decide(&new);
    templates(&TemplatesQuestion::of(&new, month("2027-01")), &mut Vec::new()).unwrap();
    let handed_out = returned(&new, "NBS", "2027-01", |_| {});
    assert_eq!(ids(&handed_out, case::initiatives::TABLE.table.key), open["NBS"]);
    let typed = 1_000;
    for centre in open.keys() {
        returned(&new, centre, "2027-01", |filled| report(filled, typed));
    }
    run(&new, "2027-01");
    let record = read_json(&new.join("resultat/2027-01/kørsel.json"));
    // Only January is reported: nothing of last year is in the new one's figures.
    let reported: Decimal = total(&record, "headroom_reported").parse().unwrap();
    assert!(reported > Decimal::ZERO && reported < Decimal::from(10_000), "{reported}");
    assert_eq!(total(&record, "headroom_plan_year"), total(&record, "headroom_baseline_year"));
    let baseline = fs::read_to_string(new.join("arkiv/2027-01/baseline.json")).unwrap();
    assert!(
        baseline.contains("2027-01") && !baseline.contains("\"siden\": \"2026"),
        "fixed by the first accepted month"
    );
    let manifest = read_json(&new.join("arkiv/2027-01/manifest.json"));
    assert_eq!((&manifest["nummer"], &manifest["forrige"]), (&Value::from(1), &Value::Null));
    // From then on the folder's own month is what templates are filled from.
    fs::remove_dir_all(new.join("forrige")).unwrap();
    templates(&TemplatesQuestion::of(&new, month("2027-02")), &mut Vec::new()).unwrap();
    let next = returned(&new, "NBS", "2027-02", |_| {});
    assert_eq!(ids(&next, case::initiatives::TABLE.table.key), open["NBS"]);
}

#[test]
fn an_old_folder_that_is_not_accepted_or_not_whole_is_told_with_words() {
    let keep = tempfile::tempdir().unwrap();
    let (old, new) = (old_year(keep.path(), &[]), keep.path().join("2027"));
    let refused = || next_year(&new, &old, false, &mut Vec::new()).unwrap_err().to_string();
    assert!(refused().contains("Ingen måned i 2026 er godkendt"), "{}", refused());
    receive(&old, "2026-12");
    run(&old, "2026-12");
    let rows = old.join("arkiv/2026-12/rækker.json");
    let whole = fs::read(&rows).unwrap();
    fs::write(&rows, [&whole[..], b" "].concat()).unwrap();
    assert!(refused().contains("rækker.json er ændret, siden pakken blev godkendt"), "{}", refused());
    assert!(!new.exists(), "nothing is written");
    fs::write(&rows, whole).unwrap();
    created(&new, &old);
    let trouble = next_year(&new, &old, false, &mut Vec::new()).unwrap_err();
    assert!(trouble.what.contains("allerede en program.xlsx"), "{trouble}");
    let copy = new.join("forrige/arkiv/2026-12/rækker.json");
    fs::write(&copy, "[]").unwrap();
    decide(&new);
    let trouble = templates(&TemplatesQuestion::of(&new, month("2027-01")), &mut Vec::new()).unwrap_err();
    assert!(trouble.what.contains("er ikke den fil, der blev godkendt"), "{trouble}");
}

/// Takes the decisions that are left: the same pay and targets as last year, prices that rise by two per cent. The open
/// initiatives of each centre as they were accepted.
fn decide(root: &Path) -> BTreeMap<String, BTreeSet<String>> {
    let submission = read(&root.join("program.xlsx"));
    let mut filled = as_it_is(&submission);
    let form = &programme::TABLE.table;
    let Some(Content::Number(year)) = filled.get(form, 0, &programme::BUDGET_YEAR.spec) else { panic!("a year") };
    assert_eq!(*year, Decimal::from(2027));
    assert!(filled.get(form, 0, &programme::PRICE_LEVEL.spec).is_none());
    filled.set(form, 0, &programme::PRICE_LEVEL.spec, number(2027));
    fill(&mut filled, &staff_groups::TABLE.table, &staff_groups::YEARLY_PAY, 520_000);
    fill(&mut filled, &targets::TABLE.table, &targets::HEADROOM, 900_000);
    fill(&mut filled, &prices::TABLE.table, &prices::PAY, 2);
    fill(&mut filled, &prices::TABLE.table, &prices::OTHER, 2);
    fs::write(root.join("program.xlsx"), save(&programme_with(filled)).unwrap()).unwrap();
    let manifest = read_json(&root.join("forrige/arkiv/2026-12/manifest.json"));
    assert_eq!(manifest["pakke"], "2026-12");
    ["NBS", "NSO", "NTM"].map(|centre| (centre.to_owned(), open_of(centre))).into()
}

/// The initiatives of a centre's last file that are neither dropped nor over.
fn open_of(centre: &str) -> BTreeSet<String> {
    let file = sample().join(format!("indsendt/2026-12/Businesscase {centre} 2026-12.xlsx"));
    let submission = read(&file);
    let open = submission.rows(&case::initiatives::TABLE);
    let open = open.iter().filter(|row| {
        let is_over = row.given(&case::initiatives::ENDS).is_some_and(|last| last < month("2027-01"));
        row.given(&case::initiatives::PHASE) != Some(case::initiatives::Phase::Dropped) && !is_over
    });
    open.filter_map(|row| row.given(&case::initiatives::ID)).map(|id| id.to_string()).collect()
}

/// Puts a number in every row that has something and nothing there.
fn fill<T, In>(filled: &mut Filled, table: &'static gevinst::schema::Table, field: &'static Field<T, In>, typed: i64) {
    for row in 0..filled.rows(table) {
        if filled.get(table, row, &field.spec).is_none() {
            filled.set(table, row, &field.spec, number(typed));
        }
    }
}

/// What a clerk types in January: an amount or a number in each row that is asked for.
fn report(filled: &mut Filled, typed: i64) {
    use case::follow_up::{CAUSE, COMMENT, REALISED, SOURCE, TABLE};
    for row in 0..filled.rows(&TABLE) {
        filled.set(&TABLE, row, &REALISED.spec, number(typed));
        filled.set(&TABLE, row, &SOURCE.spec, Content::Text("Økonomisystem".to_owned()));
        filled.set(&TABLE, row, &CAUSE.spec, Content::Text("Forsinket".to_owned()));
        filled.set(&TABLE, row, &COMMENT.spec, Content::Text("Kom sent i gang i januar.".to_owned()));
    }
    // The years have moved; what the fourth costs nobody has said.
    fill(filled, &case::costs::TABLE.table, &case::costs::YEAR_BO3, 0);
}

/// A centre's template, filled in and sent back.
fn returned(root: &Path, centre: &str, period: &str, typed: impl FnOnce(&mut Filled)) -> Submission {
    let handed_out = read(&root.join(format!("skabeloner/Businesscase {centre}.xlsx")));
    let mut filled = as_it_is(&handed_out);
    typed(&mut filled);
    let opened = Folder::at(root).open().unwrap().map_err(|_| "a programme with errors").unwrap();
    let programme = &opened.programme;
    let to = programme.centre_called(centre).unwrap();
    let drawing = for_centre(&case::TEMPLATE, programme, to, month(period), &filled);
    let bytes = save(&drawing).unwrap();
    fs::write(root.join(format!("indsendt/Businesscase {centre}.xlsx")), bytes).unwrap();
    handed_out
}

/// Everything that stands in a workbook.
fn as_it_is(submission: &Submission) -> Filled {
    let mut filled = Filled::default();
    for sheet in &submission.sheets {
        for (index, row) in sheet.rows.iter().enumerate() {
            for spec in sheet.table.columns.iter().filter(|spec| !spec.is_formula()) {
                if let Some(content) = content(row, spec) {
                    filled.set(sheet.table, index, spec, content);
                }
            }
        }
    }
    filled
}

fn content(row: &Row, spec: &'static gevinst::schema::Spec) -> Option<Content> {
    let (_, cell) = row.cell(spec)?;
    Some(match (spec.plain)(spec, cell)? {
        Plain::Text(text) => Content::Text(text),
        Plain::Number(number) => Content::Number(number),
        Plain::Day(day) => Content::Day(day),
    })
}

fn ids(submission: &Submission, table: &str) -> BTreeSet<String> {
    let sheet = submission.sheets.iter().find(|sheet| sheet.table.key == table).unwrap();
    sheet.rows.iter().filter_map(|row| row.id(sheet.table.unique[0])).map(|id| id.to_string()).collect()
}

fn read(path: &Path) -> Submission {
    let bytes = fs::read(path).unwrap();
    let sum = sha256(&bytes);
    let delivery = gevinst::intake::Delivery::of("fil.xlsx", &bytes, sum, 2026);
    match delivery.arrived {
        gevinst::intake::Arrived::Read(submission) => *submission,
        _ => panic!("{} is a workbook", path.display()),
    }
}

fn created(new: &Path, old: &Path) -> String {
    let mut said = Vec::new();
    next_year(new, old, false, &mut said).unwrap();
    String::from_utf8(said).unwrap()
}

/// The sample year with these months accepted.
fn old_year(under: &Path, months: &[&str]) -> PathBuf {
    let root = under.join("2026");
    fs::create_dir_all(root.join("indsendt")).unwrap();
    fs::copy(sample().join("program.xlsx"), root.join("program.xlsx")).unwrap();
    for month in ["2026-01", "2026-04"] {
        receive(&root, month);
    }
    for month in months {
        receive(&root, month);
        run(&root, month);
    }
    root
}

/// What came for a month; of the earlier business cases nothing is left.
fn receive(root: &Path, month: &str) {
    for file in fs::read_dir(root.join("indsendt")).unwrap().map(|file| file.unwrap().path()) {
        if file.file_name().unwrap().to_str().unwrap().starts_with("Businesscase") {
            fs::remove_file(file).unwrap();
        }
    }
    for file in fs::read_dir(sample().join("indsendt").join(month)).unwrap().map(|file| file.unwrap().path()) {
        fs::copy(&file, root.join("indsendt").join(file.file_name().unwrap())).unwrap();
    }
}

fn run(root: &Path, period: &str) {
    let period = month(period);
    consolidate(&ConsolidateQuestion { root, period, fails_at: Severity::Error }, &mut Vec::new()).unwrap();
    accept(&AcceptQuestion::of(root, period, "Controlleren"), &mut Vec::new()).unwrap();
}

fn total(record: &Value, key: &str) -> String {
    let all = record["totaler"].as_array().unwrap();
    all.iter().find(|total| total["tal"] == key).unwrap()["værdi"].as_str().unwrap().to_owned()
}

fn contents(root: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let files = walkdir::WalkDir::new(root).into_iter().map(Result::unwrap);
    let files = files.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path);
    files.map(|path| (path.clone(), fs::read(path).unwrap())).collect()
}

fn number(typed: i64) -> Content {
    Content::Number(Decimal::from(typed))
}

fn month(text: &str) -> Month {
    Month::parse(text).unwrap()
}

fn read_json(path: &Path) -> Value {
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/aaret")
}
