//! Cells and rows: every odd one costs only itself.
use crate::build::{Parts, fault, number, places, text};
use gevinst::xlsx::{Area, Flow, Form, LIMITS, Limits, Seen};

fn only(cell: &str) -> Seen {
    Parts::rows(&format!("<row r=\"1\">{cell}</row>")).strings("<si><t>en</t></si><si><t> </t></si>").only().seen
}

#[test]
fn each_kind_of_cell_is_seen_for_what_it_is() {
    for (cell, seen) in [
        ("<c r='A1'><v>41.25</v></c>", number("41.25")),
        ("<c r='A1' t='n'><v>0.30000000000000004</v></c>", number("0.3")),
        ("<c r='A1'><v>1E+3</v></c>", number("1000")),
        ("<c r='A1'><v>1E+300</v></c>", text("1E+300")),
        ("<c r='A1'><v>1,5</v></c>", fault("n:1,5")),
        ("<c r='A1' t='s'><v>0</v></c>", text("en")),
        ("<c r='A1' t='s'><v>1</v></c>", Seen::Blank),
        ("<c r='A1' t='s'><v>2</v></c>", fault("s:2")),
        ("<c r='A1' t='s'><v>-1</v></c>", fault("s:-1")),
        ("<c r='A1' t='s'/>", Seen::Blank),
        ("<c r='A1' t='e'><v>#SPILL!</v></c>", fault("#SPILL!")),
        ("<c r='A1' t='e'><v>#CALC!</v></c>", fault("#CALC!")),
        ("<c r='A1' t='e'/>", fault("e:")),
        ("<c r='A1' t='b'><v>1</v></c>", Seen::Flag(true)),
        ("<c r='A1' t='b'><v>0</v></c>", Seen::Flag(false)),
        ("<c r='A1' t='b'><v>maybe</v></c>", fault("b:maybe")),
        ("<c r='A1' t='zz'><v>noget</v></c>", text("noget")),
        ("<c r='A1' t='zz'/>", fault("zz:")),
        ("<c r='A1' t='d'><v>2026-03-31</v></c>", number("46112")),
        ("<c r='A1' t='d'><v>snarest</v></c>", text("snarest")),
        ("<c r='A1' t='b'/>", Seen::Blank),
        ("<c r='A1' t='str'><v>a_x000D_&lt;b&#10;</v></c>", text("a\r<b\n")),
        ("<c r='A1' t='inlineStr'><is><r><t>Ka\u{30a}</t></r><r><t>l</t></r><rPh><t>x</t></rPh></is></c>", text("Kål")),
        ("<c r='A1' t='inlineStr'><is><t><![CDATA[a & b]]></t></is></c>", text("a & b")),
        ("<c r='A1' t='str'><v> \u{a0}\t</v></c>", Seen::Blank),
        ("<c r='A1' s='7'/>", Seen::Blank),
        ("<c r='A1'><v/></c>", Seen::Blank),
        ("<x:c r='A1' xmlns:x='u'><x:v>7</x:v></x:c>", number("7")),
    ] {
        assert_eq!(only(cell), seen, "{cell}");
    }
}

#[test]
fn formulas_are_kept_and_missing_results_are_said() {
    let cell = |cell: &str| Parts::rows(&format!("<row r='1'>{cell}</row>")).only();
    let shared = cell("<c r='A1'><f t='shared' si='4000000000'/><v>3</v></c>");
    assert_eq!((shared.seen, shared.formula.as_deref()), (number("3"), Some("")));
    let plain = cell("<c r='A1' t='str'><f>A2&amp;\"x\"</f><v>ax</v></c>");
    assert_eq!((plain.seen, plain.formula.as_deref()), (text("ax"), Some("A2&\"x\"")));
    for raw in ["<c r='A1'><f>B1</f></c>", "<c r='A1'><f>B1</f><v/></c>", "<c r='A1' t='str'><f>B1</f></c>"] {
        assert_eq!(cell(raw).seen, Seen::Uncalculated, "{raw}");
    }
    assert_eq!(cell("<c r='A1' t='str'><f>B1</f><v></v></c>").seen, Seen::Blank);
}

#[test]
fn one_odd_cell_leaves_the_others_whole() {
    let (rows, end) = Parts::rows(
        "<row r='1'><c r='A1' t='e'><v>#PYTHON!</v></c><c r='B1' t='s'><v>99</v></c><c r='C1'><v>x</v></c>\
         <c r='D1'><v>4</v></c></row><row r='2'><c r='A2'><v>5</v></c></row>",
    )
    .read();
    assert!(end.is_ok());
    assert_eq!(places(&rows), [(0, 0), (0, 1), (0, 2), (0, 3), (1, 0)]);
}

#[test]
fn cells_without_an_address_are_counted() {
    let (rows, _) = Parts::rows(
        "<row><c><v>1</v></c><c><v>2</v></c></row><row/><row><c r='D3'><v>3</v></c><c><v>4</v></c></row>\
         <row r='9'><c><v>5</v></c></row><row><c r='?'><v>6</v></c></row>",
    )
    .read();
    assert_eq!(places(&rows), [(0, 0), (0, 1), (2, 3), (2, 4), (8, 0), (9, 0)]);
}

