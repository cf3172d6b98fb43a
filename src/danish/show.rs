//! Showing numbers and dates as Danes expect them: `1.234,5`, `62 %`, `31-03-2026`.
use super::read::MONTHS;
use crate::units::{Count, Date, Decimal, Hours, Kroner, Minutes, Month, Share, div, round};

/// Significant digits that Excel holds; with more, the number shown here and the one in the workbook would differ.
const DIGITS: u32 = 15;
/// From this many kroner an amount is shown in millions.
const SMALLEST_MILLIONS: i64 = 1_000_000;

/// Whole kroner without a unit: `1.234.567`.
pub fn kroner(amount: Kroner) -> String {
    fixed(amount.0, 0)
}

/// Kroner and øre without a unit: `1.234,50`.
pub fn kroner_exact(amount: Kroner) -> String {
    fixed(amount.0, 2)
}

/// Whole kroner with the unit: `1.234 kr.`.
pub fn amount(amount: Kroner) -> String {
    format!("{} kr.", kroner(amount))
}

/// `1,2 mio. kr.`; whole kroner where that would say too little.
pub fn millions(kroner: Kroner) -> String {
    let whole = round(kroner.0, 0);
    if whole.abs() < Decimal::from(SMALLEST_MILLIONS) {
        return amount(kroner);
    }
    format!("{} mio. kr.", fixed(kroner.0 / Decimal::from(1_000_000), 1))
}

/// Hours with one decimal: `1.033,3`.
pub fn hours(hours: Hours) -> String {
    fixed(hours.0, 1)
}

/// Full-time equivalents with two decimals: `0,71`.
pub fn fte(fte: Decimal) -> String {
    fixed(fte, 2)
}

/// Minutes with one decimal: `12,5`.
pub fn minutes(minutes: Minutes) -> String {
    fixed(minutes.0, 1)
}

/// Whole per cent: `62 %`.
pub fn share(share: Share) -> String {
    percent(share, 0)
}

/// Per cent with two decimals: `37,95 %`.
pub fn share_fine(share: Share) -> String {
    percent(share, 2)
}

/// A number with the decimals it has, at most 15 significant digits.
pub fn number(value: Decimal) -> String {
    // So many decimals are cut that fifteen digits are left, whatever the point's place: 0.000123… has all fifteen.
    let digits = value.mantissa().unsigned_abs().checked_ilog10().map_or(1, |power| power + 1);
    let value = round(value, value.scale().saturating_sub(digits.saturating_sub(DIGITS))).normalize();
    fixed(value, value.scale())
}

/// A count with the decimals it has: `1.234`.
pub fn count(count: Count) -> String {
    number(count.0)
}

/// `31-03-2026`.
pub fn date(day: Date) -> String {
    format!("{:02}-{:02}-{:04}", day.day(), day.month(), day.year())
}

/// `8:18`, a part of a day in hours and minutes; more than a day counts on, `26:00`.
pub fn clock(days: Decimal) -> String {
    let minutes = round(days.saturating_mul(Decimal::from(1_440)), 0);
    let (hours, rest) = ((minutes / Decimal::from(60)).trunc(), minutes % Decimal::from(60));
    format!("{hours}:{:0>2}", rest.abs().normalize().to_string())
}

/// `0:19:36`, a part of a day with its seconds.
pub fn clock_seconds(days: Decimal) -> String {
    let seconds = round(days.saturating_mul(Decimal::from(86_400)), 0);
    let rest = (seconds % Decimal::from(60)).abs().normalize();
    let minutes = (seconds / Decimal::from(60)).trunc();
    let (hours, minutes) = ((minutes / Decimal::from(60)).trunc(), (minutes % Decimal::from(60)).abs().normalize());
    format!("{hours}:{:0>2}:{:0>2}", minutes.to_string(), rest.to_string())
}

/// `31. marts 2026`.
pub fn date_long(day: Date) -> String {
    format!("{}. {} {}", day.day(), name(day.month()), day.year())
}

/// `marts 2026`.
pub fn month(month: Month) -> String {
    format!("{} {}", name(month.number()), month.year())
}

/// `mar 2026`.
pub fn month_short(month: Month) -> String {
    format!("{} {}", month_brief(month), month.year())
}

/// `mar`, where the year is told elsewhere.
pub fn month_brief(month: Month) -> &'static str {
    &name(month.number())[..3]
}

fn name(month: i8) -> &'static str {
    usize::try_from(month - 1).ok().and_then(|place| MONTHS.get(place)).expect("a calendar month is 1-12")
}

/// A share too large to count in per cent is no share of ours; it is shown as the largest number there is.
fn percent(share: Share, decimals: u32) -> String {
    format!("{} %", fixed(share.0.saturating_mul(Decimal::ONE_HUNDRED), decimals))
}

/// A fixed number of decimals, with thousands separators; never `-0`.
fn fixed(value: Decimal, decimals: u32) -> String {
    let value = round(value, decimals);
    // −0.4 without decimals is 0, not -0.
    let sign = if value.is_sign_negative() && !value.is_zero() { "-" } else { "" };
    let text = value.abs().to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let whole = grouped(whole);
    match usize::try_from(decimals) {
        Ok(0) | Err(_) => format!("{sign}{whole}"),
        Ok(width) => format!("{sign}{whole},{fraction:0<width$}"),
    }
}

