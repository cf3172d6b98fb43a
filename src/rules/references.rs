//! References between tables: the schema says what refers to what, so one check serves every column.
use crate::{
    findings::{Context, Sink, Spot},
    intake::{Entry, Row, Submission},
    programme::Programme,
    schema::{CellType, Id, List, Pattern, ProgrammeList, Spec, program, split_ids},
};
use std::collections::BTreeSet;

/// Points at every reference to an id that is nowhere.
pub(super) fn unknown(submission: &Submission, context: &Context<'_>, sink: &mut Sink) {
    for sheet in &submission.sheets {
        for spec in sheet.table.columns.iter().copied() {
            let Some(known) = known_ids(spec, submission, context) else { continue };
            for row in &sheet.rows {
                if ids(row, spec).iter().any(|id| !known.contains(id)) {
                    sink.point(Spot::cell(row, spec));
                }
            }
        }
    }
}

/// The ids a column may refer to; nothing for a column that refers to nothing we can see.
fn known_ids(spec: &'static Spec, submission: &Submission, context: &Context<'_>) -> Option<BTreeSet<Id>> {
    if spec.pattern == Some(Pattern::Initiatives) {
        return column_ids(submission, &[&crate::schema::business_case::initiatives::ID.spec]);
    }
    match spec.list {
        List::Column(columns) => column_ids(submission, columns),
        List::Programme(list) if submission.template == Some(&program::TEMPLATE) => own_list(list, submission),
        List::Programme(list) => context.programme.map(|programme| programme_ids(list, programme)),
        List::Free | List::Fixed(_) | List::Proposed(_) | List::Working => None,
    }
}

fn column_ids(submission: &Submission, columns: &[&'static Spec]) -> Option<BTreeSet<Id>> {
    let mut known = BTreeSet::new();
    for column in columns {
        let sheet = submission.sheets.iter().find(|sheet| sheet.table.position(column).is_some())?;
        // A table that was not found is one mistake, and not one per row that refers to it.
        sheet.headers.columns.get(sheet.table.position(column)?)?.as_ref()?;
        known.extend(sheet.rows.iter().flat_map(|row| ids(row, column)));
    }
    Some(known)
}

/// Within `program.xlsx` itself, the list is another of its sheets.
fn own_list(list: ProgrammeList, submission: &Submission) -> Option<BTreeSet<Id>> {
    let column = match list {
        ProgrammeList::Centres => &program::centres::CODE.spec,
        ProgrammeList::Goals => &program::goals::ID.spec,
        ProgrammeList::StaffGroups => &program::staff_groups::CODE.spec,
    };
    let mut known = column_ids(submission, &[column])?;
    known.insert(Id("PROGRAM".to_owned()));
    Some(known)
}

fn programme_ids(list: ProgrammeList, programme: &Programme) -> BTreeSet<Id> {
    match list {
        ProgrammeList::Centres => programme.centres.iter().map(|centre| centre.code.clone()).collect(),
        ProgrammeList::Goals => programme.goals.iter().map(|goal| goal.id.clone()).collect(),
        ProgrammeList::StaffGroups => programme.staff_groups.keys().cloned().collect(),
    }
}

/// The ids in a cell, if it can be read.
fn ids(row: &Row, spec: &'static Spec) -> Vec<Id> {
    let Some((_, cell)) = row.cell(spec).filter(|(_, cell)| !cell.is_blank()) else { return Vec::new() };
    let entry = Id::read(spec, cell).map_or(Entry::Broken, |(id, _)| Entry::Given(id));
    match entry.given() {
        Some(id) if spec.pattern == Some(Pattern::Initiatives) => split_ids(id.as_str()).map(Id).collect(),
        Some(id) => vec![id],
        None => Vec::new(),
    }
}
