//! **Dispensationer.** Exceptions from a rule, as rows that expire.
use crate::{
    schema::{Field, Id, Layout, Pattern, ProgrammeList, Table, TableOf},
    units::Date,
};

/// Marks this table, its fields and its rows, so that none is asked for what another has. It has no values.
#[derive(Debug)]
pub enum Fields {}

/// Regel.
pub static RULE: Field<Id, Fields> = Field::id("rule", "Regel", Pattern::Code).required().help("Reglens kode, fx L18.");
/// Centerkode.
pub static CENTRE: Field<Id, Fields> = Field::id("centre_code", "Centerkode", Pattern::Centre)
    .required()
    .from_programme(ProgrammeList::Centres)
    .help("Det center, dispensationen gælder.");
/// Gevinst- eller tiltag-ID.
pub static ABOUT: Field<Id, Fields> = Field::id("about", "Gevinst- eller tiltag-ID", Pattern::Code)
    .feeds("Uden den gælder hver dispensation for hele centret.")
    .help("Det tiltag eller den gevinst, dispensationen gælder. Tom, hvis den gælder hele centret.")
    .width(24);
/// Begrundelse.
pub static REASON: Field<String, Fields> =
    Field::long_text("reason", "Begrundelse").required().help("Hvorfor reglen ikke skal gælde her.");
/// Givet af.
pub static GIVEN_BY: Field<String, Fields> =
    Field::text("given_by", "Givet af").required().help("Den, der har givet dispensationen.");
/// Udløber.
pub static EXPIRES: Field<Date, Fields> =
    Field::date("expires", "Udløber").required().help("Den sidste dag, dispensationen gælder.");

/// The table.
pub static TABLE: TableOf<Fields> = TableOf::new(Table {
    key: "waivers",
    sheet: "Dispensationer",
    name: "Dispensationer",
    layout: Layout::Rows(40),
    purpose: "Undtagelser fra en regel. De vises i programmets rapport.",
    may_be_empty: true,
    feeds: Some("Uden arket gælder ingen dispensationer."),
    unique: &[],
    columns: &[&RULE.spec, &CENTRE.spec, &ABOUT.spec, &REASON.spec, &GIVEN_BY.spec, &EXPIRES.spec],
});
