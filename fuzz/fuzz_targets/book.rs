//! Any bytes through the reading door: opened, every sheet walked, every row of every table read. It must end, and
//! without a panic; what it says of the file is for the tests to judge.
//!
//! A workbook is a zip archive with checksums, so nearly every flipped byte is refused at the gate. The mutator
//! therefore takes the archive apart, lets the fuzzer change one part, and packs it again; one time in eight it
//! changes the archive itself.
#![no_main]

use gevinst::intake::Delivery;
use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};
use std::io::{Cursor, Read, Write};
use zip::{CompressionMethod, ZipArchive, ZipWriter, write::SimpleFileOptions};

/// The most that a part is inflated to here: a mutant that is larger tells nothing that a small one does not.
const PART_BYTES: u64 = 1 << 20;

fuzz_target!(|bytes: &[u8]| {
    let delivery = Delivery::of("fuzz.xlsx", bytes, String::new(), 2026);
    std::hint::black_box(delivery);
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    let mutated = if seed.is_multiple_of(8) { None } else { with_one_part_changed(&data[..size], seed) };
    match mutated {
        Some(bytes) if bytes.len() <= max_size => {
            data[..bytes.len()].copy_from_slice(&bytes);
            bytes.len()
        }
        _ => fuzzer_mutate(data, size, max_size),
    }
});

/// The archive with one part, chosen by `seed`, changed by the fuzzer and every part stored; nothing where it is no
/// archive.
fn with_one_part_changed(archive: &[u8], seed: u32) -> Option<Vec<u8>> {
    let mut parts = parts(archive)?;
    let chosen = usize::try_from(seed >> 3).ok()? % parts.len().max(1);
    let (_, content) = parts.get_mut(chosen)?;
    let size = content.len();
    let room = size * 2 + 64;
    content.resize(room, 0);
    let size = fuzzer_mutate(content, size, room);
    content.truncate(size);
    packed(&parts)
}

fn parts(archive: &[u8]) -> Option<Vec<(String, Vec<u8>)>> {
    let mut zip = ZipArchive::new(Cursor::new(archive)).ok()?;
    let indices = 0..zip.len();
    let part = |index| {
        let part = zip.by_index(index).ok()?;
        let (name, mut content) = (part.name().ok()?.into_owned(), Vec::new());
        part.take(PART_BYTES).read_to_end(&mut content).ok()?;
        Some((name, content))
    };
    indices.map(part).collect()
}

fn packed(parts: &[(String, Vec<u8>)]) -> Option<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, content) in parts {
        zip.start_file(name.as_str(), options).ok()?;
        zip.write_all(content).ok()?;
    }
    zip.finish().ok().map(Cursor::into_inner)
}
