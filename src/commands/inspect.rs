//! `gevinst undersøg`: what the program sees in a file, before anyone mends anything; writes nothing.
use super::Outcome;
use crate::{
    disk::{self, Trouble},
    findings::Context,
    intake::look,
    report::inspection::{Inspection, json, text},
    rules,
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

/// Looks into every file named; one that cannot be read is a finding.
///
/// # Errors
/// A path that is no file.
pub fn inspect(question: &Question<'_>, out: &mut dyn Write) -> Result<Outcome, Trouble> {
    let seen = question.paths.iter().map(|path| one(path)).collect::<Result<Vec<_>, _>>()?;
    let printed = if question.as_json { json(&seen) } else { text(&seen) };
    let _ = out.write_all(printed.as_bytes());
    let refused = seen.iter().any(|one| !one.is_read());
    Ok(if refused { Outcome::Findings } else { Outcome::Clean })
}

fn one(path: &Path) -> Result<Inspection, Trouble> {
    let about = fs::metadata(path).map_err(|error| Trouble::reading(path, &error))?;
    if about.is_dir() {
        let what = format!("{} er en mappe.", disk::shown(path));
        return Err(Trouble::new(what, "Skriv en fil. Hele mapper kontrolleres med gevinst tjek."));
    }
    let delivery = disk::read(&disk::relative(Path::new(""), path), path, disk::ANY_YEAR);
    let looks = delivery.submission().and_then(|submission| look(fs::read(path).ok()?, submission));
    let found = rules::check(&delivery, &Context { programme: None, period: None });
    Ok(Inspection::of(&delivery, looks.as_ref(), &found))
}

/// Only a file that is read has a workbook in it.
impl Inspection {
    fn is_read(&self) -> bool {
        self.workbook.is_some()
    }
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
