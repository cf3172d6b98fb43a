//! How a benefit grows over its first months, and how a year's amount is spread over months.
use crate::units::{Decimal, Month, Share, round};

/// The share of the full effect reached in `month`: nothing before `start`, linear up to all of it in the month
/// `full`, and nothing after `ends`. (docs/fagligt.md §4.1)
///
/// A `full` before `start` is taken as `start`: the effect comes at once.
pub fn phase_in(start: Month, full: Month, ends: Option<Month>, month: Month) -> Share {
    if month < start || ends.is_some_and(|ends| month > ends) {
        return Share::default();
    }
    if month >= full {
        return Share::ONE;
    }
    let months = Decimal::from(full.index() - start.index() + 1);
    Share(Decimal::from(month.index() - start.index() + 1) / months)
}

/// The share of the full effect reached on average over some months; nothing over none.
pub fn phase_over(start: Month, full: Month, ends: Option<Month>, months: impl Iterator<Item = Month>) -> Share {
    let shares: Vec<Decimal> = months.map(|month| phase_in(start, full, ends, month).0).collect();
    if shares.is_empty() {
        return Share::default();
    }
    Share(shares.iter().sum::<Decimal>() / Decimal::from(shares.len()))
}

/// The share of a one-off effect that falls in `month`: equal parts from Start to Fuld effekt, all of it when they
/// coincide.
pub fn once(start: Month, full: Month, month: Month) -> Share {
    let full = full.max(start);
    if month < start || month > full {
        return Share::default();
    }
    Share(Decimal::ONE / Decimal::from(full.index() - start.index() + 1))
}

/// `total` in `parts` equal parts of whole hundredths; the last takes the rest, so they sum exactly.
pub fn spread(total: Decimal, parts: usize) -> Vec<Decimal> {
    let Some(firsts) = parts.checked_sub(1) else {
        return Vec::new();
    };
    // 1.000 kr. in twelve parts: eleven of 83,33 and one of 83,37.
    let part = round(total / Decimal::from(parts), 2);
    let rest = part.checked_mul(Decimal::from(firsts)).and_then(|sum| total.checked_sub(sum));
    // Only a total near the largest number there is cannot be divided so.
    let (part, rest) = rest.map_or((Decimal::ZERO, total), |rest| (part, rest));
    let mut all = vec![part; firsts];
    all.push(rest);
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn m(text: &str) -> Month {
        Month::parse(text).unwrap()
    }

    fn d(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    /// docs/fagligt.md §4.1: month i of n is i/n, full in the month of full effect.
    #[test]
    fn the_effect_grows_linearly() {
        let at = |month| phase_in(m("2026-03"), m("2026-06"), Some(m("2027-06")), m(month)).0;
        assert_eq!(at("2026-02"), d("0"));
        assert_eq!(at("2026-03"), d("0.25"));
        assert_eq!(at("2026-04"), d("0.5"));
        assert_eq!(at("2026-05"), d("0.75"));
        assert_eq!(at("2026-06"), d("1"));
        assert_eq!(at("2027-06"), d("1"));
        assert_eq!(at("2027-07"), d("0"));
    }

    #[test]
    fn a_quarter_has_the_mean_of_its_months() {
        let over = |first, last| phase_over(m("2026-03"), m("2026-06"), None, m(first).through(m(last))).0;
        assert_eq!(over("2026-04", "2026-06"), d("0.75"));
        assert_eq!(over("2026-05", "2026-05"), d("0.75"));
        assert_eq!(over("2026-05", "2026-04"), d("0"));
    }

    #[test]
    fn the_effect_may_come_at_once() {
        for full in ["2026-03", "2025-01"] {
            assert_eq!(phase_in(m("2026-03"), m(full), None, m("2026-03")), Share::ONE);
            assert_eq!(phase_in(m("2026-03"), m(full), None, m("2026-02")), Share::default());
        }
    }

    #[test]
    fn the_effect_may_end_while_it_grows() {
        let at = |month| phase_in(m("2026-01"), m("2026-10"), Some(m("2026-03")), m(month)).0;
        assert_eq!((at("2026-03"), at("2026-04")), (d("0.3"), d("0")));
    }

    #[test]
    fn the_last_part_takes_the_rest() {
        let parts = spread(d("1000"), 12);
        assert_eq!((parts.len(), parts[0], parts[11]), (12, d("83.33"), d("83.37")));
        assert_eq!(spread(d("1000"), 0), []);
        assert_eq!(spread(d("10.005"), 1), [d("10.005")]);
        assert_eq!(spread(Decimal::MAX, 12).len(), 12);
    }

    proptest! {
        #[test]
        fn parts_sum_exactly(mantissa in any::<i64>(), scale in 0_u32..6, parts in 1_usize..200) {
            let total = Decimal::new(mantissa, scale);
            prop_assert_eq!(spread(total, parts).into_iter().sum::<Decimal>(), total);
        }
    }
}
