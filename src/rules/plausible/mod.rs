//! V: what is hardly possible, and waits until somebody confirms it.
pub mod v01_implausible_amount;
pub mod v02_implausible_expectation;
pub mod v03_revalued_month;
pub mod v04_gain_before_operation;
pub mod v05_same_voucher_twice;
pub mod v06_twin_benefit;
pub mod v07_more_units_than_cases;
pub mod v08_unmatched_confirmation;
pub mod v09_other_amount_confirmed;
pub mod v10_gain_underway;
