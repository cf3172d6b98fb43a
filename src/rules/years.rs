//! The years of the programme's form.
use crate::{
    intake::RowOf,
    schema::{
        Whole,
        program::programme::{self, BUDGET_YEAR, PRICE_LEVEL},
    },
};

/// So many years may lie between the budget year and the price level.
const NEAR: i64 = 5;

/// The budget year and the price level.
pub(super) struct Years {
    budget: i64,
    price_level: i64,
}

/// Those of the form; nothing where one is missing or broken.
pub(super) fn of(form: RowOf<'_, programme::Fields>) -> Option<Years> {
    let (Whole(budget), Whole(price_level)) = (form.given(&BUDGET_YEAR)?, form.given(&PRICE_LEVEL)?);
    Some(Years { budget, price_level })
}

impl Years {
    /// Whether one of them must be wrong. What follows from it is no news.
    pub(super) fn are_apart(&self) -> bool {
        (self.budget - self.price_level).abs() > NEAR
    }

    /// Whether so many years, and there is one, all lie by the price level and none by the budget year.
    pub(super) fn are_nearer_price_level(&self, mut years: impl Iterator<Item = Whole>) -> bool {
        let is_nearer = |Whole(year): Whole| (year - self.price_level).abs() < (year - self.budget).abs();
        years.next().is_some_and(is_nearer) && years.all(is_nearer)
    }
}
