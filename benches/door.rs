//! The reading door alone: every cell of every sheet of each workbook, seen and let go. `door FILE…`
// It prints to whoever measures.
#![allow(clippy::print_stderr)]

use gevinst::xlsx::{Book, Flow, LIMITS};

fn main() {
    let seen: usize = std::env::args().skip(1).map(|file| cells(&file)).sum();
    eprintln!("{seen} cells");
}

fn cells(file: &str) -> usize {
    let bytes = std::fs::read(file).expect("a file");
    let mut book = Book::open(bytes, &LIMITS).expect("a workbook");
    let mut seen = 0;
    for sheet in 0..book.sheets.len() {
        let counting = &mut |row: &gevinst::xlsx::RowSeen<'_>| {
            seen += row.cells.len();
            Flow::Continue(())
        };
        book.rows(sheet, counting).expect("a sheet");
    }
    seen
}
