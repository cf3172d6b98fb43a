//! A month is closed with open eyes: what is open is shown and kept, what is grave must be meant, whoever closes says who
//! they are, and an approval can be withdrawn without anything being taken away.
// A test that cannot read its sample has failed.
#![allow(clippy::unwrap_used)]

use gevinst::{
    commands::{
        AcceptQuestion, ConsolidateQuestion, Manner, Outcome, WithdrawQuestion, accept, consolidate, history, withdraw,
    },
    disk::Trouble,
    findings::Severity,
    units::Month,
};
use serde_json::{Value, json};
use std::{
    fs,
    path::{Path, PathBuf},
};
use tempfile::TempDir;

/// A programme folder, as the files of the sample year arrive.
struct Programme {
    _keep: TempDir,
    root: PathBuf,
}

impl Programme {
    fn new() -> Self {
        let keep = tempfile::tempdir().unwrap();
        let root = keep.path().join("aaret");
        fs::create_dir_all(root.join("indsendt")).unwrap();
        fs::copy(sample().join("program.xlsx"), root.join("program.xlsx")).unwrap();
        Self { _keep: keep, root }
    }

    /// What came for a month, from these centres only; the business cases of the month before are gone.
    fn receive(&self, month: &str, centres: &[&str]) {
        for file in files(&self.root.join("indsendt")).filter(|file| name(file).starts_with("Businesscase")) {
            fs::remove_file(file).unwrap();
        }
        for file in files(&sample().join("indsendt").join(month)) {
            let is_wanted = centres.is_empty() || centres.iter().any(|centre| name(&file).contains(centre));
            if is_wanted {
                fs::copy(&file, self.root.join("indsendt").join(name(&file))).unwrap();
            }
        }
        let question = ConsolidateQuestion { root: &self.root, period: period(month), fails_at: Severity::Error };
        consolidate(&question, &mut Vec::new()).unwrap();
    }

    fn question(&self, month: &str) -> AcceptQuestion<'_> {
        AcceptQuestion::of(&self.root, period(month), "Eva Holm")
    }

    /// What was said, and what became of it.
    fn ask(question: &AcceptQuestion<'_>) -> (String, Result<Outcome, Trouble>) {
        let mut said = Vec::new();
        let done = accept(question, &mut said);
        (String::from_utf8(said).unwrap(), done)
    }

    fn accept(&self, month: &str) -> String {
        let (said, done) = Self::ask(&self.question(month));
        done.unwrap();
        said
    }

    fn withdraw(&self, month: &str, reason: Option<&str>) -> Result<String, Trouble> {
        let mut said = Vec::new();
        let question = WithdrawQuestion {
            root: &self.root,
            period: period(month),
            by: Some("Eva Holm"),
            reason,
            manner: Manner::default(),
        };
        withdraw(&question, &mut said)?;
        Ok(String::from_utf8(said).unwrap())
    }

    fn manifest(&self, package: &str) -> Value {
        serde_json::from_slice(&fs::read(self.root.join("arkiv").join(package).join("manifest.json")).unwrap()).unwrap()
    }

    fn packages(&self) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(self.root.join("arkiv")).map_or_else(
            |_| Vec::new(),
            |entries| entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect(),
        );
        names.retain(|name| !name.starts_with('.'));
        names.sort();
        names
    }

    /// What `gevinst arkiv` says of an archive that is whole.
    fn archive(&self) -> String {
        let mut said = Vec::new();
        let outcome = history(&self.root, &mut said).unwrap();
        let said = String::from_utf8(said).unwrap();
        assert_eq!(outcome, Outcome::Clean, "{said}");
        said
    }
}

fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/aaret")
}

fn files(folder: &Path) -> impl Iterator<Item = PathBuf> {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path())
}

fn name(file: &Path) -> String {
    file.file_name().unwrap().to_str().unwrap().to_owned()
}

