//! What a measurement's registrations come to, task by task, once their rows are let go.
use crate::{
    formulas::{strata::Strata, welch::Sample},
    schema::time_registration::registrations::Variant,
    units::Decimal,
};

/// The registrations of a measurement, told by task. They are by far the most rows, and each of them points at a person:
/// only the sums of them are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegistrationSums {
    /// Of all rows, as the rules see them; one for each task row that can be told.
    pub all: Vec<TaskSums>,
    /// Of the rows that count, as the register sees them.
    pub counting: Vec<TaskSums>,
    /// What a spreadsheet counts for each row of the sheet Kvittering: rows and units.
    pub counted: Vec<(u32, [Decimal; 2])>,
    /// Rows there were.
    pub rows: u64,
    /// Rows of them that count.
    pub accepted: u64,
}

impl RegistrationSums {
    /// What a spreadsheet counts for the row of the sheet Kvittering with this number.
    pub fn counted_in(&self, row: u32) -> Option<[Decimal; 2]> {
        self.counted.iter().find(|(known, _)| *known == row).map(|(_, counted)| *counted)
    }
}

/// What the registrations of one task come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskSums {
    /// The row the task stands in.
    pub task_row: u32,
    /// What the usual rows say; nothing without any.
    pub sample: Option<Sample>,
    /// The same by variant, of the usual rows that have one.
    pub strata: Strata<Variant>,
    /// Usual rows without a variant, where others have one.
    pub without_variant: usize,
    /// How many people were measured.
    pub employees: usize,
    /// On how many days.
    pub days: usize,
    /// Rows set aside as unusual.
    pub unusual: usize,
    /// A checksum of the rows: the same however they are sorted and whatever the employees are called.
    pub checksum: String,
}
