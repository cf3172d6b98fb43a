//! **Stamdata.** Who delivers what, in which unit, and who has approved it.
use crate::{
    schema::{Condition, Field, Id, Layout, Pattern, Table, TableOf, Whole, choices},
    units::{Date, Decimal, Month},
};

choices! {
    /// **Beløb er i.** The unit every amount of the workbook is typed in.
    AmountUnit {
        /// Kroner.
        Kroner = "kr." | "kr" | "kroner",
        /// Thousands of kroner.
        Thousands = "1.000 kr." | "1000 kr." | "1.000 kr" | "1000 kr" | "t.kr." | "tkr",
    }
}

choices! {
    /// **Status.** How far the submission is.
    Status {
        /// Still being written.
        Draft = "Kladde",
        /// Waits for the head of the centre.
        Ready = "Klar til godkendelse" | "Klar",
        /// Approved by the head of the centre.
        Approved = "Godkendt",
    }
}

impl AmountUnit {
    /// Kroner per typed unit.
    pub fn factor(self) -> Decimal {
        match self {
            Self::Kroner => Decimal::ONE,
            Self::Thousands => Decimal::ONE_THOUSAND,
        }
    }
}

/// Marks this table, its fields and its rows, so that none is asked for what another has. It has no values.
#[derive(Debug)]
pub enum Fields {}

/// Program.
pub static PROGRAMME: Field<Id, Fields> =
    Field::id("programme_id", "Program", Pattern::Code).prefilled().help("Programmet, filen hører til.");
/// Center.
pub static CENTRE: Field<Id, Fields> =
    Field::id("centre_code", "Center", Pattern::CentreOrName).prefilled().help("Centrets kode.");
/// Periode.
pub static PERIOD: Field<Month, Fields> =
    Field::month("period", "Periode").prefilled().help("Den måned, afleveringen gælder.");
/// Udfyldt af.
pub static FILLED_BY: Field<String, Fields> =
    Field::text("filled_by", "Udfyldt af").lasting().required().help("Navn på den, der har udfyldt filen.");
/// E-mail.
pub static EMAIL: Field<String, Fields> =
    Field::text("email", "E-mail").lasting().required().help("Hertil sender vi kvitteringen.");
/// Centerchef.
pub static HEAD: Field<String, Fields> =
    Field::text("head", "Centerchef").lasting().required().help("Den chef, der svarer for centrets gevinster.");
/// Økonomikonsulent.
pub static CONSULTANT: Field<String, Fields> = Field::text("consultant", "Økonomikonsulent")
    .lasting()
    .required()
    .help("Den økonomikonsulent, der følger centret.");
/// Prisniveau.
pub static PRICE_LEVEL: Field<Whole, Fields> = Field::year("price_level", "Prisniveau")
    .lasting()
    .required()
    .vital()
    .help("Det år, hvis pris- og lønniveau beløbene er skrevet i.");
/// Beløb er i.
pub static AMOUNT_UNIT: Field<AmountUnit, Fields> = Field::choice("amount_unit", "Beløb er i")
    .lasting()
    .required()
    .vital()
    .default("kr.")
    .help("Den enhed, alle beløb i filen er skrevet i.");
/// Status.
pub static STATUS: Field<Status, Fields> = Field::choice("status", "Status")
    .required()
    .default("Kladde")
    .help("Kun en godkendt aflevering kan tælle som bogført.");
/// Godkendt af.
pub static APPROVED_BY: Field<String, Fields> = Field::text("approved_by", "Godkendt af")
    .required_when(Condition::Is(&STATUS.spec, &["Godkendt"]))
    .feeds("Uden den kan afleveringen ikke tælle som godkendt, og intet nyt kan tælle som bogført.")
    .help("Navn på den, der har godkendt. Skal udfyldes, når Status er Godkendt.");
/// Godkendt dato.
pub static APPROVED_ON: Field<Date, Fields> = Field::date("approved_on", "Godkendt dato")
    .required_when(Condition::Is(&STATUS.spec, &["Godkendt"]))
    .feeds("Uden den kan afleveringen ikke tælle som godkendt, og intet nyt kan tælle som bogført.")
    .help("Dagen, hvor afleveringen er godkendt. Skal udfyldes, når Status er Godkendt.");
/// Bemærkninger til ledelsen.
pub static REMARKS: Field<String, Fields> = Field::long_text("remarks", "Bemærkninger til ledelsen")
    .help("Det, ledelsen skal vide. Vises ordret i rapporten. Højst 500 tegn.");

/// The form.
pub static TABLE: TableOf<Fields> = TableOf::new(Table {
    key: "master",
    sheet: "Stamdata",
    name: "Stamdata",
    layout: Layout::Form,
    purpose: "Hvem afleverer, i hvilken enhed, og hvem har godkendt.",
    may_be_empty: false,
    feeds: None,
    unique: &[],
    columns: &[
        &PROGRAMME.spec,
        &CENTRE.spec,
        &PERIOD.spec,
        &FILLED_BY.spec,
        &EMAIL.spec,
        &HEAD.spec,
        &CONSULTANT.spec,
        &PRICE_LEVEL.spec,
        &AMOUNT_UNIT.spec,
        &STATUS.spec,
        &APPROVED_BY.spec,
        &APPROVED_ON.spec,
        &REMARKS.spec,
    ],
});
