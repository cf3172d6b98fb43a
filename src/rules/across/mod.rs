//! K: across files.
pub mod k01_benefit_in_two_files;
pub mod k02_over_attributed;
pub mod k03_twin_benefits;
pub mod k04_same_account;
pub mod k07_fallen_support;
pub mod k08_booked_twice;
pub mod k09_shared_voucher;
pub mod k10_two_ids;
pub mod k11_unearned_money;
