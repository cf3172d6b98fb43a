//! `gevinst undersøg`: what the program sees in a file, before anyone mends anything; writes nothing.
use super::Outcome;
use crate::{
    disk::{self, Trouble},
    findings::Context,
    intake::{Delivery, name_inside, sha256},
    isolation::{self, Job, JobContext, ReadFile, Reader, Wanted},
    report::inspection::{HAS_WORKBOOK, Inspection, json, text},
    rules,
    xlsx::Packed,
};
use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};

/// What `undersøg` was asked.
pub struct Question<'a> {
    /// The files.
    pub paths: &'a [PathBuf],
    /// For programs instead of people.
    pub as_json: bool,
}

/// Looks into every file named, by a worker as every file is; one that cannot be read is a finding.
///
/// # Errors
/// A path that is no file, and no worker to read with.
pub fn inspect(question: &Question<'_>, out: &mut dyn Write) -> Result<Outcome, Trouble> {
    let rules = Context { programme: None, period: None };
    let context = JobContext { workbook: None, rules, year: disk::ANY_YEAR };
    let mut reader = Reader::new(&context);
    let mut seen = Vec::new();
    for path in question.paths {
        seen.extend(looked_at(path, &mut reader, &context)?);
    }
    let pick = |one: &Looked| if question.as_json { one.json.clone() } else { one.text.clone() };
    let each: Vec<String> = seen.iter().map(pick).collect();
    let printed = if question.as_json { json(&each) } else { text(&each) };
    let _ = out.write_all(printed.as_bytes());
    Ok(if seen.iter().all(|one| one.is_read) { Outcome::Clean } else { Outcome::Findings })
}

/// What is told of a file.
struct Looked {
    json: String,
    text: String,
    is_read: bool,
}

impl Looked {
    /// A file that could not be opened, or whose reading did not come to an end.
    fn unread(delivery: &Delivery, context: &JobContext<'_>) -> Self {
        let seen = Inspection::of(delivery, None, &rules::check(delivery, &context.rules));
        Self { json: seen.json(), text: seen.text(), is_read: false }
    }
}

/// A file, and what lies in it where it is a package.
fn looked_at(path: &Path, reader: &mut Reader<'_>, context: &JobContext<'_>) -> Result<Vec<Looked>, Trouble> {
    let about = fs::metadata(path).map_err(|error| Trouble::reading(path, &error))?;
    if about.is_dir() {
        let what = format!("{} er en mappe.", disk::shown(path));
        return Err(Trouble::new(what, "Skriv en fil. Hele mapper kontrolleres med gevinst tjek."));
    }
    let name = disk::relative(Path::new(""), path);
    let bytes = match disk::load(&name, path) {
        Ok(bytes) => bytes,
        Err(delivery) => return Ok(vec![Looked::unread(&delivery, context)]),
    };
    let (first, inside) = one(&name, &bytes, reader, context)?;
    let mut all = vec![first];
    for packed in inside {
        all.push(one(&name_inside(&name, &packed.name), &packed.bytes, reader, context)?.0);
    }
    Ok(all)
}

fn one(
    name: &str,
    bytes: &[u8],
    reader: &mut Reader<'_>,
    context: &JobContext<'_>,
) -> Result<(Looked, Vec<Packed>), Trouble> {
    let sum = sha256(bytes);
    let read = reader.read(Job { wanted: Wanted::Looks, name, sha256: &sum, bytes })?;
    let looked = read.and_then(|ReadFile { written, inside }| {
        let [json, text] = [written.head, written.body].map(|bytes| String::from_utf8(bytes).ok());
        let json = json?;
        // Only a file that is read has a workbook in it; a package has its content for that.
        let is_read = !inside.is_empty() || json.contains(HAS_WORKBOOK);
        Some((Looked { is_read, json, text: text? }, inside))
    });
    Ok(looked.unwrap_or_else(|| {
        (Looked::unread(&isolation::unfinished(name, sum, bytes.len() as u64), context), Vec::new())
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is said of files in a folder of their own, by the names they have there.
    fn said(files: &[(&str, &[u8])], as_json: bool) -> (Outcome, String) {
        let folder = tempfile::tempdir().unwrap();
        let paths: Vec<PathBuf> = files.iter().map(|(name, _)| folder.path().join(name)).collect();
        for (path, (_, bytes)) in paths.iter().zip(files) {
            fs::write(path, bytes).unwrap();
        }
        let mut out = Vec::new();
        let outcome = inspect(&Question { paths: &paths, as_json }, &mut out).unwrap();
        (outcome, String::from_utf8(out).unwrap())
    }

    #[test]
    fn a_refused_file_says_what_it_is_and_what_to_do() {
        let (outcome, text) =
            said(&[("CBD.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1W\0o\0r\0k\0b\0o\0o\0k\0\0\0")], false);
        assert_eq!(outcome, Outcome::Findings);
        assert!(text.contains("kan ikke læses") && text.contains("den gamle type .xls"), "{text}");
        assert!(text.contains("F02") && text.contains("Gem som"), "{text}");
    }

    #[test]
    fn no_personal_number_is_repeated() {
        let number = ["010203", "1234"].join("-");
        let (_, text) = said(&[(&format!("Sag {number}.csv"), b"a;b")], true);
        assert!(text.contains("010203-****") && !text.contains(&number), "{text}");
    }

    #[test]
    fn a_folder_is_sent_to_the_right_command() {
        let folder = tempfile::tempdir().unwrap();
        let paths = [folder.path().to_owned()];
        let trouble = inspect(&Question { paths: &paths, as_json: false }, &mut Vec::new()).unwrap_err();
        assert!(trouble.fix.contains("gevinst tjek"), "{trouble}");
    }
}
