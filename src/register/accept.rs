//! Which rows count: those without an error, whose initiative and benefit count too.
use crate::{
    findings::{Effect, Finding},
    intake::{KeptSheet, KeptWorkbook, Row, Tables},
    schema::{
        Field, Id, Table,
        business_case::{
            assumptions, budget_benefits, costs, follow_up, initiatives, quality_benefits, risks, time_benefits,
        },
        time_registration::{cases, registrations, tasks},
    },
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// What becomes of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It counts.
    Accepted,
    /// It has an error.
    Rejected,
    /// It hangs on a row that has an error.
    Follows,
}

/// What becomes of the rows of one workbook.
#[derive(Clone, Debug, Default)]
pub struct Verdicts {
    out: BTreeMap<(&'static str, u32), Verdict>,
    /// Whether an error in a form costs the approval.
    pub approval_lost: bool,
}

/// The rows of one sheet, counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowCount {
    /// The file.
    pub file: Arc<str>,
    /// The sheet.
    pub sheet: Arc<str>,
    /// Rows between the headers and the last row with content.
    pub read: u64,
    /// Rows that count.
    pub accepted: u64,
    /// Rows left out.
    pub rejected: u64,
    /// Rows without content.
    pub blank: u64,
}

/// What a row hangs on: its table, its reference, and the table and column referred to.
type Hangs = (&'static Table, &'static Field<Id>, &'static Table, &'static Field<Id>);

/// In an order in which the thing referred to is judged first.
static HANGS_ON: [Hangs; 11] = [
    (&assumptions::TABLE, &assumptions::INITIATIVE, &initiatives::TABLE, &initiatives::ID),
    (&costs::TABLE, &costs::INITIATIVE, &initiatives::TABLE, &initiatives::ID),
    (&risks::TABLE, &risks::INITIATIVE, &initiatives::TABLE, &initiatives::ID),
    (&time_benefits::TABLE, &time_benefits::INITIATIVE, &initiatives::TABLE, &initiatives::ID),
    (&quality_benefits::TABLE, &quality_benefits::INITIATIVE, &initiatives::TABLE, &initiatives::ID),
    (&budget_benefits::TABLE, &budget_benefits::INITIATIVE, &initiatives::TABLE, &initiatives::ID),
    (&budget_benefits::TABLE, &budget_benefits::FROM_TIME, &time_benefits::TABLE, &time_benefits::ID),
    (&follow_up::TABLE, &follow_up::BENEFIT, &time_benefits::TABLE, &time_benefits::ID),
    (&follow_up::TABLE, &follow_up::BENEFIT, &budget_benefits::TABLE, &budget_benefits::ID),
    (registrations::TABLE.in_its_own_file(), &registrations::TASK, &tasks::TABLE, &tasks::ID),
    (&cases::TABLE, &cases::TASK, &tasks::TABLE, &tasks::ID),
];

impl Verdicts {
    /// The verdicts on a workbook, from what was found in it.
    pub fn of(submission: &impl Tables, found: &[&Finding]) -> Self {
        let mut verdicts = Self::default();
        for finding in found.iter().filter(|finding| finding.first.file == *submission.file()) {
            match (finding.effect(), finding.first.table, finding.first.row) {
                (Effect::RowOut, Some(table), Some(row)) => {
                    verdicts.out.insert((table.key, row), Verdict::Rejected);
                }
                (Effect::NotApproved, ..) => verdicts.approval_lost = true,
                _ => {}
            }
        }
        for hangs in &HANGS_ON {
            verdicts.follow(submission, *hangs);
        }
        verdicts
    }

    fn follow(&mut self, submission: &impl Tables, (table, reference, on, id): Hangs) {
        let out = |verdicts: &Self, row: &&Row| verdicts.on(row) != Verdict::Accepted;
        let ids = |rows: Vec<&Row>| rows.iter().filter_map(|row| row.given(id)).collect::<BTreeSet<Id>>();
        let fallen = ids(submission.rows(on).iter().filter(|row| out(self, row)).collect());
        for row in submission.rows(table) {
            if row.given(reference).is_some_and(|id| fallen.contains(&id)) {
                self.out.entry((table.key, row.row)).or_insert(Verdict::Follows);
            }
        }
    }

    /// The verdict on a row.
    pub fn on(&self, row: &Row) -> Verdict {
        self.out.get(&(row.table.key, row.row)).copied().unwrap_or(Verdict::Accepted)
    }

    /// The rows of a table that count.
    pub fn accepted<'a>(&self, submission: &'a impl Tables, table: &'static Table) -> Vec<&'a Row> {
        submission.rows(table).iter().filter(|row| self.on(row) == Verdict::Accepted).collect()
    }

    /// The rows of every sheet, counted.
    pub fn counts(&self, submission: &KeptWorkbook) -> Vec<RowCount> {
        let tables = submission.sheets.iter().filter(|sheet| !sheet.table.is_form());
        let count = |sheet: &KeptSheet| {
            let accepted = sheet.rows.iter().filter(|row| self.on(row) == Verdict::Accepted).count() as u64;
            let known =
                submission.registration_sums.as_ref().filter(|_| sheet.table == registrations::TABLE.in_its_own_file());
            let (rows, accepted) = known.map_or((sheet.rows.len() as u64, accepted), |registration_sums| {
                (registration_sums.rows, registration_sums.accepted)
            });
            let blank = u64::from(sheet.blank_rows);
            let (file, sheet) = (submission.file.clone(), sheet.place.sheet.clone());
            RowCount { file, sheet, read: rows + blank, accepted, rejected: rows - accepted, blank }
        };
        tables.map(count).collect()
    }
}
