//! **Stamdata.** Which measurement this is, when it was made and how.
use crate::{
    schema::{Field, Id, Layout, Pattern, Table, TableOf, choices},
    units::Date,
};

choices! {
    /// **Måling.** Which of the measurements it is.
    MeasurementPoint {
        /// Before the initiative.
        Before = "Før" | "For" | "Førmåling",
        /// After it.
        After = "Efter" | "Eftermåling",
        /// Six to twelve months later: does it last?
        Sustained = "Fastholdelse",
    }
}

choices! {
    /// **Metode.** How the minutes were found.
    Method {
        /// Written down as the work is done.
        Continuous = "Løbende registrering",
        /// With a stopwatch.
        Stopwatch = "Stopur",
        /// Work sampling.
        Sampling = "Stikprøve",
        /// From a system's log.
        SystemLog = "Systemlog",
        /// An estimate.
        Estimate = "Skøn",
    }
}

/// Marks this table, its fields and its rows, so that none is asked for what another has. It has no values.
#[derive(Debug)]
pub enum Fields {}

/// Program.
pub static PROGRAMME: Field<Id, Fields> =
    Field::id("programme_id", "Program", Pattern::Code).prefilled().help("Programmet, filen hører til.");
/// Center.
pub static CENTRE: Field<Id, Fields> =
    Field::id("centre_code", "Center", Pattern::CentreOrName).prefilled().help("Centrets kode.");
/// Måling.
pub static MEASUREMENT: Field<MeasurementPoint, Fields> = Field::choice("measurement", "Måling")
    .required()
    .vital()
    .help("Før: inden tiltaget går i drift. Efter: tidligst 28 dage efter. Fastholdelse: 6-12 måneder efter.");
/// Fra.
pub static FROM: Field<Date, Fields> = Field::date("from", "Fra").required().vital().help("Måleperiodens første dag.");
/// Til.
pub static TO: Field<Date, Fields> = Field::date("to", "Til").required().vital().help("Måleperiodens sidste dag.");
/// Metode.
pub static METHOD: Field<Method, Fields> = Field::choice("method", "Metode")
    .required()
    .vital()
    .help("Hvordan minutterne er fundet. Et skøn kan ikke dokumentere en gevinst.");
/// Ansvarlig.
pub static OWNER: Field<String, Fields> =
    Field::text("owner", "Ansvarlig").required().help("Den, der står for målingen.");
/// Medarbejdere og MED oplyst den.
pub static INFORMED_ON: Field<Date, Fields> = Field::date("informed_on", "Medarbejdere og MED oplyst den")
    .required()
    .help("Medarbejderne og MED-udvalget skal være oplyst om formål og sletning, før målingen begynder.");
/// Slettes senest.
pub static DELETED_BY: Field<Date, Fields> =
    Field::date("deleted_by", "Slettes senest").required().help("Den dag, registreringerne senest slettes.");

/// The form.
pub static TABLE: TableOf<Fields> = TableOf::new(Table {
    key: "master",
    sheet: "Stamdata",
    name: "Stamdata",
    layout: Layout::Form,
    purpose: "Hvilken måling det er, hvornår og hvordan der er målt.",
    may_be_empty: false,
    feeds: None,
    unique: &[],
    columns: &[
        &PROGRAMME.spec,
        &CENTRE.spec,
        &MEASUREMENT.spec,
        &FROM.spec,
        &TO.spec,
        &METHOD.spec,
        &OWNER.spec,
        &INFORMED_ON.spec,
        &DELETED_BY.spec,
    ],
});
