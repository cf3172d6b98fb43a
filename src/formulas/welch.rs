//! What a time measurement says, how sure it is, and how much two of them differ.
//!
//! Each measurement is a sample of rows of minutes and units, of which the mean per unit is a ratio of two sums. The
//! difference of two means has Welch's interval, which does not ask the two to vary alike, with the degrees of freedom
//! of Welch and Satterthwaite (B. L. Welch, Biometrika 34, 1947; F. E. Satterthwaite, Biometrics Bulletin 2, 1946).
//! Everything is decimal.
use super::quantile;
use crate::units::{Count, Decimal, Minutes};
use rust_decimal::MathematicalOps;

/// Days after an initiative goes live before an after-measurement may begin: people are still learning.
pub const LEARNING_DAYS: i32 = 28;
/// Units each measurement must cover to document anything.
pub const LEAST_UNITS: i64 = 30;
/// Employees each measurement must cover to document anything.
pub const LEAST_EMPLOYEES: usize = 3;

/// One measurement of one task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sample {
    /// Rows registered.
    pub rows: usize,
    /// Units handled.
    pub units: Count,
    /// All minutes over all units.
    pub mean: Minutes,
    /// The variance of `mean` in square minutes; zero for a single row, which cannot tell.
    pub variance_of_mean: Decimal,
    /// The middle row's minutes per unit.
    pub median: Minutes,
    /// The quickest row's minutes per unit.
    pub min: Minutes,
    /// The slowest row's minutes per unit.
    pub max: Minutes,
    /// The standard deviation of the rows' minutes per unit; zero for a single row.
    pub spread: Minutes,
}

/// How much less time a unit takes after than before, with Welch's 95 % interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Before minus after.
    pub minutes: Minutes,
    /// The standard error of the difference.
    pub standard_error: Minutes,
    /// Welch and Satterthwaite's degrees of freedom.
    pub df: Decimal,
    /// The lower end of the interval.
    pub low: Minutes,
    /// The upper end of the interval.
    pub high: Minutes,
}

impl Sample {
    /// From rows of minutes in all and units handled; nothing without rows, or when a row has no units.
    pub fn of(rows: &[(Minutes, Count)]) -> Option<Self> {
        if rows.is_empty() || rows.iter().any(|(_, units)| units.0 <= Decimal::ZERO) {
            return None;
        }
        let units = sum(rows.iter().map(|(_, units)| Some(units.0)))?;
        let mean = sum(rows.iter().map(|(minutes, _)| Some(minutes.0)))?.checked_div(units)?;
        let mut each = rows.iter().map(|(all, units)| all.0.checked_div(units.0)).collect::<Option<Vec<_>>>()?;
        each.sort_unstable();
        Some(Self {
            rows: rows.len(),
            units: Count(units),
            mean: Minutes(mean),
            variance_of_mean: variance_of_mean(rows, mean, units)?,
            median: Minutes(median(&each)?),
            min: Minutes(*each.first()?),
            max: Minutes(*each.last()?),
            spread: Minutes(spread(&each)?),
        })
    }
}

impl Difference {
    /// Between two measurements of at least two rows each. (docs/fagligt.md §5.1)
    ///
    /// Without any variation the interval is the point itself.
    pub fn between(before: &Sample, after: &Sample) -> Option<Self> {
        if before.rows < 2 || after.rows < 2 {
            return None;
        }
        let minutes = before.mean.0.checked_sub(after.mean.0)?;
        let standard_error = before.variance_of_mean.checked_add(after.variance_of_mean)?.sqrt()?;
        let df = degrees_of_freedom(before, after)?;
        let margin = standard_error.checked_mul(quantile::t(df))?;
        Some(Self {
            minutes: Minutes(minutes),
            standard_error: Minutes(standard_error),
            df,
            low: Minutes(minutes.checked_sub(margin)?),
            high: Minutes(minutes.checked_add(margin)?),
        })
    }
}

