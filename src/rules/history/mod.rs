//! H: what changed, and what did not, over the months.
pub mod h01_vanished_row;
pub mod h02_silent_rebaseline;
pub mod h03_restated_month;
pub mod h04_backward_phase;
pub mod h05_unchanged_figures;
pub mod h06_changed_measurement;
pub mod h07_new_baseline;

use crate::{
    intake::KeptWorkbook,
    schema::{Id, Spec, Table},
};
use std::collections::BTreeSet;

/// The ids of a table, of rows with errors too.
fn ids(workbook: &KeptWorkbook, table: &'static Table, id: &Spec) -> BTreeSet<Id> {
    workbook.rows_in(table).iter().filter_map(|row| row.id(id)).collect()
}
