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
        // `str`, `inlineStr` with a `v`, `d` (a day in ISO 8601, as text), and types that are not known yet.
        _ => text(value, limits),
    }
}

/// A cell without a value: nothing is there, or a formula that the program that saved it never computed, as openpyxl
/// leaves all of them. A formula whose result is an empty text is saved as `t="str"` with an empty `v`, and is blank.
fn nothing(raw: &Raw<'_>) -> Seen {
    match raw.kind {
        _ if raw.calculated && (raw.kind != "str" || raw.value.is_none()) => Seen::Uncalculated,
        "" | "n" | "s" | "str" | "inlineStr" | "d" => Seen::Blank,
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
