//! **Skrevet.** What we wrote into a folder where others write too: a file that is still one of ours may be written anew,
//! and any other is somebody's work.
use super::{Trouble, read_file, write};
use crate::{formats::json, intake::sha256};
use std::{
    collections::{BTreeMap, BTreeSet},
    io::ErrorKind,
    path::{Path, PathBuf},
};

/// The record, beside the files. Its name is not that of a file under way, which a later run would take away.
const LEDGER_FILE: &str = ".skrevet.json";

/// The files we wrote into a folder, by name, each with the checksums it may have.
pub struct Ledger {
    folder: PathBuf,
    sums: BTreeMap<String, BTreeSet<String>>,
}

/// What lies where a file of ours is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nothing, or a file as we wrote it.
    Ours,
    /// The very bytes that would be written.
    Same,
    /// A file that somebody has touched, or that we know nothing of.
    Touched,
}

impl Ledger {
    /// The record of a folder. Without one, or with one that cannot be read, nothing in the folder is known to be ours.
    pub fn of(folder: &Path) -> Self {
        let read = read_file(&folder.join(LEDGER_FILE)).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
        // Whatever happened to it, no file is taken for ours that may be somebody's.
        Self { folder: folder.to_owned(), sums: read.unwrap_or_default() }
    }

    /// What lies at a name, before `bytes` are written there.
    ///
    /// # Errors
    /// A file that cannot be read: nobody knows whose it is.
    pub fn standing(&self, name: &str, bytes: &[u8]) -> Result<Standing, Trouble> {
        let path = self.folder.join(name);
        match read_file(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Standing::Ours),
            Err(error) => Err(Trouble::writing(&path, &error)),
            Ok(lying) if lying == bytes => Ok(Standing::Same),
            Ok(lying) if self.knows(name, &sha256(&lying)) => Ok(Standing::Ours),
            Ok(_) => Ok(Standing::Touched),
        }
    }

    fn knows(&self, name: &str, sum: &str) -> bool {
        self.sums.get(name).is_some_and(|sums| sums.contains(sum))
    }

    /// Notes what is about to be written, beside what was: whichever of the two a run that is cut short leaves, it is ours.
    ///
    /// # Errors
    /// A record that cannot be written.
    pub fn expect<'a>(&mut self, files: impl Iterator<Item = (&'a str, &'a [u8])>) -> Result<(), Trouble> {
        for (name, bytes) in files {
            self.sums.entry(name.to_owned()).or_default().insert(sha256(bytes));
        }
        self.save()
    }

    /// Notes that these files lie there now, each as it was written.
    ///
    /// # Errors
    /// A record that cannot be written.
    pub fn settle<'a>(&mut self, files: impl Iterator<Item = (&'a str, &'a [u8])>) -> Result<(), Trouble> {
        self.sums.extend(files.map(|(name, bytes)| (name.to_owned(), [sha256(bytes)].into())));
        self.save()
    }

    fn save(&self) -> Result<(), Trouble> {
        let text = json(&self.sums);
        write(&self.folder.join(LEDGER_FILE), text.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn only_what_we_wrote_is_ours() {
        let folder = tempfile::tempdir().unwrap();
        let (name, path) = ("Businesscase CBU.xlsx", folder.path().join("Businesscase CBU.xlsx"));
        let standing = || Ledger::of(folder.path()).standing(name, b"ny").unwrap();
        assert_eq!(standing(), Standing::Ours);
        fs::write(&path, "gammel").unwrap();
        assert_eq!(standing(), Standing::Touched, "nobody knows whose it is");
        let mut ledger = Ledger::of(folder.path());
        ledger.settle([(name, &b"gammel"[..])].into_iter()).unwrap();
        assert_eq!(standing(), Standing::Ours);
        // Cut short between the two, either is ours.
        ledger.expect([(name, &b"ny"[..])].into_iter()).unwrap();
        assert_eq!(standing(), Standing::Ours);
        fs::write(&path, "ny").unwrap();
        assert_eq!(Ledger::of(folder.path()).standing(name, b"nyere").unwrap(), Standing::Ours);
        ledger.settle([(name, &b"ny"[..])].into_iter()).unwrap();
        fs::write(&path, "gammel").unwrap();
        assert_eq!(standing(), Standing::Touched, "what it was before is somebody's copy");
        fs::write(folder.path().join(LEDGER_FILE), "{").unwrap();
        assert_eq!(standing(), Standing::Touched);
        fs::write(&path, "ny").unwrap();
        assert_eq!(standing(), Standing::Same);
    }
}
