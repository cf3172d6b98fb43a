//! What is kept of a file once its own rules have looked at it, for the steps that look at several.
//!
//! A programme of sixty centres has ten thousand files, and few of them count. So less is kept than was read, and what is
//! not kept has no place in these types: a rule across files that asks for it does not compile.
use super::{
    Arrived, Delivery, Identity, Place, RegistrationSums, Row, RowOf, RowTally, RowsOf, Sheet, Submission, Whereabouts,
};
use crate::schema::{Table, TableOf, Template, time_registration::registrations};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeSet, sync::Arc};

/// A file, kept. Why one could not be read is told by its findings.
#[derive(Debug)]
pub struct KeptFile {
    /// Path under the programme folder, `/` between its parts.
    pub file: Arc<str>,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// Its workbook, if it was read.
    pub workbook: Option<KeptWorkbook>,
}

/// A workbook, kept; by the reading of its file, or in the archive.
///
/// Any table can be asked for its rows,
///
/// ```
/// use gevinst::{intake::KeptWorkbook, schema::time_registration::tasks};
///
/// fn rows(workbook: &KeptWorkbook) -> usize {
///     workbook.rows(&tasks::TABLE).len()
/// }
/// ```
///
/// but not Registreringer, whose rows each point at a person and are let go,
///
/// ```compile_fail,E0308
/// use gevinst::{intake::KeptWorkbook, schema::time_registration::registrations};
///
/// fn rows(workbook: &KeptWorkbook) -> usize {
///     workbook.rows(&registrations::TABLE).len()
/// }
/// ```
///
/// and no sheet for the faults of its headers, which the file's own rules have told of.
///
/// ```compile_fail,E0609
/// use gevinst::intake::KeptWorkbook;
///
/// fn faults(workbook: &KeptWorkbook) -> usize {
///     workbook.sheets.iter().map(|sheet| sheet.headers.faults.len()).sum()
/// }
/// ```
#[derive(Clone, Debug)]
pub struct KeptWorkbook {
    /// Path under the programme folder.
    pub file: Arc<str>,
    /// What it says of itself; empty where it says nothing.
    pub identity: Identity,
    /// The template it says it is, if we know it.
    pub template: Option<&'static Template>,
    /// One per table of the template, in its order; empty when the template is unknown.
    pub sheets: Vec<KeptSheet>,
    /// What its registrations come to; nothing in any workbook but a time registration.
    pub registration_sums: Option<RegistrationSums>,
    /// `dcterms:modified`, as written.
    pub modified: Option<String>,
    /// What one version of it is told from another by.
    pub contents: Contents,
}

/// What the tables of a workbook hold, in short.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Contents {
    /// The ids that name something for good.
    pub named: BTreeSet<String>,
    /// Rows in all.
    pub rows: usize,
}

/// A table of the template, kept.
#[derive(Clone, Debug)]
pub struct KeptSheet {
    /// Which table.
    pub table: &'static Table,
    /// Where it is; for a missing one, where it should be.
    pub place: Place,
    /// The column of each field of the table.
    pub columns: Vec<Option<u16>>,
    /// Its rows with content; none of Registreringer.
    pub rows: Vec<Row>,
    /// What became of the rows that the door gave of it.
    pub tally: RowTally,
}

/// A workbook's rows by table, whatever else is known of it.
pub trait Tables {
    /// Path under the programme folder.
    fn file(&self) -> &Arc<str>;

    /// The template it says it is, if we know it.
    fn template(&self) -> Option<&'static Template>;

