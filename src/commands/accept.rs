//! `gevinst godkend`: freezes a period's run into the archive. From then on it is what later periods are compared with.
mod files;
mod open;
mod withdraw;

pub use withdraw::{Question as WithdrawQuestion, withdraw};

use super::{Manner, Outcome, TRIAL, consolidate::RECORD_FILE, init::quoted};
use crate::{
    archive::{Kept, Manifest, Open, Package, Previous, Record, in_force, missing, next_name},
    danish::{
        cpr::mask,
        show,
        words::{capital, list},
    },
    disk::{
        self, Trouble,
        folder::{self, Folder},
        packages, read_file,
    },
    formats::Flaw,
    period::Consolidated,
    register::{Fate, Received},
    report::{self, Report},
    rules::file::f17_unreadable_file::RULE as UNREADABLE,
    run::{self, Look, are_unchanged},
    units::Month,
};
use files::{Files, files};
use std::{collections::BTreeSet, io::Write, path::Path};

/// What `godkend` was asked.
pub struct Question<'a> {
    /// The programme folder.
    pub root: &'a Path,
    /// The period.
    pub period: Month,
    /// Who accepts. It is asked for, and nothing is accepted without.
    pub by: Option<&'a str>,
    /// Why a period is accepted again.
    pub reason: Option<&'a str>,
    /// Whether it is meant, whatever is open.
    pub nevertheless: bool,
    /// Whether copies of the source files are left out.
    pub without_sources: bool,
    /// How to work and answer.
    pub manner: Manner,
}

impl<'a> Question<'a> {
    /// Accepts a period for the first time, with everything in order, and keeps copies of its sources.
    pub fn of(root: &'a Path, period: Month, by: &'a str) -> Self {
        let manner = Manner::default();
        Self { root, period, by: Some(by), reason: None, nevertheless: false, without_sources: false, manner }
    }
}

/// Accepts the period as `saml` has shown it.
///
/// # Errors
/// Nothing to accept, files changed since `saml`, something open that nobody has said is meant, or a folder that cannot be
/// written.
pub fn accept(question: &Question<'_>, out: &mut dyn Write) -> Result<Outcome, Trouble> {
    accepted(question, out).map(|_| Outcome::Clean)
}

/// The same, with the manifest of the package that was written, or would be.
pub(super) fn accepted(question: &Question<'_>, out: &mut dyn Write) -> Result<Manifest, Trouble> {
    let (by, trial) = (signer(question.by)?, question.manner.trial);
    let folder = Folder::at(question.root);
    let _lock = question.manner.lock(&folder)?;
    let opened = folder.open()?.map_err(|found| folder::unusable(&found))?;
    opened.is_active_in(question.period)?;
    // A trial remembers nothing either.
    let read = if trial { run::anew } else { run::afresh };
    let run = read(&folder, opened, question.period)?;
    let period = &run.period;
    let record = as_shown(&folder, period, question)?;
    let kept = packages::manifests(&folder)?;
    is_complete(&kept, question)?;
    let package = next(&kept, question, by)?;
    is_news(&kept, period)?;
    let open = open::open(period, &record, &kept);
    let _ = out.write_all(told(&open, question.period).as_bytes());
    is_meant(&open, question)?;
    let package = Package { open: Some(open), ..package };
    let (manifest, files) = files(&folder, &run, record, package, question.without_sources)?;
    is_untouched(&folder, &files, question)?;
    are_unchanged(&folder, &run, Look::ByContent)?;
    if !trial {
        packages::put(&folder, &manifest.package.name, &files)?;
    }
    let path = disk::shown(&folder.archive().join(&manifest.package.name));
    let done = if trial { "kan godkendes og ville ligge" } else { "er godkendt og ligger" };
    let _ = writeln!(out, "{} {done} i {path}", capital(&show::month(question.period)));
    let _ = out.write_all(question.manner.files(files.iter().map(|(name, _)| name.as_str())).as_bytes());
    let _ = out.write_all(masked([question.by, question.reason]).as_bytes());
    let _ = writeln!(out, "{}", report::headline(&Report::of(period)));
    let _ = out.write_all(if trial { TRIAL.to_owned() } else { after(&kept, question) }.as_bytes());
    Ok(manifest)
}

