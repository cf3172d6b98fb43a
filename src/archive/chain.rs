//! The chain of packages: which one a run is compared with, and whether every link holds.
use super::{Manifest, PackageFile, Previous};
use crate::units::Month;

/// A package as it lies on the disk.
pub struct Kept {
    /// The folder's name.
    pub folder: String,
    /// The checksum of the manifest's bytes.
    pub sha256: String,
    /// The manifest; nothing when it cannot be read.
    pub manifest: Option<Manifest>,
    /// The files that lie there, the manifest left out.
    pub files: Vec<PackageFile>,
}

/// The package a run of `period` is compared with: the latest accepted of the latest earlier period.
pub fn previous(kept: &[Kept], period: Month) -> Option<&Kept> {
    let earlier = kept.iter().filter_map(|kept| {
        let manifest = kept.manifest.as_ref()?;
        Some((manifest.period().filter(|of| *of < period)?, manifest.package.number, kept))
    });
    earlier.max_by_key(|(of, number, _)| (*of, *number)).map(|(.., kept)| kept)
}

/// What is wrong with the chain, a sentence each; nothing when every package is as it was accepted.
pub fn faults(kept: &[Kept]) -> Vec<String> {
    let mut faults = Vec::new();
    let mut chain: Vec<(&Kept, &Manifest)> = Vec::new();
    for kept in kept {
        match &kept.manifest {
            Some(manifest) => chain.push((kept, manifest)),
            None => faults.push(format!("{}: manifest.json mangler eller kan ikke læses.", kept.folder)),
        }
    }
    chain.sort_by_key(|(kept, manifest)| (manifest.package.number, &kept.folder));
    let mut before: Option<Previous> = None;
    for ((kept, manifest), number) in chain.iter().zip(1..) {
        faults.extend(links(kept, manifest, number, before.as_ref()));
        faults.extend(parts(kept, manifest));
        before = Some(Previous { name: manifest.package.name.clone(), sha256: kept.sha256.clone() });
    }
    faults
}

fn links(kept: &Kept, manifest: &Manifest, number: u32, before: Option<&Previous>) -> Vec<String> {
    let (folder, package) = (&kept.folder, &manifest.package);
    let mut faults = Vec::new();
    if package.name != *folder {
        faults.push(format!("{folder}: mappen er omdøbt. Pakken hedder {}.", package.name));
    }
    if package.number != number {
        faults.push(format!("{folder}: er pakke nummer {}, men står som nummer {number}.", package.number));
    }
    if package.previous.as_ref() != before {
        let name = before.map_or("den første", |before| &before.name);
        faults.push(format!("{folder}: passer ikke med pakken før den ({name}). En af dem er ændret eller mangler."));
    }
    faults
}

/// Every file of the manifest must lie there as it was, and no other; sources left out are not in the manifest.
fn parts(kept: &Kept, manifest: &Manifest) -> Vec<String> {
    let folder = &kept.folder;
    let found = |part: &PackageFile| kept.files.iter().find(|other| other.name == part.name);
    let mut faults: Vec<String> = manifest
        .files
        .iter()
        .filter_map(|part| match found(part) {
            None => Some(format!("{folder}: {} mangler.", part.name)),
            Some(other) if other.sha256 != part.sha256 => {
                Some(format!("{folder}: {} er ændret, siden pakken blev godkendt.", part.name))
            }
            Some(_) => None,
        })
        .collect();
    let listed = |part: &&PackageFile| !manifest.files.iter().any(|known| known.name == part.name);
    faults
        .extend(kept.files.iter().filter(listed).map(|part| format!("{folder}: {} hører ikke til pakken.", part.name)));
    faults
}
