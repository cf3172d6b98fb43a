//! Which rows count: those without an error, whose initiative and benefit count too.
use crate::{
    findings::{Effect, Finding},
    intake::{KeptSheet, KeptWorkbook, Row, RowOf, RowTally, Tables},
    schema::{
        Id, List, Need, Spec, Table, TableOf,
        business_case::{budget_benefits, initiatives, time_benefits},
        time_registration::registrations,
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
    /// The rows of the sheet as they were read, whether they are rows of the table or not.
    pub tally: RowTally,
    /// Rows that count.
    pub accepted: u64,
    /// Rows left out.
    pub rejected: u64,
}

impl Verdicts {
    /// The verdicts on a workbook, from what was found in it.
    pub fn of(submission: &impl Tables, found: &[&Finding]) -> Self {
        let mut verdicts = Self::default();
        for finding in found.iter().filter(|finding| finding.first.file == *submission.file()) {
            match finding.effect() {
                Effect::RowOut => {
                    let rows = finding.rows_out().map(|(table, row)| ((table.key, row), Verdict::Rejected));
                    verdicts.out.extend(rows);
                }
                Effect::NotApproved => verdicts.approval_lost = true,
                _ => {}
            }
        }
        // A table stands after those it refers to, so what a row hangs on is judged before the row.
        let tables = submission.template().map_or(&[][..], |template| template.tables);
        for (table, (reference, id)) in
            tables.iter().flat_map(|table| table.references().map(move |pair| (table, pair)))
        {
            verdicts.follow(submission, table, reference, id);
        }
        for table in tables {
            verdicts.orphan(submission, table);
        }
        verdicts
    }

    /// Leaves out the rows of `table` whose `reference` is the `id` of a row that is out.
    fn follow(&mut self, submission: &impl Tables, table: &'static Table, reference: &Spec, id: &Spec) {
        let Some(on) = submission.template().and_then(|template| template.table_with(id)) else { return };
        let rows = submission.rows_in(on).iter().filter(|row| self.on(row) != Verdict::Accepted);
        let fallen: BTreeSet<Id> = rows.filter_map(|row| row.id(id)).collect();
        for row in submission.rows_in(table) {
            if row.id(reference).is_some_and(|id| fallen.contains(&id)) {
                self.out.entry((table.key, row.row)).or_insert(Verdict::Follows);
            }
        }
    }

    /// Leaves out the rows that hang on a sheet that is gone: an amount whose benefit nobody can see is no figure.
    fn orphan(&mut self, submission: &impl Tables, table: &'static Table) {
        for spec in table.columns.iter().filter(|spec| matches!(spec.need, Need::Always)) {
            let List::Column(ids) = spec.list else { continue };
            let home = |id: &Spec| submission.template().and_then(|template| template.table_with(id));
            let homes: Vec<(&'static Table, &Spec)> = ids.iter().filter_map(|id| Some((home(id)?, *id))).collect();
            if homes.iter().all(|(home, _)| !submission.lacks(home)) {
                continue;
            }
            let known: BTreeSet<Id> = homes
                .iter()
                .flat_map(|(home, id)| submission.rows_in(home).iter().filter_map(|row| row.id(id)))
                .collect();
            for row in submission.rows_in(table) {
                if row.id(spec).is_some_and(|id| !known.contains(&id)) {
                    self.out.entry((table.key, row.row)).or_insert(Verdict::Follows);
                }
            }
        }
    }

    /// The verdict on a row.
    pub fn on(&self, row: &Row) -> Verdict {
        self.out.get(&(row.table.key, row.row)).copied().unwrap_or(Verdict::Accepted)
    }

    /// The initiatives that have an error themselves or in a benefit: nobody can say that they deliver.
    pub fn initiatives_out(&self, submission: &impl Tables) -> BTreeSet<Id> {
        let is_out = |row: &Row| self.on(row) == Verdict::Rejected;
        let own = submission.rows(&initiatives::TABLE).iter().filter(|row| is_out(row));
        let time = submission.rows(&time_benefits::TABLE).iter().filter(|row| is_out(row));
        let money = submission.rows(&budget_benefits::TABLE).iter().filter(|row| is_out(row));
        let time = time.filter_map(|row| row.given(&time_benefits::INITIATIVE));
        time.chain(money.filter_map(|row| row.given(&budget_benefits::INITIATIVE)))
            .chain(own.filter_map(|row| row.given(&initiatives::ID)))
            .collect()
    }

    /// Whether a row, by its number in its table, is left out.
    pub fn is_out(&self, table: &Table, row: u32) -> bool {
        self.out.contains_key(&(table.key, row))
    }

    /// The rows of a table that count.
    pub fn accepted<'a, In>(&self, submission: &'a impl Tables, table: &'static TableOf<In>) -> Vec<RowOf<'a, In>> {
        submission.rows(table).iter().filter(|row| self.on(row) == Verdict::Accepted).collect()
    }

    /// The rows of every sheet, counted.
    pub fn counts(&self, submission: &KeptWorkbook) -> Vec<RowCount> {
        let tables = submission.sheets.iter().filter(|sheet| !sheet.table.is_form());
        let count = |sheet: &KeptSheet| {
            let (accepted, rejected) = self.judged(submission, sheet);
            let (file, tally, sheet) = (submission.file.clone(), sheet.tally, sheet.place.sheet.clone());
            RowCount { file, sheet, tally, accepted, rejected }
        };
        tables.map(count).collect()
    }

    /// How many rows of a table count, and how many are left out.
    fn judged(&self, submission: &KeptWorkbook, sheet: &KeptSheet) -> (u64, u64) {
        let known =
            submission.registration_sums.as_ref().filter(|_| sheet.table == registrations::TABLE.in_its_own_file());
        if let Some(sums) = known {
            return (sums.accepted, sums.rows - sums.accepted);
        }
        let (accepted, rejected): (Vec<&Row>, Vec<&Row>) =
            sheet.rows.iter().partition(|row| self.on(row) == Verdict::Accepted);
        (accepted.len() as u64, rejected.len() as u64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        findings::{Sink, Spot},
        rules::{logic::l22_doubled_row, testing},
        schema::{Pattern, TEMPLATES},
    };

    /// Every reference of the schema, each drawn as two rows: the one referred to is out, so the other is too.
    #[test]
    fn a_row_follows_the_row_it_refers_to() {
        let mut followed = 0;
        for template in TEMPLATES {
            for (table, (reference, id)) in
                template.tables.iter().flat_map(|t| t.references().map(move |pair| (t, pair)))
            {
                let (on, named) = (template.table_with(id).unwrap(), id.pattern.map_or("", Pattern::example));
                let drawn = [(on, id), (*table, reference)]
                    .map(|(table, spec)| format!("{}\n| {} |\n| {named} |\n", table.sheet, spec.label));
                let submission = testing::submission(&drawn.concat());
                let verdict = |found: &[&Finding]| Verdicts::of(&submission, found).on(&submission.rows_in(table)[0]);
                let mut sink = Sink::new(&l22_doubled_row::RULE);
                sink.point(Spot::cell(&submission.rows_in(on)[0], id));
                assert_eq!(
                    verdict(&sink.found().iter().collect::<Vec<_>>()),
                    Verdict::Follows,
                    "{table:?}.{reference:?}"
                );
                assert_eq!(verdict(&[]), Verdict::Accepted, "{table:?}.{reference:?}");
                followed += 1;
            }
        }
        assert!(followed > 0);
    }
}
