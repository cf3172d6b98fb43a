//! `gevinst status`, and the month that a command takes when none is named: three months of `samples/aaret`, from the first
//! template to the accepted month.
#![allow(clippy::unwrap_used)]

use gevinst::{
    cli,
    commands::{Outcome, standing},
    disk::folder::Folder,
    status::{Act, Known, Next, Status},
    units::Month,
};
use serde_json::Value;
use std::{ffi::OsString, fs, path::Path};
use tempfile::TempDir;

/// A programme folder that is played with.
struct Played(TempDir);

impl Played {
    fn new() -> Self {
        let played = Self(tempfile::tempdir().unwrap());
        fs::create_dir(played.root().join("indsendt")).unwrap();
        fs::copy(sample().join("program.xlsx"), played.root().join("program.xlsx")).unwrap();
        played
    }

    fn root(&self) -> &Path {
        self.0.path()
    }

    /// Lets what centres sent for a month come in.
    fn receive(&self, month: &str) {
        for file in fs::read_dir(sample().join("indsendt").join(month)).unwrap() {
            let file = file.unwrap().path();
            fs::copy(&file, self.root().join("indsendt").join(file.file_name().unwrap())).unwrap();
        }
    }

    /// Runs a command on the folder: what it says, and how it went.
    fn run(&self, command: &str, options: &[&str]) -> (String, Result<Outcome, String>) {
        let mut out = Vec::new();
        let words = ["gevinst".into(), command.into(), self.root().as_os_str().to_owned()];
        let outcome = cli::run(words.into_iter().chain(options.iter().map(OsString::from)), &mut out);
        (String::from_utf8(out).unwrap(), outcome.map_err(|trouble| trouble.to_string()))
    }

    fn status(&self) -> Status {
        standing(self.root(), None, &mut Vec::new()).unwrap().0
    }

    /// The keys of what can be done, the first of them now.
    fn steps(&self) -> Vec<&'static str> {
        self.status().steps.iter().map(|step| step.key).collect()
    }

    /// Saml and godkend of the next month, as `status` says it.
    fn close(&self) {
        assert!(self.run("saml", &[]).1.is_ok());
        self.run("godkend", &["--af", "Kim Holm"]).1.unwrap();
    }
}

fn sample() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/samples/aaret"))
}

fn month(text: &str) -> Month {
    Month::parse(text).unwrap()
}

#[test]
fn a_month_from_its_templates_to_the_next_one() {
    let played = Played::new();
    assert_eq!(played.steps()[0], "templates");
    assert_eq!(played.status().next.unwrap().month, month("2026-01"), "the first month of the programme");
    let (said, _) = played.run("skabeloner", &[]);
    assert!(said.starts_with("Måned: januar 2026 (det er programmets første måned).\n"), "{said}");
    assert_eq!(played.steps()[0], "send");
    let (_, outcome) = played.run("saml", &[]);
    assert_eq!(outcome, Ok(Outcome::Findings), "nobody has delivered");

    played.receive("2026-01");
    assert_eq!(played.steps()[0], "consolidate");
    let next = played.status().next.unwrap();
    assert_eq!(next.why.as_deref(), Some("de fleste filer i indsendt er for den"));
    assert!(next.centres.iter().any(|centre| centre.state == "approved"), "{next:?}");
    played.run("saml", &[]).1.unwrap();
    let steps = played.steps();
    assert!(["mails", "accept"].contains(&steps[0]) && steps.contains(&"accept"), "{steps:?}");
    // What the step says is what a person types.
    let status = played.status();
    let accept = status.steps.iter().find(|step| step.key == "accept").unwrap();
    assert!(accept.act.typed().ends_with("--periode 2026-01 --af \"Dit navn\""), "{}", accept.act.typed());
    played.run("godkend", &["--af", "Kim Holm"]).1.unwrap();

    let status = played.status();
    assert_eq!(status.next.unwrap().month, month("2026-02"));
    assert_eq!(status.accepted.len(), 1);
    assert_eq!(status.steps[0].key, "templates", "those of January are not those of February");
}

#[test]
fn a_file_that_changes_makes_the_report_a_stale_one() {
    let played = Played::new();
    played.receive("2026-01");
    played.run("saml", &[]).1.unwrap();
    let file = fs::read_dir(played.root().join("indsendt")).unwrap().next().unwrap().unwrap().path();
    fs::remove_file(file).unwrap();
    let status = played.status();
    assert!(status.open.iter().any(|open| open.key == "stale"), "{:?}", status.open);
    assert_eq!(status.steps[0].key, "consolidate");
}

