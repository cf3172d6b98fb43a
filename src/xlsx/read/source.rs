//! What lies behind a book, by the family of programs that saved it.
use super::super::{Book, Expendable, Flow, Limits, Refusal, RowSeen, SheetTail, Weight};
use super::{binary, container::Container, excel, ods};

/// The archive behind a book, and what has been read of it so far.
pub(in super::super) enum Source {
    /// An Excel workbook: a part per sheet.
    Excel(excel::ExcelSource),
    /// An `OpenDocument` spreadsheet: one part for all sheets.
    OpenDocument(ods::OdsSource),
    /// An older or binary Excel workbook, read whole.
    Binary(binary::BinarySource),
}

/// Opens a workbook; see [`Book::open`].
pub(in super::super) fn open(bytes: Vec<u8>, limits: &Limits) -> Result<Book, Refusal> {
    let mut archive = Container::open(bytes, limits)?;
    // The extension is not asked: people rename files, and mail programs do it for them.
    if ods::is_spreadsheet(&mut archive)? { ods::open(archive, limits) } else { excel::open(archive, limits) }
}

/// Opens a workbook of any format; see [`Book::open_any`].
pub(in super::super) fn open_any(bytes: Vec<u8>, limits: &Limits, _: &Expendable) -> Result<Book, Refusal> {
    // A copy, since opening takes the bytes; it is the size of a file at most.
    match open(bytes.clone(), limits) {
        Err(Refusal::OldExcel) => binary::open_xls(bytes, limits),
        Err(Refusal::BinaryExcel) => binary::open_xlsb(bytes, limits),
        opened => opened,
    }
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
            Self::Binary(source) => source.rows(sheet, visit),
        }
    }

    /// See [`Book::beside`].
    pub(in super::super) fn beside(&mut self) -> Vec<String> {
        match self {
            Self::Excel(source) => excel::beside(source),
            Self::OpenDocument(source) => source.beside(),
            Self::Binary(_) => Vec::new(),
        }
    }

    /// See [`Book::overrun`].
    pub(in super::super) fn overrun(&self) -> Option<Refusal> {
        match self {
            Self::Excel(source) => source.overrun(),
            Self::OpenDocument(source) => source.overrun(),
            Self::Binary(_) => None,
        }
    }

    /// See [`Book::weight`].
    pub(in super::super) fn weight(&self) -> Weight {
        match self {
            Self::Excel(source) => source.weight(),
            Self::OpenDocument(source) => source.weight(),
            Self::Binary(_) => Weight::default(),
        }
    }
}
