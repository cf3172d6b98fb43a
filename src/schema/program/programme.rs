//! **Program.** The form with the programme's own facts.
use crate::{
    schema::{Edition, Field, Id, Layout, Pattern, Table, TableOf, Whole},
    units::{Count, Decimal, Kroner, Share},
};

/// Marks this table, its fields and its rows, so that none is asked for what another has. It has no values.
#[derive(Debug)]
pub enum Fields {}

/// Program-ID.
pub static ID: Field<Id, Fields> = Field::id("programme_id", "Program-ID", Pattern::Code).required().vital().help(
    "Et kort navn uden mellemrum, fx EFF26. Det står i alle skabeloner, så filer fra andre programmer kan kendes.",
);
/// Programnavn.
pub static NAME: Field<String, Fields> =
    Field::text("name", "Programnavn").required().help("Det navn, ledelsen kender programmet under.");
/// Kommune.
pub static MUNICIPALITY: Field<String, Fields> =
    Field::text("municipality", "Kommune").required().help("Kommunens navn, fx Fjordby Kommune.");
/// Programleder.
pub static MANAGER: Field<String, Fields> =
    Field::text("manager", "Programleder").required().help("Den person, centrene kan spørge.");
/// Direktør eller styregruppe.
pub static DIRECTOR: Field<String, Fields> = Field::text("director", "Direktør eller styregruppe")
    .since(Edition::SECOND)
    .required()
    .help("Den, der kan beslutte for hele programmet, fx direktøren eller styregruppen.");
/// Direktionsmøde.
pub static MEETING_DAY: Field<Whole, Fields> = Field::whole("meeting_day", "Direktionsmøde")
    .since(Edition::SECOND)
    .unit("dag i måneden")
    .within(1, 28)
    .help("Den dag i måneden, hvor direktionen får rapporten, fx 20. Tom, hvis det skifter.");
/// Budgetår.
pub static BUDGET_YEAR: Field<Whole, Fields> = Field::year("budget_year", "Budgetår")
    .required()
    .vital()
    .help("Året B. Overslagsårene BO1-BO3 er de tre følgende år.");
/// Prisniveau.
pub static PRICE_LEVEL: Field<Whole, Fields> = Field::year("price_level", "Prisniveau")
    .required()
    .vital()
    .help("Det år, hvis pris- og lønniveau alle beløb i rapporten vises i.");
/// Diskonteringsrente.
pub static DISCOUNT_RATE: Field<Share, Fields> = Field::percent("discount_rate", "Diskonteringsrente")
    .required()
    .default("3,5")
    .help("Bruges til nutidsværdi. Finansministeriet fastsatte 3,5 % i januar 2021 for de første 35 år.");
/// Effektive timer pr. årsværk.
pub static NORM_HOURS: Field<Count, Fields> = Field::count("norm_hours", "Effektive timer pr. årsværk")
    .required()
    .vital()
    .unit("timer")
    .within(1, 1_924)
    .help("Timer til rådighed for opgaver, når ferie, helligdage, sygdom, pauser og møder er trukket fra. Ligger som regel mellem 1.350 og 1.650. Samme tal bruges til timesatser og årsværk.");
/// Afleveringsfrist.
pub static DEADLINE_DAY: Field<Whole, Fields> = Field::whole("deadline_day", "Afleveringsfrist")
    .required()
    .unit("dag i måneden")
    .within(1, 28)
    .help("Den dag i den følgende måned, hvor centrene senest afleverer, fx 10.");
/// Mindste gruppe.
pub static SMALLEST_GROUP: Field<Whole, Fields> = Field::whole("smallest_group", "Mindste gruppe")
    .required()
    .unit("medarbejdere")
    .within(3, 10)
    .default("5")
    .help("Tidsmålinger for færre medarbejdere vises ikke særskilt.");
/// Grøn fra.
pub static GREEN_FROM: Field<Share, Fields> = Field::percent("green_from", "Grøn fra")
    .required()
    .default("95")
    .help("Status er grøn fra denne andel af planen år til dato.");
/// Gul fra.
pub static AMBER_FROM: Field<Share, Fields> = Field::percent("amber_from", "Gul fra")
    .required()
    .default("80")
    .help("Status er gul fra denne andel af planen og rød derunder.");
