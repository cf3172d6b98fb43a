//! **Opfølgning.** What came of each benefit, month by month.
use super::{budget_benefits, time_benefits};
use crate::{
    schema::{Edition, Field, Id, Layout, Pattern, Table, TableOf, choices},
    units::{Decimal, Month, Share},
    xlsx::Style,
};

// The formulas look the benefit up among those that the hidden sheet of lists has gathered from Tidsgevinster and
// Budgetgevinster, under names that begin with Gevinst_. Months are counted from January 2000, which is 0.

/// What the sheet of lists knows of the row's benefit.
macro_rules! known {
    ($column:literal) => {
        concat!("INDEX(", $column, ",MATCH([Gevinst-ID],Gevinst_ID,0))")
    };
}

/// The number of the row's month, and of the eleven before it.
macro_rules! months_back {
    () => {
        "(12*(YEAR([Måned])-2000)+MONTH([Måned])-1-{0;1;2;3;4;5;6;7;8;9;10;11})"
    };
}

/// The first day of the month so many months after the row's.
macro_rules! day_after {
    ($months:expr) => {
        concat!("EDATE([Måned]-DAY([Måned])+1,", $months, ")")
    };
}

/// Whether the row's month ends an interval of the benefit: March does, where it is made up by the quarter.
macro_rules! ends_interval {
    () => {
        concat!("MOD(MONTH([Måned]),", known!("Gevinst_maaneder"), ")=0")
    };
}

/// The formula's result in rows with a benefit and a month; empty in the others, and where something it needs is missing.
macro_rules! in_rows {
    ($($formula:expr),+ $(,)?) => {
        concat!("IF(OR([Gevinst-ID]=\"\",[Måned]=\"\"),\"\",IFERROR(", $($formula),+, ",\"\"))")
    };
}

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
/// Gevinst.
pub static BENEFIT_NAME: Field<String, Fields> = Field::text("benefit_name", "Gevinst")
    .since(Edition::THIRD)
    .width(30)
    .formula("IF([Gevinst-ID]=\"\",\"\",IFERROR(INDEX(Tidsgevinst_opgaver,MATCH([Gevinst-ID],Tidsgevinst_ID,0))&\"\",IFERROR(INDEX(Budgetgevinst_beskrivelser,MATCH([Gevinst-ID],Budgetgevinst_ID,0))&\"\",\"\")))")
    .help("Hvad gevinsten hedder på sit eget ark. Hentes.");
/// Måned.
pub static MONTH: Field<Month, Fields> = Field::month("month", "Måned").required().help("Den måned, tallet gælder.");
/// Plan: over the months of the interval that ends here, or for the month alone. A benefit grows month by month from Start to
/// Fuld effekt; the list says the month of full effect is the first for what does not grow.
pub static PLAN: Field<Decimal, Fields> = Field::number("plan", "Plan")
    .since(Edition::THIRD)
    .shown(Style::Grouped)
    .width(12)
    .signed()
    .formula(in_rows!(
        known!("Gevinst_plan"),
        "*SUMPRODUCT(({0;1;2;3;4;5;6;7;8;9;10;11}<IF(",
        ends_interval!(),
        ",",
        known!("Gevinst_maaneder"),
        ",1))*(",
        months_back!(),
        ">=",
        known!("Gevinst_start"),
        ")*(",
        months_back!(),
        "<=",
        known!("Gevinst_slut"),
        ")*((",
        months_back!(),
        ">=",
        known!("Gevinst_fuld"),
        ")+(",
        months_back!(),
        "<",
        known!("Gevinst_fuld"),
        ")*(",
        months_back!(),
        "-",
        known!("Gevinst_start"),
        "+1)/(",
        known!("Gevinst_fuld"),
        "-",
        known!("Gevinst_start"),
        "+1)))",
    ))
    .help("Hvad planen siger for måneden, i rækkens enhed. Opgøres gevinsten hvert kvartal eller år, er det for hele perioden. Beregnes.");
