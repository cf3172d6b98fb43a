//! The reader of plain spelling against the XML reader: the same rows, the same strings, the same refusals.
use super::super::super::{Book, Cell, Drawing, Flow, LIMITS, Refusal, Sheet as Drawn, SheetTail, save};
use super::super::{
    container::Container,
    sheet::{CellTexts, SharedStrings, SheetReader},
    strings::Strings,
    xml::Xml,
};
use proptest::prelude::*;
use std::{io::Read, path::Path};
use zip::ZipArchive;

/// A row as shown: number, hidden, cells.
type Shown = (u32, bool, Vec<(u16, Cell)>);

/// Every row of a sheet, and how it ended.
fn rows(xml: Xml<'_>) -> (Vec<Shown>, Result<SheetTail, Refusal>) {
    let strings = "<sst><si><t>nul</t></si><si><t>æn &amp; to</t></si></sst>";
    let empty = save(&Drawing { sheets: vec![Drawn::new("Ark")], ..Drawing::default() }).unwrap();
    let mut archive = Container::open(empty, &LIMITS).unwrap();
    let mut strings = Some(Strings::read(&mut Xml::without_scan(strings), &LIMITS).unwrap());
    let shared = SharedStrings { archive: &mut archive, part: "none", strings: &mut strings };
    let texts = CellTexts::default();
    let beyond = String::new();
    let mut sheet =
        SheetReader { shared, forms: &[], limits: &LIMITS, epoch_1904: false, texts, cells: Vec::new(), beyond };
    let mut shown = Vec::new();
    let tail = sheet.read(xml, &mut |row| {
        shown.push((row.row, row.hidden, row.cells.to_vec()));
        Flow::Continue(())
    });
    (shown, tail)
}

/// Whether both readers see the same in a sheet.
fn agree(text: &str) {
    assert_eq!(rows(Xml::new(text)), rows(Xml::without_scan(text)), "{text}");
    let strings = |mut xml: Xml<'_>| {
        let read = Strings::read(&mut xml, &LIMITS);
        read.map(|all| (0..40).map(|index| all.get(index).map(str::to_owned)).collect::<Vec<_>>())
    };
    assert_eq!(strings(Xml::new(text)), strings(Xml::without_scan(text)), "{text}");
}

/// A sheet with every spelling that is plain, and some that are not.
const SHEET: &str = concat!(
    "<?xml version=\"1.0\"?>\n<worksheet xmlns=\"m\"><cols><col min=\"1\" max=\"2\" hidden=\"1\"/></cols><sheetData>\n",
    "<row r=\"1\" spans=\"1:3\" x14ac:dyDescent=\"0.25\"><c r=\"A1\" s=\"3\" t=\"s\"><v>0</v></c><c r=\"B1\"/></row>",
    "<row r=\"2\" hidden=\"1\"><c r=\"A2\" t=\"s\"><v>1</v></c><c t=\"n\"><f>IF(A1&lt;&gt;\"\",1,2)</f><v>1.50</v></c></row>",
    "<row><c><v>7</v></c><c t=\"inlineStr\"><is><t xml:space=\"preserve\"> a &amp; b </t></is></c></row>",
    "<row r=\"5\"><c r=\"A5\" s=\"2\"/><c r=\"B5\" s=\"2\" t=\"s\"/><c r=\"C5\" s=\"2\"><v>3</v></c><c r=\"D5\" s=\"2\"/></row>",
    "<row r=\"6\" /><row r=\"7\"><c r=\"C7\" t=\"str\"><f t=\"shared\" si=\"0\"/><v></v></c><c r=\"A7\" t=\"e\"><v>#REF!</v></c></row>",
    "<row r=\"8\"><c r=\"A8\" t=\"s\"><v>99</v></c><c r=\"B8\" t=\"b\"><v>1</v></c><c r=\"XFD8\"><v>2</v></c></row>",
    "<row r=\"9\"><c r=\"A9\" t=\"inlineStr\"><is><r><t>Fri </t></r><r><t>tid</t></r></is></c></row>",
    "<row r='10'><c r='A10'><v>1</v></c></row><row r=\"0\"><c r=\"A0\"><v>4</v></c></row>",
    "</sheetData><mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells></worksheet>"
);

const STRINGS: &str = concat!(
    "<sst count=\"9\"><si><t>Fri tid</t></si><si><t xml:space=\"preserve\"> æ &lt; ø </t></si><si/>\n<si><t/></si>",
    "<si><r><t>a</t></r></si><si><t>b</t><phoneticPr/></si><foo><si><t>inside</t></si></foo><si><t>_x000D_</t></si></sst>"
);