    /// The rows of a table, for those who read every table alike; none where it is missing.
    fn rows_in(&self, table: &'static Table) -> &[Row];

    /// Whether a table of the template was looked for and found nowhere.
    fn lacks(&self, table: &'static Table) -> bool;

    /// The rows of a table; none where it is missing.
    fn rows<In>(&self, table: &'static TableOf<In>) -> RowsOf<'_, In> {
        RowsOf::new(self.rows_in(table))
    }

    /// The only row of a form.
    fn form<In>(&self, table: &'static TableOf<In>) -> Option<RowOf<'_, In>> {
        self.rows(table).get(0)
    }
}

impl Tables for Submission {
    fn file(&self) -> &Arc<str> {
        &self.file
    }

    fn template(&self) -> Option<&'static Template> {
        self.template
    }

    fn rows_in(&self, table: &'static Table) -> &[Row] {
        Self::rows_in(self, table)
    }

    fn lacks(&self, table: &'static Table) -> bool {
        self.sheet(table).is_some_and(|sheet| sheet.found == Whereabouts::Missing)
    }
}

impl Tables for KeptWorkbook {
    fn file(&self) -> &Arc<str> {
        &self.file
    }

    fn template(&self) -> Option<&'static Template> {
        self.template
    }

    fn rows_in(&self, table: &'static Table) -> &[Row] {
        Self::rows_in(self, table)
    }

    fn lacks(&self, table: &'static Table) -> bool {
        // One that was found has a place for the column of each field, even where the column is gone.
        self.sheet(table).is_some_and(|sheet| sheet.columns.is_empty())
    }
}

impl KeptWorkbook {
    /// The rows of a table; none where it is missing.
    pub fn rows<In>(&self, table: &'static TableOf<In>) -> RowsOf<'_, In> {
        RowsOf::new(self.rows_in(table))
    }

    /// The same for those who read every table alike.
    pub fn rows_in(&self, table: &'static Table) -> &[Row] {
        self.sheet(table).map_or(&[], |sheet| &sheet.rows)
    }

    /// A table, kept.
    pub fn sheet(&self, table: &'static Table) -> Option<&KeptSheet> {
        self.sheets.iter().find(|sheet| sheet.table == table)
    }

    /// The only row of a form.
    pub fn form<In>(&self, table: &'static TableOf<In>) -> Option<RowOf<'_, In>> {
        self.rows(table).get(0)
    }

    /// The same workbook, lying elsewhere.
    #[must_use]
    pub fn at(mut self, file: &Arc<str>) -> Self {
        self.file = file.clone();
        for sheet in &mut self.sheets {
            sheet.place.file = file.clone();
            for row in &mut sheet.rows {
                row.place.file = file.clone();
            }
        }
        self
    }
}

impl Contents {
    fn of(submission: &Submission) -> Self {
        let tables = submission.sheets.iter().filter(|sheet| !sheet.table.is_form() && !sheet.table.is_computed());
        let rows = tables.flat_map(|sheet| &sheet.rows);
        let named = rows.clone().filter_map(|row| Some(row.id(row.table.naming()?)?.0)).collect();
        Self { named, rows: rows.count() }
    }
}

impl From<Delivery> for KeptFile {
    fn from(delivery: Delivery) -> Self {
        let Delivery { file, sha256, bytes, arrived } = delivery;
        let workbook = match arrived {
            Arrived::Read(submission) => Some((*submission).into()),
            _ => None,
        };
        Self { file, sha256, bytes, workbook }
    }
}

impl From<Submission> for KeptWorkbook {
    fn from(submission: Submission) -> Self {
        let contents = Contents::of(&submission);
        let Submission { file, identity, template, sheets, modified, .. } = submission;
        let sheets = sheets.into_iter().map(KeptSheet::from).collect();
        Self { file, identity, template, sheets, registration_sums: None, modified, contents }
    }
}

impl From<Sheet> for KeptSheet {
    fn from(sheet: Sheet) -> Self {
        let Sheet { table, place, headers, mut rows, tally, .. } = sheet;
        if table == registrations::TABLE.in_its_own_file() {
            rows = Vec::new();
        }
        let cells = rows.iter_mut().flat_map(|row| &mut row.cells).flatten();
        // That a formula stands there is asked for, what it says is not.
        cells.filter_map(|(_, cell)| cell.formula.as_mut()).for_each(String::clear);
        Self { table, place, columns: headers.columns, rows, tally }
    }
}
