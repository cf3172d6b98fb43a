//! How a cell was read where that is not what it shows, or the ways in which it can be read.
use crate::{
    danish::{Fault, read, show},
    schema::{Kind, Outcome, Plain, Spec, lookalike},
    units::{Decimal, round},
    xlsx::{Cell, Seen},
};

/// `læst som 90 minutter`; `kan læses som 65 eller 1,0833 minutter`; nothing for a cell that is read as it stands, and
/// nothing of what is about a person.
pub(super) fn reading(spec: &Spec, cell: &Cell) -> String {
    let found = match (spec.outcome)(spec, cell) {
        _ if spec.secret => None,
        Outcome::Changed(_) => {
            (spec.plain)(spec, cell).map(|value| format!("læst som {}", value_as_read(spec, &value)))
        }
        Outcome::Broken(Fault::AmbiguousClock) => two_clocks(&cell.seen).map(|both| either(both, " minutter")),
        Outcome::Broken(Fault::AmbiguousNumber) => match &cell.seen {
            Seen::Text(text) => read::two_numbers(text).map(|both| either(both, "")),
            _ => None,
        },
        Outcome::Broken(Fault::NotAnId) => match (&cell.seen, spec.pattern) {
            (Seen::Text(text), Some(pattern)) => lookalike(pattern, text),
            _ => None,
        },
        _ => None,
    };
    found.unwrap_or_default()
}

/// A value in a notation that reads in one way: 1234 has no thousands separator, and 3. april is no 4. marts.
fn value_as_read(spec: &Spec, value: &Plain) -> String {
    match (value, spec.kind) {
        (Plain::Text(text), _) => text.clone(),
        (Plain::Number(one), Kind::Minutes) if *one == Decimal::ONE => "1 minut".to_owned(),
        (Plain::Number(minutes), Kind::Minutes) => format!("{} minutter", digits(*minutes)),
        (Plain::Number(percent), Kind::Share) => format!("{} %", digits(*percent)),
        (Plain::Number(number), _) => digits(*number),
        (Plain::Day(day), Kind::Month) => {
            crate::units::Month::of(*day).map_or_else(|| show::date_long(*day), show::month)
        }
        (Plain::Day(day), _) => show::date_long(*day),
    }
}

/// The minutes of `1:05` as hours and minutes and as minutes and seconds, typed as text or as a part of a day.
fn two_clocks(seen: &Seen) -> Option<[Decimal; 2]> {
    match seen {
        Seen::Text(text) => read::two_clocks(text),
        Seen::Number(days) => {
            let minutes = round(days.checked_mul(Decimal::from(1_440))?, 0);
            Some([minutes, round(minutes / Decimal::from(60), 4)])
        }
        _ => None,
    }
}

fn either([one, other]: [Decimal; 2], unit: &str) -> String {
    format!("kan læses som {} eller {}{unit}", digits(one), digits(other))
}

/// A number with a decimal comma and nothing else between its digits.
fn digits(number: Decimal) -> String {
    number.normalize().to_string().replace('.', ",")
}

#[cfg(test)]
mod tests {
    use crate::rules::testing;

    fn told(drawn: &str) -> String {
        testing::findings(drawn).first().map(|finding| finding.first.told()).unwrap_or_default()
    }

    #[test]
    fn every_tolerant_reading_says_what_was_read() {
        for (column, typed, wanted) in [
            ("Opfølgning|Realiseret", "\"1.234\"", "1.234 – læst som 1234"),
            ("Opfølgning|Realiseret", "\"1200,50 kr.\"", "1200,50 kr. – læst som 1200,5"),
            ("Opfølgning|Realiseret", "\"1,234\"", "1,234 – kan læses som 1,234 eller 1234"),
            ("Opfølgning|Måned", "\"3-2026\"", "3-2026 – læst som marts 2026"),
            ("Tiltag|Idriftsat", "\"3/4/2026\"", "3/4/2026 – læst som 3. april 2026"),
            ("Tiltag|Fase", "i Drift", "i Drift – læst som I drift"),
            ("Tidsgevinster|Ibrugtagning", "0,25", "0,25 – læst som 0,25 %"),
            ("Tidsgevinster|Ibrugtagning", "1", "1 – læst som 1 %"),
            ("Tidsgevinster|Minutter før", "\"1 t 30 min\"", "1 t 30 min – læst som 90 minutter"),
            ("Tidsgevinster|Minutter før", "\"0:20\"", "0:20 – kan læses som 20 eller 0,3333 minutter"),
            ("Tiltag|Tiltag-ID", "cbd-01", "cbd-01 – læst som CBD-01"),
            ("Tiltag|Tiltag-ID", "CBD\u{2011}01", "CBD\u{2011}01 – læst som CBD-01"),
        ] {
            let (sheet, header) = column.split_once('|').unwrap();
            assert_eq!(told(&format!("{sheet}\n| {header} |\n| {typed} |")), wanted, "{column} {typed}");
        }
    }

    #[test]
    fn what_is_about_a_person_is_not_told() {
        assert_eq!(told("Registreringer\n| Medarbejderkode |\n| m01 |"), "•••");
    }
}
