//! `gevinst arkiv`: what has been accepted, and whether it still is as it was.
use super::Outcome;
use crate::{
    archive::{Kept, Manifest, faults},
    danish::{
        show,
        words::{list, plural},
    },
    disk::{Trouble, folder::Folder, packages},
    measures::{HEADROOM_BOOKED, HEADROOM_FORECAST, HOURS_DOCUMENTED},
    units::{Hours, Kroner},
};
use std::{fmt::Write as _, io::Write, path::Path};

/// Lists the packages and verifies the chain.
///
/// # Errors
/// An archive that cannot be read.
pub fn history(root: &Path, out: &mut dyn Write) -> Result<Outcome, Trouble> {
    let folder = Folder::at(root);
    let kept = packages::whole(&folder)?;
    if kept.is_empty() {
        let _ = writeln!(out, "Der er ingen godkendte perioder i {}.", folder.archive().display());
        return Ok(Outcome::Clean);
    }
    let faults = faults(&kept);
    let _ = out.write_all(listed(&kept).as_bytes());
    let _ = out.write_all(verdict(&kept, &faults).as_bytes());
    Ok(if faults.is_empty() { Outcome::Clean } else { Outcome::Findings })
}

fn listed(kept: &[Kept]) -> String {
    let mut chain: Vec<&Manifest> = kept.iter().filter_map(|kept| kept.manifest.as_ref()).collect();
    chain.sort_by_key(|manifest| manifest.package.number);
    let mut text = format!("{:<4}{:<12}{:>16}{:>16}{:>16}  \n", "Nr.", "Pakke", "Bogført", "Prognose", "Dok. timer");
    for manifest in chain {
        let (package, record) = (&manifest.package, &manifest.record);
        let kroner = |measure: &crate::measures::Measure| {
            record.total(measure.key).map_or_else(String::new, |value| show::kroner(Kroner(value)))
        };
        let hours = record.total(HOURS_DOCUMENTED.key).map_or_else(String::new, |value| show::hours(Hours(value)));
        let why: Vec<String> = [package.accepted_by.clone(), package.reason.clone()].into_iter().flatten().collect();
        let (booked, forecast) = (kroner(&HEADROOM_BOOKED), kroner(&HEADROOM_FORECAST));
        let line = format!(
            "{:<4}{:<12}{booked:>16}{forecast:>16}{hours:>16}  {}",
            package.number,
            package.name,
            why.join(": ")
        );
        let _ = writeln!(text, "{}", line.trim_end());
    }
    text
}

fn verdict(kept: &[Kept], faults: &[String]) -> String {
    let count = plural(kept.len(), "pakke", "pakker");
    if faults.is_empty() {
        return format!("\nAlt er, som det blev godkendt ({count}).\n");
    }
    let folders: Vec<&str> = kept.iter().map(|kept| &*kept.folder).filter(|folder| named(folder, faults)).collect();
    format!(
        "\nArkivet er ikke, som det blev godkendt:\n  {}\n\nHent {} fra en sikkerhedskopi. Ret ikke i arkivet.\n",
        faults.join("\n  "),
        list(&folders)
    )
}

fn named(folder: &str, faults: &[String]) -> bool {
    faults.iter().any(|fault| fault.starts_with(&format!("{folder}:")))
}
