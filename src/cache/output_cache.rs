//! Results of the last run that this one would write again: they are left where they stand.
//!
//! A note says of each file what it was made of and what its bytes came to. A file is left only when it would be made of
//! the same and still is those bytes, so the note may be deleted, cut short or grow old at any time.
use crate::{
    disk,
    intake::{hexadecimal, sha256},
    version::BUILD,
    xlsx::Drawing,
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::{
    collections::BTreeMap,
    fmt::{self, Write},
    fs,
    hash::{Hash, Hasher},
    path::{Path, PathBuf},
};

/// What was written last time, and what stands when this run is done.
pub struct OutputCache {
    path: PathBuf,
    results: PathBuf,
    old: BTreeMap<String, Made>,
    new: BTreeMap<String, Made>,
}

/// How a file came about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Made {
    of: String,
    sha256: String,
}

impl OutputCache {
    /// The note at `path` about the files in the folder `results`.
    pub fn at(path: PathBuf, results: &Path) -> Self {
        let old = fs::read(&path).ok().and_then(|note| serde_json::from_slice(&note).ok()).unwrap_or_default();
        Self { path, results: results.to_owned(), old, new: BTreeMap::new() }
    }

    /// The bytes of a file that is made of this already.
    pub fn find(&mut self, name: &str, of: &str) -> Option<Vec<u8>> {
        let made = self.old.get(name).filter(|made| made.of == of)?;
        let bytes = fs::read(self.results.join(name)).ok().filter(|bytes| sha256(bytes) == made.sha256)?;
        self.new.insert(name.to_owned(), made.clone());
        Some(bytes)
    }

    /// Notes what a new file is made of.
    pub fn note(&mut self, name: &str, of: String, bytes: &[u8]) {
        self.new.insert(name.to_owned(), Made { of, sha256: sha256(bytes) });
    }

    /// Keeps the note for the next run. One that cannot be kept is no harm: everything is then made anew.
    pub fn settle(self) {
        if let (true, Ok(note)) = (self.old != self.new, serde_json::to_vec(&self.new)) {
            let _ = disk::write(&self.path, &note);
        }
    }
}

/// A checksum of everything in a drawing, and of this program.
pub fn sum_of(drawing: &Drawing) -> String {
    let mut sum = Sum::new();
    drawing.hash(&mut sum);
    sum.told()
}

/// A checksum of what a value shows of itself, and of this program.
pub fn sum_of_debug(value: &impl fmt::Debug) -> String {
    let mut sum = Sum::new();
    let _ = write!(sum, "{value:?}");
    sum.told()
}

/// A hasher that no two values meet in.
struct Sum(Sha256);

impl Sum {
    fn new() -> Self {
        Self(Sha256::new_with_prefix(BUILD))
    }

    fn told(self) -> String {
        hexadecimal(&self.0.finalize())
    }
}

impl Write for Sum {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.update(text);
        Ok(())
    }
}

impl Hasher for Sum {
    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// Nobody asks: eight bytes are too few to stand for a file.
    fn finish(&self) -> u64 {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_file_of_the_same_that_nobody_has_touched_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let (note, file) = (folder.path().join("lager/2026-03.json"), folder.path().join("a.xlsx"));
        let cache = || OutputCache::at(note.clone(), folder.path());
        fs::write(&file, "en").unwrap();
        let mut first = cache();
        assert_eq!(first.find("a.xlsx", "x"), None);
        first.note("a.xlsx", "x".to_owned(), b"en");
        first.settle();
        assert_eq!(cache().find("a.xlsx", "x").as_deref(), Some(&b"en"[..]));
        assert_eq!(cache().find("a.xlsx", "y"), None);
        assert_eq!(cache().find("b.xlsx", "x"), None);
        fs::write(&file, "to").unwrap();
        assert_eq!(cache().find("a.xlsx", "x"), None);
        fs::remove_file(&file).unwrap();
        assert_eq!(cache().find("a.xlsx", "x"), None);
        fs::write(&file, "en").unwrap();
        fs::write(&note, "{").unwrap();
        assert_eq!(cache().find("a.xlsx", "x"), None);
    }

    #[test]
    fn any_change_of_a_drawing_changes_its_sum() {
        use crate::xlsx::{At, Ink, Sheet, Style};
        let drawing = |text: &str, at| {
            let mut sheet = Sheet::new("Ark");
            sheet.put(at, Ink::text(text, Style::Text));
            Drawing { sheets: vec![sheet], ..Drawing::default() }
        };
        let all = [
            drawing("a", At::new(0, 0)),
            drawing("b", At::new(0, 0)),
            drawing("a", At::new(0, 1)),
            Drawing { title: "b".to_owned(), ..drawing("a", At::new(0, 0)) },
        ];
        let sums: std::collections::BTreeSet<String> = all.iter().map(sum_of).collect();
        assert_eq!(sums.len(), all.len());
        assert_eq!(sum_of(&all[0]), sum_of(&all[0].clone()));
    }
}
