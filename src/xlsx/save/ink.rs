//! Cells: every kind of content in its look, with its note.
use super::super::{At, Block, Cached, Content, Ink, Sheet, Style, Tone, style};
use super::{Unsaved, rows, tables, words};
use crate::units::{Date, Decimal, serial_of_day};
use rust_xlsxwriter::{Format, Formula, Note, Url, Worksheet};
use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

/// The most links a sheet can hold.
const LINKS: usize = 65_530;

pub(super) fn lay(page: &mut Worksheet, sheet: &Sheet) -> Result<(), Unsaved> {
    let mut pen = Pen { page, is_read: sheet.is_read(), looks: BTreeMap::new(), links: 0 };
    let headers = headers(sheet);
    let mut grid = Grid::default();
    for (&at, ink) in &sheet.cells {
        let framed = grid.frames(at, ink.style) || sheet.tables.iter().any(|table| table.area.holds(at));
        let mut look = pen.look(ink, framed);
        // In a table the filter's button stands to the right, so its headers keep to the left.
        if ink.style == Style::Header && !headers.contains(&at) && over_numbers(sheet, at) {
            look = Rc::new(style::header_over_numbers(Rc::unwrap_or_clone(look)));
        }
        if headers.contains(&at) {
            pen.page.write_string_with_format(at.row, at.col, tables::header_text(sheet, at)?, &look)?;
        } else {
            pen.write(at, ink, &look)?;
        }
        if let Some(text) = &ink.note {
            pen.page.insert_note(at.row, at.col, &note(text))?;
        }
    }
    sheet.block.iter().try_for_each(|block| pen.prove(block))
}

/// The cells whose text is also a table's column name.
fn headers(sheet: &Sheet) -> BTreeSet<At> {
    let row = |area: super::super::Area| (area.first.col..=area.last.col).map(move |col| At::new(area.first.row, col));
    sheet.tables.iter().flat_map(|table| row(table.area)).collect()
}

/// Whether a header stands over numbers, by the first ink below it that says anything.
fn over_numbers(sheet: &Sheet, header: At) -> bool {
    let below = (1..4).filter_map(|down| sheet.cells.get(&At::new(header.row.saturating_add(down), header.col)));
    let mut said = below.skip_while(|ink| ink.content == Content::Blank);
    said.next().is_some_and(|ink| style::is_number(ink.style))
}

/// Which cells stand in a grid: those under a header, column by column, until the first gap.
#[derive(Default)]
struct Grid(BTreeMap<u16, u32>);

impl Grid {
    /// Whether the cell gets lines. Cells must come row by row.
    fn frames(&mut self, at: At, style: Style) -> bool {
        let below = at.row.checked_sub(1).is_some_and(|above| self.0.get(&at.col) == Some(&above));
        let framed =
            style == Style::Header || (below && !matches!(style, Style::Title | Style::Heading | Style::Small));
        if framed {
            self.0.insert(at.col, at.row);
        }
        framed
    }
}

struct Pen<'a> {
    page: &'a mut Worksheet,
    /// Whether the sheet is only read, and nobody writes in it.
    is_read: bool,
    looks: BTreeMap<(Style, Tone, bool, bool), Rc<Format>>,
    links: usize,
}

impl Pen<'_> {
    fn look(&mut self, ink: &Ink, framed: bool) -> Rc<Format> {
        let live = matches!(ink.content, Content::Formula { .. });
        let made = || {
            let look = style::cell(ink.style, ink.tone, framed);
            let look = if framed && self.is_read { style::roomy(look, ink.style) } else { look };
            Rc::new(if live { look.set_num_format(formula_format(ink.style, ink.tone)) } else { look })
        };
        self.looks.entry((ink.style, ink.tone, framed, live)).or_insert_with(made).clone()
    }

    /// The proof of a block, whose cells all stand in a table, and its last cell.
    fn prove(&mut self, block: &Block) -> Result<(), Unsaved> {
        let At { row, col } = rows::last(block);
        self.page.write_blank(row, col, &style::cell(Style::Text, Tone::Plain, true))?;
        rows::proof(block).try_for_each(|(at, ink)| {
            let look = self.look(ink, true);
            self.write(at, ink, &look)
        })
    }

    fn write(&mut self, At { row, col }: At, ink: &Ink, look: &Format) -> Result<(), Unsaved> {
        match &ink.content {
            Content::Blank => self.page.write_blank(row, col, look)?,
            Content::Text(text) => self.page.write_string_with_format(row, col, words::fit(text, words::CELL), look)?,
            Content::Number(number) => self.page.write_number_with_format(row, col, float(*number), look)?,
            Content::Day(day) => return self.day(At { row, col }, *day, look),
            Content::Formula { formula: live, cached } => {
                self.page.write_formula_with_format(row, col, formula(&live.to_string(), result(cached)), look)?
            }
            Content::Link { target, text } => return self.link(At { row, col }, target, text, ink.tone, look),
        };
        Ok(())
    }

    /// A serial number; days before 1 March 1900 have none that all programs agree on and stay text.
    fn day(&mut self, at: At, day: Date, look: &Format) -> Result<(), Unsaved> {
        let serial = serial_of_day(day);
        if serial > 60 {
            self.page.write_number_with_format(at.row, at.col, serial, look)?;
        } else {
            self.page.write_string_with_format(at.row, at.col, day.to_string(), look)?;
        }
        Ok(())
    }

    /// A link, or its text alone where the format has no room for the link.
    fn link(&mut self, at: At, target: &str, text: &str, tone: Tone, look: &Format) -> Result<(), Unsaved> {
        let text = words::fit(text, words::CELL);
        let url = (self.links < LINKS && !text.is_empty()).then(|| url(target)).flatten();
        if let Some(url) = url
            && self.page.write_url_with_options(at.row, at.col, url, &text, "", Some(look)).is_ok()
        {
            self.links += 1;
            return Ok(());
        }
        let plain = style::cell(Style::Text, tone, false);
        self.page.write_string_with_format(at.row, at.col, text, &plain)?;
        Ok(())
    }
}

