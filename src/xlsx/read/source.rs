//! What lies behind a book, by the family of programs that saved it.
use super::super::{Book, Flow, Limits, Refusal, RowSeen, SheetTail, Weight};
use super::{container::Container, excel, ods};

/// The archive behind a book, and what has been read of it so far.
pub(in super::super) enum Source {
    /// An Excel workbook: a part per sheet.
    Excel(excel::ExcelSource),
    /// An `OpenDocument` spreadsheet: one part for all sheets.
    OpenDocument(ods::OdsSource),
}

/// Opens a workbook; see [`Book::open`].
pub(in super::super) fn open(bytes: Vec<u8>, limits: &Limits) -> Result<Book, Refusal> {
    let mut archive = Container::open(bytes, limits)?;
    // The extension is not asked: people rename files, and mail programs do it for them.
    if ods::is_spreadsheet(&mut archive)? { ods::open(archive, limits) } else { excel::open(archive, limits) }
}

impl Source {
    /// See [`Book::rows`].
    pub(in super::super) fn rows(
        &mut self,
        sheet: usize,
        visit: &mut dyn FnMut(&RowSeen<'_>) -> Flow,
    ) -> Result<SheetTail, Refusal> {
        match self {
            Self::Excel(source) => excel::rows(source, sheet, visit),
            Self::OpenDocument(source) => source.rows(sheet, visit),
        }
    }

    /// See [`Book::beside`].
    pub(in super::super) fn beside(&mut self) -> Vec<String> {
        match self {
            Self::Excel(source) => excel::beside(source),
            Self::OpenDocument(source) => source.beside(),
        }
    }

    /// See [`Book::is_overrun`].
    pub(in super::super) fn is_overrun(&self) -> bool {
        match self {
            Self::Excel(source) => source.is_overrun(),
            Self::OpenDocument(source) => source.is_overrun(),
        }
    }

    /// See [`Book::weight`].
    pub(in super::super) fn weight(&self) -> Weight {
        match self {
            Self::Excel(source) => source.weight(),
            Self::OpenDocument(source) => source.weight(),
        }
    }
}
