//! The rows of one sheet (`table:table`), streamed out of the content; what is repeated is written out within bounds.
//!
//! A row of 256 full cells that says `table:number-rows-repeated="1048576"` is 100 bytes of XML and 268 million cells.
//! Each repetition of a cell within a row is charged for it, and each of a row for the cells in it; a workbook may repeat
//! 64 MB of them in all.
use super::super::super::{Area, At, Cell, Flow, Limit, Limits, Refusal, RowSeen, Seen, SheetTail};
use super::super::xml::{Tag, Token, Xml};
use super::{
    prose,
    value::{self, Raw},
};

/// What the repeated rows and cells of a workbook may cost when they are written out, in bytes. A text of 48 bytes filled down a
/// whole column, as people do, is within it: 1,048,576 cells of 16 bytes and the text.
pub(super) const ROOM: usize = 64 << 20;

/// What a repeated cell costs beside its text.
const LEAST: usize = 16;

/// A sheet being read.
struct OdsSheetReader<'s> {
    limits: &'s Limits,
    epoch_1904: bool,
    /// The cells of the row being read.
    cells: Vec<(u16, Cell)>,
    /// The text of the cell being read.
    text: String,
    /// The next row; rows say no numbers, so they are counted.
    row: u32,
    /// The next column, among the declarations of columns.
    col: u32,
    /// What repeated rows may still cost.
    room: &'s mut usize,
    tail: SheetTail,
}

/// The attributes of a cell.
#[derive(Default)]
struct CellHead<'a> {
    raw: Raw<'a>,
    /// How many columns have the same cell.
    times: u32,
    /// How many columns a merged cell covers.
    across: u32,
    /// How many rows a merged cell covers.
    down: u32,
}

