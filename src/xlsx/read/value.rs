//! What a cell of an `.xlsx` sheet holds, from its type and texts (ECMA-376 Part 1 §18.3.1.4 `c`, §18.18.11
//! `ST_CellType`).
//!
//! A cell that makes no sense, such as a flag `7` or a shared string 99 of 20, is a fault of its own and never ends the
//! sheet.
use super::super::{Limits, Seen};
use super::{
    number::{self, Reading},
    text::shown,
};
use crate::units::{Date, Decimal, serial_of_day, settle};

/// A cell as the sheet spells it.
pub(super) struct Raw<'a> {
    /// The type, `t`: `n` or nothing a number, `s` a shared string, `str` a formula's text, `inlineStr`, `b`, `e`, `d`.
    pub kind: &'a str,
    /// The text of `v`, if there is such an element.
    pub value: Option<&'a str>,
    /// The text of `is`, if there is such an element.
    pub inline: Option<&'a str>,
    /// Whether there is a formula.
    pub calculated: bool,
}

/// What a cell holds that is not a shared string.
pub(super) fn seen(raw: &Raw<'_>, limits: &Limits) -> Seen {
    // Some writers put an `is` in a cell whose type says another thing than `inlineStr`; it is the text all the same.
    if let (Some(inline), "inlineStr" | "str" | "" | "n") = (raw.inline, raw.kind) {
        return text(inline, limits);
    }
    let Some(value) = raw.value.filter(|value| !value.is_empty()) else { return nothing(raw) };
    match raw.kind {
        "" | "n" => number(value, limits),
        "b" => flag(value.trim()),
        "e" => Seen::Fault(short(value.trim())),
        // A day in ISO 8601, perhaps with a time (ECMA-376 Part 1 §18.18.11); what is none is read as people's text.
        "d" => iso_day(value.trim()).map_or_else(|| text(value, limits), Seen::Number),
        // `str`, `inlineStr` with a `v`, and types that are not known yet.
        _ => text(value, limits),
    }
}

/// A cell without a value: nothing is there, or a formula that the program that saved it never computed, as openpyxl
/// leaves all of them. A formula whose result is an empty text is saved as `t="str"` with an empty `v`, and is blank.
fn nothing(raw: &Raw<'_>) -> Seen {
    match raw.kind {
        _ if raw.calculated && (raw.kind != "str" || raw.value.is_none()) => Seen::Uncalculated,
        // A typed cell without a value is empty whatever its type: `<c r="C8" t="b"/>`.
        "" | "n" | "s" | "str" | "inlineStr" | "d" | "b" => Seen::Blank,
        odd => Seen::Fault(fault(odd, "")),
    }
}

fn number(value: &str, limits: &Limits) -> Seen {
    match number::read(value) {
        Reading::Exact(found) => Seen::Number(found),
        // Too large for a Decimal: as text, a rule tells that it is no number we can count with.
        Reading::Beyond => text(value.trim(), limits),
        Reading::Odd if value.trim().is_empty() => Seen::Blank,
        Reading::Odd => Seen::Fault(fault("n", value)),
    }
}

/// `2026-03-01` or `2026-03-01T09:30:00.000Z` as the number of days since the end of 1899. The zone is passed over: what
/// writes it means the time on the person's own clock, or a midnight that [`crate::schema`] then refuses as two readings.
pub(super) fn iso_day(text: &str) -> Option<Decimal> {
    let (day, time) = text.split_once('T').map_or((text, None), |(day, time)| (day, Some(time)));
    let day = day.get(..10).filter(|_| is_zone(&day[10..])).unwrap_or(day);
    let serial = Decimal::from(serial_of_day(day.parse::<Date>().ok()?));
    let Some(time) = time else { return Some(serial) };
    let end = time.find(|c: char| !(c.is_ascii_digit() || c == ':' || c == '.')).unwrap_or(time.len());
    let (clock, zone) = time.split_at(end);
    let mut seconds = Decimal::ZERO;
    for (part, size) in clock.split(':').zip([3_600, 60, 1]) {
        seconds = seconds.checked_add(quantity(part)?.checked_mul(Decimal::from(size))?)?;
    }
    if !is_zone(zone) {
        return None;
    }
    serial.checked_add(settle(crate::units::div(seconds, Decimal::from(86_400))?))
}

/// `Z`, `+01:00` or nothing.
fn is_zone(text: &str) -> bool {
    text.is_empty()
        || text == "Z"
        || (text.starts_with(['+', '-']) && text[1..].chars().all(|c| c.is_ascii_digit() || c == ':'))
}

/// Digits with at most one point.
pub(super) fn quantity(text: &str) -> Option<Decimal> {
    let is_plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    is_plain.then(|| Decimal::from_str_exact(text).ok())?
}

/// The spellings of XML Schema's boolean (Part 2 §3.2.2), and those in capitals that some writers use.
fn flag(value: &str) -> Seen {
    match value {
        "1" | "true" | "TRUE" => Seen::Flag(true),
        "0" | "false" | "FALSE" => Seen::Flag(false),
        odd => Seen::Fault(fault("b", odd)),
    }
}

fn text(raw: &str, limits: &Limits) -> Seen {
    of_text(&shown(raw, limits.text_chars))
}

/// Text that is ready to be seen; white space alone is nothing.
pub(super) fn of_text(text: &str) -> Seen {
    if text.chars().all(char::is_whitespace) { Seen::Blank } else { Seen::Text(text.to_owned()) }
}

/// A damaged cell as the file spells it, e.g. `s:99` for a shared string that is not there.
pub(super) fn fault(kind: &str, value: &str) -> String {
    format!("{}:{}", short(kind), short(value))
}

/// Enough of a text to be recognised by; a fault is shown to people and kept in the cache.
fn short(text: &str) -> String {
    text[..text.floor_char_boundary(64)].to_owned()
}
