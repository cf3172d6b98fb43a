//! Minutes as people type them: a number, a clock time or hours and minutes in words.
use super::{
    number::{number, quantity},
    unit::Unit,
};
use crate::{
    danish::{Change, Fault, words},
    units::{Decimal, round},
};

/// Decimals kept of a minute read from seconds.
const DECIMALS: u32 = 4;
/// What people call a unit of time, and its seconds; the longer unit first.
const UNITS: &[(&[&str], i64)] = &[
    (&["t", "time", "timer"], 3600),
    (&["m", "min", "minut", "minutter"], 60),
    (&["s", "sek", "sekund", "sekunder"], 1),
];

/// Reads minutes: `12,5`, `0:12:30`, `2 timer`, `1 t 20 min`.
///
/// # Errors
/// As [`number`]; [`Fault::AmbiguousClock`] for `0:20`, which is twenty minutes to a clock and twenty seconds to a
/// stopwatch; [`Fault::OtherUnit`] for `20 kr.`.
pub fn minutes(text: &str) -> Result<(Decimal, Option<Change>), Fault> {
    if let Some(value) = clock(text) {
        return Ok((value?, Some(Change::ClockTime)));
    }
    match quantity(text) {
        Ok(hours) if hours.unit == Unit::Hours => in_minutes(hours.value.checked_mul(Decimal::from(3600))),
        Ok(seconds) if seconds.unit == Unit::Seconds => in_minutes(Some(seconds.value)),
        Ok(plain) if matches!(plain.unit, Unit::None | Unit::Minutes) => Ok((plain.value, plain.change)),
        Ok(_) => Err(Fault::OtherUnit),
        // `1 t 20 min` is no number with one unit; what is neither is told as the number it is not.
        Err(fault) => in_minutes(Some(seconds_of_words(text).ok_or(fault)?)),
    }
}

/// The minutes of a clock time that [`Fault::AmbiguousClock`] is about: as hours and minutes, and as minutes and seconds.
pub fn two_clocks(text: &str) -> Option<[Decimal; 2]> {
    let text = words::spaced(text);
    let (first, second) = text.split_once(':')?;
    let (first, second) = (part(first, 1..=4)?, sixtieths(second)?);
    Some([Decimal::from(first * 60 + second), of_seconds(Decimal::from(first * 60 + second))])
}

fn in_minutes(seconds: Option<Decimal>) -> Result<(Decimal, Option<Change>), Fault> {
    let seconds = seconds.ok_or(Fault::OutOfRange)?;
    Ok((of_seconds(seconds), Some(Change::ClockTime)))
}

fn of_seconds(seconds: Decimal) -> Decimal {
    round(seconds / Decimal::from(60), DECIMALS).normalize()
}

/// `0:12:30` is twelve and a half minutes. `12:30` may be that or half past twelve; nothing for what is no clock time.
fn clock(text: &str) -> Option<Result<Decimal, Fault>> {
    let text = words::spaced(text);
    let parts: Vec<&str> = text.split(':').collect();
    match parts[..] {
        [first, second] => {
            part(first, 1..=4).and(sixtieths(second))?;
            Some(Err(Fault::AmbiguousClock))
        }
        [hours, minutes, seconds] => {
            let (hours, minutes, seconds) = (part(hours, 1..=3)?, sixtieths(minutes)?, sixtieths(seconds)?);
            Some(Ok(of_seconds(Decimal::from(hours * 3600 + minutes * 60 + seconds))))
        }
        _ => None,
    }
}

/// Two digits below sixty: `12:75` is no time.
fn sixtieths(text: &str) -> Option<i64> {
    part(text, 2..=2).filter(|value| *value < 60)
}

fn part(text: &str, digits: std::ops::RangeInclusive<usize>) -> Option<i64> {
    let fits = digits.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    fits.then(|| text.parse().ok())?
}

/// `1 t 20 min` or `90 sek.`: each number with its unit, the longer unit first.
fn seconds_of_words(text: &str) -> Option<Decimal> {
    let text = words::spaced(text).to_lowercase().replace(" og ", " ");
    let (mut rest, mut total, mut last) = (text.as_str(), Decimal::ZERO, i64::MAX);
    while !rest.is_empty() {
        let (value, seconds, next) = first_pair(rest)?;
        // `20 min 1 t` and `1 t 2 t` are more likely two values than one.
        if seconds >= last {
            return None;
        }
        total = total.checked_add(value.checked_mul(Decimal::from(seconds))?)?;
        (rest, last) = (next, seconds);
    }
    (last < i64::MAX).then_some(total)
}

/// The first number, the seconds of its unit, and what follows.
fn first_pair(text: &str) -> Option<(Decimal, i64, &str)> {
    let (digits, tail) = text.split_at(text.find(char::is_alphabetic)?);
    let (word, rest) = tail.split_at(tail.find(|c: char| c.is_ascii_digit()).unwrap_or(tail.len()));
    let word = word.trim_end().trim_end_matches('.');
    let (_, seconds) = UNITS.iter().find(|(names, _)| names.contains(&word))?;
    let (value, _) = number(digits).ok()?;
    (value >= Decimal::ZERO).then_some((value, *seconds, rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn clock_times_and_words_are_minutes() {
        for (text, value) in [
            ("00:12:30", "12.5"),
            ("1:20:00", "80"),
            ("1 t 20 min", "80"),
            ("1t. 20min.", "80"),
            ("1 time og 20 minutter", "80"),
            ("2 timer", "120"),
            ("1,5 t.", "90"),
            ("-1 t", "-60"),
            ("(2 t)", "-120"),
            ("90 sek.", "1.5"),
            ("12 min 30 sek", "12.5"),
        ] {
            assert_eq!(minutes(text), Ok((value.parse().unwrap(), Some(Change::ClockTime))), "{text}");
        }
    }

    #[test]
    fn plain_minutes_are_numbers() {
        assert_eq!(minutes("12,5 min."), Ok(("12.5".parse().unwrap(), Some(Change::TextNumber))));
        assert_eq!(minutes("12.5"), Ok(("12.5".parse().unwrap(), Some(Change::EnglishNumber))));
        assert_eq!(minutes("1,234"), Err(Fault::AmbiguousNumber));
    }

    /// Sixty times apart: a clock shows hours and minutes, a stopwatch minutes and seconds.
    #[test]
    fn two_numbers_around_a_colon_can_be_read_in_two_ways() {
        for text in ["12:30", " 0:05 ", "90:00", "1:05"] {
            assert_eq!(minutes(text), Err(Fault::AmbiguousClock), "{text}");
        }
        assert_eq!(two_clocks("1:05"), Some([Decimal::from(65), Decimal::new(10_833, 4)]));
    }

    #[test]
    fn another_unit_is_not_taken_off() {
        for text in ["20 kr.", "20 %", "kr. 20", "20 stk", "1 dag", "20 dage", "20 t.kr.", "€ 20", "20 mio. kr."] {
            assert_eq!(minutes(text), Err(Fault::OtherUnit), "{text}");
        }
    }

    #[test]
    fn other_times_are_refused() {
        for text in ["12:60", "12:5", "12:3O", "1:2:3:4", ":30", "20 min 1 t", "1 t 20", "1 t 2 t", "t", "kl. 12:30"] {
            assert_eq!(minutes(text), Err(Fault::NotANumber), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(any in any::<String>(), close in "[-0-9., :tminsekog]{0,24}") {
            let _ = (minutes(&any), minutes(&close));
        }
    }
}
