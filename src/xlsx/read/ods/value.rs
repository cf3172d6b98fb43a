//! What a cell of an `.ods` sheet holds, from its `office:value-type`, its value and the text that is shown.
//!
//! The value is exact and in one notation whatever the locale (`office:value="1234.5"`,
//! `office:date-value="2026-03-01"`); the text in the cell's paragraphs is what people see (`1.234,50`). Dates and
//! times become numbers of days, as in Excel, so that nobody above this door need know which format a workbook was in.
//! A cell that makes no sense is a fault of its own.
use super::super::super::{Form, Limits, Seen, ShownUnit};
use super::super::{
    number::{self, Reading},
    text::composed,
    value::{fault, iso_day, of_text},
};
use crate::units::{Decimal, settle};

/// The errors that all programs spell alike, whatever language they speak; others are known by `calcext:value-type`.
const ERRORS: [&str; 8] = ["#REF!", "#DIV/0!", "#N/A", "#NAME?", "#VALUE!", "#NUM!", "#NULL!", "#SPILL!"];

/// Seconds of a day.
const DAY: i64 = 86_400;

/// A cell as the sheet spells it.
#[derive(Default)]
pub(super) struct Raw<'a> {
    /// The type: `float`, `percentage`, `currency`, `date`, `time`, `boolean`, `string`; none means text, or nothing.
    pub kind: &'a str,
    /// The value, for all types but text.
    pub value: Option<&'a str>,
    /// Whether a text has an `office:string-value` apart from what is shown.
    pub stores_text: bool,
    /// Whether there is a formula.
    pub calculated: bool,
    /// Whether LibreOffice says that the formula failed.
    pub failed: bool,
}

/// What a cell holds. `stored` is its `office:string-value`, `shown` the text of its paragraphs, nothing where it has
/// none.
pub(super) fn seen(raw: &Raw<'_>, stored: Option<&str>, shown: Option<&str>, limits: &Limits) -> (Seen, Form) {
    // LibreOffice writes the empty text, as a formula's result, without a type but with an empty paragraph. A formula
    // with neither has not been computed.
    if raw.kind.is_empty() && raw.calculated && shown.is_none() {
        return (Seen::Uncalculated, Form::Plain);
    }
    let shown = shown.unwrap_or_default();
    if raw.failed || is_error(shown, raw.calculated) {
        return (Seen::Fault(cut(shown.trim(), 64)), Form::Plain);
    }
    let form = match raw.kind {
        "percentage" => Form::Percent,
        "date" => Form::Date,
        "time" if shown.matches(':').count() == 1 => Form::Clock,
        "time" => Form::Stopwatch,
        "float" if is_six_and_four(shown) => Form::SixAndFour,
        "float" | "currency" => unit(shown).map_or(Form::Plain, Form::Unit),
        _ => Form::Plain,
    };
    (content(raw, stored.filter(|stored| !stored.is_empty()).unwrap_or(shown), limits), form)
}

/// Ten digits, and a mark after the sixth, as a CPR number is shown: `010203-1234`.
fn is_six_and_four(shown: &str) -> bool {
    let digits: Vec<usize> = shown.match_indices(|c: char| c.is_ascii_digit()).map(|(at, _)| at).collect();
    digits.len() == 10 && digits[6] > digits[5] + 1 && !shown.contains(',')
}

/// The words beside the digits of what is shown: `85 t.kr.`, `€ 500`.
fn unit(shown: &str) -> Option<ShownUnit> {
    let is_of_the_number = |c: char| c.is_ascii_digit() || ",.-−()E+ \u{a0}\u{202f}".contains(c);
    ShownUnit::of_words(shown.trim_matches(is_of_the_number))
}

