//! Personal identity numbers, wherever and however they are written, and names that nobody should have given a file.
use crate::{Folder, program, sample, sample_files, told};
use gevinst::{
    danish::cpr::Certainty,
    intake::Delivery,
    schema::business_case::initiatives,
    xlsx::{At, Content, Drawing, Ink, Sheet, Style, save},
};
use std::{
    collections::BTreeSet,
    fs,
    io::{Cursor, Read, Write},
    path::Path,
};
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

/// Put together where they are used, so that no number of this form stands in the source.
const BIRTHDAY: &str = "150377";
const LAST: &str = "9473";

fn number() -> String {
    [BIRTHDAY, LAST].join("-")
}

fn bare() -> String {
    [BIRTHDAY, LAST].concat()
}

/// The parts of a workbook, each changed by its name.
fn with_parts(workbook: &[u8], change: impl Fn(&str, String) -> String) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(workbook)).unwrap();
    let mut changed = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let (name, mut text) = (part.name().unwrap().into_owned(), String::new());
        part.read_to_string(&mut text).unwrap();
        changed.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        changed.write_all(change(&name, text).as_bytes()).unwrap();
    }
    changed.finish().unwrap().into_inner()
}

/// A workbook of one sheet with a text and a link.
fn plain() -> Vec<u8> {
    let mut sheet = Sheet::new("Ark");
    sheet.put(At::new(0, 0), Ink::text("Post", Style::Text));
    let link = Content::Link { target: "indsendt/maal.xlsx".to_owned(), text: "se".to_owned() };
    sheet.put(At::new(1, 0), Ink::new(link, Style::Link));
    sheet.put(At::new(2, 0), Ink::new(Content::Number(2.into()), Style::Number));
    let properties = vec![("Navn".to_owned(), "x".to_owned())];
    let names = vec![("navn".to_owned(), "Ark!$A$1".to_owned())];
    save(&Drawing { sheets: vec![sheet], properties, names, ..Drawing::default() }).unwrap()
}

fn certain(bytes: &[u8]) -> usize {
    let delivery = Delivery::of("CBD.xlsx", bytes, String::new(), 2026);
    let personal = &delivery.submission().unwrap().personal;
    personal.iter().filter(|personal| personal.certainty == Certainty::Certain).count()
}

/// A part, what is replaced in it, and by what; `@` stands for the number.
static PLACES: [(&str, &str, &str, &str); 11] = [
    ("column beyond those read", "sheet1.xml", "</row>", "<c r=\"JJ1\" t=\"str\"><v>@</v></c></row>"),
    ("formula", "sheet1.xml", "</row>", "<c r=\"G1\"><f>IF(1,1,\"@\")</f><v>1</v></c></row>"),
    (
        "list of a validation",
        "sheet1.xml",
        "</sheetData>",
        "</sheetData><dataValidations><dataValidation type=\"list\" sqref=\"A1\"><formula1>\"a,@\"</formula1></dataValidation></dataValidations>",
    ),
    (
        "prompt",
        "sheet1.xml",
        "</sheetData>",
        "</sheetData><dataValidations><dataValidation prompt=\"Sag @\" sqref=\"A1\"/></dataValidations>",
    ),
    (
        "title of an error",
        "sheet1.xml",
        "</sheetData>",
        "</sheetData><dataValidations><dataValidation errorTitle=\"@\" sqref=\"A1\"/></dataValidations>",
    ),
    ("tooltip", "sheet1.xml", "<hyperlink ", "<hyperlink tooltip=\"Sag @\" "),
    ("target of a link", "sheet1.xml.rels", "maal.xlsx", "maal%20@.xlsx"),
    ("defined name", "workbook.xml", "Ark!$A$1<", "\"@\"<"),
    (
        "defined name of one sheet",
        "workbook.xml",
        "<definedNames>",
        "<definedNames><definedName name=\"x\" localSheetId=\"0\">\"@\"</definedName>",
    ),
    ("name of a property", "custom.xml", "\"Navn\"", "\"Sag @\""),
    ("footer", "sheet1.xml", "</worksheet>", "<headerFooter><oddFooter>&amp;L@</oddFooter></headerFooter></worksheet>"),
];

