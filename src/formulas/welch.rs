//! What a time measurement says, how sure it is, and how much two of them differ.
//!
//! Each measurement is a sample of rows of minutes and units by employees; how sure its mean is, is told by the employees
//! (see [`clusters`](super::clusters)). The difference of two means has Welch's interval, which does not ask the two to
//! vary alike, with the degrees of freedom of Welch and Satterthwaite (B. L. Welch, Biometrika 34, 1947; F. E.
//! Satterthwaite, Biometrics Bulletin 2, 1946) on the number of employees less one. The two are not paired by employee:
//! where the people are the same, that errs on the safe side. Everything is decimal.
use super::{
    clusters::{Clusters, Estimate, Registered, Weighing},
    quantile, sum,
};
use crate::units::{Count, Decimal, Minutes};
use rust_decimal::MathematicalOps;

/// Days after an initiative goes live before an after-measurement may begin: people are still learning.
pub const LEARNING_DAYS: i32 = 28;
/// Units each measurement must cover to document anything.
pub const LEAST_UNITS: i64 = 30;

/// One measurement of one task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sample {
    /// Rows registered.
    pub rows: usize,
    /// Units handled.
    pub units: Count,
    /// Employees who registered them.
    pub employees: usize,
    /// How they are weighed.
    pub weighing: Weighing,
    /// Minutes per unit, weighed so.
    pub mean: Minutes,
    /// The variance of `mean` in square minutes; nothing of fewer than three employees.
    pub variance_of_mean: Option<Decimal>,
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
    /// Minutes per unit before.
    pub before: Minutes,
    /// Minutes per unit after, at the mix of variants of before.
    pub after: Minutes,
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
    /// From rows by employees; nothing without rows, or when a row has no units. (docs/fagligt.md §5.1)
    pub fn of(rows: &[Registered]) -> Option<Self> {
        Self::weighed(rows, Clusters::of(rows)?.weighing()?)
    }

    /// The same with the employees weighed as told.
    pub fn weighed(rows: &[Registered], weighing: Weighing) -> Option<Self> {
        let clusters = Clusters::of(rows)?;
        let per_unit = |row: &Registered| row.minutes.0.checked_div(row.units.0);
        let mut each = rows.iter().map(per_unit).collect::<Option<Vec<_>>>()?;
        each.sort_unstable();
        Some(Self {
            rows: rows.len(),
            units: Count(clusters.units()?),
            employees: clusters.employees(),
            weighing,
            mean: Minutes(clusters.mean(weighing)?),
            variance_of_mean: clusters.variance(weighing),
            median: Minutes(median(&each)?),
            min: Minutes(*each.first()?),
            max: Minutes(*each.last()?),
            spread: Minutes(spread(&each)?),
        })
    }

    /// Its mean and how sure it is; nothing of fewer than three employees.
    pub fn estimate(&self) -> Option<Estimate> {
        Some(Estimate { mean: self.mean, variance: self.variance_of_mean?, employees: self.employees })
    }
}

