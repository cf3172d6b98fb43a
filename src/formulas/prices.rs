//! Amounts moved between price levels: kroner of one year as kroner of another, by the rise in prices between them.
use crate::units::{Decimal, Kroner, Share};

/// `amount` of the price level `from` at the price level `to`; nothing where a year's rate is missing. (docs/fagligt.md §6)
///
/// `rate` is the rise from the year before to the year asked for.
pub fn reprice(amount: Kroner, from: i16, to: i16, rate: impl Fn(i16) -> Option<Share>) -> Option<Kroner> {
    let rise = total_rise(from.min(to), from.max(to), rate)?;
    let moved = if from <= to { amount.0.checked_mul(rise) } else { amount.0.checked_div(rise) };
    moved.map(Kroner)
}

/// What a krone of the year `first` has become in the year `last`: the product of one and each year's rise.
fn total_rise(first: i16, last: i16, rate: impl Fn(i16) -> Option<Share>) -> Option<Decimal> {
    (first..last).try_fold(Decimal::ONE, |index, year| {
        // The rate of a year is the rise *to* it: the first year's own is not used.
        let year = rate(year + 1)?;
        index.checked_mul(year.0.checked_add(Decimal::ONE)?)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::round;

    fn d(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    fn rate(year: i16) -> Option<Share> {
        match year {
            2025 => Some(Share(d("0.034"))),
            2026 => Some(Share(d("0.028"))),
            _ => None,
        }
    }

    /// docs/fagligt.md §6: 1.000 kr. of 2024 with 3,4 % and 2,8 % are 1.062,952 of 2026.
    #[test]
    fn golden_price_level() {
        assert_eq!(reprice(Kroner(d("1000")), 2024, 2026, rate), Some(Kroner(d("1062.952"))));
    }

    #[test]
    fn backwards_undoes_forwards() {
        let back = reprice(Kroner(d("1062.952")), 2026, 2024, rate).unwrap();
        assert_eq!(round(back.0, 20), d("1000"));
        assert_eq!(reprice(Kroner(d("7.5")), 2030, 2030, rate), Some(Kroner(d("7.5"))));
    }

    #[test]
    fn a_missing_rate_is_no_amount() {
        assert_eq!(reprice(Kroner(d("1000")), 2023, 2026, rate), None);
        assert_eq!(reprice(Kroner(d("1000")), 2026, 2023, rate), None);
        assert_eq!(reprice(Kroner(d("1000")), i16::MIN, i16::MAX, rate), None);
    }

    #[test]
    fn rates_out_of_reason_are_no_amount() {
        assert_eq!(reprice(Kroner(d("1")), 2026, 2025, |_| Some(Share(d("-1")))), None);
        assert_eq!(reprice(Kroner(Decimal::MAX), 2025, 2026, |_| Some(Share(d("1")))), None);
        assert_eq!(reprice(Kroner(d("1")), 2025, 2026, |_| Some(Share(Decimal::MAX))), None);
    }
}
