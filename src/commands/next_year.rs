//! `gevinst opret --fra`: next year's programme folder from this year's, which is only read.
use super::{Outcome, TRIAL, init::quoted, opened};
use crate::{
    archive::{self, Kept, MANIFEST_FILE, Past, SOURCES_FOLDER},
    danish::{
        show,
        words::{list, plural},
    },
    disk::{self, Trouble, folder::Folder, packages, read_file},
    period::Opened,
    programme::Programme,
    schema::Id,
    templates::{self, Filled, new_year::turned},
    units::Month,
    xlsx::save,
};
use std::{collections::BTreeSet, io::Write, path::Path};

/// Makes next year's folder: a `program.xlsx` with what holds, and in `forrige/` the package that was accepted last, from
/// which the first templates are filled.
///
/// # Errors
/// An old folder without an accepted month of its year, one whose archive is not what was accepted, a folder that has a
/// programme, or one that cannot be written.
pub fn next_year(root: &Path, old: &Path, trial: bool, out: &mut dyn Write) -> Result<Outcome, Trouble> {
    let (folder, old) = (Folder::at(root), Folder::at(old));
    if folder.programme_file().exists() {
        let what = format!("Der er allerede en program.xlsx i {}.", disk::shown(root));
        return Err(Trouble::new(what, "Vælg en ny mappe til det nye år. Intet er ændret."));
    }
    let opened = opened(&old, out)?;
    let january = january_after(&opened)?;
    let (kept, past) = accepted(&old, &opened, january)?;
    let files = package(&old, &kept)?;
    let (last, measured) = (past.period, measurements(&past));
    let turned = turned(past, &opened.programme, january);
    let closed: BTreeSet<Id> = turned.closed.union(&turned.spent).cloned().collect();
    let filled = opened
        .delivery
        .submission()
        .map_or_else(Filled::default, |workbook| templates::next_programme(workbook, &opened.programme, &closed));
    let decisions: Vec<String> = filled
        .to_decide()
        .iter()
        .map(|mark| format!("  {}  {}: {}", mark.place(), mark.spec.label, mark.text))
        .collect();
    let drawing = templates::programme_with(filled);
    let bytes = save(&drawing).map_err(|error| Trouble::drawing("program.xlsx", &error.0))?;
    let told = Told { root, january, last, decisions: &decisions, closed: &closed, measured: &measured };
    if trial {
        let _ = out.write_all(told.text(trial).as_bytes());
        return Ok(Outcome::Clean);
    }
    for path in [folder.submitted(), folder.templates()] {
        disk::make_folder(&path)?;
    }
    if !folder.last_year().archive().join(&kept.folder).exists() {
        packages::put(&folder.last_year(), &kept.folder, &files)?;
    }
    // The programme comes last: a folder that has one is finished.
    disk::write(&folder.programme_file(), &bytes)?;
    let _ = out.write_all(told.text(trial).as_bytes());
    Ok(Outcome::Clean)
}

/// The first month of the year after the programme's.
fn january_after(opened: &Opened) -> Result<Month, Trouble> {
    let year = opened.programme.budget_year;
    Month::new(year + 1, 1).ok_or_else(|| {
        Trouble::new(format!("Budgetår {year} har intet næste år."), "Ret Budgetår i den gamle program.xlsx.")
    })
}

/// The package of the old year that was accepted last, once the whole archive is seen to be as it was.
fn accepted(old: &Folder, opened: &Opened, january: Month) -> Result<(Kept, Past), Trouble> {
    let kept = packages::manifests(old)?;
    let faults = archive::faults(&packages::whole(old)?.packages);
    if let Some(fault) = faults.first() {
        let what = format!("Arkivet i {} er ikke, som det blev godkendt. {fault}", disk::shown(&old.root));
        let fix = format!("Kør gevinst arkiv {}, og hent det, der mangler, fra en sikkerhedskopi.", quoted(&old.root));
        return Err(Trouble::new(what, fix));
    }
    let year = opened.programme.budget_year;
    let past = packages::past(old, &kept, january)?.filter(|past| past.period.year() == year);
    let found = past.and_then(|past| {
        let name = past.manifest.package.name.clone();
        Some((kept.into_iter().find(|kept| kept.folder == name)?, past))
    });
    found.ok_or_else(|| {
        let what = format!("Ingen måned i {year} er godkendt i {}.", disk::shown(&old.root));
        Trouble::new(what, "Saml og godkend årets seneste måned i den gamle mappe først. Intet er skrevet.")
    })
}

