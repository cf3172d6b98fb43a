//! From a [`Book`](crate::xlsx::Book) and the schema to a [`Submission`] of [`Row`]s: which sheet holds which table,
//! which column is which field, and the cells of each row as they were seen. What is odd is kept, to be told by a rule.
//!
//! In reading order: `delivery` (what comes out), `arrival` (from bytes to that), `find` (the pass over the sheets),
//! `identity` (what the workbook is, and where it says so), `candidates` (which sheet a table is read from), `headers`,
//! `likely`, `form` and `read` (one table of one sheet), `copies` (the same table on another sheet), `row` (typed access
//! to a cell). Apart from these: `registration_sums` (what is kept of time registrations) and
//! `inspection` (for `gevinst inspicer`).
//!
//! **Architecture invariant.** Intake never fails and never warns: even "sheet missing" and "not a number" are rules.
mod arrival;
mod candidates;
mod checksum;
mod copies;
mod delivery;
mod find;
mod form;
mod headers;
mod identity;
mod inspection;
mod kept;
mod likely;
mod read;
mod registration_sums;
mod row;

pub use arrival::{container_of, is_container_name, name_inside, own_name};
pub use checksum::{hexadecimal, sha256};
pub use delivery::{
    Arrived, Delivery, Identity, PackageContents, Personal, Rival, RowTally, Sheet, Submission, Whereabouts,
};
pub use find::intake;
pub use headers::{HeaderFault, Headers};
pub use identity::{Carrier, Prefix, Told};
pub use inspection::{Looks, Tab, look};
pub use kept::{Contents, KeptFile, KeptSheet, KeptWorkbook, Tables};
pub use read::DATA_ROWS;
pub use registration_sums::{RegistrationSums, TaskSums};
pub use row::{Entry, Key, Place, Row, RowOf, RowsOf};