/// Sidste måned.
pub static LAST_REPORTED: Field<Decimal, Fields> = Field::number("last_reported", "Sidste måned")
    .since(Edition::THIRD)
    .shown(Style::Grouped)
    .width(12)
    .signed()
    .formula(in_rows!(
        "IF(COUNTIFS(Opfoelgning_gevinst,[Gevinst-ID],Opfoelgning_maaned,\">=\"&",
        day_after!(concat!("-", known!("Gevinst_maaneder"))),
        ",Opfoelgning_maaned,\"<\"&",
        day_after!(concat!("1-", known!("Gevinst_maaneder"))),
        ",Opfoelgning_realiseret,\"<>\")=0,\"\",SUMIFS(Opfoelgning_realiseret,Opfoelgning_gevinst,[Gevinst-ID],Opfoelgning_maaned,\">=\"&",
        day_after!(concat!("-", known!("Gevinst_maaneder"))),
        ",Opfoelgning_maaned,\"<\"&",
        day_after!(concat!("1-", known!("Gevinst_maaneder"))),
        "))",
    ))
    .help("Det, I skrev for samme gevinst måneden før; for et kvartal eller et år perioden før. Beregnes.");
/// Realiseret.
pub static REALISED: Field<Decimal, Fields> = Field::number("realised", "Realiseret")
    .required()
    .signed()
    .shown(Style::Grouped)
    .help("Beløb for en budgetgevinst. For en tidsgevinst alle behandlede enheder, også dem, der gik gennem den gamle arbejdsgang. Skriv 0, hvis der ikke er realiseret noget. En tom celle betyder: ikke indberettet.");
/// Afvigelse: of the interval's reports from its plan, where the interval ends with the row's month.
pub static DEVIATION: Field<Decimal, Fields> = Field::number("deviation", "Afvigelse")
    .since(Edition::THIRD)
    .shown(Style::Share)
    .width(11)
    .signed()
    .formula(in_rows!(
        "IF(OR(N([Plan])=0,[Realiseret]=\"\",NOT(",
        ends_interval!(),
        ")),\"\",(SUMIFS(Opfoelgning_realiseret,Opfoelgning_gevinst,[Gevinst-ID],Opfoelgning_maaned,\">=\"&",
        day_after!(concat!("1-", known!("Gevinst_maaneder"))),
        ",Opfoelgning_maaned,\"<\"&",
        day_after!("1"),
        ")-[Plan])/ABS([Plan]))",
    ))
    .help("Så meget afviger Realiseret fra planen. Bliver cellen farvet, skal Årsag og Kommentar udfyldes. Beregnes.");
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
    .shown(Style::Grouped)
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
    .explains(&DEVIATION.spec)
    .help("Den vigtigste grund til, at tallet afviger fra planen.");
/// Kommentar.
pub static COMMENT: Field<String, Fields> = Field::long_text("comment", "Kommentar")
    .required_by_rule("når tallet afviger mere fra planen, end programmet tillader")
    .feeds("Uden den kan ledelsen ikke se, hvorfor et tal afviger fra planen.")
    .explains(&DEVIATION.spec)
    .help("Forklar afvigelsen, og hvad I gør ved den.");

/// The table.
pub static TABLE: TableOf<Fields> = TableOf::new(Table {
    key: "follow_up",
    sheet: "Opfølgning",
    name: "Opfoelgning",
    layout: Layout::Rows(200),
    purpose: "Hver måned: hvad er realiseret? Én række pr. gevinst og måned.",
    may_be_empty: true,
    feeds: Some("Uden arket er intet indberettet, og prognosen bygger på planen alene."),
    unique: &[&BENEFIT.spec, &MONTH.spec],
    columns: &[
        &BENEFIT.spec,
        &BENEFIT_NAME.spec,
        &MONTH.spec,
        &PLAN.spec,
        &LAST_REPORTED.spec,
        &REALISED.spec,
        &UNIT.spec,
        &DEVIATION.spec,
        &ADOPTION_NOW.spec,
        &EXPECTED_REST.spec,
        &SOURCE.spec,
        &VOUCHER.spec,
        &CAUSE.spec,
        &COMMENT.spec,
    ],
});
