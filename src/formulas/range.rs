//! Uncertainty in closed form, without simulation: three-point (PERT) estimates and their sums.
use crate::units::{Decimal, Share};
use rust_decimal::MathematicalOps;

/// The 90 % quantile of the normal distribution, 1.2816: 80 % lie between minus and plus so many standard deviations.
fn normal_90() -> Decimal {
    Decimal::new(1_281_551_565_544_600, 15)
}

/// The least, the likeliest and the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// The least.
    pub min: Decimal,
    /// The likeliest.
    pub likely: Decimal,
    /// The most.
    pub max: Decimal,
}

/// What to expect, and how far off it may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Estimate {
    /// What to expect.
    pub mean: Decimal,
    /// The standard deviation.
    pub deviation: Decimal,
}

impl Range {
    /// The PERT estimate: (min + 4·likely + max)/6 and (max − min)/6. (docs/fagligt.md §8)
    pub fn estimate(self) -> Option<Estimate> {
        let six = Decimal::from(6);
        let likely = self.likely.checked_mul(Decimal::from(4))?;
        let mean = self.min.checked_add(likely)?.checked_add(self.max)?.checked_div(six)?;
        let deviation = self.max.checked_sub(self.min)?.checked_div(six)?;
        Some(Estimate { mean, deviation })
    }
}

impl Estimate {
    /// The lower and upper ends of the 80 % interval.
    pub fn interval(self) -> Option<(Decimal, Decimal)> {
        let margin = self.deviation.checked_mul(normal_90())?;
        Some((self.mean.checked_sub(margin)?, self.mean.checked_add(margin)?))
    }
}

/// The sum of estimates that move together by `correlation`: σ² = (1−ρ)Σσ² + ρ(Σσ)². (docs/fagligt.md §8)
///
/// Nothing beyond 28 digits, or where the correlation is none (σ² below zero).
pub fn sum(ranges: &[Range], correlation: Share) -> Option<Estimate> {
    let (mut mean, mut deviations, mut squares) = (Decimal::ZERO, Decimal::ZERO, Decimal::ZERO);
    for range in ranges {
        let one = range.estimate()?;
        mean = mean.checked_add(one.mean)?;
        deviations = deviations.checked_add(one.deviation)?;
        squares = squares.checked_add(one.deviation.checked_mul(one.deviation)?)?;
    }
    let apart = Decimal::ONE.checked_sub(correlation.0)?.checked_mul(squares)?;
    let together = correlation.0.checked_mul(deviations.checked_mul(deviations)?)?;
    Some(Estimate { mean, deviation: apart.checked_add(together)?.sqrt()? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::round;

    fn d(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    fn golden() -> [Range; 3] {
        [(80, 120, 200), (40, 60, 70), (150, 300, 360)].map(|(min, likely, max)| Range {
            min: Decimal::from(min),
            likely: Decimal::from(likely),
            max: Decimal::from(max),
        })
    }

    /// docs/fagligt.md §8: μ 470,0; σ 40,62, 47,28 and 60,00.
    #[test]
    fn golden_sum() {
        for (correlation, deviation) in [(d("0"), d("40.62")), (d("0.3"), d("47.28")), (d("1"), d("60"))] {
            let total = sum(&golden(), Share(correlation)).unwrap();
            assert_eq!((round(total.mean, 1), round(total.deviation, 2)), (d("470"), deviation));
        }
    }

    /// docs/fagligt.md §8: μ ± 1,2816 σ.
    #[test]
    fn four_fifths_lie_within_the_interval() {
        let (low, high) = Estimate { mean: d("470"), deviation: d("47.28") }.interval().unwrap();
        assert_eq!((round(low, 1), round(high, 1)), (d("409.4"), d("530.6")));
    }

    #[test]
    fn sums_that_cannot_be_had_are_nothing() {
        let largest = Range { min: Decimal::MIN, likely: Decimal::MAX, max: Decimal::MAX };
        assert_eq!(sum(&[largest], Share::ONE), None);
        assert_eq!(sum(&golden(), Share(d("-3"))), None);
        assert_eq!(sum(&[], Share::ONE), Some(Estimate { mean: d("0"), deviation: d("0") }));
        assert_eq!(Estimate { mean: Decimal::MAX, deviation: Decimal::MAX }.interval(), None);
    }
}
