//! The frame every sheet has: title, question, reservations, a header row, rows, a total, and how it prints.
use super::{Page, Report};
use crate::{
    units::Decimal,
    xlsx::{Area, At, Column, Content, Highlight, Ink, Page as Print, Sheet, Style, TableInk, Tone},
};

/// Where the first header row stands: below title, question and reservations.
pub(super) const HEADER_ROW: u32 = 4;

/// A column of a table.
#[derive(Clone, Debug)]
pub(super) struct Col {
    pub header: String,
    pub style: Style,
    pub width: u16,
}

/// A column with this header.
pub(super) fn col(header: impl Into<String>, style: Style, width: u16) -> Col {
    Col { header: header.into(), style, width }
}

/// A sheet under way.
pub(super) struct Grid {
    pub sheet: Sheet,
}

impl Grid {
    /// A sheet with its title, question and reservations.
    pub fn new(report: &Report<'_>, page: &Page) -> Self {
        let mut sheet = Sheet::new(page.name);
        sheet.put(At::new(0, 0), Ink::text(page.name, Style::Title));
        sheet.put(At::new(1, 0), Ink::text(page.question, Style::Lead));
        let reservation = if page.has_amounts { report.reservation() } else { report.until() };
        sheet.put(At::new(2, 0), Ink::text(reservation, Style::Small));
        let programme = report.programme;
        sheet.page = Print {
            footer: format!("{} · {} · {}", programme.municipality, programme.name, page.name),
            ..Print::default()
        };
        Self { sheet }
    }

    /// Column widths; a column that has none keeps the usual one.
    pub fn widths(&mut self, cols: &[Col]) {
        self.sheet.columns =
            cols.iter().map(|col| Column { width: col.width, style: col.style, tone: Tone::Plain }).collect();
    }

    pub fn put(&mut self, row: u32, col: u16, ink: Ink) {
        self.sheet.put(At::new(row, col), ink);
    }

    /// A header row.
    pub fn headers(&mut self, row: u32, cols: &[Col]) {
        for (col, spec) in (0..).zip(cols) {
            self.put(row, col, Ink::text(spec.header.clone(), Style::Header).toned(Tone::Required));
        }
        self.sheet.heights.insert(row, 32);
    }

    /// A data row; its empty cells too, so that the line below it runs through.
    pub fn row(&mut self, row: u32, cells: Vec<Ink>) {
        for (col, ink) in (0..).zip(cells) {
            self.put(row, col, ink);
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

    /// A real Excel table over a header row and `rows` rows below it (at least one).
    pub fn table(&mut self, name: &str, header_row: u32, cols: usize, rows: usize) {
        let rows = u32::try_from(rows.max(1)).unwrap_or(u32::MAX);
        let last = u16::try_from(cols.saturating_sub(1)).unwrap_or(u16::MAX);
        self.sheet.tables.push(TableInk {
            name: name.to_owned(),
            area: Area { first: At::new(header_row, 0), last: At::new(header_row + rows, last) },
            formulas: Vec::new(),
            banded: true,
        });
    }

    /// Headers stay in view, and are repeated on every printed page.
    pub fn freeze(&mut self, row: u32, col: u16) {
        self.sheet.freeze = Some(At::new(row + 1, col));
        self.sheet.page.repeat = Some((row, row));
    }

    /// Colours a column of status words by the word.
    pub fn colour_statuses(&mut self, col: u16, first: u32, last: u32) {
        if last < first {
            return;
        }
        let area = Area { first: At::new(first, col), last: At::new(last, col) };
        for (word, tone) in STATUS_TONES {
            let formula = format!("{}=\"{word}\"", area.first);
            self.sheet.highlights.push(Highlight { area, formula, tone });
        }
    }

    /// The finished sheet.
    pub fn done(self) -> Sheet {
        self.sheet
    }
}

/// Words that are also shown in colour.
const STATUS_TONES: [(&str, Tone); 9] = [
    ("Rød", Tone::Bad),
    ("Gul", Tone::Fair),
    ("Grøn", Tone::Good),
    ("Blå", Tone::Over),
    ("Grå", Tone::Muted),
    ("Stemmer", Tone::Good),
    ("Stemmer ikke", Tone::Bad),
    ("Fejl", Tone::Bad),
    ("Advarsel", Tone::Fair),
];

/// Text on one line.
pub(super) fn text(value: impl Into<String>) -> Ink {
    let value = value.into();
    if value.is_empty() { blank() } else { Ink::text(value, Style::Text) }
}

/// Text that wraps.
pub(super) fn wrapped(value: impl Into<String>) -> Ink {
    let value = value.into();
    if value.is_empty() { blank() } else { Ink::text(value, Style::Wrapped) }
}

/// A number, or nothing.
pub(super) fn number(value: Option<Decimal>, style: Style) -> Ink {
    value.map_or_else(blank, |value| Ink::number(value, style))
}

/// A count.
pub(super) fn count(value: usize) -> Ink {
    Ink::number(Decimal::from(value), Style::Count)
}

/// Nothing.
pub(super) fn blank() -> Ink {
    Ink::new(Content::Blank, Style::Text)
}

/// A month, as a date the reader's program formats.
pub(super) fn month(value: crate::units::Month) -> Ink {
    Ink::new(Content::Day(value.first_day()), Style::Month)
}

/// A day, or nothing.
pub(super) fn day(value: Option<crate::units::Date>) -> Ink {
    value.map_or_else(blank, |value| Ink::new(Content::Day(value), Style::Date))
}

/// A row number from zero.
pub(super) fn nth(first: u32, index: usize) -> u32 {
    first + u32::try_from(index).unwrap_or(u32::MAX)
}

/// A link to a cell of a file that lies under the programme folder, seen from the result folder.
pub(super) fn link(file: &str, sheet: &str, at: Option<At>, text: impl Into<String>) -> Ink {
    let place = at.map_or_else(|| "A1".to_owned(), |at| at.to_string());
    let target = if sheet.is_empty() {
        format!("../../{file}")
    } else {
        format!("../../{file}#'{}'!{place}", sheet.replace('\'', "''"))
    };
    Ink::new(Content::Link { target, text: text.into() }, Style::Link)
}
