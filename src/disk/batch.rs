//! **Samlet skift.** Files that take their places together.
use super::{Trouble, attempt, hidden::hidden_by_name, is_free, make_folder, patience::patiently, rename};
use std::{
    fs,
    io::{self, ErrorKind, Write},
    path::{Path, PathBuf},
};
use tempfile::TempPath;

/// What the names of files under way begin with.
pub(super) const UNDER_WAY: &str = ".gevinst-";

/// Files written beside their targets, and files that are to go. Either all of it happens or nothing does: where one target cannot
/// be replaced, those that were get their old files back.
///
/// Two things no program can promise: that it is not killed half way, and that what it has just changed can be changed back. So
/// a batch can have a [`seal`](Self::seal): a file that is taken away before anything changes and put there last, or given back
/// with the rest. While it is missing, the others may be of two runs.
#[derive(Default)]
pub struct Batch {
    files: Vec<(TempPath, PathBuf)>,
    gone: Vec<PathBuf>,
    seal: Option<(TempPath, PathBuf)>,
}

impl Batch {
    /// Writes a file beside its target.
    ///
    /// # Errors
    /// A file that cannot be written, for want of room or access.
    pub fn add(&mut self, path: &Path, bytes: &[u8]) -> Result<(), Trouble> {
        self.files.push((beside(path, bytes)?, path.to_owned()));
        Ok(())
    }

    /// A file that is there only while all the others belong together.
    ///
    /// # Errors
    /// As for [`add`](Self::add).
    pub fn seal(&mut self, path: &Path, bytes: &[u8]) -> Result<(), Trouble> {
        self.seal = Some((beside(path, bytes)?, path.to_owned()));
        Ok(())
    }

    /// A file that is to be taken away with the change.
    pub fn remove(&mut self, path: PathBuf) {
        self.gone.push(path);
    }

    /// Lets every file take its target's place, once no target is in the way.
    ///
    /// # Errors
    /// A target that cannot be replaced, as one that is open in Excel: then no target is.
    pub fn settle(self) -> Result<(), Trouble> {
        let targets = self.files.iter().chain(&self.seal).map(|(_, path)| path);
        for path in targets.chain(&self.gone) {
            let free = attempt(|| patiently(|| replaceable(path)));
            free.map_err(|error| Trouble::writing(path, &error))?;
        }
        // A single file takes its place whole or not at all.
        if let ([(file, path)], [], None) = (&*self.files, &*self.gone, &self.seal) {
            return place(file, path).map_err(|error| Trouble::writing(path, &error));
        }
        let mut changes = Changes::default();
        self.change(&mut changes).map_err(|trouble| changes.undo(trouble))
    }

    fn change(self, changes: &mut Changes) -> Result<(), Trouble> {
        if let Some((_, path)) = &self.seal {
            changes.remove(path)?;
        }
        for (file, path) in &self.files {
            changes.replace(file, path)?;
        }
        for path in &self.gone {
            changes.remove(path)?;
        }
        // The last change of all: nothing that could fail comes behind it.
        self.seal.map_or(Ok(()), |(file, path)| place(&file, &path).map_err(|error| Trouble::writing(&path, &error)))
    }
}

/// What has been changed so far, with the old files to change it back.
#[derive(Default)]
struct Changes(Vec<(PathBuf, Option<TempPath>)>);

impl Changes {
    fn replace(&mut self, file: &Path, path: &Path) -> Result<(), Trouble> {
        self.keep(path).and_then(|()| place(file, path)).map_err(|error| Trouble::writing(path, &error))
    }

