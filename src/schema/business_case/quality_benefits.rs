//! **Kvalitative gevinster.** What citizens, staff and professional quality gain; never squeezed into kroner.
use super::initiatives;
use crate::{
    schema::{Condition, Field, Id, Layout, Pattern, Table, TableOf, choices},
    units::{Date, Decimal},
};

choices! {
    /// **Modtager.** Who gains.
    Beneficiary {
        /// Citizens.
        Citizen = "Borger",
        /// Staff.
        Staff = "Medarbejder",
        /// Professional quality.
        Professional = "Faglig kvalitet",
        /// Companies.
        Company = "Virksomhed",
    }
}

choices! {
    /// **Retning.** Which way is better.
    Direction {
        /// Higher is better.
        Up = "Op",
        /// Lower is better.
        Down = "Ned",
    }
}

/// Marks this table, its fields and its rows, so that none is asked for what another has. It has no values.
#[derive(Debug)]
pub enum Fields {}

/// Gevinst-ID.
pub static ID: Field<Id, Fields> = Field::id("benefit_id", "Gevinst-ID", Pattern::QualityBenefit)
    .required()
    .help("Tiltagets ID, bindestreg, K og nummer, fx CBD-01-K1.");
/// Tiltag-ID.
pub static INITIATIVE: Field<Id, Fields> = Field::id("initiative_id", "Tiltag-ID", Pattern::Initiative)
    .required()
    .refers_to(&[&initiatives::ID.spec])
    .help("Det tiltag, gevinsten kommer af.");
/// Gevinst.
pub static BENEFIT: Field<String, Fields> =
    Field::text("benefit", "Gevinst").required().width(32).help("Hvad bliver bedre, og for hvem?");
/// Modtager.
pub static BENEFICIARY: Field<Beneficiary, Fields> =
    Field::choice("beneficiary", "Modtager").required().width(16).help("Hvem mærker det?");
/// Indikator.
pub static INDICATOR: Field<String, Fields> =
    Field::text("indicator", "Indikator").required().width(28).help("Det, I måler på, fx sagsbehandlingstid.");
/// Enhed.
pub static UNIT: Field<String, Fields> =
    Field::text("unit", "Enhed").required().width(12).help("Fx dage, procent eller point.");
/// Retning.
pub static DIRECTION: Field<Direction, Fields> = Field::choice("direction", "Retning")
    .required()
    .width(10)
    .help("Op, hvis højere er bedre. Ned, hvis lavere er bedre.");
/// Nulpunkt.
pub static ZERO: Field<Decimal, Fields> =
    Field::number("zero", "Nulpunkt").required().signed().help("Værdien, før tiltaget begyndte.");
/// Nulpunkt dato.
pub static ZERO_ON: Field<Date, Fields> =
    Field::date("zero_on", "Nulpunkt dato").required().help("Hvornår nulpunktet er målt.");
/// Mål.
pub static TARGET: Field<Decimal, Fields> =
    Field::number("target", "Mål").required().signed().help("Den værdi, I vil nå.");
/// Mål dato.
pub static TARGET_ON: Field<Date, Fields> =
    Field::date("target_on", "Mål dato").required().help("Hvornår målet skal være nået.");
/// Seneste måling.
pub static LATEST: Field<Decimal, Fields> = Field::number("latest", "Seneste måling")
    .signed()
    .feeds("Uden den ser det ud, som om intet er målt siden nulpunktet.")
    .help("Den seneste målte værdi. Tom, hvis I ikke har målt endnu.");
/// Seneste dato.
pub static LATEST_ON: Field<Date, Fields> = Field::date("latest_on", "Seneste dato")
    .required_when(Condition::Filled(&LATEST.spec))
    .feeds("Uden den kan den seneste måling ikke vises.")
    .help("Hvornår den seneste værdi er målt. Skal udfyldes, når Seneste måling er udfyldt.");
/// Kilde.
pub static SOURCE: Field<String, Fields> = Field::text("source", "Kilde")
    .required()
    .help("Hvor tallene kommer fra, fx et fagsystem eller en brugerundersøgelse.");
/// Gevinstejer.
pub static OWNER: Field<String, Fields> =
    Field::text("owner", "Gevinstejer").required().help("Den leder, der svarer for gevinsten.");
/// Eksempel.
pub static EXAMPLE: Field<String, Fields> = Field::long_text("example", "Eksempel")
    .at_most(300)
    .help("Et kort eksempel fra hverdagen. Højst 300 tegn, og ingen navne.");

/// The table.
pub static TABLE: TableOf<Fields> = TableOf::new(Table {
    key: "quality_benefits",
    sheet: "Kvalitative gevinster",
    name: "Kvalitative_gevinster",
    layout: Layout::Rows(40),
    purpose: "Det, borgere, medarbejdere og fagligheden får ud af det.",
    may_be_empty: true,
    feeds: Some("Uden arket er der ingen kvalitative gevinster fra centret."),
    unique: &[&ID.spec],
    columns: &[
        &ID.spec,
        &INITIATIVE.spec,
        &BENEFIT.spec,
        &BENEFICIARY.spec,
        &INDICATOR.spec,
        &UNIT.spec,
        &DIRECTION.spec,
        &ZERO.spec,
        &ZERO_ON.spec,
        &TARGET.spec,
        &TARGET_ON.spec,
        &LATEST.spec,
        &LATEST_ON.spec,
        &SOURCE.spec,
        &OWNER.spec,
        &EXAMPLE.spec,
    ],
});
