//! W: waivers.
pub mod w01_expired_waiver;
pub mod w02_unused_waiver;
pub mod w03_unwaivable_rule;