/// Shows each row with content until `visit` breaks off; then what came before the break is all that is known.
pub(super) fn read(
    text: &str,
    limits: &Limits,
    epoch_1904: bool,
    room: &mut usize,
    visit: &mut dyn FnMut(&RowSeen<'_>) -> Flow,
) -> Result<SheetTail, Refusal> {
    let mut xml = Xml::new(text);
    let (text, tail) = (String::new(), SheetTail::default());
    let mut sheet = OdsSheetReader { limits, epoch_1904, cells: Vec::new(), text, row: 0, col: 0, room, tail };
    xml.root()?;
    loop {
        match xml.next()? {
            Token::Open(tag) => match tag.name {
                "table-row" if sheet.read_row(&mut xml, tag, visit)?.is_break() => break,
                "table-column" => sheet.read_column(&mut xml, tag)?,
                // Groups (folded rows, rows repeated on each page) hold rows and columns as the sheet itself does, to
                // any depth: they are stepped into.
                "table-row"
                | "table-row-group"
                | "table-rows"
                | "table-header-rows"
                | "table-column-group"
                | "table-columns"
                | "table-header-columns" => {}
                _ => xml.skip()?,
            },
            Token::Close if xml.depth() == 0 => break,
            Token::End => return Err(Refusal::Damaged),
            Token::Close | Token::Text(_) => {}
        }
    }
    Ok(sheet.tail)
}

impl OdsSheetReader<'_> {
    /// A declaration of columns (`table:table-column`), of which only whether they are hidden is asked.
    fn read_column(&mut self, xml: &mut Xml<'_>, tag: Tag<'_>) -> Result<(), Refusal> {
        let first = self.col;
        self.col = first.saturating_add(count(tag, "number-columns-repeated"));
        if is_hidden(tag) && first <= u32::from(At::LAST.col) {
            self.tail.hidden_columns.push((column(first), column(self.col - 1)));
        }
        xml.skip()
    }

    fn read_row(
        &mut self,
        xml: &mut Xml<'_>,
        tag: Tag<'_>,
        visit: &mut dyn FnMut(&RowSeen<'_>) -> Flow,
    ) -> Result<Flow, Refusal> {
        let (first, hidden) = (self.row, is_hidden(tag));
        self.row = first.saturating_add(count(tag, "number-rows-repeated"));
        self.read_cells(xml, first)?;
        if self.cells.is_empty() {
            return Ok(Flow::Continue(()));
        }
        let cost = self.cells.iter().map(|(_, cell)| cost(cell)).sum::<usize>();
        for row in first..self.row.min(At::LAST.row + 1) {
            if row > first {
                self.pay(cost)?;
            }
            if visit(&RowSeen { row, hidden, cells: &self.cells }).is_break() {
                return Ok(Flow::Break(()));
            }
        }
        Ok(Flow::Continue(()))
    }

    fn read_cells(&mut self, xml: &mut Xml<'_>, row: u32) -> Result<(), Refusal> {
        self.cells.clear();
        let (inside, mut next) = (xml.depth(), 0_u32);
        while let Some(tag) = xml.child(inside)? {
            if !matches!(tag.name, "table-cell" | "covered-table-cell") {
                continue;
            }
            // A covered cell lies under a merged one; LibreOffice keeps what stood in it, and so do we.
            let (first, head) = (next, cell_head(tag));
            next = first.saturating_add(head.times);
            self.keep_merged(At { row, col: column(first) }, &head);
            let cell = self.read_cell(xml, tag, &head.raw)?;
            let columns = first..next.min(self.limits.columns.into());
            if columns.is_empty() {
                self.tail.beside.extend(cell.digits().map(|text| format!("\n{text}")));
            } else if !cell.is_blank() {
                self.pay(cost(&cell).saturating_mul(columns.len().saturating_sub(1)))?;
                self.cells.extend(columns.map(|col| (column(col), cell.clone())));
            }
        }
        Ok(())
    }

    fn read_cell(&mut self, xml: &mut Xml<'_>, tag: Tag<'_>, raw: &Raw<'_>) -> Result<Cell, Refusal> {
        let (inside, most) = (xml.depth(), self.limits.text_chars.saturating_mul(4));
        self.text.clear();
        let mut paragraphs = 0;
        while let Some(tag) = xml.child(inside)? {
            if matches!(tag.name, "p" | "h") {
                // A line break in a cell is a paragraph of its own.
                if paragraphs > 0 && self.text.len() < most {
                    self.text.push('\n');
                }
                paragraphs += 1;
                prose::read(xml, &mut self.text, most)?;
            } else {
                xml.skip()?;
            }
        }
        let shown = (paragraphs > 0).then_some(self.text.as_str());
        let stored = if raw.stores_text { tag.get("string-value") } else { None };
        let (seen, form) = value::seen(raw, stored.as_deref(), shown, self.limits);
        // `of:=SUM([.A1:.A9])`: the prefix says which language the formula is in, OpenFormula.
        let formula = if raw.calculated { tag.get("formula") } else { None };
        let formula = formula.map(|formula| formula.split_once('=').map_or(&*formula, |(_, rest)| rest).to_owned());
        // A date is written as `2026-03-01`, whatever the workbook counts from; only a bare number is counted.
        let epoch_1904 = self.epoch_1904 && raw.kind == "float";
        Ok(Cell { seen, form, formula, epoch_1904 })
    }

    /// Pays for what is repeated.
    fn pay(&mut self, cost: usize) -> Result<(), Refusal> {
        *self.room = self.room.checked_sub(cost).ok_or_else(|| Limit::Repeated.exceeded(ROOM + cost, ROOM))?;
        Ok(())
    }

    fn keep_merged(&mut self, first: At, head: &CellHead<'_>) {
        if (head.across > 1 || head.down > 1) && first.row <= At::LAST.row {
            let row = first.row.saturating_add(head.down.max(1) - 1).min(At::LAST.row);
            let col = column(u32::from(first.col).saturating_add(head.across.max(1) - 1));
            self.tail.merged.push(Area { first, last: At { row, col } });
        }
    }
}

/// What one repetition of a cell is charged.
fn cost(cell: &Cell) -> usize {
    let text = match &cell.seen {
        Seen::Text(text) => text.len(),
        _ => 0,
    };
    LEAST + text + cell.formula.as_ref().map_or(0, String::len)
}

fn cell_head(tag: Tag<'_>) -> CellHead<'_> {
    let mut head = CellHead { times: 1, ..CellHead::default() };
    for (name, word) in tag.attributes() {
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        match local {
            // `office:value-type` knows no errors: LibreOffice says `string` there and `error` in its own
            // `calcext:value-type`.
            "value-type" if prefix == "calcext" => head.raw.failed = word == "error",
            "value-type" => head.raw.kind = word,
            "value" | "date-value" | "time-value" | "boolean-value" => head.raw.value = Some(word),
            "string-value" => head.raw.stores_text = true,
            "formula" => head.raw.calculated = true,
            "number-columns-repeated" => head.times = number(word),
            "number-columns-spanned" => head.across = number(word),
            "number-rows-spanned" => head.down = number(word),
            _ => {}
        }
    }
    head
}

/// How often an element is repeated.
fn count(tag: Tag<'_>, name: &str) -> u32 {
    tag.get(name).map_or(1, |word| number(&word))
}

/// At least one; what is no number, or too large for one, is as much as a sheet can hold.
fn number(word: &str) -> u32 {
    word.trim().parse().unwrap_or(At::LAST.row + 1).clamp(1, At::LAST.row + 1)
}

/// A column that no sheet has is its last one.
fn column(col: u32) -> u16 {
    u16::try_from(col).unwrap_or(At::LAST.col).min(At::LAST.col)
}

/// Whether rows or columns are hidden, by hand or by a filter (`table:visibility`).
fn is_hidden(tag: Tag<'_>) -> bool {
    tag.get("visibility").is_some_and(|word| matches!(&*word, "collapse" | "filter"))
}