fn period(month: &str) -> Month {
    Month::parse(month).unwrap()
}

/// The record is away while the results change: where a run was stopped half way, it is missing beside the report.
#[test]
fn a_result_that_is_not_whole_is_not_accepted() {
    let programme = Programme::new();
    programme.receive("2026-01", &[]);
    fs::remove_file(programme.root.join("resultat/2026-01/kørsel.json")).unwrap();
    let trouble = Programme::ask(&programme.question("2026-01")).1.unwrap_err();
    assert!(trouble.what.contains("er ikke helt: den sidste kørsel af saml blev afbrudt"), "{trouble}");
    programme.receive("2026-01", &[]);
    Programme::ask(&programme.question("2026-01")).1.unwrap();
}

#[test]
fn whoever_accepts_says_who_they_are() {
    let programme = Programme::new();
    programme.receive("2026-01", &[]);
    for by in [None, Some(""), Some("  ")] {
        let (_, done) = Programme::ask(&AcceptQuestion { by, ..programme.question("2026-01") });
        assert!(done.unwrap_err().to_string().contains("--af"), "{by:?}");
    }
    assert!(programme.packages().is_empty());
    assert!(programme.accept("2026-01").contains("Intet er åbent i januar 2026."));
}

#[test]
fn what_is_open_is_shown_and_kept_and_what_is_grave_must_be_meant() {
    let programme = Programme::new();
    // One of four has delivered.
    programme.receive("2026-01", &["NBS"]);
    let (said, done) = Programme::ask(&programme.question("2026-01"));
    let stopped = done.unwrap_err().to_string();
    assert!(said.contains("har ikke afleveret") && said.contains("NSO"), "{said}");
    assert!(stopped.contains("mere end halvdelen") && stopped.contains("--alligevel"), "{stopped}");
    assert!(programme.packages().is_empty());
    let meant = |month| AcceptQuestion { nevertheless: true, ..programme.question(month) };
    Programme::ask(&meant("2026-01")).1.unwrap();
    let open = &programme.manifest("2026-01")["åbent"];
    assert_eq!((&open["centre"], open["mangler"].as_array().unwrap().len()), (&json!(4), 3));
    // February is skipped.
    programme.receive("2026-03", &[]);
    let (said, done) = Programme::ask(&programme.question("2026-03"));
    assert!(said.contains("  februar 2026 er sprunget over\n"), "{said}");
    assert!(done.unwrap_err().what.contains("februar 2026 er sprunget over"));
    Programme::ask(&meant("2026-03")).1.unwrap();
    assert_eq!(programme.manifest("2026-03")["åbent"]["sprunget_over"], json!(["2026-02"]));
    let said = programme.archive();
    assert!(
        said.contains("Ikke godkendt: februar 2026.") && said.contains("åbent: februar 2026 er sprunget over"),
        "{said}"
    );
}

#[test]
fn an_approval_is_withdrawn_and_nothing_is_taken_away() {
    let programme = Programme::new();
    for month in ["2026-01", "2026-02"] {
        programme.receive(month, &[]);
        programme.accept(month);
    }
    let first = fs::read(programme.root.join("arkiv/2026-02/manifest.json")).unwrap();
    let refused = |month, reason| programme.withdraw(month, reason).unwrap_err().to_string();
    assert!(refused("2026-02", None).contains("--grund"));
    assert!(refused("2026-04", Some("fejl")).contains("April 2026 er ikke godkendt"));
    let said = refused("2026-01", Some("fejl"));
    assert!(
        said.contains("Februar 2026 er godkendt på grundlag af januar 2026") && said.contains("--periode 2026-02"),
        "{said}"
    );
    let said = programme.withdraw("2026-02", Some("Forkert fil fra NSO")).unwrap();
    assert!(said.contains("Den seneste godkendte måned er januar 2026."), "{said}");
    assert_eq!(programme.packages(), ["2026-01", "2026-02", "2026-02.2"]);
    assert_eq!(fs::read(programme.root.join("arkiv/2026-02/manifest.json")).unwrap(), first);
    let said = programme.archive();
    assert!(said.contains("fortrudt med 2026-02.2") && said.contains("Eva Holm: Forkert fil fra NSO"), "{said}");
    assert!(refused("2026-02", Some("fejl")).contains("intet at fortryde"));
    // The month is accepted once more as if for the first time, and the next is compared with that.
    programme.receive("2026-02", &["NBS", "NSO", "NTM", "NKF"]);
    programme.accept("2026-02");
    programme.receive("2026-03", &[]);
    let record: Value =
        serde_json::from_slice(&fs::read(programme.root.join("resultat/2026-03/kørsel.json")).unwrap()).unwrap();
    assert_eq!(record["sammenlignet_med"], "2026-02.3");
    programme.archive();
}

