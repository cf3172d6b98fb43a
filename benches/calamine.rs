//! A peer: calamine, streaming. Reads every table sheet of every workbook, sums what is realised per centre and month,
//! and writes a workbook of it: `calamine TARGET FILE…`.
// It measures in floats, as calamine reads, and prints to whoever measures.
#![allow(clippy::float_arithmetic, clippy::print_stderr)]

use calamine::{Data, DataRef, Reader, Xlsx, open_workbook};
use rust_xlsxwriter::Workbook;
use std::{collections::BTreeMap, fs::File, io::BufReader};

/// Centre and month as a day's serial → kroner.
type Sums = BTreeMap<(String, i64), f64>;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let target = arguments.next().expect("calamine TARGET FILE…");
    let (mut sums, mut cells) = (Sums::new(), 0);
    for file in arguments {
        cells += read(&file, &mut sums);
    }
    write(&target, &sums);
    eprintln!("{cells} cells");
}

/// Reads every sheet, and keeps the rows of `Opfølgning`; the other cells are counted.
fn read(file: &str, sums: &mut Sums) -> usize {
    let mut book: Xlsx<BufReader<File>> = open_workbook(file).expect("a workbook");
    let mut seen = 0;
    for sheet in book.sheet_names() {
        let mut row = (0, [const { Data::Empty }; 3]);
        let mut cells = book.worksheet_cells_reader(&sheet).expect("a sheet");
        while let Ok(Some(cell)) = cells.next_cell() {
            let (at, column) = cell.get_position();
            seen += usize::from(!matches!(cell.get_value(), DataRef::Empty));
            if sheet != "Opfølgning" {
                continue;
            }
            if at != row.0 {
                add(sums, &row.1);
                row = (at, [const { Data::Empty }; 3]);
            }
            if let Some(place) = row.1.get_mut(column as usize) {
                *place = Data::from(cell.get_value().clone());
            }
        }
        add(sums, &row.1);
    }
    seen
}

/// A row of a budget benefit, in kroner; time benefits count in units of their own.
fn add(sums: &mut Sums, row: &[Data; 3]) {
    let [Data::String(benefit), month, amount] = row else { return };
    let serial = match month {
        Data::DateTime(day) => day.as_f64(),
        Data::Float(day) => *day,
        _ => return,
    };
    let (Data::Float(amount), true) = (amount, benefit.contains("-B")) else { return };
    let centre = benefit.split('-').next().unwrap_or_default().to_owned();
    #[allow(clippy::cast_possible_truncation)]
    let month = serial as i64;
    *sums.entry((centre, month)).or_default() += amount;
}

fn write(target: &str, sums: &Sums) {
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    for (row, ((centre, month), sum)) in (0..).zip(sums) {
        page.write_string(row, 0, centre).expect("room");
        #[allow(clippy::cast_precision_loss)]
        page.write_number(row, 1, *month as f64).expect("room");
        page.write_number(row, 2, *sum).expect("room");
    }
    book.save(target).expect("room on the disk");
}
