//! A business case that counts, and what it says of itself.
use super::{Verdict, Verdicts, set_aside::StandIns};
use crate::{
    intake::{KeptWorkbook, RowOf},
    schema::{
        Field, Id, TableOf,
        business_case::{
            follow_up,
            master::{self, Status},
        },
    },
    units::{Decimal, Month},
};
use std::collections::BTreeMap;

/// A business case that counts.
#[derive(Clone, Debug)]
pub struct Case {
    /// The centre.
    pub centre: Id,
    /// The month it is for.
    pub month: Month,
    /// Whether it stands in for a later month that is missing.
    pub carried_forward: bool,
    /// How far it is.
    pub status: Status,
    /// Whether it counts as approved.
    pub approved: bool,
    /// Who filled it in.
    pub filled_by: String,
    /// What the centre wants management to know.
    pub remarks: Option<String>,
}

impl Case {
    /// What a workbook says of itself.
    pub(super) fn of(source: &Source<'_>, form: RowOf<'_, master::Fields>) -> Self {
        let status = form.given(&master::STATUS).unwrap_or(Status::Draft);
        Self {
            centre: source.centre.clone(),
            month: source.month,
            carried_forward: source.carried_forward,
            status,
            approved: status == Status::Approved && !source.verdicts.approval_lost,
            filled_by: form.given(&master::FILLED_BY).unwrap_or_default(),
            remarks: form.given(&master::REMARKS),
        }
    }
}

/// A business case on its way into the register.
pub(super) struct Source<'a> {
    pub centre: &'a Id,
    pub month: Month,
    pub carried_forward: bool,
    pub submission: &'a KeptWorkbook,
    pub verdicts: &'a Verdicts,
    /// The rows of Opfølgning that count, by benefit.
    pub follow_ups: BTreeMap<Id, Vec<RowOf<'a, follow_up::Fields>>>,
    /// The months of those that do not.
    pub left_out: BTreeMap<Id, Vec<Month>>,
}

impl Source<'_> {
    pub fn accepted<In>(&self, table: &'static TableOf<In>) -> Vec<RowOf<'_, In>> {
        self.verdicts.accepted(self.submission, table)
    }

    /// The rows about initiatives that count: with one whose plan stands in, those that would follow it out.
    pub fn around<In>(
        &self,
        table: &'static TableOf<In>,
        initiative: &'static Field<Id, In>,
        stand_ins: &StandIns<'_>,
    ) -> Vec<RowOf<'_, In>> {
        let counts = |row: &RowOf<'_, In>| match self.verdicts.on(row) {
            Verdict::Accepted => true,
            Verdict::Follows => stand_ins.has_initiative(row.given(initiative).as_ref()),
            Verdict::Rejected => false,
        };
        self.submission.rows(table).iter().filter(counts).collect()
    }

    /// Kroner for one of what the workbook's amounts are in.
    pub fn form_unit(&self) -> Decimal {
        let form = self.submission.form(&master::TABLE);
        form.and_then(|form| form.given(&master::AMOUNT_UNIT)).map_or(Decimal::ONE, master::AmountUnit::factor)
    }
}
