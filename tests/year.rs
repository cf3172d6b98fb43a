//! A whole year of one municipality, played month by month and held against sums made elsewhere
//! (`samples/byg_aaret.py`): what arrives is consolidated and accepted, late files, vanished benefits, changed plans
//! and a centre that closes.
// A test that cannot read its sample has failed.
#![allow(clippy::unwrap_used)]

use calamine::{Data, Reader, Xlsx};
use gevinst::{
    commands::{
        AcceptQuestion, ConsolidateQuestion, Outcome, TemplatesQuestion, accept, consolidate, history, templates,
    },
    findings::Severity,
    units::{Decimal, Month},
};
use rust_decimal::RoundingStrategy;
use serde_json::Value;
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};
use tempfile::TempDir;

/// Rows of the bridge on the sheet Ændringer, and what the facit calls them.
const BRIDGED: [(&str, &str); 11] = [
    ("Baseline for råderum, hele året", "headroom_baseline_year"),
    ("Plan for råderum, hele året", "headroom_plan_year"),
    ("Indberettet råderum, år til dato", "headroom_reported"),
    ("Dokumenteret råderum, år til dato", "headroom_documented"),
    ("Bogført råderum, år til dato", "headroom_booked"),
    ("Prognose for råderum, hele året", "headroom_forecast"),
    ("Baseline for frigjort tid, hele året", "hours_baseline_year"),
    ("Plan for frigjort tid, hele året", "hours_plan_year"),
    ("Indberettet frigjort tid, år til dato", "hours_reported"),
    ("Dokumenteret frigjort tid, år til dato", "hours_documented"),
    ("Prognose for frigjort tid, hele året", "hours_forecast"),
];

/// Half an øre.
const SLACK: Decimal = Decimal::from_parts(5, 0, 0, false, 3);

#[test]
fn twelve_months_agree_with_sums_made_elsewhere() {
    let year = Year::new();
    for month in months() {
        year.receive(month);
        year.consolidate(month);
        year.compare_totals(month);
        year.compare_sheets(month);
        year.compare_trend(month);
        year.accept(month);
    }
    let mut said = Vec::new();
    assert_eq!(history(&year.root, &mut said).unwrap(), Outcome::Clean);
    assert!(String::from_utf8(said).unwrap().contains("(12 pakker)"));
}

#[test]
fn templates_returned_untouched_give_what_was_accepted() {
    let year = Year::new();
    for month in ["2026-01", "2026-02", "2026-03", "2026-04"] {
        year.receive(month);
        year.consolidate(month);
        year.accept(month);
    }
    let before = year.record("2026-04");
    templates(&TemplatesQuestion::of(&year.root, Month::parse("2026-05").unwrap()), &mut Vec::new()).unwrap();
    year.clear("Businesscase");
    for file in files_under(&year.root.join("skabeloner")).iter().filter(|file| named(file, "Businesscase")) {
        fs::copy(file, year.root.join("indsendt").join(file.file_name().unwrap())).unwrap();
    }
    year.consolidate("2026-05");
    let after = year.record("2026-05");
    for figure in ["baseline_year", "plan_year", "reported", "documented", "booked"] {
        for unit in ["headroom", "hours"] {
            let key = format!("{unit}_{figure}");
            // A cost that nobody tells of in May is there at its plan, 18.000 kr. a year, at every level of proof.
            let is_proof = ["reported", "documented", "booked"].contains(&figure);
            let cost = Decimal::from(if unit == "headroom" && is_proof { 1_500 } else { 0 });
            assert_eq!(total(&before, &key).map(|total| total - cost), total(&after, &key), "{key}");
        }
    }
    assert_eq!(listed(&year.rows("2026-05", "Ændringer")), Vec::<Vec<String>>::new());
    // Nothing came of May, and every benefit that was due is asked for it.
    let asked = year.findings("2026-05").iter().filter(|rule| *rule == "L01").count();
    assert!(asked >= 8, "{asked}");
}