/// Digits in groups of three from the right.
fn grouped(digits: &str) -> String {
    let mut text = String::with_capacity(digits.len() * 4 / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    text
}

/// `85 kB`, `1,2 MB`.
pub fn bytes(bytes: u64) -> String {
    let in_units = |unit: u64, decimals| {
        let quotient = div(Decimal::from(bytes), Decimal::from(unit)).unwrap_or_default();
        number(round(quotient, decimals))
    };
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{} kB", in_units(1 << 10, 0)),
        _ => format!("{} MB", in_units(1 << 20, 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::danish::read;
    use jiff::civil;
    use proptest::prelude::*;

    fn d(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn amounts_have_danish_separators() {
        assert_eq!(kroner(Kroner(d("1234567"))), "1.234.567");
        assert_eq!(kroner(Kroner(d("-0.4"))), "0");
        assert_eq!(kroner(Kroner(d("-999.5"))), "-1.000");
        assert_eq!(kroner_exact(Kroner(d("1234.5"))), "1.234,50");
        assert_eq!(kroner_exact(Kroner(d("0.005"))), "0,01");
        assert_eq!(amount(Kroner(d("1234"))), "1.234 kr.");
    }

    #[test]
    fn millions_are_shown_where_they_say_enough() {
        assert_eq!(millions(Kroner(d("1234567"))), "1,2 mio. kr.");
        assert_eq!(millions(Kroner(d("-1250000"))), "-1,3 mio. kr.");
        // 749.450 kr. and 754.400 kr. would be one and the same tenth of a million.
        assert_eq!(millions(Kroner(d("749450"))), "749.450 kr.");
        assert_eq!(millions(Kroner(d("999999.4"))), "999.999 kr.");
        assert_eq!(millions(Kroner(d("999999.5"))), "1,0 mio. kr.");
        assert_eq!(millions(Kroner(d("2345678901"))), "2.345,7 mio. kr.");
    }

    /// docs/fagligt.md §12: the control figures of §3.1, §3.3, §5.1 and §7.
    #[test]
    fn golden_figures_are_shown() {
        assert_eq!(hours(Hours(d("1033.3333333"))), "1.033,3");
        assert_eq!(fte(d("0.7126436")), "0,71");
        assert_eq!(minutes(Minutes(d("12.5"))), "12,5");
        assert_eq!(share(Share(d("0.62"))), "62 %");
        assert_eq!(share_fine(Share(d("0.3795"))), "37,95 %");
        assert_eq!(kroner_exact(Kroner(d("370574.712643"))), "370.574,71");
    }

    #[test]
    fn numbers_keep_their_decimals() {
        assert_eq!(number(d("1234.5000")), "1.234,5");
        assert_eq!(number(d("0")), "0");
        assert_eq!(number(d("1e-10")), "0,0000000001");
        assert_eq!(number(d("0.3333333333333333333")), "0,333333333333333");
        assert_eq!(number(d("1234567890123456789")), "1.234.567.890.123.456.789");
        assert_eq!(count(Count(d("6200"))), "6.200");
    }

    #[test]
    fn days_and_months_are_shown() {
        let day = civil::date(2026, 3, 31);
        let march = Month::of(day).unwrap();
        assert_eq!(date(day), "31-03-2026");
        assert_eq!(date_long(day), "31. marts 2026");
        assert_eq!(month(march), "marts 2026");
        assert_eq!(month_short(march), "mar 2026");
    }

    #[test]
    fn the_largest_numbers_are_shown() {
        for largest in [Decimal::MAX, Decimal::MIN] {
            assert!(!millions(Kroner(largest)).is_empty());
            assert!(!share_fine(Share(largest)).is_empty());
            assert!(!kroner_exact(Kroner(largest)).is_empty());
            assert!(!number(largest).is_empty());
        }
    }

    proptest! {
        /// What is shown is read back as the same.
        #[test]
        fn numbers_come_back(mantissa in -999_999_999_999_999_i64..=999_999_999_999_999, scale in 0_u32..10) {
            let value = Decimal::new(mantissa, scale).normalize();
            // `1,234` is refused when typed (docs/fagligt.md §9.1), ours or not.
            prop_assume!(value.scale() != 3 || value.abs() < Decimal::ONE || value.abs() >= Decimal::ONE_THOUSAND);
            prop_assert_eq!(read::number(&number(value)).map(|(back, _)| back), Ok(value));
        }

        #[test]
        fn amounts_come_back(mantissa in -999_999_999_999_999_i64..=999_999_999_999_999) {
            let (whole, exact) = (Decimal::from(mantissa), Decimal::new(mantissa, 2));
            prop_assert_eq!(read::number(&amount(Kroner(whole))).map(|(back, _)| back), Ok(whole));
            prop_assert_eq!(read::number(&kroner_exact(Kroner(exact))).map(|(back, _)| back), Ok(exact));
        }

        #[test]
        fn shares_and_minutes_come_back(mantissa in -99_999_i64..=99_999) {
            let (fine, tenths) = (Decimal::new(mantissa, 4), Decimal::new(mantissa, 1));
            let percent = read::number(&share_fine(Share(fine))).map(|(back, _)| Share::of_percent(back));
            prop_assert_eq!(percent, Ok(Share(fine)));
            prop_assert_eq!(read::minutes(&minutes(Minutes(tenths))).map(|(back, _)| back), Ok(tenths));
        }

        #[test]
        fn days_and_months_come_back(count in 0_i32..1200, day in 1_i8..=31) {
            let there = Month::new(2000, 1).unwrap().plus(count);
            let last = there.last_day().day();
            let day = civil::date(there.year(), there.number(), day.min(last));
            prop_assert_eq!(read::date(&date(day)).map(|(back, _)| back), Ok(day));
            prop_assert_eq!(read::date(&date_long(day)).map(|(back, _)| back), Ok(day));
            prop_assert_eq!(read::month(&month(there)).map(|(back, _)| back), Ok(there));
            prop_assert_eq!(read::month(&month_short(there)).map(|(back, _)| back), Ok(there));
            prop_assert_eq!(read::month(&there.to_string()).map(|(back, _)| back), Ok(there));
        }
    }
}