/// What a link to a file begins with until `mend` takes it away. The library takes a path for encoded where it holds one of
/// some escapes, `%20` among them, and else encodes each `%` once more: `a%23b` would become `a%2523b` (`rust_xlsxwriter` 0.102).
pub(super) const LINK_PREFIX: &str = "%20gevinst%20/";

/// Where a link leads, as the library spells it.
fn url(target: &str) -> Option<Url> {
    if let Some(place) = target.strip_prefix('#') {
        return Some(Url::new(format!("internal:{place}")));
    }
    let (path, place) = parted(target);
    (!path.is_empty()).then(|| Url::new(format!("file:///{LINK_PREFIX}{}{place}", encoded(path))))
}

/// A file's path, and the cell in it from the `#` on: `a#b.xlsx#'Ark'!C7`. A name may hold a `#` too, so only what is a
/// sheet in quotes and a cell to the end is a place.
fn parted(target: &str) -> (&str, &str) {
    let is_place = |at: &usize| {
        let (sheet, cell) = target[at + 2..].rsplit_once("'!").unwrap_or_default();
        At::parse(cell).is_some() && !sheet.replace("''", "").contains('\'')
    };
    let at = target.match_indices("#'").map(|(at, _)| at).find(is_place);
    target.split_at(at.unwrap_or(target.len()))
}

/// A path as a URI: everything but letters and digits of ASCII, `-._~` and the `/` between folders is written as the
/// bytes of its UTF-8 (RFC 3986, 2.1 and 2.3). A `#` would end the path, a `%` begin a byte, and XML knows no U+0007.
fn encoded(path: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    path.bytes()
        .map(|byte| if is_plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

/// A formula with its result; `@` in table references becomes what the file format calls it.
pub(super) fn formula(text: &str, result: String) -> Formula {
    Formula::new(text).escape_table_functions().set_result(result)
}

/// The number format of a cell with a formula: in a text cell Excel would show the formula after an edit.
pub(super) fn formula_format(style: Style, tone: Tone) -> &'static str {
    match style::number_format(style, tone) {
        "@" => "General",
        format => format,
    }
}

/// A cached result as text; a text the library would take for something else gets a mark.
fn result(cached: &Cached) -> String {
    match cached {
        Cached::Number(number) => float(*number).to_string(),
        Cached::Text(text) => {
            let text = words::fit(text, words::CELL - 1);
            let other = text.parse::<f64>().is_ok() || text == "TRUE" || text == "FALSE" || text.starts_with('#');
            if other { format!("{}{text}", words::MARK) } else { text }
        }
    }
}

/// Whether an ink is a formula whose result gets a mark.
pub(super) fn is_marked(ink: &Ink) -> bool {
    match &ink.content {
        Content::Formula { cached: cached @ Cached::Text(_), .. } => result(cached).starts_with(words::MARK),
        _ => false,
    }
}

/// The nearest float; by way of text, as that conversion is the correctly rounded one.
pub(super) fn float(number: Decimal) -> f64 {
    number.to_string().parse().expect("a decimal reads as a float")
}

/// A note as large as its text, behind its corner, without a name in front.
fn note(text: &str) -> Note {
    const LETTERS: usize = 38;
    let text = words::fit(text, words::CELL);
    let lines: usize = text.split('\n').map(|line| line.chars().count() / LETTERS + 1).sum();
    let height = u32::try_from(lines.min(24)).expect("24 at most") * 18 + 14;
    Note::new(text)
        .add_author_prefix(false)
        .set_visible(false)
        .set_font_name("Calibri")
        .set_font_size(10)
        .set_width(240)
        .set_height(height)
}
