//! A programme folder's period, from the disk to the [`Consolidated`] value: which packages, which files, which rows.
//!
//! **Architecture invariant.** It fetches and decides nothing: what becomes of the files is for [`period`](crate::period).
use crate::{
    cache::ReadCache,
    disk::{self, Trouble, folder::Folder, packages},
    extract,
    isolation::{JobContext, read_all},
    period::{Basis, Consolidated, Opened},
    units::Month,
    version::BUILD,
};
use std::{io, path::Path};

/// The period of a folder, reading only what has changed since last time. Whoever asks holds the folder's lock.
///
/// # Errors
/// A folder or an archive that cannot be read.
pub fn again(folder: &Folder, opened: Opened, period: Month) -> Result<Consolidated, Trouble> {
    // What reading a file gave counts only where all it hangs on is the same.
    let cache = ReadCache::at(&folder.read_cache(period), format!("{BUILD}\n{}\n{period}", opened.delivery.sha256));
    run(folder, opened, period, cache)
}

/// The period of a folder, every file read anew and nothing left behind.
///
/// # Errors
/// A folder or an archive that cannot be read.
pub fn anew(folder: &Folder, opened: Opened, period: Month) -> Result<Consolidated, Trouble> {
    run(folder, opened, period, ReadCache::in_memory())
}

fn run(folder: &Folder, opened: Opened, period: Month, cache: ReadCache) -> Result<Consolidated, Trouble> {
    let kept = packages::manifests(folder)?;
    let past = packages::past(folder, &kept, period)?;
    let accepted = kept.into_iter().filter_map(|kept| Some(kept.manifest?.record)).collect();
    let basis = Basis { opened, period, past, accepted };
    let submitted = folder.submitted();
    let under = if submitted.is_dir() { disk::walk(&submitted)? } else { Vec::new() };
    let files: Vec<_> = under.into_iter().map(|(name, path)| (format!("indsendt/{name}"), path)).collect();
    let job = JobContext { workbook: Some(&basis.opened.delivery), rules: basis.context(), year: period.year() };
    let (extracts, mut rows) = read_all(&files, &job, cache);
    let mut selection = basis.choose(extracts);
    for index in selection.needs() {
        let filled = rows.take(index).and_then(|body| {
            selection.fill(index, &body).map_err(|extract::Unusable| io::ErrorKind::InvalidData.into())
        });
        // The disk no longer gives back what it took.
        filled.map_err(|error| Trouble::reading(Path::new(selection.name(index)), &error))?;
    }
    rows.settle();
    Ok(selection.close())
}
