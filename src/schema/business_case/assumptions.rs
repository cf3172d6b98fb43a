//! **Forudsætninger.** What must hold for the benefits to come.
use super::initiatives;
use crate::schema::{Condition, Field, Id, Layout, Pattern, Table, TableOf, choices};

choices! {
    /// **Vurdering.** Whether an assumption holds.
    Standing {
        /// It holds.
        Holds = "Holder",
        /// Not sure.
        Uncertain = "Usikker",
        /// It does not hold.
        Broken = "Brudt",
    }
}

/// Marks this table, its fields and its rows, so that none is asked for what another has. It has no values.
#[derive(Debug)]
pub enum Fields {}

/// Forudsætnings-ID.
pub static ID: Field<Id, Fields> =
    Field::id("assumption_id", "Forudsætnings-ID", Pattern::Code).required().width(18).help("Et kort ID, fx F01.");
/// Tiltag-ID.
pub static INITIATIVE: Field<Id, Fields> = Field::id("initiative_id", "Tiltag-ID", Pattern::Initiative)
    .required()
    .refers_to(&[&initiatives::ID.spec])
    .help("Det tiltag, forudsætningen gælder.");
/// Forudsætning.
pub static TEXT: Field<String, Fields> = Field::long_text("assumption", "Forudsætning")
    .required()
    .help("Hvad skal holde, for at gevinsten kommer? Fx at 80 % af borgerne bruger løsningen.");
/// Kilde.
pub static SOURCE: Field<String, Fields> = Field::text("source", "Kilde")
    .required()
    .help("Hvor ved I det fra? Fx et udtræk, en leverandør, en anden kommune.");
/// Kritisk.
pub static CRITICAL: Field<bool, Fields> =
    Field::yes_no("critical", "Kritisk").required().help("Ja, hvis gevinsten falder, når forudsætningen ikke holder.");
/// Vurdering.
pub static STANDING: Field<Standing, Fields> =
    Field::choice("standing", "Vurdering").required().help("Holder den, er den usikker, eller er den brudt?");
/// Bemærkning.
pub static REMARK: Field<String, Fields> = Field::long_text("remark", "Bemærkning")
    .required_when(Condition::Is(&STANDING.spec, &["Brudt"]))
    .help("Skal udfyldes, når forudsætningen er brudt.");

/// The table.
pub static TABLE: TableOf<Fields> = TableOf::new(Table {
    key: "assumptions",
    sheet: "Forudsætninger",
    name: "Forudsaetninger",
    layout: Layout::Rows(60),
    purpose: "Det, gevinsterne hviler på, og om det holder.",
    may_be_empty: true,
    feeds: None,
    unique: &[&ID.spec],
    columns: &[&ID.spec, &INITIATIVE.spec, &TEXT.spec, &SOURCE.spec, &CRITICAL.spec, &STANDING.spec, &REMARK.spec],
});
