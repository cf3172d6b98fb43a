//! A workbook to be written, as a value: what stands where, in which style. [`save`](super::save()) turns it into
//! bytes.
use super::{Area, At, Block, Formula, Style, Tone, Visibility};
use crate::units::{Date, Decimal};
use std::collections::BTreeMap;

/// A whole workbook.
#[derive(Clone, Debug, Default, PartialEq, Hash)]
pub struct Drawing {
    /// The document's title property.
    pub title: String,
    /// Its sheets in tab order.
    pub sheets: Vec<Sheet>,
    /// Workbook-wide defined names and what they refer to, e.g. `=Lister!$A$1:$A$9`.
    pub names: Vec<(String, String)>,
    /// Custom document properties.
    pub properties: Vec<(String, String)>,
}

/// One sheet.
#[derive(Clone, Debug, Default, PartialEq, Hash)]
pub struct Sheet {
    /// The tab's text, 31 characters at most.
    pub name: String,
    /// Whether people see it.
    pub visibility: Visibility,
    /// The colour of the tab.
    pub tab: Tone,
    /// What stands where.
    pub cells: BTreeMap<At, Ink>,
    /// Rows below all of them, of a table too long to be drawn cell by cell.
    pub block: Option<Block>,
    /// Columns from `A` on: width and the style of cells nobody has written.
    pub columns: Vec<Column>,
    /// Heights in points of the rows that need more than [`save`](super::save()) works out from their text.
    pub heights: BTreeMap<u32, u16>,
    /// Rows folded under an outline, first and last of each run; the row above says what they sum to.
    pub outline: Vec<(u32, u32)>,
    /// The first cell that scrolls.
    pub freeze: Option<At>,
    /// Excel tables.
    pub tables: Vec<TableInk>,
    /// Input validation.
    pub choices: Vec<Choices>,
    /// Conditional formats.
    pub highlights: Vec<Highlight>,
    /// Areas whose numbers show two decimals where they are not whole, whatever their style says.
    pub fractions: Vec<Area>,
    /// Charts.
    pub charts: Vec<Chart>,
    /// Who writes on it.
    pub access: Access,
    /// How it prints.
    pub page: Page,
}

impl Sheet {
    /// An empty sheet with this name.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), ..Self::default() }
    }

    /// Whether nobody writes on it.
    pub fn is_read(&self) -> bool {
        self.access == Access::Read
    }

    /// Puts ink in a cell.
    pub fn put(&mut self, at: At, ink: Ink) {
        self.cells.insert(at, ink);
    }
}

/// Who writes on a sheet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Access {
    /// Nobody: it is read.
    #[default]
    Read,
    /// Whoever fills it in, anywhere: Excel lets a table grow and be sorted only on a sheet without protection.
    Open,
    /// Whoever fills it in, in the cells whose tone is [`Tone::Input`]; the others are locked, without a password.
    Locked,
}

/// A column's width in characters (of the workbook's font, as Excel counts it) and its default look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Column {
    /// Characters.
    pub width: u16,
    /// The style of cells nobody has written; their colour shows inside tables only.
    pub style: Style,
    /// And their tone.
    pub tone: Tone,
}

/// What a cell shows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Ink {
    /// The content.
    pub content: Content,
    /// What kind of thing it is.
    pub style: Style,
    /// How it stands out.
    pub tone: Tone,
    /// A note behind the cell's red corner.
    pub note: Option<String>,
}

impl Ink {
    /// Content in a style.
    pub fn new(content: Content, style: Style) -> Self {
        Self { content, style, tone: Tone::Plain, note: None }
    }

    /// Text in a style.
    pub fn text(text: impl Into<String>, style: Style) -> Self {
        Self::new(Content::Text(text.into()), style)
    }

    /// A number in a style.
    pub fn number(value: Decimal, style: Style) -> Self {
        Self::new(Content::Number(value), style)
    }

    /// A live formula with the result we computed ourselves, which is what previews and Excel's protected view show:
    /// neither of them calculates.
    pub fn formula(formula: impl Into<Formula>, cached: Cached, style: Style) -> Self {
        Self::new(Content::Formula { formula: formula.into(), cached }, style)
    }

    /// The same in another tone.
    #[must_use]
    pub fn toned(mut self, tone: Tone) -> Self {
        self.tone = tone;
        self
    }

    /// The same with a note.
    #[must_use]
    pub fn noted(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }
}

/// The content of a cell.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Content {
    /// Only the look.
    Blank,
    /// Text; never read as a formula, a link or a number.
    Text(String),
    /// A number.
    Number(Decimal),
    /// A day.
    Day(Date),
    /// A formula; the file has it in English with commas, which a Danish Excel shows with semicolons and its own names.
    Formula {
        /// `SUM(A1:A9)`; [`save`](super::save()) writes it as text.
        formula: Formula,
        /// Our own result.
        cached: Cached,
    },
    /// A link to a place in this workbook (`'Sheet'!A1`) or to a file beside it (`mappe/fil.xlsx#'Ark'!C17`).
    Link {
        /// Where it leads; inside this workbook when it starts with `#`.
        target: String,
        /// What it says.
        text: String,
    },
}

/// A formula's cached result.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Cached {
    /// A number.
    Number(Decimal),
    /// Text, also the empty text.
    Text(String),
}

/// An Excel table. Its header texts are the ink in its first row.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TableInk {
    /// A name without spaces, unique in the workbook among tables and defined names alike.
    pub name: String,
    /// Header row included; at least one row below it.
    pub area: Area,
    /// Calculated columns: offset in the table and formula (without `=`) for every row; cached results stand in
    /// `cells`.
    pub formulas: Vec<(u16, String)>,
    /// Banded rows.
    pub banded: bool,
}

