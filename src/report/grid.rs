//! The frame every sheet has: title, question, reservations and how it prints; and the words that inks are made of.
use super::{Page, Report};
use crate::{
    findings::Severity,
    intake::container_of,
    judgement::Light,
    measures::Measure,
    schema::Id,
    units::{Date, Decimal, Month, Unit},
    xlsx::{Area, At, Cached, Chart, Content, Formula, Highlight, Ink, Sheet, Style, Tone, heights},
};

/// Where the first header row stands: below title, question and reservations.
pub(crate) const HEADER_ROW: u32 = 4;

/// The height of a row that nobody has made higher: 15 points.
const ROW_PIXELS: u32 = 20;

/// What a page of management holds in points, from its title down: A4 lying, printed at four fifths, where body text is
/// still 8.8 points high and small print 7.2.
pub(crate) const PAGE_POINTS: u32 = 635;

/// A sheet, and the names its cells have in formulas.
pub(crate) struct Grid {
    pub sheet: Sheet,
    pub names: Vec<(String, String)>,
}

impl Grid {
    /// A sheet with its title, question and reservations.
    pub fn new(report: &Report<'_>, page: &Page) -> Self {
        Self::titled(report, page, page.name)
    }

    /// The same under a name of its own: a sheet that goes on where another has no more room.
    pub fn titled(report: &Report<'_>, page: &Page, name: &str) -> Self {
        let mut sheet = Sheet::new(name);
        sheet.put(At::new(0, 0), Ink::text(name, Style::Title));
        sheet.put(At::new(1, 0), Ink::text(page.question, Style::Lead));
        let reservation = if page.has_amounts { report.reservation() } else { report.until() };
        sheet.put(At::new(2, 0), Ink::text(reservation, Style::Small));
        Self { sheet, names: Vec::new() }
    }

    pub fn put(&mut self, row: u32, col: u16, ink: Ink) {
        self.sheet.put(At::new(row, col), ink);
    }

    /// Cells from the left, all in one style.
    pub fn row(&mut self, row: u32, cells: impl IntoIterator<Item = Content>, style: Style) {
        for (col, content) in (0..).zip(cells) {
            self.put(row, col, styled(content, style));
        }
    }

    /// A page begins with this row.
    pub fn break_at(&mut self, row: u32) {
        self.sheet.page.breaks.push(row);
    }

    /// A heading within the sheet, with a line of explanation.
    pub fn heading(&mut self, row: u32, text: &str, under: &str) {
        self.put(row, 0, Ink::text(text, Style::Heading));
        if !under.is_empty() {
            self.put(row + 1, 0, Ink::text(under, Style::Small));
        }
    }

    /// Gives an area a name that formulas anywhere in the workbook know.
    pub fn define(&mut self, name: &str, area: Area) {
        let place = if area.first == area.last { area.first.absolute() } else { area.absolute() };
        self.names.push((name.to_owned(), format!("='{}'!{place}", self.sheet.name)));
    }

    /// Lines of small print, one below the other; gives the next free row.
    pub fn notes(&mut self, first: u32, lines: impl IntoIterator<Item = impl Into<String>>) -> u32 {
        let mut row = first;
        for line in lines {
            self.put(row, 0, Ink::text(line, Style::Small));
            row += 1;
        }
        row
    }

    /// A picture; gives the first row below it.
    pub fn chart(&mut self, chart: Chart) -> u32 {
        let below = self.under(&chart);
        self.sheet.charts.push(chart);
        below
    }

    /// The first row below a picture that stands beside rows already drawn: those may be high.
    fn under(&self, chart: &Chart) -> u32 {
        let height = heights(&self.sheet);
        let mut left = (chart.size.1 * 3).div_ceil(4);
        let mut row = chart.at.row;
        while left > 0 {
            left = left.saturating_sub(height(row).max(1));
            row += 1;
        }
        row
    }

    /// The first row below a picture over rows that hold nothing.
    pub fn below(chart: &Chart) -> u32 {
        chart.at.row + chart.size.1.div_ceil(ROW_PIXELS)
    }

    /// Headers stay in view, and are repeated on every printed page.
    pub fn freeze(&mut self, row: u32, col: u16) {
        self.sheet.freeze = Some(At::new(row + 1, col));
        self.sheet.page.repeat = Some((row, row));
    }

    /// The sheet is printed on pages beside each other, with its first columns on each.
    pub fn across(&mut self, repeated: u16) {
        let widths: Vec<u16> = self.sheet.columns.iter().map(|column| column.width).collect();
        self.sheet.page = std::mem::take(&mut self.sheet.page).across(&widths, repeated);
    }

    /// The sheet prints as one page: the part of it above this row and left of this column. What does not fit stands below on
    /// the sheet, where people scroll and nobody prints.
    pub fn one_page(&mut self, end: u32, width: u16) {
        let last = At::new(end.max(1) - 1, width.max(1) - 1);
        self.sheet.page.area = Some(Area { first: At::new(0, 0), last });
        self.sheet.page.tall = 1;
    }

