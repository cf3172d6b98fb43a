//! The month that a command works on: the one that is named, or else the next one.
use super::opened;
use crate::{
    archive::previous,
    danish::{show, words::capital},
    disk::{Trouble, folder::Folder, packages},
    period::Opened,
    run,
    status::{Known, Next},
    units::Month,
};
use std::{io::Write, path::Path};

/// What a folder says of which month is next.
pub(super) struct Heard {
    /// The last month that was accepted.
    pub accepted: Option<Month>,
    /// The months of the business cases that have come.
    pub delivered: Vec<Month>,
    /// The months of the templates that were written; they are asked for only where nothing is accepted and nothing has come.
    pub templates: Vec<Month>,
}

/// Asks the archive, what was delivered, and where they say nothing the templates.
pub(super) fn known(folder: &Folder, opened: &Opened) -> Result<Heard, Trouble> {
    let kept = packages::manifests(folder)?;
    // Before the end of time: the latest of all.
    let accepted = previous(&kept, Month::LAST).and_then(|kept| kept.manifest.period());
    let delivered = run::delivered_months(folder, opened)?;
    let is_known = accepted.is_some() || !delivered.is_empty();
    let templates = if is_known { Vec::new() } else { run::template_months(folder, opened)? };
    Ok(Heard { accepted, delivered, templates })
}

/// The next month; which one was taken, and why, is told.
///
/// # Errors
/// A programme that cannot be used, and a folder that does not say which month is next.
pub fn next_month(root: &Path, out: &mut dyn Write) -> Result<Month, Trouble> {
    let folder = Folder::at(root);
    let opened = opened(&folder, out)?;
    let Heard { accepted, delivered, templates } = known(&folder, &opened)?;
    let next =
        Next::of(&Known { programme: &opened.programme, accepted, delivered: &delivered, templates: &templates });
    match &next {
        Next::Month { month, why } => {
            let _ = writeln!(out, "Måned: {} ({why}).\n", show::month(*month));
            Ok(*month)
        }
        Next::Several(months) => {
            let asked = next.asked().unwrap_or_default();
            let first = months.first().copied().unwrap_or(Month::LAST);
            let fix = format!("Skriv den, fx --periode {first}, og tag den ældste først.");
            Err(Trouble::new(format!("Det er ikke til at sige, hvilken måned der menes. {asked}"), fix))
        }
        Next::YearIsOver(last) => {
            let what = capital(&next.asked().unwrap_or_default());
            let fix = format!(
                "Lav næste års mappe med gevinst opret MAPPE --fra, eller skriv den måned, du mener, fx --periode {last}."
            );
            Err(Trouble::new(what, fix))
        }
    }
}
