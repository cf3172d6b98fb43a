//! P: personal data.
pub mod p01_personal_number;
pub mod p02_named_person;
pub mod p03_small_group;
pub mod p04_possible_number;
