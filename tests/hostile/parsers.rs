//! What people type for numbers, days and durations: read as it stands, or refused; nothing is made up.
use crate::mutants::config;
use gevinst::{
    danish::{
        read::{date, minutes, month, number},
        show,
    },
    units::Decimal,
};
use proptest::prelude::*;

/// The digits of a text from the first to the last that counts.
fn digits(text: &str) -> String {
    let all: String = text.chars().filter(char::is_ascii_digit).collect();
    all.trim_matches('0').to_owned()
}

fn shown(value: Decimal) -> String {
    digits(&value.to_string())
}

proptest! {
    #![proptest_config(config(2_000))]

    #[test]
    fn a_number_has_the_digits_that_were_typed(text in "[-(]?(kr\\.? ?)?[0-9]{1,9}([., \u{a0}][0-9]{1,3}){0,3}[-)]?( ?(kr|timer|t|min|%)\\.?)?") {
        if let Ok((value, _)) = number(&text) {
            prop_assert_eq!(shown(value), digits(&text), "{}", text);
            let minus = text.contains(['-', '(']) && !value.is_zero();
            prop_assert_eq!(value.is_sign_negative(), minus, "{}", text);
        }
    }

    #[test]
    fn a_number_among_odd_letters_is_read_or_refused(text in "[-+−–()0-9.,  '\u{a0}\u{202f}\u{feff}%eE½²٣kr]{0,16}") {
        if let Ok((value, _)) = number(&text) {
            prop_assert_eq!(shown(value), digits(&text), "{}", text);
        }
        if let Ok((value, _)) = minutes(&text) {
            prop_assert!(value.scale() <= 28);
        }
    }

    #[test]
    fn a_day_has_the_day_and_year_that_were_typed(text in "(ultimo |den |d\\. )?[0-9]{1,4}[-./ ]{1,2}([0-9]{1,2}|mar|marts|Oktober|dec\\.)[-./ ]{1,2}[0-9]{1,4}( 00:00:00)?") {
        if let Ok((day, _)) = date(&text) {
            let back = show::date(day);
            prop_assert_eq!(date(&back).map(|(day, _)| day), Ok(day), "{}", text);
            let year = back.rsplit('-').next().unwrap_or_default();
            prop_assert!(text.contains(&year[2..]), "{}: {}", text, back);
            let first = back.split('-').next().unwrap_or_default().trim_start_matches('0');
            prop_assert!(text.contains(first) || text.starts_with("ultimo"), "{}: {}", text, back);
        }
    }

    #[test]
    fn a_month_of_a_day_is_the_month(text in "[0-9]{1,4}[-./ ]([0-9]{1,2}|maj|juni)([-./ ][0-9]{2,4})?") {
        if let (Ok((day, _)), Ok((month, _))) = (date(&text), month(&text)) {
            prop_assert_eq!(gevinst::units::Month::of(day), Some(month), "{}", text);
        }
    }

    #[test]
    fn a_duration_is_the_sum_of_its_parts(hours in 0_u32..999, minute in 0_u32..60, second in 0_u32..60) {
        let whole = Decimal::from(hours * 60 + minute) + Decimal::from(second) / Decimal::from(60);
        let near = |text: String| minutes(&text).is_ok_and(|(read, _)| (read - whole).abs() < Decimal::new(1, 4));
        let clock = near(format!("{hours}:{minute:02}:{second:02}"));
        let short = near(format!("{hours} t {minute} min {second} sek"));
        let long = near(format!("{hours} timer {minute} minutter {second} sekunder"));
        prop_assert!(clock && short && long);
    }

    #[test]
    fn spaces_around_change_nothing(text in "[0-9:., tminsek/-]{0,14}", space in "[ \u{a0}\t]{0,3}") {
        let around = format!("{space}{text}{space}");
        prop_assert_eq!(number(&around), number(&text));
        prop_assert_eq!(minutes(&around), minutes(&text));
        prop_assert_eq!(date(&around), date(&text));
    }
}
