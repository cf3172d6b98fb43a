//! **Risici.** What may break, what it would cost, and what is done about it.
use super::initiatives;
use crate::{
    schema::{Field, Id, Layout, Pattern, Table, TableOf, choices},
    units::{Kroner, Share},
};

choices! {
    /// **Vurdering.** Whether a risk is still there.
    RiskState {
        /// Still there.
        Open = "Åben",
        /// Gone.
        Closed = "Lukket",
    }
}

/// Marks this table, its fields and its rows, so that none is asked for what another has. It has no values.
#[derive(Debug)]
pub enum Fields {}

/// Tiltag-ID.
pub static INITIATIVE: Field<Id, Fields> = Field::id("initiative_id", "Tiltag-ID", Pattern::Initiative)
    .required()
    .refers_to(&[&initiatives::ID.spec])
    .help("Det tiltag, risikoen truer.");
/// Risiko.
pub static RISK: Field<String, Fields> = Field::long_text("risk", "Risiko").required().help("Hvad kan gå galt?");
/// Sandsynlighed.
pub static PROBABILITY: Field<Share, Fields> =
    Field::percent("probability", "Sandsynlighed").required().help("Hvor sandsynligt er det?");
/// Konsekvens.
pub static CONSEQUENCE: Field<Kroner, Fields> =
    Field::amount("consequence", "Konsekvens").required().help("Hvad det vil koste, hvis det sker.");
/// Modtræk.
pub static RESPONSE: Field<String, Fields> =
    Field::long_text("response", "Modtræk").required().help("Hvad gør I ved det?");
/// Ejer.
pub static OWNER: Field<String, Fields> =
    Field::text("owner", "Ejer").required().help("Den, der holder øje med risikoen.");
/// Vurdering.
pub static STATE: Field<RiskState, Fields> =
    Field::choice("state", "Vurdering").required().width(12).help("Åben, så længe risikoen er der.");

/// The table.
pub static TABLE: TableOf<Fields> = TableOf::new(Table {
    key: "risks",
    sheet: "Risici",
    name: "Risici",
    layout: Layout::Rows(40),
    purpose: "Det, der kan gå galt, og hvad centret gør ved det.",
    may_be_empty: true,
    feeds: None,
    unique: &[],
    columns: &[
        &INITIATIVE.spec,
        &RISK.spec,
        &PROBABILITY.spec,
        &CONSEQUENCE.spec,
        &RESPONSE.spec,
        &OWNER.spec,
        &STATE.spec,
    ],
});