/// Kommentar kræves ved afvigelse over.
pub static TOLERANCE: Field<Share, Fields> = Field::percent("tolerance", "Kommentar kræves ved afvigelse over")
    .required()
    .default("10")
    .help("Når det realiserede afviger mere end dette fra planen, skal centret skrive årsag og kommentar.");
/// Væsentlighedsgrænse.
pub static MATERIALITY: Field<Kroner, Fields> = Field::amount("materiality", "Væsentlighedsgrænse")
    .required()
    .default("100.000")
    .help("Budgetgevinster over dette årlige beløb skal have både Mindst og Mest.");
/// Direktionen ser beløb over.
pub static DIRECTORS_SEE: Field<Kroner, Fields> = Field::amount("directors_see", "Direktionen ser beløb over")
    .since(Edition::SECOND)
    .required()
    .default("25.000")
    .help("Det, der højst koster så meget i året, aftaler økonomi og centret. Direktionen ser kun det, der er større.");
/// Højst af årlig virkning.
pub static MOST_OF_YEARLY: Field<Decimal, Fields> = limit("most_of_yearly", "Højst gange årlig virkning", "1,2")
    .help("Er der indberettet mere end så mange gange Årlig virkning i året, skal beløbet bekræftes. Et engangsbeløb skal bekræftes over hele beløbet.");
/// Højst af intervallets plan.
pub static MOST_OF_INTERVAL: Field<Decimal, Fields> = limit("most_of_interval", "Højst gange månedens plan", "10")
    .help("Er én indberetning større end så mange gange planen for sin måned, sit kvartal eller sit år, skal beløbet bekræftes.");
/// Højst af årets plan med det forventede.
pub static MOST_EXPECTED: Field<Decimal, Fields> = limit("most_expected", "Højst gange årets plan, forventet", "1,5")
    .help(
        "Bliver året større end så mange gange årets plan med Forventet resten af året, skal det forventede bekræftes.",
    );
/// Ændret enhed eller prisniveau.
pub static MOST_REVALUED: Field<Share, Fields> = Field::percent("most_revalued", "Ændret af enhed eller prisniveau")
    .since(Edition::SECOND)
    .required()
    .default("1")
    .help("Bliver godkendte måneder mere end så meget anderledes, fordi filens enhed eller prisniveau er ændret, skal beløbene bekræftes.");
/// Højst af sager pr. måned.
pub static MOST_OF_CASES: Field<Decimal, Fields> = limit("most_of_cases", "Højst gange sager pr. måned", "1,2").help(
    "Er der indberettet flere enheder end så mange gange tallet på arket Sager pr. måned, skal antallet bekræftes.",
);

/// A limit that is so many times another figure.
const fn limit(key: &'static str, label: &'static str, usual: &'static str) -> Field<Decimal, Fields> {
    Field::number(key, label).since(Edition::SECOND).required().within(1, 100).default(usual).unit("gange")
}

/// The form.
pub static TABLE: TableOf<Fields> = TableOf::new(Table {
    key: "programme",
    sheet: "Program",
    name: "Program",
    layout: Layout::Form,
    purpose: "Programmets navn, norm, satser, frister og grænser.",
    may_be_empty: false,
    feeds: None,
    unique: &[],
    columns: &[
        &ID.spec,
        &NAME.spec,
        &MUNICIPALITY.spec,
        &MANAGER.spec,
        &DIRECTOR.spec,
        &MEETING_DAY.spec,
        &BUDGET_YEAR.spec,
        &PRICE_LEVEL.spec,
        &DISCOUNT_RATE.spec,
        &NORM_HOURS.spec,
        &DEADLINE_DAY.spec,
        &SMALLEST_GROUP.spec,
        &GREEN_FROM.spec,
        &AMBER_FROM.spec,
        &TOLERANCE.spec,
        &MATERIALITY.spec,
        &DIRECTORS_SEE.spec,
        &MOST_OF_YEARLY.spec,
        &MOST_OF_INTERVAL.spec,
        &MOST_EXPECTED.spec,
        &MOST_REVALUED.spec,
        &MOST_OF_CASES.spec,
    ],
});
