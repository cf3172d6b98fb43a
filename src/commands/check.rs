//! `gevinst tjek`: validates files or folders and prints findings; writes nothing else.
use super::Outcome;
use crate::{
    cache::ReadCache,
    danish::words::list,
    disk::{
        self, ANY_YEAR, Trouble,
        folder::{Folder, PROGRAMME_FILE},
    },
    findings::{Context, Finding, Rule, Scope, Severity},
    intake::{Delivery, KeptFile},
    isolation::{JobContext, read_all},
    programme::Programme,
    report::machine,
    rules::{self, file::f22_too_many_faults::RULE as F22},
    schema::program,
    units::Month,
};
use clap::ValueEnum;
use std::{
    io::Write,
    path::{Path, PathBuf},
};

/// How findings are printed, by the word that asks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For mennesker
    #[value(name = "tekst")]
    Text,
    /// For programmer
    Json,
    /// SARIF 2.1.0
    Sarif,
    /// Linjer til en GitHub-pipeline
    Github,
}

impl Format {
    /// The findings in this form.
    fn print(self, found: &[Finding], files: &[KeptFile], has_programme: bool) -> String {
        match self {
            Self::Text => machine::text::checked(found, files.len(), has_programme),
            Self::Json => machine::json::findings(found, files),
            Self::Sarif => machine::sarif::log(found),
            Self::Github => machine::github::annotations(found),
        }
    }
}

/// What `tjek` was asked.
pub struct Question<'a> {
    /// Files and folders.
    pub paths: &'a [PathBuf],
    /// How to answer.
    pub format: Format,
    /// From which severity the exit code says so.
    pub fails_at: Severity,
    /// Only these rules; all of them when empty.
    pub only: &'a [&'static Rule],
    /// Whether a person is told of every file, those with nothing to mend too.
    pub every_file: bool,
}

impl Question<'_> {
    fn asks_for(&self, rule: &Rule) -> bool {
        self.only.is_empty() || self.only.contains(&rule)
    }
}

/// Checks every file named, and every file in a folder named.
///
/// # Errors
/// A path that is not there.
pub fn check(question: &Question<'_>, out: &mut dyn Write) -> Result<Outcome, Trouble> {
    let files = files(question.paths)?;
    let workbook = around(question.paths);
    let programme = workbook.as_ref().and_then(Delivery::submission).and_then(Programme::of);
    let context = Context { programme: programme.as_ref(), period: None::<Month> };
    let job = JobContext { workbook: workbook.as_ref(), rules: context, year: ANY_YEAR };
    let (extracts, ..) = read_all(&files, &job, ReadCache::none())?;
    let (kept, found): (Vec<KeptFile>, Vec<Vec<Finding>>) =
        extracts.into_iter().map(|extract| (extract.file, extract.found)).unzip();
    let found: Vec<Finding> = found.into_iter().flatten().filter(|finding| question.asks_for(finding.rule)).collect();
    let has_programme = programme.is_some() || kept.iter().all(is_programme);
    let beyond: Vec<&str> = question.only.iter().filter(|rule| is_beyond(rule)).map(|rule| rule.code).collect();
    let is_text = question.format == Format::Text;
    // "Intet at rette" would be an answer to a question that nobody has looked into.
    if !is_text || beyond.is_empty() || beyond.len() < question.only.len() {
        let _ = out.write_all(question.format.print(&found, &kept, has_programme).as_bytes());
    }
    if is_text && question.every_file {
        let _ = out.write_all(machine::text::files(&found, kept.iter().map(|file| &*file.file)).as_bytes());
    }
    if is_text && !beyond.is_empty() {
        let _ = writeln!(
            out,
            "{} kan ikke bedømmes her: det kræver hele programmets filer. Kør gevinst saml, og se arket Datakvalitet.",
            list(&beyond)
        );
    }
    Ok(Outcome::of(&found, question.fails_at))
}

/// Whether a rule looks at more than one file, or at what was accepted before: that it has not spoken here means nothing.
fn is_beyond(rule: &Rule) -> bool {
    match rule.scope {
        Scope::Across(_) | Scope::Since(_) => true,
        Scope::Choice => *rule != F22,
        _ => false,
    }
}

/// Whether it is a programme's own workbook, which needs no other to be checked against.
fn is_programme(file: &KeptFile) -> bool {
    file.workbook.as_ref().is_some_and(|workbook| workbook.template == Some(&program::TEMPLATE))
}

fn files(paths: &[PathBuf]) -> Result<Vec<(String, PathBuf)>, Trouble> {
    let mut files = Vec::new();
    for path in paths {
        let about = std::fs::metadata(path).map_err(|error| Trouble::reading(path, &error))?;
        if about.is_dir() {
            files.extend(in_folder(path)?);
        } else {
            files.push((disk::relative(Path::new(""), path), path.clone()));
        }
    }
    Ok(files)
}

/// A programme folder means its programme and what was submitted; any other folder means everything in it.
fn in_folder(path: &Path) -> Result<Vec<(String, PathBuf)>, Trouble> {
    let folder = Folder::at(path);
    if !folder.programme_file().is_file() {
        return disk::walk(path);
    }
    let mut files = vec![(PROGRAMME_FILE.to_owned(), folder.programme_file())];
    if folder.submitted().is_dir() {
        let under = disk::walk(&folder.submitted())?;
        files.extend(under.into_iter().map(|(name, path)| (format!("indsendt/{name}"), path)));
    }
    Ok(files)
}

/// The workbook of the programme around the first path, if it can be used.
pub(super) fn around(paths: &[PathBuf]) -> Option<Delivery> {
    usable(&Folder::around(paths.first()?)?.programme_file())
}

/// The workbook of a programme, if it can be used.
pub(super) fn usable(path: &Path) -> Option<Delivery> {
    let delivery = disk::read(PROGRAMME_FILE, path, ANY_YEAR);
    let found = rules::check(&delivery, &Context { programme: None, period: None });
    let usable = found.iter().all(|finding| finding.rule.severity < Severity::Error);
    Some(delivery).filter(|delivery| usable && delivery.submission().and_then(Programme::of).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::find;

    /// What is printed of a business case that is not sound when only these rules are asked for.
    fn printed(only: &[&str]) -> String {
        let only: Vec<&'static Rule> = only.iter().map(|code| find(code).unwrap()).collect();
        let sample = "samples/fjordby/indsendt/Borgerservice/Businesscase CBD marts FINAL.xlsx";
        let paths = [Path::new(env!("CARGO_MANIFEST_DIR")).join(sample)];
        let question =
            Question { paths: &paths, format: Format::Text, fails_at: Severity::Error, only: &only, every_file: false };
        let mut out = Vec::new();
        check(&question, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_rule_that_needs_every_file_is_not_said_to_find_nothing() {
        let alone = printed(&["L13", "H02"]);
        assert!(alone.contains("L13 og H02 kan ikke bedømmes her") && !alone.contains("intet at rette"), "{alone}");
        let both = printed(&["L13", "P01"]);
        assert!(both.contains("L13 kan ikke bedømmes her") && both.contains("intet at rette"), "{both}");
        assert!(!printed(&["P01", "F22"]).contains("bedømmes"));
    }
}
