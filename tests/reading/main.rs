//! One file, read: what is written of it is read back, whatever fails costs that file alone, what is known is not read
//! again, and it can be told as a line of JSON.
// A test that cannot read its sample has failed.
#![allow(clippy::unwrap_used)]

mod binary;
mod extract;
mod extracts;
mod isolation;
mod packages;
mod privacy;
mod store;

use gevinst::{intake::Delivery, programme::Programme, units::Month};
use serde_json::Value;
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};
use tempfile::TempDir;

/// A copy of the sample, consolidated by the program itself.
pub struct Folder {
    _keep: TempDir,
    /// Where it is.
    pub root: PathBuf,
}

impl Folder {
    /// Without any result.
    pub fn copy() -> Self {
        let keep = tempfile::tempdir().unwrap();
        let root = keep.path().join("fjordby");
        for file in sample_files().into_iter().chain([sample().join("program.xlsx")]) {
            let target = root.join(file.strip_prefix(sample()).unwrap());
            fs::create_dir_all(target.parent().unwrap()).unwrap();
            fs::copy(file, target).unwrap();
        }
        Self { _keep: keep, root }
    }

    /// `gevinst saml` with these settings, every result made anew; the results by name.
    pub fn consolidate(&self, settings: &[(&str, &str)]) -> BTreeMap<String, Vec<u8>> {
        let _ = fs::remove_file(self.note());
        self.consolidate_again(settings)
    }

    /// The same, where what stands may be left.
    pub fn consolidate_again(&self, settings: &[(&str, &str)]) -> BTreeMap<String, Vec<u8>> {
        let mut command = program();
        let said = command.args(["saml", self.root.to_str().unwrap(), "--periode", "2026-03"]);
        let said = said.envs(settings.iter().copied()).output().unwrap();
        assert!(said.status.code().is_some_and(|code| code < 2), "{}", String::from_utf8_lossy(&said.stderr));
        self.results()
    }

    /// The results of March by name.
    pub fn results(&self) -> BTreeMap<String, Vec<u8>> {
        let results = self.root.join("resultat/2026-03");
        let files = fs::read_dir(results).unwrap().map(|file| file.unwrap().path()).filter(|path| path.is_file());
        files.map(|file| (file.file_name().unwrap().to_str().unwrap().to_owned(), fs::read(file).unwrap())).collect()
    }

    /// What is noted of the results of March.
    pub fn note(&self) -> PathBuf {
        self.root.join("resultat/.lager/2026-03.json")
    }

    /// What is kept for the next run of March.
    pub fn store(&self) -> PathBuf {
        self.root.join("resultat/.lager/2026-03")
    }
}

/// The program, with none of the settings of a trial.
pub fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gevinst"));
    for name in ["GEVINST_TRIAL", "GEVINST_TRIAL_SECONDS", "GEVINST_TRIAL_READERS"] {
        command.env_remove(name);
    }
    command
}

/// The sample.
pub fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/fjordby")
}

/// Every file submitted in the sample.
pub fn sample_files() -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = walkdir::WalkDir::new(sample().join("indsendt"))
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file())
        .map(walkdir::DirEntry::into_path)
        .collect();
    files.sort();
    files
}

/// The period.
pub fn march() -> Month {
    Month::new(2026, 3).unwrap()
}

/// The sample's programme.
pub fn programme() -> Programme {
    let bytes = fs::read(sample().join("program.xlsx")).unwrap();
    let delivery = Delivery::of("program.xlsx", &bytes, String::new(), 2026);
    Programme::of(delivery.submission().unwrap()).unwrap()
}

/// Each finding's file and rule.
pub fn told(results: &BTreeMap<String, Vec<u8>>) -> Vec<(String, String)> {
    let told: Value = serde_json::from_slice(&results["bemærkninger.json"]).unwrap();
    let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let found = told["bemærkninger"].as_array().unwrap().iter();
    found.map(|finding| (word(&finding["sted"]["fil"]), word(&finding["regel"]))).collect()
}

/// What a program has printed.
pub fn said(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}
