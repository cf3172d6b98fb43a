//! **Faggrupper.** Yearly pay per staff group; the hourly rate follows from the norm.
use crate::{
    schema::{Field, Id, Layout, Pattern, Table, Whole},
    units::Kroner,
};

/// Kode.
pub static CODE: Field<Id> =
    Field::id("code", "Kode", Pattern::Code).required().help("Et kort ID, fx HK eller SOSU. Centrene vælger det.");
/// Faggruppe.
pub static NAME: Field<String> = Field::text("name", "Faggruppe").required().width(36).help("Faggruppens navn.");
/// År.
pub static YEAR: Field<Whole> = Field::year("year", "År").required().help("Det år, lønnen gælder.");
/// Årsløn.
pub static YEARLY_PAY: Field<Kroner> = Field::amount("yearly_pay", "Årsløn")
    .required()
    .positive(10_000_000)
    .help("Gennemsnitlig årsløn for et årsværk inkl. pension, feriegodtgørelse og særydelser.");
/// Timesats.
pub static RATE: Field<Kroner> = Field::amount("hourly_rate", "Timesats")
    .unit("kr. pr. time")
    .formula("IF(N([Årsløn])=0,\"\",IFERROR([Årsløn]/Effektive_timer,\"\"))")
    .help("Årsløn delt med effektive timer pr. årsværk. Beregnes.");

/// The table.
pub static TABLE: Table = Table {
    key: "staff_groups",
    sheet: "Faggrupper",
    name: "Faggrupper",
    layout: Layout::Rows(60),
    purpose: "Årsløn pr. faggruppe og år. Timesatsen beregnes med programmets norm.",
    may_be_empty: false,
    unique: &[&CODE.spec, &YEAR.spec],
    columns: &[&CODE.spec, &NAME.spec, &YEAR.spec, &YEARLY_PAY.spec, &RATE.spec],
};
