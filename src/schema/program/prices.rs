//! **Pris og løn.** The yearly change of pay and other costs.
use crate::{
    schema::{Field, Layout, Table, TableOf, Whole},
    units::Share,
};

/// Marks this table, its fields and its rows, so that none is asked for what another has. It has no values.
#[derive(Debug)]
pub enum Fields {}

/// År.
pub static YEAR: Field<Whole, Fields> =
    Field::year("year", "År").required().help("Det år, der fremskrives til (fra året før).");
/// Løn.
pub static PAY: Field<Share, Fields> =
    Field::percent("pay", "Løn").required().within(-20, 50).help("Stigning i løn fra året før, fx 2,8.");
/// Øvrig drift.
pub static OTHER: Field<Share, Fields> = Field::percent("other", "Øvrig drift")
    .required()
    .within(-20, 50)
    .help("Stigning i priser på øvrig drift fra året før, fx 2,1.");

/// The table.
pub static TABLE: TableOf<Fields> = TableOf::new(Table {
    key: "prices",
    sheet: "Pris og løn",
    name: "Pris_og_loen",
    layout: Layout::Rows(30),
    purpose: "Pris- og lønudvikling, så beløb i forskellige prisniveauer kan lægges sammen.",
    may_be_empty: true,
    feeds: Some("Uden arket kan beløb i andre prisniveauer ikke regnes om."),
    unique: &[&YEAR.spec],
    columns: &[&YEAR.spec, &PAY.spec, &OTHER.spec],
});
