//! What a centre reports of a benefit in a month.
use crate::{
    facts::Origin,
    intake::RowOf,
    rules::booking,
    schema::{
        Id,
        business_case::follow_up::{self, Cause, FigureSource},
    },
    units::{Decimal, Month},
};

/// One month of one benefit, as the centre reports it.
#[derive(Clone, Debug)]
pub struct Reported {
    /// The benefit.
    pub benefit: Id,
    /// The month.
    pub month: Month,
    /// Units for a time benefit, kroner at the programme's price level for a budget benefit.
    pub amount: Decimal,
    /// Where it stands.
    pub origin: Origin,
    /// What is expected in the rest of the year, in the same unit.
    pub expected_rest: Option<Decimal>,
    /// Where that stands.
    pub expected_at: Origin,
    /// Where the figure comes from.
    pub source: FigureSource,
    /// Whether it has a voucher.
    pub has_voucher: bool,
    /// Why it differs from the plan.
    pub cause: Option<Cause>,
    /// What the centre says of it.
    pub comment: Option<String>,
}

/// A row of Opfølgning; `amount` brings what is typed to the unit of the facts.
pub(super) fn reported(
    row: RowOf<'_, follow_up::Fields>,
    benefit: &Id,
    amount: impl Fn(Decimal) -> Option<Decimal>,
) -> Option<Reported> {
    Some(Reported {
        benefit: benefit.clone(),
        month: row.given(&follow_up::MONTH)?,
        amount: amount(row.given(&follow_up::REALISED)?)?,
        origin: Origin::of(row, &follow_up::REALISED)?,
        expected_rest: row.given(&follow_up::EXPECTED_REST).and_then(&amount),
        expected_at: Origin::of(row, &follow_up::EXPECTED_REST).or_else(|| Origin::of(row, &follow_up::REALISED))?,
        source: row.given(&follow_up::SOURCE)?,
        has_voucher: booking::voucher(row).is_some(),
        cause: row.given(&follow_up::CAUSE),
        comment: row.given(&follow_up::COMMENT),
    })
}
