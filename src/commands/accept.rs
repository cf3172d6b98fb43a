//! `gevinst godkend`: freezes a period's run into the archive. From then on it is what later periods are compared with.
use super::{
    Outcome,
    consolidate::{RECORD_FILE, findings_json},
    init::quoted,
};
use crate::{
    archive::{
        self, BASELINES_FILE, COURSE_FILE, CaseRows, DECISIONS_FILE, FACTS_FILE, FINDINGS_FILE, Kept, MANIFEST_FILE,
        MEASUREMENTS_FILE, Manifest, Package, Previous, ROWS_FILE, Record, SOURCES_FOLDER,
    },
    danish::{cpr::mask, show, words::list},
    disk::{
        self, Trouble,
        folder::{self, Folder},
        packages, read_file,
    },
    findings::Context,
    formats::Flaw,
    intake::{KeptWorkbook, container_of, sha256},
    isolation::{JobContext, taken_out},
    period::Consolidated,
    register::{Kind, Verdict, Verdicts},
    report::{self, Report},
    run::{self, Look, Run, are_unchanged},
    units::Month,
    xlsx::save,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    io::Write,
    path::{Path, PathBuf},
};

/// What `godkend` was asked.
pub struct Question<'a> {
    /// The programme folder.
    pub root: &'a Path,
    /// The period.
    pub period: Month,
    /// Why a period is accepted again.
    pub reason: Option<&'a str>,
    /// Who accepts.
    pub by: Option<&'a str>,
    /// Whether copies of the source files are left out.
    pub without_sources: bool,
}

/// Accepts the period as `saml` has shown it.
///
/// # Errors
/// Nothing to accept, files changed since `saml`, controls that do not agree, or a folder that cannot be written.
pub fn accept(question: &Question<'_>, out: &mut dyn Write) -> Result<Outcome, Trouble> {
    let folder = Folder::at(question.root);
    let _lock = folder.lock()?;
    let opened = folder.open()?.map_err(|found| folder::unusable(&found))?;
    opened.is_active_in(question.period)?;
    let run = run::afresh(&folder, opened, question.period)?;
    let period = &run.period;
    as_shown(&folder, period, question)?;
    agreed(period)?;
    let kept = packages::manifests(&folder)?;
    let package = next(&kept, question)?;
    is_news(&kept, period)?;
    let files = files(&folder, &run, &package, question.without_sources)?;
    is_untouched(&folder, &files, question)?;
    are_unchanged(&folder, &run, Look::ByContent)?;
    packages::put(&folder, &package.name, &files)?;
    let _ = writeln!(
        out,
        "{} er godkendt og ligger i {}",
        capital(&show::month(question.period)),
        disk::shown(&folder.archive().join(&package.name))
    );
    if [question.by, question.reason].into_iter().flatten().any(|text| mask(text) != text) {
        let _ = writeln!(
            out,
            "Bemærk: der stod noget, der ligner et CPR-nummer, i --af eller --grund. De sidste cifre er ikke gemt."
        );
    }
    let _ = writeln!(out, "{}", report::headline(&Report::of(period)));
    let later = later(&kept, question.period);
    if !later.is_empty() {
        let _ = writeln!(
            out,
            "Bemærk: {} er godkendt på grundlag af den måned, som den var før. Kør saml og godkend for {} igen.",
            list(&later.iter().map(String::as_str).collect::<Vec<_>>()),
            if later.len() == 1 { "den" } else { "dem, den ældste først," }
        );
    }
    let _ = writeln!(
        out,
        "Næste måneds skabeloner: gevinst skabeloner {} --periode {}",
        quoted(question.root),
        question.period.plus(1)
    );
    Ok(Outcome::Clean)
}

