//! How a cell was read where that is not what it shows, or the ways in which it can be read.
use crate::{
    danish::{Change, Fault, read, show},
    schema::{Kind, Outcome, Plain, Spec, lookalike},
    units::{Decimal, round},
    xlsx::{Cell, Form, Seen},
};

/// `læst som 90 minutter`; `kan læses som 65 eller 1,0833 minutter`; nothing for a cell that is read as it stands, and
/// nothing of what is about a person.
pub(super) fn reading(spec: &Spec, cell: &Cell) -> String {
    let found = match (spec.outcome)(spec, cell) {
        _ if spec.secret => None,
        Outcome::Changed(_) => {
            (spec.plain)(spec, cell).map(|value| format!("læst som {}", value_as_read(spec, &value)))
        }
        Outcome::Broken(Fault::OutOfRange) if spec.kind == Kind::Minutes => {
            minutes(cell).map(|minutes| format!("læst som {} minutter", digits(minutes)))
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

/// The minutes that a duration comes to, where they are more than the column holds: `19:36:00` is 1.176 of them.
fn minutes(cell: &Cell) -> Option<Decimal> {
    match (&cell.seen, cell.form) {
        (Seen::Text(text), _) => {
            let (minutes, change) = read::minutes(text).ok()?;
            (change == Some(Change::ClockTime)).then_some(minutes)
        }
        (Seen::Number(days), Form::Stopwatch) => Some(round(days.checked_mul(Decimal::from(1_440))?, 2)),
        _ => None,
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
