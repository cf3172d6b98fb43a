//! What differs between the rows that were accepted and the rows that count now.
//!
//! Rows are paired by their ids (a month of Opfølgning by benefit and month), never by their place on the sheet, and
//! compared cell by cell as clean values: `1.000` and `1000` are no change. A row is looked for in two ways: what was
//! accepted and is no longer there or no longer accepted, and what is accepted now and was not there.
use super::Now;
use crate::{
    archive::{Past, PastCase, Promise},
    danish::show,
    facts::Origin,
    intake::{KeptWorkbook, Key, Row},
    register::{MeasurementFate, Register, Remeasured, Replanned, Verdict},
    schema::{
        Choice, Id, Kind, Plain, Role, Spec,
        business_case::{self, follow_up, master},
        time_registration::tasks,
    },
    units::Month,
};
use std::collections::BTreeMap;

/// What has happened to a row or a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// A row is gone.
    Vanished,
    /// A row has an error and does not count.
    LeftOut,
    /// A month that had been accepted is another.
    Restated,
    /// A measurement that had been accepted is gone.
    MeasurementGone,
    /// A measurement stands in the place of one that had been accepted.
    MeasurementReplaced,
    /// A measurement that had been accepted is another.
    MeasurementChanged,
    /// A plan is replaced by decision.
    Rebaselined,
    /// A plan is changed without one.
    Replanned,
    /// Something else is changed.
    Changed,
    /// A row is new.
    New,
}

impl What {
    /// As people read it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Vanished => "Forsvundet",
            Self::LeftOut => "Udeladt på grund af fejl",
            Self::Restated => "Tidligere måned ændret",
            Self::MeasurementGone => "Måling fjernet",
            Self::MeasurementReplaced => "Måling udskiftet",
            Self::MeasurementChanged => "Måling ændret",
            Self::Rebaselined => "Ny baseline",
            Self::Replanned => "Plan ændret uden beslutning",
            Self::Changed => "Ændret",
            Self::New => "Ny",
        }
    }
}

/// Something that has changed.
#[derive(Clone, Debug)]
pub struct Change {
    /// What has happened.
    pub what: What,
    /// The centre.
    pub centre: Id,
    /// The sheet.
    pub sheet: &'static str,
    /// The row: its id, or its id and month.
    pub about: String,
    /// The field; empty for the row as a whole.
    pub field: &'static str,
    /// What stood there.
    pub from: String,
    /// What stands there now.
    pub to: String,
    /// The cell, where there is one now.
    pub at: Option<Origin>,
}

