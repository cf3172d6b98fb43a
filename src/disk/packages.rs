//! The archive on the disk: one folder per package under `arkiv/`, written whole or not at all, never changed.
//!
//! A run rests on what is accepted, so a package that cannot be read stops it: left out in silence, its month would count as
//! never accepted, and the next one would become the baseline.
use super::{
    Trouble, folder::Folder, is_noise, make_folder, patience::patiently_for_a_folder, read_file, settle_folder,
    trouble::reason, walk, write,
};
use crate::{
    archive::{
        self, BASELINES_FILE, COURSE_FILE, DECISIONS_FILE, FACTS_FILE, FINDINGS_FILE, Found, Kept, MANIFEST_FILE,
        MEASUREMENTS_FILE, Manifest, ManifestFault, PackageFile, Past, ROWS_FILE, Unknown, Unreadable, previous, rank,
    },
    formats::{Flaw, json},
    intake::sha256,
    units::Month,
};
use serde::{Deserialize, Serialize};
use std::{
    fs,
    io::{self, ErrorKind},
    path::Path,
};

/// Which package was put there last: nothing else in the archive would miss it.
const NEWEST_FILE: &str = ".seneste.json";

/// Folders under way begin with this; a run that was stopped leaves one, and the next takes it away.
const UNDER_WAY: &str = ".ny-";

/// The archive as it lies on the disk.
pub struct Whole {
    /// The packages, in the order of their names.
    pub packages: Vec<Found>,
    /// Folders that are none, and that somebody has put there.
    pub others: Vec<String>,
}

/// The packages, in the order of their names.
///
/// # Errors
/// A package whose manifest is missing or cannot be trusted.
pub fn manifests(folder: &Folder) -> Result<Vec<Kept>, Trouble> {
    let kept = listed(folder)?.packages.into_iter().map(Found::kept);
    let kept = kept.map(|kept| kept.map_err(|(name, fault)| unusable(&folder.archive().join(name), &fault)));
    let kept = kept.collect::<Result<Vec<Kept>, Trouble>>()?;
    match newest_fault(folder, kept.iter().map(|kept| (&*kept.folder, &*kept.sha256))) {
        None => Ok(kept),
        Some(what) => {
            let note = super::shown(&folder.archive().join(NEWEST_FILE));
            let fix = format!(
                "Hent mappen fra papirkurven eller en sikkerhedskopi, og kør igen. Skulle måneden ikke have været godkendt, så brug godkend --fortryd, når mappen er der. Er den væk for altid, så slet filen {note}; så gælder godkendelsen før den. Intet er ændret."
            );
            Err(Trouble::new(format!("{}/{what}", super::shown(&folder.archive())), fix))
        }
    }
}

/// What the note of the newest package names, as it was put there.
#[derive(Serialize, Deserialize)]
struct Newest {
    #[serde(rename = "pakke")]
    name: String,
    sha256: String,
}

/// What is wrong with the newest package, of the packages by folder and the checksum of their manifests: every other is
/// missed by the one after it. An archive from before there was a note has none.
pub fn newest_fault<'a>(folder: &Folder, mut packages: impl Iterator<Item = (&'a str, &'a str)>) -> Option<String> {
    let note = read_file(&folder.archive().join(NEWEST_FILE)).ok()?;
    let newest: Newest = serde_json::from_slice(&note).ok()?;
    match packages.find(|(name, _)| *name == newest.name) {
        None => Some(format!("{}: mangler, og det er den, der blev godkendt sidst.", newest.name)),
        Some((_, sha256)) if sha256 != newest.sha256 => {
            Some(format!("{}: manifest.json er ikke den, der blev godkendt.", newest.name))
        }
        Some(_) => None,
    }
}

/// The archive with every file that lies in its packages, each read and summed, whatever has become of them.
///
/// # Errors
/// A folder that cannot be listed.
pub fn whole(folder: &Folder) -> Result<Whole, Trouble> {
    let mut all = listed(folder)?;
    for found in &mut all.packages {
        let root = folder.archive().join(&found.folder);
        // A file in a package's place has no files in it; that its manifest is missing is said already.
        for (name, path) in if root.is_dir() { walk(&root)? } else { Vec::new() } {
            if name == MANIFEST_FILE || is_noise(&name) {
                continue;
            }
            found.files.push(match read_file(&path) {
                Ok(bytes) => describe(&name, &bytes),
                // It is there and cannot be read: another file than the one that was accepted.
                Err(_) => PackageFile { name, sha256: String::new(), bytes: 0 },
            });
        }
    }
    Ok(all)
}

