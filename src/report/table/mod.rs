//! A table of a sheet as values. A column is one value: what stands over it, how it looks, what stands in it, and the name
//! formulas know it by. Where a column or a cell stands is asked of the table, so nobody counts columns.
mod column;
#[cfg(test)]
mod tests;

pub(crate) use column::{Col, Header};

use super::{
    Page, Report,
    grid::{Grid, nth},
    live::Who,
};
use crate::{
    facts::Slice,
    measures::{Frame, Measure},
    xlsx::{Area, At, Column, Content, Formula, Ink, Pin, Place, Points, SeriesInk, Style, TableInk, Tone},
};
use column::Fill;

/// What the rows of a table are made of. Each table has a type of its own that implements this, and so a column of another
/// table cannot be asked for: it does not compile.
pub(crate) trait Rows: Sized + 'static {
    /// What a row is drawn from.
    type Row<'a>;
    /// Whether a figure made of others refers to their cells in its row (`C7-B7`) rather than computing them anew.
    const REFERS: bool = true;

    /// Whose figures a row shows, where it shows any; without them its cells in columns of measures are blank.
    fn subject<'a>(_row: &Self::Row<'a>, _here: &Here<'_, 'a, Self>) -> Option<Subject<'a>> {
        None
    }

    /// Whether a row shows this measure.
    fn shows(_row: &Self::Row<'_>, _measure: &Measure, _here: &Here<'_, '_, Self>) -> bool {
        true
    }
}

/// Whose figures a row shows: in the formula by what its cells say, in our own figure by slice and frame.
pub(crate) struct Subject<'a> {
    pub who: Who,
    /// The cell with the month; nothing for the period.
    pub month: Option<At>,
    pub slice: Slice<'a>,
    pub frame: Frame<'a>,
}

/// The row a cell stands in.
pub(crate) struct Here<'h, 'a, K: Rows> {
    pub report: &'h Report<'a>,
    pub placed: &'h Placed<K>,
    pub row: u32,
}

impl<K: Rows> Here<'_, '_, K> {
    /// The cell of another column in the same row.
    pub fn cell(&self, col: &'static Col<K>) -> At {
        self.placed.cell(self.row, col)
    }

    /// The cell of a measure in the same row.
    pub fn figure(&self, measure: &Measure) -> At {
        self.placed.figure(self.row, measure)
    }
}

/// A table: its columns from the left, and what Excel calls it.
pub(crate) struct Table<K: Rows> {
    /// The name of the Excel table, with filter buttons; nothing for plain rows under headers.
    pub name: Option<&'static str>,
    /// The height of the headers, in points.
    pub height: u16,
    pub columns: &'static [&'static Col<K>],
}

/// No page has room for more rows, so no more are measured.
const MOST_ON_A_PAGE: usize = 60;

/// Headers as high as their text.
pub(crate) const AS_NEEDED: u16 = 0;

/// The height of headers of one or two lines.
pub(crate) const TWO_LINES: u16 = 32;

impl<K: Rows> Table<K> {
    /// Where the table stands: its header row on a sheet, and its rows. An Excel table has one row at least, so the area of
    /// an empty one is a blank row, and its `end` is that row.
    pub fn at(&'static self, page: &Page, header: u32, rows: usize) -> Placed<K> {
        Placed { table: self, sheet: page.name, header, rows }
    }

    /// How many of these rows fit on the page of a sheet whose upper part is drawn, when `below` points are kept for what
    /// follows: the rows are drawn on a sheet nobody sees, since their height comes of their texts.
    pub fn fitting<'a>(
        &'static self,
        grid: &Grid,
        report: &Report<'a>,
        header: u32,
        (rows, below): (&[K::Row<'a>], u32),
    ) -> usize {
        let most = &rows[..rows.len().min(MOST_ON_A_PAGE)];
        let mut trial = Grid { sheet: grid.sheet.clone(), names: Vec::new() };
        let placed = Placed { table: self, sheet: "", header, rows: most.len() };
        placed.draw(&mut trial, report, most);
        trial.fitting((placed.first(), most.len()), below)
    }

    /// Which column it is, from zero.
    pub fn column(&self, col: &'static Col<K>) -> u16 {
        let place = self.columns.iter().position(|known| std::ptr::eq(*known, col));
        index(place.expect("a column that is asked for stands in its table's list"))
    }

    /// Which column shows a measure.
    pub fn column_of(&self, measure: &Measure) -> u16 {
        let place = self.columns.iter().position(|col| matches!(col.fill, Fill::Figure(known) if known == measure));
        index(place.expect("a measure that is asked for has a column in its table"))
    }

    /// How many columns there are.
    pub fn width(&self) -> u16 {
        index(self.columns.len())
    }

    /// The columns of the sheet whose first table this is.
    pub fn widths(&self) -> Vec<Column> {
        let column = |col: &&Col<K>| Column { width: col.width, style: col.style, tone: Tone::Plain };
        self.columns.iter().map(column).collect()
    }

    /// The other measures in a row, each with its cell.
    fn beside(&self, measure: &Measure, row: u32) -> Vec<(&'static Measure, At)> {
        let figures = (0..).zip(self.columns).filter_map(|(col, known)| match known.fill {
            Fill::Figure(other) if other != measure => Some((other, At::new(row, col))),
            _ => None,
        });
        figures.collect()
    }
}

fn index(place: usize) -> u16 {
    u16::try_from(place).expect("a table has fewer columns than a sheet")
}

/// A table in its place: it knows where every cell is, drawn or not.
pub(crate) struct Placed<K: Rows> {
    table: &'static Table<K>,
    sheet: &'static str,
    pub header: u32,
    rows: usize,
}

impl<K: Rows> Placed<K> {
    /// The row with this number, from zero.
    pub fn row(&self, index: usize) -> u32 {
        nth(self.header + 1, index)
    }

