//! Habits that no drawing holds: they are written into the finished file.
use crate::{changed, drawn, found, nothing, only, read, rows, world};
use gevinst::{
    schema::business_case::{TEMPLATE, costs, initiatives},
    units::{Date, serial_of_day},
    xlsx::save,
};
use std::io::{Cursor, Read as _, Write as _};

/// The same workbook with one part changed.
fn with_part(wanted: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    let bytes = save(&drawn()).unwrap();
    let mut from = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..from.len() {
        let mut part = from.by_index(index).unwrap();
        if part.name().unwrap() != wanted {
            to.raw_copy_file(part).unwrap();
            continue;
        }
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        let changed = change(&text);
        assert_ne!(changed, text, "{wanted} is as it was");
        to.start_file(wanted, zip::write::SimpleFileOptions::default()).unwrap();
        to.write_all(changed.as_bytes()).unwrap();
    }
    to.finish().unwrap().into_inner()
}

/// The part of the sheet of costs; `Læs mig` is the first.
fn costs_part() -> String {
    let position = TEMPLATE.tables.iter().position(|table| *table == &costs::TABLE).unwrap();
    format!("xl/worksheets/sheet{}.xml", position + 2)
}

/// The number of the first data row, as Excel counts.
fn first_row() -> u32 {
    let mut drawing = drawn();
    crate::span(crate::sheet(&mut drawing, &costs::TABLE)).0 + 2
}

#[test]
fn hidden_and_filtered_rows_are_read_and_told_of() {
    let row = first_row();
    let hidden = with_part(&costs_part(), |text| {
        text.replace(&format!("<row r=\"{row}\""), &format!("<row r=\"{row}\" hidden=\"1\""))
    });
    assert_eq!(changed(&hidden), only("S04"));
}

/// The lower cell lies hidden under the upper one: what stands in it is not read, and the finding shows it.
#[test]
fn merged_cells_are_told_of_with_what_they_hide() {
    let row = first_row();
    let merged = with_part(&costs_part(), |text| {
        let area = format!("<mergeCells count=\"1\"><mergeCell ref=\"B{row}:B{}\"/></mergeCells>", row + 1);
        text.replacen("</sheetData>", &format!("</sheetData>{area}"), 1)
    });
    let (before, after) = (read(&save(&drawn()).unwrap()), read(&merged));
    let (one, other) = (rows(before.submission().unwrap()), rows(after.submission().unwrap()));
    assert_eq!(one.iter().zip(&other).filter(|(one, other)| one != other).count(), 1);
    let spoke: Vec<_> = found(&after).into_iter().filter(|finding| finding.rule.code == "S16").collect();
    assert_eq!(spoke.len(), 1);
    assert!(!spoke[0].others[0].seen.is_empty(), "{:?}", spoke[0].others);
}

#[test]
fn thousands_of_formatted_blank_rows_are_nothing() {
    let blank = with_part(&costs_part(), |text| {
        let rows = (2_000..12_000).map(|row| {
            format!(
                "<row r=\"{row}\" s=\"1\" customFormat=\"1\"><c r=\"A{row}\" s=\"1\"/><c r=\"B{row}\" s=\"2\"/></row>"
            )
        });
        text.replacen("</sheetData>", &format!("{}</sheetData>", rows.collect::<Vec<_>>().concat()), 1)
    });
    assert_eq!(changed(&blank), nothing());
}

/// The name of a table on a sheet that is another's: the sheet's own headers decide.
#[test]
fn a_table_name_on_the_wrong_sheet_hides_nothing() {
    let programme = world::programme();
    assert!(!programme.centres.is_empty());
    for table in 1..=8 {
        let part = format!("xl/tables/table{table}.xml");
        let renamed = with_part(&part, |text| {
            let start = text.find("displayName=\"").unwrap() + "displayName=\"".len();
            let end = start + text[start..].find('"').unwrap();
            let to = if &text[start..end] == "Risici" { "Tiltag" } else { "Risici" };
            format!("{}{to}{}", &text[..start], &text[end..])
        });
        assert_eq!(changed(&renamed), nothing(), "{part}");
    }
}

/// A workbook from an old Mac counts days from 1904: the same serial number is another day.
#[test]
fn days_are_counted_from_what_the_workbook_says() {
    let days = |bytes: Vec<u8>| -> Vec<Date> {
        let delivery = read(&bytes);
        let rows = delivery.submission().unwrap().rows(&initiatives::TABLE);
        rows.iter().filter_map(|row| row.given(&initiatives::LIVE_ON)).collect()
    };
    let since_1904 =
        with_part("xl/workbook.xml", |text| text.replacen("<sheets>", "<workbookPr date1904=\"1\"/><sheets>", 1));
    let (before, after) = (days(save(&drawn()).unwrap()), days(since_1904));
    assert!(!before.is_empty() && before.len() == after.len());
    for (before, after) in before.iter().zip(after) {
        assert_eq!(serial_of_day(after) - serial_of_day(*before), 1_462);
    }
}
