//! **Måltal.** What each centre, and the programme, is to reach in a year.
use crate::{
    schema::{Field, Id, Layout, Pattern, ProgrammeList, Table, TableOf, Whole},
    units::{Count, Kroner},
};

/// Marks this table, its fields and its rows, so that none is asked for what another has. It has no values.
#[derive(Debug)]
pub enum Fields {}

/// Centerkode, or PROGRAM.
pub static CENTRE: Field<Id, Fields> = Field::id("centre_code", "Centerkode", Pattern::CentreOrProgramme)
    .required()
    .from_programme(ProgrammeList::Centres)
    .help("Et centers kode, eller PROGRAM for hele programmet.");
/// År.
pub static YEAR: Field<Whole, Fields> = Field::year("year", "År").required().help("Det år, måltallet gælder.");
/// Råderum.
pub static HEADROOM: Field<Kroner, Fields> = Field::amount("headroom", "Råderum")
    .feeds("Uden den er der intet måltal for råderum.")
    .help("Hvor mange kroner der skal frigøres i budgettet det år. Mindst ét af de to måltal skal udfyldes.");
/// Frigjort tid.
pub static FREED_TIME: Field<Count, Fields> = Field::count("freed_time", "Frigjort tid")
    .unit("timer")
    .feeds("Uden den er der intet måltal for frigjort tid.")
    .help("Hvor mange timer der skal frigøres det år. Mindst ét af de to måltal skal udfyldes.");

/// The table.
pub static TABLE: TableOf<Fields> = TableOf::new(Table {
    key: "targets",
    sheet: "Måltal",
    name: "Maaltal",
    layout: Layout::Rows(120),
    purpose: "Måltal for råderum og frigjort tid, pr. center og for hele programmet.",
    may_be_empty: false,
    feeds: None,
    unique: &[&CENTRE.spec, &YEAR.spec],
    columns: &[&CENTRE.spec, &YEAR.spec, &HEADROOM.spec, &FREED_TIME.spec],
});
