//! `.xlsb`: a zip archive as an `.xlsx` is, whose parts are records instead of XML ([MS-XLSB]).
use super::super::super::{Area, At, Book, Form, Format, Limit, Limits, Refusal, Seen, SheetHead};
use super::super::{
    container::Container,
    excel,
    relations::{self, Relation},
    source::Source,
    styles,
    text::composed,
    value::of_text,
};
use super::{BinarySource, Grid, Place, Records, error_name, numbered, seen, u16_at, u32_at, visibility, wide_at};
use crate::units::Decimal;
use calamine::{Data, Reader, SheetType, Xlsb, XlsbError};
use std::{
    collections::{BTreeMap, HashMap},
    io::Cursor,
};

/// Where every known program keeps the workbook part; calamine looks nowhere else.
const WORKBOOK: &str = "xl/workbook.bin";

/// Opens a workbook; see [`Book::open_any`].
pub(in super::super) fn open(bytes: Vec<u8>, limits: &Limits) -> Result<Book, Refusal> {
    let mut archive = Container::open(bytes.clone(), limits)?;
    is_bounded(&mut archive, limits)?;
    let relations = relations::of(&mut archive, WORKBOOK)?;
    let forms = part(&mut archive, "xl/styles.bin")?.map_or_else(|| Some(Vec::new()), |styles| forms(&styles));
    let texts = part(&mut archive, "xl/sharedStrings.bin")?.map_or_else(|| Some(Vec::new()), |strings| texts(&strings));
    let shared = Shared { forms: forms.ok_or(Refusal::BinaryExcel)?, texts: texts.ok_or(Refusal::BinaryExcel)? };
    let parts = part(&mut archive, WORKBOOK)?.and_then(|workbook| sheet_parts(&workbook, &relations));
    let parts = parts.ok_or(Refusal::BinaryExcel)?;
    let mut other = Xlsb::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsbError::Password => Refusal::Encrypted,
        _ => Refusal::BinaryExcel,
    })?;
    let (mut heads, mut sheets) = (Vec::new(), Vec::new());
    for tab in other.sheets_metadata().to_vec() {
        if tab.typ != SheetType::WorkSheet {
            continue;
        }
        let records = match parts.get(&tab.name) {
            Some(name) => part(&mut archive, name)?.and_then(|sheet| records_of(&sheet, &shared, limits)),
            None => None,
        };
        let grid = records.and_then(|records| grid(&mut other, &tab.name, records, limits));
        sheets.push(grid.ok_or(Refusal::BinaryExcel)?);
        let name = composed(&tab.name).into_owned();
        heads.push(SheetHead { name, visibility: visibility(tab.visible), tables: Vec::new() });
    }
    let package = relations::of(&mut archive, "")?;
    let (properties, modified) = excel::about(&mut archive, &package, limits);
    Ok(Book {
        format: Format::BinaryExcel,
        sheets: heads,
        names: BTreeMap::new(),
        properties,
        modified,
        has_macros: excel::has_macros(&archive, &relations),
        has_external_links: excel::has_external_links(&archive),
        epoch_1904: other.has_1904_epoch(),
        source: Source::Binary(BinarySource { sheets }),
    })
}

/// Every part, inflated once within our own bounds, since calamine has none.
fn is_bounded(archive: &mut Container, limits: &Limits) -> Result<(), Refusal> {
    let is_record = |name: &&str| name.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("bin"));
    let names: Vec<String> = archive.names().filter(is_record).map(str::to_owned).collect();
    let mut total = 0_u64;
    for name in names {
        if let Some(part) = archive.part(&name)? {
            total = total.saturating_add(part.len() as u64);
            archive.refund(part.len());
            archive.reuse(part);
        }
    }
    if total > limits.inflated_bytes {
        Err(Limit::InflatedBytes.exceeded(total, limits.inflated_bytes))
    } else {
        Ok(())
    }
}

fn part(archive: &mut Container, name: &str) -> Result<Option<Vec<u8>>, Refusal> {
    Ok(archive.part(name)?.map(super::super::container::Inflated::into_bytes))
}

