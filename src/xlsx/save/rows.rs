//! The rows of a block. The library draws every ink once, in a proof at the top of the block; in the finished sheet the
//! proof gives way to the rows, whose cells repeat it. So looks, texts and their numbers are the library's own.
use super::super::{At, Block, Content, Ink, Sheet, cell::letters};
use super::{Unsaved, heights, ink::float, layout};
use crate::units::Decimal;
use std::{
    collections::HashMap,
    fmt::Write as _,
    io::{self, Write},
};

/// Bytes handed on at a time.
const PORTION: usize = 64 << 10;

/// Where the proof has each ink: one below the other in its column.
pub(super) fn proof(block: &Block) -> impl Iterator<Item = (At, &Ink)> {
    let place = move |col: u16, down: usize| At::new(row(block, down), col);
    let column =
        move |(col, inks): (u16, _)| <[Ink]>::iter(inks).enumerate().map(move |(down, ink)| (place(col, down), ink));
    (0..).zip(block.inks()).flat_map(column)
}

fn row(block: &Block, down: usize) -> u32 {
    block.first.saturating_add(u32::try_from(down).unwrap_or(u32::MAX))
}

/// The last row of the proof.
pub(super) fn proof_end(block: &Block) -> u32 {
    let longest = block.inks().map(<[Ink]>::len).max().unwrap_or_default();
    row(block, longest.saturating_sub(1))
}

/// The last cell, which the sheet must have for its size to be known.
pub(super) fn last(block: &Block) -> At {
    At::new(block.end().saturating_sub(1), block.width().saturating_sub(1))
}

/// Whether a block can be drawn: it ends a sheet, and what it holds can be repeated.
pub(super) fn fits(sheet: &Sheet, block: &Block) -> Result<(), Unsaved> {
    let is_last = sheet.cells.keys().all(|at| at.row < block.first) && sheet.outline.is_empty();
    let can_repeat = block.inks().flatten().all(Ink::can_repeat);
    let sound = is_last && can_repeat && block.rows() > 0 && last(block).row <= At::LAST.row;
    sound.then_some(()).ok_or_else(|| Unsaved("a block that cannot be drawn".to_owned()))
}

/// Writes the sheet with the rows of the block in place of their proof.
pub(super) fn splice(text: &str, sheet: &Sheet, block: &Block, to: &mut impl Write) -> Result<(), Unsaved> {
    let lost = || Unsaved(format!("no proof of the block on {}", sheet.name));
    let (before, rest) = text.split_once(&format!("<row r=\"{}\"", block.first + 1)).ok_or_else(lost)?;
    let (proof, after) = rest.split_once("</sheetData>").ok_or_else(lost)?;
    let proofs = proofs(proof);
    let columns = (0..).zip(block.inks()).map(|(col, inks)| column(block, &proofs, col, inks));
    let columns = columns.collect::<Option<Vec<_>>>().ok_or_else(lost)?;
    to.write_all(before.as_bytes())?;
    rows(block, &columns, &heights::of_block(sheet, block), to)?;
    to.write_all(b"</sheetData>")?;
    to.write_all(after.as_bytes())?;
    Ok(())
}

/// What each cell says after its address.
fn proofs(rows: &str) -> HashMap<&str, &str> {
    let cells = rows.split("<c r=\"").skip(1).filter_map(|cell| {
        let (at, rest) = cell.split_once('"')?;
        let open = rest.find('>')?;
        let end = if rest[..open].ends_with('/') { open + 1 } else { rest.find("</c>")? + "</c>".len() };
        Some((at, &rest[..end]))
    });
    cells.collect()
}

/// A column as it is repeated: its letters, and what comes before and after the number, or instead of it.
struct Proofs<'a> {
    letters: String,
    inks: Vec<(&'a str, &'a str)>,
}

fn column<'a>(block: &Block, proofs: &HashMap<&str, &'a str>, col: u16, inks: &[Ink]) -> Option<Proofs<'a>> {
    let ink = |(down, ink): (usize, &Ink)| {
        let proof = *proofs.get(&*At::new(row(block, down), col).to_string())?;
        match ink.content {
            Content::Number(_) => {
                proof.split_once("<v>").and_then(|(before, rest)| Some((before, rest.split_once("</v>")?.1)))
            }
            _ => Some((proof, "")),
        }
    };
    Some(Proofs { letters: letters(col), inks: inks.iter().enumerate().map(ink).collect::<Option<_>>()? })
}

