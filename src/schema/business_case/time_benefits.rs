//! **Tidsgevinster.** Time that is to be freed, and what it is to be used for.
use super::{EVIDENCE_HELP, Evidence, INTERVAL_HELP, Interval, initiatives, quality_benefits};
use crate::{
    schema::{Condition, Edition, Field, Id, Layout, Pattern, ProgrammeList, Table, TableOf, Whole},
    units::{Count, Decimal, Kroner, Minutes, Month, Share},
    xlsx::Style,
};

/// Marks this table, its fields and its rows, so that none is asked for what another has. It has no values.
#[derive(Debug)]
pub enum Fields {}

/// Gevinst-ID.
pub static ID: Field<Id, Fields> = Field::id("benefit_id", "Gevinst-ID", Pattern::TimeBenefit)
    .required()
    .help("Tiltagets ID, bindestreg, T og nummer, fx CBD-01-T1.");
/// Tiltag-ID.
pub static INITIATIVE: Field<Id, Fields> = Field::id("initiative_id", "Tiltag-ID", Pattern::Initiative)
    .required()
    .refers_to(&[&initiatives::ID.spec])
    .help("Det tiltag, gevinsten kommer af.");
/// Opgave-ID.
pub static TASK: Field<Id, Fields> = Field::id("task_id", "Opgave-ID", Pattern::Code)
    .required()
    .help("Opgavens ID, fx O01. Samme ID bruges i tidsregistreringen.");
/// Opgave.
pub static TASK_NAME: Field<String, Fields> =
    Field::text("task", "Opgave").required().width(32).help("Den opgave, der bliver hurtigere.");
/// Enhed.
pub static TASK_UNIT: Field<String, Fields> =
    Field::text("unit", "Enhed").required().width(14).help("Det, der tælles, fx ansøgning eller faktura.");
/// Faggruppe.
pub static STAFF_GROUP: Field<Id, Fields> = Field::id("staff_group", "Faggruppe", Pattern::Code)
    .required()
    .from_programme(ProgrammeList::StaffGroups)
    .help("Den faggruppe, der løser opgaven. Timesatsen følger af den.");
/// Antal pr. år.
pub static YEARLY_UNITS: Field<Count, Fields> = Field::count("yearly_units", "Antal pr. år")
    .plan()
    .required()
    .shown(Style::Grouped)
    .help("Hvor mange enheder der behandles på et år.");
/// Minutter før.
pub static MINUTES_BEFORE: Field<Minutes, Fields> = Field::minutes("minutes_before", "Minutter før")
    .plan()
    .required()
    .positive(100_000)
    .help("Minutter pr. enhed før tiltaget.");
/// Minutter efter.
pub static MINUTES_AFTER: Field<Minutes, Fields> = Field::minutes("minutes_after", "Minutter efter")
    .plan()
    .required()
    .help("Minutter pr. enhed efter tiltaget, også for den del mennesker stadig gør.");
/// Ibrugtagning.
pub static ADOPTION: Field<Share, Fields> = Field::percent("adoption", "Ibrugtagning")
    .plan()
    .required()
    .help("Hvor stor en del af enhederne der går gennem den nye arbejdsgang.");
/// Tilskrivning.
pub static ATTRIBUTION: Field<Share, Fields> =
    Field::percent("attribution", "Tilskrivning").plan().required().default("100").help(
        "Hvor stor en del af besparelsen der skyldes netop dette tiltag. 100, hvis ingen andre tiltag ændrer opgaven.",
    );
/// Medarbejdere.
pub static EMPLOYEES: Field<Whole, Fields> = Field::whole("employees", "Medarbejdere")
    .required()
    .within(1, 100_000)
    .help("Hvor mange medarbejdere der løser opgaven.");
/// Start.
pub static START: Field<Month, Fields> =
    Field::month("start", "Start").plan().required().help("Den første måned med virkning.");
/// Fuld effekt.
pub static FULL_EFFECT: Field<Month, Fields> =
    Field::month("full_effect", "Fuld effekt").plan().required().help("Den måned, virkningen er nået op på det hele.");
/// Høstes.
pub static HARVESTED: Field<Share, Fields> = Field::percent("harvested", "Høstes")
    .required()
    .help("Den del af tiden, der tages ud af budgettet. Den skal også stå som budgetgevinst.");
/// Geninvesteres.
pub static REINVESTED: Field<Share, Fields> = Field::percent("reinvested", "Geninvesteres")
    .required()
    .help("Den del af tiden, der bruges på noget andet. Resten er udisponeret.");