/// The mean of `after` with the mix of variants of `before`; nothing where a variant was not measured after.
/// (docs/fagligt.md §5.2)
pub fn standardised<V: PartialEq>(before: &[(V, Sample)], after: &[(V, Sample)]) -> Option<Minutes> {
    let units = sum(before.iter().map(|(_, sample)| Some(sample.units.0)))?;
    let minutes = sum(before.iter().map(|(variant, sample)| {
        let (_, after) = after.iter().find(|(other, _)| other == variant)?;
        sample.units.0.checked_mul(after.mean.0)
    }))?;
    minutes.checked_div(units).map(Minutes)
}

/// The ratio estimator's variance, linearised (Cochran, Sampling Techniques, ch. 6): s²/(n·ū²), where s² is the
/// variance of the residuals minutes − mean·units and ū the mean number of units in a row. Rows of one unit each make
/// it the usual s²/n.
fn variance_of_mean(rows: &[(Minutes, Count)], mean: Decimal, units: Decimal) -> Option<Decimal> {
    let squares = sum(rows.iter().map(|(minutes, units)| {
        let residual = minutes.0.checked_sub(mean.checked_mul(units.0)?)?;
        residual.checked_mul(residual)
    }))?;
    let rows = Decimal::from(rows.len());
    if rows == Decimal::ONE {
        return Some(Decimal::ZERO);
    }
    let mean_units = units.checked_div(rows)?;
    squares.checked_div(rows - Decimal::ONE)?.checked_div(rows)?.checked_div(mean_units)?.checked_div(mean_units)
}

/// The middle value, or the mean of the two middle ones.
fn median(sorted: &[Decimal]) -> Option<Decimal> {
    let middle = sorted.len() / 2;
    let upper = *sorted.get(middle)?;
    if sorted.len() % 2 == 1 {
        return Some(upper);
    }
    sorted.get(middle.checked_sub(1)?)?.checked_add(upper)?.checked_div(Decimal::TWO)
}

/// The sample's standard deviation, with n − 1.
fn spread(values: &[Decimal]) -> Option<Decimal> {
    if values.len() == 1 {
        return Some(Decimal::ZERO);
    }
    let count = Decimal::from(values.len());
    let mean = sum(values.iter().copied().map(Some))?.checked_div(count)?;
    let squares = sum(values.iter().map(|value| {
        let distance = value.checked_sub(mean)?;
        distance.checked_mul(distance)
    }))?;
    squares.checked_div(count - Decimal::ONE)?.sqrt()
}

/// Welch and Satterthwaite's degrees of freedom: (v₁ + v₂)² / (v₁²/(n₁−1) + v₂²/(n₂−1)) for the variances v of the two
/// means. Divided through by (v₁ + v₂)², so that the squares are of shares between 0 and 1: squares of tiny variances
/// would vanish among the 28 digits of a decimal.
fn degrees_of_freedom(before: &Sample, after: &Sample) -> Option<Decimal> {
    let (first, second) = (Decimal::from(before.rows - 1), Decimal::from(after.rows - 1));
    let all = before.variance_of_mean.checked_add(after.variance_of_mean)?;
    if all.is_zero() {
        return Some(first + second);
    }
    let share = before.variance_of_mean.checked_div(all)?;
    let rest = Decimal::ONE - share;
    Decimal::ONE.checked_div(share * share / first + rest * rest / second)
}