fn rows(block: &Block, columns: &[Proofs<'_>], heights: &[Vec<u16>], to: &mut impl Write) -> io::Result<()> {
    let mut out = String::with_capacity(2 * PORTION);
    for (number, row) in (block.first + 1..).zip(block.each_row()) {
        let number = number.to_string();
        let tall = row.iter().zip(heights).filter_map(|((ink, _), column)| column.get(*ink)).max();
        open(&mut out, &number, tall.copied().unwrap_or_default());
        for (column, (ink, value)) in columns.iter().zip(row) {
            let (before, after) = column.inks[ink];
            for piece in ["<c r=\"", &column.letters, &number, "\"", before] {
                out.push_str(piece);
            }
            if let Some(value) = value {
                let _ = write!(out, "<v>{}</v>", float(value));
            }
            out.push_str(after);
        }
        out.push_str("</row>");
        if out.len() > PORTION {
            to.write_all(out.as_bytes())?;
            out.clear();
        }
    }
    to.write_all(out.as_bytes())
}

/// A row's tag; a height only where it is not the usual one.
fn open(out: &mut String, number: &str, height: u16) {
    let _ = match height {
        0 => write!(out, "<row r=\"{number}\">"),
        _ => write!(out, "<row r=\"{number}\" ht=\"{}\" customHeight=\"1\">", in_pixels(height)),
    };
}

/// A height in points, rounded to whole pixels as the library rounds the others: four pixels are three points.
fn in_pixels(height: u16) -> Decimal {
    let pixels = (i64::from(height.min(layout::TALLEST)) * 8 + 3) / 6;
    Decimal::new(pixels * 75, 2).normalize()
}

#[cfg(test)]
mod tests {
    use super::super::super::{Area, Book, Cell, Drawing, Flow, LIMITS, Style, TableInk};
    use super::super::save;
    use super::*;
    use jiff::civil::date;

    /// A long table, as a block or cell by cell.
    fn sheet(rows: u32, as_block: bool) -> Sheet {
        let (mut sheet, mut block) = (Sheet::new("Fakta"), Block::at(3));
        sheet.put(At::new(0, 0), Ink::text("Fakta", Style::Title));
        for (col, header) in (0..).zip(["Id", "Måned", "Fil", "Tal", "Tom"]) {
            sheet.put(At::new(2, col), Ink::text(header, Style::Header));
        }
        let long = "mappe & <under>mappe ".repeat(8);
        for row in 0..rows {
            let number = Decimal::new(i64::from(row) * 7 - 20, 2);
            let inks = vec![
                Ink::text(["007", " to ord ", ""][row as usize % 3], Style::Id),
                Ink::new(Content::Day(date(2026, i8::try_from(row % 12).unwrap() + 1, 1)), Style::Month),
                Ink::text(if row % 5 == 0 { &long } else { "kort" }, Style::Wrapped),
                Ink::number(number, if row < 9 { Style::KronerExact } else { Style::Hours }),
                Ink::new(Content::Blank, Style::Text),
            ];
            if as_block {
                block.push(inks);
            } else {
                (0..).zip(inks).for_each(|(col, ink)| sheet.put(At::new(3 + row, col), ink));
            }
        }
        let area = Area { first: At::new(2, 0), last: At::new(2 + rows, 4) };
        sheet.tables.push(TableInk { name: "Tal".to_owned(), area, formulas: Vec::new(), banded: true });
        Sheet { block: as_block.then_some(block), ..sheet }
    }

    type Rows = Vec<(u32, Vec<(u16, Cell)>)>;

    /// The rows, and the parts of the sheet and of its table.
    fn shown(sheet: Sheet) -> (Rows, String, String) {
        let file = save(&Drawing { sheets: vec![sheet], ..Drawing::default() }).unwrap();
        let mut zip = zip::ZipArchive::new(io::Cursor::new(&file)).unwrap();
        let [text, table] = ["xl/worksheets/sheet1.xml", "xl/tables/table1.xml"].map(|name| {
            let mut text = String::new();
            io::Read::read_to_string(&mut zip.by_name(name).unwrap(), &mut text).unwrap();
            text
        });
        let (mut rows, mut book) = (Vec::new(), Book::open(file, &LIMITS).unwrap());
        let _ = book.rows(0, &mut |row| {
            rows.push((row.row, row.cells.to_vec()));
            Flow::Continue(())
        });
        (rows, text, table)
    }

    #[test]
    fn a_block_is_drawn_as_its_cells_would_be() {
        for rows in [12, 400] {
            let (block, cells) = (shown(sheet(rows, true)), shown(sheet(rows, false)));
            assert_eq!(block.0.len(), rows as usize + 2);
            assert_eq!(block.0, cells.0);
            // Looks and heights too, whatever the numbers of the looks are; how many cells a row spans is only a hint.
            assert_eq!(looks(&block.1), looks(&cells.1));
            assert_eq!(block.2, cells.2);
        }
    }

    /// The sheet with its looks numbered as they come.
    fn looks(text: &str) -> String {
        let (mut known, text) = (Vec::new(), text.replace(" spans=\"1:5\"", ""));
        let mut parts = text.split(" s=\"");
        let mut out = parts.next().unwrap().to_owned();
        for (look, rest) in parts.map(|part| part.split_once('"').unwrap()) {
            let number = known.iter().position(|each| *each == look).unwrap_or(known.len());
            known.extend((number == known.len()).then_some(look));
            let _ = write!(out, " s=\"{number}\"{rest}");
        }
        out
    }

    #[test]
    fn what_cannot_be_repeated_or_does_not_end_the_sheet_is_refused() {
        let refused = |change: fn(&mut Sheet)| {
            let mut sheet = sheet(12, true);
            change(&mut sheet);
            save(&Drawing { sheets: vec![sheet], ..Drawing::default() }).expect_err("refused")
        };
        refused(|sheet| sheet.put(At::new(3, 9), Ink::text("i vejen", Style::Text)));
        refused(|sheet| sheet.block = Some(Block::at(3)));
        refused(|sheet| {
            let link = Content::Link { target: "#'Ark'!A1".to_owned(), text: "her".to_owned() };
            let mut block = Block::at(3);
            block.push(vec![Ink::new(link, Style::Link)]);
            sheet.block = Some(block);
        });
    }
}
