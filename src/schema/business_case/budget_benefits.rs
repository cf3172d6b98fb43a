//! **Budgetgevinster.** Money: what the budget gains, and what it costs in return.
use super::{Duration, EVIDENCE_HELP, Evidence, INTERVAL_HELP, Interval, initiatives, time_benefits};
use crate::{
    schema::{Edition, Field, Id, Layout, Pattern, Table, TableOf, choices},
    units::{Kroner, Month},
};

choices! {
    /// **Art.** What kind of money it is.
    BudgetKind {
        /// The budget is cut.
        Reduction = "Budgetreduktion",
        /// More income.
        Income = "Merindtægt",
        /// An expense that does not come.
        Avoided = "Undgået udgift",
        /// A negative benefit, entered positive and subtracted.
        Disbenefit = "Ulempe",
    }
}

choices! {
    /// **Styringsområde.** Which control area of the budget it lies in.
    ControlArea {
        /// Service expenditure.
        Service = "Service" | "Serviceudgifter",
        /// Transfers.
        Transfers = "Overførsler" | "Overførselsudgifter",
        /// Investment.
        Investment = "Anlæg",
        /// Utilities.
        Utilities = "Forsyning",
        /// Something else.
        Other = "Andet",
    }
}

choices! {
    /// **Løn eller øvrig drift.** Which price index it follows.
    CostKind {
        /// Pay.
        Pay = "Løn",
        /// Other operating costs.
        Other = "Øvrig drift" | "Drift",
    }
}

/// Marks this table, its fields and its rows, so that none is asked for what another has. It has no values.
#[derive(Debug)]
pub enum Fields {}

/// Gevinst-ID.
pub static ID: Field<Id, Fields> = Field::id("benefit_id", "Gevinst-ID", Pattern::BudgetBenefit)
    .required()
    .help("Tiltagets ID, bindestreg, B og nummer, fx CBD-01-B1.");
/// Tiltag-ID.
pub static INITIATIVE: Field<Id, Fields> = Field::id("initiative_id", "Tiltag-ID", Pattern::Initiative)
    .required()
    .refers_to(&[&initiatives::ID.spec])
    .help("Det tiltag, gevinsten kommer af.");
/// Art.
pub static KIND: Field<BudgetKind, Fields> = Field::choice("kind", "Art")
    .plan()
    .required()
    .help("Kun budgetreduktion og merindtægt er råderum. En ulempe skrives som et positivt tal og trækkes fra.");
/// Beskrivelse.
pub static DESCRIPTION: Field<String, Fields> =
    Field::long_text("description", "Beskrivelse").required().help("Hvad bliver billigere eller dyrere?");
/// Udspringer af.
pub static FROM_TIME: Field<Id, Fields> = Field::id("from_time", "Udspringer af", Pattern::TimeBenefit)
    .refers_to(&[&time_benefits::ID.spec])
    .feeds("Uden den kan frigjort tid, der er hentet hjem som penge, blive talt to gange.")
    .help("Gevinst-ID på den tidsgevinst, der høstes, når pengene kommer af frigjort tid. Så tælles de kun én gang.");
/// Årlig virkning.
pub static YEARLY_EFFECT: Field<Kroner, Fields> =
    Field::amount("yearly_effect", "Årlig virkning").plan().required().help("Beløb på et helt år ved fuld effekt.");
/// Mindst.
pub static LEAST: Field<Kroner, Fields> = Field::amount("least", "Mindst")
    .required_by_rule("når den årlige virkning er over væsentlighedsgrænsen")
    .feeds("Uden den kan ledelsen ikke se, hvor sikre de store beløb er.")
    .help("Et forsigtigt skøn over den årlige virkning.");
/// Mest.
pub static MOST: Field<Kroner, Fields> = Field::amount("most", "Mest")
    .required_by_rule("når den årlige virkning er over væsentlighedsgrænsen")
    .feeds("Uden den kan ledelsen ikke se, hvor sikre de store beløb er.")
    .help("Et højt skøn over den årlige virkning.");
/// Varighed.
pub static DURATION: Field<Duration, Fields> =
    Field::choice("duration", "Varighed").plan().required().width(12).help("Hvert år, eller én gang.");
/// Start.
pub static START: Field<Month, Fields> =
    Field::month("start", "Start").plan().required().help("Den første måned med virkning.");
/// Fuld effekt.
pub static FULL_EFFECT: Field<Month, Fields> =
    Field::month("full_effect", "Fuld effekt").plan().required().help("Den måned, hvor virkningen er fuldt indfaset.");
/// Styringsområde.
pub static AREA: Field<ControlArea, Fields> = Field::choice("area", "Styringsområde")
    .required()
    .default("Service")
    .width(16)
    .help("Hvor i kommunens budget beløbet ligger.");
/// Løn eller øvrig drift.
pub static COST_KIND: Field<CostKind, Fields> = Field::choice("cost_kind", "Løn eller øvrig drift")
    .plan()
    .required()
    .help("Bestemmer, hvilken pris- og lønudvikling beløbet følger.");
/// Kontering.
pub static ACCOUNT: Field<String, Fields> = Field::text("account", "Kontering")
    .required_by_rule("når tiltaget er i drift")
    .feeds("Uden den kan intet beløb tælle som bogført.")
    .help("Kontostrengen, hvor budgettet ændres. Skal udfyldes, når tiltaget er i drift.");
/// Gevinstejer.
pub static OWNER: Field<String, Fields> =
    Field::text("owner", "Gevinstejer").required().help("Den leder, der svarer for gevinsten.");
/// Evidens.
pub static EVIDENCE: Field<Evidence, Fields> =
    Field::choice("evidence", "Evidens").required().default("E").width(10).help(EVIDENCE_HELP);
/// Opgøres.
pub static INTERVAL: Field<Interval, Fields> = Field::choice("interval", "Opgøres")
    .since(Edition::SECOND)
    .required()
    .default("Måned")
    .width(12)
    .help(INTERVAL_HELP);
/// Beslutning.
pub static DECISION: Field<String, Fields> = Field::text("decision", "Beslutning")
    .decision()
    .feeds("Uden den står baseline fast, selv om planen er ændret med en beslutning.")
    .help("Henvisning til den beslutning, der ændrer budgettet eller planen. Uden den står baseline fast.");
/// Bemærkning.
pub static REMARK: Field<String, Fields> =
    Field::long_text("remark", "Bemærkning").help("Hvis der er noget, vi skal vide.");

/// The table.
pub static TABLE: TableOf<Fields> = TableOf::new(Table {
    key: "budget_benefits",
    sheet: "Budgetgevinster",
    name: "Budgetgevinster",
    layout: Layout::Rows(60),
    purpose: "Penge: hvad budgettet vinder, og hvad det koster til gengæld.",
    may_be_empty: true,
    feeds: Some("Uden arket er der ingen penge fra centret, hverken i plan eller realiseret."),
    unique: &[&ID.spec],
    columns: &[
        &ID.spec,
        &INITIATIVE.spec,
        &KIND.spec,
        &DESCRIPTION.spec,
        &FROM_TIME.spec,
        &YEARLY_EFFECT.spec,
        &LEAST.spec,
        &MOST.spec,
        &DURATION.spec,
        &START.spec,
        &FULL_EFFECT.spec,
        &AREA.spec,
        &COST_KIND.spec,
        &ACCOUNT.spec,
        &OWNER.spec,
        &EVIDENCE.spec,
        &INTERVAL.spec,
        &DECISION.spec,
        &REMARK.spec,
    ],
});
