//! V: what is hardly possible, and waits until somebody confirms it.
pub mod v01_implausible_amount;
pub mod v02_implausible_expectation;
pub mod v03_revalued_month;
pub mod v04_gain_before_operation;
pub mod v05_more_units_than_cases;
pub mod v06_unmatched_confirmation;
pub mod v07_other_amount_confirmed;
pub mod v08_gain_underway;
