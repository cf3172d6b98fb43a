//! **Aftaler.** What was agreed at the meeting over the Centerark, so that the next one can begin with it.
use crate::{
    schema::{Edition, Field, Id, Layout, Pattern, Table, TableOf, business_case::initiatives, choices},
    units::Date,
};

choices! {
    /// **Status.** What has become of an agreement.
    AgreementState {
        /// Nothing yet.
        Open = "Åben",
        /// Begun.
        Underway = "I gang",
        /// Done.
        Done = "Udført",
        /// It holds no more.
        Void = "Udgår",
    }
}

impl AgreementState {
    /// Whether there is still something to do.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Open | Self::Underway)
    }
}

/// Marks this table, its fields and its rows, so that none is asked for what another has. It has no values.
#[derive(Debug)]
pub enum Fields {}

/// Aftale-ID. A row that is new has none: it is given when the file has come.
pub static ID: Field<Id, Fields> = Field::id("agreement_id", "Aftale-ID", Pattern::Agreement)
    .since(Edition::THIRD)
    .prefilled()
    .help("Aftalens nummer. Lad feltet være tomt ved en ny aftale, så giver vi den et nummer.");
/// Tiltag-ID.
pub static ABOUT: Field<Id, Fields> = Field::id("about", "Tiltag-ID", Pattern::AnyInitiative)
    .since(Edition::THIRD)
    .mentions(&initiatives::ID.spec)
    .help("Det tiltag, aftalen er om. Tom, hvis den er om hele centret.");
/// Aftalt.
pub static AGREED: Field<String, Fields> =
    Field::long_text("agreed", "Aftalt").since(Edition::THIRD).required().at_most(300).help("Hvad skal der ske?");
/// Hvem.
pub static WHO: Field<String, Fields> =
    Field::text("who", "Hvem").since(Edition::THIRD).required().help("Hvem sørger for det?");
/// Hvornår.
pub static WHEN: Field<Date, Fields> =
    Field::date("when", "Hvornår").since(Edition::THIRD).required().help("Den dag, det senest er gjort.");
/// Status.
pub static STATUS: Field<AgreementState, Fields> = Field::choice("status", "Status")
    .since(Edition::THIRD)
    .required()
    .default("Åben")
    .width(12)
    .help("Hvor langt aftalen er. Sæt den til Udført, når den er gjort.");
/// Bemærkning.
pub static REMARK: Field<String, Fields> =
    Field::long_text("remark", "Bemærkning").since(Edition::THIRD).help("Hvis der er noget, vi skal vide.");

/// The table.
pub static TABLE: TableOf<Fields> = TableOf::new(Table {
    key: "agreements",
    sheet: "Aftaler",
    name: "Aftaler",
    layout: Layout::Rows(40),
    purpose: "Det, vi har aftalt på møderne. Næste måneds Centerark begynder med det, der stadig er åbent.",
    may_be_empty: true,
    feeds: None,
    unique: &[],
    columns: &[&ID.spec, &ABOUT.spec, &AGREED.spec, &WHO.spec, &WHEN.spec, &STATUS.spec, &REMARK.spec],
});
