//! Workers that are of no use, as small shell scripts: none of them is ever made up for by reading in this process.
use super::*;
use crate::{findings::Context, isolation::Wanted};
use std::{fs, os::unix::fs::PermissionsExt, time::Instant};
use tempfile::TempDir;

const CONTEXT: JobContext<'_> =
    JobContext { workbook: None, rules: Context { programme: None, period: None }, year: 2026 };

/// A script instead of a worker, in a folder where a file `ready` holds what a worker says when it is ready. A shell
/// finds the folder by its own name, `$0`.
fn script(lines: &str) -> (TempDir, io::Result<PathBuf>) {
    let folder = tempfile::tempdir().unwrap();
    let (program, mut ready) = (folder.path().join("worker"), Vec::new());
    send(&mut ready, &encode(&BUILD)).unwrap();
    fs::write(folder.path().join("ready"), ready).unwrap();
    fs::write(&program, format!("#!/bin/sh\ncd \"$(dirname \"$0\")\"\n{lines}\n")).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    (folder, Ok(program))
}

/// What comes of a file of so many bytes that is given to the script; it may take ten seconds.
fn read(program: &io::Result<PathBuf>, bytes: usize) -> Result<Option<ReadFile>, Trouble> {
    let patience = Patience { start: Duration::from_secs(1), file: Duration::from_secs(1) };
    let mut reader = Reader { context: &CONTEXT, program: Some(program), patience, worker: None };
    let began = Instant::now();
    let job = Job { wanted: Wanted::Line, name: "CBD.xlsx", sha256: "", bytes: &vec![0; bytes] };
    let read = reader.read(job);
    assert!(began.elapsed() < Duration::from_secs(10));
    read
}

/// What stops the run when the script is the worker.
fn stopped(lines: &str) -> String {
    let (_folder, program) = script(lines);
    let trouble = read(&program, 5).expect_err("a file that was read without a worker");
    assert!(trouble.fix.contains("ør igen"), "{trouble}");
    trouble.what
}

#[test]
fn a_worker_that_never_answers_stops_the_run() {
    let what = stopped("exec sleep 60");
    assert!(what.contains("svarede ikke inden 1 sekunder"), "{what}");
}

#[test]
fn a_worker_that_ends_at_once_stops_the_run() {
    let what = stopped("exit 0");
    assert!(what.contains("blev lukket, før den var klar"), "{what}");
}

#[test]
fn a_worker_of_another_build_stops_the_run() {
    let what = stopped("printf '\\006\\000\\000\\000\\0050.0.9'; exec sleep 60");
    assert!(what.contains("skiftet ud med en anden udgave"), "{what}");
}

#[test]
fn a_program_that_is_not_there_or_not_known_stops_the_run() {
    let nowhere = [Ok(PathBuf::from("/findes/ikke/gevinst")), Err(io::ErrorKind::NotFound.into())];
    for program in nowhere {
        let trouble = read(&program, 5).expect_err("a file that was read without a worker");
        assert!(trouble.what.contains("systemet ville ikke starte den"), "{trouble}");
    }
}

/// More bytes than a pipe holds: whoever writes them waits until somebody reads, or the worker is ended.
#[test]
fn a_worker_that_does_not_read_what_it_is_sent_costs_its_file() {
    let (_folder, program) = script("cat ready; exec sleep 60");
    assert_eq!(read(&program, 5 << 20).unwrap(), None);
}

#[test]
fn a_worker_that_answers_with_noise_costs_its_file() {
    let (_folder, program) = script("cat ready; printf '\\003\\000\\000\\000\\377\\377\\377'; exec sleep 60");
    assert_eq!(read(&program, 5).unwrap(), None);
}

/// A worker that only starts the second time it is asked to.
#[test]
fn starting_is_tried_again() {
    let (folder, program) = script("test -e once || { touch once; exit 1; }; cat ready; exec sleep 60");
    assert_eq!(read(&program, 5).unwrap(), None);
    assert!(folder.path().join("once").exists());
}

#[test]
fn a_file_without_isolation_is_read_in_this_process() {
    let mut reader = Reader { context: &CONTEXT, program: None, patience: Patience::given(), worker: None };
    let job = Job { wanted: Wanted::Line, name: "CBD.xlsx", sha256: "", bytes: b"ikke en projektmappe" };
    assert!(reader.read(job).unwrap().is_some_and(|read| !read.written.head.is_empty()));
}
