//! What the months of a business case come to at the programme's prices, and which of them another unit or price level of the
//! file has moved.
use crate::{
    intake::{KeptWorkbook, RowOf},
    programme::Programme,
    schema::{
        Id,
        business_case::{budget_benefits, follow_up, master, time_benefits},
    },
    units::{Decimal, Kroner, Month},
};
use std::collections::BTreeMap;

/// An accepted amount that moves by more than this share of itself is another amount.
const MOST_MOVED: Decimal = Decimal::from_parts(1, 0, 0, false, 2);

/// A month of a benefit, as a workbook tells it.
#[derive(Clone, Copy)]
pub struct Told<'a> {
    /// The row of Opfølgning.
    pub row: RowOf<'a, follow_up::Fields>,
    /// What is typed.
    pub typed: Decimal,
    /// Kroner at the programme's price level, or units; nothing where the file does not say enough.
    pub amount: Option<Decimal>,
    /// Whether it is money.
    pub is_money: bool,
}

/// **Omregnet måned.** An accepted month that comes to another amount because the file has another unit or price level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rescaled {
    /// The benefit.
    pub benefit: Id,
    /// The month.
    pub month: Month,
    /// As it was accepted.
    pub accepted: Kroner,
    /// As it is computed from the file of now.
    pub now: Kroner,
}

/// Every month a workbook tells of, by benefit.
pub fn told<'a>(workbook: &'a KeptWorkbook, programme: &Programme) -> BTreeMap<(Id, Month), Told<'a>> {
    let in_kroner = workbook.form(&master::TABLE).map(|form| programme.in_kroner(form));
    let money = RowOf::by_id(workbook.rows(&budget_benefits::TABLE), &budget_benefits::ID);
    let time = RowOf::by_id(workbook.rows(&time_benefits::TABLE), &time_benefits::ID);
    let of_row = |row: RowOf<'a, follow_up::Fields>| {
        let benefit = row.given(&follow_up::BENEFIT)?;
        let typed = row.given(&follow_up::REALISED)?;
        let promise = money.get(&benefit).and_then(|rows| rows.first());
        let is_money = promise.is_some();
        let cost_kind = promise.and_then(|promise| promise.given(&budget_benefits::COST_KIND));
        let kroner = || in_kroner.as_ref()?(Kroner(typed), cost_kind?).map(|kroner| kroner.0);
        let amount = if is_money { kroner() } else { time.contains_key(&benefit).then_some(typed) };
        Some(((benefit, row.given(&follow_up::MONTH)?), Told { row, typed, amount, is_money }))
    };
    workbook.rows(&follow_up::TABLE).iter().filter_map(of_row).collect()
}

/// The accepted months (of `before`, what counted in the package) that come to more than one per cent more or less now,
/// where the workbook's unit or price level is another; none where both are as they were. Both are computed with the
/// programme as it is, so a price level that økonomi has changed moves nothing here.
pub fn rescaled(before: &KeptWorkbook, now: &KeptWorkbook, programme: &Programme) -> Vec<Rescaled> {
    if !has_another_level(before, now) {
        return Vec::new();
    }
    let known = told(now, programme);
    let moved = |((benefit, month), was): ((Id, Month), Told<'_>)| {
        let is = known.get(&(benefit.clone(), month)).filter(|_| was.is_money)?;
        let (accepted, now) = was.amount.zip(is.amount)?;
        let differs = (now - accepted).abs() > accepted.abs() * MOST_MOVED;
        let (accepted, now) = (Kroner(accepted), Kroner(now));
        differs.then_some(Rescaled { benefit, month, accepted, now })
    };
    told(before, programme).into_iter().filter_map(moved).collect()
}

/// Whether the file has another unit or price level than it had. One that is not given is told of as missing.
pub fn has_another_level(before: &KeptWorkbook, now: &KeptWorkbook) -> bool {
    let forms = before.form(&master::TABLE).zip(now.form(&master::TABLE));
    forms.is_some_and(|(was, is)| {
        let units = was.given(&master::AMOUNT_UNIT).zip(is.given(&master::AMOUNT_UNIT));
        let levels = was.given(&master::PRICE_LEVEL).zip(is.given(&master::PRICE_LEVEL));
        units.is_some_and(|(was, is)| was != is) || levels.is_some_and(|(was, is)| was != is)
    })
}
