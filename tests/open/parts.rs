//! The parts around the sheets: tabs, names, tables, properties, and other kinds of files.
use crate::build::{Parts, number, places, read, relations, relations_to, text};
use gevinst::xlsx::{Book, LIMITS, Refusal, Visibility};

const WORKBOOK: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<x:workbook xmlns:x="m" xmlns:r="r"><x:workbookPr date1904="0"/>
<x:sheets>
  <x:sheet name="Opfølgning &amp; mere" sheetId="3" r:id="a"/>
  <x:sheet name="Gra&#x308;f" sheetId="4" r:id="b"/>
  <x:sheet name="Lister" sheetId="5" state="veryHidden" r:id="c"/>
  <x:sheet name="Ka&#x30a;l" sheetId="6" state="hidden" r:id="d"/>
  <x:sheet name="Væk" sheetId="7" r:id="nowhere"/>
</x:sheets>
<x:externalReferences><x:externalReference r:id="e"/></x:externalReferences>
<x:definedNames>
  <x:definedName name="Tiltag_liste">Tiltag!$A$5:$A$45</x:definedName>
  <x:definedName name="_xlnm.Print_Area" localSheetId="0">Tiltag!$A$1</x:definedName>
  <x:definedName name="Tekst">"a&amp;b"</x:definedName>
</x:definedNames></x:workbook>"#;

fn full() -> Parts {
    let sheet = |value: &str| format!("<worksheet><sheetData><row><c><v>{value}</v></c></row></sheetData></worksheet>");
    let table = |name: &str, area: &str| format!("<table id='1' name='n' {name} ref='{area}'><autoFilter/></table>");
    Parts(Vec::new())
        .with("_rels/.rels", relations_to("officeDocument", "/XL/Workbook.xml"))
        .with("xl\\workbook.xml", WORKBOOK)
        .with(
            "xl/_rels/workbook.xml.rels",
            relations(&[
                ("a", "worksheet", "/xl/worksheets/Sheet1.xml"),
                ("b", "chartsheet", "chartsheets/sheet1.xml"),
                ("c", "worksheet", "worksheets\\sheet2.xml"),
                ("d", "worksheet", "./worksheets/../worksheets/sheet3.xml"),
            ]),
        )
        .with("xl/worksheets/sheet1.xml", sheet("1"))
        .with("xl/worksheets/sheet2.xml", sheet("2"))
        .with("xl/worksheets/sheet3.xml", sheet("3"))
        .with(
            "xl/worksheets/_rels/sheet1.xml.rels",
            relations(&[
                ("t1", "table", "../tables/table1.xml"),
                ("t2", "table", "../tables/table2.xml"),
                ("t3", "table", "../tables/table3.xml"),
                ("t4", "table", "../tables/gone.xml"),
            ]),
        )
        .with("xl/tables/table1.xml", table("displayName='tblOpfølgning'", "A4:H900"))
        .with("xl/tables/table2.xml", table("displayName='tblBaglæns'", "H900:A4"))
        .with("xl/tables/table3.xml", table("", "A1:XFD1048576"))
        .with("xl/vbaProject.bin", "macros")
        .with("docProps/core.xml", "<cp:coreProperties><dc:creator>NN</dc:creator><dcterms:modified>2026-04-02T09:15:00Z</dcterms:modified></cp:coreProperties>")
        .with(
            "docProps/custom.xml",
            "<Properties><property pid='2' name='gevinst.edition'><vt:i4>1</vt:i4></property>\
             <property name='Center &amp; sted'><vt:lpwstr>Børn_x005F_1</vt:lpwstr></property>\
             <property name='Klar'><vt:bool>true</vt:bool></property>\
             <property name='Dag'><vt:filetime>2026-04-02T00:00:00Z</vt:filetime></property></Properties>",
        )
}

