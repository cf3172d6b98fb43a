//! `gevinst spor`: the source cells behind a figure of the programme workbook.
use super::Outcome;
use crate::{
    danish::{printed, read::nearest, words::list},
    disk::{self, Trouble},
    report::trace::Trail,
    xlsx::{At, Book, LIMITS},
};
use std::{io::Write, path::Path};

/// Tells what the figure in `cell` (`Overblik!A8`) of the programme workbook `file` comes of.
///
/// # Errors
/// A file that is no programme workbook, or a cell that is not there.
pub fn trace(file: &Path, cell: &str, out: &mut dyn Write) -> Result<Outcome, Trouble> {
    let (trail, sheet, at) = followed(file, cell)?;
    let told = trail.tell(&sheet, at).ok_or_else(|| empty(&sheet, at))?;
    let _ = out.write_all(told.as_bytes());
    Ok(Outcome::Clean)
}

/// The workbook, and the sheet and cell that are asked about.
pub(super) fn followed(file: &Path, cell: &str) -> Result<(Trail, String, At), Trouble> {
    let bytes = disk::read_file(file).map_err(|error| Trouble::reading(file, &error))?;
    let trail = Book::open(bytes, &LIMITS).and_then(Trail::of).map_err(|refusal| {
        let (what, how) = if refusal.is_too_large() {
            ("har for mange fakta til at blive fulgt", "Filtrér fakta på Måneder: hver række nævner fil, ark og celle.")
        } else {
            ("er ikke en rapport fra gevinst", "Vælg filen Gevinstrealisering ÅÅÅÅ-MM.xlsx i mappen resultat.")
        };
        Trouble::new(format!("{} {what}.", disk::shown(file)), how)
    })?;
    let (sheet, at) = place(cell).ok_or_else(|| {
        let what = format!("{} er ikke et ark og en celle.", printed(cell));
        Trouble::new(what, "Skriv arket og cellen, fx \"Overblik!A8\" eller \"Frigjort tid!F6\".")
    })?;
    let Some(home) = trail.sheet_called(&sheet).map(str::to_owned) else {
        let fix = match nearest(&sheet, &trail.names()) {
            Some(near) => format!("Mente du \"{near}!{at}\"?"),
            None => format!("Arkene er {}.", list(&trail.names())),
        };
        return Err(Trouble::new(format!("Der er intet ark {} i {}.", printed(&sheet), disk::shown(file)), fix));
    };
    Ok((trail, home, at))
}

/// A cell that nothing stands in.
pub(super) fn empty(sheet: &str, at: At) -> Trouble {
    Trouble::new(format!("Cellen {at} på arket {sheet} er tom."), "Vælg en celle med et tal eller en tekst.")
}

/// `Frigjort tid!C6` or `'Frigjort tid'!C6`; a shell that knows no single quotes leaves them around the whole.
fn place(cell: &str) -> Option<(String, At)> {
    let is_quoted = cell.starts_with('\'') && cell.ends_with('\'');
    let (sheet, at) = if is_quoted { cell.trim_matches('\'') } else { cell }.rsplit_once('!')?;
    Some((sheet.trim_matches('\'').to_owned(), At::parse(&at.to_uppercase())?))
}
