//! `OpenDocument` spreadsheets made by hand: the same book as an Excel workbook gives, within the same bounds.
use crate::build::{Parts, fault, number, places, read, text};
use gevinst::xlsx::{Area, Book, Flow, Form, Format, LIMITS, Limits, Refusal, Seen, Visibility};
use std::time::{Duration, Instant};

const KIND: &str = "application/vnd.oasis.opendocument.spreadsheet";

/// A spreadsheet whose body holds this, under these automatic styles.
fn spreadsheet(styles: &str, inner: &str) -> Parts {
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content xmlns:office='o' xmlns:table='t'>\
         <office:automatic-styles>{styles}</office:automatic-styles>\
         <office:body><office:spreadsheet>{inner}</office:spreadsheet></office:body></office:document-content>"
    );
    Parts(Vec::new()).with("mimetype", KIND).with("content.xml", content)
}

fn sheet(inner: &str) -> Parts {
    spreadsheet("", &format!("<table:table table:name='Ark1'>{inner}</table:table>"))
}

fn cell(attributes: &str, shown: &str) -> String {
    format!("<table:table-cell {attributes}><text:p>{shown}</text:p></table:table-cell>")
}

fn row(cells: &str) -> String {
    format!("<table:table-row>{cells}</table:table-row>")
}

#[test]
fn every_kind_of_cell_is_seen_with_its_formula_and_without_its_note() {
    let note = "<office:annotation><dc:creator>NN</dc:creator><text:p>Ring til mig</text:p></office:annotation>";
    let noted = format!("<table:table-cell office:value-type='string'>{note}<text:p>Sag</text:p></table:table-cell>");
    let cells = [
        noted,
        cell("office:value-type='percentage' office:value='0.25'", "25 %"),
        cell(
            "table:formula='of:=[.A1]*2' office:value-type='float' office:value='8.5' calcext:value-type='float'",
            "8,5",
        ),
        cell("office:value-type='date' office:date-value='2026-03-01'", "01-03-26"),
        cell(
            "table:formula='of:=1/0' office:value-type='string' office:string-value='' calcext:value-type='error'",
            "#DIV/0!",
        ),
        cell("office:value-type='boolean' office:boolean-value='true'", "SAND"),
        "<table:table-cell table:formula='of:=[.B1]'/>".to_owned(),
        "<table:table-cell office:value-type='string'><text:p>en</text:p><text:p>to</text:p></table:table-cell>"
            .to_owned(),
    ];
    let mut book = sheet(&row(&cells.concat())).open().unwrap();
    assert_eq!((book.format, book.sheets[0].visibility), (Format::OpenDocument, Visibility::Shown));
    let (rows, _) = read(&mut book, 0).unwrap();
    let seen: Vec<_> = rows[0].2.iter().map(|(_, cell)| (cell.seen.clone(), cell.form)).collect();
    assert_eq!(
        seen,
        [
            (text("Sag"), Form::Plain),
            (number("0.25"), Form::Percent),
            (number("8.5"), Form::Plain),
            (number("46082"), Form::Date),
            (fault("#DIV/0!"), Form::Plain),
            (Seen::Flag(true), Form::Plain),
            (Seen::Uncalculated, Form::Plain),
            (text("en\nto"), Form::Plain),
        ]
    );
    assert_eq!(rows[0].2[2].1.formula.as_deref(), Some("[.A1]*2"));
    assert!(book.beside().iter().any(|text| text.contains("Ring til mig")));
}

#[test]
fn repeated_rows_and_columns_stand_where_they_are_shown() {
    let blank = "<table:table-row table:number-rows-repeated='3'><table:table-cell table:number-columns-repeated='16384'/></table:table-row>";
    let first = row(&format!(
        "<table:table-cell table:number-columns-repeated='2'/>{}<table:table-cell/>{}",
        cell("table:number-columns-repeated='2' office:value-type='float' office:value='7'", "7"),
        cell("office:value-type='float' office:value='8'", "8"),
    ));
    let twice = "<table:table-row table:number-rows-repeated='2'><table:covered-table-cell/>\
         <table:table-cell office:value-type='float' office:value='9'/></table:table-row>";
    let last = "<table:table-row table:number-rows-repeated='1048566'><table:table-cell/></table:table-row>";
    let grouped = format!(
        "<table:table-header-rows>{first}</table:table-header-rows><table:table-row-group>{blank}{twice}</table:table-row-group>{last}"
    );
    let (rows, end) = sheet(&grouped).read();
    assert!(end.is_ok());
    assert_eq!(places(&rows), [(0, 2), (0, 3), (0, 5), (4, 1), (5, 1)]);
}

