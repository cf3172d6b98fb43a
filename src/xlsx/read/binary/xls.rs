//! `.xls`: the records of the stream `Workbook` ([MS-XLS], BIFF8; `Book` and BIFF5 in Excel 5 and 95).
use super::super::super::{Area, At, Book, Form, Format, Limits, Refusal, SheetHead, TableHead};
use super::super::{source::Source, styles, text::composed};
use super::{BinarySource, Grid, Place, Records, compound::CompoundFile, seen, u16_at, u32_at, visibility, wide_at};
use calamine::{Reader, SheetType, Xls, XlsError};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    io::Cursor,
};

/// Opens a workbook; see [`Book::open_any`].
pub(in super::super) fn open(bytes: Vec<u8>, limits: &Limits) -> Result<Book, Refusal> {
    let globals = CompoundFile::read(&bytes).and_then(|file| Globals::read(&file)).ok_or(Refusal::OldExcel)?;
    let mut other = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsError::Password => Refusal::Encrypted,
        _ => Refusal::OldExcel,
    })?;
    let modified = other.workbook_properties().ok().and_then(|properties| properties.modified);
    let (mut heads, mut sheets, mut names) = (Vec::new(), Vec::new(), BTreeSet::new());
    let tabs = other.sheets_metadata().to_vec();
    let mut has_macros = globals.has_macros;
    for (index, tab) in tabs.iter().enumerate() {
        // Two sheets of one name are one to calamine.
        if !names.insert(tab.name.clone()) {
            return Err(Refusal::OldExcel);
        }
        match tab.typ {
            SheetType::WorkSheet => {}
            SheetType::MacroSheet | SheetType::Vba => {
                has_macros = true;
                continue;
            }
            _ => continue,
        }
        let records = globals.sheets.get(index).and_then(|start| globals.records(*start, limits));
        let grid = records.and_then(|records| grid(&mut other, &tab.name, records, limits));
        sheets.push(grid.ok_or(Refusal::OldExcel)?);
        let tables: Vec<TableHead> = Vec::new();
        heads.push(SheetHead { name: composed(&tab.name).into_owned(), visibility: visibility(tab.visible), tables });
    }
    Ok(Book {
        format: Format::OldExcel,
        sheets: heads,
        names: BTreeMap::new(),
        properties: BTreeMap::new(),
        modified,
        has_macros,
        has_external_links: globals.has_external_links,
        epoch_1904: other.has_1904_epoch(),
        source: Source::Binary(BinarySource { sheets }),
    })
}

/// One sheet: what calamine reads, and what its records say.
fn grid(other: &mut Xls<Cursor<Vec<u8>>>, name: &str, mut records: Records, limits: &Limits) -> Option<Grid> {
    let columns = u32::from(limits.columns);
    let place = |start: Option<(u32, u32)>, row: usize, col: usize| -> Option<Place> {
        let (first_row, first_col) = start?;
        let col = first_col.checked_add(u32::try_from(col).ok()?).filter(|col| *col < columns)?;
        Some((first_row.checked_add(u32::try_from(row).ok()?)?, u16::try_from(col).ok()?))
    };
    let merged = other.merge_cells_by_sheet_name(name).ok()?;
    let corner = |(row, col): (u32, u32)| Some(At::new(row, u16::try_from(col).ok()?));
    let areas = merged.iter().filter_map(|area| Some(Area { first: corner(area.start)?, last: corner(area.end)? }));
    records.tail.merged =
        areas.filter(|area| area.first.row <= area.last.row && area.first.col <= area.last.col).collect();
    let formulas = other.worksheet_formula(name).ok()?;
    let texts = formulas.used_cells().filter_map(|(row, col, text)| {
        // A formula filled down is stored once, and calamine cannot name it in the cells below.
        let text = if text.starts_with("Unrecognised formula") { String::new() } else { text.clone() };
        Some((place(formulas.start(), row, col)?, text))
    });
    let texts: BTreeMap<Place, String> = texts.collect();
    let range = other.worksheet_range(name).ok()?;
    let values =
        range.used_cells().filter_map(|(row, col, value)| Some((place(range.start(), row, col)?, seen(value, limits))));
    let values = values.collect();
    Grid::of(values, &texts, records, other.has_1904_epoch())
}

/// What the records in front of the sheets say, and where these begin.
struct Globals {
    stream: Vec<u8>,
    /// The form of each cell style.
    forms: Vec<Form>,
    sheets: Vec<usize>,
    has_macros: bool,
    has_external_links: bool,
}

