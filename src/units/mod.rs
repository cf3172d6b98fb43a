//! Exact quantities and calendar months: kroner, hours and minutes are types, so that they cannot be added to each
//! other.
//!
//! Nothing here knows Excel, but for how it counts days; nothing outside here rounds.
mod calendar;
mod quantity;

pub use calendar::{Date, Month, clock_of_serial, day_of_serial, serial_of_day};
pub use quantity::{Count, Hours, Kroner, Minutes, Share, Unit, div, round, settle};
pub use rust_decimal::Decimal;