    /// How many of a table's rows a page has room for, when `below` points are kept for what follows.
    pub fn fitting(&self, (first, rows): (u32, usize), below: u32) -> usize {
        let height = heights(&self.sheet);
        let above: u32 = (0..first).map(&height).sum();
        let room = PAGE_POINTS.saturating_sub(below + above);
        let mut used = 0;
        let fits = |row: &u32| {
            used += height(*row);
            used <= room
        };
        (first..nth(first, rows)).take_while(fits).count()
    }

    /// Colours a column of words by what they say.
    pub fn colour_words(&mut self, area: Area) {
        for (word, tone) in coloured() {
            let formula = Formula::from(area.first).equals(Formula::text(word)).to_string();
            self.sheet.highlights.push(Highlight { area, formula, tone });
        }
    }
}

/// The words that are also shown in colour.
fn coloured() -> Vec<(&'static str, Tone)> {
    let statuses = Light::ALL.map(|light| (light.label(), tone(light)));
    let answers = [(AGREES, Tone::Good), (DIFFERS, Tone::Bad)];
    let severities = [(Severity::Error.label(), Tone::Bad), (Severity::Warning.label(), Tone::Fair)];
    statuses.into_iter().chain(answers).chain(severities).collect()
}

/// The colour of a light.
pub(crate) fn tone(light: Light) -> Tone {
    match light {
        Light::Red => Tone::Bad,
        Light::Amber => Tone::Fair,
        Light::Green => Tone::Good,
        Light::Over => Tone::Over,
        Light::NotAssessed | Light::NoTarget | Light::NotYet => Tone::Muted,
    }
}

/// What a control answers.
pub(crate) const AGREES: &str = "Stemmer";
/// And where its two sides differ.
pub(crate) const DIFFERS: &str = "Stemmer ikke";

/// Text on one line.
pub(crate) fn text(value: impl Into<String>) -> Ink {
    let value = value.into();
    if value.is_empty() { blank() } else { Ink::text(value, Style::Text) }
}

/// Text that wraps.
pub(crate) fn wrapped(value: impl Into<String>) -> Ink {
    let value = value.into();
    if value.is_empty() { blank() } else { Ink::text(value, Style::Wrapped) }
}

/// Nothing.
pub(crate) fn blank() -> Ink {
    Ink::new(Content::Blank, Style::Text)
}

/// A cell that says nothing has no style of its own: the line below it runs on.
pub(crate) fn styled(content: Content, style: Style) -> Ink {
    if content == Content::Blank { blank() } else { Ink::new(content, style) }
}

/// A text, or nothing.
pub(crate) fn words(value: impl Into<String>) -> Content {
    let value = value.into();
    if value.is_empty() { Content::Blank } else { Content::Text(value) }
}

/// An id.
pub(crate) fn id(value: &Id) -> Content {
    Content::Text(value.as_str().to_owned())
}

/// A number, or nothing.
pub(crate) fn number(value: impl Into<Option<Decimal>>) -> Content {
    value.into().map_or(Content::Blank, Content::Number)
}

/// How many.
pub(crate) fn count(value: usize) -> Content {
    Content::Number(value.into())
}

/// A month, as a date the reader's program formats.
pub(crate) fn month(value: Month) -> Content {
    Content::Day(value.first_day())
}

/// A day, or nothing.
pub(crate) fn day(value: impl Into<Option<Date>>) -> Content {
    value.into().map_or(Content::Blank, Content::Day)
}

/// Our own result of a formula; a figure that does not exist is an empty text.
pub(crate) fn cached(value: impl Into<Option<Decimal>>) -> Cached {
    value.into().map_or_else(|| Cached::Text(String::new()), Cached::Number)
}

/// A row number from zero.
pub(crate) fn nth(first: u32, index: usize) -> u32 {
    first + u32::try_from(index).unwrap_or(u32::MAX)
}

/// A link to a cell of a file that lies under the programme folder, seen from the result folder.
pub(crate) fn link(file: &str, sheet: &str, at: Option<At>, text: impl Into<String>) -> Content {
    let place = at.map_or_else(|| "A1".to_owned(), |at| at.to_string());
    // What lies in a package cannot be linked to; the package can.
    let (file, sheet) = container_of(file).map_or((file, sheet), |package| (package, ""));
    let target = if sheet.is_empty() {
        format!("../../{file}")
    } else {
        format!("../../{file}#'{}'!{place}", sheet.replace('\'', "''"))
    };
    Content::Link { target, text: text.into() }
}

/// A measure's column header: what it is, and its unit.
pub(crate) fn header(measure: &Measure) -> String {
    format!("{}, {}", measure.short, unit_label(measure.unit))
}

/// The style of a unit.
pub(crate) const fn style_of(unit: Unit) -> Style {
    match unit {
        Unit::Kroner => Style::Kroner,
        Unit::Hours => Style::Hours,
        Unit::Minutes => Style::Minutes,
        Unit::Fte => Style::Fte,
        Unit::Share => Style::Share,
        Unit::Count => Style::Count,
    }
}

/// The unit as a header shows it.
pub(crate) fn unit_label(unit: Unit) -> &'static str {
    match unit {
        Unit::Kroner => "kr.",
        Unit::Hours => "timer",
        Unit::Minutes => "min.",
        Unit::Fte => "årsværk",
        Unit::Share => "%",
        Unit::Count => "antal",
    }
}
