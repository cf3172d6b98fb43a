//! Every change of the disk fails once: the old results stay whole, what is wrong is told, and the next run succeeds.
use super::{
    AcceptQuestion, ConsolidateQuestion, Manner, Outcome, TemplatesQuestion, WithdrawQuestion, accept, consolidate,
    history, templates, withdraw,
};
use crate::{
    disk::{Trouble, faults::failing},
    findings::Severity,
    units::Month,
};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

fn january() -> Month {
    Month::new(2026, 1).unwrap()
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

fn consolidated(root: &Path) -> Result<Outcome, Trouble> {
    let question = ConsolidateQuestion { root, period: january(), fails_at: Severity::Error };
    consolidate(&question, &mut Vec::new())
}

/// Every file under a folder and its bytes.
fn contents(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let files = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok);
    let files = files.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path);
    files.map(|path| (path.clone(), fs::read(path).unwrap())).collect()
}

fn restore(folder: &Path, contents: &BTreeMap<PathBuf, Vec<u8>>) {
    fs::remove_dir_all(folder).unwrap();
    for (path, bytes) in contents {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

#[test]
fn a_failed_change_of_the_disk_leaves_every_result_whole() {
    let (_keep, root) = folder();
    let results = root.join("resultat/2026-01");
    consolidated(&root).unwrap();
    let old = contents(&results);
    fs::remove_file(root.join("indsendt/Businesscase NTM 2026-01.xlsx")).unwrap();
    consolidated(&root).unwrap();
    let new = contents(&results);
    assert_ne!(old, new);
    let mut failed = 0;
    for number in 0.. {
        restore(&results, &old);
        let (done, reached) = failing(number, || consolidated(&root));
        if !reached {
            done.unwrap();
            break;
        }
        // The store of read files is a convenience: when it cannot be written, the run goes on without.
        if let Err(trouble) = done {
            failed += 1;
            let is_told = ["kan ikke skrives", "kan ikke fjernes"].iter().any(|words| trouble.what.contains(words));
            assert!(is_told, "{number}: {trouble}");
            let left = contents(&results);
            assert!(left == old || left == new, "{number}: neither the old results nor the new: {:?}", left.keys());
            consolidated(&root).unwrap();
        }
        assert!(contents(&results) == new, "{number}: the next run gives what it should");
    }
    assert!(failed > 40, "{failed} changes failed");
}

#[test]
fn a_failed_change_of_the_disk_leaves_no_half_package() {
    let (_keep, root) = folder();
    consolidated(&root).unwrap();
    let archive = root.join("arkiv");
    let question = AcceptQuestion::of(&root, january(), "Controlleren");
    let mut failed = 0;
    for number in 0.. {
        let (done, reached) = failing(number, || accept(&question, &mut Vec::new()));
        if !reached {
            done.unwrap();
            break;
        }
        // The note of which package is the newest is a convenience: the package is whole without.
        if archive.join("2026-01").exists() {
            done.unwrap();
            break;
        }
        let Err(trouble) = done else { continue };
        failed += 1;
        assert!(trouble.what.contains("kan ikke skrives"), "{number}: {trouble}");
        assert!(!archive.join("2026-01").exists(), "{number}: half a package");
        assert_eq!(history(&root, &mut Vec::new()).unwrap(), Outcome::Clean);
    }
    assert!(failed > 20, "{failed} changes failed");
    assert_eq!(history(&root, &mut Vec::new()).unwrap(), Outcome::Clean);
    let packages = fs::read_dir(&archive).unwrap().map(|entry| entry.unwrap().file_name());
    let packages: Vec<_> = packages.filter(|name| !name.to_string_lossy().starts_with('.')).collect();
    assert_eq!(packages, ["2026-01"]);
}

#[test]
fn a_failed_change_of_the_disk_withdraws_the_approval_or_leaves_it() {
    let (_keep, root) = folder();
    consolidated(&root).unwrap();
    accept(&AcceptQuestion::of(&root, january(), "Controlleren"), &mut Vec::new()).unwrap();
    let question = WithdrawQuestion {
        root: &root,
        period: january(),
        by: Some("Controlleren"),
        reason: Some("Forkert"),
        manner: Manner::default(),
    };
    let mut failed = 0;
    for number in 0.. {
        let (done, reached) = failing(number, || withdraw(&question, &mut Vec::new()));
        if !reached {
            done.unwrap();
            break;
        }
        if root.join("arkiv/2026-01.2").exists() {
            done.unwrap();
            break;
        }
        failed += 1;
        assert!(done.unwrap_err().what.contains("kan ikke skrives"), "{number}");
        assert!(!root.join("arkiv/2026-01.2").exists(), "{number}: half a package");
        assert_eq!(history(&root, &mut Vec::new()).unwrap(), Outcome::Clean);
    }
    assert!(failed > 3, "{failed} changes failed");
    assert_eq!(history(&root, &mut Vec::new()).unwrap(), Outcome::Clean);
}

/// A centre has filled in its template where it lies. Whatever fails, its work is there afterwards, every other file is whole,
/// and none of ours is taken for somebody's.
#[test]
fn a_failed_change_of_the_disk_never_costs_what_somebody_has_filled_in() {
    let (_keep, root) = folder();
    let (first, second) = (TemplatesQuestion::of(&root, january()), TemplatesQuestion::of(&root, january().plus(1)));
    let (lying, touched) = (root.join("skabeloner"), root.join("skabeloner/Businesscase NTM.xlsx"));
    templates(&first, &mut Vec::new()).unwrap();
    fs::write(&touched, "udfyldt").unwrap();
    let old = contents(&lying);
    templates(&second, &mut Vec::new()).unwrap();
    let new = contents(&lying);
    let mut failed = 0;
    for number in 0.. {
        restore(&lying, &old);
        let (done, reached) = failing(number, || templates(&second, &mut Vec::new()));
        if !reached {
            done.unwrap();
            break;
        }
        failed += 1;
        assert!(done.unwrap_err().what.contains("kan ikke skrives"), "{number}");
        for (path, bytes) in
            contents(&lying).iter().filter(|(path, _)| path.extension().is_some_and(|end| end == "xlsx"))
        {
            assert!(old.get(path) == Some(bytes) || new.get(path) == Some(bytes), "{number}: {}", path.display());
        }
        templates(&second, &mut Vec::new()).unwrap();
        assert!(contents(&lying) == new, "{number}: the next run gives what it should");
    }
    assert!(failed > 20, "{failed} changes failed");
    assert_eq!(fs::read(touched).unwrap(), b"udfyldt");
}
