//! **Svar på idéer.** What is answered to whoever had an idea; the next template carries it back.
use crate::{
    schema::{Edition, Field, Id, Layout, Pattern, Table, TableOf, choices},
    units::Date,
};

choices! {
    /// **Svar.** What was answered.
    IdeaReply {
        /// It is to become an initiative.
        Yes = "Ja",
        /// It is not.
        No = "Nej",
        /// It waits.
        Later = "Udsat",
    }
}

/// Marks this table, its fields and its rows, so that none is asked for what another has. It has no values.
#[derive(Debug)]
pub enum Fields {}

/// Idé-ID.
pub static IDEA: Field<Id, Fields> = Field::id("idea_id", "Idé-ID", Pattern::Idea)
    .since(Edition::THIRD)
    .required()
    .help("Idéens nummer på arket Idéer i rapporten.");
/// Svar.
pub static REPLY: Field<IdeaReply, Fields> = Field::choice("reply", "Svar")
    .since(Edition::THIRD)
    .required()
    .width(12)
    .help("Ja: idéen skal blive til et tiltag. Nej: den tæller ikke mere. Udsat: den venter.");
/// Dato.
pub static DATE: Field<Date, Fields> =
    Field::date("date", "Dato").since(Edition::THIRD).required().help("Den dag, der blev svaret.");
/// Begrundelse.
pub static REMARK: Field<String, Fields> = Field::long_text("remark", "Begrundelse")
    .since(Edition::THIRD)
    .help("Hvorfor, eller hvad der nu sker. Centret kan læse det i sin næste skabelon.");

/// The table.
pub static TABLE: TableOf<Fields> = TableOf::new(Table {
    key: "idea_answers",
    sheet: "Svar på idéer",
    name: "Svar_paa_ideer",
    layout: Layout::Rows(60),
    purpose: "Svar til dem, der har en idé. De står i centrets næste skabelon.",
    may_be_empty: true,
    feeds: Some("Uden arket tæller idéer, der er svaret Nej på, stadig som idéer."),
    unique: &[&IDEA.spec],
    columns: &[&IDEA.spec, &REPLY.spec, &DATE.spec, &REMARK.spec],
});
