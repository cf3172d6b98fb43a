#![doc = include_str!("ARCHITECTURE.md")]

pub mod danish;
pub mod findings;
pub mod formulas;
pub mod intake;
pub mod programme;
pub mod schema;
pub mod templates;
pub mod units;
pub mod xlsx;
