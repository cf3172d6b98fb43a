//! The workbook's defined names: forms, the columns our formulas look into, and the lists behind the drop-downs.
use super::{
    issue::Issue,
    lists,
    place::{self, block, home, on_sheet, reach},
};
use crate::{
    schema::{List, Spec, business_case, program, time_registration},
    xlsx::At,
};
use business_case::{budget_benefits, follow_up, initiatives, master, time_benefits};
use time_registration::{receipt, registrations, tasks};

/// What the schema's formulas call the columns and cells they look into.
static CALLED: [(&str, &Spec); 28] = [
    ("Effektive_timer", &program::programme::NORM_HOURS.spec),
    ("Beloebsenhed", &master::AMOUNT_UNIT.spec),
    ("Tidsgevinst_ID", &time_benefits::ID.spec),
    ("Tidsgevinst_enheder", &time_benefits::TASK_UNIT.spec),
    ("Tidsgevinst_tiltag", &time_benefits::INITIATIVE.spec),
    ("Tidsgevinst_opgaver", &time_benefits::TASK_NAME.spec),
    ("Tidsgevinst_antal", &time_benefits::YEARLY_UNITS.spec),
    ("Tidsgevinst_start", &time_benefits::START.spec),
    ("Tidsgevinst_opgoeres", &time_benefits::INTERVAL.spec),
    ("Budgetgevinst_ID", &budget_benefits::ID.spec),
    ("Budgetgevinst_tiltag", &budget_benefits::INITIATIVE.spec),
    ("Budgetgevinst_beskrivelser", &budget_benefits::DESCRIPTION.spec),
    ("Budgetgevinst_virkning", &budget_benefits::YEARLY_EFFECT.spec),
    ("Budgetgevinst_varighed", &budget_benefits::DURATION.spec),
    ("Budgetgevinst_start", &budget_benefits::START.spec),
    ("Budgetgevinst_fuld", &budget_benefits::FULL_EFFECT.spec),
    ("Budgetgevinst_opgoeres", &budget_benefits::INTERVAL.spec),
    ("Tiltag_ID", &initiatives::ID.spec),
    ("Tiltag_ophoerer", &initiatives::ENDS.spec),
    ("Opfoelgning_gevinst", &follow_up::BENEFIT.spec),
    ("Opfoelgning_maaned", &follow_up::MONTH.spec),
    ("Opfoelgning_realiseret", &follow_up::REALISED.spec),
    ("Opgave_ID", &tasks::ID.spec),
    ("Reg_opgave", &registrations::TASK.spec),
    ("Reg_medarbejder", &registrations::EMPLOYEE.spec),
    ("Reg_minutter", &registrations::MINUTES.spec),
    ("Reg_antal", &registrations::UNITS.spec),
    ("Reg_usaedvanlig", &registrations::UNUSUAL.spec),
];

/// The header row of the receipt, from which its rows count.
const RECEIPT_HEADER: &str = "Kvittering_overskrift";

/// Every defined name and what it refers to.
pub(super) fn all(issue: &Issue<'_>) -> Vec<(String, String)> {
    let mut names = lists::names(issue);
    names.extend(forms(issue));
    names.extend(called(issue));
    names.extend(referred(issue));
    if issue.template.tables.contains(&&receipt::TABLE.table) {
        let header = place::one(At::new(place::HEADER, 0));
        names.push((RECEIPT_HEADER.to_owned(), format!("={}", on_sheet(receipt::TABLE.sheet, header))));
    }
    names.sort();
    names
}

/// The defined name of the list of values in a column that others refer to.
pub(super) fn column_list(spec: &Spec) -> String {
    format!("Liste_{}", super::words::ascii(spec.label))
}

/// The defined name of the list of values in a column that others may mention. It has the table's name too: several tables
/// have a Gevinst-ID.
pub(super) fn proposed_list(issue: &Issue<'_>, spec: &Spec) -> Option<String> {
    let (table, _) = home(issue, spec)?;
    Some(format!("Liste_{}_{}", table.name, super::words::ascii(spec.label)))
}

/// A column without the empty cells at its end, as a formula: from the first cell to the last one that is not `""`. A
/// drop-down over the whole column would end in a long tail of blanks. `SUMPRODUCT` makes `MAX` an array formula in
/// every version of Excel, and `COUNTA` would not do: it counts formulas that give an empty text.
pub(super) fn filled_part(column: &str, first: &str, above: &str) -> String {
    format!("={first}:INDEX({column},MAX(1,{}-ROW({above})))", last_filled(column))
}

/// The row of the last cell of a column that is not `""`; 0 where there is none.
pub(super) fn last_filled(column: &str) -> String {
    format!("SUMPRODUCT(MAX(({column}<>\"\")*ROW({column})))")
}

fn forms(issue: &Issue<'_>) -> impl Iterator<Item = (String, String)> {
    let forms = issue.template.tables.iter().filter(|table| table.is_form());
    forms.map(|table| (table.name.to_owned(), format!("={}", on_sheet(table.sheet, block(issue, table)))))
}

fn called(issue: &Issue<'_>) -> impl Iterator<Item = (String, String)> {
    CALLED.iter().filter_map(|(name, spec)| {
        let (table, position) = home(issue, spec)?;
        Some(((*name).to_owned(), format!("={}", on_sheet(table.sheet, reach(issue, table, position)))))
    })
}

/// The columns that other columns of the template refer to.
fn referred(issue: &Issue<'_>) -> Vec<(String, String)> {
    let specs = issue.template.tables.iter().flat_map(|table| table.columns);
    let mut names: Vec<(String, String)> = specs
        .filter_map(|spec| match spec.list {
            List::Column([only]) => Some((column_list(only), filled_column(issue, only)?)),
            List::Proposed(column) => Some((proposed_list(issue, column)?, filled_column(issue, column)?)),
            List::Programme(list) => Some((lists::programme_list(list), filled_column(issue, lists::source(list))?)),
            _ => None,
        })
        .collect();
    names.sort();
    names.dedup();
    names
}

fn filled_column(issue: &Issue<'_>, spec: &Spec) -> Option<String> {
    let (table, position) = home(issue, spec)?;
    let area = reach(issue, table, position);
    let above = At::new(area.first.row - 1, area.first.col);
    let [first, above] = [area.first, above].map(|at| on_sheet(table.sheet, place::one(at)));
    Some(filled_part(&on_sheet(table.sheet, area), &first, &above))
}