#[test]
fn a_number_is_seen_in_every_place_of_a_workbook() {
    assert_eq!(certain(&plain()), 0);
    for (place, end, from, to) in &PLACES {
        let put = |written: &str| {
            with_parts(&plain(), |name, text| {
                if name.ends_with(end) { text.replacen(from, &to.replace('@', written), 1) } else { text }
            })
        };
        assert!(certain(&put(&number())) > 0, "{place}");
        assert_eq!(certain(&put("15.03.2026 1200")), 0, "{place}");
    }
    let pivot = with_parts(&plain(), |_, text| text);
    let mut archive = ZipWriter::new_append(Cursor::new(pivot)).unwrap();
    archive.start_file("xl/pivotCache/pivotCacheDefinition1.xml", SimpleFileOptions::default()).unwrap();
    archive
        .write_all(format!("<pivotCacheDefinition><s v=\"{}\"/></pivotCacheDefinition>", number()).as_bytes())
        .unwrap();
    assert!(certain(&archive.finish().unwrap().into_inner()) > 0);
}

/// A number that a format shows as a CPR number is one, whatever its check digit, and a lost zero is put back.
#[test]
fn a_number_is_seen_by_the_way_it_is_shown() {
    for (value, format, is_certain) in [
        (bare(), "000000-0000", true),
        (bare(), "000000\\-0000;@", true),
        (format!("01{}", &bare()[2..])[1..].to_owned(), "000000-0000", true),
        (bare(), "#,##0", false),
    ] {
        let shown = with_parts(&plain(), |name, text| match name {
            "xl/styles.xml" => {
                let formats =
                    format!("<numFmts count=\"1\"><numFmt numFmtId=\"190\" formatCode=\"{format}\"/></numFmts><fonts");
                let text = text.replacen("<fonts", &formats, 1);
                text.replacen("<cellXfs", "<cellXfs x=\"\"", 1).replacen(
                    "</cellXfs>",
                    "<xf numFmtId=\"190\"/></cellXfs>",
                    1,
                )
            }
            "xl/worksheets/sheet1.xml" => {
                text.replacen("</row>", &format!("<c r=\"G1\" s=\"99\"><v>{value}</v></c></row>"), 1)
            }
            _ => text,
        });
        // The style is the last one, whose place is how many there are before it.
        let styles = with_parts(&shown, |_, text| text);
        let mut archive = ZipArchive::new(Cursor::new(styles)).unwrap();
        let mut text = String::new();
        archive.by_name("xl/styles.xml").unwrap().read_to_string(&mut text).unwrap();
        let all = text.split("<cellXfs").nth(1).unwrap().split("</cellXfs>").next().unwrap();
        let last = all.matches("<xf ").count() - 1;
        let right = with_parts(&shown, |_, text| text.replace("s=\"99\"", &format!("s=\"{last}\"")));
        assert_eq!(certain(&right) > 0, is_certain, "{value} {format}");
    }
}

/// Every file under a folder that was written, what is inside workbooks too; copies of what was sent are not ours.
fn everything_written(root: &Path) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    for entry in walkdir::WalkDir::new(root).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file())
    {
        let name = entry.path().strip_prefix(root).unwrap().to_str().unwrap().to_owned();
        let is_ours = ["resultat", "arkiv", "skabeloner"].iter().any(|folder| name.starts_with(folder));
        if !is_ours || name.contains("kilder/") {
            continue;
        }
        let bytes = fs::read(entry.path()).unwrap();
        if let Ok(mut archive) = ZipArchive::new(Cursor::new(&bytes)) {
            for index in 0..archive.len() {
                let mut part = archive.by_index(index).unwrap();
                let mut inside = Vec::new();
                part.read_to_end(&mut inside).unwrap();
                all.push((format!("{name}: {}", part.name().unwrap()), inside));
            }
        }
        all.push((name, bytes));
    }
    all
}

