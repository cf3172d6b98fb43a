//! The text of a number, rounded once to the fifteen digits Excel shows, without passing through a float.
//!
//! Excel computes in IEEE 754 doubles and writes the shortest text that reads back as the same double, with up to
//! seventeen digits: 0.1 + 0.2 is saved as `0.30000000000000004` and shown as 0.3. Whoever reads that text as a double
//! and prints it gets the dirt; we round its digits to fifteen, as Excel does when it shows them.
use rust_decimal::Decimal;

/// Excel computes with and shows this many significant digits.
const DIGITS: u32 = 15;

/// Decimal places a [`Decimal`] can hold.
const PLACES: i64 = 28;

/// What the text of a number says.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// A number; what lies beyond 28 decimal places is rounded away.
    Exact(Decimal),
    /// A number larger than a [`Decimal`] can hold.
    Beyond,
    /// No number.
    Odd,
}

/// Reads `-12.5`, `1E+3` or `0.30000000000000004` (which is 0.3).
pub(super) fn read(text: &str) -> Reading {
    let Some(parts) = split(text.trim()) else { return Reading::Odd };
    let (mut digits, mut places) = significant(parts.whole, parts.fraction);
    // `places` is where the point stands, counted from the right. Saturating: the exponent is whatever the file says.
    places = places.saturating_sub(parts.exponent);
    if digits == 0 {
        return Reading::Exact(Decimal::ZERO);
    }
    // `1500` and no decimals becomes `15` and two places to the left, so that the same number is always built alike.
    while digits.is_multiple_of(10) {
        (digits, places) = (digits / 10, places - 1);
    }
    let reading = build(digits, places);
    if parts.negative { negated(reading) } else { reading }
}

/// The pieces of `-12.50E+3`: negative, `12`, `50`, 3.
struct Parts<'a> {
    negative: bool,
    whole: &'a str,
    fraction: &'a str,
    exponent: i64,
}

fn split(text: &str) -> Option<Parts<'_>> {
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, power(exponent)?),
        None => (text, 0),
    };
    let negative = mantissa.starts_with('-');
    let unsigned = mantissa.strip_prefix(['-', '+']).unwrap_or(mantissa);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let all_digits = [whole, fraction].iter().all(|part| part.bytes().all(|digit| digit.is_ascii_digit()));
    (all_digits && whole.len() + fraction.len() > 0).then_some(Parts { negative, whole, fraction, exponent })
}

/// The exponent. One that is too large for a number is cut to a million: the result is zero or beyond either way.
fn power(text: &str) -> Option<i64> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let plain = !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
    let huge = if text.starts_with('-') { -1_000_000 } else { 1_000_000 };
    plain.then(|| text.parse::<i32>().map_or(huge, i64::from).clamp(-1_000_000, 1_000_000))
}

/// The first fifteen significant digits, rounded half away from zero, and how many of them are decimals.
fn significant(whole: &str, fraction: &str) -> (u64, i64) {
    let (mut found, mut count, mut places) = (0_u64, 0, length(fraction));
    let mut round_up = None;
    for digit in whole.bytes().chain(fraction.bytes()).map(|digit| u64::from(digit - b'0')) {
        if count < DIGITS {
            found = found * 10 + digit;
            count += u32::from(found > 0);
        } else {
            // Only the first digit left out decides: half away from zero needs no other.
            round_up = round_up.or(Some(digit >= 5));
            places -= 1;
        }
    }
    (found + u64::from(round_up == Some(true)), places)
}

fn length(text: &str) -> i64 {
    i64::try_from(text.len()).unwrap_or(i64::MAX)
}

/// The number `digits` · 10^−`places`.
fn build(digits: u64, places: i64) -> Reading {
    if places <= 0 {
        return grown(digits, places.unsigned_abs());
    }
    // A Decimal holds 28 places; further ones are far below what fifteen digits of any amount can show.
    let lost = u32::try_from((places - PLACES).max(0)).unwrap_or(u32::MAX);
    let kept = shrunk(digits, lost);
    let scale = u32::try_from(places.min(PLACES)).unwrap_or_default();
    Decimal::try_from_i128_with_scale(i128::from(kept), scale)
        .map_or(Reading::Beyond, |found| Reading::Exact(found.normalize()))
}

/// `digits` with so many zeros after it.
fn grown(digits: u64, zeros: u64) -> Reading {
    let power = u32::try_from(zeros).ok().and_then(|zeros| 10_i128.checked_pow(zeros));
    let whole = power.and_then(|power| i128::from(digits).checked_mul(power));
    let found = whole.and_then(|whole| Decimal::try_from_i128_with_scale(whole, 0).ok());
    found.map_or(Reading::Beyond, Reading::Exact)
}

/// Drops `lost` digits from the end, half away from zero.
fn shrunk(digits: u64, lost: u32) -> u64 {
    match 10_u64.checked_pow(lost) {
        Some(power) => digits / power + u64::from(digits % power >= power.div_ceil(2) && power > 1),
        None => 0,
    }
}

fn negated(reading: Reading) -> Reading {
    match reading {
        Reading::Exact(found) => Reading::Exact(-found),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_fifteen_digits() {
        for (raw, seen) in [
            ("0.30000000000000004", "0.3"),
            ("1E+3", "1000"),
            ("1.5e-3", "0.0015"),
            ("-0", "0"),
            ("-41.25", "-41.25"),
            (".5", "0.5"),
            ("5.", "5"),
            (" 7 ", "7"),
            ("123456789012345678", "123456789012346000"),
            ("999999999999999.9", "1000000000000000"),
            ("0.1249999999999999999", "0.125"),
            ("5.5511151231257827E-17", "0.0000000000000000555111512313"),
            ("1E-300", "0"),
            ("0E999999999999", "0"),
            ("1E-99999999999999999999", "0"),
            ("7E28", "70000000000000000000000000000"),
            ("46115", "46115"),
            ("00012.50", "12.5"),
        ] {
            assert_eq!(Some(read(raw)), seen.parse().ok().map(Reading::Exact), "{raw}");
        }
    }

    #[test]
    fn what_is_no_number_or_too_large_is_said() {
        for raw in ["1E29", "1.7976931348623157E+308", "1E+99999999999999999999"] {
            assert_eq!(read(raw), Reading::Beyond, "{raw}");
        }
        for raw in ["", ".", "-", "1,5", "1E", "1E+", "INF", "NaN", "0x10", "1 000", "--1", "1.2.3", "1E1.5", "１"] {
            assert_eq!(read(raw), Reading::Odd, "{raw}");
        }
    }
}
