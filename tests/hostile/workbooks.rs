//! The workbook: what it is, what it carries, and what it says of itself.
use crate::{
    case::{Case, changed},
    parts::{Parts, SHEET, WORKBOOK},
    verdict::Verdict::{Counts, Out},
};
use gevinst::schema::identity;

pub fn cases() -> Vec<Case> {
    [said(), carried(), sheets(), tables()].into_iter().flatten().collect()
}

/// Who it says it is, in the very hidden sheet and in its properties.
fn said() -> Vec<Case> {
    let f = "identity";
    let says = |key: &'static str, to: &'static str| move |good: Parts| saying(good, key, to);
    vec![
        changed(f, "no template of ours", Out("F06"), says(identity::TEMPLATE, "noget.andet")),
        changed(f, "a foreign programme", Out("F06"), says(identity::PROGRAMME, "ANDET-25")),
        changed(f, "no programme", Out("F06"), says(identity::PROGRAMME, "")),
        changed(f, "a newer edition", Out("F07"), says(identity::EDITION, "4")),
        changed(f, "an edition far ahead", Out("F07"), says(identity::EDITION, "99999999999999999999")),
        changed(f, "an older edition", Out("F07"), says(identity::EDITION, "0")),
        changed(f, "no edition", Out("F07"), says(identity::EDITION, "")),
        changed(f, "a foreign centre", Out("F08"), says(identity::CENTRE, "XYZ")),
        changed(f, "no period", Out("F18"), says(identity::PERIOD, "")),
        changed(f, "a period that is none", Out("F18"), says(identity::PERIOD, "2026-13")),
        changed(f, "a long template", Out("F06"), |good| saying(good, identity::TEMPLATE, &"æ".repeat(100_000))),
    ]
}

/// The same answer wherever the workbook is asked.
fn saying(good: Parts, key: &str, to: &str) -> Parts {
    let properties = good.text("docProps/custom.xml");
    let named = properties.find(&format!("name=\"{key}\"")).unwrap();
    let start = named + properties[named..].find("<vt:lpwstr").unwrap();
    let end = start + properties[start..].find("</property>").unwrap();
    let properties = format!("{}<vt:lpwstr>{to}</vt:lpwstr>{}", &properties[..start], &properties[end..]);
    // Without the sheet that says it, the properties speak alone.
    good.with("docProps/custom.xml", properties).swap(WORKBOOK, &format!("name=\"{}\"", identity::SHEET), "name=\"_x\"")
}

fn carried() -> Vec<Case> {
    let f = "carried along";
    let link =
        "<externalLink><externalBook><sheetNames><sheetName val='Ark'/></sheetNames></externalBook></externalLink>";
    vec![
        changed(f, "macros", Counts, |good| good.with("xl/vbaProject.bin", vec![0xd0, 0xcf, 0x11, 0xe0])),
        changed(f, "another workbook", Counts, move |good| good.with("xl/externalLinks/externalLink1.xml", link)),
        changed(f, "a link only told", Counts, |good| {
            good.swap(
                WORKBOOK,
                "</sheets>",
                "</sheets><externalReferences><externalReference r:id='rId99'/></externalReferences>",
            )
        }),
        changed(f, "an object", Counts, |good| good.with("xl/embeddings/oleObject1.bin", vec![0; 1_000])),
        changed(f, "a picture", Counts, |good| good.with("xl/media/image1.png", b"\x89PNG".to_vec())),
        changed(f, "a query", Counts, |good| {
            good.with("xl/connections.xml", "<connections><connection id='1' refreshOnLoad='1'/></connections>")
        }),
        changed(f, "a pivot cache", Counts, |good| good.with("xl/pivotCache/pivotCacheDefinition1.xml", "<broken")),
        changed(f, "a chain of calculations", Counts, |good| {
            good.with("xl/calcChain.xml", "<calcChain><c r='ZZZ0' i='-1'/>")
        }),
        changed(f, "broken notes", Counts, |good| good.with("xl/comments1.xml", "<comments><commentList><comment>")),
        changed(f, "a formula that calls a program", Counts, |good| {
            good.rows("<row r='900'><c r='Z900' t='str'><f>cmd|'/c calc'!A0</f><v>=cmd|'/c calc'!A0</v></c></row>")
        }),
        changed(f, "days from 1904", Counts, |good| good.swap(WORKBOOK, "<workbookPr ", "<workbookPr date1904=\"1\" ")),
        changed(f, "a structure locked", Counts, |good| {
            good.swap(
                WORKBOOK,
                "<bookViews>",
                "<workbookProtection lockStructure='1' workbookPassword='CC1A'/><bookViews>",
            )
        }),
        changed(f, "broken last saving", Counts, |good| good.with("docProps/core.xml", "<coreProperties>")),
    ]
}

