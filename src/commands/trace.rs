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
    let (trail, place) = followed(file, cell)?;
    let told = place.and_then(|(sheet, at)| trail.tell(&sheet, at)).ok_or_else(|| unknown(file, cell, &trail))?;
    let _ = out.write_all(told.as_bytes());
    Ok(Outcome::Clean)
}

/// The workbook, and the place that is asked about.
pub(super) fn followed(file: &Path, cell: &str) -> Result<(Trail, Option<(String, At)>), Trouble> {
    let bytes = disk::read_file(file).map_err(|error| Trouble::reading(file, &error))?;
    let trail = Book::open(bytes, &LIMITS).and_then(Trail::of).map_err(|refusal| {
        let (what, how) = if refusal.is_too_large() {
            ("har for mange fakta til at blive fulgt", "Filtrér fakta på Måneder: hver række nævner fil, ark og celle.")
        } else {
            ("er ikke en rapport fra gevinst", "Vælg filen Gevinstrealisering ÅÅÅÅ-MM.xlsx i mappen resultat.")
        };
        Trouble::new(format!("{} {what}.", disk::shown(file)), how)
    })?;
    Ok((trail, place(cell)))
}

/// A cell that is not there: its sheet is not, or nothing stands in it.
pub(super) fn unknown(file: &Path, cell: &str, trail: &Trail) -> Trouble {
    let sheets: Vec<&str> = trail.sheet_names().collect();
    match place(cell).filter(|(sheet, _)| !sheets.contains(&sheet.as_str())) {
        Some((sheet, at)) => {
            let fix = match nearest(&sheet, &sheets) {
                Some(near) => format!("Mente du \"{near}!{at}\"?"),
                None => format!("Arkene er {}.", list(&sheets)),
            };
            Trouble::new(format!("Der er intet ark {} i {}.", printed(&sheet), disk::shown(file)), fix)
        }
        None => {
            let what = format!("Der er ingen celle {} med indhold i {}.", printed(cell), disk::shown(file));
            Trouble::new(what, "Skriv arket og cellen, fx \"Overblik!A8\" eller \"Frigjort tid!F6\".")
        }
    }
}

/// `Frigjort tid!C6` or `'Frigjort tid'!C6`.
fn place(cell: &str) -> Option<(String, At)> {
    let (sheet, at) = cell.rsplit_once('!')?;
    Some((sheet.trim_matches('\'').to_owned(), At::parse(at)?))
}
