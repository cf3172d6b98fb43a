//! The limits that program.xlsx sets to what is believed without a confirmation.
use crate::{
    intake::RowOf,
    schema::program::programme::{
        Fields, MOST_EXPECTED, MOST_OF_CASES, MOST_OF_INTERVAL, MOST_OF_YEARLY, MOST_REVALUED,
    },
    units::{Decimal, Share},
};

/// **Grænser.** From where an amount is not believed until somebody confirms it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// So many times the yearly effect, for the year to date.
    pub yearly: Decimal,
    /// So many times the plan of its interval, for one report.
    pub interval: Decimal,
    /// So many times the year's plan, with what is expected of the rest.
    pub expected: Decimal,
    /// What accepted months may differ by when a file's unit or price level has changed.
    pub revalued: Share,
    /// So many times the cases counted in the month.
    pub cases: Decimal,
}

impl Limits {
    /// The limits in the form; nothing where one cannot be read.
    pub fn of(form: RowOf<'_, Fields>) -> Option<Self> {
        Some(Self {
            yearly: form.given(&MOST_OF_YEARLY)?,
            interval: form.given(&MOST_OF_INTERVAL)?,
            expected: form.given(&MOST_EXPECTED)?,
            revalued: form.given(&MOST_REVALUED)?,
            cases: form.given(&MOST_OF_CASES)?,
        })
    }
}

impl Default for Limits {
    /// As a new program.xlsx has them.
    fn default() -> Self {
        let tenths = |tenths| Decimal::new(tenths, 1);
        Self {
            yearly: tenths(12),
            interval: Decimal::TEN,
            expected: tenths(15),
            revalued: Share(Decimal::new(1, 2)),
            cases: tenths(12),
        }
    }
}
