//! A sheet's rows, streamed out of its part in file order (ECMA-376 Part 1 §18.3.1.99 `worksheet`).
//!
//! The rows come from two readers that take turns: [`scan`] for rows in plain spelling, [`Xml`] for the first one that
//! is not, then `scan` again. [`value`] says what a cell holds; only shared strings are looked up here.
use super::super::{Area, At, Cell, Flow, Form, Limits, Refusal, RowSeen, Seen, SheetTail};
use super::{
    container::Container,
    scan::{self, PlainCell, resolved},
    strings::{LONGEST_ESCAPE, Strings, rich},
    value::{self, Raw, fault, of_text},
    xml::{Tag, Xml, is_true},
};
use std::borrow::Cow;

/// Excel's longest formula has 8,192 characters; a character of UTF-8 has at most four bytes.
const LONGEST_FORMULA: usize = 8_192 * 4;

/// Merged areas and runs of hidden columns that are told of; nobody needs to hear of more.
const MOST_AREAS: usize = 10_000;

/// The shared strings, wherever they are in the archive; read when first asked for.
pub(super) struct SharedStrings<'s> {
    pub archive: &'s mut Container,
    pub part: &'s str,
    pub strings: &'s mut Option<Strings>,
}

/// What is the same for every cell of a sheet, and the buffers they share.
pub(super) struct SheetReader<'s> {
    pub shared: SharedStrings<'s>,
    /// What each cell style says of a number, by the style's number.
    pub forms: &'s [Form],
    pub limits: &'s Limits,
    pub epoch_1904: bool,
    /// The texts of the cell being read.
    pub texts: CellTexts,
    /// The cells of the row being read.
    pub cells: Vec<(u16, Cell)>,
    /// What stands in the columns beyond those that are read, a line each.
    pub beyond: String,
}

/// The texts of the cell being read, in buffers that outlive it: a sheet has a million cells and few long texts.
#[derive(Default)]
pub(super) struct CellTexts {
    value: TextBuffer,
    inline: TextBuffer,
    formula: Option<String>,
}

/// A text that may be missing: an empty `<v/>` is another thing than no `v`.
#[derive(Default)]
struct TextBuffer {
    text: String,
    given: bool,
}

/// How far the rows have been read.
struct RowCursor<'t> {
    /// The depth of `sheetData`, which holds them.
    inside: usize,
    /// The number after the last row's.
    next: u64,
    /// The cells of a row in plain spelling.
    plain: Vec<PlainCell<'t>>,
}

/// The attributes of a row.
struct RowHead {
    row: u64,
    hidden: bool,
}

/// The attributes of a cell.
#[derive(Default)]
struct CellHead<'a> {
    at: &'a str,
    kind: &'a str,
    style: usize,
}

