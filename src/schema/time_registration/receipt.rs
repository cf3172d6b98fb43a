//! **Kvittering.** What the registrations add up to, so the centre sees that it makes sense before sending.
//!
//! An empty Antal counts as 1, and rows marked Usædvanlig are left out of every figure but their own count.
//! Array arithmetic stands inside SUMPRODUCT or AGGREGATE, which need no Ctrl+Shift+Enter in Excel 2016 or `LibreOffice`.
use crate::{
    schema::{Field, Id, Layout, Pattern, Table, TableOf, Whole},
    units::Minutes,
};

/// A formula for tasks with usual rows; empty for the others.
macro_rules! measured {
    ($($formula:tt)+) => {
        concat!("IF(N([Registreringer])=0,\"\",IFERROR(", $($formula)+, ",\"\"))")
    };
}

/// Which rows count: 1 for the task's usual rows with minutes, else 0.
macro_rules! usual {
    () => {
        "((Reg_opgave=[Opgave-ID])*(Reg_usaedvanlig<>\"Ja\")*(Reg_minutter<>\"\"))"
    };
}

/// Minutes per unit of every row.
macro_rules! per_unit {
    () => {
        "Reg_minutter/(Reg_antal+(Reg_antal=\"\"))"
    };
}

/// The employee's number in rows that count.
macro_rules! numbered {
    () => {
        concat!(usual!(), "*(\"0\"&MID(Reg_medarbejder,2,3))")
    };
}

/// AGGREGATE over the minutes per unit of the rows that count; the others divide by zero and are skipped.
macro_rules! aggregate {
    ($function:literal, $k:literal) => {
        measured!(concat!("AGGREGATE(", $function, ",6,", per_unit!(), "/", usual!(), ",", $k, ")"))
    };
}

/// Marks this table, its fields and its rows, so that none is asked for what another has. It has no values.
#[derive(Debug)]
pub enum Fields {}

/// Opgave-ID.
pub static TASK: Field<Id, Fields> = Field::id("task_id", "Opgave-ID", Pattern::Code)
    .formula("IFERROR(INDEX(Opgave_ID,ROW()-ROW(Kvittering_overskrift))&\"\",\"\")")
    .help("Opgaverne i samme rækkefølge som på arket Opgaver.");
/// Registreringer.
pub static ROWS: Field<Whole, Fields> = Field::whole("rows", "Registreringer")
    .width(16)
    .formula("IF([Opgave-ID]=\"\",\"\",COUNTIFS(Reg_opgave,[Opgave-ID],Reg_usaedvanlig,\"<>Ja\",Reg_minutter,\">0\"))")
    .help("Rækker på arket Registreringer, der tæller med: dem, der ikke er usædvanlige.");
/// Usædvanlige.
pub static UNUSUAL: Field<Whole, Fields> = Field::whole("unusual", "Usædvanlige")
    .width(14)
    .formula("IF([Opgave-ID]=\"\",\"\",COUNTIFS(Reg_opgave,[Opgave-ID],Reg_usaedvanlig,\"Ja\"))")
    .help("Rækker, der er holdt ude af tallene, fordi de er usædvanlige.");
/// Antal enheder.
pub static UNITS: Field<Whole, Fields> = Field::whole("units", "Antal enheder")
    .formula(measured!(
        "SUMIFS(Reg_antal,Reg_opgave,[Opgave-ID],Reg_usaedvanlig,\"<>Ja\",Reg_minutter,\">0\")+COUNTIFS(Reg_opgave,[Opgave-ID],Reg_usaedvanlig,\"<>Ja\",Reg_minutter,\">0\",Reg_antal,\"=\")"
    ))
    .help("Målte enheder i alt. Der skal være mindst 30.");
/// Medarbejdere: the different numbers in M01, M02 …; all other rows are 0, which is one number too many.
pub static EMPLOYEES: Field<Whole, Fields> = Field::whole("employees", "Medarbejdere")
    .width(16)
    .formula(measured!(concat!(
        "SUMPRODUCT(--(FREQUENCY(",
        numbered!(),
        ",",
        numbered!(),
        ")>0))-(ROWS(Reg_opgave)>[Registreringer])"
    )))
    .help("Hvor mange forskellige medarbejdere der har målt. Der skal være mindst 3.");
/// Gennemsnit.
pub static MEAN: Field<Minutes, Fields> = Field::minutes("mean", "Gennemsnit")
    .width(14)
    .formula(measured!("SUMIFS(Reg_minutter,Reg_opgave,[Opgave-ID],Reg_usaedvanlig,\"<>Ja\")/[Antal enheder]"))
    .help("Minutter pr. enhed: alle minutter delt med alle enheder.");
/// Median.
pub static MEDIAN: Field<Minutes, Fields> = Field::minutes("median", "Median")
    .formula(aggregate!("16", "0.5"))
    .help("Den midterste måling, når de står efter størrelse.");
/// Mindst.
pub static LEAST: Field<Minutes, Fields> =
    Field::minutes("least", "Mindst").formula(aggregate!("15", "1")).help("Den korteste måling pr. enhed.");
/// Mest.
pub static MOST: Field<Minutes, Fields> =
    Field::minutes("most", "Mest").formula(aggregate!("14", "1")).help("Den længste måling pr. enhed.");
/// Spredning.
pub static SPREAD: Field<Minutes, Fields> = Field::minutes("spread", "Spredning")
    .formula(measured!(concat!(
        "SQRT(SUMPRODUCT(",
        usual!(),
        "*(",
        per_unit!(),
        "-[Gennemsnit])^2)/([Registreringer]-1))"
    )))
    .help("Standardafvigelsen af minutter pr. enhed. Er den større end gennemsnittet, så se rækkerne efter.");

/// The table.
pub static TABLE: TableOf<Fields> = TableOf::new(Table {
    key: "receipt",
    sheet: "Kvittering",
    name: "Kvittering",
    layout: Layout::Rows(40),
    purpose: "Se, om tallene giver mening, før du sender filen.",
    may_be_empty: true,
    feeds: None,
    unique: &[],
    columns: &[
        &TASK.spec,
        &ROWS.spec,
        &UNUSUAL.spec,
        &UNITS.spec,
        &EMPLOYEES.spec,
        &MEAN.spec,
        &MEDIAN.spec,
        &LEAST.spec,
        &MOST.spec,
        &SPREAD.spec,
    ],
});
