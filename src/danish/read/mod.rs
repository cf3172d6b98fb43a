//! Reading what people type: unambiguous or refused, and every change told.
mod date;
mod duration;
mod number;
mod unit;
mod word;

pub(super) use date::MONTHS;
pub use date::{date, month};
pub use duration::minutes;
pub use number::{Quantity, number, quantity};
pub use unit::Unit;
pub use word::{choice, nearest, slips, yes_no};