/// The accepted months after this one.
fn later(kept: &[Kept], period: Month) -> Vec<String> {
    let months = kept.iter().filter_map(|kept| kept.manifest.period()).filter(|month| *month > period);
    months.collect::<BTreeSet<Month>>().into_iter().map(show::month).collect()
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// What is accepted is what somebody has seen: the run in `resultat/`, of the same files and with the same figures.
fn as_shown(folder: &Folder, run: &Consolidated, question: &Question<'_>) -> Result<(), Trouble> {
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
            let what = format!("Der er intet resultat for {} at godkende.", show::month(question.period));
            return Err(Trouble::new(what, again()));
        }
    };
    if shown.run_id != run.run_id {
        return Err(Trouble::new("Filerne eller programmet er ændret, siden resultatet blev lavet.", again()));
    }
    // The same files, and not what they give: something that was remembered between two runs is not what was read.
    if shown != run.record() {
        let what = format!("Tallene i {} er ikke dem, filerne giver, når de læses forfra.", disk::shown(&path));
        return Err(Trouble::new(what, again()));
    }
    Ok(())
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

fn agreed(run: &Consolidated) -> Result<(), Trouble> {
    let red = run.red();
    if red.is_empty() {
        return Ok(());
    }
    let what = format!("Afstemningen stemmer ikke: {}.", red.join(", "));
    Err(Trouble::new(what, "Se arket Afstemning, og meld det, hvis det er en fejl i gevinst."))
}

/// The next link of the chain.
fn next(kept: &[Kept], question: &Question<'_>) -> Result<Package, Trouble> {
    let last = kept.iter().max_by_key(|kept| kept.manifest.package.number);
    let times = kept.iter().filter(|kept| is_of(&kept.folder, question.period)).count();
    // What people write may hold what an archive may not keep.
    let written = |text: &str| mask(text.trim()).into_owned();
    let reason = question.reason.map(written).filter(|reason| !reason.is_empty());
    if times > 0 && reason.is_none() {
        let what = format!("{} er allerede godkendt.", capital(&show::month(question.period)));
        return Err(Trouble::new(what, "Skriv hvorfor den godkendes igen: --grund \"…\". Den første bliver liggende."));
    }
    let name = if times == 0 { question.period.to_string() } else { format!("{}.{}", question.period, times + 1) };
    Ok(Package {
        name,
        number: last.map_or(1, |kept| kept.manifest.package.number + 1),
        previous: last.map(|kept| Previous { name: kept.folder.clone(), sha256: kept.sha256.clone() }),
        reason,
        accepted_by: question.by.map(written).filter(|name| !name.is_empty()),
    })
}

/// The same run need not be accepted twice.
fn is_news(kept: &[Kept], run: &Consolidated) -> Result<(), Trouble> {
    let manifests = kept.iter().map(|kept| &kept.manifest);
    let of_period = manifests.filter(|manifest| manifest.period() == Some(run.register.period));
    let last = of_period.max_by_key(|manifest| manifest.package.number);
    match last.filter(|manifest| manifest.record.run_id == run.run_id) {
        Some(manifest) => {
            let what = format!("Intet er ændret, siden {} blev godkendt.", manifest.package.name);
            Err(Trouble::new(what, "Der er ikke noget nyt at godkende."))
        }
        None => Ok(()),
    }
}

fn is_of(folder: &str, period: Month) -> bool {
    folder.split('.').next() == Some(&period.to_string())
}

type Files = Vec<(String, Vec<u8>)>;

fn files(folder: &Folder, read: &Run, package: &Package, without_sources: bool) -> Result<Files, Trouble> {
    let run = &read.period;
    let report = Report::of(run);
    let name = report.file_name();
    let workbook = save(&report::workbook(&report)).map_err(|error| Trouble::drawing(&name, &error.0))?;
    let sha256: BTreeMap<&str, &str> = run.files.iter().map(|file| (&*file.file, &*file.sha256)).collect();
    let facts = archive::parquet(&run.register.facts, &sha256)
        .map_err(|unreadable| Trouble::drawing(unreadable.file, "et beløb har for mange decimaler"))?;
    let mut files: Files = vec![
        (FACTS_FILE.to_owned(), facts),
        (ROWS_FILE.to_owned(), archive::cases(&cases(run)).into_bytes()),
        (BASELINES_FILE.to_owned(), archive::baselines(&run.register.baselines).into_bytes()),
        (DECISIONS_FILE.to_owned(), archive::raised(&report.raised_now()).into_bytes()),
        (COURSE_FILE.to_owned(), archive::course(&report.course_now()).into_bytes()),
        (MEASUREMENTS_FILE.to_owned(), archive::measurements(&run.register.frozen).into_bytes()),
        (FINDINGS_FILE.to_owned(), findings_json(run).into_bytes()),
        (name, workbook),
    ];
    if !without_sources {
        files.extend(sources(folder, read)?);
    }
    let manifest = Manifest {
        form: Manifest::FORM.to_owned(),
        form_version: Manifest::FORM_VERSION,
        package: package.clone(),
        record: run.record(),
        files: files.iter().map(|(name, bytes)| packages::describe(name, bytes)).collect(),
    };
    files.push((MANIFEST_FILE.to_owned(), manifest.write().into_bytes()));
    Ok(files)
}