/// Who accepts: without a name nobody can be asked later.
fn signer(by: Option<&str>) -> Result<String, Trouble> {
    written(by).ok_or_else(|| {
        Trouble::new("Der mangler, hvem der godkender.", "Skriv det med --af \"Dit navn\". Navnet står i arkivet.")
    })
}

/// What somebody has written, without what an archive may not keep; nothing where it says nothing.
fn written(text: Option<&str>) -> Option<String> {
    text.map(|text| mask(text.trim()).into_owned()).filter(|text| !text.is_empty())
}

/// What is said where a name or a reason held what an archive may not keep.
fn masked(texts: [Option<&str>; 2]) -> &'static str {
    if texts.into_iter().flatten().any(|text| mask(text) != text) {
        "Bemærk: der stod noget, der ligner et CPR-nummer, i --af eller --grund. De sidste cifre er ikke gemt.\n"
    } else {
        ""
    }
}

/// What is open, before anything is written.
fn told(open: &Open, period: Month) -> String {
    let told = open.told();
    if told.is_empty() {
        return format!("Intet er åbent i {}.\n", show::month(period));
    }
    let lines = told.iter().map(|line| format!("  {line}\n")).collect::<Vec<String>>().concat();
    format!("Åbent i {}:\n{lines}", show::month(period))
}

/// Nobody accepts by habit what is not in order.
fn is_meant(open: &Open, question: &Question<'_>) -> Result<(), Trouble> {
    let grave = open.grave();
    if grave.is_empty() || question.nevertheless {
        return Ok(());
    }
    let what = format!("{} er ikke godkendt: {}.", capital(&show::month(question.period)), grave.join("; "));
    let report =
        if open.red.is_empty() { "" } else { " En afstemning, der ikke stemmer, er en fejl i gevinst: meld den." };
    let fix =
        format!("Skal måneden godkendes, som den er, så kør igen med --alligevel. Det skrives i arkivet.{report}");
    Err(Trouble::new(what, fix))
}

/// An archive with a hole in it is mended first, or meant.
fn is_complete(kept: &[Kept], question: &Question<'_>) -> Result<(), Trouble> {
    let missing = missing(kept);
    if missing.is_empty() || question.nevertheless {
        return Ok(());
    }
    let what = format!("I arkivet mangler {}, som en senere pakke bygger på.", list(&missing));
    let fix = "Hent mappen fra papirkurven eller en sikkerhedskopi, og kør igen; gevinst arkiv viser det hele. Skal der godkendes uden den, så kør igen med --alligevel.";
    Err(Trouble::new(what, fix))
}

/// What is to be done after a month is accepted.
fn after(kept: &[Kept], question: &Question<'_>) -> String {
    let (root, next) = (quoted(question.root), question.period.plus(1));
    let later = later(kept, question.period);
    let again = if later.is_empty() {
        String::new()
    } else {
        format!(
            "Bemærk: {} er godkendt på grundlag af den måned, som den var før. Kør saml og godkend for {} igen.\n",
            list(&later),
            if later.len() == 1 { "den" } else { "dem, den ældste først," }
        )
    };
    format!("{again}Næste måneds skabeloner: gevinst skabeloner {root} --periode {next}\n")
}

/// The accepted months after this one.
fn later(kept: &[Kept], period: Month) -> Vec<String> {
    let months = in_force(kept).into_iter().filter_map(|kept| kept.manifest.period()).filter(|month| *month > period);
    months.collect::<BTreeSet<Month>>().into_iter().map(show::month).collect()
}

