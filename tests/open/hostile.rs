//! Files made to break the reader: each must return, quickly, and with bounded memory.
use crate::build::{Parts, places, read, relations};
use gevinst::xlsx::{Book, Flow, LIMITS, Limits, Refusal};
use std::time::{Duration, Instant};

/// Opens and reads everything; what it says does not matter, only that it does.
fn survive(bytes: Vec<u8>) -> Result<usize, Refusal> {
    let mut book = Book::open(bytes, &LIMITS)?;
    let mut cells = 0;
    for sheet in 0..book.sheets.len() {
        book.rows(sheet, &mut |row| {
            cells += row.cells.len();
            Flow::Continue(())
        })?;
    }
    Ok(cells)
}

fn valid() -> Parts {
    let rows: String = (1..=60)
        .map(|row| {
            format!(
                "<row r='{row}'><c r='A{row}' t='s'><v>{}</v></c><c r='B{row}'><f>A1</f><v>{row}.5</v></c></row>",
                row % 7
            )
        })
        .collect();
    Parts::rows(&rows)
        .strings(&"<si><r><t>Fri </t></r><r><t>t&amp;d</t></r></si>".repeat(7))
        .with("xl/styles.xml", "<styleSheet><cellXfs><xf numFmtId='14'/></cellXfs></styleSheet>")
        .with("docProps/custom.xml", "<Properties><property name='a'><vt:i4>1</vt:i4></property></Properties>")
        .with("docProps/core.xml", "<c><modified>2026</modified></c>")
}

/// Splitmix: a seeded stream of numbers.
fn random(state: &mut u64) -> usize {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut mixed = *state;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    usize::try_from((mixed ^ (mixed >> 31)) >> 8).unwrap()
}

#[test]
fn corner_cells_cost_two_cells() {
    let (rows, end) = Parts::sheet(
        "<dimension ref='A1:XFD1048576'/><sheetData><row r='1'><c r='A1'><v>1</v></c></row>\
         <row r='1048576'><c r='XFD1048576'><v>1</v></c></row></sheetData>",
    )
    .read();
    assert!(end.is_ok());
    assert_eq!(places(&rows), [(0, 0)]);
}

#[test]
fn declared_counts_are_not_believed() {
    let sst = "<sst count='1000000000000000000' uniqueCount='1000000000000000000'><si><t>a</t></si></sst>";
    let parts = Parts::rows("<row><c t='s'><v>0</v></c><c t='s'><v>999999999999999999</v></c></row>");
    assert_eq!(survive(parts.with("xl/sharedStrings.xml", sst).bytes()), Ok(2));
}

#[test]
fn bombs_are_put_out_while_they_inflate() {
    let zeros = [b"<worksheet>".to_vec(), vec![b' '; 40 << 20], b"</worksheet>".to_vec()].concat();
    let bomb = Parts::rows("").with("xl/worksheets/sheet1.xml", zeros.clone()).bytes();
    assert!(bomb.len() < 100 << 10);
    assert!(survive(bomb.clone()).is_err_and(|refusal| refusal.is_too_large()), "an honest bomb");
    assert_eq!(
        survive(resized(bomb.clone(), zeros.len(), 1_000)),
        Err(Refusal::Damaged),
        "a bomb that says it is small"
    );
    assert!(
        survive(resized(bomb, zeros.len(), 1 << 30)).is_err_and(|refusal| refusal.is_too_large()),
        "a bomb that boasts"
    );
    let strings = Parts::rows("<row><c t='s'><v>0</v></c></row>").with("xl/sharedStrings.xml", zeros);
    assert!(survive(strings.bytes()).is_err_and(|refusal| refusal.is_too_large()), "in the shared strings");
}

/// Writes another size wherever the size of a part is declared.
fn resized(mut bytes: Vec<u8>, from: usize, to: u32) -> Vec<u8> {
    let from = u32::try_from(from).unwrap().to_le_bytes();
    let places: Vec<_> = (0..bytes.len() - 4).filter(|&at| bytes[at..at + 4] == from).collect();
    assert_eq!(places.len(), 2);
    for at in places {
        bytes[at..at + 4].copy_from_slice(&to.to_le_bytes());
    }
    bytes
}