impl Globals {
    fn read(file: &CompoundFile<'_>) -> Option<Self> {
        let stream = file.stream("Workbook").or_else(|| file.stream("Book"))?;
        let (mut codes, mut styles, mut sheets) = (HashMap::new(), Vec::new(), Vec::new());
        let (mut is_wide, mut has_external_links) = (true, false);
        for (kind, body) in records(&stream) {
            match kind {
                // BOF: 0x0600 is BIFF8, whose texts say of themselves whether they are wide.
                0x0809 => is_wide = u16_at(body, 0)? == 0x0600,
                0x041e => {
                    let (number, code) = format(body, is_wide)?;
                    codes.insert(number, styles::of_code(&code));
                }
                0x00e0 => styles.push(u16_at(body, 2)?),
                0x0085 => sheets.push(usize::try_from(u32_at(body, 0)?).ok()?),
                // SupBook: four bytes for this workbook itself, more for another.
                0x01ae => has_external_links |= body.len() > 4,
                0x000a => break,
                _ => {}
            }
        }
        let form = |number: &u16| codes.get(number).copied().unwrap_or_else(|| styles::of_builtin(u32::from(*number)));
        let forms = styles.iter().map(form).collect();
        Some(Self { forms, sheets, has_macros: file.has("_VBA_PROJECT_CUR"), has_external_links, stream })
    }

    /// What the records of the sheet that begins at `start` say.
    fn records(&self, start: usize, limits: &Limits) -> Option<Records> {
        let (mut found, mut depth) = (Records::default(), 0_u32);
        for (kind, body) in records(self.stream.get(start..)?) {
            match kind {
                0x0809 => depth += 1,
                0x000a if depth <= 1 => break,
                0x000a => depth -= 1,
                // A chart lies within the sheet, with records of its own.
                _ if depth > 1 => {}
                _ => self.record(kind, body, limits, &mut found)?,
            }
        }
        Some(found)
    }

    fn record(&self, kind: u16, body: &[u8], limits: &Limits, found: &mut Records) -> Option<()> {
        let mut cell = |row: u16, col: u16, style: u16, is_number: bool| {
            if col < limits.columns {
                let place = (u32::from(row), col);
                found.forms.insert(place, self.forms.get(usize::from(style)).copied().unwrap_or_default());
                found.numbers.extend(is_number.then_some(place));
            }
        };
        match kind {
            // Number, RK, Formula.
            0x0203 | 0x027e => cell(u16_at(body, 0)?, u16_at(body, 2)?, u16_at(body, 4)?, true),
            0x0006 => {
                let (row, col) = (u16_at(body, 0)?, u16_at(body, 2)?);
                cell(row, col, u16_at(body, 4)?, false);
                found.formulas.insert((u32::from(row), col));
            }
            // MulRk: a row, its first column, then a style and a number for each.
            0x00bd => {
                let (row, first) = (u16_at(body, 0)?, u16_at(body, 2)?);
                for (each, col) in body.get(4..body.len().checked_sub(2)?)?.chunks_exact(6).zip(first..) {
                    cell(row, col, u16_at(each, 0)?, true);
                }
            }
            // Row: hidden is a bit of its flags; ColInfo: the first of its own.
            0x0208 if u16_at(body, 12)? & 0x20 != 0 => drop(found.hidden_rows.insert(u32::from(u16_at(body, 0)?))),
            0x007d if u16_at(body, 8)? & 1 != 0 => {
                found.tail.hidden_columns.push((u16_at(body, 0)?, u16_at(body, 2)?.min(At::LAST.col)));
            }
            _ => {}
        }
        Some(())
    }
}

/// A number format: its number and code ([MS-XLS] 2.4.126); before BIFF8 a letter was one byte.
fn format(body: &[u8], is_wide: bool) -> Option<(u16, String)> {
    let number = u16_at(body, 0)?;
    if !is_wide {
        let length = usize::from(*body.get(2)?);
        return Some((number, body.get(3..)?.iter().take(length).map(|byte| char::from(*byte)).collect()));
    }
    let length = usize::from(u16_at(body, 2)?);
    let code = match body.get(4)? & 1 {
        0 => body.get(5..)?.iter().take(length).map(|byte| char::from(*byte)).collect(),
        _ => wide_at(body, 5, length)?,
    };
    Some((number, code))
}

/// The records of a stream: a number and a length of two bytes each, and so many bytes.
fn records(stream: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let (kind, length) = (u16_at(stream, at)?, usize::from(u16_at(stream, at + 2)?));
        let body = stream.get(at + 4..at + 4 + length)?;
        at += 4 + length;
        Some((kind, body))
    })
}