impl Difference {
    /// Between two measurements of at least two employees each. (docs/fagligt.md §5.1)
    ///
    /// Without any variation the interval is the point itself.
    pub fn between(before: &Estimate, after: &Estimate) -> Option<Self> {
        let minutes = before.mean.0.checked_sub(after.mean.0)?;
        let standard_error = before.variance.checked_add(after.variance)?.sqrt()?;
        let df = degrees_of_freedom(before, after)?;
        let margin = standard_error.checked_mul(quantile::t(df))?;
        Some(Self {
            before: before.mean,
            after: after.mean,
            minutes: Minutes(minutes),
            standard_error: Minutes(standard_error),
            df,
            low: Minutes(minutes.checked_sub(margin)?),
            high: Minutes(minutes.checked_add(margin)?),
        })
    }
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

/// Welch and Satterthwaite's degrees of freedom: (v₁ + v₂)² / (v₁²/(G₁−1) + v₂²/(G₂−1)) for the variances v of the two
/// means. Divided through by (v₁ + v₂)², so that the squares are of shares between 0 and 1: squares of tiny variances
/// would vanish among the 28 digits of a decimal.
fn degrees_of_freedom(before: &Estimate, after: &Estimate) -> Option<Decimal> {
    let free = |estimate: &Estimate| estimate.employees.checked_sub(1).filter(|free| *free > 0).map(Decimal::from);
    let (first, second) = (free(before)?, free(after)?);
    let all = before.variance.checked_add(after.variance)?;
    if all.is_zero() {
        return Some(first + second);
    }
    let share = before.variance.checked_div(all)?;
    let rest = Decimal::ONE - share;
    Decimal::ONE.checked_div(share * share / first + rest * rest / second)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{formulas::strata::Strata, units::round};
    use proptest::prelude::*;

    fn d(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    /// A row of an employee.
    fn row(employee: usize, minutes: i64, units: i64) -> Registered {
        Registered { employee, minutes: Minutes(minutes.into()), units: Count(units.into()) }
    }

    /// One row of one unit an employee.
    fn single(minutes: &[i64]) -> Sample {
        let rows: Vec<_> = minutes.iter().enumerate().map(|(employee, minutes)| row(employee, *minutes, 1)).collect();
        Sample::of(&rows).unwrap()
    }

    fn difference(before: &Sample, after: &Sample) -> Option<Difference> {
        Difference::between(&before.estimate()?, &after.estimate()?)
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
        let found = difference(&before(), &after()).unwrap();
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
        let rows = [row(0, 8, 1), row(1, 19, 2), row(2, 33, 3)];
        let sample = Sample::weighed(&rows, Weighing::Units).unwrap();
        assert_eq!((sample.mean, sample.units), (Minutes(d("10")), Count(d("6"))));
        assert_eq!(round(sample.variance_of_mean.unwrap(), 6), d("0.583333"));
        assert_eq!((sample.min, sample.median, sample.max), (Minutes(d("8")), Minutes(d("9.5")), Minutes(d("11"))));
    }

    /// docs/fagligt.md §5.1: more rows of the same three employees make nothing surer.
    #[test]
    fn rows_of_one_employee_are_one_observation() {
        let once: Vec<_> =
            [18, 24, 21].into_iter().enumerate().map(|(employee, minutes)| row(employee, minutes, 1)).collect();
        let often: Vec<_> = once.iter().cycle().take(300).copied().collect();
        let [once, often] = [once, often].map(|rows| Sample::of(&rows).unwrap());
        assert_eq!((once.mean, once.variance_of_mean), (often.mean, often.variance_of_mean));
        assert_eq!(once.variance_of_mean, Some(d("3")));
    }

    /// docs/fagligt.md §5.1: units 6, 3 and 1 of three employees come to 2,17 with equal numbers, fewer than 0,82·3.
    #[test]
    fn employees_weigh_alike_where_one_has_most() {
        let uneven = Sample::of(&[row(0, 60, 6), row(1, 60, 3), row(2, 30, 1)]).unwrap();
        assert_eq!((uneven.weighing, uneven.mean), (Weighing::Alike, Minutes(d("20"))));
        assert_eq!(round(uneven.variance_of_mean.unwrap(), 6), d("33.333333"));
        let even = Sample::of(&[row(0, 40, 4), row(1, 60, 3), row(2, 90, 3)]).unwrap();
        assert_eq!((even.weighing, even.mean), (Weighing::Units, Minutes(d("19"))));
    }

    #[test]
    fn no_variation_is_a_point() {
        let found = difference(&single(&[5, 5, 5]), &single(&[3, 3, 3, 3])).unwrap();
        assert_eq!((found.low, found.high, found.df), (Minutes(d("2")), Minutes(d("2")), d("5")));
    }

    /// Of two, the variance would be their two means.
    #[test]
    fn one_or_two_employees_tell_no_difference() {
        for few in [single(&[5]), single(&[5, 9])] {
            assert_eq!((few.variance_of_mean, difference(&few, &after())), (None, None));
        }
        assert_eq!(Sample::of(&[]), None);
        assert_eq!(Sample::of(&[row(0, 5, 0)]), None);
    }

    proptest! {
        #[test]
        fn no_rows_make_it_panic(rows in prop::collection::vec((any::<i128>(), any::<i64>(), 0_u32..28, 0_usize..4), 0..9)) {
            let rows: Vec<_> = rows.into_iter().filter_map(|(minutes, units, scale, employee)| {
                let minutes = Decimal::try_from_i128_with_scale(minutes >> 32, scale).ok()?;
                Some(Registered { employee, minutes: Minutes(minutes), units: Count(Decimal::new(units, scale)) })
            }).collect();
            if let Some(sample) = Sample::of(&rows) {
                let _ = difference(&sample, &sample);
                let strata: Vec<_> = rows.iter().map(|row| (row.employee % 2, *row)).collect();
                if let Some(strata) = Strata::of(&strata, sample.weighing) {
                    let _ = strata.at(&strata.mix());
                }
            }
        }
    }
}
