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
    TooLarge,
    /// The disk does not give it to us: locked, or no access.
    Unreadable,
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
    grace_bytes: 1 << 20,
    entries: 1_000,
    columns: 256,
    text_chars: 32_767,
};

impl Book {
    /// Opens a workbook from its bytes. No sheet is inflated yet.
    ///
    /// # Errors
    /// What makes the bytes unreadable as a workbook.
    pub fn open(bytes: Vec<u8>, limits: &Limits) -> Result<Self, Refusal> {
        read::open(bytes, limits)
    }

    /// What it weighs, as far as it has been read.
    pub fn weight(&self) -> Weight {
        self.source.weight()
    }

    /// Whether anything that was to be read went over a limit, so that what has been read is not all there is.
    pub fn is_overrun(&self) -> bool {
        self.source.is_overrun()
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