#[test]
fn cells_and_rows_out_of_order_are_all_delivered() {
    let (rows, _) = Parts::rows(
        "<row r='5'><c r='C5'><v>1</v></c><c r='A5'><v>2</v></c><c r='C5'><v>3</v></c></row>\
         <row r='2'><c r='A2'><v>4</v></c></row><row r='5'><c r='B5'><v>5</v></c></row>",
    )
    .read();
    assert_eq!(places(&rows), [(4, 0), (4, 2), (1, 0), (4, 1)]);
    assert_eq!(rows[0].2[1].1.seen, number("1"), "the first of two cells in one place");
}

#[test]
fn what_lies_outside_the_sheet_or_the_columns_is_left_out() {
    let (rows, end) = Parts::rows(
        "<row r='0'><c><v>1</v></c></row><row r='1'><c r='A1'><v>1</v></c><c r='IV1'><v>1</v></c><c r='IW1'><v>1</v></c>\
         <c r='XFD1'><v>1</v></c><c r='ZZZZZZZZZZZZZZZZZZZZZ1'><v>1</v></c><c><v>1</v></c></row>\
         <row r='1048577'><c><v>1</v></c></row><row r='99999999999999999999999'><c><v>1</v></c></row>\
         <row r='1048576'><c r='XFD1048576'><v>1</v></c><c r='B1048576'><v>2</v></c></row>",
    )
    .read();
    assert!(end.is_ok());
    assert_eq!(places(&rows), [(0, 0), (0, 255), (1_048_575, 1)]);
}

#[test]
fn hidden_rows_columns_and_merged_areas_are_told() {
    let sheet = "<cols><col min='1' max='1' width='9'/><col min='3' max='4' hidden='1'/><col min='9' max='2' hidden='1'/>\
         <col min='200' max='65000' hidden='true'/></cols>\
         <sheetData><row r='1' hidden='1'><c><v>1</v></c></row><row r='2' hidden='0'><c><v>1</v></c></row></sheetData>\
         <mergeCells count='3'><mergeCell ref='A1:B2'/><mergeCell ref='B2:A1'/><mergeCell/></mergeCells>";
    let (rows, end) = Parts::sheet(sheet).read();
    assert_eq!(rows.iter().map(|row| row.1).collect::<Vec<_>>(), [true, false]);
    let tail = end.unwrap();
    assert_eq!(tail.hidden_columns, [(2, 3), (199, 16_383)]);
    assert_eq!(tail.merged, [Area::parse("A1:B2").unwrap()]);
}

#[test]
fn forms_and_the_epoch_follow_each_cell() {
    let parts = Parts::rows("<row r='1'><c r='A1' s='1'><v>46115</v></c><c r='B1' s='9'><v>1</v></c></row>").with(
        "xl/styles.xml",
        "<styleSheet><cellXfs count='4000000000'><xf/><xf numFmtId='14'/></cellXfs></styleSheet>",
    );
    let workbook = String::from_utf8(parts.0.iter().find(|(name, _)| name == "xl/workbook.xml").unwrap().1.clone());
    let dated = workbook.unwrap().replace("<sheets>", "<workbookPr date1904='true'/><sheets>");
    let parts = parts.with("xl/workbook.xml", dated);
    assert!(parts.open().unwrap().epoch_1904);
    let (rows, _) = parts.read();
    let cells = &rows[0].2;
    assert_eq!((cells[0].1.form, cells[0].1.epoch_1904), (Form::Date, true));
    assert_eq!(cells[1].1.form, Form::Plain);
}

#[test]
fn long_texts_are_cut_between_characters() {
    let parts = Parts::rows(&format!("<row r='1'><c t='str'><v>{}</v></c></row>", "æ&amp;".repeat(40_000)));
    let Seen::Text(seen) = parts.only().seen else { panic!("no text") };
    assert_eq!(seen.chars().count(), LIMITS.text_chars);
    assert!(seen.ends_with("&æ"));
}

#[test]
fn reading_stops_when_asked_and_can_begin_again() {
    let parts = Parts::rows("<row><c><v>1</v></c></row><row><c><v>2</v></c></row>");
    let size = 4 * parts.bytes().len() as u64;
    let limits = Limits { inflated_bytes: (24 << 10) + size, ..LIMITS };
    let mut book = gevinst::xlsx::Book::open(parts.bytes(), &limits).unwrap();
    for _ in 0..100 {
        let mut seen = 0;
        let tail = book.rows(0, &mut |_| {
            seen += 1;
            Flow::Break(())
        });
        assert!(tail.is_ok());
        assert_eq!(seen, 1);
    }
    assert!(book.rows(1, &mut |_| Flow::Continue(())).is_err(), "no such sheet");
}
