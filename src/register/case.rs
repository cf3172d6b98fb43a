//! A business case that counts, and what it says of itself.
use super::build::Source;
use crate::{
    intake::RowOf,
    schema::{
        Id,
        business_case::master::{self, Status},
    },
    units::Month,
};

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
