//! A programme folder's period, from the disk to the [`Consolidated`] value: which packages, which files, which rows.
//!
//! **Architecture invariant.** It fetches and decides nothing: what becomes of the files is for [`period`](crate::period).
use crate::{
    archive::in_force,
    cache::ReadCache,
    disk::{self, Stamped, Trouble, folder::Folder, packages},
    isolation::{JobContext, Source, read_all},
    period::{Basis, Consolidated, Opened},
    units::Month,
    version::BUILD,
};
use std::path::{Path, PathBuf};

mod months;
mod sources;

pub use months::{delivered_months, template_months};
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
    let cache = ReadCache::at(&folder.read_cache(period), salt(&opened, period));
    match run(folder, opened, period, cache)? {
        Attempt::Whole(run) => Ok(*run),
        // A record with a right checksum that holds no rows: whoever wrote it, what is remembered is not believed.
        Attempt::Unusable(opened) => afresh(folder, *opened, period),
    }
}

/// The period of a folder, reading only what has changed since last time, and nothing left behind.
///
/// # Errors
/// A folder or an archive that cannot be read.
pub fn glance(folder: &Folder, opened: Opened, period: Month) -> Result<Run, Trouble> {
    let cache = ReadCache::read_only(&folder.read_cache(period), salt(&opened, period)).with_rows();
    match run(folder, opened, period, cache)? {
        Attempt::Whole(run) => Ok(*run),
        Attempt::Unusable(opened) => anew(folder, *opened, period),
    }
}

/// The period of a folder, every file read anew; what that gave is remembered in place of what was.
///
/// # Errors
/// A folder or an archive that cannot be read.
pub fn afresh(folder: &Folder, opened: Opened, period: Month) -> Result<Run, Trouble> {
    let cache = ReadCache::afresh(&folder.read_cache(period), salt(&opened, period));
    run(folder, opened, period, cache)?.of_what_was_just_read()
}

/// The period of a folder, every file read anew and nothing left behind.
///
/// # Errors
/// A folder or an archive that cannot be read.
pub fn anew(folder: &Folder, opened: Opened, period: Month) -> Result<Run, Trouble> {
    run(folder, opened, period, ReadCache::in_memory())?.of_what_was_just_read()
}

/// What reading a file gave counts only where all it hangs on is the same.
fn salt(opened: &Opened, period: Month) -> String {
    format!("{BUILD}\n{}\n{period}", opened.delivery.sha256)
}

/// A run, or none: the rows of a file that counts could not be read back.
enum Attempt {
    Whole(Box<Run>),
    /// The programme, for another attempt.
    Unusable(Box<Opened>),
}

impl Attempt {
    fn of_what_was_just_read(self) -> Result<Run, Trouble> {
        match self {
            Self::Whole(run) => Ok(*run),
            Self::Unusable(_) => Err(Trouble::new(
                "Det, der lige er læst i filerne, kan ikke læses tilbage.",
                "Det er en fejl i gevinst. Meld den med denne tekst.",
            )),
        }
    }
}

fn run(folder: &Folder, opened: Opened, period: Month, cache: ReadCache) -> Result<Attempt, Trouble> {
    let kept = packages::manifests(folder)?;
    let past = packages::past(folder, &kept, period)?;
    let accepted = in_force(&kept).into_iter().map(|kept| kept.manifest.record.clone()).collect();
    let Submitted { files, stamped, on_disk } = Submitted::under(folder)?;
    let basis = Basis { opened, period, past, accepted, files_on_disk: on_disk };
    let job = JobContext { workbook: Some(&basis.opened.delivery), rules: basis.context(), year: period.year() };
    let (extracts, sources, mut rows) = read_all(&files, &job, cache)?;
    let mut selection = basis.choose(extracts);
    for index in selection.needs() {
        // The disk no longer gives back what it took.
        let body = rows.take(index).map_err(|error| Trouble::reading(Path::new(selection.name(index)), &error))?;
        if selection.fill(index, &body).is_err() {
            return Ok(Attempt::Unusable(Box::new(selection.give_up())));
        }
    }
    rows.settle();
    Ok(Attempt::Whole(Box::new(Run { period: selection.close(), stamped, sources })))
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
        let files = submitted(&root)?;
        let stamped = files.iter().map(|(_, path)| Stamped::of(path)).collect();
        Ok(Self { files, stamped, on_disk: disk::count(&root) })
    }
}

/// The files under `indsendt`, each by its name under the programme folder and its path.
fn submitted(root: &Path) -> Result<Vec<(String, PathBuf)>, Trouble> {
    let files = disk::walk(root)?.into_iter();
    Ok(files.map(|(name, path)| (format!("indsendt/{name}"), path)).collect())
}
