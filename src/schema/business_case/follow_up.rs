//! **Opfølgning.** What came of each benefit, month by month.
use super::{budget_benefits, time_benefits};
use crate::{
    schema::{Edition, Field, Id, Layout, Pattern, Table, TableOf, choices},
    units::{Decimal, Month, Share},
};

choices! {
    /// **Kilde.** Where a realised figure comes from.
    FigureSource {
        /// The finance system.
        Finance = "Økonomisystem",
        /// A line-of-business system.
        Business = "Fagsystem",
        /// Counted by hand.
        Count = "Optælling",
        /// An estimate.
        Estimate = "Skøn",
    }
}

impl FigureSource {
    /// Whether it is a system's own figure, which can be looked up there.
    pub fn is_system(self) -> bool {
        matches!(self, Self::Finance | Self::Business)
    }
}

choices! {
    /// **Årsag.** Why a figure differs from the plan.
    Cause {
        /// Delivered late.
        Late = "Forsinket",
        /// Too few use it.
        LowAdoption = "Lav ibrugtagning",
        /// It does less than thought.
        SmallerEffect = "Mindre effekt",
        /// More or fewer units.
        Volume = "Ændret mængde",
        /// Changed law.
        Law = "Lov",
        /// The supplier.
        Supplier = "Leverandør",
        /// People or money lacking.
        Resources = "Ressourcer",
        /// Something else.
        Other = "Andet",
    }
}

/// Marks this table, its fields and its rows, so that none is asked for what another has. It has no values.
#[derive(Debug)]
pub enum Fields {}

/// Gevinst-ID.
pub static BENEFIT: Field<Id, Fields> = Field::id("benefit_id", "Gevinst-ID", Pattern::Benefit)
    .required()
    .refers_to(&[&time_benefits::ID.spec, &budget_benefits::ID.spec])
    .help("En tidsgevinst eller en budgetgevinst i denne fil.");
/// Måned.
pub static MONTH: Field<Month, Fields> = Field::month("month", "Måned").required().help("Den måned, tallet gælder.");
/// Realiseret.
pub static REALISED: Field<Decimal, Fields> = Field::number("realised", "Realiseret")
    .required()
    .signed()
    .help("Beløb for en budgetgevinst. For en tidsgevinst alle behandlede enheder, også dem, der gik gennem den gamle arbejdsgang. Skriv 0, hvis der ikke er realiseret noget. En tom celle betyder: ikke indberettet.");
/// Ibrugtagning nu.
pub static ADOPTION_NOW: Field<Share, Fields> = Field::percent("adoption_now", "Ibrugtagning nu")
    .since(Edition::SECOND)
    .feeds("Uden den regner vi med den ibrugtagning og indfasning, der står på arket Tidsgevinster.")
    .help("Kun tidsgevinster: hvor stor en del af månedens enheder der gik gennem den nye arbejdsgang. Tom: vi regner med Ibrugtagning og indfasningen fra arket Tidsgevinster.");
/// Enhed.
pub static UNIT: Field<String, Fields> = Field::text("unit", "Enhed")
    .width(14)
    .formula("IF([Gevinst-ID]=\"\",\"\",IFERROR(INDEX(Tidsgevinst_enheder,MATCH([Gevinst-ID],Tidsgevinst_ID,0)),Beloebsenhed))")
    .help("Enheden for tallene i rækken. Hentes fra gevinsten.");
/// Forventet resten af året.
pub static EXPECTED_REST: Field<Decimal, Fields> = Field::number("expected_rest", "Forventet resten af året")
    .signed()
    .feeds("Uden den regner prognosen med planen for resten af året.")
    .help("Hvad I venter i årets resterende måneder tilsammen. Tom: vi bruger planen.");
/// Kilde.
pub static SOURCE: Field<FigureSource, Fields> = Field::choice("source", "Kilde")
    .required()
    .width(16)
    .help("Hvor tallet kommer fra. Et skøn kan ikke tælle som dokumenteret.");
/// Bilag.
pub static VOUCHER: Field<String, Fields> = Field::text("voucher", "Bilag")
    .required_by_rule("når en budgetgevinst skal tælle som bogført")
    .feeds("Uden den tæller ingen budgetgevinst som bogført.")
    .help("Bilags- eller omplaceringsnummer. Kræves, for at en budgetgevinst kan tælle som bogført.");
/// Årsag.
pub static CAUSE: Field<Cause, Fields> = Field::choice("cause", "Årsag")
    .required_by_rule("når tallet afviger mere fra planen, end programmet tillader")
    .feeds("Uden den kan ledelsen ikke se, hvorfor et tal afviger fra planen.")
    .help("Den vigtigste grund til, at tallet afviger fra planen.");
/// Kommentar.
pub static COMMENT: Field<String, Fields> = Field::long_text("comment", "Kommentar")
    .required_by_rule("når tallet afviger mere fra planen, end programmet tillader")
    .feeds("Uden den kan ledelsen ikke se, hvorfor et tal afviger fra planen.")
    .help("Forklar afvigelsen, og hvad I gør ved den.");

/// The table.
pub static TABLE: TableOf<Fields> = TableOf::new(Table {
    key: "follow_up",
    sheet: "Opfølgning",
    name: "Opfoelgning",
    layout: Layout::Rows(400),
    purpose: "Hver måned: hvad er realiseret? Én række pr. gevinst og måned.",
    may_be_empty: true,
    feeds: Some("Uden arket er intet indberettet, og prognosen bygger på planen alene."),
    unique: &[&BENEFIT.spec, &MONTH.spec],
    columns: &[
        &BENEFIT.spec,
        &MONTH.spec,
        &REALISED.spec,
        &ADOPTION_NOW.spec,
        &UNIT.spec,
        &EXPECTED_REST.spec,
        &SOURCE.spec,
        &VOUCHER.spec,
        &CAUSE.spec,
        &COMMENT.spec,
    ],
});
