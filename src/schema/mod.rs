//! ★ The fields: every template, sheet, column, type, unit, choice, requirement and help text, once.
//!
//! Writing a template, reading one, typing its cells, the receipt's labels and the guide all fold over these statics.
mod choices;
mod counts;
mod field;
mod guidance;
mod ids;
mod lookalikes;
mod personal;
mod spec;
mod table;
#[cfg(test)]
pub(crate) mod testing;
mod types;

pub mod business_case;
pub mod identity;
pub mod program;
pub mod time_registration;

/// The hidden sheet of a template that its drop-downs read from. It repeats words of the headers, and holds no table.
pub const LISTS_SHEET: &str = "Lister";

pub use choices::Choice;
pub(crate) use choices::choices;
pub use field::Field;
pub use ids::{Id, Pattern, split_ids};
pub(crate) use lookalikes::latin;
pub use lookalikes::lookalike;
pub use spec::{Bounds, Condition, Filler, Kind, List, Need, ProgrammeList, Role, Spec};
pub use table::{Edition, Layout, PersonalTable, TEMPLATES, Table, TableOf, Template, template};
pub use types::{CellType, Outcome, Plain, Read, Secret, Whole};
