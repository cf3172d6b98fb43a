//! Every rule over every case, as one text per rule in `tests/snapshots`; and for every rule a case in which it
//! speaks and one in which it is silent.
//!
//! `just bless` writes the snapshots anew.
// A test that cannot read its drawings has failed, and what it counts is for people to read.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

mod described;
mod doubted;
mod drawn;
mod readings;
#[path = "../snapshot/mod.rs"]
mod snapshot;
mod spoil;
mod together;
mod twins;

use gevinst::{
    extract::Extract,
    findings::{Effect, Example, Finding, Rule},
    intake::{Arrived, Delivery},
    period::{Basis, Opened},
    rules::RULES,
    units::Month,
};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// A drawing, and what every rule says of it.
struct Fixture {
    name: String,
    found: Vec<Finding>,
}

/// Every rule's own two cases, drawn or told, and every book.
fn fixtures() -> Vec<Fixture> {
    let mut fixtures = Vec::new();
    for rule in RULES {
        let told = described::CASES.iter().find(|(code, ..)| *code == rule.code);
        let [wrong, right] = match (rule.example, told) {
            (Example::Drawn { wrong, right }, _) => [wrong, right].map(drawn::findings),
            (Example::Described { .. }, Some((_, firing, silent))) => [firing(), silent()],
            (Example::Described { .. }, None) => panic!("{rule:?} is told: give it a case in tests/rules/described.rs"),
        };
        fixtures.push(Fixture { name: named(rule, "forkert"), found: wrong });
        fixtures.push(Fixture { name: named(rule, "rigtig"), found: right });
    }
    for path in listed("tests/books") {
        let name = format!("books/{}", path.file_name().unwrap().to_string_lossy());
        fixtures.push(Fixture { name, found: book(&fs::read_to_string(path).unwrap()) });
    }
    fixtures
}

fn named(rule: &Rule, which: &str) -> String {
    format!("{} {which}", rule.code)
}

fn listed(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

/// What a run in March 2026 says of these files.
fn book(text: &str) -> Vec<Finding> {
    // The programme is drawn by hand and lies in no workbook.
    let delivery = Delivery { file: "program.xlsx".into(), sha256: String::new(), bytes: 0, arrived: Arrived::Noise };
    let opened = Opened { programme: drawn::programme(), delivery, found: Vec::new() };
    let period = Month::parse("2026-03").unwrap();
    let drawings = text.split("# fil: ").enumerate().skip(1);
    let files_on_disk = drawings.clone().count();
    let basis = Basis { opened, period, past: None, accepted: Vec::new(), files_on_disk };
    let files = drawings.map(delivery_of);
    let extracts = files.map(|file| Extract::of(file, &basis.context())).collect();
    basis.choose(extracts).close().found
}

/// A file of a book: under `# fil: <centre> <period>`, its sheets. Equal drawings have equal checksums.
fn delivery_of((number, drawn): (usize, &str)) -> Delivery {
    let (heading, sheets) = drawn.split_once('\n').expect("a file's sheets stand under its heading");
    let (centre, period) = heading.trim().split_once(' ').expect("`# fil: CBD 2026-03`");
    let submission = drawn::drawn_file(&format!("{number} {centre} {period}.xlsx"), centre, period, sheets);
    Delivery {
        file: submission.file.clone(),
        sha256: drawn.trim().to_owned(),
        bytes: drawn.len() as u64,
        arrived: Arrived::Read(Box::new(submission)),
    }
}

/// What a rule says of every drawing.
fn all_it_says(rule: &Rule, fixtures: &[Fixture]) -> String {
    let mut texts = vec![format!("{} {} ({})\n", rule.code, rule.name, rule.weight())];
    let mut silent = 0;
    for Fixture { name, found } in fixtures {
        let spoken: Vec<&Finding> = found.iter().filter(|finding| finding.rule == rule).collect();
        silent += usize::from(spoken.is_empty());
        if !spoken.is_empty() {
            texts.push(format!("{name}\n{}", spoken.iter().map(|finding| line(finding)).collect::<String>()));
        }
    }
    texts.push(format!("Tavs i {silent} af {} tilfælde.\n", fixtures.len()));
    texts.join("\n")
}

fn line(finding: &Finding) -> String {
    let spots = std::iter::once(&finding.first).chain(&finding.others).map(|spot| {
        let place =
            [spot.file.to_string(), spot.sheet.to_string(), spot.at.map_or_else(String::new, |at| at.to_string())];
        let place: Vec<String> = place.into_iter().filter(|part| !part.is_empty()).collect();
        format!("{} {}: {:?}", place.join(" · "), spot.label, spot.seen)
    });
    let expected = finding.expected.as_ref().map_or_else(String::new, |expected| format!(" ({expected})"));
    format!("  {}{expected} → {}\n", spots.collect::<Vec<_>>().join("; "), finding.effect().label())
}

#[test]
fn every_rule_says_what_it_last_said_of_every_drawing() {
    let fixtures = fixtures();
    let texts = RULES.iter().map(|rule| (rule.code.to_owned(), all_it_says(rule, &fixtures)));
    snapshot::hold("snapshots", &texts.collect());
}

#[test]
fn every_drawn_example_fires_once_when_wrong_and_is_silent_when_right() {
    let codes = |drawn| drawn::findings(drawn).iter().map(|finding| finding.rule.code).collect::<Vec<_>>();
    let drawn = RULES.iter().filter_map(|rule| match rule.example {
        Example::Drawn { wrong, right } => Some((rule, codes(wrong), codes(right))),
        Example::Described { .. } => None,
    });
    let off: Vec<_> = drawn.filter(|(rule, wrong, right)| *wrong != [rule.code] || !right.is_empty()).collect();
    assert!(off.is_empty(), "rule, wrong, right: {off:#?}");
}

/// The README quotes the number of rules; this is where it comes from.
#[test]
fn every_rule_has_a_firing_and_a_silent_case_and_the_readme_counts_them() {
    let fixtures = fixtures();
    let (mut firing, mut silent) = (0, 0);
    for rule in RULES {
        let speaks = |fixture: &&Fixture| fixture.found.iter().any(|finding| finding.rule == *rule);
        let (spoken, kept): (Vec<&Fixture>, Vec<&Fixture>) = fixtures.iter().partition(speaks);
        let has = |cases: &[&Fixture], which| cases.iter().any(|fixture| fixture.name == named(rule, which));
        assert!(has(&spoken, "forkert"), "{rule:?} is silent where it must speak");
        assert!(has(&kept, "rigtig"), "{rule:?} speaks without cause");
        firing += spoken.len();
        // A case made for another rule proves little by this one's silence.
        silent += kept.iter().filter(|fixture| fixture.name == named(rule, "rigtig")).count();
    }
    println!("{} rules, {firing} firing cases, {silent} silent cases, {} snapshots", RULES.len(), RULES.len());
    let said = format!("{} regler, hver med mindst ét tilfælde, hvor den taler, og ét, hvor den tier", RULES.len());
    assert!(include_str!("../../README.md").contains(&said), "README.md: {said}");
}

/// A finding's effect is what the receipt promises.
#[test]
fn errors_cost_their_row_and_warnings_nothing() {
    let wrong = "Tiltag\n| Tiltag-ID | Titel |\n| CBD 1 | Flytning |";
    assert_eq!(drawn::findings(wrong)[0].effect(), Effect::RowOut);
    let flagged = "Opfølgning\n| Gevinst-ID | Realiseret |\n| CBD-01-B1 | \"1200\" |";
    assert_eq!(drawn::findings(flagged)[0].effect(), Effect::Counted);
}
