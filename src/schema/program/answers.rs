//! **Beslutninger.** What was answered to the decisions that the report asks for.
use crate::{
    schema::{Condition, Edition, Field, Id, Layout, Pattern, Table, TableOf, Whole, choices},
    units::Date,
};

choices! {
    /// **Svar.** What was answered.
    Reply {
        /// As it was asked.
        Yes = "Ja",
        /// Not as it was asked.
        No = "Nej",
        /// To be asked again.
        Later = "Udsat",
        /// It is no longer a question.
        Void = "Bortfaldet",
    }
}

/// Marks this table, its fields and its rows, so that none is asked for what another has. It has no values.
#[derive(Debug)]
pub enum Fields {}

/// Nr.
pub static NUMBER: Field<Whole, Fields> = Field::whole("number", "Nr.")
    .since(Edition::SECOND)
    .required()
    .help("Beslutningens nummer på arket Beslutninger i rapporten.");
/// Om.
pub static ABOUT: Field<Id, Fields> = Field::id("about", "Om", Pattern::Code)
    .since(Edition::SECOND)
    .required()
    .help("Det ID, beslutningen er om, som det står i rapporten, fx CBD-01 eller PROGRAM.");
/// Svar.
pub static REPLY: Field<Reply, Fields> =
    Field::choice("reply", "Svar").since(Edition::SECOND).required().help("Hvad der blev besluttet.");
/// Dato.
pub static DATE: Field<Date, Fields> =
    Field::date("date", "Dato").since(Edition::SECOND).required().help("Den dag, det blev besluttet.");
/// Reference.
pub static REFERENCE: Field<String, Fields> = Field::text("reference", "Reference")
    .since(Edition::SECOND)
    .required()
    .help("Hvor beslutningen kan læses, fx Økonomiudvalget 14-04-2026, punkt 6.");
/// Ny frist.
pub static LATER: Field<Date, Fields> = Field::date("later", "Ny frist")
    .since(Edition::SECOND)
    .required_when(Condition::Is(&REPLY.spec, &["Udsat"]))
    .feeds("Uden den har en udsat beslutning stadig sin første frist.")
    .help("Den dag, beslutningen senest skal træffes, når den er udsat.");
/// Bemærkning.
pub static REMARK: Field<String, Fields> =
    Field::long_text("remark", "Bemærkning").since(Edition::SECOND).help("Hvis der er noget, andre skal vide.");

/// The table.
pub static TABLE: TableOf<Fields> = TableOf::new(Table {
    key: "answers",
    sheet: "Beslutninger",
    name: "Beslutninger",
    layout: Layout::Rows(60),
    purpose: "Svar på de beslutninger, rapporten beder om. Rapporten husker dem og viser dem.",
    may_be_empty: true,
    feeds: Some("Uden arket kender rapporten ingen svar."),
    unique: &[],
    columns: &[&NUMBER.spec, &ABOUT.spec, &REPLY.spec, &DATE.spec, &REFERENCE.spec, &LATER.spec, &REMARK.spec],
});
