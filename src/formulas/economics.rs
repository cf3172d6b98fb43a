//! Whether an investment pays: present value, payback time, internal rate, benefit over cost.
use crate::units::{Decimal, Share, settle};

/// How long an investment takes to pay itself back, counted from the start of year 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Payback {
    /// It never costs more than it has given.
    AtOnce,
    /// After so many years, and it stays paid back.
    Years(Decimal),
    /// Not within the years given.
    Never,
}

/// Why there is no internal rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoRate {
    /// Only costs, or only benefits.
    OneSign,
    /// None between −99 % and 1.000 %.
    NotFound,
}

/// Halvings of the range of rates: far below the twelve decimals a settled figure keeps.
const HALVINGS: u32 = 60;

/// The value today of each year's net, year 0 first; nothing at −100 % or beyond 28 digits. (docs/fagligt.md §7)
pub fn present_value(net: &[Decimal], rate: Share) -> Option<Decimal> {
    let growth = rate.0.checked_add(Decimal::ONE)?;
    // Horner's scheme from the last year back: a division for each year and no powers.
    net.iter().rev().try_fold(Decimal::ZERO, |later, year| later.checked_div(growth)?.checked_add(*year))
}

/// When the accumulated net turns and stays positive. (docs/fagligt.md §7)
pub fn payback(net: &[Decimal]) -> Payback {
    // The accumulated net at the end of each year.
    let sums: Vec<Decimal> = net
        .iter()
        .scan(Decimal::ZERO, |sum, year| {
            *sum = sum.saturating_add(*year);
            Some(*sum)
        })
        .collect();
    let Some(last_owed) = sums.iter().rposition(|sum| *sum < Decimal::ZERO) else {
        return Payback::AtOnce;
    };
    // Paid back evenly over the year after the last one in debt.
    let years = net.get(last_owed + 1).and_then(|year| sums[last_owed].abs().checked_div(*year));
    years.map_or(Payback::Never, |part| Payback::Years(Decimal::from(last_owed + 1) + part))
}

/// The rate at which the present value is zero, by bisection. (docs/fagligt.md §7)
///
/// # Errors
/// Why there is none.
pub fn internal_rate(net: &[Decimal]) -> Result<Share, NoRate> {
    let has_gain = net.iter().any(|year| *year > Decimal::ZERO);
    let has_loss = net.iter().any(|year| *year < Decimal::ZERO);
    if !has_gain || !has_loss {
        return Err(NoRate::OneSign);
    }
    // The lowest and highest rates looked at: −99 % and 1.000 %. Where the value changes sign more than once between
    // them (costs at both ends of the life), there is more than one rate, and bisection gives one of them.
    let (mut low, mut high) = (Decimal::new(-99, 2), Decimal::TEN);
    let falling = sign_at(net, low);
    if falling == sign_at(net, high) {
        return Err(NoRate::NotFound);
    }
    for _ in 0..HALVINGS {
        let middle = (low + high) / Decimal::TWO;
        // The value keeps the sign it has at the lowest rate up to the rate that is looked for.
        if sign_at(net, middle) == falling { low = middle } else { high = middle }
    }
    Ok(Share(settle(high)))
}

/// Today's value of the benefits over that of the costs; nothing without costs. (docs/fagligt.md §7)
pub fn benefit_cost_ratio(benefits: &[Decimal], costs: &[Decimal], rate: Share) -> Option<Decimal> {
    let costs = present_value(costs, rate).filter(|costs| *costs > Decimal::ZERO)?;
    present_value(benefits, rate)?.checked_div(costs)
}