fn sheets() -> Vec<Case> {
    let f = "odd sheets";
    let states = |state: &'static str| {
        move |good: Parts| {
            let text = good.text(WORKBOOK);
            good.with(WORKBOOK, text.replace("sheetId=", &format!("state=\"{state}\" sheetId=")))
        }
    };
    let extra = |attributes: &'static str| {
        move |good: Parts| good.swap(WORKBOOK, "</sheets>", &format!("<sheet {attributes}/></sheets>"))
    };
    vec![
        changed(f, "a state unheard of", Counts, states("asleep")),
        changed(f, "a tab that leads nowhere", Counts, extra("name='Ekstra' sheetId='99' r:id='rId999'")),
        changed(f, "a tab without a name", Counts, extra("sheetId='99' r:id='rId1'")),
        changed(f, "one sheet under two tabs", Out("S18"), extra("name='Kopi' sheetId='99' r:id='rId11'")),
        changed(f, "a name like another", Counts, extra("name='OPFØLGNING ' sheetId='99' r:id='rId1'")),
        changed(f, "a name of a thousand letters", Counts, |good| {
            good.swap(WORKBOOK, "</sheets>", &format!("<sheet name='{}' r:id='rId1'/></sheets>", "æ".repeat(1_000)))
        }),
        changed(f, "a thousand tabs", Counts, |good| many_tabs(good, 900)),
        changed(f, "a million tabs", Out("F12"), |good| many_tabs(good, 100_000)),
        changed(f, "rows hidden by a filter", Counts, |good| {
            let text = good.text(SHEET);
            good.with(SHEET, text.replace("<row ", "<row hidden=\"1\" "))
        }),
        changed(f, "phantom rows", Counts, |good| good.rows(&phantoms())),
        changed(f, "corner cells", Counts, |good| {
            good.rows("<row r='1048576'><c r='A1048576'/><c r='XFD1048576'><v>1</v></c></row>")
        }),
        changed(f, "rows beyond the last", Counts, |good| {
            good.rows("<row r='1048577'><c><v>1</v></c></row><row r='99999999999999999999'><c r='ZZZZZZZ1'><v>1</v></c></row>")
        }),
        changed(f, "a size beyond all", Counts, |good| {
            let text = good.text(SHEET);
            let start = text.find("<dimension ref=\"").unwrap() + 16;
            let end = start + text[start..].find('"').unwrap();
            good.with(SHEET, format!("{}A1:ZZZ99999999{}", &text[..start], &text[end..]))
        }),
    ]
}

fn tables() -> Vec<Case> {
    let f = "odd tables";
    let area = |area: &'static str| {
        move |good: Parts| {
            let text = good.text("xl/tables/table7.xml");
            let start = text.find("ref=\"").unwrap() + 5;
            let end = start + text[start..].find('"').unwrap();
            good.with("xl/tables/table7.xml", format!("{}{area}{}", &text[..start], &text[end..]))
        }
    };
    vec![
        changed(f, "reversed", Counts, area("I405:A5")),
        changed(f, "endless", Counts, area("A5:XFD1048576")),
        changed(f, "beyond the sheet", Counts, area("A5:ZZZZ99999999")),
        changed(f, "nowhere", Counts, area("")),
        changed(f, "with a part that is gone", Counts, |good| good.without("xl/tables/table7.xml")),
        changed(f, "with a broken part", Out("F13"), |good| good.with("xl/tables/table7.xml", "<table")),
        changed(f, "with columns in billions", Counts, |good| {
            good.swap("xl/tables/table7.xml", "tableColumns count=\"", "tableColumns count=\"4000000")
        }),
    ]
}

fn many_tabs(good: Parts, many: usize) -> Parts {
    let tabs: String =
        (0..many).map(|tab| format!("<sheet name='Ark {tab}' sheetId='{}' r:id='rId1'/>", tab + 100)).collect();
    good.swap(WORKBOOK, "</sheets>", &format!("{tabs}</sheets>"))
}

/// Three hundred thousand formatted rows without content.
fn phantoms() -> String {
    (900..300_900)
        .map(|row| format!("<row r='{row}' s='3' customFormat='1'><c r='A{row}' s='3'/><c r='B{row}' s='3'/></row>"))
        .collect()
}
