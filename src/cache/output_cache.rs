//! Results of the last run: those that this one would write again are left where they stand, and those that it does not
//! give any more are to go.
//!
//! A note says of each file what it was made of and what its bytes came to, both as SHA-256: `{"Kvittering CBD.xlsx":
//! {"of": "…", "sha256": "…"}}`. A file is left only when it would be made of the same *and* the bytes on the disk
//! still have that checksum: if somebody has typed in a receipt, or an old note lies there, it is overwritten.
use crate::{
    disk,
    intake::{hexadecimal, sha256},
    version::BUILD,
    xlsx::Drawing,
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::{self, Write},
    hash::{Hash, Hasher},
    path::{Component, Path, PathBuf},
};

/// What was written last time, and what stands when this run is done.
pub struct OutputCache {
    /// The note's own file.
    path: PathBuf,
    /// The folder of the files it is about.
    results: PathBuf,
    old: BTreeMap<String, Made>,
    new: BTreeMap<String, Made>,
}

/// How a file came about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Made {
    /// The checksum of what it was made of.
    of: String,
    /// The checksum of its bytes.
    sha256: String,
}

impl OutputCache {
    /// The note at `path` about the files in the folder `results`.
    pub fn at(path: PathBuf, results: &Path) -> Self {
        let old = disk::read_file(&path).ok().and_then(|note| serde_json::from_slice(&note).ok()).unwrap_or_default();
        Self { path, results: results.to_owned(), old, new: BTreeMap::new() }
    }

    /// The bytes of the file `name`, if it is already made of `of` ([`sum_of`]) and nobody has changed it since.
    pub fn find(&mut self, name: &str, of: &str) -> Option<Vec<u8>> {
        let made = self.old.get(name).filter(|made| made.of == of)?;
        let bytes = disk::read_file(&self.results.join(name)).ok().filter(|bytes| sha256(bytes) == made.sha256)?;
        // The bytes are given back because the run's record lists the checksum of every result, written or left.
        self.new.insert(name.to_owned(), made.clone());
        Some(bytes)
    }

    /// Notes what a new file is made of.
    pub fn note(&mut self, name: &str, of: String, bytes: &[u8]) {
        self.new.insert(name.to_owned(), Made { of, sha256: sha256(bytes) });
    }

    /// The files among `names`, and those that the last run wrote, that are not in `written`, which lists what
    /// this run wrote and what it left in place alike: they are to go. A name that
    /// only looks like one of ours is nobody's but its owner's: `Kvittering CBD (min kopi).xlsx`.
    pub fn left_over(&mut self, names: impl Iterator<Item = String>, written: &[String]) -> BTreeSet<PathBuf> {
        // The note lies where others may write; it takes away nothing outside the results.
        let inside = |name: &&String| Path::new(name).components().all(|part| matches!(part, Component::Normal(_)));
        let last_time = self.old.keys().filter(inside).cloned().collect::<Vec<_>>();
        let mut left = BTreeSet::new();
        for name in names.chain(last_time).filter(|name| !written.contains(name)) {
            let path = self.results.join(&name);
            match path.symlink_metadata() {
                Ok(about) if !about.is_dir() && path.parent().is_some_and(disk::is_own_folder) => {
                    left.insert(path);
                }
                // Something else lies there. It is remembered that a file did.
                Ok(_) => self.new.extend(self.old.get(&name).map(|made| (name.clone(), made.clone()))),
                Err(_) => {}
            }
        }
        left
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
    sum.hexadecimal()
}

/// A checksum of the `Debug` form of a value, and of this program: for values that cannot be hashed, and that show all
/// of themselves.
pub fn sum_of_debug(value: &impl fmt::Debug) -> String {
    let mut sum = Sum::new();
    let _ = write!(sum, "{value:?}");
    sum.hexadecimal()
}

/// SHA-256 behind the standard library's `Hasher` and `Write`, so that `#[derive(Hash)]` and `Debug` feed it.
struct Sum(Sha256);

impl Sum {
    /// Begins with the build: a new program may draw the same drawing otherwise.
    fn new() -> Self {
        Self(Sha256::new_with_prefix(BUILD))
    }

    fn hexadecimal(self) -> String {
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

    /// `Hasher` wants 64 bits, which are too few to tell files apart by; the sum is read by
    /// [`hexadecimal`](Self::hexadecimal), and nobody calls this.
    fn finish(&self) -> u64 {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

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
    fn only_what_the_last_run_wrote_or_what_is_named_is_to_go() {
        let folder = tempfile::tempdir().unwrap();
        let cache = || OutputCache::at(folder.path().join("lager/2026-03.json"), folder.path());
        let mut first = cache();
        for name in
            ["Kvittering CBD.xlsx", "Kvittering CAM.xlsx", "Kvittering OLD.xlsx", "Kvittering CBD (min kopi).xlsx"]
        {
            fs::write(folder.path().join(name), "x").unwrap();
        }
        first.note("Kvittering CBD.xlsx", String::new(), b"x");
        first.note("Kvittering CAM.xlsx", String::new(), b"x");
        first.settle();
        let (mut second, written) = (cache(), ["Kvittering CBD.xlsx".to_owned()]);
        let left = second.left_over(["Kvittering OLD.xlsx".to_owned()].into_iter(), &written);
        let names: Vec<_> = left.iter().map(|path| path.file_name().unwrap()).collect();
        assert_eq!(names, ["Kvittering CAM.xlsx", "Kvittering OLD.xlsx"]);
    }

    #[test]
    fn a_note_takes_away_nothing_outside_the_results() {
        let folder = tempfile::tempdir().unwrap();
        let (results, foreign) = (folder.path().join("resultat"), folder.path().join("program.xlsx"));
        fs::create_dir(&results).unwrap();
        fs::write(&foreign, "x").unwrap();
        let note = folder.path().join("2026-03.json");
        let mut first = OutputCache::at(note.clone(), &results);
        first.note("../program.xlsx", String::new(), b"x");
        first.note(foreign.to_str().unwrap(), String::new(), b"x");
        first.settle();
        assert!(OutputCache::at(note, &results).left_over(std::iter::empty(), &[]).is_empty());
    }

    /// A folder in the place of a file is not ours to take away.
    #[test]
    fn what_is_not_a_file_is_left_and_remembered() {
        let folder = tempfile::tempdir().unwrap();
        let (file, note) = (folder.path().join("a.xlsx"), folder.path().join("lager/2026-03.json"));
        let cache = || OutputCache::at(note.clone(), folder.path());
        let mut first = cache();
        first.note("a.xlsx", String::new(), b"x");
        first.settle();
        fs::create_dir(&file).unwrap();
        let mut second = cache();
        assert!(second.left_over(std::iter::empty(), &[]).is_empty());
        second.settle();
        fs::remove_dir(&file).unwrap();
        fs::write(&file, "x").unwrap();
        assert_eq!(cache().left_over(std::iter::empty(), &[]).into_iter().collect::<Vec<_>>(), [file]);
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
        let sums: BTreeSet<String> = all.iter().map(sum_of).collect();
        assert_eq!(sums.len(), all.len());
        assert_eq!(sum_of(&all[0]), sum_of(&all[0].clone()));
    }
}
