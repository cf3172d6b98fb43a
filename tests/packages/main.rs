//! The archive outlives the program that wrote it. `tests/packages/v1` to `v5` hold January of `samples/aaret` as it was
//! accepted by a program of each version of the formats, of the programme in `program.xlsx` beside them; every later one
//! reads them. What is missing, changed or newer is
//! told and stops the run, and no package is left out in silence.
#![allow(clippy::unwrap_used)]

mod descriptions;
mod keys;

use gevinst::{
    archive::{Manifest, Past, Record},
    commands::{
        AcceptQuestion, CheckQuestion, ConsolidateQuestion, Format, Outcome, TemplatesQuestion, accept, check,
        consolidate, history, templates,
    },
    disk::{Trouble, folder::Folder, packages},
    facts::{Fact, Series},
    findings::{Document, Severity},
    units::Month,
};
use std::{
    fs,
    path::{Path, PathBuf},
};
use tempfile::TempDir;

/// The versions there is a package of.
const VERSIONS: [&str; 5] = ["v1", "v2", "v3", "v4", "v5"];

/// The series that version 4 of the facts knows and the versions before it do not.
const NEW_IN_FOUR: [Series; 7] = [
    Series::ExpectedLow,
    Series::Held,
    Series::NotYet,
    Series::Called,
    Series::Changed,
    Series::Gone,
    Series::Unprovable,
];

/// The package of a version.
fn kept(version: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/packages").join(version).join("2026-01")
}

fn january() -> Month {
    Month::new(2026, 1).unwrap()
}

/// A programme folder in February, with January accepted.
struct February {
    _keep: TempDir,
    root: PathBuf,
}

impl February {
    fn after(version: &str) -> Self {
        let keep = tempfile::tempdir().unwrap();
        let root = keep.path().join("aaret");
        let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/aaret");
        copy(&kept(version), &root.join("arkiv/2026-01"));
        copy(&sample.join("indsendt/2026-02"), &root.join("indsendt"));
        fs::copy(kept(version).join("../../program.xlsx"), root.join("program.xlsx")).unwrap();
        Self { _keep: keep, root }
    }

    fn package(&self) -> PathBuf {
        self.root.join("arkiv/2026-01")
    }

    fn past(&self) -> Result<Option<Past>, Trouble> {
        let folder = Folder::at(&self.root);
        packages::past(&folder, &packages::manifests(&folder)?, january().plus(1))
    }

    fn consolidate(&self) -> Result<Outcome, Trouble> {
        let question = ConsolidateQuestion { root: &self.root, period: january().plus(1), fails_at: Severity::Error };
        consolidate(&question, &mut Vec::new())
    }

    fn accept(&self) -> Result<Outcome, Trouble> {
        let of_period = AcceptQuestion::of(&self.root, january().plus(1), "Controlleren");
        let question = AcceptQuestion { without_sources: true, ..of_period };
        accept(&question, &mut Vec::new())
    }

    /// Every command that rests on what is accepted stops, with the same words, and leaves nothing behind.
    fn stops(&self) -> String {
        let mut said = Vec::new();
        let templates = templates(&TemplatesQuestion::of(&self.root, january().plus(1)), &mut said);
        let told = [self.consolidate(), templates, self.accept()].map(|stopped| stopped.unwrap_err().to_string());
        assert_eq!((&told[0], &told[0]), (&told[1], &told[2]));
        for written in ["resultat/2026-02", "skabeloner", "arkiv/2026-02"] {
            assert!(!self.root.join(written).exists(), "{written}");
        }
        told[0].clone()
    }

    /// What `gevinst arkiv` says.
    fn archive(&self) -> (Outcome, String) {
        let mut said = Vec::new();
        let outcome = history(&self.root, &mut said).unwrap();
        (outcome, String::from_utf8(said).unwrap())
    }

    /// Changes the manifest as somebody would who knows how its checksum is made.
    fn forge(&self, change: impl FnOnce(&mut Manifest)) {
        let path = self.package().join("manifest.json");
        let mut manifest = Manifest::read(&fs::read(&path).unwrap()).unwrap();
        change(&mut manifest);
        fs::write(path, manifest.write()).unwrap();
    }

