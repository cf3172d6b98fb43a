//! **Bedømmelse.** What the figures say: three lights, and a word for each initiative.
//!
//! Three questions are never answered by one colour. *Mål*: will the year reach its target? *Levering*: has come what was
//! agreed? *Bevis*: is what has come proven? A centre whose papers are late is not one that does not deliver.
//!
//! **Architecture invariant.** Figures in, judgements out. A light is decided here and, by the same limits, in the live
//! formula of the workbook; both compare a ratio at nine decimals.
mod decisions;
mod light;
mod word;

pub use decisions::{Decision, Kind, Premises, decisions, no_longer_asked};
pub use light::{Light, Lights, OVER_FROM, Three, delivery, goal, proof};
pub use word::{Gap, Part, Word, judge};
