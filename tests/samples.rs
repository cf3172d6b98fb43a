//! Fjordby Kommune, consolidated month by month and held against figures computed elsewhere (`samples/byg_fjordby.py`).
// A test that cannot read its sample has failed.
#![allow(clippy::unwrap_used)]

use calamine::{Data, Reader, Xlsx};
use gevinst::{
    commands::{ConsolidateQuestion, Outcome, consolidate},
    findings::{Context, Severity},
    intake::Delivery,
    programme::Programme,
    register::Verdicts,
    rules,
    schema::business_case::follow_up,
    units::{Decimal, Month},
};
use serde_json::Value;
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};
use tempfile::TempDir;

const PERIODS: [&str; 3] = ["2026-01", "2026-02", "2026-03"];

/// The headers of the sheets `Alle centre` and `Frigjort tid`, and the facit's words for them.
const HEADERS: [(&str, &str); 23] = [
    ("Plan, kr.", "headroom_plan"),
    ("Indberettet, kr.", "headroom_reported"),
    ("Dokumenteret, kr.", "headroom_documented"),
    ("Bogført, kr.", "headroom_booked"),
    ("Prognose, kr.", "headroom_forecast"),
    ("Mangler indberetning, kr.", "headroom_missing"),
    ("Mangler indberetning, timer", "hours_missing"),
    ("Plan, timer", "hours_plan"),
    ("Indberettet, timer", "hours_reported"),
    ("Uden dokumentation, timer", "hours_unproven"),
    ("Dokumenteret, timer", "hours_documented"),
    ("Prognose, timer", "hours_forecast"),
    ("Dokumenteret værdi, kr.", "value_documented"),
    ("Dokumenteret, høstet, kr.", "harvested_documented"),
    ("Dokumenteret, geninvesteret, kr.", "reinvested_documented"),
    ("Dokumenteret, udisponeret, kr.", "idle_documented"),
    ("Indb., timer", "hours_reported"),
    ("Uden dok., timer", "hours_unproven"),
    ("Dok., timer", "hours_documented"),
    ("Værdi af dok. tid, kr.", "value_documented"),
    ("Aftalt høstet, kr.", "harvested_documented"),
    ("Gen-investeret, kr.", "reinvested_documented"),
    ("Udispo-neret, kr.", "idle_documented"),
];

/// The labels in the list on the sheet `Råderum`, and the facit's words for them.
const LABELS: [(&str, &str); 9] = [
    ("Plan for råderum, hele året", "headroom_plan_year"),
    ("Plan for råderum, år til dato", "headroom_plan"),
    ("Indberettet råderum, år til dato", "headroom_reported"),
    ("Råderum uden dokumentation, år til dato", "headroom_unproven"),
    ("Dokumenteret råderum, år til dato", "headroom_documented"),
    ("Bogført råderum, år til dato", "headroom_booked"),
    ("Forventet råderum, resten af året", "headroom_expected"),
    ("Prognose for råderum, hele året", "headroom_forecast"),
    ("Indberettet undgået udgift", "avoided_reported"),
];

/// What became of a file, as the sheet `Aflevering` says it, and the facit's words for it.
const FATES: [(&str, &str); 7] = [
    ("Brugt", "used"),
    ("Videreført", "carried_forward"),
    ("Erstattet", "replaced"),
    ("Dublet", "duplicates"),
    ("Senere periode", "later"),
    ("Afvist", "rejected"),
    ("Ikke læst", "ignored"),
];

#[test]
fn the_figures_are_those_computed_elsewhere() {
    let folder = Folder::copy();
    for period in PERIODS {
        folder.consolidate(period);
        let (facit, mut book) = (facit(period), folder.workbook(period));
        let centre = by_headers(&rows(&mut book, "Alle centre"), 12);
        let freed = by_headers(&rows(&mut book, "Frigjort tid"), 8);
        for table in [&centre, &freed] {
            assert_eq!(table.len(), facit["centres"].as_object().unwrap().len() + 1, "{period}");
            for (code, figures) in table {
                let expected = figures_of(&facit, code);
                compare(expected, figures, &format!("{period} {code}"));
            }
        }
        compare(&facit["programme"], &listed(&rows(&mut book, "Råderum")), &format!("{period} Råderum"));
    }
}