fn content(raw: &Raw<'_>, text: &str, limits: &Limits) -> Seen {
    let read: fn(&str) -> Option<Decimal> = match raw.kind {
        "float" | "percentage" | "currency" => return numbered(raw, limits),
        "boolean" => return flag(raw),
        "date" => iso_day,
        "time" => duration,
        // `string`, and types that are not known yet.
        _ => return of_text(&cut(text, limits.text_chars)),
    };
    match raw.value {
        None => nothing(raw),
        Some(value) => read(value.trim()).map_or_else(|| Seen::Fault(fault(raw.kind, value)), Seen::Number),
    }
}

/// A number by its `office:value`; what is shown is rounded and in the locale's notation.
fn numbered(raw: &Raw<'_>, limits: &Limits) -> Seen {
    let Some(value) = raw.value else { return nothing(raw) };
    match number::read(value) {
        Reading::Exact(found) => Seen::Number(found),
        Reading::Beyond => of_text(&cut(value.trim(), limits.text_chars)),
        Reading::Odd => Seen::Fault(fault("n", value)),
    }
}

fn flag(raw: &Raw<'_>) -> Seen {
    match raw.value.map(str::trim) {
        Some("true" | "1") => Seen::Flag(true),
        Some("false" | "0") => Seen::Flag(false),
        Some(odd) => Seen::Fault(fault("b", odd)),
        None => nothing(raw),
    }
}

/// A cell without a value: nothing is there, or a formula that the program that saved it never computed.
fn nothing(raw: &Raw<'_>) -> Seen {
    if raw.calculated { Seen::Uncalculated } else { Seen::Blank }
}

/// An error by its name. `Err:502` is LibreOffice's own; typed by hand it is a text like any other.
fn is_error(shown: &str, calculated: bool) -> bool {
    let shown = shown.trim();
    ERRORS.contains(&shown)
        || (calculated && shown.strip_prefix("Err:").is_some_and(|code| code.bytes().all(|byte| byte.is_ascii_digit())))
}

/// `PT12H30M00S` (XML Schema Part 2 §3.2.6, `duration`) as days: 0.5208…; `PT36H` is 1.5. Years and months have no
/// length in days and are refused, and an `M` before the `T` is a month.
fn duration(text: &str) -> Option<Decimal> {
    let negative = text.starts_with('-');
    let mut rest = text.trim_start_matches('-').strip_prefix('P')?;
    let (mut seconds, mut after_t) = (Decimal::ZERO, false);
    while let Some(letter) = rest.chars().next() {
        if letter == 'T' {
            (rest, after_t) = (&rest[1..], true);
            continue;
        }
        let end = rest.find(|letter: char| letter.is_ascii_alphabetic())?;
        let size = match (&rest[end..=end], after_t) {
            ("D", false) => DAY,
            ("H", true) => 3_600,
            ("M", true) => 60,
            ("S", true) => 1,
            _ => return None,
        };
        seconds = seconds.checked_add(quantity(&rest[..end])?.checked_mul(Decimal::from(size))?)?;
        rest = &rest[end + 1..];
    }
    days(if negative { -seconds } else { seconds })
}

/// A number without a sign; some writers use a decimal comma (`PT1,5S`), which ISO 8601 allows.
fn quantity(text: &str) -> Option<Decimal> {
    let plain = text.replace(',', ".");
    match number::read(&plain) {
        Reading::Exact(found) if !found.is_sign_negative() => Some(found),
        _ => None,
    }
}

fn days(seconds: Decimal) -> Option<Decimal> {
    Some(settle(seconds.checked_div(Decimal::from(DAY))?).normalize())
}

/// In the composed form, and cut after so many characters.
fn cut(text: &str, most: usize) -> String {
    composed(text).chars().take(most).collect()
}

#[cfg(test)]
mod tests {
    use super::super::super::super::LIMITS;
    use super::*;

    fn seen_as(kind: &str, value: &str, shown: &str) -> (Seen, Form) {
        let raw = Raw { kind, value: Some(value).filter(|value| !value.is_empty()), ..Raw::default() };
        seen(&raw, None, Some(shown), &LIMITS)
    }

