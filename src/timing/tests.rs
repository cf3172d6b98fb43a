//! What a promise comes to, month by month, against measurements that are sound, thin, or at odds with each other.
use super::*;
use crate::{
    formulas::clusters::Registered,
    intake::Place,
    units::{Count, Decimal},
    xlsx::At,
};

const LIVE: Terms = Terms { live_on: Some(jiff::civil::date(2026, 1, 5)), is_logged: false, afters: 0 };

/// A measurement that began on a day of 2025 or later: so many rows of so many employees around so many minutes, with the
/// variants by turns.
fn side(from: (i16, i8), employees: usize, rows: usize, minutes: i64, variants: &[Option<Variant>]) -> Side {
    let registered = |row: usize| {
        let spread = i64::try_from(row % 3).unwrap() - 1;
        let minutes = Minutes(Decimal::from(minutes + spread));
        Registered { employee: row % employees, minutes, units: Count(Decimal::ONE) }
    };
    let all: Vec<Registered> = (0..rows).map(registered).collect();
    let sample = Sample::of(&all);
    // The variants change more slowly than the employees, so that everybody has all of them.
    let variant = |row: usize| variants.get(row / employees % variants.len().max(1)).copied().flatten();
    let varied: Vec<_> = all.iter().enumerate().filter_map(|(row, one)| Some((variant(row)?, *one))).collect();
    Side {
        origin: Origin { place: Place { file: "tid.xlsx".into(), sheet: "Opgaver".into() }, at: At::new(1, 0) },
        from: jiff::civil::date(from.0, from.1, 2),
        to: jiff::civil::date(from.0, from.1, 20),
        method: Method::Stopwatch,
        sample,
        without_variant: if varied.is_empty() { 0 } else { rows - varied.len() },
        strata: Strata::of(&varied, sample.unwrap().weighing).unwrap(),
        employees,
        days: 15,
        unusual: 0,
        all_cases: false,
        unit: String::new(),
        checksum: String::new(),
    }
}

fn plain(from: (i16, i8), employees: usize, rows: usize, minutes: i64) -> Side {
    side(from, employees, rows, minutes, &[])
}

fn before() -> Side {
    plain((2025, 11), 6, 42, 20)
}

fn month(number: i8) -> Month {
    Month::new(2026, number).unwrap()
}

fn measured(after: &[Side], sustained: &[Side]) -> Tested {
    Measured { before: vec![before()], after: after.to_vec(), sustained: sustained.to_vec() }.test(LIVE)
}

/// Minutes saved by the proof of a month, rounded.
fn saved(tested: &Tested, number: i8) -> Option<i64> {
    let proof = tested.proof(month(number))?;
    i64::try_from(crate::units::round(proof.before.0 - proof.after.0, 0)).ok()
}

#[test]
fn each_month_has_the_measurement_that_counted_then() {
    let tested = measured(&[plain((2026, 3), 6, 42, 10)], &[plain((2026, 6), 6, 42, 5), plain((2026, 9), 6, 42, 12)]);
    let by_month = [1, 3, 5, 6, 8, 9, 12].map(|number| saved(&tested, number));
    assert_eq!(by_month, [Some(10), Some(10), Some(10), Some(15), Some(15), Some(8), Some(8)]);
    assert_eq!(tested.all().count(), 3);
}

/// Three rows, two employees, an estimate: none of them takes away what a sound measurement has shown.
#[test]
fn a_thin_measurement_never_replaces_a_sound_one() {
    let estimated = Side { method: Method::Estimate, ..plain((2026, 6), 6, 42, 10) };
    let thin = [plain((2026, 6), 3, 3, 19), plain((2026, 6), 2, 42, 19), estimated];
    for thin in thin {
        let tested = measured(&[plain((2026, 3), 6, 42, 10)], std::slice::from_ref(&thin));
        assert_eq!((tested.verdict, saved(&tested, 12)), (Verdict::Documented, Some(10)), "{thin:?}");
    }
}

