//! A measurement by variant. A shift towards easy cases looks like a saving, so both measurements are reckoned at the mix
//! of variants of the one before.
//!
//! An employee may have had several variants, so the variants are no independent samples: the variance of the mean at a
//! mix is again one of employees, G/(G−1) · Σ (Σ wₖ·rₖ)², and what leaves the reader for it are sums over employees.
use super::{
    clusters::{Clusters, Estimate, LEAST_EMPLOYEES, Registered, Weighing, scaled},
    sum,
};
use crate::units::{Count, Decimal, Minutes};

/// Rows of a variant that each measurement must have.
pub const LEAST_ROWS: usize = 5;

/// What was measured of one variant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stratum {
    /// Rows registered.
    pub rows: usize,
    /// Units handled.
    pub units: Count,
    /// Employees who had any.
    pub employees: usize,
    /// Minutes per unit; nothing of fewer than three employees.
    pub mean: Option<Minutes>,
}

/// A measurement divided by variant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strata<V> {
    /// Each variant, in order.
    pub each: Vec<(V, Stratum)>,
    /// Σ r·r over the employees, for each two variants and each with itself; only of variants that have a mean.
    pub products: Vec<((V, V), Decimal)>,
}

impl<V> Default for Strata<V> {
    fn default() -> Self {
        Self { each: Vec::new(), products: Vec::new() }
    }
}

/// Why a mix cannot be carried over to a measurement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// A variant was not measured, or on fewer than five rows.
    TooFewRows,
    /// A variant was measured by fewer than three employees.
    TooFewEmployees,
    /// The figures are too large to count with.
    TooLarge,
}

impl<V: Copy + Ord> Strata<V> {
    /// From rows with a variant each, whose employees are weighed so.
    pub fn of(rows: &[(V, Registered)], weighing: Weighing) -> Option<Self> {
        let mut variants: Vec<V> = rows.iter().map(|(variant, _)| *variant).collect();
        variants.sort_unstable();
        variants.dedup();
        let (mut each, mut away) = (Vec::new(), Vec::new());
        for variant in variants {
            let own: Vec<_> = rows.iter().filter(|(known, _)| *known == variant).map(|(_, row)| *row).collect();
            let clusters = Clusters::of(&own)?;
            let (units, employees) = (Count(clusters.units()?), clusters.employees());
            let mean = Minutes(clusters.mean(weighing)?);
            let mean = (employees >= LEAST_EMPLOYEES).then_some(mean);
            each.push((variant, Stratum { rows: own.len(), units, employees, mean }));
            if mean.is_some() {
                away.push((variant, clusters.residuals(weighing)?));
            }
        }
        Some(Self { each, products: products(&away)? })
    }

    /// The units of each variant.
    pub fn mix(&self) -> Vec<(V, Count)> {
        self.each.iter().map(|(variant, stratum)| (*variant, stratum.units)).collect()
    }

    /// The mean at a mix of variants. It is as sure as the variant that fewest had. (docs/fagligt.md §5.2)
    ///
    /// # Errors
    /// A variant of the mix was measured too little here.
    pub fn at(&self, mix: &[(V, Count)]) -> Result<Estimate, Unfit> {
        let own = |variant: &V| self.each.iter().find(|(known, _)| known == variant).map(|(_, stratum)| *stratum);
        let strata: Vec<Option<Stratum>> = mix.iter().map(|(variant, _)| own(variant)).collect();
        if strata.is_empty() || strata.iter().any(|one| one.is_none_or(|one| one.rows < LEAST_ROWS)) {
            return Err(Unfit::TooFewRows);
        }
        let employees = strata.iter().flatten().map(|one| one.employees).min().unwrap_or(0);
        if employees < LEAST_EMPLOYEES {
            return Err(Unfit::TooFewEmployees);
        }
        self.estimate(mix, employees).ok_or(Unfit::TooLarge)
    }

    fn estimate(&self, mix: &[(V, Count)], employees: usize) -> Option<Estimate> {
        let all = sum(mix.iter().map(|(_, units)| Some(units.0)))?;
        let share = |variant: &V| {
            let units = mix.iter().find(|(known, _)| known == variant).map_or(Decimal::ZERO, |(_, units)| units.0);
            units.checked_div(all)
        };
        let known = self.each.iter().filter_map(|(variant, stratum)| Some((variant, stratum.mean?.0)));
        let mean = sum(known.map(|(variant, mean)| share(variant)?.checked_mul(mean)))?;
        let squares = sum(self.products.iter().map(|((one, other), product)| {
            // Each two variants meet twice in the square of the sum.
            let times = if one == other { Decimal::ONE } else { Decimal::TWO };
            share(one)?.checked_mul(share(other)?)?.checked_mul(times)?.checked_mul(*product)
        }))?;
        // A square that is rounded may come out a hair below nothing.
        let variance = scaled(squares.max(Decimal::ZERO), employees)?;
        Some(Estimate { mean: Minutes(mean), variance, employees })
    }
}

