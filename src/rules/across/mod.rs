//! K: across files.
pub mod k01_benefit_in_two_files;
