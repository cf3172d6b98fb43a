//! Measurements of so few people that their minutes could be led back to one of them: never a figure of their own.
//!
//! Two or more such benefits are shown as one sum, Øvrige, outside their centres, so that no total less the rest tells
//! of either. One alone would be its own sum: it stays reported.
use super::{Benefit, Owned, Register, TimeBenefit};
use crate::{
    facts::{Fact, Origin, Series, Stream},
    intake::Place,
    schema::Id,
    timing::{Tested, Verdict},
    units::Decimal,
    xlsx::At,
};
use std::collections::{BTreeMap, BTreeSet};

/// The code that small measurements stand under together.
pub const POOLED: &str = "ØVRIGE";
/// The file their sum comes from.
const MANY_FILES: &str = "flere filer";

/// Takes the documented hours of small groups out of the figures of their benefits.
pub(super) fn fold(register: &mut Register, smallest_group: usize) {
    let small = small(register, smallest_group);
    if small.is_empty() {
        return;
    }
    let (hidden, shown): (Vec<Fact>, Vec<Fact>) = std::mem::take(&mut register.facts)
        .into_iter()
        .partition(|fact| fact.series == Series::Documented && small.contains(&fact.benefit));
    register.facts = shown;
    let contributing: BTreeSet<&Id> =
        hidden.iter().filter(|fact| !fact.amount.is_zero()).map(|fact| &fact.benefit).collect();
    if contributing.len() > 1 {
        register.facts.extend(pool(&hidden, register.period));
    } else {
        leave_reported(register, &small);
    }
}

/// The documented benefits that were measured by too few.
fn small(register: &Register, smallest_group: usize) -> BTreeSet<Id> {
    let few = |tested: &Tested| {
        let sides = [&tested.before, &tested.after];
        tested.verdict == Verdict::Documented && sides.into_iter().flatten().any(|side| side.employees < smallest_group)
    };
    // A large measurement after a small one hides it no less: the months of each can be told apart.
    register
        .time_benefits
        .iter()
        .filter(|(_, tested)| tested.all().any(few))
        .map(|(owned, _)| owned.of.id.clone())
        .collect()
}

/// One sum per stream for the year to date: a month in which only one of them contributes would tell of it.
fn pool(hidden: &[Fact], period: crate::units::Month) -> Vec<Fact> {
    let mut sums: BTreeMap<Stream, Decimal> = BTreeMap::new();
    for fact in hidden.iter().filter(|fact| (period.january()..=period).contains(&fact.month)) {
        *sums.entry(fact.stream).or_default() += fact.amount;
    }
    let id = || Id(POOLED.to_owned());
    let place = Place { file: MANY_FILES.into(), sheet: "".into() };
    let origin = Origin { place, at: At::default() };
    let one = |(stream, amount)| Fact {
        centre: id(),
        initiative: id(),
        benefit: id(),
        month: period,
        stream,
        series: Series::Documented,
        reached: None,
        amount,
        origin: origin.clone(),
    };
    sums.into_iter().map(one).collect()
}

fn leave_reported(register: &mut Register, small: &BTreeSet<Id>) {
    for fact in register.facts.iter_mut().filter(|fact| small.contains(&fact.benefit)) {
        fact.reached = fact.reached.map(|_| Series::Reported);
    }
    let of_small = |owned: &Owned<Benefit<TimeBenefit>>| small.contains(&owned.of.id);
    for (_, tested) in register.time_benefits.iter_mut().filter(|(owned, _)| of_small(owned)) {
        tested.verdict = Verdict::TooFewToShow;
    }
}

impl Register {
    /// Whether small measurements are shown as one sum.
    pub fn has_pool(&self) -> bool {
        self.facts.iter().any(|fact| fact.centre.as_str() == POOLED)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        formulas::strata::Strata,
        register::build::empty,
        schema::{
            business_case::{Evidence, Interval},
            time_registration::master::Method,
        },
        timing::Side,
        units::{Count, Minutes, Month, Share},
    };

    fn id(text: &str) -> Id {
        Id(text.to_owned())
    }

    fn origin() -> Origin {
        Origin { place: Place { file: "CBD.xlsx".into(), sheet: "Opfølgning".into() }, at: At::new(5, 2) }
    }

    fn side(employees: usize) -> Side {
        let day = jiff::civil::date(2026, 1, 5);
        Side {
            origin: origin(),
            from: day,
            to: day,
            method: Method::Stopwatch,
            sample: None,
            strata: Strata::default(),
            without_variant: 0,
            employees,
            days: 10,
            unusual: 0,
            all_cases: false,
            checksum: String::new(),
        }
    }

    fn benefit(name: &str) -> Owned<Benefit<TimeBenefit>> {
        let month = Month::new(2026, 1).unwrap();
        let what = TimeBenefit {
            decision: None,
            task: id("O01"),
            task_name: "Opgave".to_owned(),
            unit: "sag".to_owned(),
            staff_group: id("HK"),
            yearly_units: Count(Decimal::ONE),
            before: Minutes(Decimal::TWO),
            after: Minutes(Decimal::ONE),
            adoption: Share::ONE,
            attribution: Share::ONE,
            employees: 4,
            harvested: Share::default(),
            reinvested: Share::default(),
            used_for: None,
        };
        let of = Benefit {
            id: id(name),
            initiative: id("CBD-01"),
            owner: String::new(),
            evidence: Evidence::Timings,
            start: month,
            full: month,
            interval: Interval::Month,
            what,
        };
        Owned { centre: id("CBD"), origin: origin(), of }
    }

    /// Benefits with so many measured people each, all of them documented with ten hours in March.
    fn register(people: &[usize]) -> Register {
        let march = Month::new(2026, 3).unwrap();
        let mut register = empty(march);
        for (index, people) in people.iter().enumerate() {
            let owned = benefit(&format!("CBD-01-T{index}"));
            let tested = Tested {
                before: Some(side(9)),
                after: Some(side(*people)),
                difference: None,
                verdict: Verdict::Documented,
                earlier: None,
            };
            for (series, reached) in [(Series::Reported, Some(Series::Documented)), (Series::Documented, None)] {
                register.facts.push(Fact {
                    centre: owned.centre.clone(),
                    initiative: owned.of.initiative.clone(),
                    benefit: owned.of.id.clone(),
                    month: march,
                    stream: Stream::FreedHours,
                    series,
                    reached,
                    amount: Decimal::TEN,
                    origin: origin(),
                });
            }
            register.time_benefits.push((owned, tested));
        }
        fold(&mut register, 5);
        register
    }

    fn documented(register: &Register) -> Vec<(&str, Decimal)> {
        let documented = register.facts.iter().filter(|fact| fact.series == Series::Documented);
        documented.map(|fact| (fact.benefit.as_str(), fact.amount)).collect()
    }

    #[test]
    fn two_small_groups_are_one_sum_and_none_of_them_a_figure() {
        let register = register(&[4, 3, 9]);
        assert_eq!(documented(&register), [("CBD-01-T2", Decimal::TEN), (POOLED, Decimal::from(20))]);
    }

    #[test]
    fn one_small_group_alone_stays_reported() {
        let register = register(&[4, 9]);
        assert_eq!(documented(&register), [("CBD-01-T1", Decimal::TEN)]);
        assert_eq!(register.time_benefits[0].1.verdict, Verdict::TooFewToShow);
        assert_eq!(register.facts[0].reached, Some(Series::Reported));
    }

    #[test]
    fn large_groups_are_left_alone() {
        assert_eq!(documented(&register(&[5, 9])).len(), 2);
        assert!(!register(&[5, 9]).has_pool());
    }
}
