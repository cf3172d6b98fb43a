//! **Sager pr. måned.** How many units each task really had, from a system.
use super::tasks;
use crate::{
    schema::{Field, Id, Layout, Pattern, Table, TableOf},
    units::{Count, Month},
};

/// Marks this table, its fields and its rows, so that none is asked for what another has. It has no values.
#[derive(Debug)]
pub enum Fields {}

/// Opgave-ID.
pub static TASK: Field<Id, Fields> = Field::id("task_id", "Opgave-ID", Pattern::Code)
    .required()
    .refers_to(&[&tasks::ID.spec])
    .help("En opgave fra arket Opgaver.");
/// Måned.
pub static MONTH: Field<Month, Fields> = Field::month("month", "Måned").required().help("Den måned, antallet gælder.");
/// Antal.
pub static UNITS: Field<Count, Fields> = Field::count("units", "Antal").required().help("Antal enheder i måneden.");
/// Kilde.
pub static SOURCE: Field<String, Fields> =
    Field::text("source", "Kilde").required().help("Det system eller udtræk, antallet kommer fra.");

/// The table.
pub static TABLE: TableOf<Fields> = TableOf::new(Table {
    key: "cases",
    sheet: "Sager pr. måned",
    name: "Sager_pr_maaned",
    layout: Layout::Rows(120),
    purpose: "Hvor mange enheder der faktisk var, måned for måned.",
    may_be_empty: true,
    feeds: Some("Uden arket kan vi ikke holde antallet af sager op mod planen."),
    unique: &[&TASK.spec, &MONTH.spec],
    columns: &[&TASK.spec, &MONTH.spec, &UNITS.spec, &SOURCE.spec],
});
