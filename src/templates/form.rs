//! A sheet with a form: label, value, unit and guidance, one field per row.
use super::{
    column,
    issue::Issue,
    missing, page,
    place::{FIELD, VALUE},
    rows::{LEAD, LEAD_STYLE, TITLE, lines},
    validation, words,
};
use crate::{
    danish::read,
    schema::{Filler, Need, Spec, Table},
    xlsx::{Access, At, Content, Ink, Sheet, Style, Tone},
};
use std::collections::BTreeMap;

/// How the colours read, on every form.
const LEGEND: &str = "Mørkt felt: skal udfyldes · gul: udfyldes af dig · grå: udfyldt af os";
/// The columns' headings.
const HEADINGS: [&str; 4] = ["Felt", "Dit svar", "Enhed", "Vejledning"];
/// Their widths.
const WIDTHS: [u16; 4] = [36, 36, 14, 70];
/// Points per line of guidance.
const LINE: u16 = 16;

/// The sheet.
pub(super) fn sheet(issue: &Issue<'_>, table: &'static Table) -> Sheet {
    let mut sheet = Sheet {
        columns: WIDTHS.map(|width| column(width, Style::Text, Tone::Plain)).into(),
        heights: BTreeMap::from([(0, TITLE), (1, LEAD)]),
        tab: Tone::Input,
        choices: validation::of(issue, table),
        highlights: missing::of(issue, table),
        access: Access::Locked,
        page: page(issue, None),
        ..Sheet::new(table.sheet)
    };
    top(&mut sheet, table);
    for (spec, row) in table.columns.iter().zip(FIELD..) {
        field(&mut sheet, issue, table, spec, row);
    }
    sheet
}

fn top(sheet: &mut Sheet, table: &Table) {
    sheet.put(At::new(0, 0), Ink::text(table.sheet, Style::Title));
    sheet.put(At::new(1, 0), Ink::text(table.purpose, LEAD_STYLE));
    sheet.put(At::new(2, 0), Ink::text(LEGEND, Style::Small));
    for (heading, col) in HEADINGS.into_iter().zip(0..) {
        sheet.put(At::new(FIELD - 1, col), Ink::text(heading, Style::Small));
    }
}

fn field(sheet: &mut Sheet, issue: &Issue<'_>, table: &'static Table, spec: &'static Spec, row: u32) {
    let guidance = words::guidance(table, spec);
    let room = if spec.style == Style::Wrapped { 4 } else { 1 };
    sheet.heights.insert(row, 4 + LINE * lines(&guidance, WIDTHS[3]).max(room));
    sheet.put(At::new(row, 0), label(table, spec));
    sheet.put(At::new(row, VALUE), value(issue, table, spec));
    sheet.put(At::new(row, VALUE + 1), Ink::text(spec.unit, Style::Small));
    sheet.put(At::new(row, VALUE + 2), Ink::text(guidance, Style::Wrapped));
}

fn label(table: &Table, spec: &Spec) -> Ink {
    let label = if matches!(spec.need, Need::Always) {
        Ink::text(spec.label, Style::Header).toned(Tone::Required)
    } else {
        Ink::text(spec.label, Style::Label)
    };
    label.noted(words::note(table, spec))
}

/// What is filled in, else what the template suggests.
fn value(issue: &Issue<'_>, table: &'static Table, spec: &'static Spec) -> Ink {
    let tone = if spec.filler == Filler::Person { Tone::Input } else { Tone::Given };
    let filled = issue.filled.get(table, 0, spec).cloned();
    let content = filled.or_else(|| spec.default.map(|typed| suggested(spec, typed))).unwrap_or(Content::Blank);
    Ink::new(content, spec.style).toned(tone)
}

/// A default as a value of its field's type.
fn suggested(spec: &Spec, typed: &str) -> Content {
    let number = if spec.kind.is_text() { None } else { read::number(typed).ok() };
    number.map_or_else(|| Content::Text(typed.to_owned()), |(number, _)| Content::Number(number))
}
