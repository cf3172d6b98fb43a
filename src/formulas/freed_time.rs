//! Freed hours, what they are worth, and what becomes of them.
use crate::units::{Count, Decimal, Hours, Kroner, Minutes, Share, div, settle};

/// Working days a year over which fragmented time is spread.
pub const WORKING_DAYS: i64 = 210;

/// The change in hours from one year's cases to another's, told apart by its cause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// Each case takes less time: the only part that is counted.
    pub effectiveness: Hours,
    /// There are fewer cases.
    pub volume: Hours,
}

/// What becomes of the value of freed time; the three sum to the value exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Use {
    /// Taken home as a lower budget.
    pub harvested: Kroner,
    /// Given a new purpose.
    pub reinvested: Kroner,
    /// Nothing decided.
    pub idle: Kroner,
}

/// Hours freed by handling `units`; negative where each takes longer than before. (docs/fagligt.md §3.1)
pub fn hours(units: Count, before: Minutes, after: Minutes, adoption: Share, attribution: Share) -> Hours {
    let minutes = product(units.0, before.0.saturating_sub(after.0));
    // Sixty divides last: the figure is exact wherever it has an end.
    Hours(product(product(minutes, adoption.0), attribution.0) / Decimal::from(60))
}

/// The share of a month's units that freed time: all of them where the minutes after were measured on all units, those of the
/// old workflow too; else the share that went through the new workflow this month, where the centre says it; else what was
/// promised, as far as it is phased in. (docs/fagligt.md §3.1)
pub fn adoption(on_all_units: bool, now: Option<Share>, promised: Share, phase: Share) -> Share {
    if on_all_units { Share::ONE } else { now.unwrap_or(promised * phase) }
}

/// The unscaled change between two years, by cause. (docs/fagligt.md §3.2)
pub fn total_change(units_before: Count, units_after: Count, before: Minutes, after: Minutes) -> Change {
    let volume = product(before.0, units_before.0.saturating_sub(units_after.0));
    Change {
        effectiveness: hours(units_after, before, after, Share::ONE, Share::ONE),
        volume: Hours(volume / Decimal::from(60)),
    }
}

/// Full-time equivalents by the programme's norm of hours; zero without a norm, which the programme refuses.
pub fn fte(hours: Hours, norm: Count) -> Decimal {
    quotient(hours.0, norm.0)
}

/// What hours are worth by the yearly pay and the same norm; zero without a norm, which the programme refuses.
pub fn value(hours: Hours, yearly_pay: Kroner, norm: Count) -> Kroner {
    Kroner(quotient(product(hours.0, yearly_pay.0), norm.0))
}

/// Divides a value by what was decided about it; what is left is idle. (docs/fagligt.md §3.4)
pub fn split(value: Kroner, harvested: Share, reinvested: Share) -> Use {
    let (harvested, reinvested) = (part(value, harvested), part(value, reinvested));
    let idle = value.0.saturating_sub(harvested.0).saturating_sub(reinvested.0);
    Use { harvested, reinvested, idle: Kroner(idle) }
}

/// How the hours fall on each employee and day; nothing without employees or days. (docs/fagligt.md §3.5)
pub fn minutes_per_day(hours: Hours, employees: Count, days: Count) -> Option<Minutes> {
    let days = employees.0.checked_mul(days.0).filter(|days| *days > Decimal::ZERO)?;
    hours.0.checked_mul(Decimal::from(60))?.checked_div(days).map(Minutes)
}

/// A part whose endless decimals are cut, so that whole − part is exact.
fn part(whole: Kroner, share: Share) -> Kroner {
    Kroner(settle(product(whole.0, share.0)))
}

fn product(left: Decimal, right: Decimal) -> Decimal {
    left.saturating_mul(right)
}