/// The package as it lies there, without the copies of the centres' files and the report, which stay in the old folder.
fn package(old: &Folder, kept: &Kept) -> Result<Vec<(String, Vec<u8>)>, Trouble> {
    let root = old.archive().join(&kept.folder);
    let is_left = |name: &str| name.starts_with(SOURCES_FOLDER) || name.starts_with("Gevinstrealisering");
    let names = kept.manifest.files.iter().map(|part| &*part.name).filter(|name| !is_left(name));
    let all = names.chain([MANIFEST_FILE]).map(|name| {
        let path = root.join(name);
        let bytes = read_file(&path).map_err(|error| Trouble::reading(&path, &error))?;
        Ok((name.to_owned(), bytes))
    });
    all.collect()
}

/// The files of the measurements that counted.
fn measurements(past: &Past) -> Vec<String> {
    past.measurements.iter().map(|one| one.file.clone()).collect::<BTreeSet<_>>().into_iter().collect()
}

/// What is said when the folder is made.
struct Told<'a> {
    root: &'a Path,
    january: Month,
    last: Month,
    decisions: &'a [String],
    closed: &'a BTreeSet<Id>,
    measured: &'a [String],
}

impl Told<'_> {
    fn text(&self, trial: bool) -> String {
        let done = if trial { "ville blive lavet" } else { "er klar" };
        let mut lines = vec![
            format!("Mappen for {} {done}: {}", self.january.year(), disk::shown(self.root)),
            format!("Centrenes åbne tiltag og gevinster er dem, der blev godkendt for {}.", show::month(self.last)),
        ];
        if self.last.plus(1) < self.january {
            lines.push(
                "Bemærk: december er ikke godkendt. Bliver den det senere, så lav mappen om, før det nye år begynder."
                    .to_owned(),
            );
        }
        if !self.closed.is_empty() {
            let ids: Vec<String> = self.closed.iter().map(ToString::to_string).collect();
            lines
                .push(format!("Ikke taget med, fordi det er bortfaldet, ophørt eller kommet én gang: {}.", list(&ids)));
        }
        lines.push("Svar på beslutninger er ikke taget med. Det, der stadig er åbent, rejses igen.".to_owned());
        lines.push("\nSkal besluttes på ny (står også på arket Læs mig):".to_owned());
        lines.extend(self.decisions.iter().cloned());
        if !self.measured.is_empty() {
            let count = plural(self.measured.len(), "tidsmåling", "tidsmålinger");
            lines.push(format!("\n{count} beviser stadig timer. Kopiér dem fra den gamle mappe til {}, hvis de ikke skal slettes endnu:", disk::shown(&Folder::at(self.root).submitted())));
            lines.extend(self.measured.iter().map(|file| format!("  {file}")));
        }
        if trial {
            return lines.join("\n") + "\n" + TRIAL;
        }
        let root = quoted(self.root);
        lines.push(format!("\n1. Udfyld det, der mangler, i {}", disk::shown(&Folder::at(self.root).programme_file())));
        lines.push(format!("2. Kør: gevinst tjek {root}"));
        lines.push(format!("3. Kør: gevinst skabeloner {root} --periode {}", self.january));
        lines.join("\n") + "\n"
    }
}

/// What the templates of a programme that has accepted nothing are filled from: what last year's ended with.
///
/// # Errors
/// A package that is not what was accepted.
pub(super) fn last_year(folder: &Folder, programme: &Programme, period: Month) -> Result<Option<Past>, Trouble> {
    let before = folder.last_year();
    let january = period.january();
    let past = packages::past(&before, &packages::manifests(&before)?, january)?;
    Ok(past.map(|past| turned(past, programme, january).past))
}
