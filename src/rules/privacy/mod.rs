//! P: personal data.
pub mod p01_personal_number;