fn quotient(value: Decimal, norm: Decimal) -> Decimal {
    // The programme refuses such a norm, so this guards a caller that has not read one: dividing by a norm below an
    // hour could pass the largest number.
    if norm < Decimal::ONE { Decimal::ZERO } else { div(value, norm).unwrap_or_default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::round;
    use proptest::prelude::*;

    fn d(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    fn golden() -> Hours {
        hours(Count(d("6200")), Minutes(d("22")), Minutes(d("9.5")), Share(d("0.8")), Share::ONE)
    }

    /// docs/fagligt.md §3.1 and §3.3.
    #[test]
    fn golden_hours_and_value() {
        let norm = Count(d("1450"));
        assert_eq!(round(golden().0, 2), d("1033.33"));
        assert_eq!(round(golden().0 * d("60"), 12), d("62000"));
        assert_eq!(round(fte(golden(), norm), 4), d("0.7126"));
        assert_eq!(round(value(golden(), Kroner(d("520000")), norm).0, 2), d("370574.71"));
    }

    /// docs/fagligt.md §3.4: half harvested, half kept as capacity; never 555.862,07.
    #[test]
    fn golden_harvest() {
        let whole = value(golden(), Kroner(d("520000")), Count(d("1450")));
        let used = split(whole, Share(d("0.5")), Share(d("0.3")));
        assert_eq!(round(used.harvested.0, 2), d("185287.36"));
        assert_eq!(round(used.reinvested.0 + used.idle.0, 2), d("185287.36"));
        assert_eq!(used.harvested + used.reinvested + used.idle, whole);
    }

    /// docs/fagligt.md §3.1: 400 units in the second of four months, 22 → 9,5 minutes, 80 %. A benefit that is on plan while
    /// it grows in gives 100 % of its plan, not 200.
    #[test]
    fn golden_adoption() {
        let (promised, phase) = (Share(d("0.8")), Share(d("0.5")));
        let of = |units: &str, share| hours(Count(d(units)), Minutes(d("22")), Minutes(d("9.5")), share, Share::ONE).0;
        let month = |on_all, now| round(of("400", adoption(on_all, now, promised, phase)), 4);
        assert_eq!(month(false, None), d("33.3333"));
        assert_eq!(month(false, Some(Share(d("0.55")))), d("45.8333"));
        assert_eq!(month(true, Some(Share(d("0.55")))), d("83.3333"));
        let plan = round(of("4800", promised) * phase.0 / d("12"), 4);
        assert_eq!(month(false, None), plan);
    }

    /// docs/fagligt.md §3.2: with 7.000 units before, 1.585,00 = 1.291,67 + 293,33.
    #[test]
    fn golden_total_change() {
        let (before, after) = (Minutes(d("22")), Minutes(d("9.5")));
        let change = total_change(Count(d("7000")), Count(d("6200")), before, after);
        assert_eq!(round(change.effectiveness.0, 2), d("1291.67"));
        assert_eq!(round(change.volume.0, 2), d("293.33"));
        assert_eq!(round((change.effectiveness + change.volume).0, 20), d("1585"));
    }

    /// docs/fagligt.md §3.5: 1.033,33 hours over 18 people and 210 days are 16,4 minutes.
    #[test]
    fn golden_minutes_per_day() {
        let each = minutes_per_day(golden(), Count(d("18")), Count(d("210"))).unwrap();
        assert_eq!(round(each.0, 1), d("16.4"));
        assert_eq!(minutes_per_day(golden(), Count(d("0")), Count(d("210"))), None);
    }

    #[test]
    fn slower_work_frees_negative_hours() {
        let slower = hours(Count(d("60")), Minutes(d("5")), Minutes(d("6")), Share::ONE, Share::ONE);
        assert_eq!(slower, Hours(d("-1")));
    }

    #[test]
    fn the_largest_numbers_stop_at_the_largest() {
        let most = Decimal::MAX;
        let hours = hours(Count(most), Minutes(most), Minutes(Decimal::MIN), Share(most), Share(most));
        let value = value(hours, Kroner(most), Count(d("1450")));
        split(value, Share(most), Share(Decimal::MIN));
        total_change(Count(most), Count(Decimal::MIN), Minutes(most), Minutes(Decimal::MIN));
        assert_eq!(minutes_per_day(Hours(most), Count(most), Count(most)), None);
        assert_eq!(fte(hours, Count(d("0"))), d("0"));
    }

    proptest! {
        #[test]
        fn uses_sum_exactly(value in 0_i64..=9_000_000_000_000, norm in 1_i64..2000, first in 0_i64..=100, second in 0_i64..=100) {
            let whole = Kroner(Decimal::new(value, 2) / Decimal::from(norm));
            let used = split(whole, Share::of_percent(first.into()), Share::of_percent(second.into()));
            prop_assert_eq!(used.harvested + used.reinvested + used.idle, whole);
        }
    }
}
