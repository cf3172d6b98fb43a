//! A programme folder's period, from the disk to the [`Consolidated`] value: which packages, which files, which rows.
//!
//! **Architecture invariant.** It fetches and decides nothing: what becomes of the files is for [`period`](crate::period).
use crate::{
    cache::ReadCache,
    disk::{self, Stamped, Trouble, folder::Folder, packages},
    extract,
    isolation::{JobContext, Source, read_all},
    period::{Basis, Consolidated, Opened},
    units::Month,
    version::BUILD,
};
use std::{
    io,
    path::{Path, PathBuf},
};

mod months;
mod sources;

pub use months::months;
pub use sources::{Look, are_unchanged};

/// A consolidated period, and the files it was read from as they lay on the disk.
pub struct Run {
    /// The period.
    pub period: Consolidated,
    /// The files under `indsendt` before they were read.
    pub stamped: Vec<Stamped>,
    /// Which of them each of the period's files comes from, in their order; none for those from the archive.
    pub sources: Vec<Source>,
}

/// The period of a folder, reading only what has changed since last time. Whoever asks holds the folder's lock.
///
/// # Errors
/// A folder or an archive that cannot be read.
pub fn again(folder: &Folder, opened: Opened, period: Month) -> Result<Run, Trouble> {
    // What reading a file gave counts only where all it hangs on is the same.
    let cache = ReadCache::at(&folder.read_cache(period), format!("{BUILD}\n{}\n{period}", opened.delivery.sha256));
    run(folder, opened, period, cache)
}

/// The period of a folder, every file read anew and nothing left behind.
///
/// # Errors
/// A folder or an archive that cannot be read.
pub fn anew(folder: &Folder, opened: Opened, period: Month) -> Result<Run, Trouble> {
    run(folder, opened, period, ReadCache::in_memory())
}

fn run(folder: &Folder, opened: Opened, period: Month, cache: ReadCache) -> Result<Run, Trouble> {
    let kept = packages::manifests(folder)?;
    let past = packages::past(folder, &kept, period)?;
    let accepted = kept.into_iter().map(|kept| kept.manifest.record).collect();
    let Submitted { files, stamped, on_disk } = Submitted::under(folder)?;
    let basis = Basis { opened, period, past, accepted, files_on_disk: on_disk };
    let job = JobContext { workbook: Some(&basis.opened.delivery), rules: basis.context(), year: period.year() };
    let (extracts, sources, mut rows) = read_all(&files, &job, cache)?;
    let mut selection = basis.choose(extracts);
    for index in selection.needs() {
        let filled = rows.take(index).and_then(|body| {
            selection.fill(index, &body).map_err(|extract::Unusable| io::ErrorKind::InvalidData.into())
        });
        // The disk no longer gives back what it took.
        filled.map_err(|error| Trouble::reading(Path::new(selection.name(index)), &error))?;
    }
    rows.settle();
    Ok(Run { period: selection.close(), stamped, sources })
}

/// What lies under `indsendt` before any of it is read.
struct Submitted {
    files: Vec<(String, PathBuf)>,
    stamped: Vec<Stamped>,
    /// How many files there are, counted by themselves.
    on_disk: usize,
}

impl Submitted {
    fn under(folder: &Folder) -> Result<Self, Trouble> {
        let root = folder.submitted();
        // A folder that has not come over with the rest, from a drive or a backup, is not fifteen centres that sent nothing.
        if !root.is_dir() {
            let what = format!("Der er ingen mappe indsendt i {}.", disk::shown(&folder.root));
            return Err(Trouble::new(what, "Lav mappen indsendt, læg centrenes filer i den, og kør igen."));
        }
        let files = disk::walk(&root)?;
        let stamped = files.iter().map(|(_, path)| Stamped::of(path)).collect();
        let files = files.into_iter().map(|(name, path)| (format!("indsendt/{name}"), path)).collect();
        Ok(Self { files, stamped, on_disk: disk::count(&root) })
    }
}
