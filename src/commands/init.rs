//! `gevinst opret`: a new programme folder with a `program.xlsx` to fill in.
use super::{Outcome, TRIAL};
use crate::{
    danish,
    disk::{self, Trouble, folder::Folder},
    templates,
    xlsx::save,
};
use include_dir::{Dir, DirEntry, include_dir};
use std::{io::Write, path::Path};

/// The fictional municipality: the very files of `samples/fjordby`.
static SUBMITTED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/samples/fjordby/indsendt");
static PROGRAMME: &[u8] = include_bytes!("../../samples/fjordby/program.xlsx");

/// Makes the folder, and `program.xlsx` in it; with `example` that of a fictional municipality, with what it submitted.
/// Nothing that is there already is written over, and a trial writes nothing at all.
///
/// # Errors
/// A folder that has a programme, or cannot be written.
pub fn init(root: &Path, example: bool, trial: bool, out: &mut dyn Write) -> Result<Outcome, Trouble> {
    let folder = Folder::at(root);
    let target = folder.programme_file();
    if target.exists() {
        let what = format!("Der er allerede en program.xlsx i {}.", disk::shown(root));
        return Err(Trouble::new(what, "Vælg en anden mappe, eller ret i den program.xlsx, der er."));
    }
    if trial {
        let _ = writeln!(out, "Programmets mappe ville blive lavet i {}", disk::shown(root));
        let _ = out.write_all(TRIAL.as_bytes());
        return Ok(Outcome::Clean);
    }
    for path in [folder.submitted(), folder.templates()] {
        disk::make_folder(&path)?;
    }
    if example {
        write_entries(SUBMITTED.entries(), &folder.submitted())?;
        disk::write(&target, PROGRAMME)?;
        let _ = writeln!(out, "Fjordby Kommune er klar i {}\n", disk::shown(root));
        let _ = writeln!(out, "Kør: gevinst saml {} --periode 2026-03", quoted(root));
        return Ok(Outcome::Clean);
    }
    let bytes = save(&templates::programme_workbook()).map_err(|error| Trouble::drawing("program.xlsx", &error.0))?;
    disk::write(&target, &bytes)?;
    let _ = writeln!(out, "Programmets mappe er klar: {}\n", disk::shown(root));
    let _ = writeln!(out, "1. Udfyld {}", disk::shown(&target));
    let _ = writeln!(out, "2. Kør: gevinst skabeloner {} --periode ÅÅÅÅ-MM", quoted(root));
    Ok(Outcome::Clean)
}

/// Everything in the folder, each file under its own name.
fn write_entries(entries: &[DirEntry<'_>], under: &Path) -> Result<(), Trouble> {
    for entry in entries {
        match entry {
            DirEntry::Dir(folder) => write_entries(folder.entries(), under)?,
            DirEntry::File(file) => disk::write(&under.join(file.path()), file.contents())?,
        }
    }
    Ok(())
}

/// A path as it must be typed.
pub(super) fn quoted(path: &Path) -> String {
    danish::quoted(&disk::shown(path))
}
