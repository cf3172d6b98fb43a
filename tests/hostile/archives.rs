//! The zip archive itself: cut off, lying, doubled, or only odd.
use crate::{
    case::{Case, case, changed},
    parts::{GOOD, Parts, SHEET, STYLES, WORKBOOK},
    verdict::Verdict::{Counts, Out},
};
use std::io::Cursor;
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

const CENTRAL: &[u8] = b"PK\x01\x02";
const LOCAL: &[u8] = b"PK\x03\x04";
const END: &[u8] = b"PK\x05\x06";

pub fn cases() -> Vec<Case> {
    [truncated(), lying(), doubled(), odd()].into_iter().flatten().collect()
}

/// Cut off at every half kilobyte, as by a mailbox that is full.
fn truncated() -> Vec<Case> {
    let ends = (512..GOOD.len()).step_by(512).chain([4, 30, GOOD.len() - 1]);
    ends.map(|end| case("cut off", &format!("at {end}"), Out("F13"), move || GOOD[..end].to_vec())).collect()
}

fn lying() -> Vec<Case> {
    let f = "lying archive";
    let size = |to: u32| move || sized(WORKBOOK, to);
    vec![
        case(f, "a part larger than it says", Out("F13"), size(100)),
        case(f, "a part smaller than it says", Out("F13"), size(1 << 20)),
        case(f, "a part of one gigabyte", Out("F12"), size(1 << 30)),
        case(f, "a part of four gigabytes", Out("F12"), size(u32::MAX - 1)),
        case(f, "two entries in all", Out("F21"), || {
            on(GOOD.clone(), END, |record| record[8..12].copy_from_slice(&[2, 0, 2, 0]))
        }),
        case(f, "an entry too many", Out("F13"), || on(GOOD.clone(), END, |record| record[10] += 1)),
        case(f, "a directory elsewhere", Out("F13"), || on(GOOD.clone(), END, |record| record[16..20].fill(0))),
        case(f, "a directory beyond the end", Out("F13"), || on(GOOD.clone(), END, |record| record[16..20].fill(0xfe))),
        case(f, "an unknown packing", Out("F13"), || both(10, |method| method[0] = 99)),
        case(f, "a password on every part", Out("F01"), || both(8, |flags| flags[0] |= 1)),
        case(f, "another name in front", Counts, renamed_in_front),
        case(f, "a checksum that is not its own", Out("F13"), || {
            on_part(GOOD.clone(), CENTRAL, 46, WORKBOOK, |record| record[16] ^= 1)
        }),
        case(f, "a sheet whose checksum is not its own", Out("S12"), || {
            on_part(GOOD.clone(), CENTRAL, 46, SHEET, |record| record[16] ^= 1)
        }),
        case(f, "formats whose checksum is not their own", Out("S12"), || {
            on_part(GOOD.clone(), CENTRAL, 46, STYLES, |record| record[16] ^= 1)
        }),
    ]
}

fn doubled() -> Vec<Case> {
    let f = "doubled parts";
    vec![
        case(f, "of one name", Out("F13"), || {
            let twin = SHEET.replace("sheet11", "sheet8");
            on_part(on_part(GOOD.clone(), CENTRAL, 46, &twin, rename), LOCAL, 30, &twin, rename)
        }),
        changed(f, "by case", Out("F13"), |good| good.with("XL/WORKSHEETS/SHEET9.XML", "<worksheet/>")),
        changed(f, "by slashes", Out("F13"), |good| good.with("xl\\worksheets\\sheet11.xml", "<worksheet/>")),
        case(f, "in one place", Out("F13"), || on(GOOD.clone(), CENTRAL, |record| record[42..46].fill(0))),
        case(f, "a thousand and one", Out("F12"), || crowded(1_001)),
        case(f, "sixty thousand", Out("F12"), || crowded(60_000)),
        case(f, "a hundred thousand", Out("F12"), || crowded(100_000)),
    ]
}

