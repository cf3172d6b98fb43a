//! The disk: walking a folder, reading a file, writing one beside its target before it takes its place.
//!
//! [`folder`] knows where things lie in a programme folder, [`packages`] the archive as folders of files.
mod batch;
#[cfg(test)]
pub(crate) mod faults;
pub mod folder;
mod hidden;
mod hindrance;
mod ledger;
mod listed;
mod load;
pub mod packages;
mod patience;
mod stamp;
mod trouble;

pub use batch::Batch;
use batch::UNDER_WAY;
pub use hidden::hide;
pub use ledger::{Ledger, Standing};
pub use listed::listed;
pub use load::{ANY_YEAR, load, read};
pub use patience::rename;
pub use stamp::Stamped;
pub use trouble::Trouble;

use crate::danish::printed;
use patience::{patiently, patiently_for_a_folder, patiently_read};
use std::{
    fs,
    io::{self, ErrorKind},
    path::{Component, MAIN_SEPARATOR, MAIN_SEPARATOR_STR, Path, PathBuf},
};

/// Every file under a folder, by its path with `/` between the parts, in one order on every system. A folder that cannot
/// be opened stands among them: it is read as a file that cannot be, and costs itself alone. Links are not followed.
///
/// # Errors
/// The folder itself cannot be opened.
pub fn walk(root: &Path) -> Result<Vec<(String, PathBuf)>, Trouble> {
    if let Err(error) = fs::read_dir(root) {
        return Err(Trouble::reading(root, &error));
    }
    let entries = walkdir::WalkDir::new(root).follow_links(false).into_iter();
    let mut found: Vec<_> = entries.filter_map(place).map(|path| (relative(root, &path), path)).collect();
    found.sort();
    Ok(found)
}

/// How many files there are under a folder, counted without [`walk`]: what is counted here and not read has been lost on
/// the way. A link counts as one and is not followed, nor is a folder that cannot be opened.
pub fn count(root: &Path) -> usize {
    let Ok(entries) = fs::read_dir(root) else { return 1 };
    let is_folder = |entry: &fs::DirEntry| entry.file_type().is_ok_and(|kind| kind.is_dir());
    entries.flatten().map(|entry| if is_folder(&entry) { count(&entry.path()) } else { 1 }).sum()
}

/// Where something to be read lies; a folder that opens is walked through and is nothing itself.
fn place(entry: Result<walkdir::DirEntry, walkdir::Error>) -> Option<PathBuf> {
    match entry {
        Ok(entry) => (!entry.file_type().is_dir()).then(|| entry.into_path()),
        Err(closed) => closed.path().map(Path::to_owned),
    }
}

/// A path under a folder as people write it; composed letters, so the same name is the same text everywhere.
pub fn relative(root: &Path, path: &Path) -> String {
    let under = path.strip_prefix(root).unwrap_or(path);
    let written = |(at, part): (usize, Component<'_>)| match part {
        Component::RootDir => (at == 0).then(String::new),
        part => Some(part.as_os_str().to_string_lossy().into_owned()),
    };
    let parts: Vec<String> = under.components().enumerate().filter_map(written).collect();
    crate::danish::words::nfc(&parts.join("/")).into_owned()
}

/// A path as it can be printed: in one way of writing it, the system's own.
pub fn shown(path: &Path) -> String {
    let text = path.to_string_lossy();
    printed(&text.replace(if cfg!(windows) { '/' } else { MAIN_SEPARATOR }, MAIN_SEPARATOR_STR)).into_owned()
}

/// Whether by its name nobody sent the file: a lock file, or one the system made.
pub fn is_noise(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or(name);
    let lower = file.to_lowercase();
    file.starts_with("~$")
        || file.starts_with(".~")
        || lower.rsplit_once('.').is_some_and(|(_, end)| end == "tmp")
        || ["thumbs.db", ".ds_store", "desktop.ini"].contains(&&*lower)
        || file.starts_with("._")
}

/// Anything that changes the disk passes here first, so that a trial can let it fail.
fn attempt<T>(change: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
    #[cfg(test)]
    faults::next()?;
    change()
}

/// Makes a folder and those above it.
///
/// # Errors
/// A folder that cannot be made.
pub fn make_folder(path: &Path) -> Result<(), Trouble> {
    attempt(|| fs::create_dir_all(path)).map_err(|error| Trouble::writing(path, &error))
}

/// Whether a path is a folder of its own and no link: what lies behind a link is somebody else's, and nothing is taken
/// away there.
pub fn is_own_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|about| about.is_dir())
}