fn grid(other: &mut Xlsb<Cursor<Vec<u8>>>, name: &str, records: Records, limits: &Limits) -> Option<Grid> {
    let place = |(row, col): (u32, u32)| -> Option<Place> {
        Some((row, u16::try_from(col).ok().filter(|col| *col < limits.columns)?))
    };
    let (mut values, mut formulas) = (Vec::new(), BTreeMap::new());
    {
        let mut cells = other.worksheet_cells_reader(name).ok()?;
        while let Some(cell) = cells.next_cell().ok()? {
            let value = Data::from(cell.get_value().clone());
            values.extend(place(cell.get_position()).map(|place| (place, seen(&value, limits))));
        }
    }
    {
        let mut cells = other.worksheet_cells_reader(name).ok()?;
        while let Some(cell) = cells.next_formula().ok()? {
            formulas.extend(place(cell.get_position()).map(|place| (place, cell.get_value().clone())));
        }
    }
    Grid::of(values, &formulas, records, other.has_1904_epoch())
}

/// The form of each cell style: `BrtFmt` a code, `BrtXF` a style, and only those between `BrtBeginCellXFs` and its end
/// are the styles of cells.
fn forms(part: &[u8]) -> Option<Vec<Form>> {
    let (mut codes, mut found, mut is_inside) = (HashMap::new(), Vec::new(), false);
    for (kind, body) in records(part) {
        match kind {
            0x2c => {
                codes.insert(u16_at(body, 0)?, styles::of_code(&text_at(body, 2)?));
            }
            0x269 => is_inside = true,
            0x26a => is_inside = false,
            0x2f if is_inside => {
                let number = u16_at(body, 2)?;
                found.push(codes.get(&number).copied().unwrap_or_else(|| styles::of_builtin(u32::from(number))));
            }
            _ => {}
        }
    }
    Some(found)
}

/// The part of each sheet by its name: `BrtBundleSh`, two numbers, then the relation's id and the name.
fn sheet_parts(part: &[u8], relations: &[Relation]) -> Option<HashMap<String, String>> {
    let mut found = HashMap::new();
    for (_, body) in records(part).filter(|(kind, _)| *kind == 0x9c) {
        let id = text_at(body, 8)?;
        let name = text_at(body, 12 + id.encode_utf16().count() * 2)?;
        let relation = relations.iter().find(|relation| relation.id == id)?;
        // Two sheets of one name are one to calamine.
        if found.insert(name, relation.target.clone()).is_some() {
            return None;
        }
    }
    Some(found)
}

/// What is needed to say what a cell is.
struct Shared {
    /// The form of each cell style.
    forms: Vec<Form>,
    /// The texts that cells share.
    texts: Vec<String>,
}

/// What the records of a sheet say beside its values.
fn records_of(part: &[u8], shared: &Shared, limits: &Limits) -> Option<Records> {
    let (mut found, mut row, mut next) = (Records::default(), 0, 0);
    for (kind, body) in records(part) {
        match kind {
            // Row: hidden is a bit of its flags.
            0 => {
                (row, next) = (u32_at(body, 0)?, 0);
                if body.get(11)? & 0x10 != 0 {
                    found.hidden_rows.insert(row);
                }
            }
            // A cell says its column; a short one stands after the one before.
            1..=11 | 62 => {
                let col = u32_at(body, 0)?;
                next = col.checked_add(1)?;
                cell(kind, (row, col), body.get(4..)?, shared, limits, &mut found)?;
            }
            12..=18 => {
                cell(kind, (row, next), body, shared, limits, &mut found)?;
                next = next.checked_add(1)?;
            }
            60 if u16_at(body, 16)? & 1 != 0 => {
                let column = |at| {
                    u32_at(body, at).map(|col| u16::try_from(col).map_or(At::LAST.col, |col| col.min(At::LAST.col)))
                };
                found.tail.hidden_columns.push((column(0)?, column(4)?));
            }
            0xb0 => found.tail.merged.extend(merged(body)),
            _ => {}
        }
    }
    Some(found)
}

