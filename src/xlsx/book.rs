//! A workbook that has come in: its sheets and tables by name, its cells on demand, row by row.
use super::{Area, Cell};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, ops::ControlFlow};

/// Whether people see a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Visibility {
    /// A tab like any other.
    #[default]
    Shown,
    /// Can be shown again from the tab's menu.
    Hidden,
    /// Can be shown again only by a program.
    VeryHidden,
}

/// Which family of programs saved a workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Format {
    /// Office Open XML: `.xlsx` and `.xlsm`.
    #[default]
    Excel,
    /// `OpenDocument`: `.ods`.
    OpenDocument,
    /// Excel 5 to 2003: `.xls`.
    OldExcel,
    /// Excel's binary format: `.xlsb`.
    BinaryExcel,
}

/// What a workbook weighs on the scales of [`Limits`](super::Limits), as far as it has been read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Weight {
    /// Entries of the archive.
    pub entries: usize,
    /// Bytes of the parts that were inflated; a small part counts as four kilobytes.
    pub inflated_bytes: u64,
    /// Texts that cells share.
    pub strings: usize,
}

/// A table (list object) as its sheet declares it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableHead {
    /// Its display name.
    pub name: String,
    /// Header row included.
    pub area: Area,
}

/// What is known of a sheet before its cells are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetHead {
    /// The tab's text, in NFC, as typed.
    pub name: String,
    /// Whether people see it.
    pub visibility: Visibility,
    /// Its tables; those with an impossible area (`C9:A1`) are left out.
    pub tables: Vec<TableHead>,
}

/// What a sheet says after its cells.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct SheetTail {
    /// Merged areas.
    pub merged: Vec<Area>,
    /// Hidden columns, first and last of each run.
    pub hidden_columns: Vec<(u16, u16)>,
    /// Texts of the sheet that stand in none of the cells that are read, a line each: those of the columns beyond
    /// [`Limits::columns`](super::Limits), lists and prompts of a validation, links, the header and footer of the printed page.
    pub beside: String,
}

/// A row with content, as it streams by. Rows come in the order of the sheet; blank ones do not come.
#[derive(Debug)]
pub struct RowSeen<'a> {
    /// Row number from zero.
    pub row: u32,
    /// Hidden by hand or by a filter.
    pub hidden: bool,
    /// Columns from zero and their cells, ascending; blank cells are left out.
    pub cells: &'a [(u16, Cell)],
}

/// Whether the reader of rows wants the next one.
pub type Flow = ControlFlow<()>;

/// A workbook, opened and measured; [`Book::open`] and [`Book::rows`] read it.
pub struct Book {
    /// Which family of programs saved it.
    pub format: Format,
    /// Its sheets in tab order (chart and dialog sheets left out).
    pub sheets: Vec<SheetHead>,
    /// Workbook-wide defined names and what they refer to, e.g. `Tiltag!$A$5:$M$45`.
    pub names: BTreeMap<String, String>,
    /// Custom document properties as text.
    pub properties: BTreeMap<String, String>,
    /// `dcterms:modified` as written, e.g. `2026-04-02T09:15:00Z`.
    pub modified: Option<String>,
    /// Carries macros; they are never run.
    pub has_macros: bool,
    /// Refers to other workbooks; they are never followed.
    pub has_external_links: bool,
    /// Counts days from 1904-01-01 rather than from the end of 1899, as Excel for the Mac did: serial numbers are 1,462
    /// less.
    pub epoch_1904: bool,
    pub(super) source: super::read::Source,
}
