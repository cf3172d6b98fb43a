//! A drawing with everything in it, saved, and the drawings that cannot be.
use super::super::{
    Access, Area, At, Cached, Chart, ChartKind, Choices, Column, Content, Drawing, Highlight, Ink, Points, SeriesInk,
    Sheet, Style, TableInk, Test, Tone, Visibility,
};
use super::save;
use crate::units::Decimal;
use jiff::civil::date;
use std::io::{Cursor, Read};

const STYLES: [Style; 24] = [
    Style::Text,
    Style::Wrapped,
    Style::Id,
    Style::Lead,
    Style::Heading,
    Style::Header,
    Style::Label,
    Style::Small,
    Style::BigKroner,
    Style::BigHours,
    Style::BigShare,
    Style::Kroner,
    Style::KronerExact,
    Style::Hours,
    Style::Minutes,
    Style::Fte,
    Style::Share,
    Style::Percent,
    Style::Count,
    Style::Number,
    Style::Year,
    Style::Date,
    Style::Month,
    Style::Link,
];
const TONES: [Tone; 12] = [
    Tone::Plain,
    Tone::Input,
    Tone::Required,
    Tone::Given,
    Tone::Missing,
    Tone::Total,
    Tone::Strong,
    Tone::Good,
    Tone::Fair,
    Tone::Bad,
    Tone::Over,
    Tone::Muted,
];

