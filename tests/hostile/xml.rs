//! The XML inside: what attackers put there, and what odd but honest writers do.
use crate::{
    case::{Case, changed},
    parts::{FORM, Parts, SHEET, STRINGS, STYLES, WORKBOOK},
    verdict::Verdict::{Counts, Out},
};

pub fn cases() -> Vec<Case> {
    [doctypes(), heavy(), spellings(), broken()].into_iter().flatten().collect()
}

fn doctypes() -> Vec<Case> {
    let laughs = "<!DOCTYPE lolz [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>";
    let outside = "<!DOCTYPE x [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
    let parts = [
        (WORKBOOK, Out("F13")),
        (SHEET, Out("S12")),
        (STRINGS, Out("S12")),
        (STYLES, Out("S12")),
        // What a file says of itself is not worth the file: the part counts as one that is not there.
        ("docProps/custom.xml", Counts),
    ];
    let mut cases = Vec::new();
    for (part, end) in parts {
        for (trick, doctype) in [("laughs", laughs), ("outside", outside)] {
            cases.push(changed(
                "doctype",
                &format!("{trick} in {}", part.replace('/', " ")),
                end.clone(),
                move |good| {
                    let text = good.text(part);
                    let root = text.find("?>").unwrap() + 2;
                    good.with(part, format!("{}{doctype}{}", &text[..root], &text[root..]))
                },
            ));
        }
    }
    cases
}

fn heavy() -> Vec<Case> {
    let f = "heavy xml";
    let at_root = |good: Parts, attributes: &str| good.swap(SHEET, "<worksheet ", &format!("<worksheet {attributes} "));
    vec![
        changed(f, "three hundred namespaces", Counts, move |good| {
            at_root(good, &(0..300).map(|n| format!("xmlns:n{n}='u{n}'")).collect::<Vec<_>>().join(" "))
        }),
        changed(f, "a million attributes", Counts, |good| {
            let attributes: String =
                (0..1_000_000_u32).map(|n| format!(" a{}=''", n.wrapping_mul(2_654_435_761))).collect();
            good.rows(&format!("<row r='900'{attributes}></row>"))
        }),
        changed(f, "a hundred thousand equal attributes", Counts, |good| {
            good.rows(&format!("<row r='900'{}></row>", " a='1'".repeat(100_000)))
        }),
        changed(f, "an attribute of a megabyte", Counts, |good| {
            good.rows(&format!("<row r='900' x='{}'/>", digits(1 << 20)))
        }),
        changed(f, "a tag name of a megabyte", Counts, |good| good.rows(&format!("<x{}/>", digits(1 << 20)))),
        changed(f, "a comment of a megabyte", Counts, |good| good.rows(&format!("<!-- {} -->", digits(1 << 20)))),
        changed(f, "a number of a megabyte", Counts, |good| {
            good.rows(&format!("<row r='900'><c r='Z900'><v>{}</v></c></row>", digits(1 << 20)))
        }),
        changed(f, "sixty deep", Counts, |good| good.rows(&format!("{}{}", "<x>".repeat(60), "</x>".repeat(60)))),
        changed(f, "a hundred deep", Out("S12"), |good| {
            good.rows(&format!("{}{}", "<x>".repeat(100), "</x>".repeat(100)))
        }),
        changed(f, "a million deep", Out("F12"), |good| good.rows(&"<x>".repeat(1_000_000))),
        changed(f, "a million entities", Counts, |good| {
            let entities = digits(2_000_000).replace(['0', '1', '2', '3', '4'], "&lt;");
            good.rows(&format!("<row r='900'><c r='Z900' t='str'><v>{entities}</v></c></row>"))
        }),
        changed(f, "a hundred thousand cells in one place", Counts, |good| {
            let cells = digits(500_000).replace('0', "</v></c><c r='Z900'><v>");
            good.rows(&format!("<row r='900'><c r='Z900'><v>{cells}</v></c></row>"))
        }),
    ]
}