/// What may be typed into an area.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Choices {
    /// Where.
    pub area: Area,
    /// What.
    pub test: Test,
    /// Shown when the cell is chosen: title (32 characters at most) and text (255); Excel calls a file with longer ones
    /// damaged.
    pub prompt: Option<(String, String)>,
    /// Shown when something else is typed (255 at most).
    pub refusal: String,
    /// Whether something else is refused; or else it is taken once the refusal has been read.
    pub binds: bool,
}

/// What a validation allows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Test {
    /// A value of a list; a defined name or a range, without `=`.
    List(String),
    /// A whole number between two.
    Whole(i32, i32),
    /// A number between two.
    Number(Decimal, Decimal),
    /// A day between two.
    Day(Date, Date),
    /// A text of at most so many characters.
    Length(u32),
    /// Anything; only the prompt is of use.
    Any,
    /// Nothing: a formula stands there. It can be pasted and filled down, and is not typed over by mistake.
    Nothing,
}

/// A conditional format.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Highlight {
    /// Where.
    pub area: Area,
    /// A formula for the area's first cell, without `=`.
    pub formula: String,
    /// How the cell then looks.
    pub tone: Tone,
}

/// A chart.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Chart {
    /// Its kind.
    pub kind: ChartKind,
    /// Its top left cell.
    pub at: At,
    /// Width and height in pixels.
    pub size: (u32, u32),
    /// The title says the message.
    pub title: String,
    /// What it shows, for those who do not see it.
    pub alt: String,
    /// The text beside the value axis: the unit.
    pub value_axis: String,
    /// Number format of the value axis.
    pub value_style: Style,
    /// Its series.
    pub series: Vec<SeriesInk>,
}

/// How a chart draws its series.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChartKind {
    /// Horizontal bars side by side.
    Bars,
    /// Horizontal bars end to end.
    StackedBars,
    /// Vertical columns side by side.
    Columns,
    /// Vertical columns on top of each other.
    StackedColumns,
    /// Columns that hang where the one before them ended, over an axis that begins here.
    Waterfall {
        /// The least value of the axis.
        from: Decimal,
    },
    /// Lines.
    Lines,
    /// Marks over each category, without lines between categories.
    Marks,
    /// Points by two values: a series' `categories` run along the axis below, its `values` upwards.
    Points {
        /// The text beside the axis below: its unit.
        across: &'static str,
        /// Number format of the axis below.
        across_style: Style,
    },
}

/// A series of a chart; areas are on the named sheet.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SeriesInk {
    /// The legend's text; a series without a name is the unseen base of a waterfall.
    pub name: String,
    /// The sheet both areas lie on.
    pub sheet: String,
    /// The category texts.
    pub categories: Area,
    /// The values.
    pub values: Area,
    /// Colour by meaning.
    pub tone: Tone,
    /// Dashed line, for what is not yet real.
    pub dashed: bool,
    /// What is drawn at each bar, mark or point.
    pub points: Points,
}

/// What is drawn at the bars or marks of a series, besides themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum Points {
    /// Nothing.
    #[default]
    Plain,
    /// The value of each; nothing at a zero.
    Valued,
    /// A text to the right of each.
    Named(Area),
    /// A plain line downwards, so long.
    Joined(Area),
    /// An interval with ends: so far down, and so far up.
    Interval(Area, Area),
}

/// How a sheet prints: A4, one page wide unless columns begin pages of their own.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Page {
    /// Landscape rather than portrait.
    pub landscape: bool,
    /// Rows repeated on every page after them, first and last.
    pub repeat: Option<(u32, u32)>,
    /// Columns repeated on every page beside them, first and last.
    pub repeat_columns: Option<(u16, u16)>,
    /// Rows that begin a page.
    pub breaks: Vec<u32>,
    /// Columns that begin a page.
    pub column_breaks: Vec<u16>,
    /// The part that prints; nothing for all of it.
    pub area: Option<Area>,
    /// Pages in height; 0 is as many as needed.
    pub tall: u16,
    /// Left footer text.
    pub footer: String,
    /// Right footer text.
    pub number: Numbered,
}

impl Page {
    /// Prints a wide sheet on pages beside each other, with the first columns on each, so that no letter is smaller than seven
    /// points. What fits on one page is one page.
    #[must_use]
    pub fn across(self, widths: &[u16], repeated: u16) -> Self {
        /// What lying A4 holds in characters when it is shrunk to 70 %: the smallest letters are of ten points.
        const WIDEST: u16 = 180;
        let beside: u16 = widths.iter().take(usize::from(repeated)).sum();
        let (mut column_breaks, mut used) = (Vec::new(), 0);
        for (width, col) in widths.iter().zip(0..) {
            if used > 0 && used + width > WIDEST {
                column_breaks.push(col);
                used = beside;
            }
            used += width;
        }
        let repeat_columns = (!column_breaks.is_empty()).then_some((0, repeated.saturating_sub(1)));
        Self { repeat_columns, column_breaks, ..self }
    }
}

/// How a sheet's pages are numbered, in its footer to the right.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum Numbered {
    /// Side 3 af 8, of all that is printed.
    #[default]
    InPrint,
    /// Words before the page number, which begins with 1 on the sheet: `Økonomi · side 2`.
    OnSheet(String),
    /// The words alone, on a sheet that is one page: `Ledelse · side 3 af 8`.
    Said(String),
}

impl Default for Page {
    fn default() -> Self {
        Self {
            landscape: true,
            repeat: None,
            repeat_columns: None,
            breaks: Vec::new(),
            column_breaks: Vec::new(),
            area: None,
            tall: 0,
            footer: String::new(),
            number: Numbered::InPrint,
        }
    }
}
