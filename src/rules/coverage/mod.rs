//! D: what is owed and has not come.
pub mod d01_missing_report;
pub mod d02_missing_measurement;
pub mod d03_missing_approval;
