//! Golden intervals: measurements of several rows an employee, of a few who make most of the rows, and of variants, as
//! statsmodels and `SciPy` compute them (`opinion.py`; `.ci/run` asks them again).
#![allow(clippy::unwrap_used)]

use gevinst::{
    formulas::{
        clusters::{Estimate, Registered},
        strata::Strata,
        welch::{Difference, Sample},
    },
    units::{Count, Decimal, Minutes, round},
};
use std::collections::BTreeMap;

type Rows = Vec<(String, Registered)>;

/// Measurement and side → its registrations with their variants.
fn vectors() -> BTreeMap<(String, String), Rows> {
    let mut read: BTreeMap<(String, String), Rows> = BTreeMap::new();
    for line in include_str!("vectors.txt").lines().filter(|line| !line.starts_with('#')) {
        let [name, side, employee, minutes, units, variant] = line.split('|').collect::<Vec<_>>()[..] else {
            panic!("{line}")
        };
        let (minutes, units) = (Minutes(minutes.parse().unwrap()), Count(units.parse().unwrap()));
        let row = Registered { employee: employee.parse().unwrap(), minutes, units };
        read.entry((name.to_owned(), side.to_owned())).or_default().push((variant.to_owned(), row));
    }
    read
}

fn sample(rows: &Rows) -> Sample {
    Sample::of(&rows.iter().map(|(_, row)| *row).collect::<Vec<_>>()).unwrap()
}

fn strata(rows: &Rows) -> Strata<&str> {
    let named: Vec<(&str, Registered)> = rows.iter().map(|(variant, row)| (&**variant, *row)).collect();
    Strata::of(&named, sample(rows).weighing).unwrap()
}

fn estimates(before: &Rows, after: &Rows) -> [Estimate; 2] {
    if before.iter().all(|(variant, _)| variant.is_empty()) {
        return [before, after].map(|rows| sample(rows).estimate().unwrap());
    }
    let mix = strata(before).mix();
    let [mut first, second] = [before, after].map(|rows| strata(rows).at(&mix).unwrap());
    first.variance = first.variance.max(sample(before).variance_of_mean.unwrap());
    [first, second]
}

#[test]
fn intervals_agree_with_statsmodels() {
    let vectors = vectors();
    let mut count = 0;
    for line in include_str!("expected.txt").lines().filter(|line| !line.starts_with('#')) {
        let parts: Vec<&str> = line.split('|').collect();
        let of = |side: &str| &vectors[&(parts[0].to_owned(), side.to_owned())];
        let [before, after] = estimates(of("before"), of("after"));
        let found = Difference::between(&before, &after).unwrap();
        let ours = [found.before, found.after, found.minutes, found.standard_error, Minutes(found.df)];
        let theirs: Vec<Decimal> = parts[1..].iter().map(|part| part.parse().unwrap()).collect();
        for (ours, theirs) in ours.iter().zip(&theirs) {
            assert!((ours.0 - *theirs).abs() <= Decimal::new(2, 6), "{line}: {}", ours.0);
        }
        // The quantile of t is a series of five terms: three digits from three degrees of freedom on.
        for (ours, theirs) in [found.low, found.high].iter().zip(&theirs[5..]) {
            let slack = found.standard_error.0 * Decimal::new(4, 3);
            assert!((ours.0 - *theirs).abs() <= slack, "{line}: {}", round(ours.0, 6));
        }
        count += 1;
    }
    assert_eq!(count, 5);
}
