//! The chain of packages: which one a run is compared with, and whether every link holds.
use super::{Manifest, ManifestFault, PackageFile, Previous};
use crate::units::Month;

/// An accepted package, whose manifest is as it was written.
pub struct Kept {
    /// The folder's name, which is the package's.
    pub folder: String,
    /// The checksum of the manifest's bytes.
    pub sha256: String,
    /// The manifest.
    pub manifest: Manifest,
}

impl Kept {
    /// The package that this one withdraws.
    pub fn withdraws(&self) -> Option<&Previous> {
        self.manifest.package.withdraws.as_ref()
    }
}

/// A package as it lies on the disk, whatever has become of it.
pub struct Found {
    /// The folder's name.
    pub folder: String,
    /// The checksum of the manifest's bytes; empty where there are none.
    pub sha256: String,
    /// The manifest.
    pub manifest: Result<Manifest, ManifestFault>,
    /// The files that lie there, the manifest left out.
    pub files: Vec<PackageFile>,
}

impl Found {
    /// Whether its folder has another name than the package: a copy, or one that somebody has renamed.
    pub fn is_renamed(&self) -> bool {
        self.name() != self.folder
    }

    /// The package's name: its own, or its folder's where it does not say.
    fn name(&self) -> &str {
        self.manifest.as_ref().map_or(&self.folder, |manifest| &manifest.package.name)
    }

    /// The package, if a run may rest on what its manifest says.
    ///
    /// # Errors
    /// A manifest that cannot be trusted, or one of another package.
    pub fn kept(self) -> Result<Kept, (String, ManifestFault)> {
        let Self { folder, sha256, manifest, .. } = self;
        match manifest {
            Err(fault) => Err((folder, fault)),
            Ok(manifest) if manifest.package.name != folder => {
                Err((folder, ManifestFault::Renamed(manifest.package.name)))
            }
            Ok(manifest) => Ok(Kept { folder, sha256, manifest }),
        }
    }
}

/// The period of a package and which of that period it is, from its name: `2026-03` is the first, `2026-03.2` the second.
pub fn rank(name: &str) -> Option<(Month, u32)> {
    let (period, number) = name.split_once('.').map_or((name, Ok(1)), |(period, number)| (period, number.parse()));
    Some((Month::parse(period)?, number.ok()?))
}

/// The name of the next package of a period: the period, and from the second on a number after it.
pub fn next_name(kept: &[Kept], period: Month) -> String {
    let taken = kept.iter().filter_map(|kept| rank(&kept.folder)).filter(|(month, _)| *month == period);
    match taken.map(|(_, number)| number).max() {
        None => period.to_string(),
        Some(last) => format!("{period}.{}", last + 1),
    }
}

/// The packages that accept a period and are not withdrawn, in the order they were accepted.
pub fn in_force(kept: &[Kept]) -> Vec<&Kept> {
    let withdrawn: Vec<&str> = kept.iter().filter_map(|kept| Some(&*kept.withdraws()?.name)).collect();
    let holds = |one: &&Kept| one.withdraws().is_none() && !withdrawn.contains(&&*one.folder);
    let mut all: Vec<&Kept> = kept.iter().filter(holds).collect();
    all.sort_by_key(|one| one.manifest.package.number);
    all
}

/// The package a run of `period` is compared with: the latest accepted of the latest earlier period.
pub fn previous(kept: &[Kept], period: Month) -> Option<&Kept> {
    let earlier = in_force(kept).into_iter().filter_map(|kept| {
        let accepted = kept.manifest.period().filter(|accepted| *accepted < period)?;
        Some((accepted, kept.manifest.package.number, kept))
    });
    earlier.max_by_key(|(accepted, number, _)| (*accepted, *number)).map(|(.., kept)| kept)
}

/// Why [`previous`] may have chosen wrongly: a package that is gone would have been chosen instead, or would have withdrawn
/// the one that is; or the chosen one is not the one that the package after it was chained to. The folder in question, and
/// whether it is gone.
pub fn doubt(kept: &[Kept], period: Month) -> Option<(&str, bool)> {
    let chosen = previous(kept, period);
    let is_withdrawn = |name: &str| kept.iter().filter_map(Kept::withdraws).any(|link| link.name == name);
    let links = kept.iter().filter_map(|kept| kept.manifest.package.previous.as_ref());
    links.into_iter().find_map(|link| {
        if let Some(before) = kept.iter().find(|kept| kept.folder == link.name) {
            let is_chosen = chosen.is_some_and(|chosen| chosen.folder == before.folder);
            return (is_chosen && before.sha256 != link.sha256).then_some((&*link.name, false));
        }
        let gone = rank(&link.name).filter(|(month, _)| *month < period && !is_withdrawn(&link.name))?;
        let later = chosen.and_then(|chosen| rank(&chosen.folder)).is_none_or(|chosen| gone > chosen);
        later.then_some((&*link.name, true))
    })
}

