//! What Windows alone does to a program: files that other programs hold, arguments as one line, paths of any length, memory
//! without a limit. `.ci/windows` runs these tests in Wine, and `cargo test` on Windows runs them too; elsewhere there are none.
#![cfg(windows)]
// A test that cannot start the program has failed.
#![allow(clippy::unwrap_used)]

use std::{
    collections::BTreeMap,
    fs::{self, File, OpenOptions},
    os::windows::{fs::OpenOptionsExt, process::CommandExt},
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    sync::atomic::{AtomicBool, AtomicUsize, Ordering},
    thread,
    time::{Duration, Instant},
};

/// What whoever opens a file lets others do with it meanwhile (`winnt.h`).
const NOTHING: u32 = 0;
const READ: u32 = 1;
const READ_AND_WRITE: u32 = 3;

const REPORT: &str = "Gevinstrealisering 2026-01.xlsx";
const RECEIPT: &str = "Kvittering NTM.xlsx";
const INPUT: &str = "indsendt/Businesscase NTM 2026-01.xlsx";

/// A programme folder with what came in January.
struct Folder {
    root: PathBuf,
    _keep: tempfile::TempDir,
}

impl Folder {
    fn new() -> Self {
        Self::under("aaret")
    }

    fn under(name: &str) -> Self {
        let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/aaret");
        let keep = tempfile::tempdir().unwrap();
        let root = keep.path().join(name);
        fs::create_dir_all(root.join("indsendt")).unwrap();
        fs::copy(sample.join("program.xlsx"), root.join("program.xlsx")).unwrap();
        for file in fs::read_dir(sample.join("indsendt/2026-01")).unwrap() {
            let file = file.unwrap().path();
            fs::copy(&file, root.join("indsendt").join(file.file_name().unwrap())).unwrap();
        }
        Self { root, _keep: keep }
    }

    /// One whose results differ from those of the next run.
    fn with_old_results() -> Self {
        let folder = Self::new();
        folder.runs("saml");
        fs::remove_file(folder.root.join(INPUT)).unwrap();
        folder
    }

    fn command(&self, word: &str) -> Command {
        let mut command = program();
        command.arg(word).arg(&self.root).args(["--periode", "2026-01"]);
        if word == "godkend" {
            command.args(["--af", "Controlleren", "--alligevel"]);
        }
        command
    }

    fn run(&self, word: &str) -> Output {
        self.command(word).output().unwrap()
    }

    /// Runs to the end, with or without findings.
    fn runs(&self, word: &str) -> String {
        let done = self.run(word);
        assert!(matches!(done.status.code(), Some(0 | 1)), "{word}: {}", String::from_utf8_lossy(&done.stderr));
        String::from_utf8(done.stdout).unwrap()
    }

    /// What is said when it stops.
    fn stops(&self, word: &str) -> String {
        let done = self.run(word);
        assert_eq!(done.status.code(), Some(2), "{word}: {}", String::from_utf8_lossy(&done.stdout));
        String::from_utf8(done.stderr).unwrap()
    }

    fn results(&self) -> PathBuf {
        self.root.join("resultat").join("2026-01")
    }

    /// Every result and its bytes; what is under way too.
    fn contents(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let files = walkdir::WalkDir::new(self.results()).into_iter().map(Result::unwrap);
        let files = files.filter(|entry| entry.file_type().is_file());
        files.map(|file| (file.path().to_owned(), fs::read(file.path()).unwrap_or_default())).collect()
    }
}

fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gevinst"));
    command.stdin(Stdio::null());
    command
}

fn said(done: Output) -> String {
    String::from_utf8([done.stdout, done.stderr].concat()).unwrap()
}

/// Opens a file as another program does, which lets others do no more with it than `share`.
fn hold(path: &Path, share: u32) -> File {
    OpenOptions::new().read(true).share_mode(share).open(path).unwrap()
}

/// Whatever is held and however, every old result is left, and what is said is plain; afterwards the run succeeds.
#[test]
fn a_result_that_somebody_holds_leaves_every_old_one() {
    for name in [REPORT, RECEIPT, "mails/Rykker NTM.eml", "kørsel.json"] {
        for share in [NOTHING, READ, READ_AND_WRITE] {
            let folder = Folder::with_old_results();
            let path = folder.results().join(name);
            if !path.exists() {
                continue;
            }
            let old = folder.contents();
            let held = hold(&path, share);
            let told = folder.stops("saml");
            assert!(told.contains("åben i et andet program"), "{name}: {told}");
            assert!(told.contains("virusscanneren") && told.contains("Intet er gået tabt"), "{name}: {told}");
            drop(held);
            assert!(folder.contents() == old, "{name}, {share}: an old result is another");
            folder.runs("saml");
            assert!(folder.contents() != old, "{name}, {share}");
        }
    }
}