/// What is accepted is what somebody has seen: the run in `resultat/`, of the same files and with the same figures.
/// Gives its record.
fn as_shown(folder: &Folder, run: &Consolidated, question: &Question<'_>) -> Result<Record, Trouble> {
    let again = || {
        let (root, period) = (quoted(question.root), question.period);
        format!("Kør gevinst saml {root} --periode {period}, se resultatet igennem, og godkend så.")
    };
    let path = folder.results(question.period).join(RECORD_FILE);
    let shown = match read_file(&path).map(|bytes| Record::read(&bytes)) {
        Ok(Ok(shown)) => shown,
        Ok(Err(Flaw::Newer)) => {
            let what = format!("{} er lavet af en nyere udgave af gevinst.", disk::shown(&path));
            return Err(Trouble::new(what, "Brug den udgave til at godkende med, eller kør gevinst saml igen."));
        }
        Ok(Err(Flaw::Broken)) | Err(_) => {
            let month = show::month(question.period);
            // The record is away while the results change, and put there last.
            let what = if folder.results(question.period).join(Report::of(run).file_name()).is_file() {
                format!("Resultatet for {month} er ikke helt: den sidste kørsel af saml blev afbrudt.")
            } else {
                format!("Der er intet resultat for {month} at godkende.")
            };
            return Err(Trouble::new(what, again()));
        }
    };
    if let Some(file) = unread_since(&shown, run) {
        let what = format!("{file} kan ikke læses lige nu, og den var med i det resultat, der skal godkendes.");
        return Err(Trouble::new(
            what,
            "Luk den i Excel og andre programmer, vent et minut, og kør igen. Intet er ændret.",
        ));
    }
    if shown.run_id != run.run_id {
        return Err(Trouble::new("Filerne eller programmet er ændret, siden resultatet blev lavet.", again()));
    }
    // The same files, and not what they give: something that was remembered between two runs is not what was read.
    if shown != run.record() {
        let what = format!("Tallene i {} er ikke dem, filerne giver, når de læses forfra.", disk::shown(&path));
        return Err(Trouble::new(what, again()));
    }
    Ok(shown)
}

/// A file that was read then and cannot be read now: it is in use, and nobody knows whether it has changed.
fn unread_since<'a>(shown: &Record, run: &'a Consolidated) -> Option<&'a str> {
    let was_read = |file: &str| shown.inputs.iter().any(|input| input.file == file && !input.sha256.is_empty());
    let is_unread = |one: &&Received| one.fate == Fate::Rejected(UNREADABLE.code) && was_read(&one.file);
    run.register.received.iter().find(is_unread).map(|one| &*one.file)
}

/// The report that was looked at is the one that is kept.
fn is_untouched(folder: &Folder, files: &Files, question: &Question<'_>) -> Result<(), Trouble> {
    let results = folder.results(question.period);
    let report = files.iter().find(|(name, _)| name.starts_with("Gevinstrealisering"));
    let same = report.is_some_and(|(name, bytes)| read_file(&results.join(name)).is_ok_and(|seen| seen == *bytes));
    if same {
        return Ok(());
    }
    let what = format!("Rapporten i {} er ændret, siden den blev lavet.", disk::shown(&results));
    let fix = format!(
        "Kør gevinst saml {} --periode {}, se den igennem, og godkend så. Egne noter kan stå i en kopi.",
        quoted(question.root),
        question.period
    );
    Err(Trouble::new(what, fix))
}

/// The next link of the chain.
fn next(kept: &[Kept], question: &Question<'_>, by: String) -> Result<Package, Trouble> {
    let is_accepted = in_force(kept).into_iter().any(|kept| kept.manifest.period() == Some(question.period));
    let reason = written(question.reason);
    if is_accepted && reason.is_none() {
        let what = format!("{} er allerede godkendt.", capital(&show::month(question.period)));
        return Err(Trouble::new(what, "Skriv hvorfor den godkendes igen: --grund \"…\". Den første bliver liggende."));
    }
    Ok(Package { reason, accepted_by: Some(by), ..link(kept, question.period) })
}

/// A package of a period behind all the others.
fn link(kept: &[Kept], period: Month) -> Package {
    let last = kept.iter().max_by_key(|kept| kept.manifest.package.number);
    Package {
        name: next_name(kept, period),
        number: last.map_or(1, |kept| kept.manifest.package.number + 1),
        previous: last.map(|kept| Previous { name: kept.folder.clone(), sha256: kept.sha256.clone() }),
        reason: None,
        accepted_by: None,
        withdraws: None,
        open: None,
    }
}

/// The same run need not be accepted twice.
fn is_news(kept: &[Kept], run: &Consolidated) -> Result<(), Trouble> {
    let mut manifests = in_force(kept).into_iter().map(|kept| &kept.manifest);
    let last = manifests.rfind(|manifest| manifest.period() == Some(run.register.period));
    match last.filter(|manifest| manifest.record.run_id == run.run_id) {
        Some(manifest) => {
            let what = format!("Intet er ændret, siden {} blev godkendt.", manifest.package.name);
            Err(Trouble::new(what, "Der er ikke noget nyt at godkende."))
        }
        None => Ok(()),
    }
}