    /// Changes a file of the package, and its checksum in the manifest.
    fn forge_file(&self, name: &str, from: &str, to: &str) {
        let path = self.package().join(name);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{name} {from}");
        fs::write(&path, text.replacen(from, to, 1)).unwrap();
        let described = packages::describe(name, &fs::read(&path).unwrap());
        self.forge(|manifest| *manifest.files.iter_mut().find(|file| file.name == name).unwrap() = described);
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for file in fs::read_dir(from).unwrap().map(|file| file.unwrap().path()) {
        fs::copy(&file, to.join(file.file_name().unwrap())).unwrap();
    }
}

#[test]
fn every_version_gives_the_same_facts_rows_baselines_and_figures() {
    let [first, second, third, fourth, fifth] =
        VERSIONS.map(|version| February::after(version).past().unwrap().unwrap());
    assert_eq!(first.facts.len(), 463);
    assert_eq!(first.facts, second.facts);
    // Version 3 knows what was owed too, and is the same beside that.
    let (owed, known): (Vec<_>, Vec<_>) =
        third.facts.iter().cloned().partition(|fact| matches!(fact.series, Series::Due | Series::Missing));
    assert!(!owed.is_empty());
    assert_eq!(known, second.facts);
    // Version 4 knows the range of the forecast and what is held back too.
    let (new, known): (Vec<_>, Vec<_>) =
        fourth.facts.iter().cloned().partition(|fact| NEW_IN_FOUR.contains(&fact.series));
    assert!(new.iter().any(|fact| fact.series == Series::ExpectedLow));
    assert_eq!(known, third.facts);
    // Version 5 is about the manifest: who accepted in spite of what, and that an approval is withdrawn. What is planned names
    // the cell of the amount in it, where the versions before named the id in the same row; all else of a fact is the same.
    let elsewhere = fifth.facts.iter().zip(&fourth.facts).filter(|(new, old)| new.origin != old.origin);
    for (new, old) in elsewhere {
        let (there, here) = (old.origin.at, new.origin.at);
        assert_eq!((there.row, there.col), (here.row, 0), "{new:?}");
        assert!(
            here.col > 0 && !matches!(new.series, Series::Reported | Series::Documented | Series::Booked),
            "{new:?}"
        );
    }
    let without_column = |facts: &[Fact]| -> Vec<Fact> {
        let with = |fact: &Fact| {
            let mut fact = fact.clone();
            fact.origin.at.col = 0;
            fact
        };
        facts.iter().map(with).collect()
    };
    assert_eq!(without_column(&fifth.facts), without_column(&fourth.facts));
    assert_eq!(format!("{:?}", fifth.baselines), format!("{:?}", fourth.baselines));
    assert_eq!(format!("{:?}", fifth.cases), format!("{:?}", fourth.cases));
    let open = |past: &Past| past.manifest.package.open.as_ref().map(|open| (open.centres, open.missing.len()));
    assert_eq!((open(&fourth), open(&fifth)), (None, Some((4, 0))));
    assert_eq!(format!("{:?}", fourth.baselines), format!("{:?}", third.baselines));
    assert_eq!(format!("{:?}", fourth.cases), format!("{:?}", third.cases));
    assert_eq!(format!("{:?}", third.baselines), format!("{:?}", second.baselines));
    assert_eq!(format!("{:?}", third.cases), format!("{:?}", second.cases));
    assert!(!first.baselines.is_empty() && first.cases.len() == 4);
    assert_eq!(format!("{:?}", first.baselines), format!("{:?}", second.baselines));
    assert_eq!(format!("{:?}", first.cases), format!("{:?}", second.cases));
    assert_eq!(first.told, second.told);
    let (one, other) = (&first.manifest.record, &second.manifest.record);
    assert_eq!((&one.inputs, one.facts), (&other.inputs, other.facts));
    for total in &one.totals {
        let known = other.totals.iter().find(|known| known.measure == total.measure);
        assert!(known.is_none_or(|known| known == total), "{total:?}");
    }
    assert_eq!(one.build, None);
    assert!(other.build.as_ref().unwrap().starts_with(&*other.version));
}

#[test]
fn the_year_goes_on_after_a_package_of_any_version() {
    for version in VERSIONS {
        let february = February::after(version);
        assert_eq!(february.archive().0, Outcome::Clean, "{version}: {}", february.archive().1);
        templates(&TemplatesQuestion::of(&february.root, january().plus(1)), &mut Vec::new()).unwrap();
        february.consolidate().unwrap();
        february.accept().unwrap();
        let (outcome, said) = february.archive();
        assert_eq!(outcome, Outcome::Clean, "{version}: {said}");
        assert!(said.contains("(2 pakker)"), "{said}");
    }
}

#[test]
fn a_manifest_that_is_not_what_was_written_stops_the_run() {
    type Harm = fn(&Path);
    let harms: [(&str, Harm, &str); 7] = [
        ("missing", |path| fs::remove_file(path).unwrap(), "manifest.json mangler"),
        ("empty", |path| fs::write(path, "").unwrap(), "manifest.json er tom"),
        ("broken off", |path| fs::write(path, "{\"skema\": \"gevinst").unwrap(), "manifest.json er ødelagt"),
        ("another's", |path| fs::write(path, "[1, 2]").unwrap(), "manifest.json er ødelagt"),
        (
            "a folder",
            |path| {
                fs::remove_file(path).unwrap();
                fs::create_dir(path).unwrap();
            },
            "det er en mappe",
        ),
        ("changed", |path| replace(path, "Controlleren", "En anden"), "er ændret, siden pakken blev godkendt"),
        (
            "newer",
            |path| replace(path, "\"skemaversion\": 2", "\"skemaversion\": 4"),
            "lavet af en nyere udgave af gevinst (0",
        ),
    ];
    for (name, harm, words) in harms {
        let february = February::after("v2");
        harm(&february.package().join("manifest.json"));
        let said = february.stops();
        assert!(said.contains(words) && said.contains("arkiv/2026-01"), "{name}: {said}");
        let remedy = if name == "newer" { "Brug den udgave" } else { "sikkerhedskopi" };
        assert!(said.contains(remedy) && said.contains("Intet er ændret."), "{name}: {said}");
        let (outcome, told) = february.archive();
        assert_eq!(outcome, Outcome::Findings);
        assert!(told.contains(words), "{name}: {told}");
    }
}

fn replace(path: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(path).unwrap();
    assert!(text.contains(from), "{from}");
    fs::write(path, text.replacen(from, to, 1)).unwrap();
}

#[test]
fn a_folder_that_is_no_package_is_left_alone_and_told_of() {
    let february = February::after("v2");
    let notes = february.root.join("arkiv/Noter fra mødet");
    fs::create_dir(&notes).unwrap();
    fs::write(notes.join("note.txt"), "hej").unwrap();
    february.consolidate().unwrap();
    let (outcome, said) = february.archive();
    assert_eq!(outcome, Outcome::Clean);
    assert!(said.contains("Noter fra mødet i arkivet er ikke en pakke"), "{said}");
}

#[test]
fn a_package_under_another_name_is_still_a_package() {
    let copied = February::after("v2");
    copy(&copied.package(), &copied.root.join("arkiv/2026-01 - Kopi"));
    assert!(copied.stops().contains("2026-01 - Kopi: mappen er omdøbt eller kopieret. Pakken hedder 2026-01."));
    let renamed = February::after("v2");
    fs::rename(renamed.package(), renamed.root.join("arkiv/januar")).unwrap();
    assert!(renamed.stops().contains("Giv mappen sit navn igen"));
    // Without its manifest it is known by what else lies in it.
    fs::remove_file(renamed.root.join("arkiv/januar/manifest.json")).unwrap();
    assert!(renamed.stops().contains("januar: manifest.json mangler"));
    let replaced = February::after("v2");
    fs::remove_dir_all(replaced.package()).unwrap();
    fs::write(replaced.package(), "").unwrap();
    assert!(replaced.stops().contains("arkiv/2026-01"));
    assert_eq!(replaced.archive().0, Outcome::Findings);
}

#[test]
fn a_package_that_is_gone_is_missed_by_the_one_after_it() {
    let february = February::after("v1");
    february.consolidate().unwrap();
    february.accept().unwrap();
    let january_package = february.root.join("januar");
    fs::rename(february.package(), &january_package).unwrap();
    let said = february.consolidate().unwrap_err().to_string();
    assert!(said.contains("arkiv/2026-01 mangler, og en senere pakke bygger på den."), "{said}");
    // Version 1 has no checksum of its own; the package after it holds it.
    fs::rename(&january_package, february.package()).unwrap();
    february.consolidate().unwrap();
    replace(&february.package().join("manifest.json"), "Controlleren", "En anden");
    let said = february.consolidate().unwrap_err().to_string();
    assert!(said.contains("arkiv/2026-01 er ikke den pakke, der blev godkendt."), "{said}");
}

#[test]
fn the_facts_must_give_the_figures_of_the_newest_manifest() {
    for version in VERSIONS {
        let forged = February::after(version);
        forged.forge(|manifest| {
            let total = manifest.record.totals.iter_mut().find(|total| total.measure == "headroom_forecast").unwrap();
            total.value = Some("999999".to_owned());
        });
        let (outcome, said) = forged.archive();
        assert_eq!(outcome, Outcome::Findings);
        assert!(said.contains("er 999999 i manifest.json, og fakta.parquet giver 754"), "{said}");
    }
    let forged = February::after("v2");
    forged.forge(|manifest| manifest.record.facts = 462);
    assert!(forged.archive().1.contains("manifest.json siger 462 fakta, og fakta.parquet har 463."));
    // Of another programme, the figures with a target in them cannot be computed anew; the others can.
    let other = February::after("v2");
    other.forge(|manifest| manifest.record.programme_sha256 = "0".repeat(64));
    assert_eq!(other.archive().0, Outcome::Clean);
    fs::remove_file(other.root.join("program.xlsx")).unwrap();
    let (outcome, said) = other.archive();
    assert_eq!(outcome, Outcome::Clean);
    assert!(said.contains("ikke regnet efter"), "{said}");
}

#[test]
fn a_file_of_a_newer_version_is_refused_with_words() {
    let version = "\"skemaversion\": 2";
    for name in ["rækker.json", "baseline.json", "bemærkninger.json"] {
        let february = February::after("v2");
        february.forge_file(name, version, "\"skemaversion\": 3");
        let said = february.stops();
        assert!(said.contains(&format!("{name} er lavet af en nyere udgave af gevinst (0")), "{said}");
        assert!(february.archive().1.contains("nyere udgave"));
    }
}

#[test]
fn what_nobody_knows_in_the_rows_is_told_and_costs_nothing_else() {
    let february = February::after("v2");
    february.forge_file("rækker.json", "\"consultant\":", "\"adviser\":");
    february.forge_file("baseline.json", "\"tabel\": \"time_benefits\"", "\"tabel\": \"wishes\"");
    let mut said = Vec::new();
    templates(&TemplatesQuestion::of(&february.root, january().plus(1)), &mut said).unwrap();
    let said = String::from_utf8(said).unwrap();
    assert!(said.contains("ikke kender: master.adviser, wishes."), "{said}");
    february.consolidate().unwrap();
    let (outcome, said) = february.archive();
    assert_eq!(outcome, Outcome::Clean);
    assert!(said.contains("master.adviser, wishes"), "{said}");
}

/// Nobody can wait for what nobody writes in a pipe.
#[cfg(unix)]
#[test]
fn a_pipe_in_the_place_of_a_file_is_no_file() {
    let february = February::after("v2");
    for name in ["manifest.json", "fakta.parquet"] {
        let path = february.package().join(name);
        let kept = fs::read(&path).unwrap();
        fs::remove_file(&path).unwrap();
        assert!(std::process::Command::new("mkfifo").arg(&path).status().unwrap().success());
        assert!(february.stops().contains("den er ikke en fil"));
        assert_eq!(february.archive().0, Outcome::Findings);
        fs::remove_file(&path).unwrap();
        fs::write(&path, kept).unwrap();
    }
    assert_eq!(february.archive().0, Outcome::Clean);
}

#[test]
fn a_package_that_withdraws_one_is_read_by_every_later_program() {
    let february = February::after("v5");
    copy(&kept("v5").with_file_name("2026-01.2"), &february.root.join("arkiv/2026-01.2"));
    assert!(february.past().unwrap().is_none(), "nothing holds");
    let (outcome, said) = february.archive();
    assert_eq!(outcome, Outcome::Clean, "{said}");
    assert!(said.contains("fortrudt med 2026-01.2") && said.contains("fortryder 2026-01\n"), "{said}");
    // It holds what it withdraws, as the package after it would.
    replace(&february.package().join("manifest.json"), "  ", "\t");
    let (outcome, said) = february.archive();
    assert_eq!(outcome, Outcome::Findings);
    assert!(said.contains("passer ikke med den pakke, den fortryder (2026-01)"), "{said}");
    // Without it the approval would hold again.
    february.consolidate().unwrap();
    february.accept().unwrap();
    fs::remove_dir_all(february.root.join("arkiv/2026-01.2")).unwrap();
    assert!(february.consolidate().unwrap_err().what.contains("arkiv/2026-01.2 mangler"));
}

#[test]
fn a_run_of_another_build_is_another_run() {
    let january_again = February::after("v5");
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/aaret/indsendt/2026-01");
    fs::remove_dir_all(january_again.root.join("indsendt")).unwrap();
    copy(&sample, &january_again.root.join("indsendt"));
    let question = ConsolidateQuestion { root: &january_again.root, period: january(), fails_at: Severity::Error };
    consolidate(&question, &mut Vec::new()).unwrap();
    let record = Record::read(&fs::read(january_again.root.join("resultat/2026-01/kørsel.json")).unwrap()).unwrap();
    let accepted = Manifest::read(&fs::read(kept("v5").join("manifest.json")).unwrap()).unwrap().record;
    assert_eq!((&record.inputs, &record.programme_sha256), (&accepted.inputs, &accepted.programme_sha256));
    assert_eq!(record.run_id == accepted.run_id, record.build == accepted.build);
    assert!(record.controls.iter().all(|control| control.agrees));
}

#[test]
fn who_accepts_and_why_is_kept_without_personal_identity_numbers() {
    let february = February::after("v2");
    february.consolidate().unwrap();
    let by = "Sag 010203-1234";
    let of_period = AcceptQuestion::of(&february.root, january().plus(1), by);
    let question = AcceptQuestion { reason: Some(by), without_sources: true, ..of_period };
    let mut said = Vec::new();
    accept(&question, &mut said).unwrap();
    let said = String::from_utf8(said).unwrap();
    assert!(said.contains("ligner et CPR-nummer") && !said.contains("1234"), "{said}");
    let manifest = fs::read_to_string(february.root.join("arkiv/2026-02/manifest.json")).unwrap();
    assert!(
        manifest.contains("\"godkendt_af\": \"Sag 010203-****\"") && !manifest.contains("010203-1234"),
        "{manifest}"
    );
}

#[test]
fn findings_of_the_samples_are_read_back_as_they_were_written() {
    let mut written = Vec::new();
    let paths = [Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/fjordby")];
    let question =
        CheckQuestion { paths: &paths, format: Format::Json, fails_at: Severity::Error, only: &[], every_file: false };
    check(&question, &mut written).unwrap();
    let document = Document::read(&written).unwrap();
    assert!(document.findings.len() > 20);
    assert!(document.write().as_bytes() == written);
}
