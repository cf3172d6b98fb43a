//! The spreadsheets in a zip archive or a mail: what people send when they send "the workbook".
//!
//! One container deep: a package within a package is named and not opened. Documents of the office programs are zip
//! archives too; they are no packages, and a workbook embedded in a report in Word is nobody's delivery.
use super::super::{Limit, Limits, Refusal, Sealed};
use super::{container::Container, excel, kind, mail, ods};
use std::collections::BTreeSet;

/// Letters of a name that are kept, from its end, where the kind of file stands.
const LONGEST_NAME: usize = 120;

/// A spreadsheet as it lay in a package or a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packed {
    /// Its name there, with `/` between its folders; made safe to show and different from every other in there.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What a package or a mail holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unpacked {
    /// The spreadsheets, in the order they lie there.
    pub spreadsheets: Vec<Packed>,
    /// What is packed once more, and may hold others.
    pub sealed: Vec<(String, Sealed)>,
}

/// What lies in a zip archive or a mail; nothing where the bytes are neither.
pub fn unpack(bytes: &[u8], limits: &Limits) -> Option<Result<Unpacked, Refusal>> {
    if kind::is_zip(bytes) {
        // What cannot be opened has been told of already, by whoever tried it as a workbook.
        let mut archive = Container::open(bytes.to_vec(), limits).ok().filter(|archive| !is_document(archive))?;
        return Some(from_zip(&mut archive, limits));
    }
    mail::is_mail(bytes).then(|| from_mail(bytes, limits))
}

/// Whether a name promises a spreadsheet.
pub fn is_spreadsheet_name(file: &str) -> bool {
    const ENDINGS: [&str; 16] = [
        "xlsx", "xlsm", "xltx", "xltm", "xls", "xlt", "xlsb", "ods", "ots", "fods", "csv", "tsv", "numbers",
        "gnumeric", "et", "sxc",
    ];
    let ending = file.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
    ending.is_some_and(|ending| ENDINGS.contains(&&*ending))
}

/// A document of the office programs, whatever it is of.
fn is_document(archive: &Container) -> bool {
    archive.has("[Content_Types].xml") || archive.has("mimetype") || archive.has("META-INF/manifest.xml")
}

fn from_zip(archive: &mut Container, limits: &Limits) -> Result<Unpacked, Refusal> {
    let mut found = Found::default();
    for (index, (name, size)) in archive.entries().into_iter().enumerate() {
        if name.ends_with(['/', '\\']) || is_noise(&name) {
            continue;
        }
        if size > limits.file_bytes {
            if is_spreadsheet_name(&name) {
                return Err(Limit::FileBytes.exceeded(size, limits.file_bytes));
            }
            continue;
        }
        match archive.entry(index) {
            Ok(bytes) => found.add(&name, bytes, limits),
            Err(Refusal::Encrypted) => return Err(Refusal::Sealed(Sealed::EncryptedZip)),
            Err(refusal) if refusal.is_too_large() || is_spreadsheet_name(&name) => return Err(refusal),
            // A picture that is damaged is nobody's delivery.
            Err(_) => {}
        }
    }
    Ok(found.unpacked)
}

fn from_mail(bytes: &[u8], limits: &Limits) -> Result<Unpacked, Refusal> {
    let mut found = Found::default();
    for (place, part) in mail::parts(bytes).into_iter().enumerate() {
        if place == limits.entries {
            return Err(Limit::Entries.exceeded(place + 1, limits.entries));
        }
        match part {
            mail::Part::Mail(name) => found.seal(&name, Sealed::Nested),
            mail::Part::File(name, bytes) => found.add(&name, bytes, limits),
        }
    }
    Ok(found.unpacked)
}

/// What nobody has put there: a Mac's copy of a file's properties, a lock file.
fn is_noise(name: &str) -> bool {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    file.starts_with("._") || file.starts_with("~$") || file.starts_with(".~") || name.starts_with("__MACOSX")
}

/// What has been found so far.
#[derive(Default)]
struct Found {
    unpacked: Unpacked,
    names: BTreeSet<String>,
}

impl Found {
    fn add(&mut self, name: &str, bytes: Vec<u8>, limits: &Limits) {
        match content(name, &bytes, limits) {
            Content::Spreadsheet => {
                let name = self.named(name);
                self.unpacked.spreadsheets.push(Packed { name, bytes });
            }
            Content::Sealed(sealed) => self.seal(name, sealed),
            Content::Other => {}
        }
    }