/// How many reports are owed and how many have come: the coverage is one by the other.
#[test]
fn what_is_owed_and_what_has_come_are_counted_elsewhere() {
    let folder = Folder::copy();
    for period in PERIODS {
        folder.consolidate(period);
        let record = fs::read(folder.results(period).join("kørsel.json")).unwrap();
        let record: Value = serde_json::from_slice(&record).unwrap();
        let totals = record["totaler"].as_array().unwrap();
        let total = |key: &str| totals.iter().find(|total| total["tal"] == key).unwrap()["værdi"].clone();
        for key in ["reports_due", "reports_in"] {
            assert_eq!(total(key), facit(period)["programme"][key], "{period} {key}");
        }
    }
}

#[test]
fn every_file_became_what_it_should() {
    let folder = Folder::copy();
    for period in PERIODS {
        folder.consolidate(period);
        let delivered = rows(&mut folder.workbook(period), "Aflevering");
        let files: Vec<_> = delivered.iter().filter(|row| text(row, 1).starts_with("indsendt/")).collect();
        let expected = &facit(period)["files"];
        assert_eq!(files.len() as u64, expected["found"].as_u64().unwrap(), "{period}");
        for (label, name) in FATES {
            let count = files.iter().filter(|row| text(row, 4) == label).count() as u64;
            assert_eq!(count, expected[name].as_u64().unwrap(), "{period} {label}");
        }
    }
}

#[test]
fn rows_with_errors_and_those_that_hang_on_them_do_not_count() {
    let folder = Folder::copy();
    let programme = folder.programme();
    for period in PERIODS {
        folder.consolidate(period);
        let (facit, context) = (facit(period), Context { programme: Some(&programme), period: Month::parse(period) });
        let mut centres = facit["centres"].as_object().unwrap().clone();
        for row in rows(&mut folder.workbook(period), "Aflevering") {
            if text(&row, 2) == "Businesscase" && ["Brugt", "Videreført"].contains(&text(&row, 4)) {
                let expected = centres.remove(text(&row, 0)).unwrap()["follow_up_rows"].clone();
                let counted = folder.follow_up_rows(text(&row, 1), &context);
                let expected = ["accepted", "rejected"].map(|name| expected[name].as_u64().unwrap());
                assert_eq!(counted, expected, "{period} {}", text(&row, 1));
            }
        }
        for (code, missing) in centres {
            assert_eq!(missing["follow_up_rows"]["accepted"], 0, "{period} {code}");
        }
    }
}

#[test]
fn what_is_in_order_is_met_with_silence() {
    let folder = Folder::copy();
    folder.consolidate("2026-03");
    let found = folder.findings("2026-03");
    let about = |part: &str| found.iter().filter(|(file, _)| file.contains(part)).collect::<Vec<_>>();
    assert!(!about("Businesscase CAM marts").is_empty());
    assert_eq!(about("Borgerservice/Businesscase"), Vec::<&(String, String)>::new());
    assert_eq!(about("Borgerservice/Tidsmåling"), Vec::<&(String, String)>::new());
    // Rows above, moved columns, a column, a sheet and a sheet's name of its own are nobody's business.
    let own_ways = about("Sundhed og Omsorg/CSO gevinster");
    assert!(own_ways.iter().all(|(_, rule)| !rule.starts_with(['S', 'T', 'F'])), "{own_ways:?}");
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let folder = Folder::copy();
    folder.consolidate("2026-03");
    let first = contents(&folder.results("2026-03"));
    folder.consolidate("2026-03");
    assert_eq!(first.keys().collect::<Vec<_>>(), contents(&folder.results("2026-03")).keys().collect::<Vec<_>>());
    assert!(first == contents(&folder.results("2026-03")));
    let elsewhere = Folder::copy();
    elsewhere.consolidate("2026-03");
    assert!(first == contents(&elsewhere.results("2026-03")), "another folder, other bytes");
}

