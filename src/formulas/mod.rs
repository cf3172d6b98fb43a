//! The arithmetic itself: plain functions on exact quantities, each held by the control figures of `docs/fagligt.md`.
//!
//! Nothing here panics. A figure that cannot be had is nothing (`None`); a product beyond 28 digits, which no
//! column can hold the parts of, stops at the largest number.
pub mod clusters;
pub mod economics;
pub mod freed_time;
pub mod phasing;
pub mod prices;
mod quantile;
pub mod range;
pub mod strata;
pub mod welch;

use crate::units::Decimal;

/// The sum of what can be had; nothing when a part is missing or the sum is too large.
fn sum(mut parts: impl Iterator<Item = Option<Decimal>>) -> Option<Decimal> {
    parts.try_fold(Decimal::ZERO, |sum, part| sum.checked_add(part?))
}
