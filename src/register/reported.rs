//! What a centre reports of a benefit in a month.
use crate::{
    facts::Origin,
    intake::RowOf,
    rules::booking,
    schema::{
        Id,
        business_case::follow_up::{self, Cause, FigureSource},
    },
    units::{Decimal, Month, Share},
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
    /// The same as it was typed: units, or kroner at the file's own price level.
    pub typed: Decimal,
    /// The share of its units that went through the new workflow, where the centre says it.
    pub adoption_now: Option<Share>,
    /// Where it stands.
    pub origin: Origin,
    /// What is expected in the rest of the year, in the same unit.
    pub expected_rest: Option<Decimal>,
    /// The same as it was typed.
    pub expected_typed: Option<Decimal>,
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

/// A row of Opfølgning. `whole` brings what is typed from the file's unit to units or kroner, and `amount` from there to the
/// unit of the facts.
pub(super) fn reported(
    row: RowOf<'_, follow_up::Fields>,
    benefit: &Id,
    (whole, amount): (impl Fn(Decimal) -> Decimal, impl Fn(Decimal) -> Option<Decimal>),
) -> Option<Reported> {
    let typed = row.given(&follow_up::REALISED)?;
    let expected = row.given(&follow_up::EXPECTED_REST);
    Some(Reported {
        benefit: benefit.clone(),
        month: row.given(&follow_up::MONTH)?,
        amount: amount(typed)?,
        typed: whole(typed),
        adoption_now: row.given(&follow_up::ADOPTION_NOW),
        origin: Origin::of(row, &follow_up::REALISED)?,
        expected_rest: expected.and_then(amount),
        expected_typed: expected.map(whole),
        expected_at: Origin::of(row, &follow_up::EXPECTED_REST).or_else(|| Origin::of(row, &follow_up::REALISED))?,
        source: row.given(&follow_up::SOURCE)?,
        has_voucher: booking::voucher(row).is_some(),
        cause: row.given(&follow_up::CAUSE),
        comment: row.given(&follow_up::COMMENT),
    })
}
