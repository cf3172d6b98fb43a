//! **Kvittering.** What the registrations add up to, so the centre sees that it makes sense before sending.
use crate::{
    schema::{Field, Id, Layout, Pattern, Table, Whole},
    units::Decimal,
};

/// Opgave-ID.
pub static TASK: Field<Id> = Field::id("task_id", "Opgave-ID", Pattern::Code)
    .formula("IF(INDEX(Opgave_ID,ROW()-ROW(Kvittering[[#Headers],[Opgave-ID]]))=\"\",\"\",INDEX(Opgave_ID,ROW()-ROW(Kvittering[[#Headers],[Opgave-ID]])))")
    .help("Opgaverne i samme rækkefølge som på arket Opgaver.");
/// Antal enheder.
pub static UNITS: Field<Whole> = Field::whole("units", "Antal enheder")
    .formula("IF([Opgave-ID]=\"\",\"\",SUMIFS(Reg_antal,Reg_opgave,[Opgave-ID]))")
    .help("Målte enheder i alt.");
/// Gennemsnit.
pub static MEAN: Field<Decimal> = Field::number("mean", "Gennemsnit")
    .unit("min.")
    .formula("IF(N([Antal enheder])=0,\"\",SUMIFS(Reg_minutter,Reg_opgave,[Opgave-ID])/[Antal enheder])")
    .help("Minutter pr. enhed i gennemsnit.");
/// Registreringer.
pub static ROWS: Field<Whole> = Field::whole("rows", "Registreringer")
    .formula("IF([Opgave-ID]=\"\",\"\",COUNTIFS(Reg_opgave,[Opgave-ID]))")
    .help("Antal rækker på arket Registreringer.");

/// The table.
pub static TABLE: Table = Table {
    key: "receipt",
    sheet: "Kvittering",
    name: "Kvittering",
    layout: Layout::Rows(40),
    purpose: "Se, om tallene giver mening, før du sender filen.",
    may_be_empty: true,
    unique: &[],
    columns: &[&TASK.spec, &ROWS.spec, &UNITS.spec, &MEAN.spec],
};