#[test]
fn the_whole_book_has_one_budget() {
    let parts = valid();
    for inflated_bytes in [0, 1_000, 10_000, 20_000] {
        let limits = Limits { inflated_bytes, ..LIMITS };
        let end = Book::open(parts.bytes(), &limits).and_then(|mut book| read(&mut book, 0).map(drop));
        assert!(end.is_err_and(|refusal| refusal.is_too_large()), "{inflated_bytes}");
    }
    let limits = Limits { file_bytes: 100, ..LIMITS };
    assert!(Book::open(parts.bytes(), &limits).is_err_and(|refusal| refusal.is_too_large()));
}

#[test]
fn too_many_entries_relations_and_sheets_are_refused() {
    let many = (0..1_001).fold(valid(), |parts, index| parts.with(&format!("x/{index}"), ""));
    assert!(survive(many.bytes()).is_err_and(|refusal| refusal.is_too_large()));
    let tables: Vec<_> = (0..5_000).map(|_| ("t", "table", "../t.xml")).collect();
    let fan =
        valid().with("xl/worksheets/_rels/sheet1.xml.rels", relations(&tables)).with("xl/t.xml", "<table ref='A1'/>");
    let before = Instant::now();
    assert!(survive(fan.bytes()).is_ok());
    let sheets = "<sheet name='a' r:id='rId1'/>".repeat(1_000);
    let fan = fan.with("xl/workbook.xml", format!("<workbook><sheets>{sheets}</sheets></workbook>"));
    assert!(
        survive(fan.bytes()).is_err_and(|refusal| refusal.is_too_large()),
        "each of a thousand sheets with five thousand tables"
    );
    assert!(before.elapsed() < Duration::from_mins(1));
}

#[test]
fn the_same_entry_twice_is_damage() {
    let twice = valid().with("XL/worksheets\\Sheet1.xml", "<worksheet/>");
    assert_eq!(survive(twice.bytes()), Err(Refusal::Damaged));
    let mut bytes = valid().with("xl/worksheets/sheet2.xml", "<worksheet/>").bytes();
    for at in 0..bytes.len() - 24 {
        if bytes[at..].starts_with(b"xl/worksheets/sheet2.xml") {
            bytes[at + 19] = b'1';
        }
    }
    assert_eq!(survive(bytes), Err(Refusal::Damaged));
}

/// Changes every record of the archive that begins with `magic`.
fn patched(mut bytes: Vec<u8>, magic: &[u8], change: impl Fn(&mut [u8])) -> Vec<u8> {
    for at in 0..bytes.len() - 46 {
        if bytes[at..].starts_with(magic) {
            change(&mut bytes[at..at + 46]);
        }
    }
    bytes
}

#[test]
fn entries_that_share_their_bytes_are_damage() {
    let bytes = patched(valid().bytes(), b"PK\x01\x02", |record| record[42..46].fill(0));
    assert_eq!(survive(bytes), Err(Refusal::Damaged));
}

#[test]
fn entries_with_a_password_are_encrypted() {
    let bytes = patched(valid().bytes(), b"PK\x01\x02", |record| record[8] |= 1);
    assert_eq!(survive(patched(bytes, b"PK\x03\x04", |record| record[6] |= 1)), Err(Refusal::Encrypted));
}

#[test]
fn doctypes_are_refused_in_every_part() {
    let doctype = "<!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"&b;&b;\">]><a>&c;</a>";
    // What a file says of itself is not worth the file: such a part counts as one that is not there.
    let (about, parts): (Vec<_>, Vec<_>) = valid().0.into_iter().partition(|(name, _)| name.starts_with("docProps/"));
    for (name, _) in about {
        assert_eq!(survive(valid().with(&name, doctype).bytes()), survive(valid().bytes()), "{name}");
    }
    for (name, _) in parts {
        let end = survive(valid().with(&name, doctype).bytes());
        assert_eq!(end, Err(Refusal::Damaged), "{name}");
    }
    assert!(Parts::rows("<row><c t='str'><v>&unknown;</v></c></row>").read().1.is_err());
}

