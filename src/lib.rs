#![doc = include_str!("ARCHITECTURE.md")]

pub mod danish;
pub mod formulas;
pub mod schema;
pub mod units;
pub mod xlsx;