/// The packages that others were chained to, and that are gone.
pub fn missing(kept: &[Kept]) -> Vec<&str> {
    let links = kept.iter().filter_map(|kept| kept.manifest.package.previous.as_ref());
    links.map(|link| &*link.name).filter(|name| !kept.iter().any(|kept| kept.folder == *name)).collect()
}

/// What is wrong with the chain, a sentence each; nothing when every package is as it was accepted.
pub fn faults(found: &[Found]) -> Vec<String> {
    let mut faults = Vec::new();
    let mut chain: Vec<(&Found, &Manifest)> = Vec::new();
    for found in found {
        match &found.manifest {
            Ok(manifest) => chain.push((found, manifest)),
            Err(fault) => faults.push(format!("{}: {fault}", found.folder)),
        }
    }
    chain.sort_by_key(|(found, manifest)| (manifest.package.number, &found.folder));
    // Where one cannot be read, nobody knows its number, and those after it are not to be blamed.
    let all_are_read = faults.is_empty();
    for ((one, manifest), number) in chain.iter().zip(1..) {
        faults.extend(links(one, manifest, all_are_read.then_some(number), found));
        faults.extend(parts(one, manifest));
    }
    faults
}

fn links(one: &Found, manifest: &Manifest, number: Option<u32>, all: &[Found]) -> Vec<String> {
    let (folder, package) = (&one.folder, &manifest.package);
    let mut faults = Vec::new();
    if one.is_renamed() {
        faults.push(format!("{folder}: {}", ManifestFault::Renamed(package.name.clone())));
    }
    if let Some(number) = number.filter(|number| package.number != *number) {
        faults.push(format!("{folder}: er pakke nummer {}, men står som nummer {number}.", package.number));
    }
    let is_there = |link: &Previous| all.iter().any(|one| one.name() == link.name && one.sha256 == link.sha256);
    let holds = match &package.previous {
        Some(link) => is_there(link),
        None => package.number == 1,
    };
    if !holds {
        let name = package.previous.as_ref().map_or("den første", |before| &before.name);
        faults.push(match package.previous.as_ref().filter(|link| !all.iter().any(|one| one.name() == link.name)) {
            Some(gone) => format!("{}: mangler, og {folder} bygger på den.", gone.name),
            None => format!("{folder}: passer ikke med pakken før den ({name}). En af dem er ændret eller mangler."),
        });
    }
    if let Some(link) = package.withdraws.as_ref().filter(|link| !is_there(link)) {
        let name = &link.name;
        faults.push(format!(
            "{folder}: passer ikke med den pakke, den fortryder ({name}). En af dem er ændret eller mangler."
        ));
    }
    faults
}

