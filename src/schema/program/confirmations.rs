//! **Bekræftelser.** Amounts that look impossible and are right nevertheless, confirmed one by one.
use crate::{
    schema::{Condition, Edition, Field, Id, Layout, Pattern, Table, TableOf, choices},
    units::{Decimal, Month},
};

choices! {
    /// **Hvad.** Which figure of a benefit is confirmed.
    Confirmed {
        /// What was reported for a month.
        Realised = "Realiseret",
        /// What is expected of the rest of the year.
        Expected = "Forventet",
        /// The benefit itself, with its yearly effect.
        Yearly = "Årlig virkning",
    }
}

/// Marks this table, its fields and its rows, so that none is asked for what another has. It has no values.
#[derive(Debug)]
pub enum Fields {}

/// Gevinst-ID.
pub static BENEFIT: Field<Id, Fields> = Field::id("benefit_id", "Gevinst-ID", Pattern::Code)
    .since(Edition::SECOND)
    .required()
    .help("Den gevinst, beløbet hører til, fx CBD-01-B1.");
/// Hvad.
pub static WHAT: Field<Confirmed, Fields> = Field::choice("what", "Hvad")
    .since(Edition::SECOND)
    .required()
    .help("Hvilket tal der er bekræftet: det realiserede i en måned, det forventede eller den årlige virkning.");
/// Måned.
pub static MONTH: Field<Month, Fields> = Field::month("month", "Måned")
    .since(Edition::SECOND)
    .required_when(Condition::Is(&WHAT.spec, &["Realiseret"]))
    .feeds("Uden den bekræfter en række om det realiserede intet.")
    .help("Den måned, det realiserede beløb er for. Tom for det forventede og for den årlige virkning.");
/// Beløb.
pub static AMOUNT: Field<Decimal, Fields> = Field::number("amount", "Beløb")
    .since(Edition::SECOND)
    .required()
    .signed()
    .help("Tallet, som det står i bemærkningen: kroner, eller antal enheder for en tidsgevinst. Et andet tal bekræfter intet.");
/// Begrundelse.
pub static REASON: Field<String, Fields> =
    Field::long_text("reason", "Begrundelse").since(Edition::SECOND).required().help("Hvorfor tallet er rigtigt.");
/// Givet af.
pub static GIVEN_BY: Field<String, Fields> =
    Field::text("given_by", "Givet af").since(Edition::SECOND).required().help("Den, der har bekræftet tallet.");

/// The table.
pub static TABLE: TableOf<Fields> = TableOf::new(Table {
    key: "confirmations",
    sheet: "Bekræftelser",
    name: "Bekraeftelser",
    layout: Layout::Rows(60),
    purpose: "Usædvanlige tal, som er undersøgt og er rigtige. De vises i programmets rapport.",
    may_be_empty: true,
    feeds: Some("Uden arket er ingen usædvanlige tal bekræftet."),
    unique: &[],
    columns: &[&BENEFIT.spec, &WHAT.spec, &MONTH.spec, &AMOUNT.spec, &REASON.spec, &GIVEN_BY.spec],
});
