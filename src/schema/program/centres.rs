//! **Centre.** The departments and who answers for them.
use crate::{
    schema::{Edition, Field, Id, Layout, Pattern, Table, TableOf},
    units::Month,
};

/// Marks this table, its fields and its rows, so that none is asked for what another has. It has no values.
#[derive(Debug)]
pub enum Fields {}

/// Centerkode.
pub static CODE: Field<Id, Fields> = Field::id("centre_code", "Centerkode", Pattern::Centre)
    .required()
    .help("2-6 bogstaver, fx CBD. Koden indgår i tiltagenes og gevinsternes ID'er.");
/// Center.
pub static NAME: Field<String, Fields> =
    Field::text("name", "Center").required().width(36).help("Centrets fulde navn.");
/// Centerchef.
pub static HEAD: Field<String, Fields> =
    Field::text("head", "Centerchef").required().help("Den chef, der svarer for centrets gevinster.");
/// Økonomikonsulent.
pub static CONSULTANT: Field<String, Fields> =
    Field::text("consultant", "Økonomikonsulent").required().help("Den økonomikonsulent, der følger centret.");
/// Afdelinger. What another system calls the parts of the centre.
pub static DEPARTMENTS: Field<String, Fields> = Field::long_text("departments", "Afdelinger")
    .since(Edition::THIRD)
    .help("Centrets afdelinger, som de hedder i OS2autoproces, adskilt af semikolon.");
/// E-mail.
pub static EMAIL: Field<String, Fields> =
    Field::text("email", "E-mail").required().width(32).help("Hertil sendes kvittering og rykker.");
/// Aktiv fra.
pub static ACTIVE_FROM: Field<Month, Fields> =
    Field::month("active_from", "Aktiv fra").required().help("Den første måned, centret skal aflevere for.");
/// Aktiv til.
pub static ACTIVE_TO: Field<Month, Fields> = Field::month("active_to", "Aktiv til")
    .feeds("Uden den venter vi stadig på filer fra de centre, der er lukket.")
    .help("Den sidste måned, centret skal aflevere for. Tom, så længe centret er med.");

/// The table.
pub static TABLE: TableOf<Fields> = TableOf::new(Table {
    key: "centres",
    sheet: "Centre",
    name: "Centre",
    layout: Layout::Rows(60),
    purpose: "De centre, der er med i programmet, og hvem der svarer for dem.",
    may_be_empty: false,
    feeds: None,
    unique: &[&CODE.spec],
    columns: &[
        &CODE.spec,
        &NAME.spec,
        &HEAD.spec,
        &CONSULTANT.spec,
        &DEPARTMENTS.spec,
        &EMAIL.spec,
        &ACTIVE_FROM.spec,
        &ACTIVE_TO.spec,
    ],
});
