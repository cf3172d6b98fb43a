//! A template in its second edition: one column renamed, one added.
use super::{Edition, Field, Id, Layout, Pattern, Table, TableOf, Template};
use crate::units::Decimal;

/// Marks this table, its fields and its rows, so that none is asked for what another has. It has no values.
#[derive(Debug)]
pub enum Fields {}

/// Post-ID.
pub static ID: Field<Id, Fields> = Field::id("id", "Post-ID", Pattern::Code).required().help("Postens ID.");
/// Beløb i alt; in the first edition Beløb.
pub static AMOUNT: Field<Decimal, Fields> =
    Field::number("amount", "Beløb i alt").required().also(&["Beløb"]).help("Postens beløb.");
/// Navn.
pub static NAME: Field<String, Fields> = Field::text("name", "Navn").help("Postens navn.");
/// Kanal, since the second edition.
pub static CHANNEL: Field<String, Fields> =
    Field::text("channel", "Kanal").since(Edition(2)).default("Post").help("Hvordan den kom ind.");

/// The table.
pub static TABLE: TableOf<Fields> = TableOf::new(Table {
    key: "posts",
    sheet: "Poster",
    name: "Poster",
    layout: Layout::Rows(40),
    purpose: "Poster.",
    may_be_empty: true,
    feeds: None,
    unique: &[&ID.spec],
    columns: &[&ID.spec, &AMOUNT.spec, &NAME.spec, &CHANNEL.spec],
});

/// The template.
pub static TEMPLATE: Template = Template {
    id: "gevinst.proeve",
    edition: Edition(2),
    title: "Prøve",
    file_stem: "Prøve",
    read_me: &[],
    tables: &[&TABLE.table],
};