impl SheetReader<'_> {
    /// Shows each row with content until `visit` breaks off; then what came before the break is all that is known.
    pub(super) fn read(
        &mut self,
        mut xml: Xml<'_>,
        visit: &mut dyn FnMut(&RowSeen<'_>) -> Flow,
    ) -> Result<SheetTail, Refusal> {
        let mut tail = SheetTail::default();
        // A relation of the type worksheet may lead to another kind of sheet; each has the same elements or none of
        // them.
        if !matches!(xml.root()?.name, "worksheet" | "macrosheet" | "dialogsheet" | "chartsheet") {
            return Err(Refusal::Damaged);
        }
        let inside = xml.depth();
        while let Some(tag) = xml.child(inside)? {
            match tag.name {
                "cols" => hidden_columns(&mut xml, &mut tail)?,
                // Stop here if the visitor has seen enough, or if only elements follow that nobody asks for: the
                // conditional formats of ten thousand cells need not be parsed.
                "sheetData" if self.rows(&mut xml, visit)?.is_break() || is_plain_end(xml.ahead()) => break,
                "mergeCells" => merged(&mut xml, &mut tail)?,
                _ => {}
            }
        }
        tail.beside = std::mem::take(&mut self.beyond);
        Ok(tail)
    }

    fn rows(&mut self, xml: &mut Xml<'_>, visit: &mut dyn FnMut(&RowSeen<'_>) -> Flow) -> Result<Flow, Refusal> {
        let mut cursor = RowCursor { inside: xml.depth(), next: 1, plain: Vec::new() };
        loop {
            if self.plain_rows(xml, &mut cursor, visit)?.is_break() {
                return Ok(Flow::Break(()));
            }
            let Some(tag) = xml.child(cursor.inside)? else { return Ok(Flow::Continue(())) };
            let Some(head) = (tag.name == "row").then(|| row_head(tag.attributes(), cursor.next)) else { continue };
            // `<row r="0">` or `<row r="1048577">` lies outside the sheet: it is not shown, and a row without a number
            // after it follows the last one that was.
            let Some(row) = row_index(head.row) else { continue };
            cursor.next = head.row + 1;
            self.read_cells(xml)?;
            if self.show(row, head.hidden, visit).is_break() {
                return Ok(Flow::Break(()));
            }
        }
    }

    /// Shows the rows in plain spelling, up to the first that is not.
    fn plain_rows<'t>(
        &mut self,
        xml: &mut Xml<'t>,
        cursor: &mut RowCursor<'t>,
        visit: &mut dyn FnMut(&RowSeen<'_>) -> Flow,
    ) -> Result<Flow, Refusal> {
        let Some(mut rest) = xml.rest(cursor.inside) else { return Ok(Flow::Continue(())) };
        // A longer text is cut by the XML reader; the plain one gives texts whole and declines it.
        let longest = self.limits.text_chars.saturating_mul(LONGEST_ESCAPE).min(LONGEST_FORMULA);
        while let Some((row, after)) = scan::row(rest, longest, &mut cursor.plain) {
            rest = after;
            let head = row_head(row.attributes(), cursor.next);
            let Some(row) = row_index(head.row) else { continue };
            cursor.next = head.row + 1;
            self.keep_plain(&cursor.plain)?;
            if self.show(row, head.hidden, visit).is_break() {
                return Ok(Flow::Break(()));
            }
        }
        xml.go_on(rest);
        Ok(Flow::Continue(()))
    }

    fn show(&self, row: u32, hidden: bool, visit: &mut dyn FnMut(&RowSeen<'_>) -> Flow) -> Flow {
        if self.cells.is_empty() { Flow::Continue(()) } else { visit(&RowSeen { row, hidden, cells: &self.cells }) }
    }

    fn keep_plain(&mut self, plain: &[PlainCell<'_>]) -> Result<(), Refusal> {
        self.cells.clear();
        let mut next = 0_u32;
        for cell in plain {
            // A cell that does not say its address stands to the right of the one before.
            let col = column(cell.at).unwrap_or(next);
            next = col.saturating_add(1);
            if let Some(col) = u16::try_from(col).ok().filter(|_| !cell.is_blank()) {
                let cell = self.plain_cell(cell)?;
                self.keep(col, cell);
            }
        }
        Ok(())
    }

    fn plain_cell(&mut self, cell: &PlainCell<'_>) -> Result<Cell, Refusal> {
        let CellTexts { value, inline, .. } = &mut self.texts;
        let raw = Raw {
            kind: cell.kind,
            value: cell.value.map(|text| resolved(text, &mut value.text)),
            inline: cell.inline.map(|text| resolved(text, &mut inline.text)),
            calculated: cell.formula.is_some(),
        };
        let seen = self.shared.seen(&raw, self.limits)?;
        let form = self.forms.get(cell.style.map_or(0, style)).copied().unwrap_or_default();
        // The value is done with, so its buffer is free.
        let formula = cell.formula.map(|text| resolved(text, &mut self.texts.value.text).to_owned());
        self.charged(self.formed(cell.kind, seen, form, formula))
    }

    /// A cell of type `d` spells a calendar day: it is a date whatever its style, and no date system moves it.
    fn formed(&self, kind: &str, seen: Seen, form: Form, formula: Option<String>) -> Cell {
        let is_day = kind == "d" && matches!(seen, Seen::Number(_));
        let form = if is_day { Form::Date } else { form };
        Cell { seen, form, formula, epoch_1904: self.epoch_1904 && !is_day }
    }

    fn read_cells(&mut self, xml: &mut Xml<'_>) -> Result<(), Refusal> {
        self.cells.clear();
        let (inside, mut next) = (xml.depth(), 0_u32);
        while let Some(tag) = xml.child(inside)? {
            if tag.name != "c" {
                continue;
            }
            let head = cell_head(tag);
            let col = column(head.at).unwrap_or(next);
            next = col.saturating_add(1);
            if let Ok(col) = u16::try_from(col) {
                let cell = self.cell(xml, &head)?;
                self.keep(col, cell);
            }
        }
        Ok(())
    }

    fn cell(&mut self, xml: &mut Xml<'_>, head: &CellHead<'_>) -> Result<Cell, Refusal> {
        self.texts.read(xml, self.limits)?;
        let formula = self.texts.formula.take();
        let raw = Raw {
            kind: head.kind,
            value: self.texts.value.get(),
            inline: self.texts.inline.get(),
            calculated: formula.is_some(),
        };
        let seen = self.shared.seen(&raw, self.limits)?;
        let form = self.forms.get(head.style).copied().unwrap_or_default();
        self.charged(self.formed(head.kind, seen, form, formula))
    }

    /// The cell, its texts charged to the budget: see [`Container::spend`].
    fn charged(&mut self, cell: Cell) -> Result<Cell, Refusal> {
        let text = if let Seen::Text(text) = &cell.seen { text.len() } else { 0 };
        self.shared.archive.spend(text + cell.formula.as_ref().map_or(0, String::len))?;
        Ok(cell)
    }

    /// Keeps the cells ascending. A file may say `<c r="A1"/>` a million times; the first content of a column is kept,
    /// so a row never has more cells than the sheet has columns.
    fn keep(&mut self, col: u16, cell: Cell) {
        if cell.is_blank() {
            return;
        }
        if col >= self.limits.columns {
            self.beyond.extend(cell.digits().map(|text| format!("\n{text}")));
        } else if self.cells.last().is_none_or(|(last, _)| *last < col) {
            self.cells.push((col, cell));
        } else if let Err(place) = self.cells.binary_search_by_key(&col, |(col, _)| *col) {
            self.cells.insert(place, (col, cell));
        }
    }
}

impl CellTexts {
    /// Reads the children of a cell: `v` is its value (§18.3.1.96), `f` its formula (§18.3.1.40), `is` a text that is
    /// not shared (§18.3.1.53).
    fn read(&mut self, xml: &mut Xml<'_>, limits: &Limits) -> Result<(), Refusal> {
        let inside = xml.depth();
        (self.value.given, self.inline.given, self.formula) = (false, false, None);
        while let Some(tag) = xml.child(inside)? {
            match tag.name {
                "v" => xml.text(self.value.start(), limits.text_chars.saturating_mul(LONGEST_ESCAPE))?,
                "f" => xml.text(self.formula.insert(String::new()), LONGEST_FORMULA)?,
                "is" => rich(xml, self.inline.start(), limits)?,
                _ => {}
            }
        }
        Ok(())
    }
}

impl TextBuffer {
    fn start(&mut self) -> &mut String {
        self.given = true;
        self.text.clear();
        &mut self.text
    }

    fn get(&self) -> Option<&str> {
        self.given.then_some(self.text.as_str())
    }
}

impl SharedStrings<'_> {
    /// What a cell holds. One of type `s` has the number of a shared string as its value.
    fn seen(&mut self, raw: &Raw<'_>, limits: &Limits) -> Result<Seen, Refusal> {
        let index = raw.value.filter(|value| raw.kind == "s" && !value.is_empty());
        let Some(index) = index else { return Ok(value::seen(raw, limits)) };
        let number = index.trim().parse().ok();
        let text = number.map(|number| self.string(number, limits)).transpose()?.flatten();
        Ok(text.map_or_else(|| Seen::Fault(fault("s", index)), of_text))
    }

    fn string(&mut self, number: usize, limits: &Limits) -> Result<Option<&str>, Refusal> {
        if self.strings.is_none() {
            *self.strings = Some(self.load(limits)?);
        }
        Ok(self.strings.as_ref().and_then(|strings| strings.get(number)))
    }

    fn load(&mut self, limits: &Limits) -> Result<Strings, Refusal> {
        let Some(part) = self.archive.part(self.part)? else { return Ok(Strings::default()) };
        self.archive.spend(part.len())?;
        let strings = Strings::read(&mut Xml::new(&part.text()?), limits);
        self.archive.reuse(part);
        strings
    }
}