/// Anvendelse.
pub static USE: Field<String, Fields> = Field::long_text("use", "Anvendelse")
    .required_when(Condition::Positive(&REINVESTED.spec))
    .help("Hvad bruges den geninvesterede tid til? Skal udfyldes, når Geninvesteres er over 0.");
/// Gevinstejer.
pub static OWNER: Field<String, Fields> =
    Field::text("owner", "Gevinstejer").required().help("Den leder, der svarer for gevinsten.");
/// Evidens.
pub static EVIDENCE: Field<Evidence, Fields> =
    Field::choice("evidence", "Evidens").required().default("E").width(10).help(EVIDENCE_HELP);
/// Mærkes på. Who reads of the hours also learns whether anybody notices.
pub static FELT_IN: Field<Id, Fields> = Field::id("felt_in", "Mærkes på", Pattern::Benefit)
    .since(Edition::THIRD)
    .mentions(&quality_benefits::ID.spec)
    .help("Gevinst-ID på den kvalitative gevinst, hvor borgere eller medarbejdere kan mærke den frigjorte tid.");
/// Opgøres.
pub static INTERVAL: Field<Interval, Fields> = Field::choice("interval", "Opgøres")
    .since(Edition::SECOND)
    .required()
    .default("Måned")
    .width(12)
    .help(INTERVAL_HELP);
/// Timer pr. år.
pub static YEARLY_HOURS: Field<Decimal, Fields> = Field::number("yearly_hours", "Timer pr. år")
    .shown(Style::Hours)
    .unit("timer")
    .signed()
    .formula("IF(COUNT([Antal pr. år],[Minutter før],[Minutter efter],[Ibrugtagning])<4,\"\",IFERROR([Antal pr. år]*([Minutter før]-[Minutter efter])/60*[Ibrugtagning]/100*IF([Tilskrivning]=\"\",100,[Tilskrivning])/100,\"\"))")
    .help("Frigjorte timer på et helt år ved fuld effekt. Beregnes.");
/// Årsværk.
pub static FTE: Field<Decimal, Fields> = Field::number("fte", "Årsværk")
    .shown(Style::Fte)
    .signed()
    .formula("IF(N([Timer pr. år])=0,\"\",IFERROR([Timer pr. år]/Effektive_timer,\"\"))")
    .help("Timer pr. år delt med programmets effektive timer pr. årsværk. Beregnes.");
/// Kroner pr. år.
pub static YEARLY_VALUE: Field<Kroner, Fields> = Field::amount("yearly_value", "Kroner pr. år")
    .signed()
    .formula("IF(N([Timer pr. år])=0,\"\",IFERROR([Timer pr. år]*INDEX(Timesatser,MATCH([Faggruppe],Faggruppekoder,0)),\"\"))")
    .help("Timer pr. år gange faggruppens timesats. Det er værdien af tiden, ikke råderum. Beregnes.");
/// Beslutning.
pub static DECISION: Field<String, Fields> = Field::text("decision", "Beslutning")
    .decision()
    .feeds("Uden den står baseline fast, selv om planen er ændret med en beslutning.")
    .help("Henvisning til den beslutning, der ændrer planen. Uden den står baseline fast.");
/// Bemærkning.
pub static REMARK: Field<String, Fields> =
    Field::long_text("remark", "Bemærkning").help("Hvis der er noget, vi skal vide.");

/// The table.
pub static TABLE: TableOf<Fields> = TableOf::new(Table {
    key: "time_benefits",
    sheet: "Tidsgevinster",
    name: "Tidsgevinster",
    layout: Layout::Rows(60),
    purpose: "Tid, der frigøres: opgave for opgave, og hvad tiden bruges til.",
    may_be_empty: true,
    feeds: Some("Uden arket er der ingen frigjort tid fra centret, hverken i plan eller realiseret."),
    unique: &[&ID.spec],
    columns: &[
        &ID.spec,
        &INITIATIVE.spec,
        &TASK.spec,
        &TASK_NAME.spec,
        &TASK_UNIT.spec,
        &STAFF_GROUP.spec,
        &YEARLY_UNITS.spec,
        &MINUTES_BEFORE.spec,
        &MINUTES_AFTER.spec,
        &ADOPTION.spec,
        &ATTRIBUTION.spec,
        &EMPLOYEES.spec,
        &START.spec,
        &FULL_EFFECT.spec,
        &HARVESTED.spec,
        &REINVESTED.spec,
        &USE.spec,
        &OWNER.spec,
        &EVIDENCE.spec,
        &FELT_IN.spec,
        &INTERVAL.spec,
        &YEARLY_HOURS.spec,
        &FTE.spec,
        &YEARLY_VALUE.spec,
        &DECISION.spec,
        &REMARK.spec,
    ],
});
