//! Reading what people type: unambiguous or refused, and every change told.
mod date;
mod duration;
mod number;
mod unit;
mod word;

pub(super) use date::MONTHS;
pub use date::{date, month};
pub use duration::{minutes, two_clocks};
pub use number::{Quantity, number, quantity, two_numbers};
pub use unit::Unit;
pub use word::{choice, nearest, slips, yes_no};
