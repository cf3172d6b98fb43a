//! **Eksport.** The columns of the budget transfer file, as the municipality's finance system wants them.
use crate::schema::{Field, Layout, Table, TableOf, choices};

choices! {
    /// **Indhold.** What a column of the file holds.
    Content {
        /// The centre's code.
        Centre = "Centerkode",
        /// The benefit's id.
        Benefit = "Gevinst-ID",
        /// The account string.
        Account = "Kontering",
        /// The control area.
        Area = "Styringsområde",
        /// What the money was for.
        Text = "Tekst",
        /// The budget year.
        Year0 = "B",
        /// The year after.
        Year1 = "BO1",
        /// Two years after.
        Year2 = "BO2",
        /// Three years after.
        Year3 = "BO3",
        /// The decision behind it.
        Decision = "Beslutning",
        /// The same text in every line.
        Fixed = "Fast tekst",
    }
}

/// Marks this table, its fields and its rows, so that none is asked for what another has. It has no values.
#[derive(Debug)]
pub enum Fields {}

/// Kolonne.
pub static HEADER: Field<String, Fields> =
    Field::text("header", "Kolonne").required().width(24).help("Overskriften i filen, fx Beløb eller Konto.");
/// Indhold.
pub static CONTENT: Field<Content, Fields> =
    Field::choice("content", "Indhold").required().width(18).help("Hvad der skal stå i kolonnen.");
/// Tekst i alle linjer.
pub static FIXED: Field<String, Fields> = Field::text("fixed", "Tekst i alle linjer")
    .width(24)
    .feeds("Uden den er kolonnerne med fast tekst tomme i filen.")
    .help("Kun ved Fast tekst: det, der skal stå i hver linje, fx et firmanummer.");

/// The table.
pub static TABLE: TableOf<Fields> = TableOf::new(Table {
    key: "export",
    sheet: "Eksport",
    name: "Eksport",
    layout: Layout::Rows(30),
    purpose: "Kolonnerne i filen med budgetomplaceringer, som jeres økonomisystem vil have dem. Tomt ark giver alle kolonner.",
    may_be_empty: true,
    feeds: Some("Uden arket får filen med budgetomplaceringer alle kolonner."),
    unique: &[&HEADER.spec],
    columns: &[&HEADER.spec, &CONTENT.spec, &FIXED.spec],
});
