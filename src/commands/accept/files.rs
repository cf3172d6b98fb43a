//! The files of a package: what later periods are compared with, and copies of what it was made of.
use crate::{
    archive::{
        self, BASELINES_FILE, COURSE_FILE, CaseRows, DECISIONS_FILE, FACTS_FILE, FINDINGS_FILE, MANIFEST_FILE,
        MEASUREMENTS_FILE, Manifest, Package, ROWS_FILE, Record, SOURCES_FOLDER,
    },
    commands::consolidate::findings_json,
    disk::{self, Trouble, folder::Folder, packages, read_file},
    findings::Context,
    intake::{KeptWorkbook, container_of, sha256},
    isolation::{JobContext, taken_out},
    period::Consolidated,
    register::{Kind, Verdict, Verdicts},
    report::{self, Report},
    run::Run,
    xlsx::save,
};
use std::{collections::BTreeMap, path::PathBuf};

/// Each by its name in the package.
pub(super) type Files = Vec<(String, Vec<u8>)>;

/// All of them, the manifest last, and the manifest.
pub(super) fn files(
    folder: &Folder,
    read: &Run,
    record: Record,
    package: Package,
    without_sources: bool,
) -> Result<(Manifest, Files), Trouble> {
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
        package,
        record,
        files: files.iter().map(|(name, bytes)| packages::describe(name, bytes)).collect(),
    };
    files.push((MANIFEST_FILE.to_owned(), manifest.write().into_bytes()));
    Ok((manifest, files))
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
