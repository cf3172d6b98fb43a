//! What other programs write, held against what another reader sees in it.
use crate::build::{number, places, read, text};
use calamine::{Data, Reader, Xlsx};
use gevinst::xlsx::{Book, Form, LIMITS, Seen};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Formula, Table, Workbook};
use std::io::Cursor;

/// A workbook of the size a centre sends: seven sheets, some three thousand cells.
fn written() -> Vec<u8> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&DocProperties::new().set_custom_property("gevinst.edition", "1"));
    workbook.define_name("Liste", "='Ark 1'!$A$2:$A$76").unwrap();
    let (day, share) = (Format::new().set_num_format("dd-mm-yyyy"), Format::new().set_num_format("0.0%"));
    for index in 1..=7 {
        let sheet = workbook.add_worksheet().set_name(format!("Ark {index}")).unwrap();
        for (col, head) in ["Post", "Måned", "Realiseret", "Andel", "Sum", "Ja"].iter().enumerate() {
            sheet.write(0, u16::try_from(col).unwrap(), *head).unwrap();
        }
        for row in 1..=75_u32 {
            sheet.write(row, 0, format!("CBU-{index:02}-T{row}")).unwrap();
            let date = ExcelDateTime::from_serial_datetime(46_000 + row).unwrap();
            sheet.write_with_format(row, 1, &date, &day).unwrap();
            sheet.write(row, 2, f64::from(row) * 0.1).unwrap();
            sheet.write_with_format(row, 3, f64::from(row) / 75.0, &share).unwrap();
            let sum = Formula::new(format!("C{0}+D{0}", row + 1)).set_result(format!("{row}.25"));
            sheet.write(row, 4, sum).unwrap();
            sheet.write(row, 5, row % 2 == 0).unwrap();
        }
        sheet.add_table(0, 0, 75, 5, &Table::new().set_name(format!("tbl_{index}"))).unwrap();
    }
    workbook.save_to_buffer().unwrap()
}

/// The same cell as the other reader sees it.
fn same(mine: &Seen, other: &Data) -> bool {
    let close = |mine: &Seen, other: f64| {
        let Seen::Number(mine) = mine else { return false };
        let mine: f64 = mine.to_string().parse().unwrap();
        (mine - other).abs() <= 1e-12 * other.abs().max(1.0)
    };
    match other {
        // Beyond a decimal's range a number is kept as its text.
        Data::Float(other) if other.abs() > 7e28 => written_as(mine, *other),
        Data::Float(other) => close(mine, *other),
        Data::Int(other) => *mine == Seen::Number((*other).into()),
        Data::DateTime(other) => close(mine, other.as_f64()),
        Data::String(other) => *mine == text(other) || (*mine == Seen::Blank && other.trim().is_empty()),
        Data::Bool(other) => *mine == Seen::Flag(*other),
        Data::Error(other) => *mine == Seen::Fault(other.to_string()),
        Data::Empty => matches!(mine, Seen::Blank | Seen::Uncalculated),
        Data::DateTimeIso(other) | Data::DurationIso(other) => *mine == text(other),
    }
}

fn written_as(mine: &Seen, other: f64) -> bool {
    matches!(mine, Seen::Text(mine) if mine.parse() == Ok(other))
}

fn compare(bytes: Vec<u8>) -> usize {
    let mut other = Xlsx::new(Cursor::new(bytes.clone())).unwrap();
    let mut book = Book::open(bytes, &LIMITS).unwrap();
    let names: Vec<_> = book.sheets.iter().map(|sheet| sheet.name.clone()).collect();
    assert_eq!(names, other.sheet_names());
    let mut compared = 0;
    for (sheet, name) in names.iter().enumerate() {
        let range = other.worksheet_range(name).unwrap();
        let (rows, _) = read(&mut book, sheet).unwrap();
        for (row, _, cells) in &rows {
            for (col, cell) in cells {
                let theirs = range.get_value((*row, u32::from(*col))).unwrap_or(&Data::Empty);
                assert!(same(&cell.seen, theirs), "{name} {row} {col}: {cell:?} {theirs:?}");
                compared += 1;
            }
        }
        let (mine, theirs) = (places(&rows).len(), range.used_cells().filter(|cell| !blank(cell.2)).count());
        assert!(mine >= theirs, "{name}: {mine} cells, the other reader has {theirs}");
    }
    compared
}

fn blank(cell: &Data) -> bool {
    matches!(cell, Data::String(text) if text.trim().is_empty())
}

#[test]
fn what_rust_xlsxwriter_writes_is_read_back() {
    let mut book = Book::open(written(), &LIMITS).unwrap();
    assert_eq!(book.properties["gevinst.edition"], "1");
    assert_eq!(book.names["Liste"], "'Ark 1'!$A$2:$A$76");
    assert_eq!(book.sheets[2].tables[0].area.to_string(), "A1:F76");
    assert_eq!(book.sheets[2].tables[0].name, "tbl_3");
    let (rows, _) = read(&mut book, 2).unwrap();
    assert_eq!(rows.len(), 76);
    let row = &rows[3].2;
    assert_eq!(
        row.iter().map(|(_, cell)| cell.form).collect::<Vec<_>>()[1..4],
        [Form::Date, Form::Plain, Form::Percent]
    );
    assert_eq!((row[1].1.seen.clone(), row[2].1.seen.clone()), (number("46003"), number("0.3")));
    assert_eq!(row[4].1.formula.as_deref(), Some("C4+D4"));
    assert_eq!(compare(written()), 7 * 76 * 6);
}

#[test]
fn what_other_programs_write_is_seen_alike() {
    assert!(compare(include_bytes!("../files/libreoffice.xlsx").to_vec()) > 20);
    assert!(compare(include_bytes!("../files/openpyxl.xlsx").to_vec()) > 20);
}