/// A glance of a second, from the Explorer's preview.
#[test]
fn a_result_that_is_held_for_a_moment_is_waited_for() {
    let folder = Folder::with_old_results();
    let held = hold(&folder.results().join(RECEIPT), READ_AND_WRITE);
    let run = folder.command("saml").stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    thread::sleep(Duration::from_secs(1));
    drop(held);
    let done = run.wait_with_output().unwrap();
    // The month has nothing to mend.
    assert_eq!(done.status.code(), Some(0), "{}", said(done));
}

/// Opens every file under way in a folder for 40 ms, until it is told to stop; how many it has seen.
fn scan(folder: &Path, stop: &AtomicBool, seen: &AtomicUsize) {
    while !stop.load(Ordering::Relaxed) {
        let entries = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok);
        let under_way = |path: &Path| {
            let text = path.to_string_lossy();
            text.contains(".gevinst-") || text.contains(".ny-")
        };
        for entry in entries.filter(|entry| entry.file_type().is_file() && under_way(entry.path())) {
            let opened = OpenOptions::new().read(true).share_mode(READ_AND_WRITE).open(entry.path());
            if let Ok(_held) = opened {
                seen.fetch_add(1, Ordering::Relaxed);
                thread::sleep(Duration::from_millis(40));
            }
        }
        thread::sleep(Duration::from_millis(2));
    }
}

#[test]
fn a_scanner_that_looks_at_every_new_file_is_waited_for() {
    let folder = Folder::with_old_results();
    let (stop, seen) = (AtomicBool::new(false), AtomicUsize::new(0));
    let left = thread::scope(|scope| {
        scope.spawn(|| scan(&folder.root, &stop, &seen));
        scope.spawn(|| scan(&folder.root, &stop, &seen));
        let done = ["saml", "saml", "godkend"].map(|word| folder.run(word));
        stop.store(true, Ordering::Relaxed);
        done
    });
    for done in left {
        assert!(matches!(done.status.code(), Some(0 | 1)), "{}", said(done));
    }
    assert!(seen.load(Ordering::Relaxed) > 3, "the scanner saw nothing");
    // What the scanner held at the very end is swept by the next run.
    folder.runs("saml");
    let is_under_way = |path: &PathBuf| path.file_name().unwrap().to_string_lossy().starts_with(".gevinst-");
    assert_eq!(folder.contents().into_keys().filter(is_under_way).count(), 0);
}

#[test]
fn a_locked_input_is_unread_and_its_centre_is_not_reminded() {
    let folder = Folder::new();
    folder.runs("saml");
    let held = hold(&folder.root.join(INPUT), NOTHING);
    let told = folder.runs("saml");
    assert!(told.lines().any(|line| line.starts_with("Ulæst") && line.contains("NTM")), "{told}");
    assert!(!told.lines().any(|line| line.starts_with("Mangler") && line.contains("NTM")), "{told}");
    assert!(!folder.results().join("mails/Rykker NTM.eml").exists(), "{told}");
    drop(held);
    folder.runs("saml");
    let held = hold(&folder.root.join(INPUT), NOTHING);
    let told = folder.stops("godkend");
    assert!(told.contains("kan ikke læses lige nu"), "{told}");
    drop(held);
    // Held for half a second, it is read at the second try.
    let held = hold(&folder.root.join(INPUT), NOTHING);
    let run = folder.command("godkend").stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    thread::sleep(Duration::from_millis(500));
    drop(held);
    let done = run.wait_with_output().unwrap();
    assert_eq!(done.status.code(), Some(0), "{}", said(done));
}

#[test]
fn a_lock_that_somebody_holds_is_told_plainly() {
    let folder = Folder::new();
    folder.runs("saml");
    let held = hold(&folder.root.join(".gevinst.lock"), NOTHING);
    let told = folder.stops("saml");
    assert!(told.contains("åben i et andet program") && !told.contains("os error"), "{told}");
    drop(held);
    folder.runs("saml");
}

