//! L: what the business case says.
pub mod l01_missing_value;
pub mod l02_unknown_reference;
pub mod l03_reversed_range;
pub mod l05_over_shared;
pub mod l06_harvested_twice;
pub mod l10_full_effect_before_start;
pub mod l14_unknown_price_level;
pub mod l21_malformed_id;
pub mod l22_doubled_row;
pub mod l23_circular_dependency;
pub mod l25_empty_target;
pub mod l28_month_ahead;
pub mod l30_foreign_benefit;