    fn remove(&mut self, path: &Path) -> Result<(), Trouble> {
        let gone = || match patiently(|| fs::remove_file(path)) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        };
        self.keep(path).and_then(|()| attempt(gone)).map_err(|error| Trouble::removing(path, &error))
    }

    /// Keeps the old file under another name, beside its own.
    fn keep(&mut self, path: &Path) -> io::Result<()> {
        let second_name = |kept: &Path| second_name(path, kept);
        let kept = attempt(|| tempfile::Builder::new().prefix(UNDER_WAY).make_in(folder_of(path), second_name));
        let kept = match kept {
            Ok(kept) => Some(kept.into_temp_path()),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => return Err(error),
        };
        self.0.push((path.to_owned(), kept));
        Ok(())
    }

    /// Gives every target its old file back, the first one last; the trouble, worse where that cannot be done.
    fn undo(&mut self, trouble: Trouble) -> Trouble {
        while let Some((path, kept)) = self.0.pop() {
            let undone = match kept {
                Some(kept) => rename(&kept, &path),
                None => patiently(|| fs::remove_file(&path)),
            };
            if undone.is_err_and(|error| error.kind() != ErrorKind::NotFound) {
                return torn(&trouble);
            }
        }
        trouble
    }
}

/// One more name for a file, or a copy where there are no second names: some disks know none, and OneDrive does not carry
/// files that have two (`ERROR_CLOUD_FILE_INCOMPATIBLE_HARDLINKS`).
fn second_name(path: &Path, kept: &Path) -> io::Result<()> {
    let copied = || patiently(|| fs::copy(path, kept)).map(drop);
    if cfg!(windows) {
        return copied();
    }
    match fs::hard_link(path, kept) {
        Err(error) if !matches!(error.kind(), ErrorKind::AlreadyExists | ErrorKind::NotFound) => copied(),
        linked => linked,
    }
}

/// Some files are of the one run and some of the other.
fn torn(trouble: &Trouble) -> Trouble {
    let fix = "Nogle af filerne i mappen er nye, og andre er gamle: brug dem ikke, før kommandoen er kørt igen. Luk de filer, der er åbne i Excel eller andre programmer, og kør igen.";
    Trouble::new(trouble.what.clone(), fix)
}

