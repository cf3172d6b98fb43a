//! Measurements of so few people that their minutes could be led back to one of them: never a figure of their own.
//!
//! Three or more such benefits are shown as one sum, Øvrige, outside their centres. Of two, each centre could take its own
//! measurement from the sum and have the other's; one alone would be its own sum. These stay reported, and their hours are
//! withheld. So are three of which one centre has two: that centre would have the third. Statistical offices call it the rule of
//! three: at least three contribute to a figure that is published.
use super::{Benefit, Owned, Register, TimeBenefit};
use crate::{
    facts::{Fact, Origin, Series, Stream},
    intake::Place,
    schema::Id,
    timing::{Tested, Verdict},
    units::{Decimal, Month},
    xlsx::At,
};
use std::collections::{BTreeMap, BTreeSet};

/// The code that small measurements stand under together.
pub const POOLED: &str = "ØVRIGE";
/// Benefits that must contribute to a sum before it is shown.
const LEAST_IN_POOL: usize = 3;
/// The file their sum comes from.
const MANY_FILES: &str = "flere filer";

/// Benefits in a sum, each behind its centre.
type Contributing<'a> = BTreeSet<(&'a Id, &'a Id)>;

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
    let (pool, verdict) = match pool(&hidden, register.period) {
        Some(pool) => (pool, Verdict::Pooled),
        None => (Vec::new(), Verdict::TooFewToShow),
    };
    register.facts.extend(pool);
    if verdict == Verdict::TooFewToShow {
        for fact in register.facts.iter_mut().filter(|fact| small.contains(&fact.benefit)) {
            fact.reached = fact.reached.map(|_| Series::Reported);
        }
    }
    let of_small = |owned: &Owned<Benefit<TimeBenefit>>| small.contains(&owned.of.id);
    for (_, tested) in register.time_benefits.iter_mut().filter(|(owned, _)| of_small(owned)) {
        tested.verdict = verdict;
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

/// One sum per stream for the year to date, since a month in which only one of them contributes would tell of it; nothing
/// where too few contribute.
fn pool(hidden: &[Fact], period: Month) -> Option<Vec<Fact>> {
    let mut sums: BTreeMap<Stream, (Decimal, Contributing<'_>)> = BTreeMap::new();
    let counts = |fact: &&Fact| (period.january()..=period).contains(&fact.month) && !fact.amount.is_zero();
    for fact in hidden.iter().filter(counts) {
        let (sum, contributing) = sums.entry(fact.stream).or_default();
        *sum += fact.amount;
        contributing.insert((&fact.centre, &fact.benefit));
    }
    let is_safe = |stream: &Stream| sums.get(stream).is_some_and(|(_, from)| hides_each(from));
    if !is_safe(&Stream::FreedHours) {
        return None;
    }
    // What the time is used for is shown only where no use is that of one or two: they would also follow from the rest.
    let uses = [Stream::Harvested, Stream::Reinvested, Stream::Idle];
    let shows_uses = uses.iter().all(|stream| is_safe(stream) || !sums.contains_key(stream));
    sums.retain(|stream, _| shows_uses || !uses.contains(stream));
    let id = || Id(POOLED.to_owned());
    let place = Place { file: MANY_FILES.into(), sheet: "".into() };
    let origin = Origin { place, at: At::default() };
    let one = |(stream, (amount, _)): (Stream, (Decimal, _))| Fact {
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
    Some(sums.into_iter().map(one).collect())
}

/// Whether a sum of these benefits, each with its centre, tells nobody of one of them: also not a centre that takes its own
/// from it.
fn hides_each(contributing: &Contributing<'_>) -> bool {
    let others = |centre: &Id| contributing.iter().filter(|(other, _)| *other != centre).count();
    contributing.len() >= LEAST_IN_POOL && contributing.iter().all(|(centre, _)| others(centre) != 1)
}

impl Register {
    /// Whether small measurements are shown as one sum.
    pub fn has_pool(&self) -> bool {
        self.facts.iter().any(|fact| fact.centre.as_str() == POOLED)
    }

    /// Whether hours of an initiative are withheld, or shown under [`POOLED`] only, because too few people were measured: what
    /// is documented of it is no figure of its own, so it is grey and *vises ikke særskilt*, never red.
    pub fn is_withheld(&self, centre: &Id, initiative: &Id) -> bool {
        let own = self.time_benefits.iter();
        let mut own = own.filter(|(owned, _)| owned.centre == *centre && owned.of.initiative == *initiative);
        own.any(|(_, tested)| matches!(tested.verdict, Verdict::Pooled | Verdict::TooFewToShow))
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
        units::{Count, Minutes, Share},
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
            unit: String::new(),
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
            felt_in: None,
        };
        let of = Benefit {
            plan_at: origin(),
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

    fn verdicts(register: &Register) -> Vec<Verdict> {
        register.time_benefits.iter().map(|(_, tested)| tested.verdict).collect()
    }

    #[test]
    fn three_small_groups_are_one_sum_and_none_of_them_a_figure() {
        let register = register(&[4, 3, 9, 4]);
        assert_eq!(documented(&register), [("CBD-01-T2", Decimal::TEN), (POOLED, Decimal::from(30))]);
        assert_eq!(verdicts(&register)[0], Verdict::Pooled);
        assert!(register.is_withheld(&id("CBD"), &id("CBD-01")));
    }

    #[test]
    fn one_or_two_small_groups_stay_reported() {
        for people in [&[9, 4][..], &[9, 4, 3]] {
            let register = register(people);
            assert_eq!(documented(&register), [("CBD-01-T0", Decimal::TEN)]);
            assert_eq!(verdicts(&register)[1..], vec![Verdict::TooFewToShow; people.len() - 1]);
            assert!(register.facts[1..].iter().all(|fact| fact.reached != Some(Series::Documented)));
            assert!(register.is_withheld(&id("CBD"), &id("CBD-01")));
        }
    }

    /// Of three that free time, one alone takes it out of the budget: its kroner would be its hours times its pay.
    #[test]
    fn a_use_that_is_only_one_groups_is_not_shown() {
        let fact = |benefit: &str, stream| Fact {
            centre: id("CBD"),
            initiative: id("CBD-01"),
            benefit: id(benefit),
            month: Month::new(2026, 3).unwrap(),
            stream,
            series: Series::Documented,
            reached: None,
            amount: Decimal::TEN,
            origin: origin(),
        };
        let mut hidden: Vec<Fact> = ["T1", "T2", "T3"].map(|one| fact(one, Stream::FreedHours)).to_vec();
        hidden.extend(["T1", "T2", "T3"].map(|one| fact(one, Stream::Reinvested)));
        let streams = |hidden: &[Fact]| pool(hidden, Month::new(2026, 3).unwrap()).unwrap().len();
        assert_eq!(streams(&hidden), 2);
        hidden.push(fact("T1", Stream::Harvested));
        assert_eq!(streams(&hidden), 1);
    }

    #[test]
    fn large_groups_are_left_alone() {
        assert_eq!(documented(&register(&[5, 9])).len(), 2);
        assert!(!register(&[5, 9]).has_pool());
        assert!(!register(&[5, 9]).is_withheld(&id("CBD"), &id("CBD-01")));
    }
}
