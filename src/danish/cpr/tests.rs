//! Numbers in every way they are written, and what only looks like one.
use super::*;

/// A made-up number with this birthday, century digit and a right check digit, so that no real one stands here.
fn invented(birthday: [u8; 6], seventh: u8) -> String {
    let mut digits = [0; 10];
    digits[..6].copy_from_slice(&birthday);
    digits[6] = seventh;
    for tail in 0..1000_u16 {
        for (at, divisor) in [(7, 100), (8, 10), (9, 1)] {
            digits[at] = u8::try_from(tail / divisor % 10).unwrap();
        }
        if has_check_digit(digits) {
            break;
        }
    }
    digits.iter().map(|digit| char::from(b'0' + digit)).collect()
}

fn certainty(text: &str) -> Option<Certainty> {
    find(text, 2026).first().map(|found| found.certainty)
}

#[test]
fn a_check_digit_or_a_hyphen_makes_it_certain() {
    let number = invented([0, 1, 0, 2, 0, 3], 1);
    assert_eq!(certainty(&number), Some(Certainty::Certain));
    assert_eq!(certainty(&format!("Sag for {}-{}", &number[..6], &number[6..])), Some(Certainty::Certain));
}

#[test]
fn dashes_and_spaces_as_programs_make_them_are_seen_through() {
    let number = invented([1, 5, 0, 3, 7, 7], 1);
    let (birthday, last) = (&number[..6], &number[6..]);
    for between in
        ["\u{2013}", "\u{2011}", "\u{2212}", "\u{a0}", "\u{202f}", " - ", "  ", "\u{ad}", "\u{200b}-\u{200b}"]
    {
        let text = format!("Sag {birthday}{between}{last} er lukket");
        assert_eq!(certainty(&text), Some(Certainty::Certain), "{text}");
        assert_eq!(mask(&text), format!("Sag {birthday}-**** er lukket"));
    }
    assert_eq!(certainty(&format!("{birthday}x{last}")), None);
}

/// A number without its check digit in every way a person may write it, and what each is masked to.
#[test]
fn every_way_of_writing_a_number_is_seen() {
    let [day, month, year, last] = ["15", "03", "77", "1793"];
    let birthday = [day, month, year].concat();
    let spelled = |mark: &str, year: &str| [day, month, year].join(mark);
    let long = format!("19{year}");
    for written in [
        format!("{}-{last}", spelled(".", year)),
        format!("{}-{last}", spelled(". ", year)),
        format!("{}-{last}", spelled("-", year)),
        format!("{}-{last}", spelled("/", year)),
        format!("{}-{last}", spelled(".", &long)),
        format!("{}/{last}", spelled("-", &long)),
        format!("{} - {last}", spelled(".", year)),
        format!("{} {last}", spelled(".", year)),
        format!("{} {last}", spelled(" ", year)),
        format!("{}-{last}", spelled(" ", year)),
        format!("{} {last}", spelled("\u{a0}", year)),
        format!("{}{long}-{last}", [day, month].concat()),
        format!("{}{long} {last}", [day, month].concat()),
        format!("({birthday}){last}"),
        format!("({birthday})-{last}"),
        format!("{}\u{200b}{}-{last}", &birthday[..4], &birthday[4..]),
        format!("{birthday}-{}\u{2060}{}", &last[..1], &last[1..]),
    ]
    .into_iter()
    .chain(
        ["-", " ", "     ", "/", ".", "_", ":", ": ", ", ", ";", "\t", "\n", "-\n", " \u{2013} ", "--"]
            .map(|tie| format!("{birthday}{tie}{last}")),
    ) {
        let text = format!("Sag {written} er lukket");
        assert_eq!(certainty(&text), Some(Certainty::Certain), "{text:?}");
        assert_eq!(mask(&text).replace('(', ""), format!("Sag {birthday}-**** er lukket"), "{text:?}");
    }
    for zero in ['\u{660}', '\u{6f0}', '\u{ff10}'] {
        let foreign = |digits: &str| -> String {
            let shift = |digit: char| char::from_u32(u32::from(zero) + digit.to_digit(10).unwrap()).unwrap();
            digits.chars().map(shift).collect()
        };
        let text = format!("{}-{}", foreign(&birthday), foreign(last));
        assert_eq!(certainty(&text), Some(Certainty::Certain), "{text:?}");
        assert_eq!(mask(&text), format!("{birthday}-****"));
    }
    for likely in [format!("{birthday}{last}"), format!("cpr{birthday}\u{ad}{last}x"), format!("1503{long}{last}")] {
        assert_eq!(certainty(&likely), Some(Certainty::Likely), "{likely:?}");
        assert!(!mask(&likely).contains(last), "{likely:?}");
    }
}

/// What people write in these workbooks, and what looks a little like a number.
#[test]
fn sums_days_accounts_and_telephone_numbers_are_none() {
    for text in [
        "15.03.2026 1200 sager",
        "15.03.26 1200 sager",
        "15-03-2026 4500 sager",
        "15.03.26 - 4500 sager",
        "15. marts 2026: 1200",
        "01.01.2026-31.12.2026",
        "01.01.26-2029",
        "01.01.2026-2029",
        "2026-03-15 1200",
        "2026-03-15T12:10:45.1200",
        "kl. 12:10:45 1500 sager",
        "10 11 12 1300",
        "1.503.771,1793 kr.",
        "150377,1793",
        "15.037.717.930",
        "150.377.179,30",
        "12 34 56 78",
        "+45 15 03 77 17",
        "86 12 10 45, 86 12 10 46",
        "5798000420526",
        "5798 0004 2052 6",
        "06.45.51.1",
        "01.15.03.77.1793",
        "010203.1234.5",
        "1.010203.1234",
        "XG-0000150377-00017",
        "26/015037",
        "2026-150377",
        "Konto 5.22.05.00.1100",
        "ab150377-1793-4c1d-8e2f-0102034512ab",
    ] {
        assert_eq!(certainty(text), None, "{text:?}");
        assert_eq!(mask(text), text, "{text:?}");
    }
}

#[test]
fn a_production_unit_number_is_not_certain() {
    // docs/fagligt.md §10: a real P-number whose birthday would lie in 2038 and whose check digit fails.
    assert_eq!(certainty("1003388382"), None);
}

#[test]
fn digits_inside_longer_numbers_and_impossible_days_are_none() {
    for text in ["12345678901234567", "3113201234", "310220-1234", "12345", "", "kr. 1.200.300"] {
        assert_eq!(certainty(text), None, "{text}");
    }
}

#[test]
fn the_last_four_digits_are_never_shown() {
    let number = invented([3, 1, 1, 2, 9, 9], 2);
    let masked = mask(&number).into_owned();
    assert_eq!(masked, "311299-****");
    assert_eq!(mask("uden tal"), "uden tal");
}
