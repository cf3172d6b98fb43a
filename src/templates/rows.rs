//! A sheet with a table: what it is for, headers that explain themselves, and room to write.
use super::{
    Mark, column, formulas,
    issue::Issue,
    missing, page,
    place::{self, DATA, HEADER, small},
    validation, words,
};
use crate::{
    schema::{Filler, Kind, List, Need, Spec, Table, business_case::master},
    units::serial_of_day,
    xlsx::{Access, Area, At, Cached, Column, Content, Highlight, Ink, Page, Sheet, Style, TableInk, Tone},
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
        highlights: [missing::of(issue, table), missing::deviations(issue, table)].concat(),
        fractions: fractions(issue, table),
        // Of a table of formulas alone nobody adds a row, and nothing in it is to be typed.
        access: if has_input(table) { Access::Open } else { Access::Locked },
        page: paper(issue, table),
        ..Sheet::new(table.sheet)
    };
    let marks = issue.filled.marks().iter().filter(|mark| mark.table == table);
    sheet.highlights.extend(marks.filter_map(|mark| to_mend(issue, mark)));
    top(&mut sheet, issue, table);
    body(&mut sheet, issue, table);
    sheet
}

fn has_input(table: &Table) -> bool {
    table.columns.iter().any(|spec| spec.filler == Filler::Person)
}

/// A wide sheet is printed on several pages beside each other, its first column on each, so that no letter is smaller than seven
/// points; and no empty rows are.
fn paper(issue: &Issue<'_>, table: &'static Table) -> Page {
    /// Rows of a table in which nothing is filled in: enough to write on paper at a first meeting.
    const BY_HAND: usize = 10;
    let widths: Vec<u16> = table.columns.iter().map(|spec| look(spec).width).collect();
    let rows = match issue.filled.rows(table) {
        0 => BY_HAND,
        filled => filled,
    };
    let last = At::new(HEADER + u32::from(small(rows)), small(widths.len().saturating_sub(1)));
    let page = Page { area: Some(Area { first: At::new(0, 0), last }), ..page(issue, Some(HEADER)) };
    page.across(&widths, 1)
}

/// Columns of numbers that are whole on the whole.
fn fractions(issue: &Issue<'_>, table: &'static Table) -> Vec<Area> {
    let columns = table.columns.iter().enumerate();
    let grouped = columns.filter(|(_, spec)| matches!(spec.style, Style::Grouped | Style::Kroner));
    grouped.map(|(position, _)| place::reach(issue, table, position)).collect()
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
    column(spec.width.max(longest + BUTTON), style(spec), tone(spec))
}

/// People's own words wrap; what is chosen from a list is short.
fn style(spec: &Spec) -> Style {
    let is_free = spec.kind == Kind::Text && matches!(spec.list, List::Free) && spec.filler == Filler::Person;
    if is_free { Style::Wrapped } else { spec.style }
}

fn tone(spec: &Spec) -> Tone {
    if spec.filler == Filler::Person { Tone::Input } else { Tone::Given }
}

/// Everything above the data. Blank cells are written too, or they would take their column's colour.
fn top(sheet: &mut Sheet, issue: &Issue<'_>, table: &'static Table) {
    for (position, spec) in table.columns.iter().enumerate() {
        for row in 0..HEADER {
            sheet.put(at(row, position), Ink::new(Content::Blank, Style::Text));
        }
        sheet.put(at(HEADER - 1, position), unit(issue, table, spec));
        sheet.put(at(HEADER, position), header(table, spec));
    }
    sheet.put(At::new(0, 0), Ink::text(table.sheet, Style::Title));
    sheet.put(At::new(1, 0), Ink::text(table.purpose, LEAD_STYLE));
    sheet.put(At::new(2, 0), Ink::text(if has_input(table) { LEGEND } else { CALCULATED }, Style::Small));
}

/// The unit above a header. What people type as an amount is in the unit that the form says: a 25000 under "kr." would be
/// read as 25.000.000 kr. in a file of thousands.
fn unit(issue: &Issue<'_>, table: &Table, spec: &Spec) -> Ink {
    if !words::is_in_chosen_unit(table, spec) {
        return Ink::text(spec.unit, Style::Small);
    }
    let chosen = match issue.filled.get(&master::TABLE, 0, &master::AMOUNT_UNIT.spec) {
        Some(Content::Text(unit)) => unit.clone(),
        _ => spec.unit.to_owned(),
    };
    let formula = format!("IF(Beloebsenhed=\"\",\"{}\",Beloebsenhed)", spec.unit);
    Ink::formula(formula, Cached::Text(chosen), Style::Small)
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
            let ink = Ink::new(content, style(spec)).toned(tone(spec));
            let cell = at(number, position);
            match told {
                // What was told last time is a note on the cell, and a colour until somebody has mended it. It is a
                // conditional format: a tone would stay.
                Some(told) => sheet.put(cell, ink.noted(told)),
                None => sheet.put(cell, ink),
            }
        }
    }
}

/// The colour of what is still to be mended: red while the cell that mends it says what it said. A table may be sorted, and a
/// format stays where it is; so the row is known by what names it, wherever it stands.
fn to_mend(issue: &Issue<'_>, mark: &Mark) -> Option<Highlight> {
    let said = |spec: &'static Spec| {
        let content = issue.filled.get(mark.table, mark.row, spec);
        Some((place::reach(issue, mark.table, mark.table.position(spec)?), content))
    };
    let (column, _) = said(mark.spec)?;
    let (watched, was) = said(mark.watch)?;
    let named: Option<Vec<_>> =
        mark.table.unique.iter().map(|spec| said(spec).filter(|(_, content)| content.is_some())).collect();
    let named = named.filter(|named| !named.is_empty());
    let Some(named) = named else {
        let [here, watched] = [mark.spec, mark.watch].map(|spec| place::cell_of(mark.table, mark.row, spec));
        return Some(Highlight {
            area: place::one(here),
            formula: still_says(&watched.to_string(), was),
            tone: Tone::Bad,
        });
    };
    let of_row = named.into_iter().chain([(watched, was)]);
    let all: Vec<String> = of_row.map(|(area, content)| still_says(&format!("${}", area.first), content)).collect();
    Some(Highlight { area: column, formula: format!("AND({})", all.join(",")), tone: Tone::Bad })
}

/// The formula that tells whether a cell still says what it said.
fn still_says(cell: &str, content: Option<&Content>) -> String {
    /// A text in a formula has 255 characters at most, each quotation mark in it two.
    const LETTERS: usize = 120;
    match content {
        Some(Content::Text(text)) if !text.is_empty() => {
            let begins: String = text.chars().take_while(|letter| !letter.is_control()).take(LETTERS).collect();
            let quoted = begins.replace('"', "\"\"");
            if begins == *text {
                return format!("EXACT({cell},\"{quoted}\")");
            }
            format!("EXACT(LEFT({cell},{}),\"{quoted}\")", begins.encode_utf16().count())
        }
        Some(Content::Number(number)) => format!("AND(ISNUMBER({cell}),{cell}={number})"),
        Some(Content::Day(day)) => format!("{cell}={}", serial_of_day(*day)),
        _ => format!("{cell}=\"\""),
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
