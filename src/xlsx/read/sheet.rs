//! A sheet's rows, streamed out of its part in file order.
use super::super::{Area, At, Cell, Flow, Form, Limits, Refusal, RowSeen, Seen, SheetTail};
use super::{
    container::Container,
    scan::{self, PlainCell, resolved},
    strings::{Strings, rich},
    value::{self, Raw, fault, of_text},
    xml::{Tag, Xml, is_true},
};
use std::borrow::Cow;

/// Excel's longest formula, in bytes.
const LONGEST_FORMULA: usize = 8_192 * 4;

/// Merged areas and runs of hidden columns that are told of; nobody needs to hear of more.
const MOST_AREAS: usize = 10_000;

/// The shared strings, wherever they are in the archive; read when first asked for.
pub(super) struct Shared<'s> {
    pub archive: &'s mut Container,
    pub part: &'s str,
    pub strings: &'s mut Option<Strings>,
}

/// What is the same for every cell of a sheet, and the buffers they share.
pub(super) struct Sheet<'s> {
    pub shared: Shared<'s>,
    pub forms: &'s [Form],
    pub limits: &'s Limits,
    pub epoch_1904: bool,
    pub words: Words,
    pub cells: Vec<(u16, Cell)>,
}

/// The words of the cell being read, in buffers that outlive it.
#[derive(Default)]
pub(super) struct Words {
    value: Word,
    inline: Word,
    formula: Option<String>,
}

/// A text that may be missing.
#[derive(Default)]
struct Word {
    text: String,
    given: bool,
}

/// How far the rows have been read.
struct Place<'t> {
    /// The depth of the element that holds them.
    inside: usize,
    /// The number after the last row's.
    next: u64,
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

impl Sheet<'_> {
    /// Shows each row with content until `visit` breaks off; then what came before the break is all that is known.
    pub(super) fn read(
        &mut self,
        mut xml: Xml<'_>,
        visit: &mut dyn FnMut(&RowSeen<'_>) -> Flow,
    ) -> Result<SheetTail, Refusal> {
        let mut tail = SheetTail::default();
        if !matches!(xml.root()?.name, "worksheet" | "macrosheet" | "dialogsheet" | "chartsheet") {
            return Err(Refusal::Damaged);
        }
        let inside = xml.depth();
        while let Some(tag) = xml.child(inside)? {
            match tag.name {
                "cols" => hidden_columns(&mut xml, &mut tail)?,
                "sheetData" if self.rows(&mut xml, visit)?.is_break() || is_plain_end(xml.ahead()) => break,
                "mergeCells" => merged(&mut xml, &mut tail)?,
                _ => {}
            }
        }
        Ok(tail)
    }

    fn rows(&mut self, xml: &mut Xml<'_>, visit: &mut dyn FnMut(&RowSeen<'_>) -> Flow) -> Result<Flow, Refusal> {
        let mut place = Place { inside: xml.depth(), next: 1, plain: Vec::new() };
        loop {
            if self.plain_rows(xml, &mut place, visit)?.is_break() {
                return Ok(Flow::Break(()));
            }
            let Some(tag) = xml.child(place.inside)? else { return Ok(Flow::Continue(())) };
            let Some(head) = (tag.name == "row").then(|| row_head(tag.attributes(), place.next)) else { continue };
            // A row outside the sheet is not there, and says nothing of where the next one is.
            let Some(row) = row_index(head.row) else { continue };
            place.next = head.row + 1;
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
        place: &mut Place<'t>,
        visit: &mut dyn FnMut(&RowSeen<'_>) -> Flow,
    ) -> Result<Flow, Refusal> {
        let Some(mut rest) = xml.rest(place.inside) else { return Ok(Flow::Continue(())) };
        let longest = self.limits.text_chars.saturating_mul(7).min(LONGEST_FORMULA);
        while let Some((row, after)) = scan::row(rest, longest, &mut place.plain) {
            rest = after;
            let head = row_head(row.attributes(), place.next);
            let Some(row) = row_index(head.row) else { continue };
            place.next = head.row + 1;
            self.keep_plain(&place.plain)?;
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
            let col = column(cell.at).unwrap_or(next);
            next = col.saturating_add(1);
            if let Some(col) = u16::try_from(col).ok().filter(|&col| col < self.limits.columns && !cell.is_blank()) {
                let cell = self.plain_cell(cell)?;
                self.keep(col, cell);
            }
        }
        Ok(())
    }

    fn plain_cell(&mut self, cell: &PlainCell<'_>) -> Result<Cell, Refusal> {
        let Words { value, inline, .. } = &mut self.words;
        let raw = Raw {
            kind: cell.kind,
            value: cell.value.map(|text| resolved(text, &mut value.text)),
            inline: cell.inline.map(|text| resolved(text, &mut inline.text)),
            calculated: cell.formula.is_some(),
        };
        let seen = self.shared.seen(&raw, self.limits)?;
        let form = self.forms.get(cell.style.map_or(0, style)).copied().unwrap_or_default();
        let formula = cell.formula.map(|text| resolved(text, &mut self.words.value.text).to_owned());
        self.made(self.formed(cell.kind, seen, form, formula))
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
            if let Some(col) = u16::try_from(col).ok().filter(|&col| col < self.limits.columns) {
                let cell = self.cell(xml, &head)?;
                self.keep(col, cell);
            }
        }
        Ok(())
    }

    fn cell(&mut self, xml: &mut Xml<'_>, head: &CellHead<'_>) -> Result<Cell, Refusal> {
        self.words.read(xml, self.limits)?;
        let formula = self.words.formula.take();
        let raw = Raw {
            kind: head.kind,
            value: self.words.value.get(),
            inline: self.words.inline.get(),
            calculated: formula.is_some(),
        };
        let seen = self.shared.seen(&raw, self.limits)?;
        let form = self.forms.get(head.style).copied().unwrap_or_default();
        self.made(self.formed(head.kind, seen, form, formula))
    }

    /// What a cell holds counts in the budget: a short reference can stand for a long text.
    fn made(&mut self, cell: Cell) -> Result<Cell, Refusal> {
        let text = if let Seen::Text(text) = &cell.seen { text.len() } else { 0 };
        self.shared.archive.spend(text + cell.formula.as_ref().map_or(0, String::len))?;
        Ok(cell)
    }

    /// Keeps the cells ascending; a column that comes twice keeps its first content, so that a row stays bounded.
    fn keep(&mut self, col: u16, cell: Cell) {
        if cell.is_blank() {
            return;
        }
        if self.cells.last().is_none_or(|(last, _)| *last < col) {
            self.cells.push((col, cell));
        } else if let Err(place) = self.cells.binary_search_by_key(&col, |(col, _)| *col) {
            self.cells.insert(place, (col, cell));
        }
    }
}

