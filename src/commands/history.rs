//! `gevinst arkiv`: what has been accepted, in which order, and whether it still is as it was.
mod listed;

use super::{AnswerFormat, Outcome};
use crate::{
    archive::{Found, Past, faults},
    danish::words::{list, plural},
    disk::{Trouble, folder::Folder, packages},
    facts::{Fact, Slice},
    formats::json,
    measures::{Frame, MEASURES, Measure},
    period::Opened,
    report::answers::Archive,
    units::Decimal,
};
use listed::{listed, order};
use std::{collections::BTreeSet, fmt::Write as _, io::Write, path::Path};

/// Lists the packages and verifies the chain, every file in it, and that the facts give the accepted figures.
///
/// # Errors
/// An archive that cannot be read.
pub fn history(root: &Path, out: &mut dyn Write) -> Result<Outcome, Trouble> {
    history_as(root, AnswerFormat::Text, out)
}

/// The same, in a form.
///
/// # Errors
/// As for [`history`].
pub fn history_as(root: &Path, format: AnswerFormat, out: &mut dyn Write) -> Result<Outcome, Trouble> {
    let folder = Folder::at(root);
    let all = packages::whole(&folder)?;
    if all.packages.is_empty() && format == AnswerFormat::Text {
        let _ = writeln!(out, "Der er ingen godkendte perioder i {}.", crate::disk::shown(&folder.archive()));
        let _ = out.write_all(strangers(&all.others).as_bytes());
        return Ok(Outcome::Clean);
    }
    let (mut faults, mut remarks) = (faults(&all.packages), strangers(&all.others));
    let by_folder = all.packages.iter().map(|found| (&*found.folder, &*found.sha256));
    faults.extend(packages::newest_fault(&folder, by_folder));
    // What is changed already is not read: it says nothing of what was accepted.
    let whole: Vec<&Found> = all.packages.iter().filter(|found| !named(&found.folder, &faults)).collect();
    let opened = folder.open().ok().and_then(Result::ok);
    for found in whole {
        // One that withdraws has nothing but its manifest.
        let Some(manifest) = found.manifest.as_ref().ok().filter(|manifest| manifest.package.withdraws.is_none())
        else {
            continue;
        };
        match packages::read(&folder, &found.folder, manifest) {
            Err(trouble) => faults.push(format!("{}: {}", found.folder, trouble.what)),
            Ok(past) => {
                faults.extend(recount(&found.folder, &past, opened.as_ref()));
                remarks.extend(past.remark().map(|remark| remark + "\n"));
            }
        }
    }
    if opened.is_none() {
        remarks.push_str("Bemærk: program.xlsx kan ikke læses, så de godkendte tal er ikke regnet efter.\n");
    }
    if format == AnswerFormat::Json {
        let manifests = all.packages.iter().filter_map(|found| found.manifest.as_ref().ok());
        let _ = out.write_all(json(&Archive::of(manifests, &faults, &remarks)).as_bytes());
        return Ok(if faults.is_empty() { Outcome::Clean } else { Outcome::Findings });
    }
    let _ = out.write_all(listed(&all.packages).as_bytes());
    let _ = out.write_all(verdict(&all.packages, &faults).as_bytes());
    let _ = out.write_all((order(&all.packages) + &remarks).as_bytes());
    Ok(if faults.is_empty() { Outcome::Clean } else { Outcome::Findings })
}

/// What is said of folders that are no packages.
fn strangers(others: &[String]) -> String {
    let said = |name: &String| format!("Bemærk: mappen {name} i arkivet er ikke en pakke. gevinst ser bort fra den.\n");
    others.iter().map(said).collect()
}

/// Where the facts of a package do not give the figures in its manifest. A figure with a target or the norm in it needs the
/// programme, and is computed anew only where that is still the same file.
fn recount(folder: &str, past: &Past, opened: Option<&Opened>) -> Vec<String> {
    let (record, mut facts) = (&past.manifest.record, past.facts.clone());
    let mut faults = Vec::new();
    if record.facts != facts.len() {
        let (said, own) = (record.facts, facts.len());
        faults.push(format!("{folder}: manifest.json siger {said} fakta, og fakta.parquet har {own}."));
    }
    let Some(opened) = opened else { return faults };
    facts.sort_by(Fact::order);
    let same_programme = opened.delivery.sha256 == record.programme_sha256;
    let (slice, programme) = (Slice::all(&facts), &opened.programme);
    let frame = Frame { programme, period: past.period, centre: None, has_target: true };
    let known = |measure: &&'static Measure| measure.is_of_facts() || same_programme;
    for measure in MEASURES.iter().copied().filter(known) {
        // An earlier program may not have had the measure yet.
        let Some(total) = record.totals.iter().find(|total| total.measure == measure.key) else { continue };
        let own = measure.of(&slice, &frame).map(|value| value.normalize());
        let said = total.value.as_ref().and_then(|value| value.parse::<Decimal>().ok());
        if said != own {
            let own = own.map_or_else(|| "intet".to_owned(), |value| value.to_string());
            let said = total.value.as_deref().unwrap_or("intet");
            let label = measure.label;
            faults.push(format!("{folder}: {label} er {said} i manifest.json, og fakta.parquet giver {own}."));
        }
    }
    faults
}

fn verdict(found: &[Found], faults: &[String]) -> String {
    let count = plural(found.len(), "pakke", "pakker");
    if faults.is_empty() {
        return format!("\nAlt er, som det blev godkendt ({count}).\n");
    }
    let is_renamed = |name: &str| found.iter().any(|found| found.folder == name && found.is_renamed());
    // Each fault begins with the package it is about, also one that is gone.
    let about: BTreeSet<&str> = faults.iter().filter_map(|fault| Some(fault.split_once(':')?.0)).collect();
    let (renamed, spoilt): (Vec<&str>, Vec<&str>) = about.into_iter().partition(|name| is_renamed(name));
    let mut fix = String::new();
    if !renamed.is_empty() {
        let _ = writeln!(
            fix,
            "Giv {} sit navn igen, eller flyt mappen ud af arkivet, hvis den er en kopi.",
            list(&renamed)
        );
    }
    if !spoilt.is_empty() {
        let _ = writeln!(fix, "Hent {} fra papirkurven eller en sikkerhedskopi. Ret ikke i arkivet.", list(&spoilt));
    }
    format!("\nArkivet er ikke, som det blev godkendt:\n  {}\n\n{fix}", faults.join("\n  "))
}

fn named(folder: &str, faults: &[String]) -> bool {
    faults.iter().any(|fault| fault.starts_with(&format!("{folder}:")))
}
