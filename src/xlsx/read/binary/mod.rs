//! Excel's binary formats: `.xls` ([MS-XLS], Excel 5 to 2003) and `.xlsb` ([MS-XLSB]).
//!
//! calamine reads the values. It may panic, abort or stand still on a file that is made for it, so it is asked only in a
//! process that may be lost ([`Expendable`](super::super::Expendable)). What it does not tell, and what a figure depends
//! on, is read here from the same records: number formats (0.8 shown as 80 % is not 0.8 %), hidden rows and columns, and
//! the few kinds of cells it steps over. Where the two do not agree on which cells there are, the file is not read.
//!
//! [`compound`] is the container of an `.xls`, [`xls`] and [`xlsb`] walk the records of each format.
mod compound;
mod xls;
mod xlsb;

pub(super) use xls::open as open_xls;
pub(super) use xlsb::open as open_xlsb;

use super::super::{Cell, Flow, Form, Limits, Refusal, RowSeen, Seen, SheetTail, Visibility};
use super::{
    number::{self, Reading},
    text::composed,
    value::of_text,
};
use calamine::{Data, SheetVisible};
use std::collections::{BTreeMap, BTreeSet};

/// The sheets of a binary workbook, read whole.
pub(in super::super::super) struct BinarySource {
    sheets: Vec<Grid>,
}

/// A cell's row and column.
type Place = (u32, u16);

/// A sheet, read whole.
#[derive(Default)]
struct Grid {
    cells: BTreeMap<Place, Cell>,
    hidden_rows: BTreeSet<u32>,
    tail: SheetTail,
}

/// What the records of a sheet say beside its values.
#[derive(Default)]
struct Records {
    /// The form of each cell that holds a number or a formula.
    forms: BTreeMap<Place, Form>,
    /// Cells that must be among the values: those with a number of their own.
    numbers: BTreeSet<Place>,
    /// Cells with a formula. What it says is calamine's to tell, which cannot tell it of all.
    formulas: BTreeSet<Place>,
    /// Cells that calamine steps over.
    unseen: BTreeMap<Place, Seen>,
    hidden_rows: BTreeSet<u32>,
    tail: SheetTail,
}

impl BinarySource {
    /// See [`Book::rows`](super::super::Book::rows).
    pub(super) fn rows(&self, sheet: usize, visit: &mut dyn FnMut(&RowSeen<'_>) -> Flow) -> Result<SheetTail, Refusal> {
        let grid = self.sheets.get(sheet).ok_or(Refusal::Damaged)?;
        let (mut cells, mut places) = (Vec::new(), grid.cells.iter().peekable());
        while let Some((&(row, col), cell)) = places.next() {
            cells.push((col, cell.clone()));
            if places.peek().is_some_and(|((next, _), _)| *next == row) {
                continue;
            }
            let hidden = grid.hidden_rows.contains(&row);
            if visit(&RowSeen { row, hidden, cells: &cells }).is_break() {
                return Ok(SheetTail::default());
            }
            cells.clear();
        }
        Ok(grid.tail.clone())
    }
}

impl Grid {
    /// Values and records together; nothing where one has a number that the other has not.
    fn of(values: Vec<(Place, Seen)>, texts: &BTreeMap<Place, String>, records: Records, epoch: bool) -> Option<Self> {
        let Records { forms, numbers, formulas, unseen, hidden_rows, tail } = records;
        let mut cells = BTreeMap::new();
        for (place, seen) in values.into_iter().chain(unseen) {
            let form = forms.get(&place).copied().unwrap_or_default();
            let formula = formulas.contains(&place).then(|| texts.get(&place).cloned().unwrap_or_default());
            let epoch_1904 = epoch && matches!(seen, Seen::Number(_));
            let cell = Cell { seen, form, formula, epoch_1904 };
            if !cell.is_blank() || cell.formula.is_some() {
                cells.insert(place, cell);
            }
        }
        numbers.iter().all(|place| cells.contains_key(place)).then_some(Self { cells, hidden_rows, tail })
    }
}

/// A value, as this door sees values.
fn seen(value: &Data, limits: &Limits) -> Seen {
    match value {
        Data::Empty => Seen::Blank,
        Data::Int(number) => Seen::Number((*number).into()),
        Data::Float(number) => numbered(*number),
        Data::DateTime(number) => numbered(number.as_f64()),
        Data::Bool(flag) => Seen::Flag(*flag),
        Data::Error(error) => Seen::Fault(error.to_string()),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => {
            let whole = composed(text);
            let end = whole.char_indices().nth(limits.text_chars).map_or(whole.len(), |(end, _)| end);
            of_text(&whole[..end])
        }
    }
}

/// The file holds a double. Its shortest text that reads back as the same double is what `.xlsx` would hold, and is read
/// as that is: at the fifteen digits Excel shows.
fn numbered(double: f64) -> Seen {
    let text = format!("{double:e}");
    match number::read(&text) {
        Reading::Exact(found) => Seen::Number(found),
        Reading::Beyond => Seen::Text(text),
        Reading::Odd => Seen::Fault(text),
    }
}

fn visibility(seen: SheetVisible) -> Visibility {
    match seen {
        SheetVisible::Visible => Visibility::Shown,
        SheetVisible::Hidden => Visibility::Hidden,
        SheetVisible::VeryHidden => Visibility::VeryHidden,
    }
}

/// A number of two bytes, lowest first.
fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..)?.first_chunk().map(|two| u16::from_le_bytes(*two))
}

/// A number of four bytes, lowest first.
fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|four| u32::from_le_bytes(*four))
}

/// A text of so many UTF-16 units.
fn wide_at(bytes: &[u8], at: usize, units: usize) -> Option<String> {
    let bytes = bytes.get(at..at.checked_add(units.checked_mul(2)?)?)?;
    Some(String::from_utf16_lossy(
        &bytes.as_chunks::<2>().0.iter().map(|two| u16::from_le_bytes(*two)).collect::<Vec<_>>(),
    ))
}

/// The name of an error by its number ([MS-XLS] 2.5.10 `BErr`).
fn error_name(number: u8) -> String {
    match number {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0f => "#VALUE!",
        0x17 => "#REF!",
        0x1d => "#NAME?",
        0x24 => "#NUM!",
        0x2a => "#N/A",
        _ => return format!("e:{number}"),
    }
    .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::Decimal;

    #[test]
    fn doubles_are_read_at_the_digits_that_are_shown() {
        let number = |text: &str| Seen::Number(text.parse::<Decimal>().unwrap());
        assert_eq!(numbered(0.1 + 0.2), number("0.3"));
        assert_eq!(numbered(46_082.0), number("46082"));
        assert_eq!(numbered(-1_234.5), number("-1234.5"));
        assert_eq!(numbered(1e300), Seen::Text("1e300".to_owned()));
        assert_eq!(numbered(f64::NAN), Seen::Fault("NaN".to_owned()));
    }
}