#[test]
fn a_period_accepted_again_becomes_a_package_of_its_own() {
    let year = Year::new();
    year.receive("2026-01");
    year.consolidate("2026-01");
    year.accept("2026-01");
    let first = fs::read(year.root.join("arkiv/2026-01/manifest.json")).unwrap();
    let again = |reason| accept(&year.question("2026-01", reason), &mut Vec::new());
    assert!(again(None).unwrap_err().what.contains("allerede godkendt"));
    assert!(again(Some("Uden grund")).unwrap_err().what.contains("Intet er ændret"));
    fs::remove_file(year.root.join("indsendt/Businesscase NTM 2026-01.xlsx")).unwrap();
    year.consolidate("2026-01");
    assert!(again(Some("  ")).unwrap_err().what.contains("allerede godkendt"));
    let report = year.results("2026-01").join("Gevinstrealisering 2026-01.xlsx");
    let shown = fs::read(&report).unwrap();
    fs::write(&report, [&shown[..], b"hej"].concat()).unwrap();
    assert!(again(Some("Centret sendte en rettelse")).unwrap_err().what.contains("er ændret, siden den blev lavet"));
    fs::write(&report, &shown).unwrap();
    again(Some("Centret sendte en rettelse")).unwrap();
    assert_eq!(fs::read(year.root.join("arkiv/2026-01/manifest.json")).unwrap(), first);
    let second: Value = read_json(&year.root.join("arkiv/2026-01.2/manifest.json"));
    assert_eq!((&second["nummer"], &second["forrige"]["pakke"]), (&Value::from(2), &Value::from("2026-01")));
    assert_eq!(second["grund"], "Centret sendte en rettelse");
    year.receive("2026-02");
    year.consolidate("2026-02");
    assert_eq!(year.record("2026-02")["sammenlignet_med"], "2026-01.2");
}

#[test]
fn a_centre_that_sends_nothing_is_carried_forward_also_from_a_package_without_sources() {
    let year = Year::new();
    for month in ["2026-01", "2026-02"] {
        year.receive(month);
        year.consolidate(month);
        accept(&AcceptQuestion { without_sources: true, ..year.question(month, None) }, &mut Vec::new()).unwrap();
    }
    year.receive("2026-03");
    year.consolidate("2026-03");
    year.compare_totals("2026-03");
    let received = year.rows("2026-03", "Aflevering");
    let carried = received.iter().find(|row| text(row, 1) == "Fra arkivet (2026-02)").unwrap();
    assert_eq!((text(carried, 0), text(carried, 4)), ("NSO", "Videreført"));
    year.accept("2026-03");
    assert_eq!(history(&year.root, &mut Vec::new()).unwrap(), Outcome::Clean);
}

#[test]
fn what_nobody_has_seen_is_not_accepted() {
    let year = Year::new();
    year.receive("2026-01");
    let refused = |year: &Year| accept(&year.question("2026-01", None), &mut Vec::new()).unwrap_err().what;
    assert!(refused(&year).contains("intet resultat"));
    year.consolidate("2026-01");
    fs::remove_file(year.root.join("indsendt/Businesscase NTM 2026-01.xlsx")).unwrap();
    assert!(refused(&year).contains("ændret"));
    assert!(!year.root.join("arkiv").exists());
}

#[test]
fn a_changed_archive_is_seen() {
    let year = Year::new();
    for month in ["2026-01", "2026-02"] {
        year.receive(month);
        year.consolidate(month);
        year.accept(month);
    }
    let history_of = || {
        let mut text = Vec::new();
        let outcome = history(&year.root, &mut text).unwrap();
        (outcome, String::from_utf8(text).unwrap())
    };
    assert_eq!(history_of().0, Outcome::Clean);
    let facts = year.root.join("arkiv/2026-01/fakta.parquet");
    let whole = fs::read(&facts).unwrap();
    fs::write(&facts, [&whole[..], b" "].concat()).unwrap();
    assert!(history_of().1.contains("2026-01: fakta.parquet er ændret"));
    fs::remove_file(&facts).unwrap();
    assert!(history_of().1.contains("2026-01: fakta.parquet mangler"));
    fs::write(&facts, &whole).unwrap();
    let manifest = year.root.join("arkiv/2026-01/manifest.json");
    let written = fs::read_to_string(&manifest).unwrap();
    fs::write(&manifest, written.replace("\"godkendt_af\": \"Controlleren\"", "\"godkendt_af\": \"En anden\""))
        .unwrap();
    let (outcome, text) = history_of();
    assert_eq!(outcome, Outcome::Findings);
    assert!(text.contains("2026-02: passer ikke med pakken før den (2026-01)"), "{text}");
    fs::write(&manifest, &written).unwrap();
    fs::write(year.root.join("arkiv/2026-02/note.txt"), "hej").unwrap();
    assert!(history_of().1.contains("2026-02: note.txt hører ikke til pakken"));
    // A run that needs a package that is not what was accepted stops, and says which file.
    fs::write(year.root.join("arkiv/2026-02/rækker.json"), "[]").unwrap();
    year.receive("2026-03");
    let trouble = consolidate(&year.asked("2026-03"), &mut Vec::new()).unwrap_err();
    assert!(trouble.what.contains("rækker.json"), "{trouble}");
}