#[test]
fn hidden_rows_columns_and_merged_areas_are_told() {
    let columns = "<table:table-column/><table:table-column-group><table:table-column table:number-columns-repeated='2' table:visibility='collapse'/></table:table-column-group>";
    let one = cell("office:value-type='float' office:value='1'", "1");
    let merged = cell("table:number-columns-spanned='2' table:number-rows-spanned='3' office:value-type='string'", "x");
    let rows = format!(
        "{}<table:table-row table:visibility='filter'>{one}</table:table-row>\
         <table:table-row table:visibility='collapse' table:number-rows-repeated='2'>{one}</table:table-row>",
        row(&merged)
    );
    let (rows, end) = sheet(&format!("{columns}{rows}")).read();
    assert_eq!(rows.iter().map(|row| row.1).collect::<Vec<_>>(), [false, true, true, true]);
    let tail = end.unwrap();
    assert_eq!(tail.hidden_columns, [(1, 2)]);
    assert_eq!(tail.merged, [Area::parse("A1:B3").unwrap()]);
}

#[test]
fn sheets_tables_and_properties_are_those_of_an_excel_workbook() {
    let styles = "<style:style style:name='ta1'><style:table-properties table:display='false'/></style:style>\
         <style:style style:name='ta2'><style:table-properties table:display='true'/></style:style>";
    let remembered =
        "<table:table table:name=\"'file:///tmp/x.ods'#$Ark\"><table:table-source xlink:href='x.ods'/></table:table>";
    let inner = format!(
        "<table:calculation-settings><table:null-date table:date-value='1904-01-01'/></table:calculation-settings>\
         <table:table table:name='To &amp; ord' table:style-name='ta2'>{}</table:table>\
         <table:table table:name='_gevinst' table:style-name='ta1'><table:shapes><draw:frame><text:p>Boks</text:p></draw:frame></table:shapes></table:table>{remembered}\
         <table:database-ranges><table:database-range table:name='Tiltag' table:target-range-address=\"'To &amp; ord'.A5:'To &amp; ord'.M45\"/>\
         <table:database-range table:name='Væk' table:target-range-address='Intet.A1:Intet.B2'/></table:database-ranges>",
        row(&cell("office:value-type='float' office:value='0'", "0"))
    );
    let meta = "<office:document-meta><office:meta><dc:date>2026-04-02T09:15:00</dc:date>\
         <meta:user-defined meta:name='gevinst_center' meta:value-type='string'>CBD</meta:user-defined></office:meta></office:document-meta>";
    let parts = spreadsheet(styles, &inner)
        .with("meta.xml", meta)
        .with("styles.xml", "<x><style:header><text:p>Sidehoved</text:p></style:header></x>")
        .with("Basic/Standard/script-lb.xml", "<x/>");
    let mut book = parts.open().unwrap();
    let heads: Vec<_> = book.sheets.iter().map(|head| (head.name.as_str(), head.visibility)).collect();
    assert_eq!(heads, [("To & ord", Visibility::Shown), ("_gevinst", Visibility::Hidden)]);
    let tables: Vec<_> = book.sheets[0].tables.iter().map(|table| format!("{} {}", table.name, table.area)).collect();
    assert_eq!(tables, ["Tiltag A5:M45"]);
    assert_eq!(book.properties.get("gevinst_center").map(String::as_str), Some("CBD"));
    assert_eq!(book.modified.as_deref(), Some("2026-04-02T09:15:00"));
    assert!(book.epoch_1904 && book.has_external_links && !book.has_macros);
    let (rows, _) = read(&mut book, 0).unwrap();
    assert!(rows[0].2[0].1.epoch_1904);
    let beside = book.beside();
    assert!(["Sidehoved", "Boks"].iter().all(|word| beside.iter().any(|text| text.contains(word))), "{beside:?}");
    let coded = parts.with("Basic/Standard/Modul1.xml", "<x/>");
    assert!(coded.open().unwrap().has_macros);
}

#[test]
fn one_name_on_many_sheets_and_many_empty_notes_cost_nothing() {
    let range = "<table:database-range table:name='T' table:target-range-address='a.A1:a.B2'/>";
    let sheets = "<table:table table:name='a'/>".repeat(1_000);
    let inner = format!("{sheets}<table:database-ranges>{}</table:database-ranges>", range.repeat(5_000));
    let book = spreadsheet("", &inner).open().unwrap();
    let tables: Vec<usize> = book.sheets.iter().map(|head| head.tables.len()).take(3).collect();
    assert_eq!(tables, [5_000, 0, 0]);
    let mut noted = sheet(&"<draw:g/>".repeat(50_000)).open().unwrap();
    assert!(noted.beside().iter().all(String::is_empty));
}

#[test]
fn a_formula_that_names_a_file_is_a_link() {
    let linked =
        cell("table:formula=\"of:='file:///tmp/Budget.ods'#$Ark1.B4\" office:value-type='float' office:value='1'", "1");
    assert!(sheet(&row(&linked)).open().unwrap().has_external_links);
    let plain = cell("table:formula='of:=[.B4]' office:value-type='float' office:value='1'", "1");
    assert!(!sheet(&row(&plain)).open().unwrap().has_external_links);
}