#[test]
fn everything_around_the_sheets_is_read() {
    let mut book = full().open().unwrap();
    let heads: Vec<_> = book.sheets.iter().map(|sheet| (sheet.name.as_str(), sheet.visibility)).collect();
    assert_eq!(
        heads,
        [
            ("Opfølgning & mere", Visibility::Shown),
            ("Lister", Visibility::VeryHidden),
            ("Kål", Visibility::Hidden),
            ("Væk", Visibility::Shown)
        ]
    );
    let tables: Vec<_> = book.sheets[0].tables.iter().map(|table| format!("{} {}", table.name, table.area)).collect();
    assert_eq!(tables, ["tblOpfølgning A4:H900", "n A1:XFD1048576"]);
    let names: Vec<_> = book.names.iter().map(|(name, refers)| format!("{name}={refers}")).collect();
    assert_eq!(names, ["Tekst=\"a&b\"", "Tiltag_liste=Tiltag!$A$5:$A$45"]);
    let properties: Vec<_> = book.properties.iter().map(|(name, value)| format!("{name}={value}")).collect();
    assert_eq!(properties, ["Center & sted=Børn_1", "Dag=2026-04-02T00:00:00Z", "Klar=true", "gevinst.edition=1"]);
    assert_eq!(book.modified.as_deref(), Some("2026-04-02T09:15:00Z"));
    assert!(book.has_macros && book.has_external_links && !book.epoch_1904);
    let seen: Vec<_> = (0..3).map(|sheet| read(&mut book, sheet).unwrap().0[0].2[0].1.seen.clone()).collect();
    assert_eq!(seen, [number("1"), number("2"), number("3")]);
    assert_eq!(read(&mut book, 3).unwrap_err(), Refusal::Damaged);
}

#[test]
fn parts_in_utf16_and_latin_letters_are_read() {
    let sheet = "<?xml version=\"1.0\" encoding=\"utf-16\"?><worksheet><sheetData><row><c t=\"str\"><v>Ærø</v></c></row></sheetData></worksheet>";
    let wide: Vec<u8> = format!("\u{feff}{sheet}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let parts = Parts::rows("").with("xl/worksheets/sheet1.xml", wide);
    assert_eq!(parts.only().seen, text("Ærø"));
    let narrow = sheet.replace("utf-16", "ISO-8859-1").chars().map(|letter| letter as u8).collect::<Vec<u8>>();
    assert_eq!(Parts::rows("").with("xl/worksheets/sheet1.xml", narrow).only().seen, text("Ærø"));
}

#[test]
fn a_workbook_without_relations_or_strings_still_reads() {
    let mut parts = Parts::rows("<row><c><v>1</v></c><c t='s'><v>0</v></c></row>");
    parts.0.retain(|(name, _)| name != "_rels/.rels");
    let (rows, end) = parts.read();
    assert!(end.is_ok());
    assert_eq!(places(&rows), [(0, 0), (0, 1)]);
}

#[test]
fn archives_of_another_make_are_told_apart() {
    let kind = |parts: &[(&str, &str)]| {
        let parts = parts.iter().fold(Parts(Vec::new()), |all, (name, content)| all.with(name, *content));
        Book::open(parts.bytes(), &LIMITS).err()
    };
    assert_eq!(kind(&[("xl/workbook.bin", "\u{1}")]), Some(Refusal::BinaryExcel));
    assert_eq!(kind(&[("Index/Document.iwa", "x")]), Some(Refusal::Numbers));
    assert_eq!(kind(&[("index.apxl", "x")]), Some(Refusal::Numbers));
    assert_eq!(kind(&[("word/document.xml", "<a/>")]), Some(Refusal::NotAWorkbook));
    let word = relations_to("officeDocument", "word/document.xml");
    assert_eq!(kind(&[("_rels/.rels", &word), ("word/document.xml", "<w:document/>")]), Some(Refusal::NotAWorkbook));
    assert_eq!(kind(&[]), Some(Refusal::NotAWorkbook));
}
