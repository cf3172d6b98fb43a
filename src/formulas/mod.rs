//! The arithmetic itself: plain functions on exact quantities, each held by the control figures of `docs/fagligt.md`.
//!
//! Nothing here panics. A figure that cannot be had is nothing (`None`); a product beyond 28 digits, which no
//! column can hold the parts of, stops at the largest number.
pub mod economics;
pub mod freed_time;
pub mod phasing;
pub mod prices;
mod quantile;
pub mod range;
pub mod welch;
