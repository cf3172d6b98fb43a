//! **Registreringer.** One row per piece of work that was timed.
use super::tasks;
use crate::{
    schema::{Field, Id, Layout, Pattern, PersonalTable, Secret, Table, Whole, choices},
    units::{Date, Minutes},
};

choices! {
    /// **Variant.** How hard the case was.
    Variant {
        /// Simple.
        Simple = "Simpel",
        /// Normal.
        Normal = "Normal",
        /// Complex.
        Complex = "Kompleks",
    }
}

/// Marks this table, its fields and its rows, so that none is asked for what another has. It has no values.
#[derive(Debug)]
pub enum Fields {}

/// Dato.
pub static DATE: Field<Date, Fields> = Field::date("date", "Dato").required().help("Dagen, hvor arbejdet er udført.");
/// Opgave-ID.
pub static TASK: Field<Id, Fields> = Field::id("task_id", "Opgave-ID", Pattern::Code)
    .required()
    .refers_to(&[&tasks::ID.spec])
    .help("En opgave fra arket Opgaver.");
/// Medarbejderkode.
pub static EMPLOYEE: Field<Secret<Id>, Fields> = Field::secret_id("employee", "Medarbejderkode", Pattern::Employee)
    .required()
    .width(18)
    .help("M og et nummer, fx M01. Aldrig navn, initialer eller CPR-nummer. Koden forlader aldrig denne fil.");
/// Minutter.
pub static MINUTES: Field<Minutes, Fields> =
    Field::minutes("minutes", "Minutter").required().positive(480).help("Minutter i alt for rækken, højst 480.");
/// Antal.
pub static UNITS: Field<Whole, Fields> = Field::whole("units", "Antal")
    .required()
    .within(1, 10_000)
    .default("1")
    .help("Hvor mange enheder minutterne dækker. Som regel 1.");
/// Variant.
pub static VARIANT: Field<Variant, Fields> = Field::choice("variant", "Variant")
    .width(12)
    .feeds("Uden den kan vi ikke se, om sagerne før og efter var lige svære.")
    .help("Kan udfyldes, hvis sagerne er meget forskellige.");
/// Usædvanlig.
pub static UNUSUAL: Field<bool, Fields> = Field::yes_no("unusual", "Usædvanlig")
    .width(12)
    .feeds("Uden den tæller de usædvanlige sager med i gennemsnittet.")
    .help("Ja, hvis noget gik helt anderledes end normalt. Rækken tælles og vises, men holdes ude af gennemsnittet.");
/// Bemærkning.
pub static REMARK: Field<String, Fields> = Field::text("remark", "Bemærkning").width(32).help("Ingen navne.");

/// The table.
pub static TABLE: PersonalTable<Fields> = PersonalTable::new(Table {
    key: "registrations",
    sheet: "Registreringer",
    name: "Registreringer",
    layout: Layout::Rows(2_000),
    purpose: "Én række for hver gang, arbejdet er målt.",
    may_be_empty: false,
    feeds: None,
    unique: &[],
    columns: &[
        &DATE.spec,
        &TASK.spec,
        &EMPLOYEE.spec,
        &MINUTES.spec,
        &UNITS.spec,
        &VARIANT.spec,
        &UNUSUAL.spec,
        &REMARK.spec,
    ],
});
