//! One cell's raw words made into what is seen; an odd cell is a fault of its own and never ends the sheet.
use super::super::{Limits, Seen};
use super::{
    number::{self, Reading},
    text::shown,
};

/// A cell's words as the sheet spells them.
pub(super) struct Raw<'a> {
    /// The type word; none means a number.
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
    if let (Some(inline), "inlineStr" | "str" | "" | "n") = (raw.inline, raw.kind) {
        return text(inline, limits);
    }
    let Some(value) = raw.value.filter(|value| !value.is_empty()) else { return nothing(raw) };
    match raw.kind {
        "" | "n" => number(value, limits),
        "b" => flag(value.trim()),
        "e" => Seen::Fault(short(value.trim())),
        // `str`, `inlineStr`, an ISO day, and whatever is invented next.
        _ => text(value, limits),
    }
}

/// Without a value there is nothing, or a result nobody computed.
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
        Reading::Beyond => text(value.trim(), limits),
        Reading::Odd if value.trim().is_empty() => Seen::Blank,
        Reading::Odd => Seen::Fault(fault("n", value)),
    }
}

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

fn short(text: &str) -> String {
    text[..text.floor_char_boundary(64)].to_owned()
}
