//! From a file's bytes to what becomes of it: a workbook that is read, a package that is taken apart, or a refusal.
use super::{Arrived, Delivery, PackageContents, find::intake};
use crate::{
    danish::printed,
    schema::identity,
    xlsx::{Book, Expendable, LIMITS, Packed, Refusal, Sealed, Unpacked, is_spreadsheet_name, unpack},
};
use std::sync::Arc;

/// Between a package and what was taken out of it: `mail.eml ▸ Businesscase CBD.xlsx`. No file has it in its own name
/// ([`own_name`]), so by its name a workbook says where it comes from.
const INSIDE: &str = " \u{25b8} ";

/// Bytes in which a mail of ours says that it is one.
const HEAD: usize = 2_048;

/// The name of something that was taken out of a package.
pub fn name_inside(container: &str, name: &str) -> String {
    format!("{container}{INSIDE}{name}")
}

/// The package that a workbook was taken out of, by the workbook's name.
pub fn container_of(file: &str) -> Option<&str> {
    file.split_once(INSIDE).map(|(container, _)| container)
}

/// A file's name as it lies in the folder; one that has the mark between a package and its content in it gets another.
pub fn own_name(file: &str) -> String {
    file.replace('\u{25b8}', ">")
}

impl Delivery {
    /// Opens and reads the bytes of the file called `name` in this process, which is never asked to read Excel's binary
    /// formats. What was in a package is named and let go.
    pub fn of(name: &str, bytes: &[u8], sha256: String, year: i16) -> Self {
        Self::taken_in(name, bytes, sha256, year, None).0
    }

    /// Opens and reads the bytes of a file, and takes a package apart: what lies in it is to be read as if it lay beside
    /// it. With a process that may be lost, Excel's binary formats are read too.
    pub fn taken_in(
        name: &str,
        bytes: &[u8],
        sha256: String,
        year: i16,
        process: Option<&Expendable>,
    ) -> (Self, Vec<Packed>) {
        let (size, file) = (bytes.len() as u64, printed(name).into());
        let (arrived, inside) = arrive(name, bytes, year, process);
        (Self { file, sha256, bytes: size, arrived }, inside)
    }
}

fn arrive(name: &str, bytes: &[u8], year: i16, process: Option<&Expendable>) -> (Arrived, Vec<Packed>) {
    if is_own_mail(bytes) {
        return (Arrived::Own, Vec::new());
    }
    let opened = match process {
        Some(process) => Book::open_any(bytes.to_vec(), &LIMITS, process),
        None => Book::open(bytes.to_vec(), &LIMITS),
    };
    match opened {
        Ok(mut book) => (read(name, &mut book, year), Vec::new()),
        // Whatever the name says: people rename a zip archive to .xlsx, and a mail has no name at all.
        Err(refusal @ (Refusal::NotAWorkbook | Refusal::PlainText | Refusal::Html)) => match unpack(bytes, &LIMITS) {
            Some(unpacked) => contents(name, unpacked),
            None => (Arrived::Refused(refusal), Vec::new()),
        },
        Err(refusal) => (Arrived::Refused(refusal), Vec::new()),
    }
}

fn read(name: &str, book: &mut Book, year: i16) -> Arrived {
    let submission = intake(name, book, year);
    // What went over a limit underway has been read in part, and a part is no delivery.
    match book.overrun() {
        Some(refusal) => Arrived::Refused(refusal),
        None if submission.template.is_none() && is_own_report(book) => Arrived::Own,
        None => Arrived::Read(Box::new(submission)),
    }
}

/// What a package comes to: what lies in it is read apart, under names of their own.
fn contents(name: &str, unpacked: Result<Unpacked, Refusal>) -> (Arrived, Vec<Packed>) {
    let Unpacked { spreadsheets, sealed } = match unpacked {
        Ok(_) if container_of(name).is_some() => {
            return (Arrived::Refused(Refusal::Sealed(Sealed::Nested)), Vec::new());
        }
        Ok(unpacked) => unpacked,
        Err(refusal) => return (Arrived::Refused(refusal), Vec::new()),
    };
    match (spreadsheets.is_empty(), sealed.first()) {
        (true, None) => (Arrived::Refused(Refusal::NoneInside), Vec::new()),
        (true, Some((_, kind))) => (Arrived::Refused(Refusal::Sealed(*kind)), Vec::new()),
        (false, _) => {
            let named = |name: &str| -> Arc<str> { printed(name).into() };
            let contents = PackageContents {
                workbooks: spreadsheets.iter().map(|packed| named(&packed.name)).collect(),
                sealed: sealed.iter().map(|(name, _)| named(name)).collect(),
            };
            (Arrived::Unpacked(contents), spreadsheets)
        }
    }
}

/// A reminder as we wrote it, lying in the folder as a draft.
fn is_own_mail(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(HEAD)];
    let holds = |text: &str| head.windows(text.len()).any(|window| window == text.as_bytes());
    head.starts_with(b"X-Unsent:") && holds(identity::MAIL_BOUNDARY)
}

/// A report or a receipt of ours.
fn is_own_report(book: &Book) -> bool {
    identity::WRITTEN.iter().any(|key| book.properties.contains_key(*key))
}

/// Whether a name is that of a package or a mail: whatever is in it, it may hold a delivery.
pub fn is_container_name(file: &str) -> bool {
    const ENDINGS: [&str; 12] = ["zip", "eml", "msg", "7z", "rar", "gz", "tgz", "tar", "cab", "p7m", "oft", "mbox"];
    let ending = file.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
    !is_spreadsheet_name(file) && ending.is_some_and(|ending| ENDINGS.contains(&&*ending))
}
