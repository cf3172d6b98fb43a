//! Opening a workbook from untrusted bytes: measured first, then read part by part, bounded everywhere.
use super::{Book, Flow, RowSeen, SheetTail, Weight, read};
use serde::{Deserialize, Serialize};

/// Why a file cannot be read as a workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Refusal {
    /// No bytes at all.
    Empty,
    /// Encrypted with a password.
    Encrypted,
    /// Encrypted by a sensitivity label.
    Labelled,
    /// The old binary `.xls`.
    OldExcel,
    /// The binary `.xlsb`.
    BinaryExcel,
    /// A spreadsheet as one bare XML file, as Excel 2003 and LibreOffice can save it.
    XmlSpreadsheet,
    /// An Apple Numbers document.
    Numbers,
    /// Comma- or semicolon-separated text, or other plain text.
    PlainText,
    /// A web page.
    Html,
    /// A PDF.
    Pdf,
    /// A pointer to a file in the cloud, not the file.
    Placeholder,
    /// A zip archive that is no workbook, or another kind of file.
    NotAWorkbook,
    /// Cut off or damaged.
    Damaged,
    /// Larger than a limit, or packed like a bomb.
    TooLarge(Excess),
    /// A package, a mail or another file that others are packed in, and that is not opened here.
    Sealed(Sealed),
    /// A zip archive or a mail that has been looked through and holds no spreadsheet.
    NoneInside,
    /// The disk does not give it to us: locked, or no access.
    Unreadable,
}

/// The limit that a file goes over, and by how much.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Excess {
    /// Which limit.
    pub limit: Limit,
    /// What was seen; as far as it was measured.
    pub seen: u64,
    /// The most that is read.
    pub most: u64,
}

/// A bound of [`Limits`], or one that follows from them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Limit {
    /// Bytes of the file.
    FileBytes,
    /// Bytes of all parts once inflated.
    InflatedBytes,
    /// Inflated bytes per packed byte of a part.
    Ratio,
    /// Entries of the archive.
    Entries,
    /// Sheets, relations or texts.
    Parts,
    /// Bytes of rows and cells that stand for many.
    Repeated,
}

impl Refusal {
    /// Whether it is a matter of size.
    pub fn is_too_large(&self) -> bool {
        matches!(self, Self::TooLarge(_))
    }
}

impl Limit {
    /// Over this limit.
    pub(crate) fn exceeded(self, seen: impl TryInto<u64>, most: impl TryInto<u64>) -> Refusal {
        let [seen, most] = [seen.try_into().unwrap_or(u64::MAX), most.try_into().unwrap_or(u64::MAX)];
        Refusal::TooLarge(Excess { limit: self, seen, most })
    }
}

/// What a file is that others are packed in, and that is not opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Sealed {
    /// A mail as Outlook saves it, `.msg`.
    OutlookMail,
    /// Attachments as Outlook packs them for other mail programs, `winmail.dat`.
    Tnef,
    /// A 7-Zip archive.
    SevenZip,
    /// A RAR archive.
    Rar,
    /// A gzip file.
    Gzip,
    /// A zip archive whose files ask for a password.
    EncryptedZip,
    /// A mail that only its receiver can open, `.p7m`.
    SecureMail,
    /// A package or a mail inside another.
    Nested,
}

/// The bounds within which a file is read.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes of the file.
    pub file_bytes: u64,
    /// Bytes of all parts once inflated.
    pub inflated_bytes: u64,
    /// Inflated bytes per packed byte of a part. DEFLATE reaches 1,032 to one; the XML of a sheet is seldom packed 20
    /// to one.
    pub ratio: u64,
    /// The same where the part is text of which hardly two lines are the same, as no bomb is: a list of two hundred
    /// thousand texts was seen to be packed 121 to one.
    pub varied_ratio: u64,
    /// Inflated bytes of a part before the ratio counts: a small part of equal rows packs better than any bomb.
    pub grace_bytes: u64,
    /// Entries of the archive.
    pub entries: usize,
    /// Columns from `A` on that are looked at. A stray cell in `XFD` is stepped over.
    pub columns: u16,
    /// Characters of one text; Excel allows 32,767 in a cell.
    pub text_chars: usize,
}

/// The limits of docs/fagligt.md §11.
pub const LIMITS: Limits = Limits {
    file_bytes: 25 << 20,
    inflated_bytes: 250 << 20,
    ratio: 100,
    varied_ratio: 250,
    grace_bytes: 1 << 20,
    entries: 1_000,
    columns: 256,
    text_chars: 32_767,
};

/// **A process that may be lost.** Only such a one opens what [`Book::open`] refuses as
/// [`Refusal::OldExcel`] or [`Refusal::BinaryExcel`]. It is made in one place, the worker's own, and a test
/// (`tests/house`) holds that; so no other code of this crate can read these formats, nor any that uses it.
pub struct Expendable(());

impl Expendable {
    /// For the worker alone.
    pub(crate) fn this_process() -> Self {
        Self(())
    }
}

impl Book {
    /// Opens a workbook from its bytes. No sheet is inflated yet.
    ///
    /// # Errors
    /// What makes the bytes unreadable as a workbook.
    pub fn open(bytes: Vec<u8>, limits: &Limits) -> Result<Self, Refusal> {
        read::open(bytes, limits)
    }

    /// The same, and the binary formats too: another reader's, which a file may make panic, abort or stand still.
    ///
    /// # Errors
    /// What makes the bytes unreadable as a workbook.
    pub fn open_any(bytes: Vec<u8>, limits: &Limits, process: &Expendable) -> Result<Self, Refusal> {
        read::open_any(bytes, limits, process)
    }

    /// What it weighs, as far as it has been read.
    pub fn weight(&self) -> Weight {
        self.source.weight()
    }

    /// The limit that anything that was to be read went over, so that what has been read is not all there is.
    pub fn overrun(&self) -> Option<Refusal> {
        self.source.overrun()
    }

    /// What people see beside the cells: notes, comments, text boxes; and the document's properties. One text per part.
    pub fn beside(&mut self) -> Vec<String> {
        self.source.beside()
    }

    /// Shows each row of a sheet that has content, until `visit` breaks off; then the merged areas, which come
    /// after the rows, are not known.
    ///
    /// A cell that is damaged by itself is a [`Seen::Fault`](super::Seen::Fault) that spells its type and value as
    /// the file does, e.g. `s:99`.
    ///
    /// # Errors
    /// [`Refusal::Damaged`] or [`Refusal::TooLarge`]; rows shown before that were whole.
    pub fn rows(&mut self, sheet: usize, visit: &mut dyn FnMut(&RowSeen<'_>) -> Flow) -> Result<SheetTail, Refusal> {
        self.source.rows(sheet, visit)
    }
}