/// For each two variants, and each with itself, the sum over the employees who had both.
fn products<V: Copy + Ord>(away: &[(V, Vec<(usize, Decimal)>)]) -> Option<Vec<((V, V), Decimal)>> {
    let mut found = Vec::new();
    for (index, (one, first)) in away.iter().enumerate() {
        for (other, second) in &away[index..] {
            let both = first.iter().filter_map(|(employee, residual)| {
                let (_, twin) = second.iter().find(|(known, _)| known == employee)?;
                Some(residual.checked_mul(*twin))
            });
            found.push(((*one, *other), sum(both)?));
        }
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{formulas::welch::Sample, units::round};

    fn rows(of: &[(u8, usize, i64, i64)]) -> Vec<(u8, Registered)> {
        let row = |(variant, employee, minutes, units): &(u8, usize, i64, i64)| {
            let (minutes, units) = (Minutes(Decimal::from(*minutes)), Count(Decimal::from(*units)));
            (*variant, Registered { employee: *employee, minutes, units })
        };
        of.iter().map(row).collect()
    }

    /// Three employees, five rows of each of two variants.
    fn measured() -> Vec<(u8, Registered)> {
        let of = |variant, minutes: [i64; 5]| (0..5).map(move |at| (variant, at % 3, minutes[at], 1));
        rows(&of(1, [10, 12, 9, 11, 13]).chain(of(2, [30, 33, 28, 31, 36])).collect::<Vec<_>>())
    }

    /// docs/fagligt.md §5.2: at its own mix the mean is all minutes over all units; at another it moves along.
    #[test]
    fn a_mean_at_a_mix() {
        let strata = Strata::of(&measured(), Weighing::Units).unwrap();
        let own = strata.at(&strata.mix()).unwrap();
        assert_eq!((own.mean, own.employees), (Minutes("21.3".parse().unwrap()), 3));
        let three_to_one = strata.at(&[(1, Count(Decimal::from(3))), (2, Count(Decimal::ONE))]).unwrap();
        assert_eq!(three_to_one.mean, Minutes("16.15".parse().unwrap()));
        // By hand: r₁ is −0,2, 0,6 and −0,4, r₂ −0,44, 1,16 and −0,72; 3/2 times the sum of the squares of their mix.
        assert_eq!(round(own.variance, 6), "1.7856".parse().unwrap());
        assert_eq!(round(three_to_one.variance, 6), "1.2684".parse().unwrap());
    }

    #[test]
    fn a_variant_measured_too_little_carries_no_mix() {
        let mut few = measured();
        few.pop();
        let (few, all) =
            (Strata::of(&few, Weighing::Units).unwrap(), Strata::of(&measured(), Weighing::Units).unwrap());
        assert_eq!(few.at(&all.mix()), Err(Unfit::TooFewRows));
        assert_eq!(all.at(&[(3, Count(Decimal::ONE))]), Err(Unfit::TooFewRows));
        let two: Vec<_> = measured()
            .into_iter()
            .map(|(variant, row)| (variant, Registered { employee: row.employee % 2, ..row }))
            .collect();
        let two = Strata::of(&two, Weighing::Units).unwrap();
        assert_eq!(two.at(&all.mix()), Err(Unfit::TooFewEmployees));
        assert!(two.products.is_empty() && two.each.iter().all(|(_, stratum)| stratum.mean.is_none()));
    }

    /// With one variant, it is the measurement itself.
    #[test]
    fn one_variant_is_the_whole() {
        let one: Vec<_> = measured().into_iter().map(|(_, row)| (1_u8, row)).collect();
        for weighing in [Weighing::Units, Weighing::Alike] {
            let strata = Strata::of(&one, weighing).unwrap();
            let found = strata.at(&strata.mix()).unwrap();
            let whole: Vec<_> = one.iter().map(|(_, row)| *row).collect();
            let sample = Sample::weighed(&whole, weighing).unwrap();
            assert_eq!(round(found.variance, 20), round(sample.variance_of_mean.unwrap(), 20));
            assert_eq!(found.mean, sample.mean);
        }
    }
}
