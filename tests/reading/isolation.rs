//! Whatever reading one file comes to, it costs that file alone.
use crate::{Folder, told};
use std::collections::BTreeSet;

/// Findings a file has by itself, and not by what became of others.
fn alone(found: Vec<(String, String)>) -> BTreeSet<(String, String)> {
    found.into_iter().filter(|(file, rule)| !file.is_empty() && rule.starts_with(['S', 'T', 'P'])).collect()
}

fn used_file(folder: &Folder) -> String {
    let found = told(&folder.consolidate(&[]));
    let file = found.into_iter().find(|(_, rule)| rule.starts_with('T'));
    file.unwrap().0
}

fn holds(way: &str) {
    let sound = Folder::copy();
    let file = used_file(&sound);
    let healthy = alone(told(&sound.consolidate(&[])));
    let folder = Folder::copy();
    let trial = format!("{way}:{file}");
    let spoilt = told(&folder.consolidate(&[("GEVINST_TRIAL", &trial), ("GEVINST_TRIAL_SECONDS", "4")]));
    let unfinished: Vec<&str> =
        spoilt.iter().filter(|(_, rule)| rule == "F23").map(|(file, _)| file.as_str()).collect();
    assert_eq!(unfinished, [file.as_str()], "{way}");
    let others: BTreeSet<_> = healthy.into_iter().filter(|(other, _)| *other != file).collect();
    assert!(!others.is_empty());
    assert_eq!(alone(spoilt), others, "{way}");
    // It is no verdict on the file for ever: once it can be read, it is.
    assert_eq!(folder.consolidate(&[]), sound.consolidate(&[]), "{way}");
}

#[test]
fn a_panic_costs_its_file() {
    holds("panic");
}

#[test]
fn an_abort_costs_its_file() {
    holds("abort");
}

#[test]
fn a_standstill_costs_its_file() {
    holds("hang");
}

/// The system refuses the memory, or on Windows the program's own allocator does.
#[test]
fn a_want_of_memory_costs_its_file() {
    holds("memory");
}

#[test]
fn a_run_in_which_every_file_ends_its_worker_comes_to_an_end() {
    let folder = Folder::copy();
    let found = told(&folder.consolidate(&[("GEVINST_TRIAL", "abort:.xlsx")]));
    assert!(found.iter().filter(|(_, rule)| rule == "F23").count() > 10, "{found:?}");
}

/// Workers that end before they are ready: no file is read in this process instead, and nothing is written.
#[test]
fn without_workers_a_command_stops_and_says_why() {
    let folder = Folder::copy();
    let root = folder.root.to_str().unwrap();
    for arguments in [vec!["saml", root, "--periode", "2026-03"], vec!["tjek", root]] {
        let done = crate::program().args(arguments).env("GEVINST_TRIAL", "abort:").output().unwrap();
        let told = String::from_utf8(done.stderr).unwrap();
        assert_eq!(done.status.code(), Some(2), "{told}");
        assert!(told.contains("den proces kom ikke i gang: den blev lukket, før den var klar"), "{told}");
        assert!(told.contains("Luk andre programmer, og kør igen."), "{told}");
        assert!(done.stdout.is_empty());
    }
    assert!(!folder.root.join("resultat/2026-03").exists());
}

/// Whoever reads a file for a run that is killed ends with it, however long the file takes.
#[cfg(target_os = "linux")]
#[test]
fn workers_end_with_whoever_started_them() {
    use std::{fs, path::PathBuf, process::Stdio, thread, time::Duration};
    let folder = Folder::copy();
    let arguments = ["saml", folder.root.to_str().unwrap(), "--periode", "2026-03"];
    let hanging = crate::program().args(arguments).env("GEVINST_TRIAL", "hang:.xlsx").stdout(Stdio::null()).spawn();
    let mut run = hanging.unwrap();
    let children = || {
        let threads = fs::read_dir(format!("/proc/{}/task", run.id())).unwrap().flatten();
        let of_thread = |thread: fs::DirEntry| fs::read_to_string(thread.path().join("children")).unwrap_or_default();
        threads.map(of_thread).collect::<String>()
    };
    let waited = |for_it: &dyn Fn() -> bool| {
        (0..100).any(|_| {
            thread::sleep(Duration::from_millis(100));
            for_it()
        })
    };
    assert!(waited(&|| !children().is_empty()), "no worker has started");
    // They have been given their files by then.
    thread::sleep(Duration::from_millis(500));
    let workers: Vec<PathBuf> =
        children().split_whitespace().map(|id| PathBuf::from(format!("/proc/{id}/exe"))).collect();
    run.kill().unwrap();
    run.wait().unwrap();
    assert!(waited(&|| !workers.iter().any(|worker| worker.exists())), "a worker lives on");
}

#[test]
fn one_reader_and_many_give_the_same_bytes_as_none_beside_this_process() {
    let one = Folder::copy();
    let alone = one.consolidate(&[("GEVINST_TRIAL_READERS", "1")]);
    let many = Folder::copy();
    assert_eq!(many.consolidate(&[("GEVINST_TRIAL_READERS", "5")]), alone);
    let within = Folder::copy();
    let question = gevinst::commands::ConsolidateQuestion {
        root: &within.root,
        period: crate::march(),
        fails_at: gevinst::findings::Severity::Error,
    };
    gevinst::commands::consolidate(&question, &mut Vec::new()).unwrap();
    for (name, bytes) in alone {
        assert!(std::fs::read(within.root.join("resultat/2026-03").join(&name)).unwrap() == bytes, "{name}");
    }
}
