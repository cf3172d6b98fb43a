//! What no compiler says of the house: which module may see which, which words stay in which room, and how long is long.
// A test that cannot read the source has failed, and what it measures is for people to read.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

mod references;
mod source;
mod tables;

use source::{Source, sources};
use std::collections::BTreeSet;

/// The floors, from the cellar up. A module sees those below it, and never its neighbours.
const FLOORS: [&[&str]; 26] = [
    &["formats", "units", "version"],
    &["danish", "formulas", "xlsx"],
    &["schema"],
    &["intake", "os2autoproces"],
    &["programme"],
    &["facts", "findings"],
    &["archive"],
    &["due", "timing"],
    &["rules"],
    &["register"],
    &["extract"],
    &["measures"],
    &["judgement"],
    &["changes"],
    &["controls"],
    &["period"],
    &["guide"],
    &["templates", "report"],
    &["status"],
    &["disk"],
    &["cache"],
    &["isolation"],
    &["run"],
    &["commands"],
    &["cli"],
    &["menu"],
];

/// Where a binary floating-point number may be named: the file format has no other.
const FLOATS: [&str; 1] = ["xlsx"];

/// Where words for people are written. The others name their Danish terms in doc comments only.
const DANISH: [&str; 23] = [
    "archive",
    "changes",
    "cli",
    "commands",
    "controls",
    "danish",
    "disk",
    "facts",
    "findings",
    "guide",
    "isolation",
    "judgement",
    "measures",
    "menu",
    "os2autoproces",
    "register",
    "report",
    "rules",
    "run",
    "schema",
    "status",
    "templates",
    "timing",
];

/// What only a test may say.
const TESTS_ONLY: [&str; 9] =
    ["println!", "print!(", "eprintln!", "eprint!(", "dbg!", "todo!", "unimplemented!", ".unwrap()", ".unwrap_err()"];

const FILE_LINES: usize = 400;
const FUNCTION_LINES: usize = 60;

#[test]
fn every_module_has_a_floor_and_looks_down_only() {
    let modules: BTreeSet<&str> = sources().iter().map(|source| &*source.module).collect();
    assert_eq!(modules, FLOORS.concat().into_iter().collect(), "the table of floors and the folders of src");
    let mut wrong = Vec::new();
    for source in sources() {
        for (line, seen) in source.crate_paths() {
            if seen != source.module && floor(&seen) >= floor(&source.module) {
                wrong.push(format!("{}:{line}: {} sees {seen}", source.path, source.module));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// `super` is for the house's own rooms; a floor is left by `crate::` alone, where the test above sees it.
#[test]
fn no_super_leaves_its_module() {
    for source in sources() {
        assert!(source.supers() < source.depth(), "{}: super:: leads out of {}", source.path, source.module);
    }
}

fn floor(module: &str) -> usize {
    FLOORS.iter().position(|floor| floor.contains(&module)).unwrap_or_else(|| panic!("{module} has no floor"))
}

#[test]
fn floats_stay_in_the_doors() {
    let floats = |code: &str| source::words(code).any(|word| word == "f64" || word == "f32");
    forbid("a float", |source| !FLOATS.contains(&&*source.module), |source| &source.code, floats);
}

#[test]
fn danish_stays_in_the_rooms_that_speak_it() {
    let danish = |text: &str| text.contains(|letter| "æøåÆØÅ".contains(letter));
    forbid("Danish", |source| !DANISH.contains(&&*source.module), |source| &source.literal, danish);
    let speaks = |room: &&&str| sources().iter().any(|source| source.module == **room && danish(&source.literal));
    // The Danish of `danish` happens to be spelled in ASCII: marts, ja, nej.
    let silent: Vec<_> = DANISH.iter().filter(|room| **room != "danish" && !speaks(room)).collect();
    assert!(silent.is_empty(), "{silent:?} speak no Danish; take them off the list");
}

#[test]
fn only_tests_print_or_unwrap() {
    for banned in TESTS_ONLY {
        forbid(banned, |_| true, |source| &source.code, |code| code.contains(banned));
    }
}

/// Excel's binary formats are read by another's code, which a file may take down with its process: the proof that the
/// process may be lost is made by the worker alone.
#[test]
fn only_the_worker_says_that_its_process_may_be_lost() {
    let is_elsewhere = |source: &Source| !["src/isolation/worker.rs", "src/xlsx/open.rs"].contains(&&*source.path);
    forbid(
        "an expendable process",
        is_elsewhere,
        |source| &source.code,
        |code| code.contains("Expendable::this_process"),
    );
}

/// Whoever opens a pipe or a device waits for ever.
#[test]
fn every_file_is_read_by_the_disk() {
    let is_elsewhere = |source: &Source| source.module != "disk";
    forbid("a file read", is_elsewhere, |source| &source.code, |code| code.contains("fs::read("));
}

/// Fails at every line of `text` in the files `of` that `speaks`.
fn forbid(what: &str, of: impl Fn(&Source) -> bool, text: impl Fn(&Source) -> &str, speaks: impl Fn(&str) -> bool) {
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|source| of(source)) {
        for (number, line) in (1..).zip(text(source).lines()) {
            if speaks(line) {
                wrong.push(format!("{}:{number}: {}", source.path, line.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "{what}: {wrong:#?}");
}

#[test]
fn files_say_what_they_are_for_and_stay_short() {
    let mut wrong = Vec::new();
    for source in sources() {
        let lines = source.text.lines().count();
        if !source.text.starts_with("//! ") || lines > FILE_LINES {
            wrong.push(format!("{}: {lines} lines, begins {:?}", source.path, source.text.lines().next()));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn functions_stay_short() {
    let mut lengths = Vec::new();
    let mut wrong = Vec::new();
    for source in sources() {
        for (name, lines) in source.functions() {
            lengths.push(lines);
            if lines > FUNCTION_LINES {
                wrong.push(format!("{}: {name} has {lines} lines", source.path));
            }
        }
    }
    lengths.sort_unstable();
    let at = |percent: usize| lengths[(lengths.len() - 1) * percent / 100];
    println!(
        "{} functions: median {} lines, nine in ten at most {}, longest {}",
        lengths.len(),
        at(50),
        at(90),
        at(100)
    );
    assert!(wrong.is_empty(), "{wrong:#?}");
}