/// A file whose reading takes all the memory there is costs itself, long before it costs the machine.
#[test]
fn a_worker_is_refused_more_memory_than_it_may_have() {
    let folder = Folder::new();
    let began = Instant::now();
    let done = folder.command("saml").env("GEVINST_TRIAL", "memory:Businesscase NTM 2026-01.xlsx").output().unwrap();
    // Two gigabytes that nobody touches are asked for in no time; without a limit it would go on until the page file is full.
    assert!(began.elapsed() < Duration::from_secs(30), "{:?}", began.elapsed());
    let told = said(done);
    assert!(told.contains("Businesscase NTM 2026-01.xlsx (F23)"), "{told}");
}

/// The program's own file can be replaced as soon as the program has ended, however it ended.
#[test]
fn workers_end_with_whoever_started_them() {
    let folder = Folder::new();
    let copy = folder.root.join("gevinst.exe");
    fs::copy(env!("CARGO_BIN_EXE_gevinst"), &copy).unwrap();
    let mut run: Child = Command::new(&copy)
        .args(["saml".as_ref(), folder.root.as_os_str(), "--periode".as_ref(), "2026-01".as_ref()])
        .env("GEVINST_TRIAL", "hang:.xlsx")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    thread::sleep(Duration::from_secs(2));
    run.kill().unwrap();
    run.wait().unwrap();
    let began = Instant::now();
    while fs::rename(&folder.root, folder.root.with_extension("flyttet")).is_err() {
        assert!(began.elapsed() < Duration::from_secs(5), "a worker holds the folder or the program");
        thread::sleep(Duration::from_millis(100));
    }
}

/// `"C:\Min mappe\"`, as PowerShell's Tab completes it: Windows takes the last quote for a part of the name.
#[test]
fn a_folder_in_quotes_may_end_in_a_backslash() {
    let folder = Folder::under("Min mappe");
    let line = format!("saml \"{}\\\" --periode 2026-01", folder.root.display());
    let done = program().raw_arg(&line).output().unwrap();
    assert_eq!(done.status.code(), Some(0), "{line}: {}", said(done));
    let line = format!("godkend \"{}\\\" --af \"Åse Østergård\" --alligevel --periode 2026-01", folder.root.display());
    let done = program().raw_arg(&line).output().unwrap();
    assert_eq!(done.status.code(), Some(0), "{line}: {}", said(done));
    let manifest = fs::read_to_string(folder.root.join("arkiv/2026-01/manifest.json")).unwrap();
    assert!(manifest.contains("Åse Østergård"), "{manifest}");
}

#[test]
fn the_program_itself_finds_what_a_star_stands_for() {
    let folder = Folder::new();
    let line = r"tjek indsendt\*.xlsx --format json";
    let done = program().current_dir(&folder.root).raw_arg(line).output().unwrap();
    let files = fs::read_dir(folder.root.join("indsendt")).unwrap().count();
    let told = String::from_utf8(done.stdout).unwrap();
    let read: serde_json::Value = serde_json::from_str(&told).unwrap();
    assert_eq!(read["filer"].as_array().unwrap().len(), files, "{told}");
}

/// As PowerShell's `>` writes it.
#[test]
fn a_list_of_files_may_be_utf_16() {
    let folder = Folder::new();
    let list = folder.root.join("stier.txt");
    let text: String = [INPUT, "indsendt/findes ikke ø.xlsx"].map(|path| format!("{path}\r\n")).concat();
    let bytes: Vec<u8> = [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    fs::write(&list, bytes).unwrap();
    let done = program().current_dir(&folder.root).args(["udtræk", "--stier", "stier.txt"]).output().unwrap();
    let told = String::from_utf8(done.stdout).unwrap();
    assert_eq!(told.lines().count(), 2, "{told}");
    assert!(told.contains("findes ikke ø.xlsx") && told.contains("Businesscase NTM 2026-01.xlsx"), "{told}");
}

#[test]
fn a_folder_may_lie_deeper_than_260_letters() {
    let deep = ["effektivisering og gevinstrealisering i hele kommunen"; 6].join("/");
    let folder = Folder::under(&deep);
    assert!(folder.results().as_os_str().len() > 300);
    folder.runs("saml");
    folder.runs("saml");
    folder.runs("godkend");
}

/// What is wrong with a path is told in Danish, whatever language Windows speaks.
#[test]
fn what_windows_says_by_number_is_said_in_danish() {
    let told = said(program().args(["tjek", "fil|navn.xlsx"]).output().unwrap());
    assert!(told.contains("stien kan ikke skrives sådan") && !told.contains("os error"), "{told}");
}
