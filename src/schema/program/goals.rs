//! **Målsætninger.** What the programme is for.
use super::GoalKind;
use crate::schema::{Field, Id, Layout, Pattern, Table, TableOf};

/// Marks this table, its fields and its rows, so that none is asked for what another has. It has no values.
#[derive(Debug)]
pub enum Fields {}

/// Mål-ID.
pub static ID: Field<Id, Fields> =
    Field::id("goal_id", "Mål-ID", Pattern::Code).required().help("Et kort ID, fx M1. Tiltagene peger på det.");
/// Målsætning.
pub static GOAL: Field<String, Fields> =
    Field::long_text("goal", "Målsætning").required().width(60).help("Hvad programmet vil opnå, i én sætning.");
/// Art.
pub static KIND: Field<GoalKind, Fields> =
    Field::choice("kind", "Art").required().help("Råderum, frigjort tid eller kvalitet.");

/// The table.
pub static TABLE: TableOf<Fields> = TableOf::new(Table {
    key: "goals",
    sheet: "Målsætninger",
    name: "Maalsaetninger",
    layout: Layout::Rows(20),
    purpose: "Programmets målsætninger, som hvert tiltag peger på.",
    may_be_empty: false,
    feeds: None,
    unique: &[&ID.spec],
    columns: &[&ID.spec, &GOAL.spec, &KIND.spec],
});