/// The sum of what can be had; nothing when a part is missing or the sum is too large.
fn sum(mut parts: impl Iterator<Item = Option<Decimal>>) -> Option<Decimal> {
    parts.try_fold(Decimal::ZERO, |sum, part| sum.checked_add(part?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::round;
    use proptest::prelude::*;

    fn d(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    fn row(minutes: i64, units: i64) -> (Minutes, Count) {
        (Minutes(minutes.into()), Count(units.into()))
    }

    fn single(minutes: &[i64]) -> Sample {
        Sample::of(&minutes.iter().map(|minutes| row(*minutes, 1)).collect::<Vec<_>>()).unwrap()
    }

    fn before() -> Sample {
        single(&[21, 24, 19, 26, 22, 20, 23, 25, 18, 22])
    }

    fn after() -> Sample {
        single(&[9, 11, 8, 10, 12, 9, 7, 10, 9, 10])
    }

    /// docs/fagligt.md §5.1: 12,5 min, SE 0,934, df 14,07, [10,50; 14,50].
    #[test]
    fn golden_difference() {
        let found = Difference::between(&before(), &after()).unwrap();
        assert_eq!(found.minutes, Minutes(d("12.5")));
        assert_eq!(round(found.standard_error.0, 3), d("0.934"));
        assert_eq!(round(found.df, 2), d("14.07"));
        assert_eq!(round(found.low.0, 2), d("10.50"));
        assert_eq!(round(found.high.0, 2), d("14.50"));
    }

    /// docs/fagligt.md §5.1: the same measurements.
    #[test]
    fn golden_samples() {
        let (before, after) = (before(), after());
        assert_eq!((before.rows, before.units, before.mean), (10, Count(d("10")), Minutes(d("22"))));
        assert_eq!((before.min, before.median, before.max), (Minutes(d("18")), Minutes(d("22")), Minutes(d("26"))));
        assert_eq!(round(before.spread.0, 3), d("2.582"));
        assert_eq!((after.mean, after.median), (Minutes(d("9.5")), Minutes(d("9.5"))));
    }

    /// docs/fagligt.md §5.1: rows of several units, by hand: residuals −2, −1, 3; s² 7; 7/(3·2²).
    #[test]
    fn rows_of_several_units_weigh_by_their_units() {
        let sample = Sample::of(&[row(8, 1), row(19, 2), row(33, 3)]).unwrap();
        assert_eq!((sample.mean, sample.units), (Minutes(d("10")), Count(d("6"))));
        assert_eq!(round(sample.variance_of_mean, 6), d("0.583333"));
        assert_eq!((sample.min, sample.median, sample.max), (Minutes(d("8")), Minutes(d("9.5")), Minutes(d("11"))));
    }

    #[test]
    fn no_variation_is_a_point() {
        let found = Difference::between(&single(&[5, 5, 5]), &single(&[3, 3])).unwrap();
        assert_eq!((found.low, found.high, found.df), (Minutes(d("2")), Minutes(d("2")), d("3")));
    }

    #[test]
    fn one_row_tells_no_difference() {
        let one = single(&[5]);
        assert_eq!((one.variance_of_mean, one.spread), (d("0"), Minutes(d("0"))));
        assert_eq!(Difference::between(&one, &after()), None);
        assert_eq!(Sample::of(&[]), None);
        assert_eq!(Sample::of(&[row(5, 0)]), None);
    }

    #[test]
    fn after_takes_the_mix_of_before() {
        let first = [("simple", Sample::of(&[row(30, 3)]).unwrap()), ("complex", single(&[20]))];
        let second = [("complex", single(&[16])), ("simple", single(&[4])), ("new", single(&[99]))];
        assert_eq!(standardised(&first, &second), Some(Minutes(d("7"))));
        assert_eq!(standardised(&first, &second[..1]), None);
        assert_eq!(standardised::<&str>(&[], &[]), None);
    }

    proptest! {
        #[test]
        fn no_rows_make_it_panic(rows in prop::collection::vec((any::<i128>(), any::<i64>(), 0_u32..28), 0..6)) {
            let rows: Vec<_> = rows.into_iter().filter_map(|(minutes, units, scale)| {
                let minutes = Decimal::try_from_i128_with_scale(minutes >> 32, scale).ok()?;
                Some((Minutes(minutes), Count(Decimal::new(units, scale))))
            }).collect();
            if let Some(sample) = Sample::of(&rows) {
                let _ = (Difference::between(&sample, &sample), standardised(&[(1, sample)], &[(1, sample)]));
            }
        }
    }
}