#[test]
fn every_spelling_is_read_alike() {
    agree(SHEET);
    agree(STRINGS);
    let within = |rows: &str| agree(&format!("<worksheet><sheetData>{rows}</sheetData></worksheet>"));
    for rows in [
        "<foo><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></foo><row r=\"2\"><c r=\"A2\"><v>1</v></c></row>",
        "<row r=\"0\"><row r=\"5\"><c r=\"A5\"><v>1</v></c></row></row>",
        "<row r=\"1\"><c r=\"A1\"><v>1</v><v>2</v></c></row>",
        "<row r=\"1\"><c r=\"A1\"><f>1</f><f>2</f><v>2</v></c></row>",
        "<row r=\"1\"><c r=\"A1\" s=\"\"><v>2</v></c></row>",
        "<row r=\"1\"><c r=\"A1\"><v>1<!-- 2 -->3</v></c></row>",
        "<row r=\"1\"><c r=\"A1\" t=\"str\"><v><![CDATA[<v>]]></v></c></row>",
        "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>a\r\nb&#65;&#x42;&eacute;</v></c></row>",
        "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>a &amp b</v></c></row>",
        "<row r=\"1\"><x:c r=\"A1\"><x:v>1</x:v></x:c></row>",
        "<row r=\"1\"><c r=\"A1\"><v>1</v></c></wor></row>",
        "<row r=\"1\"r=\"2\"><c r=\"A1\"><v>1</v></c></row>",
        "<row r=\"1\"><c r=\"A1\" r=\"B1\"><v>1</v ></c ></row >",
        "<row r=\"1\"><c r=\"A1\"><v>1</v></c>loose</row>",
        "<row r=\"1\"><c r=\"A1\"><v>1</v></c>",
        "<row r=\"18446744073709551615\"><c><v>1</v></c></row><row><c><v>1</v></c></row>",
        "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>a</t><t>b</t></is></c></row>",
        "<row r=\"1\"><c r=\"A1\" s=\"1\"/><c r=\"9\" s=\"1\"><v>7</v></c></row>",
        "<row r=\"1\"><c r=\"A1\" s=\"1\"/><c s=\"1\"><v>7</v></c><c r=\"a>b\" s=\"1\"/></row>",
        "<row r=\"1\"><c r=\"A1\" s=\"1\"/><c r=\"B1\" t=\"e\"/><c s=\"1\"/> <c r=\"/><c\"><v>1</v></c></row>",
        "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is/></c><c r=\"A1\"><is></is></c></row>",
    ] {
        within(rows);
    }
    agree("<worksheet><sheetData/><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></worksheet>");
    agree("<sst><si><t>a</t></si><!DOCTYPE x><si><t>b</t></si></sst>");
    within(&format!("<row><c t=\"str\"><f>{0}</f><v>{0}</v></c></row>", "1".repeat(40_000)));
}

/// The sheets and strings of a workbook, as text.
fn parts(bytes: &[u8]) -> Vec<String> {
    let mut zip = ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut found = Vec::new();
    for index in 0..zip.len() {
        let (mut part, mut text) = (zip.by_index(index).unwrap(), String::new());
        let name = part.name().unwrap().into_owned();
        if name.starts_with("xl/worksheets/sheet") || name.ends_with("sharedStrings.xml") {
            part.read_to_string(&mut text).unwrap();
            found.push(text);
        }
    }
    found
}

fn workbooks(folder: &Path, found: &mut Vec<Vec<u8>>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            workbooks(&path, found);
        } else if let Ok(bytes) = std::fs::read(&path)
            && Book::open(bytes.clone(), &LIMITS).is_ok()
        {
            found.push(bytes);
        }
    }
}

#[test]
fn samples_and_templates_are_read_alike() {
    let (root, mut all) = (Path::new(env!("CARGO_MANIFEST_DIR")), Vec::new());
    for folder in ["samples", "templates"] {
        workbooks(&root.join(folder), &mut all);
    }
    assert!(all.len() > 15, "{}", all.len());
    for text in all.iter().flat_map(|bytes| parts(bytes)) {
        agree(&text);
    }
}

/// What damage is made of.
const PIECES: [&str; 38] = [
    "<c r=\"B2\" s=\"1\"/>",
    "<c r=\"B2\" s=\"1\" t=\"b\"/>",
    "<c r=\"5\" s=\"1\">",
    "<c s=\"1\"><v>2</v></c>",
    "<row r=\"3\">",
    "<row>",
    "</row>",
    "<row r=\"3\"/>",
    "<c r=\"B2\">",
    "<c>",
    "</c>",
    "<c/>",
    "<v>",
    "</v>",
    "<v/>",
    "<v>1</v>",
    "<f>",
    "</f>",
    "<is>",
    "</is>",
    "<t>",
    "</t>",
    "<si>",
    "</si>",
    "&amp;",
    "&",
    ";",
    "<!-- -->",
    "<![CDATA[",
    "]]>",
    "\r\n",
    " ",
    "\"",
    "'",
    "<",
    ">",
    "/",
    "æ",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn damage_is_seen_alike(
        of_strings in any::<bool>(),
        edits in prop::collection::vec((any::<prop::sample::Index>(), 0..12_usize, prop::sample::select(&PIECES[..])), 1..6),
    ) {
        let mut text: Vec<char> = if of_strings { STRINGS } else { SHEET }.chars().collect();
        for (at, gone, piece) in edits {
            let at = at.index(text.len());
            let end = (at + gone).min(text.len());
            text.splice(at..end, piece.chars());
        }
        agree(&text.into_iter().collect::<String>());
    }
}
