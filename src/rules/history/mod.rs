//! H: what changed, and what did not, over the months.
pub mod h01_vanished_row;
pub mod h02_silent_rebaseline;
pub mod h03_restated_month;
pub mod h04_backward_phase;
pub mod h05_unchanged_figures;

use crate::{
    intake::Submission,
    schema::{
        Field, Id, Table,
        business_case::{budget_benefits, initiatives, quality_benefits, time_benefits},
    },
};
use std::collections::BTreeSet;

/// The tables whose rows have an id of their own, which is never used for another thing.
const NAMED: [(&Table, &Field<Id>); 4] = [
    (&initiatives::TABLE, &initiatives::ID),
    (&time_benefits::TABLE, &time_benefits::ID),
    (&budget_benefits::TABLE, &budget_benefits::ID),
    (&quality_benefits::TABLE, &quality_benefits::ID),
];

/// The ids of a table, of rows with errors too.
fn ids(workbook: &Submission, table: &'static Table, id: &'static Field<Id>) -> BTreeSet<Id> {
    workbook.rows(table).iter().filter_map(|row| row.given(id)).collect()
}
