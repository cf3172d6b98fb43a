#![doc = include_str!("ARCHITECTURE.md")]

pub mod controls;
pub mod danish;
pub mod facts;
pub mod findings;
pub mod formulas;
pub mod intake;
pub mod measures;
pub mod programme;
pub mod register;
pub mod rules;
pub mod schema;
pub mod templates;
pub mod units;
pub mod xlsx;