/// A file's bytes. Every file is read by this function (`tests/house`): whoever opens a pipe or a device waits for
/// somebody to write in it, and nobody may.
///
/// # Errors
/// A file that cannot be read, or something else that has its name.
pub fn read_file(path: &Path) -> io::Result<Vec<u8>> {
    is_file(path)?;
    patiently_read(|| fs::read(path))
}

/// Whether there is a file to open, or nothing at all.
///
/// # Errors
/// Something that is no file: a folder, a pipe, a device. Opening one of the last two would wait for ever.
pub fn is_file(path: &Path) -> io::Result<()> {
    match fs::metadata(path)? {
        about if about.is_file() => Ok(()),
        about if about.is_dir() => Err(ErrorKind::IsADirectory.into()),
        _ => Err(io::Error::other("den er ikke en fil")),
    }
}

/// Whether a file may be made or opened at this path: there is one already, or nothing.
///
/// # Errors
/// Something else is in the way.
pub fn is_free(path: &Path) -> io::Result<()> {
    match is_file(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

/// Takes away what a run that was killed has left under way in a folder.
pub fn sweep(folder: &Path) {
    if !is_own_folder(folder) {
        return;
    }
    let Ok(entries) = fs::read_dir(folder) else { return };
    let mut lets_go = true;
    for entry in entries.flatten().filter(|entry| entry.file_name().to_string_lossy().starts_with(UNDER_WAY)) {
        let gone = || fs::remove_file(entry.path());
        // A scanner lets go of one file after the other. Whoever does not is not waited for twice; what is left is swept next
        // time.
        lets_go = if lets_go { patiently(gone) } else { gone() }.is_ok() && lets_go;
    }
}

/// Writes a file beside its target, then lets it take the target's place: the old one is whole until the new one is.
///
/// # Errors
/// As [`Batch::add`] and [`Batch::settle`].
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Trouble> {
    let mut one = Batch::default();
    one.add(path, bytes)?;
    one.settle()
}

/// Gives a folder its name once everything in it is on the disk.
///
/// # Errors
/// A folder that cannot be renamed, or whose entries cannot be made durable.
pub fn settle_folder(from: &Path, to: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // A temporary folder is private too.
        attempt(|| fs::set_permissions(from, fs::Permissions::from_mode(0o755)))?;
        attempt(|| fs::File::open(from)?.sync_all())?;
    }
    attempt(|| patiently_for_a_folder(|| fs::rename(from, to)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_that_cannot_be_opened_stands_among_the_files() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.xlsx"), "x").unwrap();
        let closed = folder.path().join("lukket");
        let entries = walkdir::WalkDir::new(&closed).into_iter();
        assert_eq!(entries.filter_map(place).collect::<Vec<_>>(), [closed]);
        assert_eq!(walk(folder.path()).unwrap().len(), 1);
        assert!(walk(&folder.path().join("findes ikke")).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_back_to_its_own_folder_is_not_followed() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.xlsx"), "x").unwrap();
        std::os::unix::fs::symlink(folder.path(), folder.path().join("rundt")).unwrap();
        std::os::unix::fs::symlink("findes ikke", folder.path().join("væk.xlsx")).unwrap();
        let names: Vec<String> = walk(folder.path()).unwrap().into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["a.xlsx", "rundt", "væk.xlsx"]);
        assert_eq!(count(folder.path()), names.len());
    }

    #[test]
    fn noise_is_known_by_its_name() {
        for name in ["a/~$Businesscase CBD.xlsx", "Thumbs.db", "x.TMP", "b/.DS_Store", "._CBD.xlsx"] {
            assert!(is_noise(name), "{name}");
        }
        assert!(!is_noise("a/Businesscase CBD (1).xlsx"));
    }

    #[test]
    fn a_file_takes_the_place_of_the_old_one_and_leaves_nothing_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ny/fil.txt");
        write(&path, b"en").unwrap();
        write(&path, b"to").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"to");
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    }

    #[test]
    fn a_target_that_cannot_be_written_is_told_in_danish() {
        let folder = tempfile::tempdir().unwrap();
        let in_the_way = folder.path().join("fil");
        fs::write(&in_the_way, "x").unwrap();
        let trouble = write(&in_the_way.join("under.xlsx"), b"en").unwrap_err();
        assert!(trouble.what.contains("kan ikke skrives"), "{trouble}");
        assert_eq!(fs::read(&in_the_way).unwrap(), b"x");
    }
}