#[test]
fn encrypted_other_and_broken_documents_are_refused_for_what_they_are() {
    let manifest = "<manifest:manifest><manifest:file-entry manifest:full-path='content.xml'><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
    let locked = Parts(Vec::new())
        .with("mimetype", KIND)
        .with("content.xml", [7_u8; 99])
        .with("META-INF/manifest.xml", manifest);
    assert_eq!(locked.open().err(), Some(Refusal::Encrypted));
    let letter =
        Parts(Vec::new()).with("mimetype", "application/vnd.oasis.opendocument.text").with("content.xml", "<a/>");
    assert_eq!(letter.open().err(), Some(Refusal::NotAWorkbook));
    let other = Parts(Vec::new()).with("mimetype", KIND).with("content.xml", "<a/>");
    assert_eq!(other.open().err(), Some(Refusal::NotAWorkbook));
    let nothing = Parts(Vec::new()).with("mimetype", KIND);
    assert_eq!(nothing.open().err(), Some(Refusal::NotAWorkbook));
    let unnamed = sheet("").with("META-INF/manifest.xml", "<manifest/>");
    let unnamed = Parts(unnamed.0.into_iter().filter(|(name, _)| name != "mimetype").collect());
    assert_eq!(unnamed.open().map(|book| book.format).ok(), Some(Format::OpenDocument));
    let cut = sheet("<table:table-row>").0[1].1.clone();
    let cut = Parts(Vec::new()).with("mimetype", KIND).with("content.xml", &cut[..cut.len() - 40]);
    assert_eq!(cut.open().err(), Some(Refusal::Damaged));
}

#[test]
fn what_is_repeated_and_full_is_paid_for() {
    let began = Instant::now();
    let short = cell("office:value-type='string'", "ja");
    let column = format!("<table:table-row table:number-rows-repeated='1048576'>{short}</table:table-row>");
    let (rows, end) = sheet(&column).read();
    assert_eq!((rows.len(), end.is_ok()), (1_048_576, true), "a column filled to its end");
    let wide = cell("office:value-type='string' table:number-columns-repeated='16384'", "ja");
    let filled = format!("<table:table-row table:number-rows-repeated='1048576'>{wide}</table:table-row>");
    assert!(sheet(&filled).read().1.is_err_and(|refusal| refusal.is_too_large()), "a whole sheet filled");
    let long = cell("office:value-type='string'", &"a".repeat(32_767));
    let filled = format!("<table:table-row table:number-rows-repeated='4294967295'>{long}</table:table-row>");
    assert!(sheet(&filled.repeat(3)).read().1.is_err_and(|refusal| refusal.is_too_large()), "a long text repeated");
    let table = format!("<table:table table:name='a'>{column}</table:table>");
    let mut many = spreadsheet("", &table.repeat(20)).open().unwrap();
    let whole = (0..20).filter(|sheet| many.rows(*sheet, &mut |_| Flow::Continue(())).is_ok()).count();
    assert_eq!(whole, 3, "the budget is the workbook's");
    assert!(many.rows(0, &mut |_| Flow::Continue(())).is_ok(), "reading a sheet again costs nothing more");
    let outside = format!(
        "<table:table-row table:number-rows-repeated='99999999999999999999'><table:table-cell/></table:table-row>{}",
        row(&short)
    );
    assert_eq!(sheet(&outside).read().0.len(), 0, "below the last row");
    assert!(began.elapsed() < Duration::from_secs(20), "{:?}", began.elapsed());
}

#[test]
fn nesting_parts_and_sheets_are_bounded() {
    let deep = sheet(&row(&format!("<table:table-cell>{}", "<text:span>".repeat(1_000))));
    assert_eq!(deep.open().err(), Some(Refusal::Damaged));
    let entity = "<!DOCTYPE a [<!ENTITY b 'c'>]><office:document-content/>";
    assert_eq!(sheet("").with("content.xml", entity).open().err(), Some(Refusal::Damaged));
    let many = spreadsheet("", &"<table:table table:name='a'/>".repeat(1_001));
    assert!(many.open().is_err_and(|refusal| refusal.is_too_large()));
    let heavy = sheet(&row(&cell("", &"a".repeat(100_000))));
    let limits = Limits { inflated_bytes: 50_000, ..LIMITS };
    assert!(Book::open(heavy.bytes(), &limits).is_err_and(|refusal| refusal.is_too_large()));
}

#[test]
fn a_document_cut_anywhere_or_bent_anywhere_never_breaks_the_reader() {
    let rows = row(&format!(
        "{}{}",
        cell("office:value-type='string'", "a &amp; b"),
        cell("office:value-type='time' office:time-value='PT1H'", "1:00")
    ));
    let whole = sheet(&rows.repeat(3)).0[1].1.clone();
    let with = |content: &[u8]| Parts(Vec::new()).with("mimetype", KIND).with("content.xml", content);
    let mut read_whole = 0;
    for end in 0..whole.len() {
        read_whole += usize::from(with(&whole[..end]).read().1.is_ok());
        let mut bent = whole.clone();
        bent[end] ^= 0x15;
        let _ = with(&bent).read();
    }
    assert_eq!(read_whole, 0, "a document without its end is no document");
    assert!(with(&whole).read().1.is_ok());
}