#[test]
fn depth_namespaces_and_attributes_end_cheaply() {
    let deep = "<a>".repeat(100_000);
    assert_eq!(Parts::sheet(&deep).read().1.err(), Some(Refusal::Damaged));
    let spaces: String = (0..300).map(|index| format!(" xmlns:n{index}='u{index}'")).collect();
    assert!(Parts::sheet(&format!("<sheetData{spaces}/>")).read().1.is_ok());
    let limits = Limits { ratio: 10_000, ..LIMITS };
    let open = |inner: &str| {
        let before = Instant::now();
        let mut book = Book::open(Parts::sheet(inner).bytes(), &limits).unwrap();
        let end = read(&mut book, 0).map(|(rows, _)| rows.len());
        assert!(before.elapsed() < Duration::from_secs(20));
        end
    };
    let attributes: String = (0..300_000).map(|index| format!(" a{index}=''")).collect();
    assert_eq!(open(&format!("<sheetData><row><c{attributes}><v>1</v></c></row></sheetData>")), Ok(1));
    let long = "9".repeat(4 << 20);
    assert_eq!(
        open(&format!("<sheetData><row r='{long}'><c/></row><row><c t='{long}'><v>1</v></c></row></sheetData>")),
        Ok(1)
    );
    assert_eq!(open(&format!("<sheetData><row><c><v>{long}</v></c></row></sheetData>")), Ok(1));
    let same = "<c r='A1'><v>1</v></c>".repeat(200_000);
    assert_eq!(open(&format!("<sheetData><row>{same}</row></sheetData>")), Ok(1));
}

#[test]
fn phantom_rows_do_not_come() {
    let rows: String = (1..=50_000).map(|row| format!("<row r='{row}' s='3'><c r='A{row}' s='3'/></row>")).collect();
    let (rows, end) = Parts::rows(&rows).read();
    assert!(end.is_ok() && rows.is_empty());
}

#[test]
fn broken_xml_ends_after_the_whole_rows_before_it() {
    for tail in ["<row r='3'><c><v>3</v>", "<row r='3'><c></row>", "</v>", "<", "&", "<row r='3'><!-- ", "\u{0}<"] {
        let parts = Parts::rows("").with(
            "xl/worksheets/sheet1.xml",
            format!("<worksheet><sheetData><row r='1'><c><v>1</v></c></row><row r='2'><c><v>2</v></c></row>{tail}"),
        );
        let (rows, end) = parts.read();
        assert_eq!((places(&rows).as_slice(), end.err()), (&[(0, 0), (1, 0)][..], Some(Refusal::Damaged)), "{tail}");
    }
    for empty in ["", "  ", "<?xml version='1.0'?>", "<html/>"] {
        let parts = Parts::rows("").with("xl/worksheets/sheet1.xml", empty);
        assert_eq!(parts.read().1.err(), Some(Refusal::Damaged), "{empty}");
    }
}

#[test]
fn truncated_files_are_damaged() {
    let bytes = valid().bytes();
    assert_eq!(survive(bytes.clone()), Ok(120));
    for end in (4..bytes.len()).step_by(61).chain((512..bytes.len()).step_by(512)) {
        assert_eq!(survive(bytes[..end].to_vec()), Err(Refusal::Damaged), "cut at {end}");
    }
}

#[test]
fn flipped_bits_never_panic() {
    let (bytes, mut state, mut refused) = (valid().bytes(), 7, 0);
    for _ in 0..3_000 {
        let mut flipped = bytes.clone();
        for _ in 0..=random(&mut state) % 4 {
            let at = random(&mut state) % flipped.len();
            flipped[at] ^= 1 << (random(&mut state) % 8);
        }
        refused += u32::from(survive(flipped).is_err());
    }
    assert!(refused > 1_500, "{refused}");
}

#[test]
fn flipped_bits_inside_the_parts_never_panic() {
    let (parts, mut state) = (valid(), 11);
    for _ in 0..2_000 {
        let mut flipped = parts.clone();
        let part = random(&mut state) % flipped.0.len();
        for _ in 0..=random(&mut state) % 4 {
            let at = random(&mut state) % flipped.0[part].1.len();
            flipped.0[part].1[at] ^= 1 << (random(&mut state) % 8);
        }
        let _ = survive(flipped.bytes());
    }
}
