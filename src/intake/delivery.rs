//! A file as it arrived, and what was read from it.
use super::{Headers, Place, Row, RowOf, RowsOf, Told};
use crate::{
    danish::cpr::Certainty,
    schema::{Table, TableOf, Template},
    xlsx::{Area, At, Cell, Format, Refusal, Visibility},
};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A file found in the programme folder.
#[derive(Debug)]
pub struct Delivery {
    /// Path under the programme folder, `/` between its parts.
    pub file: Arc<str>,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// What became of it.
    pub arrived: Arrived,
}

/// What became of a file on its way in.
#[derive(Debug)]
pub enum Arrived {
    /// By its name nobody sent it: a lock file, a system file.
    Noise,
    /// It cannot be read, from the disk or as a workbook.
    Refused(Refusal),
    /// Reading it did not come to an end.
    Unfinished,
    /// It was read.
    Read(Box<Submission>),
    /// A package or a mail: what lies in it was taken out, to be read under names of their own.
    Unpacked(PackageContents),
    /// A receipt, a report or a mail that this program has written.
    Own,
}

/// What lies in a package, by the names there.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct PackageContents {
    /// What was taken out.
    pub workbooks: Vec<Arc<str>>,
    /// What is packed once more, and was not opened.
    pub sealed: Vec<Arc<str>>,
}

impl Delivery {
    /// The workbook, if it was read.
    pub fn submission(&self) -> Option<&Submission> {
        match &self.arrived {
            Arrived::Read(submission) => Some(submission),
            _ => None,
        }
    }
}

/// What a workbook says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Identity {
    /// The template's id.
    pub template: String,
    /// The edition's number.
    pub edition: String,
    /// The programme's id.
    pub programme: String,
    /// The centre's code.
    pub centre: String,
    /// The period.
    pub period: String,
    /// What tells this copy from every other.
    pub instance: String,
}

/// A workbook, read.
#[derive(Clone, Debug)]
pub struct Submission {
    /// Path under the programme folder.
    pub file: Arc<str>,
    /// What it says of itself, when all that say something are heard; empty where nothing does.
    pub identity: Identity,
    /// What each of its hidden carriers says; nothing where both are gone.
    pub told: Vec<Told>,
    /// The template it says it is, if we know it; of a workbook that does not say, the one its sheets are of.
    pub template: Option<&'static Template>,
    /// One per table of the template, in its order; empty when the template is unknown.
    pub sheets: Vec<Sheet>,
    /// `dcterms:modified`, as written.
    pub modified: Option<String>,
    /// Carries macros.
    pub has_macros: bool,
    /// Refers to other workbooks.
    pub has_external_links: bool,
    /// Which family of programs saved it.
    pub format: Format,
    /// Places that hold something about a person; the thing itself is not kept.
    pub personal: Vec<Personal>,
}

/// A place where a personal identity number stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Personal {
    /// The sheet.
    pub place: Place,
    /// The cell; nothing for the sheet's or the file's name.
    pub at: Option<At>,
    /// How sure we are.
    pub certainty: Certainty,
}

/// How a table was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Whereabouts {
    /// By the name of its Excel table or sheet.
    ByName,
    /// By its headers.
    ByHeaders,
    /// Not at all.
    Missing,
}

/// Every row with content on the sheet a table was found on, counted by what became of it. The rows of the table
/// themselves are not counted here: whoever holds this against them finds a row that was lost on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RowTally {
    /// Rows the reading door gave, counted as they came and before anything was asked of them.
    pub streamed: u32,
    /// Down to the headers, they included.
    pub above: u32,
    /// Sums and notes among the rows, which are no rows of the table.
    pub asides: u32,
    /// Nothing is typed in the table's columns: a row of our own formulas, formulas that give nothing, or something that
    /// stands beside the table or under merged cells.
    pub untyped: u32,
    /// After the last row that is read.
    pub beyond: u32,
}

/// A table of the template, as found in the workbook.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// Which table.
    pub table: &'static Table,
    /// How it was found.
    pub found: Whereabouts,
    /// Where it is; for a missing one, where it should be.
    pub place: Place,
    /// Whether people see the sheet.
    pub visibility: Visibility,
    /// Its header row.
    pub headers: Headers,
    /// Its rows with content.
    pub rows: Vec<Row>,
    /// Rows between the headers and the last row of the table that are none of its rows and no sum or note either.
    pub blank_rows: u32,
    /// Every row of the sheet, counted.
    pub tally: RowTally,
    /// More rows follow than are read.
    pub too_many_rows: bool,
    /// The sheet's part of the file breaks off or is damaged.
    pub broken_off: bool,
    /// Merged areas.
    pub merged: Vec<Area>,
    /// What stands under merged cells, where nobody sees it, and is not read: the field, the cell and its content.
    pub covered: Vec<(usize, At, Cell)>,
    /// Fields with content that nobody sees, since their column is hidden, or in a form their row.
    pub hidden: Vec<usize>,
    /// Where a field's column or label stands again and says something else: the field, the cell and its content.
    pub contradictions: Vec<(usize, At, Cell)>,
    /// Whether the table stands again beside the one that is read, with other content.
    pub differs_beside: bool,
    /// Rows of formulas that give nothing, which are no rows: the first, and how many.
    pub idle: Option<(u32, u32)>,
    /// Other sheets with rows for the same table.
    pub rivals: Vec<Rival>,
    /// Sums and notes among the rows, which are no rows of the table: where they begin.
    pub asides: Vec<At>,
}

/// Another sheet with rows for a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rival {
    /// Its name.
    pub sheet: Arc<str>,
    /// Whether nothing but their order tells it from the one that is read.
    pub is_equal: bool,
}

impl Sheet {
    /// A table that is not there, at the place where it should be; also what every other one is made from.
    pub fn missing(table: &'static Table, place: Place) -> Self {
        Self {
            table,
            found: Whereabouts::Missing,
            place,
            visibility: Visibility::Shown,
            headers: Headers::default(),
            rows: Vec::new(),
            blank_rows: 0,
            tally: RowTally::default(),
            too_many_rows: false,
            broken_off: false,
            merged: Vec::new(),
            covered: Vec::new(),
            hidden: Vec::new(),
            contradictions: Vec::new(),
            differs_beside: false,
            idle: None,
            rivals: Vec::new(),
            asides: Vec::new(),
        }
    }
}

impl Submission {
    /// The rows of a table; none where it is missing.
    pub fn rows<In>(&self, table: &'static TableOf<In>) -> RowsOf<'_, In> {
        RowsOf::new(self.rows_in(table))
    }

    /// The same for those who read every table alike.
    pub fn rows_in(&self, table: &'static Table) -> &[Row] {
        self.sheet(table).map_or(&[], |sheet| &sheet.rows)
    }

    /// A table as found.
    pub fn sheet(&self, table: &'static Table) -> Option<&Sheet> {
        self.sheets.iter().find(|sheet| sheet.table == table)
    }

    /// The only row of a form.
    pub fn form<In>(&self, table: &'static TableOf<In>) -> Option<RowOf<'_, In>> {
        self.rows(table).get(0)
    }
}