fn listed(folder: &Folder) -> Result<Whole, Trouble> {
    let (root, mut names) = (folder.archive(), Vec::new());
    let trouble = |error: io::Error| Trouble::reading(&root, &error);
    let entries = match fs::read_dir(&root) {
        // A link that leads nowhere is there, and is no archive.
        Err(error) if error.kind() == ErrorKind::NotFound && root.symlink_metadata().is_err() => None,
        entries => Some(entries.map_err(trouble)?),
    };
    for entry in entries.into_iter().flatten() {
        let entry = entry.map_err(trouble)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if !name.starts_with('.') && (entry.path().is_dir() || rank(&name).is_some()) {
            names.push(name);
        }
    }
    names.sort();
    let (packages, others): (Vec<_>, Vec<_>) = names.into_iter().partition(|name| is_package(&root, name));
    Ok(Whole { packages: packages.into_iter().map(|name| found(&root, name)).collect(), others })
}

/// By its name, or by what lies in it: a package that was renamed is one, and so is a copy.
fn is_package(root: &Path, name: &str) -> bool {
    let has = |file: &&str| root.join(name).join(file).symlink_metadata().is_ok();
    rank(name).is_some() || [MANIFEST_FILE, FACTS_FILE, ROWS_FILE, BASELINES_FILE].iter().any(has)
}

