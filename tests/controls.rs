//! Every control tells of something: on sound books all agree, and each tells of its own example and lets no other cry wolf.
// A test that cannot read its sample has failed.
#![allow(clippy::unwrap_used)]

use gevinst::{
    commands::{AcceptQuestion, ConsolidateQuestion, accept, books, consolidate},
    controls::{Books, CONTROLS, check},
    findings::Severity,
    units::Month,
};
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    sync::LazyLock,
};
use tempfile::TempDir;

/// The samples with February and March accepted, so that there is a period before and the same run made again: the
/// controls over time have nothing to say without.
static FJORDBY: LazyLock<(TempDir, PathBuf)> = LazyLock::new(|| {
    let keep = tempfile::tempdir().unwrap();
    let root = keep.path().join("fjordby");
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/fjordby"), &root);
    for period in ["2026-02", "2026-03"] {
        let period = Month::parse(period).unwrap();
        let asked = ConsolidateQuestion { root: &root, period, fails_at: Severity::Error };
        consolidate(&asked, &mut Vec::new()).unwrap();
        let of_period = AcceptQuestion::of(&root, period, "Controlleren");
        let accepted = AcceptQuestion { without_sources: true, nevertheless: true, ..of_period };
        accept(&accepted, &mut Vec::new()).unwrap();
    }
    (keep, root)
});

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}

fn sound() -> Books {
    books(&FJORDBY.1, Month::parse("2026-03").unwrap()).unwrap()
}

/// The codes of the controls that do not agree.
fn red(books: &Books) -> BTreeSet<&'static str> {
    let checked = check(&books.accounts());
    checked.iter().filter(|checked| !checked.agrees()).map(|checked| checked.control.code).collect()
}

#[test]
fn on_sound_books_every_control_looks_at_something_and_agrees() {
    for checked in check(&sound().accounts()) {
        let code = checked.control.code;
        assert!(!checked.lines.is_empty(), "{code} looks at nothing");
        assert!(checked.lines.iter().any(|line| !line.left.is_zero()), "{code} looks at nothing but zeros");
        assert!(checked.agrees(), "{code}: {:#?}", checked.lines);
    }
}

#[test]
fn every_control_tells_of_its_example_and_no_other_does() {
    for control in CONTROLS {
        let mut books = sound();
        (control.example.bend)(&mut books);
        let mut expected: BTreeSet<&str> = control.example.also.iter().copied().collect();
        expected.insert(control.code);
        assert_eq!(red(&books), expected, "the example of {}", control.code);
    }
}