/// What honest programs do, or people with them.
fn odd() -> Vec<Case> {
    let f = "odd archive";
    vec![
        case(f, "not packed", Counts, || Parts::good().packed(CompressionMethod::Stored, None)),
        case(f, "capital letters", Counts, || named(str::to_uppercase)),
        case(f, "backslashes", Counts, || named(|name| name.replace('/', "\\"))),
        case(f, "backwards", Counts, || {
            let mut parts = Parts::good();
            parts.0.reverse();
            parts.bytes()
        }),
        changed(f, "a way out of the folder", Counts, |good| good.with("../../../../tmp/x", "x")),
        changed(f, "an archive within", Counts, |good| good.with("xl/embeddings/a.xlsx", GOOD.clone())),
        changed(f, "a name of a thousand letters", Counts, |good| good.with(&"x".repeat(1_000), "x")),
        case(f, "a comment at the end", Counts, || {
            let mut bytes = on(GOOD.clone(), END, |record| record[20..22].copy_from_slice(&[5, 0]));
            bytes.extend(b"hello");
            bytes
        }),
        case(f, "another end in the comment", Out("F21"), || {
            let mut bytes = on(GOOD.clone(), END, |record| record[20..22].copy_from_slice(&[22, 0]));
            bytes.extend([END, &[0; 18]].concat());
            bytes
        }),
        case(f, "wrapped once more", Counts, || Parts(vec![("Businesscase.xlsx".to_owned(), GOOD.clone())]).bytes()),
        case(f, "nothing in it", Out("F21"), || Parts(Vec::new()).bytes()),
        changed(f, "no list of parts", Counts, |good| good.without("[Content_Types].xml")),
        changed(f, "no way to the workbook", Counts, |good| good.without("_rels/.rels")),
        changed(f, "no workbook", Out("F21"), |good| good.without(WORKBOOK)),
        changed(f, "no properties", Counts, |good| good.without("docProps/custom.xml").without("docProps/core.xml")),
        changed(f, "no formats", Counts, |good| good.without(STYLES)),
        changed(f, "no sheet", Out("S12"), |good| good.without(SHEET)),
    ]
}

fn crowded(entries: u32) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for entry in 0..entries {
        zip.start_file(format!("{entry}"), options).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn named(rename: impl Fn(&str) -> String) -> Vec<u8> {
    let mut parts = Parts::good();
    for (name, _) in &mut parts.0 {
        *name = rename(name);
    }
    parts.bytes()
}

/// The sheet is called otherwise in front of its bytes than in the directory.
fn renamed_in_front() -> Vec<u8> {
    on_part(GOOD.clone(), LOCAL, 30, SHEET, |record| record[47] = b'X')
}

fn rename(record: &mut [u8]) {
    let at = record.windows(6).position(|window| window == b"sheet8").unwrap();
    record[at + 5] = b'9';
}

/// Changes every record that begins with `magic`, as far as 46 bytes.
fn on(mut bytes: Vec<u8>, magic: &[u8], change: impl Fn(&mut [u8])) -> Vec<u8> {
    let mut changed = 0;
    for at in 0..bytes.len() - 21 {
        if bytes[at..].starts_with(magic) {
            let end = bytes.len().min(at + 46);
            change(&mut bytes[at..end]);
            changed += 1;
        }
    }
    assert!(changed > 0);
    bytes
}

/// The same change in the directory and in front of each part, where the same field lies two bytes earlier.
fn both(field: usize, change: impl Fn(&mut [u8])) -> Vec<u8> {
    let bytes = on(GOOD.clone(), CENTRAL, |record| change(&mut record[field..]));
    on(bytes, LOCAL, |record| change(&mut record[field - 2..]))
}

/// Changes the record of one part.
fn on_part(mut bytes: Vec<u8>, magic: &[u8], head: usize, part: &str, change: impl Fn(&mut [u8])) -> Vec<u8> {
    let starts = |at: &usize| bytes[*at..].starts_with(magic) && bytes[at + head..].starts_with(part.as_bytes());
    let at = (0..bytes.len() - head).find(starts).unwrap_or_else(|| panic!("no record of {part}"));
    change(&mut bytes[at..at + head + part.len()]);
    bytes
}

/// Another inflated size of one part, wherever it is declared.
fn sized(part: &str, to: u32) -> Vec<u8> {
    let bytes = on_part(GOOD.clone(), CENTRAL, 46, part, |record| record[24..28].copy_from_slice(&to.to_le_bytes()));
    on_part(bytes, LOCAL, 30, part, |record| record[22..26].copy_from_slice(&to.to_le_bytes()))
}