fn found(root: &Path, folder: String) -> Found {
    let (sha256, manifest) = match read_file(&root.join(&folder).join(MANIFEST_FILE)) {
        Ok(bytes) => (sha256(&bytes), Manifest::read(&bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => (String::new(), Err(ManifestFault::Missing)),
        Err(error) => (String::new(), Err(ManifestFault::Closed(reason(&error)))),
    };
    Found { folder, sha256, manifest, files: Vec::new() }
}

fn unusable(package: &Path, fault: &ManifestFault) -> Trouble {
    let fix = match fault {
        ManifestFault::Newer(_) => "Brug den udgave af gevinst, eller en nyere. Intet er ændret.",
        ManifestFault::Renamed(_) => {
            "Giv mappen sit navn igen, eller flyt den ud af arkivet, hvis den er en kopi. Intet er ændret."
        }
        _ => {
            "Hent mappen fra en sikkerhedskopi, og kør igen. Uden den ville måneden tælle, som om den aldrig var godkendt. Intet er ændret."
        }
    };
    Trouble::new(format!("{}: {fault}", super::shown(package)), fix)
}

/// A file as a manifest names it.
pub fn describe(name: &str, bytes: &[u8]) -> PackageFile {
    PackageFile { name: name.to_owned(), sha256: sha256(bytes), bytes: bytes.len() as u64 }
}

/// The accepted period a run of `period` is compared with, if there is one.
///
/// # Errors
/// A package that is gone and would have been the one, or one that is not what was accepted.
pub fn past(folder: &Folder, all: &[Kept], period: Month) -> Result<Option<Past>, Trouble> {
    if let Some((name, gone)) = archive::doubt(all, period) {
        let path = folder.archive().join(name);
        let what =
            if gone { "mangler, og en senere pakke bygger på den." } else { "er ikke den pakke, der blev godkendt." };
        let fix = "Hent mappen fra en sikkerhedskopi, og kør igen. Intet er ændret.";
        return Err(Trouble::new(format!("{} {what}", super::shown(&path)), fix));
    }
    previous(all, period).map(|kept| read(folder, &kept.folder, &kept.manifest)).transpose()
}

/// A package, as later periods see it.
///
/// # Errors
/// A file that is not what was accepted, or that cannot be understood.
pub fn read(folder: &Folder, name: &str, manifest: &Manifest) -> Result<Past, Trouble> {
    let root = folder.archive().join(name);
    let file = |part: &str| trusted(&root, manifest, part);
    let wrong = |Unreadable { file, flaw }| match flaw {
        Flaw::Broken => broken(&root.join(file)),
        Flaw::Newer => newer(&root.join(file), manifest),
    };
    let mut unknown = Unknown::default();
    let facts = archive::facts(file(FACTS_FILE)?).map_err(wrong)?;
    let cases = archive::cases_of(&file(ROWS_FILE)?, &mut unknown).map_err(wrong)?;
    let baselines = archive::baselines_of(&file(BASELINES_FILE)?, &mut unknown).map_err(wrong)?;
    // Packages of earlier builds do not remember decisions, measurements or how the forecast stood.
    let has = |name: &str| manifest.files.iter().any(|part| part.name == name);
    let raised =
        if has(DECISIONS_FILE) { archive::raised_of(&file(DECISIONS_FILE)?).map_err(wrong)? } else { Vec::new() };
    let course = if has(COURSE_FILE) { archive::course_of(&file(COURSE_FILE)?).map_err(wrong)? } else { Vec::new() };
    let measurements = if has(MEASUREMENTS_FILE) {
        archive::measurements_of(&file(MEASUREMENTS_FILE)?).map_err(wrong)?
    } else {
        Vec::new()
    };
    let told = archive::earlier_findings_of(&file(FINDINGS_FILE)?).map_err(wrong)?;
    let period = manifest.period().ok_or_else(|| broken(&root.join(MANIFEST_FILE)))?;
    Ok(Past {
        manifest: manifest.clone(),
        period,
        cases,
        baselines,
        raised,
        measurements,
        course,
        told,
        facts,
        unknown,
    })
}

/// A file of a package, if it still is what was accepted.
fn trusted(root: &Path, manifest: &Manifest, name: &str) -> Result<Vec<u8>, Trouble> {
    let path = root.join(name);
    let bytes = read_file(&path).map_err(|error| Trouble::reading(&path, &error))?;
    let accepted = manifest.files.iter().any(|part| part.name == name && part.sha256 == sha256(&bytes));
    if accepted { Ok(bytes) } else { Err(broken(&path)) }
}

fn broken(path: &Path) -> Trouble {
    let what = format!("{} er ikke den fil, der blev godkendt.", super::shown(path));
    Trouble::new(what, "Kør gevinst arkiv for at se, hvad der er ændret, og hent mappen fra en sikkerhedskopi.")
}

fn newer(path: &Path, manifest: &Manifest) -> Trouble {
    let by = manifest.record.build.as_ref().unwrap_or(&manifest.record.version);
    let what = format!("{} er lavet af en nyere udgave af gevinst ({by}).", super::shown(path));
    Trouble::new(what, "Brug den udgave af gevinst, eller en nyere. Intet er ændret.")
}

/// Writes a package beside the archive and gives it its name when every byte is there.
///
/// # Errors
/// A folder that cannot be written, or a package of that name that is there already.
pub fn put(folder: &Folder, name: &str, files: &[(String, Vec<u8>)]) -> Result<(), Trouble> {
    let root = folder.archive();
    make_folder(&root)?;
    let trouble = |error: io::Error| Trouble::writing(&root.join(name), &error);
    clear(&root).map_err(trouble)?;
    super::sweep(&root);
    let under_way = tempfile::Builder::new().prefix(UNDER_WAY).tempdir_in(&root).map_err(trouble)?;
    for (file, bytes) in files {
        write(&under_way.path().join(file), bytes)?;
    }
    let target = root.join(name);
    if target.exists() {
        return Err(Trouble::new(format!("{} findes allerede.", super::shown(&target)), "Intet er ændret. Kør igen."));
    }
    settle_folder(under_way.path(), &target).map_err(trouble)?;
    // It has its name now, and there is nothing left to take away.
    let _ = under_way.keep();
    // The package is whole without the note, which is there to miss it by.
    let manifest = files.iter().find(|(file, _)| file == MANIFEST_FILE);
    if let Some((_, bytes)) = manifest {
        let newest = Newest { name: name.to_owned(), sha256: sha256(bytes) };
        let _ = write(&root.join(NEWEST_FILE), json(&newest).as_bytes());
    }
    Ok(())
}

/// Takes away what a stopped run left.
fn clear(root: &Path) -> io::Result<()> {
    for entry in fs::read_dir(root)? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with(UNDER_WAY) {
            patiently_for_a_folder(|| fs::remove_dir_all(entry.path()))?;
        }
    }
    Ok(())
}
