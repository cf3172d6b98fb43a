//! **Omkostninger.** What an initiative costs, year by year.
use super::{Duration, budget_benefits::ControlArea, initiatives};
use crate::{
    schema::{Edition, Field, Id, Layout, Pattern, Table, TableOf, choices},
    units::Kroner,
};

choices! {
    /// **Omkostningstype.** What the money is spent on.
    CostType {
        /// Purchase.
        Purchase = "Anskaffelse",
        /// Own staff's time.
        OwnTime = "Intern tid",
        /// Consultants.
        Consultant = "Ekstern konsulent",
        /// Training.
        Training = "Uddannelse",
        /// Two systems at once.
        DoubleRunning = "Dobbeltdrift",
        /// Running costs and licences.
        Running = "Drift og licens",
        /// Winding down the old.
        WindingDown = "Nedtagning",
    }
}

/// Marks this table, its fields and its rows, so that none is asked for what another has. It has no values.
#[derive(Debug)]
pub enum Fields {}

/// Tiltag-ID.
pub static INITIATIVE: Field<Id, Fields> = Field::id("initiative_id", "Tiltag-ID", Pattern::Initiative)
    .required()
    .refers_to(&[&initiatives::ID.spec])
    .help("Det tiltag, omkostningen hører til.");
/// Omkostningstype.
pub static KIND: Field<CostType, Fields> =
    Field::choice("kind", "Omkostningstype").required().help("Vælg den, der passer bedst.");
/// Beskrivelse.
pub static DESCRIPTION: Field<String, Fields> =
    Field::text("description", "Beskrivelse").required().width(36).help("Hvad pengene går til.");
/// Varighed.
pub static DURATION: Field<Duration, Fields> = Field::choice("duration", "Varighed")
    .required()
    .width(12)
    .help("Varig, hvis udgiften fortsætter efter BO3. Ellers Engang.");
/// Styringsområde.
pub static AREA: Field<ControlArea, Fields> = Field::choice("area", "Styringsområde")
    .since(Edition::THIRD)
    .required()
    .default("Service")
    .width(16)
    .help("Hvor i kommunens budget udgiften ligger.");
/// B.
pub static YEAR_B: Field<Kroner, Fields> = Field::amount("year_b", "B")
    .required()
    .help("Udgift i budgetåret. Skriv 0, hvis der ingen er. Positivt tal uden moms.");
/// BO1.
pub static YEAR_BO1: Field<Kroner, Fields> =
    Field::amount("year_bo1", "BO1").required().help("Udgift i første overslagsår.");
/// BO2.
pub static YEAR_BO2: Field<Kroner, Fields> =
    Field::amount("year_bo2", "BO2").required().help("Udgift i andet overslagsår.");
/// BO3.
pub static YEAR_BO3: Field<Kroner, Fields> =
    Field::amount("year_bo3", "BO3").required().help("Udgift i tredje overslagsår.");
/// Afholdt til dato.
pub static SPENT: Field<Kroner, Fields> = Field::amount("spent", "Afholdt til dato")
    .feeds("Uden den kan ingen se, hvad der er brugt indtil nu.")
    .help("Hvad der er brugt indtil nu.");
/// Bemærkning.
pub static REMARK: Field<String, Fields> =
    Field::long_text("remark", "Bemærkning").help("Hvis der er noget, vi skal vide.");

/// The table.
pub static TABLE: TableOf<Fields> = TableOf::new(Table {
    key: "costs",
    sheet: "Omkostninger",
    name: "Omkostninger",
    layout: Layout::Rows(80),
    purpose: "Hvad tiltagene koster i budgetåret og de tre overslagsår.",
    may_be_empty: true,
    feeds: Some("Uden arket ser centrets tiltag ud, som om de intet koster."),
    unique: &[],
    columns: &[
        &INITIATIVE.spec,
        &KIND.spec,
        &DESCRIPTION.spec,
        &DURATION.spec,
        &AREA.spec,
        &YEAR_B.spec,
        &YEAR_BO1.spec,
        &YEAR_BO2.spec,
        &YEAR_BO3.spec,
        &SPENT.spec,
        &REMARK.spec,
    ],
});
