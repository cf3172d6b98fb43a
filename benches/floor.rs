//! The floor: the parts of each workbook that a reader needs, inflated and nothing more. `floor FILE…`
// It prints to whoever measures.
#![allow(clippy::print_stderr)]

use libdeflater::Decompressor;
use std::io::{Cursor, Read};
use zip::ZipArchive;

fn main() {
    let (mut inflated, mut whole) = (0, Vec::new());
    for file in std::env::args().skip(1) {
        let bytes = std::fs::read(file).expect("a file");
        inflated += inflate(&bytes, &mut whole);
    }
    eprintln!("{inflated} bytes");
}

fn inflate(bytes: &[u8], whole: &mut Vec<u8>) -> usize {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a workbook");
    let (mut inflated, mut packed) = (0, Vec::new());
    let mut engine = Decompressor::new();
    for index in 0..archive.len() {
        let mut part = archive.by_index_raw(index).expect("a part");
        if !is_needed(&part.name().expect("ASCII")) {
            continue;
        }
        packed.clear();
        part.read_to_end(&mut packed).expect("a part");
        whole.resize(usize::try_from(part.size()).expect("a size"), 0);
        inflated += engine.deflate_decompress(&packed, whole).expect("a part");
    }
    inflated
}

/// Looks, pictures and the layout of notes are not for readers of cells.
fn is_needed(part: &str) -> bool {
    !part.starts_with("xl/theme/") && !part.contains("/vmlDrawing") && !part.starts_with('[')
}