/// Writes a file beside its target. It is made as any other file is: on Windows the library's temporary files are marked as
/// such, and OneDrive leaves marked files out for ever.
fn beside(path: &Path, bytes: &[u8]) -> Result<TempPath, Trouble> {
    let folder = folder_of(path);
    make_folder(folder)?;
    let trouble = |error: io::Error| Trouble::writing(path, &error);
    let new = |beside: &Path| {
        let mut options = fs::File::options();
        // It keeps what it is made with when it gets its name.
        hidden_by_name(&mut options, path);
        options.create_new(true).write(true).open(beside)
    };
    let made = attempt(|| tempfile::Builder::new().prefix(UNDER_WAY).make_in(folder, new));
    let mut beside = made.map_err(trouble)?;
    attempt(|| beside.as_file_mut().write_all(bytes)).map_err(trouble)?;
    attempt(|| beside.as_file().sync_all()).map_err(trouble)?;
    attempt(|| share(beside.as_file())).map_err(trouble)?;
    Ok(beside.into_temp_path())
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Lets a file take its target's place.
fn place(file: &Path, path: &Path) -> io::Result<()> {
    attempt(|| rename(file, path))
}

/// A target open in Excel, or a folder in its place, cannot be opened for writing; a pipe in its place is not opened.
fn replaceable(path: &Path) -> io::Result<()> {
    is_free(path)?;
    match to_be_replaced().open(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Opens a file as whoever replaces it does. On Windows somebody may share a file for writing and not for being taken away, as
/// the Explorer's preview and OneDrive do: then it can be written in and cannot be replaced.
#[cfg(windows)]
fn to_be_replaced() -> fs::OpenOptions {
    use std::os::windows::fs::OpenOptionsExt;
    /// The rights of Windows to write in a file and to take it away (`winnt.h`).
    const GENERIC_WRITE: u32 = 0x4000_0000;
    const DELETE: u32 = 0x0001_0000;
    let mut options = fs::OpenOptions::new();
    options.access_mode(GENERIC_WRITE | DELETE);
    options
}

#[cfg(not(windows))]
fn to_be_replaced() -> fs::OpenOptions {
    let mut options = fs::OpenOptions::new();
    options.write(true);
    options
}

/// A result is for everybody who may see the folder.
#[cfg(unix)]
fn share(file: &fs::File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn share(_: &fs::File) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disk::{faults::failing, sweep};
    use std::collections::BTreeMap;

    fn contents(folder: &Path) -> BTreeMap<String, String> {
        let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
        let name = |path: &Path| path.file_name().unwrap().to_str().unwrap().to_owned();
        files.map(|path| (name(&path), fs::read_to_string(&path).unwrap_or_default())).collect()
    }

    /// A folder with a report, a receipt that is to go, and a record.
    fn folder() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for name in ["rapport", "kvittering", "optegnelse"] {
            fs::write(folder.path().join(name), "gammel").unwrap();
        }
        folder
    }

    /// The report and the record anew, a mail that was not there, and the receipt away.
    fn change(folder: &Path) -> Result<(), Trouble> {
        let mut batch = Batch::default();
        batch.add(&folder.join("rapport"), b"ny")?;
        batch.add(&folder.join("mail"), b"ny")?;
        batch.remove(folder.join("kvittering"));
        batch.seal(&folder.join("optegnelse"), b"ny")?;
        batch.settle()
    }

    #[test]
    fn whatever_fails_leaves_all_the_old_files_or_all_the_new_ones() {
        let (first, mut failed) = (folder(), 0);
        let old = contents(first.path());
        change(first.path()).unwrap();
        let new = contents(first.path());
        assert_eq!(new.keys().map(String::as_str).collect::<Vec<_>>(), ["mail", "optegnelse", "rapport"]);
        for number in 0.. {
            let folder = folder();
            let (done, reached) = failing(number, || change(folder.path()));
            if !reached {
                done.unwrap();
                break;
            }
            failed += 1;
            let trouble = done.unwrap_err();
            assert!(trouble.fix.contains("Intet er gået tabt"), "{number}: {trouble}");
            assert_eq!(contents(folder.path()), old, "{number}");
        }
        assert!(failed > 20, "{failed}");
    }

    /// The seal is away before the first target is replaced, so whoever is stopped half way leaves none.
    #[test]
    fn a_batch_that_is_stopped_half_way_has_no_seal() {
        let folder = folder();
        let mut batch = Batch::default();
        batch.add(&folder.path().join("rapport"), b"ny").unwrap();
        batch.seal(&folder.path().join("optegnelse"), b"ny").unwrap();
        let mut changes = Changes::default();
        changes.remove(&batch.seal.as_ref().unwrap().1).unwrap();
        changes.replace(&batch.files[0].0, &batch.files[0].1).unwrap();
        assert_eq!(fs::read_to_string(folder.path().join("rapport")).unwrap(), "ny");
        assert!(!folder.path().join("optegnelse").exists());
        // What a killed run has left is under way, and swept.
        std::mem::forget((batch, changes));
        sweep(folder.path());
        let left = contents(folder.path());
        assert_eq!(left.keys().map(String::as_str).collect::<Vec<_>>(), ["kvittering", "rapport"]);
    }

    #[test]
    fn a_target_in_the_way_leaves_every_old_file_whole() {
        let folder = folder();
        let old = contents(folder.path());
        fs::create_dir(folder.path().join("mail")).unwrap();
        assert!(change(folder.path()).unwrap_err().what.contains("mail"));
        fs::remove_dir(folder.path().join("mail")).unwrap();
        assert_eq!(contents(folder.path()), old);
    }

    /// What cannot be given back is said, and there is no seal.
    #[test]
    fn a_torn_set_says_that_it_is_one() {
        let folder = folder();
        let mut changes = Changes::default();
        changes.remove(&folder.path().join("optegnelse")).unwrap();
        let in_the_way = folder.path().join("mail");
        fs::create_dir(&in_the_way).unwrap();
        fs::write(in_the_way.join("under"), "").unwrap();
        changes.0.push((in_the_way, None));
        let trouble = changes.undo(Trouble::new("Rapporten kan ikke skrives.", "Intet er gået tabt."));
        assert!(trouble.fix.contains("Nogle af filerne i mappen er nye"), "{trouble}");
        assert!(!folder.path().join("optegnelse").exists());
    }
}