/// A cell, from its style on: three bytes, a flag, and its value.
fn cell(
    kind: u32,
    (row, col): (u32, u32),
    body: &[u8],
    shared: &Shared,
    limits: &Limits,
    found: &mut Records,
) -> Option<()> {
    let Some(col) = u16::try_from(col).ok().filter(|col| *col < limits.columns) else { return Some(()) };
    let (place, style) = ((row, col), usize::try_from(u32_at(body, 0)? & 0x00ff_ffff).ok()?);
    found.forms.insert(place, shared.forms.get(style).copied().unwrap_or_default());
    found.formulas.extend((8..=11).contains(&kind).then_some(place));
    found.numbers.extend(matches!(kind, 2 | 5 | 9).then_some(place));
    // calamine 0.38 steps over an error that a formula gives, a text of several looks, and every short cell.
    let unseen = match kind {
        11 | 14 => Seen::Fault(error_name(*body.get(4)?)),
        62 => of_text(&composed(&text_at(body, 5)?)),
        13 => rk(u32_at(body, 4)?)?,
        15 => Seen::Flag(*body.get(4)? != 0),
        16 => numbered(f64::from_le_bytes(*body.get(4..)?.first_chunk()?)),
        17 => of_text(&composed(&text_at(body, 4)?)),
        18 => of_text(&composed(shared.texts.get(usize::try_from(u32_at(body, 4)?).ok()?)?)),
        _ => return Some(()),
    };
    found.unseen.insert(place, unseen);
    Some(())
}

/// A number in four bytes ([MS-XLSB] 2.5.122): a whole one, or the upper half of a double; and either in hundredths.
fn rk(bits: u32) -> Option<Seen> {
    let number = match bits & 2 {
        0 => numbered(f64::from_bits(u64::from(bits & 0xffff_fffc) << 32)),
        _ => Seen::Number(Decimal::from(bits.cast_signed() >> 2)),
    };
    match number {
        Seen::Number(number) if bits & 1 != 0 => {
            Some(Seen::Number(number.checked_mul(Decimal::new(1, 2))?.normalize()))
        }
        number => Some(number),
    }
}

/// A text with its length in front.
fn text_at(body: &[u8], at: usize) -> Option<String> {
    wide_at(body, at.checked_add(4)?, usize::try_from(u32_at(body, at)?).ok()?)
}

/// The shared texts: `BrtSSTItem`, a byte of flags and the text.
fn texts(part: &[u8]) -> Option<Vec<String>> {
    records(part).filter(|(kind, _)| *kind == 0x13).map(|(_, body)| text_at(body, 1)).collect()
}

/// `BrtMergeCell`: first and last row, first and last column.
fn merged(body: &[u8]) -> Option<Area> {
    let [first, last, left, right] = [0, 4, 8, 12].map(|at| u32_at(body, at));
    let first = At::new(first?, u16::try_from(left?).ok()?);
    let last = At::new(last?, u16::try_from(right?).ok()?);
    (first.row <= last.row && first.col <= last.col && last.row <= At::LAST.row).then_some(Area { first, last })
}

/// The records of a part: a number of one or two bytes, a length of one to four, seven bits in each ([MS-XLSB] 2.1.4).
fn records(part: &[u8]) -> impl Iterator<Item = (u32, &[u8])> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let kind = sevens(part, &mut at, 2)?;
        let length = usize::try_from(sevens(part, &mut at, 4)?).ok()?;
        let body = part.get(at..at.checked_add(length)?)?;
        at += length;
        Some((kind, body))
    })
}

/// A number in seven bits of each byte, lowest first; the eighth says that another follows.
fn sevens(part: &[u8], at: &mut usize, most: u32) -> Option<u32> {
    let mut found = 0;
    for place in 0..most {
        let byte = *part.get(*at)?;
        *at += 1;
        found |= u32::from(byte & 0x7f) << (7 * place);
        if byte & 0x80 == 0 {
            break;
        }
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_four_bytes_are_exact() {
        let number = |text: &str| Some(Seen::Number(text.parse().unwrap()));
        assert_eq!(rk(1 << 2 | 2), number("1"));
        assert_eq!(rk((12_345 << 2) | 3), number("123.45"));
        assert_eq!(rk((-5_i32 << 2).cast_unsigned() | 2), number("-5"));
        assert_eq!(rk(0x3ff8_0000), number("1.5"));
        assert_eq!(rk(0x3ff8_0001), number("0.015"));
    }

    #[test]
    fn records_are_told_apart_by_their_own_lengths() {
        let part = [0x00, 0x01, 0xaa, 0xb0, 0x01, 0x02, 0xbb, 0xcc, 0x05, 0x7f];
        let found: Vec<(u32, &[u8])> = records(&part).collect();
        assert_eq!(found, [(0, &[0xaa][..]), (0xb0, &[0xbb, 0xcc][..])]);
    }
}