#[test]
fn the_archive_tells_what_differs_between_two_approvals_of_a_month() {
    let programme = Programme::new();
    programme.receive("2026-01", &["NBS", "NSO", "NKF"]);
    programme.accept("2026-01");
    programme.receive("2026-01", &[]);
    let again = AcceptQuestion { reason: Some("NTM kom for sent"), ..programme.question("2026-01") };
    let (said, done) = Programme::ask(&again);
    done.unwrap();
    assert!(said.contains("indsendt/Businesscase NTM 2026-01.xlsx (ny)"), "{said}");
    let said = programme.archive();
    assert!(said.contains("Eva Holm: NTM kom for sent"), "{said}");
    let difference = said.lines().find(|line| line.contains("forskel fra 2026-01: ")).unwrap();
    assert!(
        difference.contains(" → ") && difference.contains("ny: indsendt/Businesscase NTM 2026-01.xlsx"),
        "{difference}"
    );
    // Withdrawn, the first approval holds again.
    let said = programme.withdraw("2026-01", Some("NTM trak sin fil tilbage")).unwrap();
    assert!(said.contains("Januar 2026 er godkendt, som den var i 2026-01."), "{said}");
}

/// Nothing in the archive is chained to the newest package, so a note misses it: whoever drags its folder away by accident would
/// else lose a month in silence.
#[test]
fn a_package_that_is_gone_stops_what_rests_on_it() {
    let programme = Programme::new();
    for month in ["2026-01", "2026-02"] {
        programme.receive(month, &[]);
        programme.accept(month);
    }
    let (lying, away) = (programme.root.join("arkiv/2026-02"), programme.root.join("2026-02"));
    fs::rename(&lying, &away).unwrap();
    let question = ConsolidateQuestion { root: &programme.root, period: period("2026-03"), fails_at: Severity::Error };
    let said = consolidate(&question, &mut Vec::new()).unwrap_err().to_string();
    assert!(said.contains("2026-02: mangler, og det er den, der blev godkendt sidst."), "{said}");
    let mut listed = Vec::new();
    assert_eq!(history(&programme.root, &mut listed).unwrap(), Outcome::Findings);
    assert!(String::from_utf8(listed).unwrap().contains("2026-02: mangler"));
    fs::rename(&away, &lying).unwrap();
    programme.archive();
    // One in the middle is missed by the one after it, and nothing more is accepted until it is back, or it is meant.
    let (lying, away) = (programme.root.join("arkiv/2026-01"), programme.root.join("2026-01"));
    fs::rename(&lying, &away).unwrap();
    programme.receive("2026-03", &[]);
    let said = Programme::ask(&programme.question("2026-03")).1.unwrap_err().to_string();
    assert!(said.contains("I arkivet mangler 2026-01") && said.contains("--alligevel"), "{said}");
    let meant = AcceptQuestion { nevertheless: true, ..programme.question("2026-03") };
    Programme::ask(&meant).1.unwrap();
    assert_eq!(programme.packages(), ["2026-02", "2026-03"]);
}
