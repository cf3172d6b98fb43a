//! The archive on the disk: one folder per package under `arkiv/`, written whole or not at all, never changed.
use super::{Trouble, folder::Folder, is_noise, make_folder, settle_folder, walk, write};
use crate::{
    archive::{
        self, BASELINES_FILE, FACTS_FILE, FINDINGS_FILE, Kept, MANIFEST_FILE, Manifest, PackageFile, Past, ROWS_FILE,
        Unreadable, previous,
    },
    intake::sha256,
    units::Month,
};
use std::{fs, path::Path};

/// Folders under way begin with this; a run that was stopped leaves one, and the next takes it away.
const UNDER_WAY: &str = ".ny-";

/// The packages with their manifests, in the order of their names.
pub fn manifests(folder: &Folder) -> Result<Vec<Kept>, Trouble> {
    let root = folder.archive();
    if !root.is_dir() {
        return Ok(Vec::new());
    }
    let trouble = |error: std::io::Error| Trouble::reading(&root, &error);
    let mut names = Vec::new();
    for entry in fs::read_dir(&root).map_err(trouble)? {
        let entry = entry.map_err(trouble)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() && !name.starts_with('.') {
            names.push(name);
        }
    }
    names.sort();
    Ok(names.into_iter().map(|name| kept(&root, name)).collect())
}

fn kept(root: &Path, folder: String) -> Kept {
    let bytes = fs::read(root.join(&folder).join(MANIFEST_FILE)).unwrap_or_default();
    Kept { sha256: sha256(&bytes), manifest: Manifest::read(&bytes), folder, files: Vec::new() }
}

/// The packages with every file that lies in them, each read and summed.
pub fn whole(folder: &Folder) -> Result<Vec<Kept>, Trouble> {
    let mut all = manifests(folder)?;
    for kept in &mut all {
        let root = folder.archive().join(&kept.folder);
        for (name, path) in walk(&root)? {
            if name != MANIFEST_FILE && !is_noise(&name) {
                let bytes = fs::read(&path).map_err(|error| Trouble::reading(&path, &error))?;
                kept.files.push(describe(&name, &bytes));
            }
        }
    }
    Ok(all)
}

/// A file as a manifest names it.
pub fn describe(name: &str, bytes: &[u8]) -> PackageFile {
    PackageFile { name: name.to_owned(), sha256: sha256(bytes), bytes: bytes.len() as u64 }
}

/// The accepted period a run of `period` is compared with, if there is one.
pub fn past(folder: &Folder, all: &[Kept], period: Month) -> Result<Option<Past>, Trouble> {
    match previous(all, period) {
        Some(Kept { folder: name, manifest: Some(manifest), .. }) => read(folder, name, manifest).map(Some),
        _ => Ok(None),
    }
}

/// A package, as later periods see it.
fn read(folder: &Folder, name: &str, manifest: &Manifest) -> Result<Past, Trouble> {
    let root = folder.archive().join(name);
    let file = |part: &str| trusted(&root, manifest, part);
    let changed = |Unreadable(part)| broken(&root.join(part));
    let facts = archive::facts(file(FACTS_FILE)?).map_err(changed)?;
    let cases = archive::cases_of(&file(ROWS_FILE)?).map_err(changed)?;
    let baselines = archive::baselines_of(&file(BASELINES_FILE)?).map_err(changed)?;
    let told = archive::earlier_findings_of(&file(FINDINGS_FILE)?).map_err(changed)?;
    let period = manifest.period().ok_or_else(|| broken(&root.join(MANIFEST_FILE)))?;
    Ok(Past { manifest: manifest.clone(), period, cases, baselines, told, facts })
}

/// A file of a package, if it still is what was accepted.
fn trusted(root: &Path, manifest: &Manifest, name: &str) -> Result<Vec<u8>, Trouble> {
    let path = root.join(name);
    let bytes = fs::read(&path).map_err(|error| Trouble::reading(&path, &error))?;
    let accepted = manifest.files.iter().any(|part| part.name == name && part.sha256 == sha256(&bytes));
    if accepted { Ok(bytes) } else { Err(broken(&path)) }
}

fn broken(path: &Path) -> Trouble {
    let what = format!("{} er ikke den fil, der blev godkendt.", path.display());
    Trouble::new(what, "Kør gevinst arkiv for at se, hvad der er ændret, og hent mappen fra en sikkerhedskopi.")
}

/// Writes a package beside the archive and gives it its name when every byte is there.
pub fn put(folder: &Folder, name: &str, files: &[(String, Vec<u8>)]) -> Result<(), Trouble> {
    let root = folder.archive();
    make_folder(&root)?;
    let trouble = |error: std::io::Error| Trouble::writing(&root.join(name), &error);
    clear(&root).map_err(trouble)?;
    let under_way = tempfile::Builder::new().prefix(UNDER_WAY).tempdir_in(&root).map_err(trouble)?;
    for (file, bytes) in files {
        write(&under_way.path().join(file), bytes)?;
    }
    let target = root.join(name);
    if target.exists() {
        return Err(Trouble::new(format!("{} findes allerede.", target.display()), "Intet er ændret. Kør igen."));
    }
    settle_folder(under_way.path(), &target).map_err(trouble)?;
    // It has its name now, and there is nothing left to take away.
    let _ = under_way.keep();
    Ok(())
}

/// Takes away what a stopped run left.
fn clear(root: &Path) -> std::io::Result<()> {
    for entry in fs::read_dir(root)? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with(UNDER_WAY) {
            fs::remove_dir_all(entry.path())?;
        }
    }
    Ok(())
}