/// The rows of every business case that counts, with the verdict on each.
fn cases(run: &Consolidated) -> Vec<CaseRows<'_>> {
    let counting = run.register.received.iter().filter(|received| received.fate.counts());
    let cases = counting.filter_map(|received| {
        let Some(Kind::BusinessCase(month)) = received.kind else { return None };
        let (centre, workbook) = (received.centre.as_ref()?, run.files[received.index].workbook.as_ref()?);
        let approved = run.register.cases.iter().any(|case| case.centre == *centre && case.approved);
        Some(CaseRows {
            centre,
            month,
            approved,
            file: &workbook.file,
            edition: &workbook.identity.edition,
            rows: judged(run, workbook),
        })
    });
    let mut cases: Vec<_> = cases.collect();
    cases.sort_by_key(|case| case.centre);
    cases
}

fn judged<'a>(run: &'a Consolidated, workbook: &'a KeptWorkbook) -> Vec<(&'a crate::intake::Row, bool)> {
    let verdicts = Verdicts::of(workbook, &run.found.iter().collect::<Vec<_>>());
    let rows = workbook.sheets.iter().flat_map(|sheet| &sheet.rows);
    rows.map(|row| (row, verdicts.on(row) == Verdict::Accepted)).collect()
}

/// Every file whose figures count, and the programme itself, once each by their checksum. Of a package or a mail only the
/// workbook that counts is kept: whatever else is in a mail is about people, and nobody has asked to have it kept.
fn sources(folder: &Folder, run: &Run) -> Result<Files, Trouble> {
    let period = &run.period;
    let counting = period.register.received.iter().filter(|received| received.fate.counts());
    let mut wanted: BTreeMap<&str, (PathBuf, Option<&str>)> = counting
        .map(|received| {
            let on_disk = run.sources.get(received.index).map(|source| run.stamped[source.path].path().to_owned());
            // What comes from the archive lies under the programme folder by its name.
            let path = on_disk.unwrap_or_else(|| folder.root.join(&*received.file));
            (received.sha256.as_str(), (path, container_of(&received.file)))
        })
        .collect();
    wanted.insert(&period.basis.opened.delivery.sha256, (folder.programme_file(), None));
    let one = |(sum, (path, package)): (&str, (PathBuf, Option<&str>))| {
        // A package without sources has nothing to copy.
        if path.starts_with(folder.archive()) && !path.is_file() {
            return Ok(None);
        }
        let mut bytes = read_file(&path).map_err(|error| Trouble::reading(&path, &error))?;
        if let Some(name) = package {
            let rules = Context { programme: None, period: None };
            let context = JobContext { workbook: None, rules, year: disk::ANY_YEAR };
            bytes = taken_out(name, &bytes, &context)?.remove(sum).unwrap_or_default();
        }
        if sha256(&bytes) != sum {
            let what = format!("{} er ændret, mens perioden blev godkendt.", disk::shown(&path));
            return Err(Trouble::new(what, "Intet er godkendt. Kør gevinst saml igen."));
        }
        Ok(Some((format!("{SOURCES_FOLDER}/{sum}.xlsx"), bytes)))
    };
    wanted.into_iter().filter(|(sum, _)| !sum.is_empty()).filter_map(|file| one(file).transpose()).collect()
}
