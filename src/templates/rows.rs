//! A sheet with a table: what it is for, headers that explain themselves, and room to write.
use super::{
    column, formulas,
    issue::Issue,
    missing, page,
    place::{self, DATA, HEADER, small},
    validation, words,
};
use crate::{
    schema::{Filler, Need, Spec, Table},
    xlsx::{At, Cached, Column, Content, Highlight, Ink, Sheet, Style, TableInk, Tone},
};
use std::collections::BTreeMap;

/// How the colours read, on every table's sheet.
const LEGEND: &str =
    "Mørk overskrift: skal udfyldes · gul: udfyldes af dig · grå: beregnes · hjælp: hold musen over overskriften";

/// The same where there is nothing to fill in.
const CALCULATED: &str = "Grå: beregnes. Der er intet at udfylde her.";
/// Points of the rows with the title and the sentence under it.
pub(super) const TITLE: u16 = 28;
/// The sentence under a title runs on over the columns beside it; a wrapping style would be cut off in the first.
pub(super) const LEAD_STYLE: Style = Style::Text;
/// See [`TITLE`].
pub(super) const LEAD: u16 = 20;

/// The sheet.
pub(super) fn sheet(issue: &Issue<'_>, table: &'static Table) -> Sheet {
    let mut sheet = Sheet {
        columns: table.columns.iter().map(|spec| look(spec)).collect(),
        heights: BTreeMap::from([(0, TITLE), (1, LEAD), (HEADER, height(table))]),
        tab: if has_input(table) { Tone::Input } else { Tone::Given },
        freeze: Some(At::new(DATA, 1)),
        tables: vec![ink(issue, table)],
        choices: validation::of(issue, table),
        highlights: missing::of(issue, table),
        protected: true,
        page: page(issue, Some(HEADER)),
        ..Sheet::new(table.sheet)
    };
    top(&mut sheet, table);
    body(&mut sheet, issue, table);
    sheet
}

fn has_input(table: &Table) -> bool {
    table.columns.iter().any(|spec| spec.filler == Filler::Person)
}

/// The cell in a column of the table.
fn at(row: u32, position: usize) -> At {
    At::new(row, small(position))
}

/// Characters that the filter's button takes from a header.
const BUTTON: u16 = 4;

/// A column is never narrower than the longest word above it.
fn look(spec: &Spec) -> Column {
    let longest = spec.label.split(' ').map(|word| word.chars().count()).max().map_or(0, small);
    column(spec.width.max(longest + BUTTON), spec.style, tone(spec))
}

fn tone(spec: &Spec) -> Tone {
    if spec.filler == Filler::Person { Tone::Input } else { Tone::Given }
}

/// Everything above the data. Blank cells are written too, or they would take their column's colour.
fn top(sheet: &mut Sheet, table: &'static Table) {
    for (position, spec) in table.columns.iter().enumerate() {
        for row in 0..HEADER {
            sheet.put(at(row, position), Ink::new(Content::Blank, Style::Text));
        }
        sheet.put(at(HEADER - 1, position), Ink::text(spec.unit, Style::Small));
        sheet.put(at(HEADER, position), header(table, spec));
    }
    sheet.put(At::new(0, 0), Ink::text(table.sheet, Style::Title));
    sheet.put(At::new(1, 0), Ink::text(table.purpose, LEAD_STYLE));
    sheet.put(At::new(2, 0), Ink::text(if has_input(table) { LEGEND } else { CALCULATED }, Style::Small));
}

fn header(table: &Table, spec: &Spec) -> Ink {
    let tone = if matches!(spec.need, Need::Always) { Tone::Required } else { Tone::Plain };
    Ink::text(spec.label, Style::Header).toned(tone).noted(words::note(table, spec))
}

/// Points per line of a header.
const LINE: u16 = 15;

/// Room for the header that needs the most lines, and one more for the filter's button.
fn height(table: &Table) -> u16 {
    let lines = table.columns.iter().map(|spec| lines(spec.label, look(spec).width.saturating_sub(BUTTON)));
    let most = lines.max().unwrap_or(1);
    LINE * most + LINE / 2
}

/// Lines a text takes when it wraps between words; `width` counts digits, and letters are narrower on the whole.
pub(super) fn lines(text: &str, width: u16) -> u16 {
    let width = usize::from((width + width / 5).max(1));
    let (mut lines, mut used) = (1, 0);
    for word in text.split(' ').map(|word| word.chars().count()) {
        if used > 0 && used + 1 + word > width {
            lines += 1;
            used = word;
        } else {
            used += word + usize::from(used > 0);
        }
    }
    lines
}

fn ink(issue: &Issue<'_>, table: &'static Table) -> TableInk {
    let columns = table.columns.iter().enumerate();
    let formulas = columns.filter_map(|(position, spec)| match spec.filler {
        Filler::Formula(formula) => Some((small(position), formulas::of_row(table, formula))),
        Filler::Person | Filler::Us => None,
    });
    TableInk {
        name: table.name.to_owned(),
        area: place::block(issue, table),
        formulas: formulas.collect(),
        banded: false,
    }
}

/// Formulas in every row, and what is filled in already; other cells are left to their column's look.
fn body(sheet: &mut Sheet, issue: &Issue<'_>, table: &'static Table) {
    for (position, spec) in table.columns.iter().enumerate() {
        for (row, number) in (0..issue.rows(table)).zip(DATA..) {
            let known = usize::try_from(row).ok().and_then(|row| issue.filled.get(table, row, spec)).cloned();
            let told = usize::try_from(row).ok().and_then(|row| issue.filled.marks_at(table, row, spec));
            let content = content(table, spec, known).or(told.as_ref().map(|_| Content::Blank));
            let Some(content) = content else { continue };
            let ink = Ink::new(content, spec.style).toned(tone(spec));
            let cell = at(number, position);
            match told {
                // What was told last time is a note on a red cell. The colour is a conditional format that is always
                // true: a tone would lock the cell.
                Some(told) => {
                    sheet.put(cell, ink.noted(told));
                    let area = place::one(cell);
                    sheet.highlights.push(Highlight { area, formula: "TRUE".to_owned(), tone: Tone::Bad });
                }
                None => sheet.put(cell, ink),
            }
        }
    }
}

/// A field's content in one row; what is known of a formula is its result.
fn content(table: &Table, spec: &Spec, known: Option<Content>) -> Option<Content> {
    let Filler::Formula(formula) = spec.filler else { return known };
    let cached = match known {
        Some(Content::Number(number)) => Cached::Number(number),
        Some(Content::Text(text)) => Cached::Text(text),
        _ => Cached::Text(String::new()),
    };
    Some(Content::Formula { formula: formulas::of_row(table, formula).into(), cached })
}