#[test]
fn names_and_folders_mean_nothing() {
    let folder = Folder::copy();
    let submitted = folder.root.join("indsendt");
    folder.consolidate("2026-03");
    let before = figures(&folder, "2026-03");
    for (number, file) in files_under(&submitted).into_iter().rev().enumerate() {
        let ending = file.extension().unwrap().to_str().unwrap();
        let noise = file.file_name().unwrap().to_str().unwrap().to_owned();
        let name = match ending {
            "xlsx" if !noise.starts_with("~$") => format!("{number:02} æøå.xlsx"),
            _ => noise,
        };
        let target = submitted.join(format!("flyttet {}", number % 3)).join(name);
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::rename(file, target).unwrap();
    }
    for period in PERIODS {
        folder.consolidate(period);
        let (facit, mut book) = (facit(period), folder.workbook(period));
        for (code, figures) in by_headers(&rows(&mut book, "Alle centre"), 12) {
            compare(figures_of(&facit, &code), &figures, &format!("{period} {code}, moved"));
        }
    }
    for (sheet, rows) in figures(&folder, "2026-03") {
        assert!(before[sheet] == rows, "{sheet}, moved");
    }
}

/// The sheets that name no file, row by row.
fn figures(folder: &Folder, period: &str) -> BTreeMap<&'static str, Vec<Row>> {
    let mut book = folder.workbook(period);
    let sheets =
        ["Overblik", "Alle centre", "Alle tiltag", "Råderum", "Frigjort tid", "Tidsmåling", "Kvalitet", "Økonomi"];
    sheets.map(|sheet| (sheet, rows(&mut book, sheet))).into()
}

/// A copy of the sample that can be consolidated.
struct Folder {
    _keep: TempDir,
    root: PathBuf,
}

impl Folder {
    fn copy() -> Self {
        let keep = tempfile::tempdir().unwrap();
        let (sample, root) = (sample(), keep.path().join("fjordby"));
        for file in files_under(&sample.join("indsendt")).into_iter().chain([sample.join("program.xlsx")]) {
            let target = root.join(file.strip_prefix(&sample).unwrap());
            fs::create_dir_all(target.parent().unwrap()).unwrap();
            fs::copy(file, target).unwrap();
        }
        Self { _keep: keep, root }
    }

    /// A file that is not a template of the programme is an error in every period.
    fn consolidate(&self, period: &str) {
        let question =
            ConsolidateQuestion { root: &self.root, period: Month::parse(period).unwrap(), fails_at: Severity::Error };
        let mut said = Vec::new();
        assert_eq!(consolidate(&question, &mut said).unwrap(), Outcome::Findings);
        let said = String::from_utf8(said).unwrap();
        assert!(said.contains("afstemninger stemmer."), "{said}");
    }

    fn results(&self, period: &str) -> PathBuf {
        self.root.join("resultat").join(period)
    }

    fn workbook(&self, period: &str) -> Xlsx<std::io::BufReader<fs::File>> {
        calamine::open_workbook(self.results(period).join(format!("Gevinstrealisering {period}.xlsx"))).unwrap()
    }

    /// The file and rule of every finding.
    fn findings(&self, period: &str) -> Vec<(String, String)> {
        let told = fs::read(self.results(period).join("bemærkninger.json")).unwrap();
        let told: Value = serde_json::from_slice(&told).unwrap();
        let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let found = told["bemærkninger"].as_array().unwrap();
        found.iter().map(|finding| (word(&finding["sted"]["fil"]), word(&finding["regel"]))).collect()
    }

    fn delivery(&self, name: &str) -> Delivery {
        Delivery::of(name, &fs::read(self.root.join(name)).unwrap(), String::new(), 2026)
    }

    fn programme(&self) -> Programme {
        Programme::of(self.delivery("program.xlsx").submission().unwrap()).unwrap()
    }

