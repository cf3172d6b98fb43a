//! **Opgaver.** The tasks that are measured, and where each begins and ends.
use crate::schema::{Field, Id, Layout, Pattern, ProgrammeList, Table, TableOf, Whole, business_case::time_benefits};

/// Marks this table, its fields and its rows, so that none is asked for what another has. It has no values.
#[derive(Debug)]
pub enum Fields {}

/// Opgave-ID.
pub static ID: Field<Id, Fields> = Field::id("task_id", "Opgave-ID", Pattern::Code)
    .known_from(&time_benefits::TASK.spec)
    .required()
    .help("Samme ID som i businesscasen, fx O01.");
/// Opgave.
pub static NAME: Field<String, Fields> = Field::text("task", "Opgave")
    .known_from(&time_benefits::TASK_NAME.spec)
    .required()
    .width(32)
    .help("Opgavens navn.");
/// Enhed.
pub static UNIT: Field<String, Fields> = Field::text("unit", "Enhed")
    .known_from(&time_benefits::TASK_UNIT.spec)
    .required()
    .width(14)
    .help("Det, der tælles. Skal være det samme før og efter.");
/// Begynder når.
pub static BEGINS: Field<String, Fields> =
    Field::long_text("begins", "Begynder når").required().help("Noget, der kan ses, fx at sagen åbnes i fagsystemet.");
/// Slutter når.
pub static ENDS: Field<String, Fields> =
    Field::long_text("ends", "Slutter når").required().help("Noget, der kan ses, fx at afgørelsen er sendt.");
/// Faggruppe.
pub static STAFF_GROUP: Field<Id, Fields> = Field::id("staff_group", "Faggruppe", Pattern::Code)
    .known_from(&time_benefits::STAFF_GROUP.spec)
    .required()
    .from_programme(ProgrammeList::StaffGroups)
    .help("Den faggruppe, der løser opgaven.");
/// Medarbejdere.
pub static EMPLOYEES: Field<Whole, Fields> = Field::whole("employees", "Medarbejdere")
    .known_from(&time_benefits::EMPLOYEES.spec)
    .required()
    .within(1, 100_000)
    .help("Hvor mange medarbejdere der løser opgaven i centret.");
/// Målt på alle sager.
pub static ALL_CASES: Field<bool, Fields> = Field::yes_no("all_cases", "Målt på alle sager")
    .required()
    .help("Ja, hvis målingen omfatter både sager, der går gennem den nye arbejdsgang, og sager, der ikke gør.");

/// The table.
pub static TABLE: TableOf<Fields> = TableOf::new(Table {
    key: "tasks",
    sheet: "Opgaver",
    name: "Opgaver",
    layout: Layout::Rows(40),
    purpose: "De opgaver, der måles, og hvor hver af dem begynder og slutter.",
    may_be_empty: false,
    feeds: None,
    unique: &[&ID.spec],
    columns: &[
        &ID.spec,
        &NAME.spec,
        &UNIT.spec,
        &BEGINS.spec,
        &ENDS.spec,
        &STAFF_GROUP.spec,
        &EMPLOYEES.spec,
        &ALL_CASES.spec,
    ],
});