impl Words {
    fn read(&mut self, xml: &mut Xml<'_>, limits: &Limits) -> Result<(), Refusal> {
        let inside = xml.depth();
        (self.value.given, self.inline.given, self.formula) = (false, false, None);
        while let Some(tag) = xml.child(inside)? {
            match tag.name {
                "v" => xml.text(self.value.start(), limits.text_chars.saturating_mul(7))?,
                "f" => xml.text(self.formula.insert(String::new()), LONGEST_FORMULA)?,
                "is" => rich(xml, self.inline.start(), limits)?,
                _ => {}
            }
        }
        Ok(())
    }
}

impl Word {
    fn start(&mut self) -> &mut String {
        self.given = true;
        self.text.clear();
        &mut self.text
    }

    fn get(&self) -> Option<&str> {
        self.given.then_some(self.text.as_str())
    }
}

impl Shared<'_> {
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

/// Whether what follows the rows says nothing of them: rules, links and looks, to the end of the sheet.
fn is_plain_end(ahead: &str) -> bool {
    ahead.trim_end().ends_with("</worksheet>")
        && !["sheetData", "mergeCell", "<cols"].iter().any(|word| ahead.contains(word))
}

/// A row that does not say its number follows the one before.
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

fn row_index(number: u64) -> Option<u32> {
    u32::try_from(number.checked_sub(1)?).ok().filter(|&row| row <= At::LAST.row)
}

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
    let letters = at.bytes().take_while(u8::is_ascii_alphabetic);
    let (count, col) = letters.take(8).fold((0, 0_u64), |(count, col), letter| {
        (count + 1, col * 26 + u64::from(letter.to_ascii_uppercase() - b'A') + 1)
    });
    (count > 0).then(|| u32::try_from(col - 1).unwrap_or(u32::MAX))
}

fn hidden_columns(xml: &mut Xml<'_>, tail: &mut SheetTail) -> Result<(), Refusal> {
    let inside = xml.depth();
    while let Some(tag) = xml.child(inside)? {
        let [hidden, first, last] = tag.words(["hidden", "min", "max"]);
        let bound = |word: Option<Cow<'_, str>>| word?.trim().parse::<u16>().ok()?.checked_sub(1);
        if let (Some(first), Some(last), true) = (bound(first), bound(last), hidden.is_some_and(|word| is_true(&word)))
            && first <= last.min(At::LAST.col)
            && tail.hidden_columns.len() < MOST_AREAS
        {
            tail.hidden_columns.push((first, last.min(At::LAST.col)));
        }
    }
    Ok(())
}

fn merged(xml: &mut Xml<'_>, tail: &mut SheetTail) -> Result<(), Refusal> {
    let inside = xml.depth();
    while let Some(tag) = xml.child(inside)? {
        if tail.merged.len() < MOST_AREAS {
            tail.merged.extend(tag.get("ref").and_then(|area| Area::parse(&area)));
        }
    }
    Ok(())
}