fn run(folder: &Folder, arguments: &[&str]) -> String {
    let output = program().args(arguments).current_dir(&folder.root).output().unwrap();
    assert!(output.status.code().is_some_and(|code| code < 2), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The delivery of a centre, with a title of an initiative made longer.
fn with_title(folder: &Folder, file: &str, more: &str) {
    let path = folder.root.join(file);
    let bytes = fs::read(&path).unwrap();
    let delivery = Delivery::of(file, &bytes, String::new(), 2026);
    let rows = delivery.submission().unwrap().rows(&initiatives::TABLE);
    let title = rows.get(0).unwrap().given(&initiatives::TITLE).unwrap();
    let changed = with_parts(&bytes, |_, text| text.replace(&format!(">{title}<"), &format!(">{title} {more}<")));
    assert_ne!(changed, bytes);
    fs::write(path, changed).unwrap();
}

#[test]
fn ten_digits_that_may_be_a_number_are_masked_alike_in_everything_that_is_written() {
    let folder = Folder::copy();
    let file = "indsendt/Borgerservice/Businesscase CBD marts FINAL.xlsx";
    with_title(&folder, file, &format!("sag {}", bare()));
    let found = told(&folder.consolidate(&[]));
    assert!(found.contains(&(file.to_owned(), "P04".to_owned())), "{found:?}");
    assert!(!found.contains(&(file.to_owned(), "P01".to_owned())), "{found:?}");
    let mut said = run(&folder, &["godkend", ".", "--periode", "2026-03", "--af", &number(), "--grund", &bare()]);
    said += &run(&folder, &["skabeloner", ".", "--periode", "2026-04"]);
    said += &run(&folder, &["tjek", ".", "--format", "json"]);
    said += &run(&folder, &["arkiv", "."]);
    let written = everything_written(&folder.root);
    let masked = format!("{BIRTHDAY}-****");
    let places =
        |start: &str| written.iter().filter(|(name, bytes)| name.starts_with(start) && holds(bytes, &masked)).count();
    assert!(places("resultat") > 0 && places("arkiv") > 0 && places("skabeloner") > 0);
    for (name, bytes) in written.iter().chain([&("said".to_owned(), said.into_bytes())]) {
        assert!(!holds(bytes, &bare()) && !holds(bytes, &number()), "{name}");
    }
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

#[test]
fn a_number_spelled_in_another_way_sets_its_file_aside_and_is_written_nowhere() {
    let folder = Folder::copy();
    let spellings = ["15.03.77-", "15 03 77 ", "150377, ", "(150377)"].map(|start| format!("{start}{LAST}"));
    let mut aside = BTreeSet::new();
    for (file, written) in sample_files().iter().filter(|file| is_case(file)).zip(&spellings) {
        let file = file.strip_prefix(sample()).unwrap().to_str().unwrap();
        with_title(&folder, file, written);
        aside.insert(file.to_owned());
    }
    assert_eq!(aside.len(), spellings.len());
    let found = told(&folder.consolidate(&[]));
    for file in &aside {
        assert!(found.contains(&(file.clone(), "P01".to_owned())), "{file}: {found:?}");
    }
    for (name, bytes) in everything_written(&folder.root) {
        assert!(spellings.iter().all(|written| !holds(&bytes, written)), "{name}");
    }
}

fn is_case(file: &Path) -> bool {
    let delivery = Delivery::of("a.xlsx", &fs::read(file).unwrap(), String::new(), 2026);
    let rows = delivery.submission().map(|submission| submission.rows(&initiatives::TABLE).iter().count());
    rows.is_some_and(|rows| rows > 0)
}

/// Each name is one that a folder shared from Linux or a Mac, or an unpacked archive, can hold.
#[cfg(unix)]
#[test]
fn the_name_of_a_file_breaks_neither_workbook_nor_line_nor_terminal() {
    let folder = Folder::copy();
    let names = [
        "a\u{7}b",
        "c\u{1b}[2Jd",
        "e\u{9b}f",
        "g\nFejl P99 h",
        "i\rj",
        "k\u{202e}l",
        "m\u{fffe}n",
        "o #2",
        "p 100%25q",
    ];
    for name in names {
        fs::write(folder.root.join(format!("indsendt/{name}.xlsx")), "ingen projektmappe").unwrap();
    }
    let said = run(&folder, &["saml", ".", "--periode", "2026-03"]) + &run(&folder, &["tjek", "."]);
    let is_harmless = |c: char| c == '\n' || !(c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c));
    assert!(said.chars().all(is_harmless), "{said:?}");
    assert!(!said.lines().any(|line| line.trim_start().starts_with("Fejl P99")), "{said}");
    for (name, bytes) in everything_written(&folder.root) {
        if [".rels", ".xml"].iter().any(|ending| name.ends_with(ending)) {
            let text = String::from_utf8(bytes).unwrap();
            let is_of_xml = |c: char| matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{fffd}' | '\u{10000}'..);
            assert!(text.chars().all(is_of_xml), "{name}");
            assert!(!name.ends_with("rels") || !text.contains("Target=\"../../indsendt/o%20\""), "{name}");
        }
    }
}
