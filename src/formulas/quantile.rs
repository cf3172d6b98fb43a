//! The quantile of Student's t that a 95 % interval needs, by series: no float, no table, any number of degrees of
//! freedom.
use crate::units::Decimal;

/// The 97.5 % quantile of the normal distribution, 1.9600: 2.5 % lie above it and 2.5 % below minus it.
fn normal() -> Decimal {
    Decimal::new(1_959_963_984_540_054, 15)
}

/// The 97.5 % quantiles for one and two degrees of freedom, where the expansion does not hold.
fn widest(df: Decimal) -> Decimal {
    let quantile = if df < Decimal::TWO { 12_706_204_736_432_i64 } else { 4_302_652_729_911 };
    Decimal::new(quantile, 12)
}

/// Coefficients of z, z³, z⁵ … over a common divisor: the terms of the Cornish–Fisher expansion in 1/df
/// (Abramowitz & Stegun 26.7.5).
const TERMS: [(&[i64], i64); 5] = [
    (&[1, 1], 4),
    (&[3, 16, 5], 96),
    (&[-15, 17, 19, 3], 384),
    (&[-945, -1920, 1482, 776, 79], 92_160),
    (&[17_955, -765, -1782, 930, 339, 27], 368_640),
];

/// The 97.5 % quantile of t, to three digits from three degrees of freedom on.
///
/// Below three it is that of the whole number below: too wide rather than too narrow.
pub(super) fn t(df: Decimal) -> Decimal {
    if df < Decimal::from(3) { widest(df) } else { expansion(df) }
}

fn expansion(df: Decimal) -> Decimal {
    let mut power = Decimal::ONE;
    let mut sum = normal();
    for (coefficients, divisor) in TERMS {
        power /= df;
        sum += odd_polynomial(coefficients) / Decimal::from(divisor) * power;
    }
    sum
}

/// `z·(a + b·z² + c·z⁴ …)` at the normal quantile.
fn odd_polynomial(coefficients: &[i64]) -> Decimal {
    let square = normal() * normal();
    let inner = coefficients.iter().rev().fold(Decimal::ZERO, |sum, next| sum * square + Decimal::from(*next));
    normal() * inner
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::round;

    /// Quantiles as printed in every table of t.
    #[test]
    fn quantiles_agree_with_the_printed_table() {
        for (df, quantile) in [
            (1, "12.71"),
            (2, "4.303"),
            (3, "3.182"),
            (4, "2.776"),
            (5, "2.571"),
            (6, "2.447"),
            (7, "2.365"),
            (8, "2.306"),
            (9, "2.262"),
            (10, "2.228"),
            (12, "2.179"),
            (15, "2.131"),
            (20, "2.086"),
            (25, "2.060"),
            (30, "2.042"),
            (40, "2.021"),
            (60, "2.000"),
            (120, "1.980"),
            (1_000_000, "1.960"),
        ] {
            let quantile: Decimal = quantile.parse().unwrap();
            assert_eq!(round(t(df.into()), quantile.scale()), quantile, "{df}");
        }
    }

    #[test]
    fn quantiles_fall_as_degrees_of_freedom_rise() {
        let quantiles: Vec<_> = (10..2000).map(|tenths| t(Decimal::new(tenths, 1))).collect();
        assert!(quantiles.is_sorted_by(|left, right| left >= right));
        assert_eq!(t(Decimal::MAX), normal());
    }
}
