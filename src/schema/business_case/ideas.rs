//! **Idéer.** What somebody thinks could be easier, in four cells: the way in for a thought that is no initiative yet.
//!
//! An idea is named and nothing else: it is in no plan and no forecast. Once it has become an initiative it is counted as that.
use crate::{
    schema::{Condition, Edition, Field, Id, Layout, Pattern, Table, TableOf, business_case::initiatives},
    units::{Count, Kroner},
};

/// Marks this table, its fields and its rows, so that none is asked for what another has. It has no values.
#[derive(Debug)]
pub enum Fields {}

/// Idé-ID. A row that is new has none: it is given when the file has come.
pub static ID: Field<Id, Fields> = Field::id("idea_id", "Idé-ID", Pattern::Idea)
    .since(Edition::THIRD)
    .prefilled()
    .help("Idéens nummer. Lad feltet være tomt ved en ny idé, så giver vi den et nummer.");
/// Idé.
pub static IDEA: Field<String, Fields> = Field::text("idea", "Idé")
    .since(Edition::THIRD)
    .required()
    .at_most(120)
    .width(36)
    .help("Hvad kunne gøres anderledes? En linje er nok.");
/// Hvad bliver lettere.
pub static EASIER: Field<String, Fields> = Field::long_text("easier", "Hvad bliver lettere")
    .since(Edition::THIRD)
    .required()
    .at_most(300)
    .help("For hvem, og hvordan kan de mærke det?");
/// Anslået beløb om året.
pub static KRONER: Field<Kroner, Fields> = Field::amount("kroner", "Anslået beløb om året")
    .since(Edition::THIRD)
    .feeds("Uden den er idéernes beløb ikke med på Vejen til målet.")
    .help("Hvad idéen kan give om året, groft skønnet. Har du skrevet timer, kan feltet være tomt.");
/// Anslåede timer om året.
pub static HOURS: Field<Count, Fields> = Field::count("hours", "Anslåede timer om året")
    .since(Edition::THIRD)
    .unit("timer")
    .required_when(Condition::Empty(&KRONER.spec))
    .feeds("Uden den er idéernes timer ikke med på Vejen til målet.")
    .help("Hvor mange timer idéen kan frigøre om året, groft skønnet. Skal udfyldes, når beløbet er tomt. Skriv 0, hvis den gavner på anden måde.");
/// Hvem.
pub static WHO: Field<String, Fields> = Field::text("who", "Hvem")
    .since(Edition::THIRD)
    .required()
    .help("Hvem kan fortælle mere? Skriv gerne funktionen, fx teamleder i Borgerservice.");
/// Ligner.
pub static ALIKE: Field<Id, Fields> = Field::id("alike", "Ligner", Pattern::AnyInitiative)
    .since(Edition::THIRD)
    .mentions_what_works()
    .help("Tiltag-ID på et tiltag i et andet center, som idéen ligner, hvis du kender et. Listen har dem, hvis virkning er dokumenteret.");
/// Svar.
pub static ANSWER: Field<String, Fields> = Field::text("answer", "Svar")
    .since(Edition::THIRD)
    .prefilled()
    .at_most(600)
    .width(30)
    .help("Hvad programmet har svaret.");
/// Tiltag-ID. The initiative the idea has become; whoever writes it may not have written the initiative yet.
pub static BECAME: Field<Id, Fields> = Field::id("became", "Tiltag-ID", Pattern::AnyInitiative)
    .since(Edition::THIRD)
    .mentions(&initiatives::ID.spec)
    .feeds("Uden den tæller en idé, der er blevet et tiltag, stadig som idé.")
    .help("Når idéen er blevet et tiltag: dets ID. Så tæller den som tiltaget og ikke som idé.");

/// The table.
pub static TABLE: TableOf<Fields> = TableOf::new(Table {
    key: "ideas",
    sheet: "Idéer",
    name: "Ideer",
    layout: Layout::Rows(40),
    purpose: "Det, der kunne blive lettere. Fire felter er nok; en idé er ikke et løfte.",
    may_be_empty: true,
    feeds: Some("Uden arket er centrets idéer ikke med på Vejen til målet."),
    unique: &[],
    columns: &[
        &ID.spec,
        &IDEA.spec,
        &EASIER.spec,
        &KRONER.spec,
        &HOURS.spec,
        &WHO.spec,
        &ALIKE.spec,
        &ANSWER.spec,
        &BECAME.spec,
    ],
});