    /// The first row.
    pub fn first(&self) -> u32 {
        self.header + 1
    }

    /// The row after the last; of an empty table the blank row it holds.
    pub fn end(&self) -> u32 {
        self.row(self.rows)
    }

    /// A cell.
    pub fn cell(&self, row: u32, col: &'static Col<K>) -> At {
        At::new(row, self.table.column(col))
    }

    /// The cell of a measure.
    pub fn figure(&self, row: u32, measure: &Measure) -> At {
        At::new(row, self.table.column_of(measure))
    }

    /// The cells of a column; one at least.
    pub fn area(&self, col: &'static Col<K>) -> Area {
        self.down(self.table.column(col))
    }

    /// The cells of a measure's column.
    pub fn figures(&self, measure: &Measure) -> Area {
        self.down(self.table.column_of(measure))
    }

    fn down(&self, col: u16) -> Area {
        Area { first: At::new(self.first(), col), last: At::new(self.row(self.rows.max(1) - 1), col) }
    }

    /// A cell or an area as a formula on another sheet names it.
    pub fn with_sheet(&self, area: impl Into<Area>, pin: Pin) -> Formula {
        Formula::Place(Place { sheet: Some(self.sheet.to_owned()), area: area.into(), pin })
    }

    /// A link to a cell, within the workbook.
    pub fn link(&self, at: At, text: String) -> Content {
        Content::Link { target: format!("#'{}'!{at}", self.sheet), text }
    }

    /// A series of a chart.
    pub fn series(&self, name: &str, (categories, values): (Area, Area), tone: Tone) -> SeriesInk {
        SeriesInk {
            name: name.to_owned(),
            sheet: self.sheet.to_owned(),
            categories,
            values,
            tone,
            dashed: false,
            points: Points::Plain,
        }
    }

    /// Headers and rows; the columns get their names, and the whole its Excel table.
    pub fn draw<'a>(&self, grid: &mut Grid, report: &Report<'a>, rows: &[K::Row<'a>]) {
        self.frame(grid, report);
        self.rows(grid, report, rows);
    }

    /// The rows alone, where no headers stand over them.
    pub fn rows<'a>(&self, grid: &mut Grid, report: &Report<'a>, rows: &[K::Row<'a>]) {
        debug_assert_eq!(self.rows, rows.len(), "rows of the table on {}", self.sheet);
        for (index, row) in rows.iter().enumerate() {
            self.put(grid, report, self.row(index), row);
        }
    }

    /// All but the rows: headers, names and the Excel table. For rows that are drawn as a block.
    pub fn frame(&self, grid: &mut Grid, report: &Report<'_>) {
        self.head(grid, report);
        let named = self.table.columns.iter().filter_map(|col| Some((col.name?, self.area(col))));
        named.for_each(|(name, area)| grid.define(name, area));
        if let Some(name) = self.table.name {
            let last = At::new(self.row(self.rows.max(1) - 1), self.table.width() - 1);
            grid.sheet.tables.push(TableInk {
                name: name.to_owned(),
                area: Area { first: At::new(self.header, 0), last },
                formulas: Vec::new(),
                banded: true,
            });
        }
    }

    /// The headers alone.
    fn head(&self, grid: &mut Grid, report: &Report<'_>) {
        for (col, known) in (0..).zip(self.table.columns) {
            if !matches!(known.fill, Fill::Gap) {
                let ink = Ink::text(known.header.text(report), Style::Header).toned(known.tone);
                grid.put(self.header, col, ink);
            }
        }
        if self.table.height > AS_NEEDED {
            grid.sheet.heights.insert(self.header, self.table.height);
        }
    }

    /// A row; its empty cells too, so that the line below it runs through.
    pub fn put<'a>(&self, grid: &mut Grid, report: &Report<'a>, row: u32, of: &K::Row<'a>) {
        for (col, ink) in (0..).zip(self.inks(report, row, of)) {
            if let Some(ink) = ink {
                grid.put(row, col, ink);
            }
        }
    }

    /// A total: a row below the others by the same columns.
    pub fn total<'a>(&self, grid: &mut Grid, report: &Report<'a>, row: u32, of: &K::Row<'a>) {
        for (col, ink) in (0..).zip(self.inks(report, row, of)) {
            if let Some(ink) = ink {
                grid.put(row, col, ink.toned(Tone::Total));
            }
        }
    }

    /// The cells of a row, from the left.
    pub fn inks<'a>(&self, report: &Report<'a>, row: u32, of: &K::Row<'a>) -> Vec<Option<Ink>> {
        let here = Here { report, placed: self, row };
        self.table.columns.iter().map(|col| col.ink(of, &here)).collect()
    }
}
