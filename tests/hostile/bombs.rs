//! Small files that would be large, and files that would make their reader so.
use crate::{
    case::{Case, case, changed},
    parts::{Parts, SHEET, STRINGS, STYLES, WORKBOOK},
    verdict::Verdict::{self, Counts, Out},
};
use std::fmt::Write;

/// The bottom of the sheet Opfølgning as the template has it: what follows is beyond it.
const BELOW: u32 = 406;

pub fn cases() -> Vec<Case> {
    [packed(), multiplied(), largest()].into_iter().flatten().collect()
}

/// A few kilobytes that inflate to many megabytes.
fn packed() -> Vec<Case> {
    let f = "packed bomb";
    let blown = |part: &'static str, before: &'static str| {
        changed(f, &format!("in {}", part.replace('/', " ")), Out("F12"), move |good| {
            good.swap(part, before, &format!("{}{before}", " ".repeat(12 << 20)))
        })
    };
    vec![
        blown(SHEET, "<sheetData>"),
        blown(STRINGS, "</sst>"),
        blown(STYLES, "</styleSheet>"),
        blown(WORKBOOK, "</workbook>"),
        blown("docProps/custom.xml", "</Properties>"),
        blown("xl/comments1.xml", "</comments>"),
        blown("xl/tables/table7.xml", "</table>"),
        changed(f, "in a sheet nobody asked for", Out("F12"), |good| {
            let blank = format!("<worksheet>{}</worksheet>", " ".repeat(12 << 20));
            let tab = "<sheet name='Ekstra' sheetId='99' r:id='rId99'/></sheets>";
            let relation =
                "<Relationship Id='rId99' Type='x/worksheet' Target='worksheets/extra.xml'/></Relationships>";
            good.with("xl/worksheets/extra.xml", blank).swap(WORKBOOK, "</sheets>", tab).swap(
                "xl/_rels/workbook.xml.rels",
                "</Relationships>",
                relation,
            )
        }),
        changed(f, "of strings by the million", Out("F12"), |good| {
            good.swap(STRINGS, "</sst>", &format!("{}</sst>", "<si><t>a</t></si>".repeat(2_000_000)))
        }),
        changed(f, "that only says it is one", Counts, |good| {
            let text = good.text(STRINGS);
            let at = text.find("uniqueCount=\"").unwrap() + 13;
            good.with(STRINGS, format!("{}{}{}", &text[..at], "1000000000000000", &text[at..]))
        }),
    ]
}

/// Honest in size, but each byte asks for many.
fn multiplied() -> Vec<Case> {
    let f = "multiplied";
    vec![
        changed(f, "one long text in every cell", Out("F12"), |good| {
            let (good, index) = with_string(good, &"æ".repeat(32_000));
            good.rows(&rows(BELOW, 2_000, |row, text| {
                for col in 'A'..='N' {
                    let _ = write!(text, "<c r='{col}{row}' t='s'><v>{index}</v></c>");
                }
            }))
        }),
        changed(f, "a row too many", Out("S13"), |good| good.rows(&rows(BELOW, 25_000, number))),
        changed(f, "a fault in every cell", Out("F22"), |good| {
            good.rows(&rows(BELOW, 19_000, |row, text| {
                for col in 'A'..='N' {
                    let _ = write!(text, "<c r='{col}{row}' t='e'><v>#REF!</v></c>");
                }
            }))
        }),
        changed(f, "a fault in every cell of every sheet", Out("F22"), |good| {
            let faults = rows(2_000, 19_500, |row, text| {
                for col in 'A'..='N' {
                    let _ = write!(text, "<c r='{col}{row}' t='e'><v>#REF!</v></c>");
                }
            });
            (3..=5).fold(good, |good, sheet| {
                good.swap(&format!("xl/worksheets/sheet{sheet}.xml"), "</sheetData>", &format!("{faults}</sheetData>"))
            })
        }),
        changed(f, "personal numbers in every cell", Out("P01"), |good| {
            let number = ["010203", "1234"].join("-");
            good.rows(&rows(2_000, 50_000, |row, text| {
                let _ = write!(text, "<c r='Z{row}' t='str'><v>{number}</v></c>");
            }))
        }),
        changed(f, "a personal number behind a crowd of likely ones", Out("P01"), |good| {
            // The first is a birthday and no more; the second has the usual hyphen.
            let (likely, certain) = (["010203", "1235"].concat(), ["010203", "1234"].join("-"));
            let crowd = rows(2_000, 20_000, |row, text| {
                let _ = write!(text, "<c r='Z{row}' t='str'><v>{likely}</v></c>");
            });
            good.rows(&format!("{crowd}<row r='30000'><c r='Z30000' t='str'><v>{certain}</v></c></row>"))
        }),
        changed(f, "a text of personal numbers in every cell", Out("F12"), |good| {
            let (good, index) = with_string(good, &format!("{} ", ["010203", "1234"].join("-")).repeat(2_700));
            good.rows(&rows(2_000, 10_000, |row, text| {
                let _ = write!(text, "<c r='Z{row}' t='s'><v>{index}</v></c>");
            }))
        }),
        changed(f, "merged by the hundred thousand", Counts, |good| {
            let areas: String = (2_000..302_000).map(|row| format!("<mergeCell ref='A{row}:B{row}'/>")).collect();
            good.swap(SHEET, "</sheetData>", &format!("</sheetData><mergeCells>{areas}</mergeCells>"))
        }),
        changed(f, "hidden by the hundred thousand", Counts, |good| {
            let columns: String =
                (0..300_000).map(|col| format!("<col min='{}' max='16384' hidden='1'/>", col % 9_000 + 300)).collect();
            good.swap(SHEET, "<sheetData>", &format!("<cols>{columns}</cols><sheetData>"))
        }),
        changed(f, "the same table on forty sheets", Out("S18"), same_table),
        changed(f, "long names by the thousand", Counts, |good| {
            let names: String = (0..1_000)
                .map(|name| format!("<definedName name='{name}{}'>A1</definedName>", noise(name, 3_000)))
                .collect();
            good.swap(WORKBOOK, "</sheets>", &format!("</sheets><definedNames>{names}</definedNames>"))
        }),
        changed(f, "formats by the hundred thousand", Counts, |good| {
            let formats: String =
                (0..100_000).map(|id| format!("<numFmt numFmtId='{id}' formatCode='0.{id}'/>")).collect();
            good.swap(STYLES, "<numFmts ", &format!("<numFmts>{formats}</numFmts><numFmts "))
        }),
    ]
}