/// Every file of the manifest must lie there as it was, and no other; sources left out are not in the manifest.
fn parts(found: &Found, manifest: &Manifest) -> Vec<String> {
    let folder = &found.folder;
    let lying = |part: &PackageFile| found.files.iter().find(|other| other.name == part.name);
    let mut faults: Vec<String> = manifest
        .files
        .iter()
        .filter_map(|part| match lying(part) {
            None => Some(format!("{folder}: {} mangler.", part.name)),
            Some(other) if other.sha256 != part.sha256 => {
                Some(format!("{folder}: {} er ændret, siden pakken blev godkendt.", part.name))
            }
            Some(_) => None,
        })
        .collect();
    let listed = |part: &&PackageFile| !manifest.files.iter().any(|known| known.name == part.name);
    faults.extend(
        found.files.iter().filter(listed).map(|part| format!("{folder}: {} hører ikke til pakken.", part.name)),
    );
    faults
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::{Package, Record};

    fn kept(name: &str, number: u32, previous: Option<&str>) -> Kept {
        let (period, _) = rank(name).unwrap();
        let previous = previous.map(|name| Previous { name: name.to_owned(), sha256: name.to_owned() });
        let record = Record {
            version: String::new(),
            build: None,
            run_id: String::new(),
            period: period.to_string(),
            programme_sha256: String::new(),
            compared_with: None,
            inputs: Vec::new(),
            facts: 0,
            totals: Vec::new(),
            controls: Vec::new(),
        };
        let (name, withdraws) = (name.to_owned(), None);
        let package = Package { name, number, previous, reason: None, accepted_by: None, withdraws, open: None };
        let (form, form_version) = (Manifest::FORM.to_owned(), Manifest::FORM_VERSION);
        let manifest = Manifest { form, form_version, package, record, files: Vec::new() };
        let name = manifest.package.name.clone();
        Kept { folder: name.clone(), sha256: name, manifest }
    }

    fn withdrawing(withdrawn: &str, kept: Kept) -> Kept {
        let link = Previous { name: withdrawn.to_owned(), sha256: withdrawn.to_owned() };
        let package = Package { withdraws: Some(link), ..kept.manifest.package };
        Kept { manifest: Manifest { package, ..kept.manifest }, ..kept }
    }

    #[test]
    fn a_package_is_known_by_its_name() {
        let march = Month::new(2026, 3).unwrap();
        assert_eq!(rank("2026-03"), Some((march, 1)));
        assert_eq!(rank("2026-03.2"), Some((march, 2)));
        for other in ["Noter", "2026-03 - Kopi", "2026-03.zip", "2026-13", "2026-03."] {
            assert_eq!(rank(other), None, "{other}");
        }
    }

    #[test]
    fn a_package_that_is_gone_is_missed_where_it_would_have_been_chosen() {
        let april = Month::new(2026, 4).unwrap();
        let all = || {
            vec![
                kept("2026-01", 1, None),
                kept("2026-02", 2, Some("2026-01")),
                kept("2026-02.2", 3, Some("2026-02")),
                kept("2026-03", 4, Some("2026-02.2")),
            ]
        };
        let without = |name: &str| all().into_iter().filter(|kept| kept.folder != name).collect::<Vec<_>>();
        assert_eq!(doubt(&all(), april), None);
        assert_eq!(doubt(&without("2026-02.2"), april.plus(-1)), Some(("2026-02.2", true)));
        assert_eq!(doubt(&without("2026-02.2"), april), None, "March is there, and it is what April is held to");
        assert_eq!(doubt(&without("2026-02"), april.plus(-1)), None, "the second of February is there");
        let mut changed = all();
        changed[2].sha256 = "another".to_owned();
        assert_eq!(doubt(&changed, april.plus(-1)), Some(("2026-02.2", false)));
        assert_eq!(doubt(&changed, april), None);
    }

    #[test]
    fn what_is_withdrawn_is_as_if_it_had_never_been_accepted_and_keeps_its_name() {
        let (march, april) = (Month::new(2026, 3).unwrap(), Month::new(2026, 4).unwrap());
        let all = [
            kept("2026-02", 1, None),
            kept("2026-03", 2, Some("2026-02")),
            kept("2026-03.2", 3, Some("2026-03")),
            withdrawing("2026-03.2", kept("2026-03.3", 4, Some("2026-03.2"))),
        ];
        let names = |kept: &[Kept]| in_force(kept).into_iter().map(|kept| kept.folder.clone()).collect::<Vec<_>>();
        assert_eq!(names(&all), ["2026-02", "2026-03"]);
        assert_eq!(previous(&all, april).unwrap().folder, "2026-03");
        assert_eq!((next_name(&all, march), next_name(&all, april)), ("2026-03.4".to_owned(), "2026-04".to_owned()));
        assert_eq!(doubt(&all, april), None);
        let [first, second, third, fourth] = all;
        let fifth = withdrawing("2026-03", kept("2026-03.4", 5, Some("2026-03.3")));
        let all = [first, second, third, fourth, fifth];
        assert_eq!(
            (names(&all), previous(&all, april).unwrap().folder.as_str()),
            (vec!["2026-02".to_owned()], "2026-02")
        );
        // What is withdrawn is not missed; what withdraws is.
        let without = |name: &str| {
            let rest = all.iter().filter(|kept| kept.folder != name);
            let copy = |one: &Kept| Kept {
                folder: one.folder.clone(),
                sha256: one.sha256.clone(),
                manifest: one.manifest.clone(),
            };
            rest.map(copy).collect::<Vec<_>>()
        };
        assert_eq!(doubt(&without("2026-03.2"), april), None);
        assert_eq!(doubt(&without("2026-03.3"), april), Some(("2026-03.3", true)));
    }
}
