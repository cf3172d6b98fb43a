//! `gevinst opret`: a new programme folder with a `program.xlsx` to fill in.
use super::{Outcome, Trouble, disk, folder::Folder};
use crate::{templates, xlsx::save};
use std::{io::Write, path::Path};

/// Makes the folder, and `program.xlsx` in it. Nothing that is there already is written over.
///
/// # Errors
/// A folder that has a programme, or cannot be written.
pub fn init(root: &Path, _example: bool, out: &mut dyn Write) -> Result<Outcome, Trouble> {
    let folder = Folder::at(root);
    let target = folder.programme_file();
    if target.exists() {
        let what = format!("Der er allerede en program.xlsx i {}.", root.display());
        return Err(Trouble::new(what, "Vælg en anden mappe, eller ret i den program.xlsx, der er."));
    }
    let bytes = save(&templates::programme_workbook()).map_err(|error| Trouble::drawing("program.xlsx", &error.0))?;
    for path in [folder.submitted(), folder.templates()] {
        disk::make_folder(&path)?;
    }
    disk::write(&target, &bytes)?;
    let _ = writeln!(out, "Programmets mappe er klar: {}\n", root.display());
    let _ = writeln!(out, "1. Udfyld {}", target.display());
    let _ = writeln!(out, "2. Kør: gevinst skabeloner {} --periode ÅÅÅÅ-MM", quoted(root));
    Ok(Outcome::Clean)
}

/// A path as it must be typed.
pub(super) fn quoted(path: &Path) -> String {
    let text = path.display().to_string();
    if text.contains(' ') { format!("\"{text}\"") } else { text }
}
