//! A library that writes a part otherwise than we know it: no part that is to be mended passes as it is.
use super::super::super::{Chart, ChartKind, Points, SeriesInk, Style, TableInk, Tone};
use super::super::drawn;
use super::*;
use crate::units::Decimal;

fn area(text: &str) -> Area {
    Area::parse(text).unwrap()
}

/// A sheet with a chart over formulas, whose categories are texts and one of them a number, and a sheet with a block.
fn drawing() -> Drawing {
    let (mut figures, mut facts) = (Sheet::new("Tal"), Sheet::new("Fakta"));
    for (row, name) in (0..).zip(["Borgerservice", "2026"]) {
        let name_ink = Ink::formula(format!("\"{name}\""), Cached::Text(name.to_owned()), Style::Text);
        figures.put(At::new(row, 0), name_ink);
        figures.put(At::new(row, 1), Ink::formula("1+1", Cached::Number(Decimal::from(2)), Style::Number));
    }
    figures.charts.push(Chart {
        kind: ChartKind::Bars,
        at: At::new(4, 0),
        size: (400, 300),
        title: "Tal".to_owned(),
        alt: "Tal".to_owned(),
        value_axis: String::new(),
        value_style: Style::Number,
        series: vec![SeriesInk {
            name: "Tal".to_owned(),
            sheet: "Tal".to_owned(),
            categories: area("A1:A2"),
            values: area("B1:B2"),
            tone: Tone::Booked,
            dashed: false,
            points: Points::Plain,
        }],
    });
    facts.put(At::new(0, 0), Ink::text("Id", Style::Header));
    let mut block = Block::at(1);
    (0..9).for_each(|_| block.push(vec![Ink::text("CBD", Style::Id)]));
    facts.block = Some(block);
    facts.tables.push(TableInk { name: "Fakta".to_owned(), area: area("A1:A10"), formulas: Vec::new(), banded: true });
    Drawing { sheets: vec![figures, facts], ..Drawing::default() }
}

/// The file with a part's name and text changed.
fn changed(file: &[u8], part: &str, change: impl Fn(&str, String) -> (String, String)) -> Vec<u8> {
    let mut from = ZipArchive::new(Cursor::new(file)).unwrap();
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..from.len() {
        let mut each = from.by_index(index).unwrap();
        let name = each.name().unwrap().into_owned();
        if name != part {
            to.raw_copy_file(each).unwrap();
            continue;
        }
        let mut text = String::new();
        each.read_to_string(&mut text).unwrap();
        let (name, text) = change(part, text);
        to.start_file(name, options()).unwrap();
        to.write_all(text.as_bytes()).unwrap();
    }
    to.finish().unwrap().into_inner()
}

const PARTS: [&str; 5] = [
    "docProps/core.xml",
    "xl/charts/chart1.xml",
    "xl/worksheets/sheet1.xml",
    "xl/worksheets/sheet2.xml",
    "xl/tables/table1.xml",
];

#[test]
fn a_part_without_what_is_to_be_changed_in_it_is_an_error_that_names_it() {
    let drawing = drawing();
    let file = drawn(&drawing).unwrap();
    mend(&file, &drawing).expect("as the library writes it today, everything is mended");
    let [core, chart, figures, facts, table] = PARTS;
    let otherwise = [
        (core, "</cp:coreProperties>", "</coreProperties>"),
        (chart, "<c:lang val=\"en-US\"/>", "<c:lang val='en-US'/>"),
        (chart, " lang=\"en-US\"", " lang='en-US'"),
        (chart, "<c:cat>", "<c:cat >"),
        (chart, "<c:numRef>", "<c:numRef >"),
        (chart, "<c:f>", "<c:f >"),
        (chart, "Tal!", "Andre!"),
        (chart, "<c:numCache>", "<c:numCache >"),
        (chart, "<c:ptCount ", "<c:pointCount "),
        (figures, "\u{FDD0}", ""),
        (facts, "<row r=\"2\"", "<row  r=\"2\""),
        (facts, "<c r=\"A2\"", "<c  r=\"A2\""),
        (table, " displayName=", " displayname="),
        (table, "<autoFilter ref=", "<autoFilter  Ref="),
    ];
    for (part, from, to) in otherwise {
        let spoilt = changed(&file, part, |name, text| {
            assert!(text.contains(from), "{part} holds no {from}: {text}");
            (name.to_owned(), text.replace(from, to))
        });
        let error = mend(&spoilt, &drawing).expect_err(&format!("{part} without {from}"));
        let named = if part == facts { "Fakta" } else { part };
        assert!(error.0.contains(named), "{part} without {from}: {error}");
    }
}

#[test]
fn a_part_that_is_not_found_is_an_error() {
    let drawing = drawing();
    let file = drawn(&drawing).unwrap();
    for part in PARTS {
        let spoilt = changed(&file, part, |name, text| (format!("andre/{name}"), text));
        let error = mend(&spoilt, &drawing).expect_err(part);
        let kind = KINDS.iter().find(|kind| part.starts_with(kind.begins)).unwrap();
        assert!(error.0.contains(kind.begins), "{part}: {error}");
    }
}

/// As the library writes a series of points, and as the schema has it.
#[test]
fn a_series_of_points_has_its_line_before_its_mark() {
    let library = "<c:marker><c:spPr>a</c:spPr></c:marker><c:spPr>b</c:spPr><c:xVal/>";
    let schema = "<c:spPr>b</c:spPr><c:marker><c:spPr>a</c:spPr></c:marker><c:xVal/>";
    assert_eq!(ordered(library), Ok(Some(schema.to_owned())));
    assert_eq!(ordered(schema), Ok(None), "a version that writes it in order is left alone");
    assert_eq!(ordered("<c:marker></c:marker><c:xVal/>"), Err(Missing("<c:spPr> after a mark")));
}