/// As large as the limits allow, and as little packed as they ask for.
fn largest() -> Vec<Case> {
    vec![
        large("sheet of numbers", Out("S13"), |good| good.rows(&rows(BELOW, 250_000, four_numbers))),
        large("sheet of texts that are kept", Out("F12"), |good| good.rows(&rows(BELOW, 19_000, kept_text))),
        large("sheet in wide letters", Out("S12"), |good| {
            let wide = good.clone().rows(&rows(2_000, 100_000, passing_text)).text(SHEET);
            let units = wide.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
            good.with(SHEET, [&[0xff, 0xfe][..], &units].concat())
        }),
        large("strings", Counts, |good| {
            good.swap(STRINGS, "</sst>", &format!("{}</sst>", texts(150_000, "<si><t>", "</t></si>")))
        }),
        large("strings and more", Out("F12"), |good| {
            good.swap(STRINGS, "</sst>", &format!("{}</sst>", texts(180_000, "<si><t>", "</t></si>")))
        }),
        large("notes", Out("F12"), |good| {
            good.swap("xl/comments1.xml", "</comments>", &format!("{}</comments>", texts(180_000, "<t>", "</t>")))
        }),
    ]
}

/// A good workbook made large, packed quickly and so not very hard.
fn large(trick: &str, verdict: Verdict, change: fn(Parts) -> Parts) -> Case {
    case("largest", trick, verdict, move || change(Parts::good()).hasty())
}

fn four_numbers(row: u32, text: &mut String) {
    for col in ["C", "D", "E", "F"] {
        let _ = write!(text, "<c r='{col}{row}'><v>{row}.125</v></c>");
    }
}

fn kept_text(row: u32, text: &mut String) {
    let _ = write!(text, "<c r='I{row}' t='str'><v>{}</v></c>", noise(row.into(), 150).repeat(80));
}

fn passing_text(row: u32, text: &mut String) {
    let _ = write!(text, "<c r='Z{row}' t='str'><v>{}</v></c>", noise(row.into(), 30).repeat(25));
}

fn texts(many: u64, before: &str, after: &str) -> String {
    (0..many).map(|seed| format!("{before}{}{after}", noise(seed, 30).repeat(25))).collect()
}

fn number(row: u32, text: &mut String) {
    let _ = write!(text, "<c r='C{row}'><v>{row}.5</v></c>");
}

fn rows(first: u32, many: u32, cells: impl Fn(u32, &mut String)) -> String {
    let mut text = String::new();
    for row in first..first + many {
        let _ = write!(text, "<row r='{row}'>");
        cells(row, &mut text);
        text.push_str("</row>");
    }
    text
}

/// With one more shared string, and its number.
fn with_string(good: Parts, text: &str) -> (Parts, usize) {
    let index = good.text(STRINGS).matches("<si>").count();
    (good.swap(STRINGS, "</sst>", &format!("<si><t>{text}</t></si></sst>")), index)
}

/// A sheet of twenty thousand rows whose own tab is gone, under forty tabs of other names.
fn same_table(good: Parts) -> Parts {
    let tabs: String =
        (0..40).map(|tab| format!("<sheet name='Ark {tab}' sheetId='{}' r:id='rId11'/>", tab + 100)).collect();
    let good = good.rows(&rows(BELOW, 15_000, number));
    let good = good.without("xl/worksheets/_rels/sheet11.xml.rels");
    good.swap(WORKBOOK, "<sheet name=\"Opfølgning\"", "<sheet name=\"Væk\"").swap(
        WORKBOOK,
        "</sheets>",
        &format!("{tabs}</sheets>"),
    )
}

/// Letters that hardly pack.
fn noise(seed: u64, many: usize) -> String {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let letter = |_| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        char::from(b'a' + u8::try_from(state % 26).unwrap())
    };
    (0..many).map(letter).collect()
}
