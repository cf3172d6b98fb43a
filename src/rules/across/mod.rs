//! K: across files.
pub mod k01_benefit_in_two_files;
pub mod k02_over_attributed;
pub mod k03_twin_benefits;
pub mod k04_same_account;
pub mod k07_fallen_support;