    fn seal(&mut self, name: &str, sealed: Sealed) {
        let name = self.named(name);
        self.unpacked.sealed.push((name, sealed));
    }

    fn named(&mut self, name: &str) -> String {
        let name = shown(name);
        let (stem, ending) = name.rsplit_once('.').unwrap_or((&name, ""));
        let counted =
            |count| if ending.is_empty() { format!("{stem} ({count})") } else { format!("{stem} ({count}).{ending}") };
        // There are as many names as parts, and one number more than there are names is free.
        let more = (2..=self.names.len() + 2).map(counted);
        let own = std::iter::once(name.clone()).chain(more).find(|name| self.names.insert(name.to_lowercase()));
        own.expect("one number more than there are names is free")
    }
}

/// What something in a package is.
enum Content {
    Spreadsheet,
    Sealed(Sealed),
    Other,
}

fn content(name: &str, bytes: &[u8], limits: &Limits) -> Content {
    let by_name = || if is_spreadsheet_name(name) { Content::Spreadsheet } else { Content::Other };
    if kind::is_zip(bytes) {
        return match Container::open(bytes.to_vec(), limits) {
            Ok(mut archive) => {
                let is_ods = ods::is_spreadsheet(&mut archive) == Ok(true);
                if is_ods || excel::is_workbook(&archive) {
                    Content::Spreadsheet
                } else if is_document(&archive) || is_spreadsheet_name(name) {
                    by_name()
                } else {
                    Content::Sealed(Sealed::Nested)
                }
            }
            Err(_) if is_spreadsheet_name(name) => Content::Spreadsheet,
            Err(_) => Content::Sealed(Sealed::Nested),
        };
    }
    match kind::refuse(bytes) {
        Refusal::OldExcel | Refusal::XmlSpreadsheet => Content::Spreadsheet,
        Refusal::Sealed(_) if is_spreadsheet_name(name) => Content::Spreadsheet,
        Refusal::Sealed(sealed) => Content::Sealed(sealed),
        _ if mail::is_secured(name) => Content::Sealed(Sealed::SecureMail),
        _ if mail::is_mail(bytes) && !is_spreadsheet_name(name) => Content::Sealed(Sealed::Nested),
        _ => by_name(),
    }
}

/// A name as it can be shown, on one line and in one direction: letters that steer a terminal, or turn the reading
/// direction (UAX #9), are taken out, and the mark that stands between a package and what lies in it is another.
fn shown(name: &str) -> String {
    let steers = |letter: char| {
        letter.is_control()
            || matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    let slashed = name.replace('\\', "/").replace('\u{25b8}', ">");
    let steps = slashed.split('/').map(str::trim).filter(|step| !matches!(*step, "" | "." | ".."));
    let whole: String = steps.collect::<Vec<_>>().join("/").chars().filter(|letter| !steers(*letter)).collect();
    let whole = super::text::composed(&whole).into_owned();
    let skipped = whole.chars().count().saturating_sub(LONGEST_NAME);
    let cut: String = whole.chars().skip(skipped).collect();
    if cut.trim().is_empty() { UNNAMED.to_owned() } else { cut }
}

/// What is called nothing in the mail.
const UNNAMED: &str = "uden navn";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_shown_on_one_line() {
        for (name, wanted) in [
            ("CBD\u{1b}[2J\r\n.xlsx", "CBD[2J.xlsx"),
            ("a\\b\\c.xlsx", "a/b/c.xlsx"),
            ("../../x \u{25b8} y.xlsx", "x > y.xlsx"),
            ("Ka\u{30a}l.xlsx", "Kål.xlsx"),
            ("\u{202e}xslx.exe", "xslx.exe"),
            ("", "uden navn"),
        ] {
            assert_eq!(shown(name), wanted);
        }
        assert_eq!(shown(&"x".repeat(1_000)).len(), LONGEST_NAME);
    }

    #[test]
    fn names_in_a_package_are_told_apart() {
        let mut found = Found::default();
        let names = ["a/x.xlsx", "A/X.xlsx", "a/x.xlsx", "y"].map(|name| found.named(name));
        assert_eq!(names, ["a/x.xlsx", "A/X (2).xlsx", "a/x (3).xlsx", "y"]);
    }
}