/// A sound one that shows that the gain did not last does.
#[test]
fn a_measurement_that_contradicts_ends_the_proof_from_its_month_on() {
    for (minutes, verdict) in [(25, Verdict::Slower), (20, Verdict::Unclear)] {
        let tested = measured(&[plain((2026, 3), 6, 42, 10)], &[plain((2026, 6), 6, 42, minutes)]);
        assert_eq!((tested.verdict, saved(&tested, 5), saved(&tested, 6)), (verdict, Some(10), None));
    }
}

/// A later sound one does not make an earlier unsound one count.
#[test]
fn the_months_before_keep_their_own_answer() {
    let tested = measured(&[plain((2026, 1), 6, 42, 10)], &[plain((2026, 6), 6, 42, 10)]);
    assert_eq!(tested.in_month(month(5)).verdict, Verdict::TooEarly);
    assert_eq!((saved(&tested, 5), saved(&tested, 6)), (None, Some(10)));
}

#[test]
fn a_mix_that_cannot_be_carried_over_is_no_verdict() {
    let (simple, complex) = (Some(Variant::Simple), Some(Variant::Complex));
    let verdict = |before: &[Option<Variant>], after: &[Option<Variant>], rows| {
        let (before, after) = (side((2025, 11), 6, 42, 20, before), side((2026, 3), 6, rows, 10, after));
        Tested::of(Some(before), Some(after), LIVE).verdict
    };
    let both = [simple, complex];
    assert_eq!(verdict(&both, &both, 42), Verdict::Documented);
    assert_eq!(verdict(&both, &[simple], 42), Verdict::VariantsMissing, "complex ones left out");
    assert_eq!(verdict(&[simple], &both, 42), Verdict::Documented, "what was not there before weighs nothing");
    assert_eq!(verdict(&both, &[simple, complex, None], 42), Verdict::VariantsMissing, "a blank among them");
    assert_eq!(verdict(&both, &[], 42), Verdict::VariantsMissing, "none after");
    assert_eq!(verdict(&[], &both, 42), Verdict::VariantsMissing, "none before");
    let rare = [simple, simple, simple, simple, simple, simple, complex];
    assert_eq!(verdict(&both, &rare, 42), Verdict::Documented, "six rows of complex ones");
    assert_eq!(verdict(&both, &rare, 40), Verdict::VariantsMissing, "four");
}

#[test]
fn what_is_missing_before_has_a_word_of_its_own() {
    let verdict = |after: &[Side], terms| Measured { after: after.to_vec(), ..Measured::default() }.test(terms).verdict;
    let after = plain((2026, 3), 6, 42, 10);
    let log = Side { method: Method::SystemLog, ..after.clone() };
    assert_eq!(verdict(&[], Terms::default()), Verdict::NotLive);
    assert_eq!(verdict(&[], LIVE), Verdict::Unprovable);
    assert_eq!(verdict(std::slice::from_ref(&after), LIVE), Verdict::Unprovable);
    assert_eq!(verdict(&[], Terms { is_logged: true, ..LIVE }), Verdict::NoBefore);
    assert_eq!(verdict(&[log], LIVE), Verdict::NoBefore);
    assert_eq!(verdict(&[after.clone(), after], LIVE), Verdict::TwoAfters);
}

/// Three people beside more than ten are given too many degrees of freedom; the same three beside ten are not.
#[test]
fn three_employees_beside_many_are_too_few() {
    let verdict = |after| {
        let before = plain((2025, 11), 3, 42, 20);
        Tested::of(Some(before), Some(plain((2026, 3), after, 66, 5)), LIVE).verdict
    };
    assert_eq!((verdict(10), verdict(11)), (Verdict::Documented, Verdict::TooFewEmployees));
}

/// Minutes per case and minutes per letter cannot be taken from one another.
#[test]
fn a_task_that_is_counted_in_another_unit_is_not_documented() {
    let (before, after) = (before(), plain((2026, 6), 6, 42, 10));
    let counted = |unit: &str, side: &Side| Side { unit: unit.to_owned(), ..side.clone() };
    let verdict =
        |units: [&str; 2]| Tested::of(Some(counted(units[0], &before)), Some(counted(units[1], &after)), LIVE).verdict;
    assert_eq!(verdict(["sag", "Sag "]), Verdict::Documented);
    assert_eq!(verdict(["sag", "brev"]), Verdict::OtherUnit);
}