    fn number(text: &str) -> Seen {
        Seen::Number(text.parse().unwrap())
    }

    #[test]
    fn every_type_is_seen_for_what_it_is() {
        for (kind, value, shown, wanted) in [
            ("float", "0.30000000000000004", "0,3", (number("0.3"), Form::Plain)),
            ("percentage", "0.25", "25 %", (number("0.25"), Form::Percent)),
            ("currency", "1200", "kr. 1.200,00", (number("1200"), Form::Unit(ShownUnit::Kroner))),
            ("date", "2026-03-01", "01-03-26", (number("46082"), Form::Date)),
            ("date", "2026-03-01T12:00:00", "", (number("46082.5"), Form::Date)),
            ("time", "PT12H00M00S", "12:00", (number("0.5"), Form::Clock)),
            ("time", "PT36H00M00.000S", "36:00:00", (number("1.5"), Form::Stopwatch)),
            ("date", "2026-03-01+01:00", "", (number("46082"), Form::Date)),
            ("time", "P1DT6H", "", (number("1.25"), Form::Stopwatch)),
            ("boolean", "true", "SAND", (Seen::Flag(true), Form::Plain)),
            ("string", "", "Ka\u{30a}l", (Seen::Text("Kål".to_owned()), Form::Plain)),
            ("string", "", "#REF!", (Seen::Fault("#REF!".to_owned()), Form::Plain)),
            ("string", "", " ", (Seen::Blank, Form::Plain)),
            ("", "", "", (Seen::Blank, Form::Plain)),
            ("", "", "løs tekst", (Seen::Text("løs tekst".to_owned()), Form::Plain)),
            ("float", "9876543210", "987654-3210", (number("9876543210"), Form::SixAndFour)),
            ("float", "1,5", "", (Seen::Fault("n:1,5".to_owned()), Form::Plain)),
            ("float", "1E+300", "", (Seen::Text("1E+300".to_owned()), Form::Plain)),
            ("date", "i morgen", "", (Seen::Fault("date:i morgen".to_owned()), Form::Date)),
            ("date", "2026-02-31", "", (Seen::Fault("date:2026-02-31".to_owned()), Form::Date)),
            ("time", "PT", "", (number("0"), Form::Stopwatch)),
            ("time", "P1M", "", (Seen::Fault("time:P1M".to_owned()), Form::Stopwatch)),
            (
                "time",
                "PT9999999999999999999999999999H",
                "",
                (Seen::Fault("time:PT9999999999999999999999999999H".to_owned()), Form::Stopwatch),
            ),
        ] {
            assert_eq!(seen_as(kind, value, shown), wanted, "{kind} {value} {shown}");
        }
    }

    #[test]
    fn formulas_say_their_result_or_that_it_failed() {
        fn result(raw: &Raw<'_>, stored: Option<&str>, shown: &str) -> Seen {
            seen(raw, stored, Some(shown), &LIMITS).0
        }
        fn calculated() -> Raw<'static> {
            Raw { calculated: true, ..Raw::default() }
        }
        assert_eq!(seen(&calculated(), None, None, &LIMITS).0, Seen::Uncalculated);
        assert_eq!(result(&calculated(), None, ""), Seen::Blank);
        assert_eq!(result(&Raw { kind: "float", ..calculated() }, None, ""), Seen::Uncalculated);
        assert_eq!(result(&Raw { kind: "string", ..calculated() }, Some(""), ""), Seen::Blank);
        assert_eq!(result(&Raw { kind: "string", ..calculated() }, Some("ja"), "JA"), Seen::Text("ja".to_owned()));
        let failed = Raw { kind: "string", failed: true, ..calculated() };
        assert_eq!(result(&failed, Some(""), "#I/T"), Seen::Fault("#I/T".to_owned()));
        let old = Raw { kind: "float", value: Some("0"), ..calculated() };
        assert_eq!(result(&old, None, "Err:502"), Seen::Fault("Err:502".to_owned()));
    }
}