/// A programme folder that fills month by month, as the files arrive.
struct Year {
    _keep: TempDir,
    root: PathBuf,
}

impl Year {
    fn new() -> Self {
        let keep = tempfile::tempdir().unwrap();
        let root = keep.path().join("aaret");
        fs::create_dir_all(root.join("indsendt")).unwrap();
        fs::copy(sample().join("program.xlsx"), root.join("program.xlsx")).unwrap();
        Self { _keep: keep, root }
    }

    /// The consultant keeps the measurements, and only this month's business cases.
    fn receive(&self, month: &str) {
        self.clear("Businesscase");
        for file in files_under(&sample().join("indsendt").join(month)) {
            fs::copy(&file, self.root.join("indsendt").join(file.file_name().unwrap())).unwrap();
        }
    }

    fn clear(&self, begins: &str) {
        for file in files_under(&self.root.join("indsendt")).iter().filter(|file| named(file, begins)) {
            fs::remove_file(file).unwrap();
        }
    }

    fn asked<'a>(&'a self, month: &str) -> ConsolidateQuestion<'a> {
        ConsolidateQuestion { root: &self.root, period: Month::parse(month).unwrap(), fails_at: Severity::Error }
    }

    fn question<'a>(&'a self, month: &str, reason: Option<&'a str>) -> AcceptQuestion<'a> {
        AcceptQuestion { reason, ..AcceptQuestion::of(&self.root, Month::parse(month).unwrap(), "Controlleren") }
    }

    fn consolidate(&self, month: &str) {
        consolidate(&self.asked(month), &mut Vec::new()).unwrap();
    }

    fn accept(&self, month: &str) {
        accept(&self.question(month, None), &mut Vec::new()).unwrap();
    }

    fn results(&self, month: &str) -> PathBuf {
        self.root.join("resultat").join(month)
    }

    fn record(&self, month: &str) -> Value {
        read_json(&self.results(month).join("kørsel.json"))
    }

    fn findings(&self, month: &str) -> Vec<String> {
        let found = read_json(&self.results(month).join("bemærkninger.json"));
        found["bemærkninger"].as_array().unwrap().iter().map(|one| one["regel"].as_str().unwrap().to_owned()).collect()
    }

    fn rows(&self, month: &str, sheet: &str) -> Vec<Vec<Data>> {
        let path = self.results(month).join(format!("Gevinstrealisering {month}.xlsx"));
        let mut book: Xlsx<_> = calamine::open_workbook(path).unwrap();
        book.worksheet_range(sheet).unwrap().rows().map(<[Data]>::to_vec).collect()
    }

    /// Every figure of the facit against the run's own record.
    fn compare_totals(&self, month: &str) {
        let record = self.record(month);
        for (key, expected) in facit(month)["totals"].as_object().unwrap() {
            let expected: Decimal = expected.as_str().unwrap().parse().unwrap();
            let ours = total(&record, key).unwrap();
            assert!((ours - expected).abs() < SLACK, "{month} {key}: {ours}, expected {expected}");
        }
        let controls = record["afstemninger"].as_array().unwrap();
        assert!(controls.iter().all(|control| control["stemmer"] == true), "{month}: {controls:?}");
    }

    /// The trend of the programme on the sheet Centre is the facit's forecasts of the last months, in 1.000 kroner. That of
    /// a centre goes on from the one of the month before.
    fn compare_trend(&self, month: &str) {
        let until: Vec<&str> = months().into_iter().filter(|known| *known <= month).collect();
        let shown: Vec<String> = until[until.len().saturating_sub(4)..]
            .iter()
            .map(|month| {
                let kroner: Decimal = facit(month)["totals"]["headroom_forecast"].as_str().unwrap().parse().unwrap();
                (kroner / Decimal::from(1_000))
                    .round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero)
                    .to_string()
            })
            .collect();
        let trends = self.trends(month);
        let told: Vec<String> = trends["PROGRAM"].iter().map(|(_, kroner)| kroner.replace('.', "")).collect();
        assert_eq!(told, shown, "{month}: {trends:?}");
        if let [.., before, _] = until[..] {
            for (centre, earlier) in self.trends(before) {
                let now = &trends[&centre];
                assert!(earlier.ends_with(&now[..now.len() - 1]), "{month} {centre}: {earlier:?}, {now:?}");
            }
        }
    }

    /// The trends on the sheet Centre: by code, the months and their 1.000 kroner.
    fn trends(&self, month: &str) -> BTreeMap<String, Vec<(String, String)>> {
        let rows = self.rows(month, "Centre");
        let place = |row: &Vec<Data>| row.iter().position(|cell| cell.to_string().starts_with("Prognosens gang"));
        let (header, column) =
            rows.iter().enumerate().find_map(|(at, row)| Some((at, place(row)?))).expect("a column of the trend");
        let of_centres = rows[header + 1..].iter().take_while(|row| !text(row, column).is_empty());
        let point =
            |point: &str| point.split_once('\u{a0}').map(|(month, kroner)| (month.to_owned(), kroner.to_owned()));
        of_centres
            .map(|row| {
                (text(row, 0).to_owned(), text(row, column).split(" · ").map(|one| point(one).unwrap()).collect())
            })
            .collect()
    }

    /// The sheet Ændringer: its bridge against the facit, and its rows against what was planted.
    fn compare_sheets(&self, month: &str) {
        let rows = self.rows(month, "Ændringer");
        let mut planted: Vec<Vec<String>> = serde_json::from_value(facit(month)["events"].clone()).unwrap();
        planted.sort();
        assert_eq!(listed(&rows), planted, "{month}");
        if month == "2026-01" {
            return;
        }
        for (label, key) in BRIDGED {
            let row = rows.iter().find(|row| text(row, 0) == label).unwrap();
            let (closing, ours, difference) = (amount(&row[7]), amount(&row[8]), amount(&row[9]));
            let expected: Decimal = facit(month)["totals"][key].as_str().unwrap().parse().unwrap();
            assert!((closing - expected).abs() < SLACK && (ours - expected).abs() < SLACK, "{month} {label}");
            assert!(difference.is_zero(), "{month} {label}");
        }
    }
}