/// January is accepted, and the files are for March alone: February is skipped, or forgotten.
#[test]
fn a_month_is_not_guessed_where_files_and_archive_say_different() {
    let played = Played::new();
    played.receive("2026-01");
    played.close();
    played.receive("2026-03");
    let (said, outcome) = played.run("saml", &[]);
    let trouble = outcome.unwrap_err();
    assert!(trouble.contains("februar 2026 eller marts 2026") && trouble.contains("--periode 2026-02"), "{trouble}");
    assert_eq!(said, "");
    let status = played.status();
    assert!(status.next.is_none() && status.open[0].key == "month", "{status:?}");
    let march = standing(played.root(), Some(month("2026-03")), &mut Vec::new()).unwrap().0;
    assert!(march.open.iter().any(|open| open.key == "skipped" && open.told.contains("februar 2026")), "{march:?}");
    // Named, it is taken.
    assert!(played.run("saml", &["--periode", "2026-03"]).1.is_ok());
}

#[test]
fn the_month_of_most_files_is_the_first_and_after_december_there_is_none() {
    let played = Played::new();
    let opened = Folder::at(played.root()).open().unwrap().unwrap();
    let next = |accepted: Option<&str>, delivered: &[&str], templates: &[&str]| {
        let months = |all: &[&str]| all.iter().map(|text| month(text)).collect::<Vec<_>>();
        Next::of(&Known {
            programme: &opened.programme,
            accepted: accepted.map(month),
            delivered: &months(delivered),
            templates: &months(templates),
        })
    };
    let is = |next: Next, wanted: &str| matches!(next, Next::Month { month: taken, .. } if taken == month(wanted));
    assert!(is(next(None, &["2026-03", "2026-02", "2026-03"], &["2026-01"]), "2026-03"));
    assert!(is(next(None, &[], &["2026-04"]), "2026-04"));
    let either = next(None, &["2026-03", "2026-02"], &[]);
    assert_eq!(either, Next::Several(vec![month("2026-02"), month("2026-03")]));
    assert!(is(next(Some("2026-03"), &["2026-03"], &[]), "2026-04"), "old files are no wish");
    assert!(is(next(Some("2026-03"), &["2026-05", "2026-04"], &[]), "2026-04"));
    assert_eq!(next(Some("2026-12"), &[], &[]), Next::YearIsOver(month("2026-12")));
}

#[test]
fn a_reason_is_for_a_month_that_is_named() {
    let played = Played::new();
    played.receive("2026-01");
    played.close();
    let (_, outcome) = played.run("godkend", &["--af", "Kim Holm", "--grund", "Et bilag manglede"]);
    assert!(outcome.unwrap_err().contains("til en måned, der allerede er godkendt"));
}

#[test]
fn what_is_not_there_is_not_a_clean_run() {
    let played = Played::new();
    fs::remove_dir(played.root().join("indsendt")).unwrap();
    for command in ["saml", "status", "godkend"] {
        let signed: &[&str] = if command == "godkend" { &["--af", "Kim Holm"] } else { &[] };
        let trouble = played.run(command, &[&["--periode", "2026-01"], signed].concat()).1.unwrap_err();
        assert!(trouble.contains("ingen mappe indsendt"), "{command}: {trouble}");
    }
    let gone = played.root().join("findes ikke");
    for command in ["saml", "status", "godkend", "arkiv", "skabeloner", "tjek"] {
        let words = ["gevinst".into(), command.into(), gone.as_os_str().to_owned()];
        assert!(cli::run(words, &mut Vec::new()).unwrap_err().what.contains("findes ikke"), "{command}");
    }
}

#[test]
fn a_command_in_a_folder_of_the_programme_is_about_the_programme() {
    let played = Played::new();
    played.receive("2026-01");
    let below = played.root().join("indsendt");
    let status = standing(&below, None, &mut Vec::new()).unwrap().0;
    let Act::Run(words) = &status.steps[0].act else { panic!("{status:?}") };
    assert_eq!(words[1], played.root().to_str().unwrap());
}

#[test]
fn it_writes_nothing_and_programs_get_it_as_the_schema_says() {
    let played = Played::new();
    played.receive("2026-01");
    let files = || walk(played.root());
    let before = files();
    let (said, outcome) = played.run("status", &["--format", "json"]);
    outcome.unwrap();
    assert_eq!(files(), before);
    let schema: Value = serde_json::from_str(include_str!("../docs/status.schema.json")).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let faults = |value: &Value| validator.iter_errors(value).map(|fault| fault.to_string()).collect::<Vec<_>>();
    let mut said: Value = serde_json::from_str(&said).unwrap();
    assert_eq!(faults(&said), Vec::<String>::new());
    assert!(said["næste"]["centre"].as_array().unwrap().len() > 1);
    said["næste"]["centre"][0]["tilstand"] = "done".into();
    assert_eq!(faults(&said).len(), 1);
}

fn walk(folder: &Path) -> Vec<String> {
    gevinst::disk::walk(folder).unwrap().into_iter().map(|(name, _)| name).collect()
}
