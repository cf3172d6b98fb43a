#![doc = include_str!("ARCHITECTURE.md")]

// So that unit tests and integration tests share the drawings in `tests/rules/drawn.rs`.
#[cfg(test)]
extern crate self as gevinst;

pub mod archive;
pub mod cache;
pub mod changes;
pub mod cli;
pub mod commands;
pub mod controls;
pub mod danish;
pub mod disk;
pub mod due;
pub mod extract;
pub mod facts;
pub mod findings;
pub mod formats;
pub mod formulas;
pub mod guide;
pub mod intake;
pub mod isolation;
pub mod judgement;
pub mod measures;
pub mod menu;
pub mod os2autoproces;
pub mod period;
pub mod programme;
pub mod register;
pub mod report;
pub mod rules;
pub mod run;
pub mod schema;
pub mod status;
pub mod templates;
pub mod timing;
pub mod units;
pub mod version;
pub mod xlsx;
