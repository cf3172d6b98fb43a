//! The program is killed at many points of `saml`, `godkend` and `skabeloner`: what was there is whole, the archive
//! verifies, and the next run succeeds. `GEVINST_KILLS` says how many times; the points are spread evenly over a run.
// A test that cannot start the program has failed.
#![allow(clippy::unwrap_used)]

use std::{
    collections::BTreeMap,
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

/// How many times a command is killed, when nothing else is asked.
const KILLS: u32 = 12;

#[test]
fn a_killed_saml_leaves_whole_files() {
    let (_keep, root) = folder();
    run(&root, "saml");
    let old = results(&root);
    fs::remove_file(root.join("indsendt/Businesscase NTM 2026-01.xlsx")).unwrap();
    let takes = run(&root, "saml");
    let new = results(&root);
    assert_ne!(old, new);
    for point in points(takes) {
        restore(&root.join("resultat/2026-01"), &old);
        kill(&root, "saml", point);
        let left = results(&root);
        for (path, bytes) in &left {
            let whole = old.get(path) == Some(bytes) || new.get(path) == Some(bytes);
            assert!(whole, "{}, killed after {point:?}, is neither the old nor the new", path.display());
        }
        // Some of each, and the record that would say that they belong together is missing.
        let is_one = left == old || left == new;
        assert!(is_one || !left.keys().any(|path| path.ends_with("kørsel.json")), "a torn set, killed after {point:?}");
        run(&root, "saml");
        assert!(results(&root) == new, "after {point:?}: the next run gives what it should");
        let left = fs::read_dir(root.join("resultat/2026-01")).unwrap().map(|entry| entry.unwrap().file_name());
        let left: Vec<_> = left.filter(|name| name.to_string_lossy().starts_with('.')).collect();
        assert_eq!(left, Vec::<std::ffi::OsString>::new(), "after {point:?}: nothing lies beside it");
    }
}

#[test]
fn a_killed_godkend_leaves_no_half_package() {
    let (_keep, root) = folder();
    run(&root, "saml");
    let before = fs::read_dir(&root).unwrap().count();
    let takes = run(&root, "godkend");
    assert_eq!(fs::read_dir(&root).unwrap().count(), before + 1);
    let mut cut = 0;
    for point in points(takes) {
        fs::remove_dir_all(root.join("arkiv")).unwrap();
        kill(&root, "godkend", point);
        assert_eq!(archive(&root), Some(0), "after {point:?}");
        if !root.join("arkiv/2026-01").exists() {
            cut += 1;
            run(&root, "godkend");
        }
        assert_eq!(archive(&root), Some(0), "after {point:?}, accepted again");
        let names = fs::read_dir(root.join("arkiv")).unwrap().map(|entry| entry.unwrap().file_name());
        // The note of which one is the newest lies there too, or the beginning of one.
        let names: Vec<_> = names.filter(|name| !name.to_string_lossy().starts_with('.')).collect();
        assert_eq!(names, ["2026-01"], "after {point:?}: nothing lies beside it");
    }
    assert!(cut > 0, "no kill came in time");
}

/// Killed while it writes the templates, it leaves each old or new, and takes none of its own for somebody's work.
#[test]
fn a_killed_skabeloner_leaves_whole_files_and_what_somebody_has_filled_in() {
    let (_keep, root) = folder();
    let templates = root.join("skabeloner");
    command_in(&root, "skabeloner", "2026-02").status().unwrap();
    let touched = templates.join("Businesscase NTM.xlsx");
    fs::write(&touched, "udfyldt").unwrap();
    let old = files(&templates);
    let takes = run(&root, "skabeloner");
    let new = files(&templates);
    assert_ne!(old, new);
    for point in points(takes) {
        restore(&templates, &old);
        kill(&root, "skabeloner", point);
        for (path, bytes) in files(&templates).iter().filter(|(path, _)| path.extension().is_some()) {
            let is_record = path.ends_with(".skrevet.json");
            assert!(is_record || old.get(path) == Some(bytes) || new.get(path) == Some(bytes), "{}", path.display());
        }
        run(&root, "skabeloner");
        assert!(files(&templates) == new, "after {point:?}: the next run gives what it should");
    }
    assert_eq!(fs::read(touched).unwrap(), b"udfyldt");
}

/// A programme folder with what came in January.
fn folder() -> (tempfile::TempDir, PathBuf) {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/aaret");
    let keep = tempfile::tempdir().unwrap();
    let root = keep.path().join("aaret");
    fs::create_dir_all(root.join("indsendt")).unwrap();
    fs::copy(sample.join("program.xlsx"), root.join("program.xlsx")).unwrap();
    for file in fs::read_dir(sample.join("indsendt/2026-01")).unwrap() {
        let file = file.unwrap().path();
        fs::copy(&file, root.join("indsendt").join(file.file_name().unwrap())).unwrap();
    }
    (keep, root)
}

fn command(root: &Path, word: &str) -> Command {
    command_in(root, word, "2026-01")
}

fn command_in(root: &Path, word: &str, month: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gevinst"));
    command.args([word, root.to_str().unwrap(), "--periode", month]).stdout(Stdio::null()).stderr(Stdio::null());
    if word == "godkend" {
        command.args(["--af", "Controlleren"]);
    }
    command
}

/// Runs to the end, and says how long it took.
fn run(root: &Path, word: &str) -> Duration {
    let began = Instant::now();
    let status = command(root, word).status().unwrap();
    assert!(status.code().is_some_and(|code| code < 2), "{word}: {status}");
    began.elapsed()
}

fn kill(root: &Path, word: &str, after: Duration) {
    let mut child = command(root, word).spawn().unwrap();
    thread::sleep(after);
    // A child that has ended already cannot be killed, and is as it should be.
    let _ = child.kill();
    child.wait().unwrap();
}

fn archive(root: &Path) -> Option<i32> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gevinst"));
    command.args(["arkiv", root.to_str().unwrap()]).stdout(Stdio::null()).status().unwrap().code()
}

/// Points spread over a run, most of them in its second half, where the writing is.
fn points(takes: Duration) -> Vec<Duration> {
    let kills = env::var("GEVINST_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(KILLS);
    (1..=kills).map(|kill| takes * (kills + 2 * kill) / (3 * kills)).collect()
}

/// The files of January's results.
fn results(root: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    files(&root.join("resultat/2026-01"))
}

/// The files under a folder; what a killed run has left under way begins with this.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let files = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap);
    let is_under_way = |entry: &walkdir::DirEntry| entry.file_name().to_string_lossy().starts_with(".gevinst-");
    let whole = files.filter(|entry| entry.file_type().is_file() && !is_under_way(entry));
    whole.map(|entry| (entry.path().to_owned(), fs::read(entry.path()).unwrap())).collect()
}

fn restore(folder: &Path, old: &BTreeMap<PathBuf, Vec<u8>>) {
    fs::remove_dir_all(folder).unwrap();
    for (path, bytes) in old {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}