    /// Accepted and rejected rows of a business case's Opfølgning.
    fn follow_up_rows(&self, name: &str, context: &Context<'_>) -> [u64; 2] {
        let delivery = self.delivery(name);
        let found = rules::check(&delivery, context);
        let submission = delivery.submission().unwrap();
        let verdicts = Verdicts::of(submission, &found.iter().collect::<Vec<_>>());
        let accepted = verdicts.accepted(submission, &follow_up::TABLE).len() as u64;
        [accepted, submission.rows(&follow_up::TABLE).len() as u64 - accepted]
    }
}

fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/fjordby")
}

fn facit(period: &str) -> Value {
    let whole: Value = serde_json::from_slice(&fs::read(sample().join("facit.json")).unwrap()).unwrap();
    whole[period].clone()
}

fn figures_of<'a>(facit: &'a Value, code: &str) -> &'a Value {
    if code == "PROGRAM" { &facit["programme"] } else { &facit["centres"][code]["figures"] }
}

/// Kroner to the øre, hours to nine decimals.
fn compare(expected: &Value, found: &BTreeMap<&str, Decimal>, about: &str) {
    for (name, value) in found {
        let wanted: Decimal = expected[*name].as_str().unwrap().parse().unwrap();
        let slack = if name.starts_with("hours") { Decimal::new(1, 9) } else { Decimal::new(5, 3) };
        assert!((wanted - *value).abs() < slack, "{about}: {name} is {value}, not {wanted}");
    }
}

type Row = Vec<Data>;

fn rows(book: &mut Xlsx<std::io::BufReader<fs::File>>, sheet: &str) -> Vec<Row> {
    book.worksheet_range(sheet).unwrap().rows().map(<[Data]>::to_vec).collect()
}

fn text(row: &Row, col: usize) -> &str {
    match row.get(col) {
        Some(Data::String(text)) => text,
        _ => "",
    }
}

fn number(row: &Row, col: usize) -> Option<Decimal> {
    match row.get(col)? {
        Data::Float(number) => Some(number.to_string().parse().unwrap()),
        Data::Int(number) => Some(Decimal::from(*number)),
        _ => None,
    }
}

/// The rows under `Centerkode`: code → the facit's word → figure. `count` of the headers are ours.
fn by_headers(rows: &[Row], count: usize) -> BTreeMap<String, BTreeMap<&'static str, Decimal>> {
    let header = rows.iter().position(|row| text(row, 0) == "Centerkode").unwrap();
    let columns: Vec<(usize, &str)> =
        (0..rows[header].len()).filter_map(|col| Some((col, word(&HEADERS, text(&rows[header], col))?))).collect();
    assert_eq!(columns.len(), count, "{:?}", rows[header]);
    let under = rows[header + 1..].iter().take_while(|row| !text(row, 0).is_empty());
    under
        .map(|row| {
            let figures = columns.iter().map(|(col, name)| (*name, number(row, *col).unwrap()));
            (text(row, 0).to_owned(), figures.collect())
        })
        .collect()
}

/// The list under `Programmet i alt`: the facit's word → figure.
fn listed(rows: &[Row]) -> BTreeMap<&'static str, Decimal> {
    let heading = rows.iter().position(|row| text(row, 0) == "Programmet i alt").unwrap();
    let list = rows[heading..].iter();
    let found: BTreeMap<_, _> = list.filter_map(|row| Some((word(&LABELS, text(row, 0))?, number(row, 1)?))).collect();
    assert_eq!(found.len(), LABELS.len(), "{found:?}");
    found
}

fn word(known: &[(&str, &'static str)], label: &str) -> Option<&'static str> {
    known.iter().find(|(other, _)| *other == label).map(|(_, word)| *word)
}

fn contents(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    files_under(folder)
        .into_iter()
        .map(|file| (file.strip_prefix(folder).unwrap().to_owned(), fs::read(&file).unwrap()))
        .collect()
}

fn files_under(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files.extend(files_under(&path)) } else { files.push(path) }
    }
    files.sort();
    files
}
