//! **Tiltag.** What a centre sets out to do.
use crate::{
    schema::{Condition, Edition, Field, Id, Layout, Pattern, ProgrammeList, Table, TableOf, choices},
    units::{Date, Month},
};

choices! {
    /// **Type.** What kind of change it is.
    InitiativeKind {
        /// Software robot.
        Rpa = "RPA",
        /// Digital solution.
        Digital = "Digital løsning",
        /// Artificial intelligence.
        Ai = "AI",
        /// Simpler workflow.
        Workflow = "Enklere arbejdsgang",
        /// Better use of a system already there.
        ExistingSystem = "Bedre brug af eksisterende system",
        /// Organisation.
        Organisation = "Organisering",
        /// Procurement.
        Procurement = "Indkøb",
        /// Something else.
        Other = "Andet",
    }
}

choices! {
    /// **Fase.** Where an initiative is in its life.
    Phase {
        /// An idea.
        Idea = "Idé" | "Ide",
        /// Planned.
        Planned = "Planlagt",
        /// Being implemented.
        Underway = "Under implementering",
        /// In operation.
        Live = "I drift" | "Drift",
        /// Postponed.
        Postponed = "Udskudt",
        /// Dropped.
        Dropped = "Bortfaldet",
    }
}

/// Marks this table, its fields and its rows, so that none is asked for what another has. It has no values.
#[derive(Debug)]
pub enum Fields {}

/// Tiltag-ID.
pub static ID: Field<Id, Fields> = Field::id("initiative_id", "Tiltag-ID", Pattern::Initiative)
    .required()
    .help("Centerkode, bindestreg og nummer, fx CBD-01. Et ID bruges aldrig igen.");
/// Titel.
pub static TITLE: Field<String, Fields> =
    Field::text("title", "Titel").required().at_most(65).width(32).help("Højst 65 tegn.");
/// Ændring i arbejdsgangen.
pub static CHANGE: Field<String, Fields> = Field::long_text("change", "Ændring i arbejdsgangen")
    .required()
    .help("Hvad bliver gjort anderledes? Beskriv ændringen, ikke værktøjet.");
/// Type.
pub static KIND: Field<InitiativeKind, Fields> =
    Field::choice("kind", "Type").required().help("Vælg den, der passer bedst.");
/// Målsætning.
pub static GOAL: Field<Id, Fields> = Field::id("goal_id", "Målsætning", Pattern::Code)
    .required()
    .from_programme(ProgrammeList::Goals)
    .help("Den af programmets målsætninger, tiltaget bidrager mest til.");
/// Ansvarlig.
pub static OWNER: Field<String, Fields> =
    Field::text("owner", "Ansvarlig").required().help("Den, der har ansvar for, at tiltaget bliver til noget.");
/// Fase.
pub static PHASE: Field<Phase, Fields> = Field::choice("phase", "Fase").required().help("Hvor tiltaget er nu.");
/// Idriftsættes.
pub static PLANNED_LIVE: Field<Month, Fields> =
    Field::month("planned_live", "Idriftsættes").required().help("Den måned, tiltaget efter planen er i drift.");
/// Idriftsat.
pub static LIVE_ON: Field<Date, Fields> = Field::date("live_on", "Idriftsat")
    .feeds("Uden den kan vi ikke se, om der er målt før og efter, så ingen tid kan dokumenteres.")
    .help("Den dag, tiltaget faktisk gik i drift.");
/// Ophører.
pub static ENDS: Field<Month, Fields> = Field::month("ends", "Ophører")
    .feeds("Uden den regner vi med, at virkningen fortsætter, så plan og prognose kan blive for høje.")
    .help("Den sidste måned med virkning, hvis tiltaget hører op. Ellers tom.");
/// Afhænger af.
pub static DEPENDS_ON: Field<Id, Fields> = Field::id("depends_on", "Afhænger af", Pattern::Initiatives)
    .width(18)
    .feeds("Uden den opdager vi ikke, når et tiltag venter på et, der er udskudt eller bortfaldet.")
    .help("Tiltag-ID'er, adskilt af komma.");
/// Nøglemåltal.
pub static KEY_MEASURE: Field<bool, Fields> = Field::yes_no("key_measure", "Nøglemåltal")
    .required()
    .default("Nej")
    .help("Ja, hvis ledelsen skal følge tiltaget særskilt.");
/// Kan bruges af.
pub static USABLE_BY: Field<Id, Fields> = Field::id("usable_by", "Kan bruges af", Pattern::Centres)
    .since(Edition::THIRD)
    .width(16)
    .help("Koder på andre centre, som kunne bruge det samme, adskilt af komma.");
/// Bygger på.
pub static BUILDS_ON: Field<Id, Fields> = Field::id("builds_on", "Bygger på", Pattern::AnyInitiative)
    .since(Edition::THIRD)
    .mentions_what_works()
    .help("Tiltag-ID på det tiltag i et andet center, som dette er overtaget fra.");
/// Bemærkning.
pub static REMARK: Field<String, Fields> = Field::long_text("remark", "Bemærkning")
    .required_when(Condition::Is(&PHASE.spec, &["Udskudt", "Bortfaldet"]))
    .help("Skal udfyldes, når tiltaget er udskudt eller bortfaldet.");

/// The table.
pub static TABLE: TableOf<Fields> = TableOf::new(Table {
    key: "initiatives",
    sheet: "Tiltag",
    name: "Tiltag",
    layout: Layout::Rows(40),
    purpose: "Centrets tiltag. Gevinster og omkostninger peger på dem.",
    may_be_empty: false,
    feeds: None,
    unique: &[&ID.spec],
    columns: &[
        &ID.spec,
        &TITLE.spec,
        &CHANGE.spec,
        &KIND.spec,
        &GOAL.spec,
        &OWNER.spec,
        &PHASE.spec,
        &PLANNED_LIVE.spec,
        &LIVE_ON.spec,
        &ENDS.spec,
        &DEPENDS_ON.spec,
        &KEY_MEASURE.spec,
        &USABLE_BY.spec,
        &BUILDS_ON.spec,
        &REMARK.spec,
    ],
});
