//! The files that count, once more: figures are written and accepted only of files that are still what was read.
use super::Run;
use crate::disk::{Stamped, Trouble, folder::Folder};

/// How closely a file is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// By its size and time, and read only where they are others: before results are written, which anyone may do again.
    BySizeAndTime,
    /// Byte for byte: before a period is accepted.
    ByContent,
}

/// Whether the programme and every file that counts are still what was read. Somebody may save a workbook while the run is
/// under way; then the figures are of a file nobody can find any more.
///
/// # Errors
/// A file that is changed or gone.
pub fn are_unchanged(folder: &Folder, run: &Run, look: Look) -> Result<(), Trouble> {
    let programme = Stamped::of(&folder.programme_file());
    if !programme.holds(&run.period.basis.opened.delivery.sha256) {
        return Err(changed(&programme));
    }
    for file in run.period.register.received.iter().filter(|file| file.fate.counts()) {
        // What comes from the archive lies beyond them: the package has checksums of its own.
        let Some(source) = run.sources.get(file.index) else { continue };
        let stamped = &run.stamped[source.path];
        // Of what lay in a package, the package is to be the same.
        let same = match look {
            Look::BySizeAndTime => stamped.is_still(&source.sha256),
            Look::ByContent => stamped.holds(&source.sha256),
        };
        if !same {
            return Err(changed(stamped));
        }
    }
    Ok(())
}

fn changed(file: &Stamped) -> Trouble {
    let what = format!("{} er ændret, efter at den blev læst.", crate::disk::shown(file.path()));
    Trouble::new(what, "Intet er skrevet. Kør gevinst saml igen, når filen er gemt færdig.")
}