/// What, centre, sheet, row and field of every change the sheet lists.
fn listed(rows: &[Vec<Data>]) -> Vec<Vec<String>> {
    let Some(header) = rows.iter().position(|row| text(row, 0) == "Hvad") else { return Vec::new() };
    let told = rows[header + 1..].iter().filter(|row| !text(row, 0).is_empty());
    let mut told: Vec<Vec<String>> = told.map(|row| (0..5).map(|col| text(row, col).to_owned()).collect()).collect();
    told.sort();
    told
}

fn months() -> Vec<&'static str> {
    vec![
        "2026-01", "2026-02", "2026-03", "2026-04", "2026-05", "2026-06", "2026-07", "2026-08", "2026-09", "2026-10",
        "2026-11", "2026-12",
    ]
}

fn total(record: &Value, key: &str) -> Option<Decimal> {
    let totals: BTreeMap<&str, &Value> = record["totaler"]
        .as_array()?
        .iter()
        .filter_map(|total| Some((total["tal"].as_str()?, &total["værdi"])))
        .collect();
    totals.get(key)?.as_str()?.parse().ok()
}

fn amount(cell: &Data) -> Decimal {
    match cell {
        Data::Float(number) => Decimal::from_str_exact(&format!("{number:.9}")).unwrap(),
        Data::Int(number) => Decimal::from(*number),
        other => panic!("{other:?} is no amount"),
    }
}

fn text(row: &[Data], col: usize) -> &str {
    match row.get(col) {
        Some(Data::String(text)) => text,
        _ => "",
    }
}

fn facit(month: &str) -> Value {
    read_json(&sample().join("facit.json"))[month].clone()
}

fn read_json(path: &Path) -> Value {
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/aaret")
}

fn named(file: &Path, begins: &str) -> bool {
    file.file_name().unwrap().to_str().unwrap().starts_with(begins)
}

fn files_under(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).filter(|path| path.is_file()).collect();
    files.sort();
    files
}