fn spellings() -> Vec<Case> {
    let f = "odd spelling";
    let recoded = |name: &'static str, code: fn(&str) -> Vec<u8>| {
        move |good: Parts| {
            let text = good.text(name);
            good.with(name, code(&text))
        }
    };
    let little: fn(&str) -> Vec<u8> = |text| [&[0xff, 0xfe][..], &units(text, u16::to_le_bytes)].concat();
    let big: fn(&str) -> Vec<u8> = |text| [&[0xfe, 0xff][..], &units(text, u16::to_be_bytes)].concat();
    let bare: fn(&str) -> Vec<u8> = |text| units(text, u16::to_le_bytes);
    let latin: fn(&str) -> Vec<u8> = |text| {
        let text = text.replacen("UTF-8", "ISO-8859-1", 1);
        text.chars().map(|letter| u8::try_from(letter).unwrap_or(b'?')).collect()
    };
    let marked: fn(&str) -> Vec<u8> = |text| format!("\u{feff}{text}").into_bytes();
    let mut cases = Vec::new();
    for (trick, code) in [
        ("wide", little),
        ("wide the other way", big),
        ("wide without a mark", bare),
        ("Latin", latin),
        ("marked", marked),
    ] {
        for part in [SHEET, STRINGS, WORKBOOK, STYLES, "xl/_rels/workbook.xml.rels"] {
            let name = format!("{trick} {}", part.replace('/', " "));
            cases.push(changed(f, &name, Counts, recoded(part, code)));
        }
    }
    for part in [SHEET, STRINGS, WORKBOOK, STYLES] {
        cases.push(changed(f, &format!("prefixed {}", part.replace('/', " ")), Counts, move |good| {
            let text = good.text(part);
            good.with(part, prefixed(&text))
        }));
    }
    cases.push(changed(f, "strict", Counts, |good| strict(good, SHEET)));
    cases.push(changed(f, "single quotes", Counts, |good| {
        let text = good.text(SHEET);
        good.with(SHEET, text.replace('"', "'"))
    }));
    cases.push(changed(f, "spread over lines", Counts, |good| {
        let text = good.text(SHEET);
        good.with(SHEET, text.replace("><", ">\r\n  <").replace(" r=\"", "\n\tr = \""))
    }));
    cases.push(changed(f, "no addresses", Counts, |good| good.rows("<row><c><v>1</v></c></row>")));
    cases
}

fn broken() -> Vec<Case> {
    let f = "broken xml";
    let cut = |part: &'static str, share: usize| {
        move |good: Parts| {
            let text = good.text(part);
            good.with(part, text[..text.floor_char_boundary(text.len() * share / 8)].to_owned())
        }
    };
    let mut cases = Vec::new();
    for share in 0..8 {
        for (part, code) in [(FORM, "S12"), (SHEET, "S12"), (WORKBOOK, "F13"), (STRINGS, "S12"), (STYLES, "S12")] {
            let name = format!("{} cut at {share} of 8", part.replace('/', " "));
            cases.push(changed(f, &name, Out(code), cut(part, share)));
        }
    }
    for (trick, tail) in [
        ("an unknown entity", "<row><c t='str'><v>&unknown;</v></c></row>"),
        ("a bare ampersand", "<row><c t='str'><v>a & b</v></c></row>"),
        ("crossed tags", "<row><c><v>1</c></v></row>"),
        ("one closed too many", "</row>"),
        ("a lone bracket", "<row><c><v>1 < 2</v></c></row>"),
        ("an open comment", "<!-- "),
        ("an open text", "<row><c><v><![CDATA[ ]] </v></c></row>"),
    ] {
        cases.push(changed(f, trick, Out("S12"), move |good| good.rows(tail)));
    }
    cases.push(changed(f, "another root", Out("S12"), |good| good.with(SHEET, "<html/>")));
    cases.push(changed(f, "another root of the workbook", Out("F21"), |good| good.with(WORKBOOK, "<html/>")));
    cases
}

/// Digits that hardly pack, so that no ratio speaks.
fn digits(many: usize) -> String {
    let mut state = 88_172_645_463_325_252_u64;
    let digit = |_| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        char::from(b'0' + u8::try_from(state % 10).unwrap())
    };
    (0..many).map(digit).collect()
}

fn units(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

/// Every element of the main namespace with a prefix, as some writers do.
fn prefixed(text: &str) -> String {
    let named = text.replace("</", "<\u{0}").replace('<', "<x:").replace("<x:\u{0}", "</x:").replace("<x:?", "<?");
    named.replace("xmlns=", "xmlns:x=")
}

fn strict(good: Parts, part: &str) -> Parts {
    let text = good.text(part);
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    good.with(part, text.replace(main, "http://purl.oclc.org/ooxml/spreadsheetml/main"))
}