/// Whether the present value at a rate is positive. Only the sign is needed, so the value may be multiplied by any
/// positive number.
///
/// At a rate above zero each year is discounted back, as in [`present_value`]. Below zero that would divide by less
/// than one, again and again, and pass the largest number; so the value at the *end* is computed, compounding forward
/// from the first year, and that multiplies by less than one.
fn sign_at(net: &[Decimal], rate: Decimal) -> bool {
    let growth = rate + Decimal::ONE;
    let sum = if growth >= Decimal::ONE {
        net.iter().rev().fold(Decimal::ZERO, |later, year| (later / growth).saturating_add(*year))
    } else {
        net.iter().fold(Decimal::ZERO, |earlier, year| (earlier * growth).saturating_add(*year))
    };
    sum > Decimal::ZERO
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::round;
    use proptest::prelude::*;

    fn d(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    fn years<const N: usize>(values: [i64; N]) -> [Decimal; N] {
        values.map(Decimal::from)
    }

    fn golden() -> [Decimal; 5] {
        years([-700, 150, 500, 500, 500])
    }

    fn rate() -> Share {
        Share(d("0.035"))
    }

    /// docs/fagligt.md §7: 798,4, 3,1 years, 37,95 %.
    #[test]
    fn golden_economics() {
        assert_eq!(round(present_value(&golden(), rate()).unwrap(), 1), d("798.4"));
        assert_eq!(payback(&golden()), Payback::Years(d("3.1")));
        assert_eq!(round(internal_rate(&golden()).unwrap().0, 4), d("0.3795"));
        let (benefits, costs) = (years([0, 300, 600, 600, 600]), years([700, 150, 100, 100, 100]));
        let ratio = benefit_cost_ratio(&benefits, &costs, rate()).unwrap();
        let gain = (ratio - Decimal::ONE) * present_value(&costs, rate()).unwrap();
        assert_eq!(round(gain, 1), d("798.4"));
    }

    /// docs/fagligt.md §7: it must turn and stay.
    #[test]
    fn payback_counts_from_the_last_year_in_debt() {
        assert_eq!(payback(&[d("0"), d("5")]), Payback::AtOnce);
        assert_eq!(payback(&[]), Payback::AtOnce);
        assert_eq!(payback(&[d("-10"), d("5")]), Payback::Never);
        assert_eq!(payback(&[d("-10"), d("20"), d("-15"), d("10")]), Payback::Years(d("3.5")));
        assert_eq!(payback(&[d("-10"), d("10")]), Payback::Years(d("2")));
        assert_eq!(payback(&[d("5"), d("5"), d("-20")]), Payback::Never);
    }

    #[test]
    fn some_investments_have_no_rate() {
        assert_eq!(internal_rate(&[]), Err(NoRate::OneSign));
        assert_eq!(internal_rate(&[d("0"), d("5")]), Err(NoRate::OneSign));
        assert_eq!(internal_rate(&[d("-5"), d("0")]), Err(NoRate::OneSign));
        assert_eq!(internal_rate(&[d("-1"), d("3"), d("-3")]), Err(NoRate::NotFound));
        assert_eq!(internal_rate(&[d("-1"), d("100")]), Err(NoRate::NotFound));
    }

    #[test]
    fn rates_are_found_on_both_sides_of_zero() {
        for (net, rate) in [
            ([d("-100"), d("50")], d("-0.5")),
            ([d("-100"), d("100")], d("0")),
            ([d("-100"), d("1000")], d("9")),
            ([d("100"), d("-110")], d("0.1")),
        ] {
            assert_eq!(round(internal_rate(&net).unwrap().0, 10), rate);
        }
    }

    #[test]
    fn values_that_cannot_be_had_are_nothing() {
        assert_eq!(present_value(&golden(), Share(d("-1"))), None);
        assert_eq!(present_value(&[Decimal::MAX, Decimal::MAX], Share(d("0"))), None);
        assert_eq!(present_value(&[], rate()), Some(d("0")));
        assert_eq!(benefit_cost_ratio(&golden(), &[], rate()), None);
    }

    proptest! {
        #[test]
        fn no_years_make_it_panic(values in prop::collection::vec(any::<i64>(), 0..60), rate in any::<i64>(), scale in 0_u32..20) {
            let net: Vec<_> = values.iter().map(|year| Decimal::new(*year, scale)).chain([Decimal::MAX, Decimal::MIN]).collect();
            let rate = Share(Decimal::new(rate, scale));
            let _ = (present_value(&net, rate), payback(&net), internal_rate(&net), benefit_cost_ratio(&net, &net, rate));
        }
    }
}
