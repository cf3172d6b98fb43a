//! Accepted rows → flat facts, each with its origin cell. Chooses among versions, and joins measured minutes.
mod accept;
mod baseline;
mod benefits;
mod build;
mod choose;
mod consequences;
mod expected;
mod index;
mod missing;
mod money;
mod owed;
mod received;
mod reported;
mod small_groups;
mod status;
mod surroundings;
mod time;
mod transfer;
mod transfer_csv;
mod unearned;
mod versions;
mod years;

pub use accept::{RowCount, Verdict, Verdicts};
pub use benefits::{Benefit, BudgetBenefit, Initiative, Owned, QualityBenefit, TimeBenefit};
pub use build::{Case, Register, build};
pub use choose::choose;
pub use consequences::tell_consequences;
pub use missing::{missing, told};
pub use owed::{Owed, State, until};
pub use small_groups::POOLED;
pub use unearned::unearned;

pub use received::{Fate, Kind, Received};
pub use reported::Reported;
pub use surroundings::{Assumption, Cost, Risk};
pub use transfer::{POOL, Transfer};
pub use transfer_csv::transfer_csv;
pub use years::{BUDGET_YEARS, Flows, HORIZON, is_headroom, sign};

pub use status::{OVER_FROM, Status, status_of};
