//! Exact quantities and calendar months. Nothing here knows Excel; nothing outside here rounds.
mod calendar;
mod quantity;

pub use calendar::{Date, Month, clock_of_serial, day_of_serial, serial_of_day};
pub use quantity::{Count, Hours, Kroner, Minutes, Share, Unit, div, round, settle};
pub use rust_decimal::Decimal;