/// Whether what follows the rows holds nothing that is asked for, only validation, links and conditional formats, to
/// the end of the part. Merged areas come after the rows; a second `sheetData` and columns after the rows are
/// malformed, but then the XML reader must say what it sees. An unclosed part must be found damaged, hence the closing
/// tag.
fn is_plain_end(ahead: &str) -> bool {
    ahead.trim_end().ends_with("</worksheet>")
        && !["sheetData", "mergeCell", "<cols"].iter().any(|word| ahead.contains(word))
}

/// The attributes of a row (§18.3.1.73). `r` may be left out: the row then follows the one before. A number that is
/// none lies outside the sheet.
fn row_head<'a>(attributes: impl Iterator<Item = (&'a str, &'a str)>, next: u64) -> RowHead {
    let mut head = RowHead { row: next, hidden: false };
    for (name, word) in attributes {
        match name {
            "r" => head.row = word.trim().parse().unwrap_or(u64::MAX),
            "hidden" => head.hidden = is_true(word),
            _ => {}
        }
    }
    head
}

/// Row numbers count from one in the file and from zero here.
fn row_index(number: u64) -> Option<u32> {
    u32::try_from(number.checked_sub(1)?).ok().filter(|&row| row <= At::LAST.row)
}

/// The attributes of a cell (§18.3.1.4): `r` its address, `t` its type, `s` its style.
fn cell_head(tag: Tag<'_>) -> CellHead<'_> {
    let mut head = CellHead::default();
    for (name, word) in tag.attributes() {
        match name {
            "r" => head.at = word,
            "t" => head.kind = word,
            "s" => head.style = style(word),
            _ => {}
        }
    }
    head
}

/// A cell's style; a number that is none belongs to no style.
fn style(word: &str) -> usize {
    word.parse().unwrap_or(usize::MAX)
}

/// The column of `C7`; the row is the row's to say. Nothing when there are no letters, or too many.
fn column(at: &str) -> Option<u32> {
    // Base 26 without a zero: A is 1, Z is 26, AA is 27. Eight letters fit in the number; a sheet has at most three.
    let letters = at.bytes().take_while(u8::is_ascii_alphabetic);
    let (count, col) = letters.take(8).fold((0, 0_u64), |(count, col), letter| {
        (count + 1, col * 26 + u64::from(letter.to_ascii_uppercase() - b'A') + 1)
    });
    (count > 0).then(|| u32::try_from(col - 1).unwrap_or(u32::MAX))
}

/// The runs of columns that are hidden: `<col min="3" max="5" hidden="1"/>` (§18.3.1.13).
fn hidden_columns(xml: &mut Xml<'_>, tail: &mut SheetTail) -> Result<(), Refusal> {
    let inside = xml.depth();
    while let Some(tag) = xml.child(inside)? {
        let [hidden, first, last] = tag.words(["hidden", "min", "max"]);
        if let (Some(first), Some(last), true) =
            (column_index(first), column_index(last), hidden.is_some_and(|word| is_true(&word)))
            && first <= last.min(At::LAST.col)
            && tail.hidden_columns.len() < MOST_AREAS
        {
            tail.hidden_columns.push((first, last.min(At::LAST.col)));
        }
    }
    Ok(())
}

/// The number of a column, which counts from one in the file and from zero here.
fn column_index(word: Option<Cow<'_, str>>) -> Option<u16> {
    word?.trim().parse::<u16>().ok()?.checked_sub(1)
}

/// Areas of merged cells (§18.3.1.55).
fn merged(xml: &mut Xml<'_>, tail: &mut SheetTail) -> Result<(), Refusal> {
    let inside = xml.depth();
    while let Some(tag) = xml.child(inside)? {
        if tail.merged.len() < MOST_AREAS {
            tail.merged.extend(tag.get("ref").and_then(|area| Area::parse(&area)));
        }
    }
    Ok(())
}