fn d(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn area(text: &str) -> Area {
    Area::parse(text).unwrap()
}

fn at(text: &str) -> At {
    At::parse(text).unwrap()
}

/// Content that suits a style.
fn sample(style: Style) -> Content {
    match style {
        Style::Date | Style::Month => Content::Day(date(2026, 3, 1)),
        Style::Share | Style::BigShare => Content::Number(d("0.803")),
        Style::Year => Content::Number(d("2026")),
        Style::Link => Content::Link { target: "#'Ark å'!B2".to_owned(), text: "Ark å!B2".to_owned() },
        Style::Text | Style::Wrapped | Style::Lead | Style::Heading | Style::Header | Style::Label | Style::Small => {
            Content::Text(format!("{style:?}: en tekst, der kan ombrydes"))
        }
        Style::Id => Content::Text("0012-1".to_owned()),
        _ => Content::Number(d("-1234567.891")),
    }
}

fn palette() -> Sheet {
    let mut sheet = Sheet::new("Palet");
    sheet.put(at("A1"), Ink::text("Alle typer og toner", Style::Title));
    sheet.put(at("A2"), Ink::text("Kan man se forskel?", Style::Lead));
    for (col, tone) in (1_u16..).zip(TONES) {
        sheet.put(At::new(3, col), Ink::text(format!("{tone:?}"), Style::Header).toned(Tone::Required));
    }
    for (row, style) in (4_u32..).zip(STYLES) {
        sheet.put(At::new(row, 0), Ink::text(format!("{style:?}"), Style::Label));
        for (col, tone) in (1_u16..).zip(TONES) {
            sheet.put(At::new(row, col), Ink::new(sample(style), style).toned(tone));
        }
    }
    sheet.columns = vec![Column { width: 18, style: Style::Text, tone: Tone::Plain }; 13];
    sheet.tab = Tone::Good;
    sheet
}

fn form() -> Sheet {
    let mut sheet = Sheet::new("Ark å");
    sheet.put(at("A1"), Ink::text("Tidsgevinster", Style::Title));
    let headers = [("Gevinst-ID", Tone::Required), ("Opgave", Tone::Required), ("Minutter før", Tone::Required)];
    for (col, (text, tone)) in (0_u16..).zip(headers) {
        sheet.put(At::new(2, col), Ink::text(text, Style::Header).toned(tone).noted("Sådan udfyldes feltet.\nKort."));
    }
    sheet.put(at("D3"), Ink::text("Bemærkning", Style::Header));
    sheet.put(at("E3"), Ink::text("Timer\npr. år", Style::Header).toned(Tone::Required));
    for (row, minutes) in (3_u32..).zip(["12", "7.25", "0.333333333333333333"]) {
        sheet.put(At::new(row, 0), Ink::text(format!("CBU-01-T{row}"), Style::Id).toned(Tone::Given));
        sheet.put(At::new(row, 1), Ink::text("=Ren tekst", Style::Wrapped).toned(Tone::Input));
        sheet.put(At::new(row, 2), Ink::number(d(minutes), Style::Minutes).toned(Tone::Input));
        let cached = if row == 4 { Cached::Text(String::new()) } else { Cached::Number(d(minutes) / d("60")) };
        let formula = "IF(Tid[[#This Row],[Minutter før]]=7.25,\"\",Tid[[#This Row],[Minutter før]]/60)";
        sheet.put(At::new(row, 4), Ink::formula(formula, cached, Style::Hours).toned(Tone::Given));
    }
    sheet.put(at("G4"), Ink::formula("\"20\"&\"26\"", Cached::Text("2026".to_owned()), Style::Text));
    let target = "indsendt/Børn & unge.xlsx#'Ark'!C17".to_owned();
    sheet.put(at("G5"), Ink::new(Content::Link { target, text: "Ark!C17".to_owned() }, Style::Link));
    let column = |width, style, tone| Column { width, style, tone };
    sheet.columns = vec![
        column(14, Style::Id, Tone::Given),
        column(40, Style::Wrapped, Tone::Input),
        column(12, Style::Minutes, Tone::Input),
        column(30, Style::Wrapped, Tone::Input),
        column(12, Style::Hours, Tone::Given),
    ];
    let formula = "IF(Tid[[#This Row],[Minutter før]]=7.25,\"\",Tid[[#This Row],[Minutter før]]/60)".to_owned();
    sheet.tables =
        vec![TableInk { name: "Tid".to_owned(), area: area("A3:E9"), formulas: vec![(4, formula)], banded: false }];
    checks(&mut sheet);
    sheet.freeze = Some(at("B4"));
    sheet.heights.insert(2, 32);
    sheet.outline = vec![(10, 12)];
    sheet.access = Access::Locked;
    sheet.page.repeat = Some((2, 2));
    sheet.page.footer = "Børn & Unge · marts 2026".to_owned();
    sheet
}

fn checks(sheet: &mut Sheet) {
    let choices = |place: &str, test| Choices {
        area: area(place),
        test,
        prompt: Some(("En titel, der er længere end de 32 tegn".to_owned(), "Hjælp ".repeat(60))),
        refusal: "Vælg en af listens værdier.".to_owned(),
        binds: true,
    };
    sheet.choices = vec![
        choices("A4:A9", Test::Any),
        choices("B4:B9", Test::List("Enheder".to_owned())),
        choices("C4:C9", Test::Number(d("0"), d("480.5"))),
        choices("D4:D9", Test::Length(300)),
        choices("F4:F9", Test::Day(date(2026, 1, 1), date(2026, 12, 31))),
        choices("F10", Test::Whole(1, 12)),
    ];
    let formula = "AND($A4<>\"\",$B4=\"\")".to_owned();
    sheet.highlights = vec![Highlight { area: area("B4:B9"), formula, tone: Tone::Missing }];
}

fn charts() -> Sheet {
    let mut sheet = Sheet::new("Diagrammer");
    let series = [Tone::Booked, Tone::Documented, Tone::Reported, Tone::Plan, Tone::Forecast, Tone::Target];
    for (col, tone) in (1_u16..).zip(series) {
        sheet.put(At::new(0, col), Ink::text(format!("{tone:?}"), Style::Header));
        for row in 1..7_u32 {
            let name = Cached::Text(format!("Center {row} & co."));
            sheet.put(At::new(row, 0), Ink::formula(format!("\"Center \"&{row}&\" & co.\""), name, Style::Label));
            let value = Decimal::from(row * 90_000 + u32::from(col) * 40_000);
            let cell = if col == 2 {
                Ink::formula(format!("{value}+0"), Cached::Number(value), Style::Kroner)
            } else {
                Ink::number(value, Style::Kroner)
            };
            sheet.put(At::new(row, col), cell);
        }
    }
    let kinds =
        [ChartKind::Bars, ChartKind::StackedBars, ChartKind::Columns, ChartKind::StackedColumns, ChartKind::Lines];
    for (index, kind) in (0_u16..).zip(kinds) {
        sheet.charts.push(chart(kind, At::new(9 + u32::from(index / 2) * 19, index % 2 * 8), &series));
    }
    let mut bridge = chart(ChartKind::StackedColumns, At::new(47, 8), &series[..2]);
    bridge.series[0].name.clear();
    sheet.charts.push(bridge);
    sheet.columns = vec![Column { width: 12, style: Style::Text, tone: Tone::Plain }; 16];
    sheet.page.tall = 1;
    sheet
}

fn chart(kind: ChartKind, place: At, tones: &[Tone]) -> Chart {
    let series = (1_u16..).zip(tones).map(|(col, &tone)| SeriesInk {
        name: format!("{tone:?}"),
        sheet: "Diagrammer".to_owned(),
        categories: area("A2:A7"),
        values: Area { first: At::new(1, col), last: At::new(6, col) },
        tone,
        dashed: matches!(tone, Tone::Forecast | Tone::Plan),
        points: Points::Plain,
    });
    Chart {
        kind,
        at: place,
        size: (680, 340),
        title: format!("{kind:?}: to centre når ikke måltallet"),
        alt: "Beløb pr. center og sikkerhed".to_owned(),
        value_axis: "kr. (2026-PL)".to_owned(),
        value_style: Style::Kroner,
        series: series.collect(),
    }
}

fn demo() -> Drawing {
    let mut lists = Sheet::new("Lister");
    lists.visibility = Visibility::VeryHidden;
    for (row, unit) in (0_u32..).zip(["Sag", "Opkald", "Ansøgning"]) {
        lists.put(At::new(row, 0), Ink::text(unit, Style::Text));
    }
    Drawing {
        title: "Prøve".to_owned(),
        sheets: vec![lists, palette(), form(), charts()],
        names: vec![("Enheder".to_owned(), "=Lister!$A$1:$A$3".to_owned())],
        properties: vec![("gevinst.skabelon".to_owned(), "businesscase".to_owned())],
    }
}

fn part(file: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn the_same_drawing_gives_the_same_bytes() {
    assert_eq!(save(&demo()).unwrap(), save(&demo()).unwrap());
}

#[test]
fn results_of_formulas_are_in_the_cells_and_in_the_charts() {
    let file = save(&demo()).unwrap();
    let form = part(&file, "xl/worksheets/sheet3.xml");
    assert!(form.contains("<v>0.2</v>"), "a number");
    assert!(form.contains(r#" t="str"><f>"20"&amp;"26"</f><v>2026</v>"#), "a text that reads as a number");
    let formula = "IF(Tid[[#This Row],[Minutter før]]=7.25,\"\",Tid[[#This Row],[Minutter før]]/60)";
    assert!(form.contains(&format!(r#" t="str"><f>{formula}</f><v></v>"#)), "the empty text");
    assert!(form.contains(r#"<c r="E9""#), "a calculated column reaches its last row");
    let chart = part(&file, "xl/charts/chart1.xml");
    assert!(chart.contains(r#"<c:pt idx="5"><c:v>620000</c:v></c:pt>"#), "a formula's result");
    assert!(chart.contains(r#"<c:pt idx="0"><c:v>Center 1 &amp; co.</c:v></c:pt>"#), "a formula's text");
    assert!(!chart.contains("en-US"));
}

#[test]
fn text_is_never_more_than_text() {
    let mut sheet = Sheet::new("Ark");
    let texts = ["=1+1", "http://eksempel.dk", "0012", "TRUE", "@SUM(A1)", "a\u{1}b\u{FDD0}", "_x0041_"];
    for (row, text) in (0_u32..).zip(texts) {
        sheet.put(At::new(row, 0), Ink::text(text, Style::Text));
    }
    let file = save(&Drawing { sheets: vec![sheet], ..Drawing::default() }).unwrap();
    let cells = part(&file, "xl/worksheets/sheet1.xml");
    assert_eq!(cells.matches(r#"t="s""#).count(), texts.len());
    assert!(!cells.contains("<f>") && !cells.contains("hyperlink"));
    let strings = part(&file, "xl/sharedStrings.xml");
    assert!(strings.contains("<t>ab</t>") && strings.contains("<t>_x005F_x0041_</t>"), "{strings}");
}

#[test]
fn links_lead_into_the_workbook_and_to_files_beside_it() {
    let file = save(&demo()).unwrap();
    assert!(part(&file, "xl/worksheets/sheet3.xml").contains(r#"location="'Ark'!C17""#));
    let targets = part(&file, "xl/worksheets/_rels/sheet3.xml.rels");
    assert!(targets.contains(r#"Target="indsendt/B%C3%B8rn%20%26%20unge.xlsx""#));
    assert!(part(&file, "xl/worksheets/sheet2.xml").contains(r#"location="'Ark å'!B2""#));
}

#[test]
fn a_link_leads_to_its_file_whatever_the_name() {
    let names = ["nr. #3#4", "100%25 færdig", "a#'b'", "a\u{7}\u{1b}\u{fffe}b", "\u{202e}x", "a?b&c\"d<e>", "a'!B2"];
    for (name, sheet) in names.iter().flat_map(|name| [(name, "Ark"), (name, "x#''y"), (name, "")]) {
        let place = if sheet.is_empty() { String::new() } else { format!("#'{sheet}'!C17") };
        let link = Content::Link { target: format!("../{name}.xlsx{place}"), text: "se".to_owned() };
        let mut page = Sheet::new("Ark");
        page.put(At::new(0, 0), Ink::new(link, Style::Link));
        let file = save(&Drawing { sheets: vec![page], ..Drawing::default() }).unwrap();
        let targets = part(&file, "xl/worksheets/_rels/sheet1.xml.rels");
        let target = targets.split("Target=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
        let bytes = target.split('%').enumerate().flat_map(|(at, part)| match at {
            0 => part.as_bytes().to_vec(),
            _ => [&[u8::from_str_radix(&part[..2], 16).unwrap()], &part.as_bytes()[2..]].concat(),
        });
        assert_eq!(String::from_utf8(bytes.collect()).unwrap(), format!("../{name}.xlsx"), "{target}");
        assert!(target.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~/%".contains(&byte)), "{target}");
        let location = part(&file, "xl/worksheets/sheet1.xml");
        assert_eq!(location.contains("location="), !sheet.is_empty(), "{name} {sheet}");
    }
}

#[test]
fn a_link_without_room_is_its_text() {
    let mut sheet = Sheet::new("Ark");
    let long = format!("{}.xlsx", "a".repeat(3000));
    for (row, target) in (0_u32..).zip([long.as_str(), ""]) {
        let link = Content::Link { target: target.to_owned(), text: "=se filen".to_owned() };
        sheet.put(At::new(row, 0), Ink::new(link, Style::Link));
    }
    let file = save(&Drawing { sheets: vec![sheet], ..Drawing::default() }).unwrap();
    let cells = part(&file, "xl/worksheets/sheet1.xml");
    assert_eq!(cells.matches(r#"t="s""#).count(), 2);
    assert!(!cells.contains("hyperlink"));
}

#[test]
fn drawings_the_format_cannot_hold_are_refused() {
    let refused = |change: fn(&mut Drawing)| {
        let mut drawing = demo();
        change(&mut drawing);
        save(&drawing).expect_err("refused")
    };
    refused(|drawing| drawing.sheets.clear());
    refused(|drawing| drawing.sheets.iter_mut().for_each(|sheet| sheet.visibility = Visibility::Hidden));
    refused(|drawing| drawing.sheets[1].name = "ARK Å".to_owned());
    refused(|drawing| drawing.sheets[1].name = "a/b".to_owned());
    refused(|drawing| drawing.sheets[2].tables[0].area = area("A3:E3"));
    refused(|drawing| drawing.sheets[2].tables[0].area.last = at("A1"));
    refused(|drawing| drawing.sheets[2].tables[0].area = area("A3:F9"));
    refused(|drawing| drawing.sheets[2].tables[0].name = "A1".to_owned());
    refused(|drawing| drawing.sheets[2].tables[0].formulas[0].0 = 9);
    refused(|drawing| drawing.sheets[2].choices[0].area.last = At::new(u32::MAX, 0));
    refused(|drawing| drawing.sheets[2].highlights[0].area.first = at("Z99"));
    refused(|drawing| drawing.sheets[3].charts[0].series.clear());
    refused(|drawing| drawing.sheets[3].charts[0].series[0].sheet = "Findes ikke".to_owned());
    refused(|drawing| drawing.sheets[3].put(At::new(u32::MAX, 0), Ink::text("udenfor", Style::Text)));
    refused(|drawing| drawing.names.push(("enheder".to_owned(), "=Lister!$A$1".to_owned())));
    refused(|drawing| drawing.properties.push(("Gevinst.Skabelon".to_owned(), String::new())));
}
