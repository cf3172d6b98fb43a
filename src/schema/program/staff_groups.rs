//! **Faggrupper.** Yearly pay per staff group; the hourly rate follows from the norm.
use crate::{
    schema::{Field, Id, Layout, Pattern, Table, TableOf, Whole},
    units::Kroner,
};

/// Marks this table, its fields and its rows, so that none is asked for what another has. It has no values.
#[derive(Debug)]
pub enum Fields {}

/// Kode.
pub static CODE: Field<Id, Fields> =
    Field::id("code", "Kode", Pattern::Code).required().help("Et kort ID, fx HK eller SOSU. Centrene vælger det.");
/// Faggruppe.
pub static NAME: Field<String, Fields> =
    Field::text("name", "Faggruppe").required().width(36).help("Faggruppens navn.");
/// År.
pub static YEAR: Field<Whole, Fields> = Field::year("year", "År").required().help("Det år, lønnen gælder.");
/// Årsløn.
pub static YEARLY_PAY: Field<Kroner, Fields> = Field::amount("yearly_pay", "Årsløn")
    .required()
    .positive(10_000_000)
    .help("Gennemsnitlig årsløn for et årsværk inkl. pension, feriegodtgørelse og særydelser.");
/// Timesats.
pub static RATE: Field<Kroner, Fields> = Field::amount("hourly_rate", "Timesats")
    .unit("kr. pr. time")
    .formula("IF(N([Årsløn])=0,\"\",IFERROR([Årsløn]/Effektive_timer,\"\"))")
    .help("Årsløn delt med effektive timer pr. årsværk. Beregnes.");

/// The table.
pub static TABLE: TableOf<Fields> = TableOf::new(Table {
    key: "staff_groups",
    sheet: "Faggrupper",
    name: "Faggrupper",
    layout: Layout::Rows(60),
    purpose: "Årsløn pr. faggruppe og år. Timesatsen beregnes med programmets norm.",
    may_be_empty: false,
    feeds: None,
    unique: &[&CODE.spec, &YEAR.spec],
    columns: &[&CODE.spec, &NAME.spec, &YEAR.spec, &YEARLY_PAY.spec, &RATE.spec],
});