/// Every change, the gravest first.
pub(super) fn listed(past: &Past, now: &[Now<'_>], register: &Register) -> Vec<Change> {
    let mut changes = Vec::new();
    for now in now {
        match past.case(now.centre) {
            Some(before) => {
                changes.extend(of_centre(before, now, past.period));
                changes.extend(of_plans(before, now, register));
            }
            None => changes.push(new_centre(now)),
        }
    }
    changes.extend(register.remeasured.iter().map(measurement));
    changes.sort_by(|one, other| (one.what, &one.centre).cmp(&(other.what, &other.centre)));
    changes
}

/// A measurement that is another than the one that was accepted.
fn measurement(one: &Remeasured) -> Change {
    let [from, to] = one.told();
    Change {
        what: match one.fate {
            MeasurementFate::Gone => What::MeasurementGone,
            MeasurementFate::Replaced => What::MeasurementReplaced,
            MeasurementFate::Changed => What::MeasurementChanged,
        },
        centre: one.was.centre.clone(),
        sheet: tasks::TABLE.sheet,
        about: one.was.task.to_string(),
        field: one.was.point.label(),
        from,
        to,
        at: one.is.as_ref().map(|(_, origin)| origin.clone()),
    }
}

/// One line for a centre whose every row is new.
fn new_centre(now: &Now<'_>) -> Change {
    Change {
        what: What::New,
        centre: now.centre.clone(),
        sheet: "",
        about: "Centret har ikke været med før".to_owned(),
        field: "",
        from: String::new(),
        to: String::new(),
        at: None,
    }
}

fn of_centre(before: &PastCase, now: &Now<'_>, accepted: Month) -> Vec<Change> {
    let mut changes = of_form(before, now);
    // Rows that nothing tells apart, such as costs, cannot be compared one by one.
    for table in business_case::TEMPLATE.tables.iter().copied().filter(|table| !table.unique.is_empty()) {
        let (were, are) = (by_key(before.accepted.rows_in(table)), by_key(now.workbook.rows_in(table)));
        for (key, row) in &were {
            match are.get(key).copied() {
                // A benefit that is gone takes its months along.
                None if table == &follow_up::TABLE && !is_named(now.workbook, row) => {}
                None => changes.push(gone(now.centre, row, What::Vanished)),
                Some(found) if now.verdicts.on(found) != Verdict::Accepted => {
                    changes.push(Change { at: origin(found), ..gone(now.centre, row, What::LeftOut) });
                }
                Some(found) => changes.extend(of_row(before, now, row, found)),
            }
        }
        let added =
            are.iter().filter(|(key, row)| !were.contains_key(*key) && now.verdicts.on(row) == Verdict::Accepted);
        changes.extend(added.filter_map(|(_, row)| new(now.centre, row, accepted)));
    }
    changes
}

/// Unit and price level; status and approval are of each month.
fn of_form(before: &PastCase, now: &Now<'_>) -> Vec<Change> {
    let specs = [&master::AMOUNT_UNIT.spec, &master::PRICE_LEVEL.spec];
    let forms = before.accepted.form(&master::TABLE).zip(now.workbook.form(&master::TABLE));
    forms.map_or_else(Vec::new, |(was, is)| fields(now.centre, &was, &is, &specs, |_| What::Changed))
}

/// What each plan that is another than last time gives in the year, as it was accepted and as it is.
fn of_plans(before: &PastCase, now: &Now<'_>, register: &Register) -> Vec<Change> {
    let own = register.replanned.iter().filter(|one| one.centre == *now.centre);
    let told = |one: &Replanned| {
        let rows = before.accepted.rows_in(one.row.table).iter();
        let mut same = rows.filter(|was| key(was) == key(&one.row));
        // One that was changed before, and told of then, is no news.
        let promises = Promise::of(&before.accepted, same.next()?).zip(Promise::of(now.workbook, &one.row));
        promises.filter(|(was, is)| was.differs(is))?;
        let [from, to] = one.told();
        Some(Change {
            what: if one.by_decision { What::Rebaselined } else { What::Replanned },
            centre: now.centre.clone(),
            sheet: one.row.table.sheet,
            about: one.benefit.to_string(),
            field: "Virkning i året",
            from,
            to,
            at: one.row.table.decision().and_then(|spec| at(&one.row, spec)),
        })
    };
    own.filter_map(told).collect()
}

fn at(row: &Row, spec: &Spec) -> Option<Origin> {
    row.cell(spec).map(|(at, _)| Origin { place: row.place.clone(), at })
}

/// What differs between a row as it was accepted and as it counts now.
fn of_row(before: &PastCase, now: &Now<'_>, was: &Row, is: &Row) -> Vec<Change> {
    let is_month = was.table == &follow_up::TABLE;
    let written = was.table.columns.iter().copied().filter(|spec| !spec.is_formula());
    // What was expected of the rest of the year, and why, is told anew every month, so it is no change.
    let compared: Vec<_> = written.filter(|spec| !is_month || is_figure(spec)).collect();
    fields(now.centre, was, is, &compared, |spec| {
        if is_month {
            What::Restated
        } else if spec.role == Role::Plan {
            replanned(before, now, was, is)
        } else {
            What::Changed
        }
    })
}

/// Whether a column of Opfølgning is part of what was claimed for a month.
fn is_figure(spec: &Spec) -> bool {
    [&follow_up::REALISED.spec, &follow_up::ADOPTION_NOW.spec, &follow_up::SOURCE.spec, &follow_up::VOUCHER.spec]
        .iter()
        .any(|known| known.key == spec.key)
}

/// A plan that differs is a new baseline only where the column Beslutning says something new as well.
fn replanned(before: &PastCase, now: &Now<'_>, was: &Row, is: &Row) -> What {
    let promises = Promise::of(&before.accepted, was).zip(Promise::of(now.workbook, is));
    let by_decision = promises.is_some_and(|(was, is)| was.is_replaced_by(&is));
    if by_decision { What::Rebaselined } else { What::Replanned }
}

/// The fields of two rows that differ, and what kind of change each is.
fn fields(centre: &Id, was: &Row, is: &Row, specs: &[&'static Spec], what: impl Fn(&Spec) -> What) -> Vec<Change> {
    let mut changes = Vec::new();
    for spec in specs {
        let (from, to) = (clean(was, spec), clean(is, spec));
        if from != to {
            changes.push(Change {
                what: what(spec),
                centre: centre.clone(),
                sheet: was.table.sheet,
                about: name(was),
                field: spec.label,
                from: shown(spec, from.as_ref()),
                to: shown(spec, to.as_ref()),
                at: at(is, spec),
            });
        }
    }
    changes
}

/// A row that was accepted and is not there, or does not count. Of Opfølgning it is a month that is another than it
/// was.
fn gone(centre: &Id, row: &Row, what: What) -> Change {
    let realised = &follow_up::REALISED.spec;
    let is_month = row.table == &follow_up::TABLE;
    Change {
        what: if is_month && what == What::Vanished { What::Restated } else { what },
        centre: centre.clone(),
        sheet: row.table.sheet,
        about: name(row),
        field: if is_month { realised.label } else { "" },
        from: if is_month { shown(realised, clean(row, realised).as_ref()) } else { title(row) },
        to: String::new(),
        at: None,
    }
}

/// A month that has passed since is expected; one that had been accepted is not.
fn new(centre: &Id, row: &Row, accepted: Month) -> Option<Change> {
    let realised = &follow_up::REALISED.spec;
    let month = row.of(&follow_up::TABLE);
    if month.is_some_and(|row| row.given(&follow_up::MONTH).is_none_or(|month| month > accepted)) {
        return None;
    }
    Some(Change {
        what: if month.is_some() { What::Restated } else { What::New },
        centre: centre.clone(),
        sheet: row.table.sheet,
        about: name(row),
        field: if month.is_some() { realised.label } else { "" },
        from: String::new(),
        to: if month.is_some() { shown(realised, clean(row, realised).as_ref()) } else { title(row) },
        at: origin(row),
    })
}

/// The first cell of a row, for a link to it.
fn origin(row: &Row) -> Option<Origin> {
    let (at, _) = row.cells.iter().flatten().next()?;
    Some(Origin { place: row.place.clone(), at: *at })
}

/// Whether the workbook still has the benefit of a month.
fn is_named(workbook: &KeptWorkbook, month: &Row) -> bool {
    let benefit = month.id(&follow_up::BENEFIT.spec);
    let mut promising = business_case::TEMPLATE.promising();
    promising.any(|(table, id)| workbook.rows_in(table).iter().any(|row| row.id(id) == benefit))
}

/// Rows by what tells them apart; of doubled rows the first.
fn by_key(rows: &[Row]) -> BTreeMap<Vec<Option<Key>>, &Row> {
    let mut known = BTreeMap::new();
    for row in rows {
        known.entry(key(row)).or_insert(row);
    }
    known
}

fn key(row: &Row) -> Vec<Option<Key>> {
    row.table.unique.iter().map(|spec| row.key(spec)).collect()
}

fn name(row: &Row) -> String {
    key(row).iter().flatten().map(Key::to_string).collect::<Vec<_>>().join(" ")
}

/// The first text of a row that is not its id.
fn title(row: &Row) -> String {
    let texts = row.table.columns.iter().filter(|spec| spec.kind != Kind::Id);
    let mut texts = texts.filter_map(|spec| match clean(row, spec) {
        Some(Plain::Text(text)) => Some(text),
        _ => None,
    });
    texts.next().unwrap_or_default()
}

fn clean(row: &Row, spec: &'static Spec) -> Option<Plain> {
    let (_, cell) = row.cell(spec)?;
    match (spec.plain)(spec, cell)? {
        Plain::Number(number) => Some(Plain::Number(number.normalize())),
        // A text with a personal identity number in it is shown without.
        Plain::Text(text) => Some(Plain::Text(crate::danish::cpr::mask(&text).into_owned())),
        day @ Plain::Day(_) => Some(day),
    }
}

fn shown(spec: &Spec, value: Option<&Plain>) -> String {
    match value {
        None => String::new(),
        Some(Plain::Text(text)) => text.clone(),
        Some(Plain::Number(number)) if spec.kind == Kind::Year => number.to_string(),
        Some(Plain::Number(number)) => show::number(*number),
        Some(Plain::Day(day)) if spec.kind == Kind::Month => Month::of(*day).map_or_else(String::new, show::month),
        Some(Plain::Day(day)) => show::date(*day),
    }
}
