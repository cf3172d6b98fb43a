//! An export of OS2autoproces becomes ideas in the centres' templates, and the ideas count once the templates have come back.
//!
//! The exports are made here, column by column as OS2autoproces writes them today, and as an older version did.
// A test that cannot read its sample has failed.
#![allow(clippy::unwrap_used)]

use gevinst::{
    commands::{ConsolidateQuestion, Outcome, TemplatesQuestion, consolidate, templates},
    disk::folder::Folder,
    findings::{Context, Severity},
    intake::{Arrived, Delivery, Submission},
    programme::Programme,
    rules,
    schema::{Plain, Table, business_case as case, program::centres},
    templates::{Filled, for_centre, programme_with},
    units::{Decimal, Month},
    xlsx::{At, Book, Content, Drawing, Ink, LIMITS, Seen, Sheet, Style, save},
};
use std::{
    fs,
    ops::ControlFlow,
    path::{Path, PathBuf},
};
use tempfile::TempDir;

/// What stands in every column that is not to be read: names, addresses and what people wrote freely.
const PERSONAL: &str = "Hemmelige Hansen";

/// The columns that are read, by their place in today's export of 62, and in an older one of 60.
const COLUMNS: [(&str, u16, u16); 13] = [
    ("ID", 0, 0),
    ("Titel", 1, 1),
    ("Fase", 3, 3),
    ("Status", 4, 4),
    ("Afdelinger", 14, 13),
    ("Myndighed", 15, 14),
    ("Antal gange processen foretages årligt", 28, 27),
    ("Tidsforbrug pr. proces i minutter", 29, 28),
    ("Forventet automatiseringsgrad", 30, 29),
    ("Forventet årlig effektiviseringspotentiale", 32, 31),
    ("Antal medarbejdere der foretager processen", 33, 32),
    ("Løsningen sat i drift", 55, 99),
    ("Løsningen taget ud af drift", 56, 52),
];

/// A process: the cells of [`COLUMNS`]; the municipality is that of the sample.
type Row = [&'static str; 13];

fn process(id: &'static str, title: &'static str, phase: &'static str, departments: &'static str) -> Row {
    [id, title, phase, "I gang", departments, "", "1200", "15", "60", "180", "4", "", ""]
}

fn rows() -> Vec<Row> {
    let mut by_employee = process("103", "Fakturakontrol", "Udvikling", "Havn, Vej og Park,Legepladser");
    by_employee[9] = "720";
    let mut no_figures = process("104", "Opslag af stillinger", "Foranalyse", "Borgerservice");
    no_figures[6..11].fill("0");
    let mut begun = process("110", "Parkeringstilladelser", "Drift", "Borgerservice");
    begun[11] = "15-01-2026";
    let mut rejected = process("107", "Telefonpasning", "Idé", "Borgerservice");
    rejected[3] = "Afvist";
    let mut elsewhere = process("109", "Fremmed", "Idé", "Borgerservice");
    elsewhere[5] = "Bakkeby Kommune";
    vec![
        process("101", "Skift af adresse", "Idé", "Borgerservice"),
        process("102", "Mødeindkaldelser", "Implementering", "borgerservice"),
        by_employee,
        no_figures,
        process("105", "Jurastof", "Idé", "Juridisk Kontor"),
        process("106", "Aktindsigt", "Drift", "Borgerservice"),
        begun,
        rejected,
        process("108", "Gammel robot", "Taget ud af drift", "Borgerservice"),
        elsewhere,
    ]
}

/// An export of so many columns; every other column holds what must not be read.
fn export(width: u16, place: fn(&(&'static str, u16, u16)) -> u16, municipality: &str) -> Vec<u8> {
    let mut sheet = Sheet::new("Processer");
    for col in 0..width {
        let known = COLUMNS.iter().position(|column| place(column) == col);
        let header = known.map_or_else(|| format!("Kolonne {col}"), |at| COLUMNS[at].0.to_owned());
        sheet.put(At::new(0, col), Ink::text(header, Style::Text));
        for (row, cells) in (1..).zip(rows()) {
            let cell = match known {
                Some(5) if cells[5].is_empty() => municipality,
                Some(at) => cells[at],
                None => PERSONAL,
            };
            let number = known.filter(|at| *at == 0 || (6..11).contains(at)).and_then(|_| cell.parse::<Decimal>().ok());
            let content = number.map_or_else(|| Content::Text(cell.to_owned()), Content::Number);
            sheet.put(At::new(row, col), Ink::new(content, Style::Text));
        }
    }
    save(&Drawing { title: "Processer".to_owned(), sheets: vec![sheet], ..Drawing::default() }).unwrap()
}

/// A programme folder whose centres name their departments, and an export beside it.
fn folder(width: u16, place: fn(&(&'static str, u16, u16)) -> u16) -> (TempDir, PathBuf, PathBuf) {
    let keep = tempfile::tempdir().unwrap();
    let root = keep.path().join("aaret");
    fs::create_dir_all(root.join("indsendt")).unwrap();
    let submission = read(&sample().join("program.xlsx"));
    let mut filled = Filled::default();
    copy(&submission, &mut filled);
    let table = &centres::TABLE.table;
    for row in 0..filled.rows(table) {
        let departments = match filled.get(table, row, &centres::CODE.spec) {
            Some(Content::Text(code)) if code == "NBS" => "Borgerservice; Ydelser",
            Some(Content::Text(code)) if code == "NTM" => "Havn, Vej og Park; Legepladser",
            _ => continue,
        };
        filled.set(table, row, &centres::DEPARTMENTS.spec, Content::Text(departments.to_owned()));
    }
    fs::write(root.join("program.xlsx"), save(&programme_with(filled)).unwrap()).unwrap();
    let file = keep.path().join("processes.xlsx");
    let municipality = programme(&root).municipality;
    fs::write(&file, export(width, place, &municipality)).unwrap();
    (keep, root, file)
}

fn programme(root: &Path) -> Programme {
    Folder::at(root).open().unwrap().map_err(|_| "a programme with errors").unwrap().programme
}

fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/aaret")
}

fn period() -> Month {
    Month::new(2026, 1).unwrap()
}

fn write(root: &Path, file: &Path) -> (Outcome, String) {
    let mut said = Vec::new();
    let question = TemplatesQuestion { processes: Some(file), ..TemplatesQuestion::of(root, period()) };
    let outcome = templates(&question, &mut said).unwrap();
    (outcome, String::from_utf8(said).unwrap())
}

fn delivered(path: &Path) -> Delivery {
    Delivery::of("fil.xlsx", &fs::read(path).unwrap(), String::new(), 2026)
}

fn read(path: &Path) -> Submission {
    match delivered(path).arrived {
        Arrived::Read(submission) => *submission,
        _ => panic!("{} is a workbook", path.display()),
    }
}

/// Everything that stands in a workbook, after what is there already.
fn copy(submission: &Submission, filled: &mut Filled) {
    for sheet in &submission.sheets {
        let first = if sheet.table.is_form() { 0 } else { filled.rows(sheet.table) };
        for (index, row) in (first..).zip(&sheet.rows) {
            for spec in sheet.table.columns.iter().filter(|spec| !spec.is_formula()) {
                let content = match row.plain(spec) {
                    Some(Plain::Text(text)) => Content::Text(text),
                    Some(Plain::Number(number)) => Content::Number(number),
                    Some(Plain::Day(day)) => Content::Day(day),
                    None => continue,
                };
                filled.set(sheet.table, index, spec, content);
            }
        }
    }
}

/// The ideas of a centre's template: text, what gets easier, and hours.
fn ideas(root: &Path, centre: &str) -> Vec<(String, Option<String>, Option<Decimal>)> {
    let submission = read(&root.join(format!("skabeloner/Businesscase {centre}.xlsx")));
    let rows = submission.rows(&case::ideas::TABLE);
    let one = |row: gevinst::intake::RowOf<'_, case::ideas::Fields>| {
        let hours = row.given(&case::ideas::HOURS).map(|hours| hours.0);
        (row.given(&case::ideas::IDEA).unwrap(), row.given(&case::ideas::EASIER), hours)
    };
    rows.iter().map(one).collect()
}

/// Every text that can be seen in a workbook.
fn words(path: &Path) -> String {
    let mut book = Book::open(fs::read(path).unwrap(), &LIMITS).unwrap();
    let mut all = book.beside().join("\n");
    for sheet in 0..book.sheets.len() {
        let tail = book.rows(sheet, &mut |row| {
            all.extend(row.cells.iter().map(|(_, cell)| format!("{:?}\n", cell.seen)));
            ControlFlow::Continue(())
        });
        all.push_str(&tail.unwrap().beside);
    }
    all
}

#[test]
fn processes_become_ideas_of_the_centre_whose_department_they_are() {
    for (width, place) in [
        (62, (|column| column.1) as fn(&(&'static str, u16, u16)) -> u16),
        (60, |column: &(&'static str, u16, u16)| column.2),
    ] {
        let (_keep, root, file) = folder(width, place);
        let (outcome, said) = write(&root, &file);
        assert_eq!(outcome, Outcome::Findings, "something could not be placed");
        let easier =
            "Opgaven løses 1.200 gange om året og tager 15 minutter. 60 % af tiden ventes sparet ved automatisering.";
        let idea = |text: &str| (text.to_owned(), Some(easier.to_owned()), Some(Decimal::from(180)));
        let blank = ("Opslag af stillinger (OS2autoproces 104)".to_owned(), None, None);
        assert_eq!(
            ideas(&root, "NBS"),
            [idea("Skift af adresse (OS2autoproces 101)"), idea("Mødeindkaldelser (OS2autoproces 102)"), blank]
        );
        assert_eq!(ideas(&root, "NTM"), [idea("Fakturakontrol (OS2autoproces 103)")]);
        assert!(ideas(&root, "NSO").is_empty());
        for wanted in [
            "4 nye idéer fra OS2autoproces er skrevet på arket Idéer: 3 til NBS og 1 til NTM.",
            "Sprunget over: 1 fra andre kommuner, 1 taget ud af drift og 1 afvist eller opgivet.",
            "105 Jurastof. Afdelinger: Juridisk Kontor. Hvorfor: afdelingen Juridisk Kontor står ikke ved noget center",
            "106 Aktindsigt. Afdelinger: Borgerservice, 1.200 gange om året, 15 minutter, 60 % automatiseret, 4 medarbejdere. Hvorfor: der står ikke, hvornår den kom i drift",
            // The older version does not say when.
            if width == 62 {
                "1 nyt tiltag i drift fra OS2autoproces er skrevet på arkene Tiltag og Tidsgevinster: 1 til NBS."
            } else {
                "110 Parkeringstilladelser. Afdelinger: Borgerservice, 1.200 gange om året, 15 minutter, 60 % automatiseret, 4 medarbejdere. Hvorfor: der står ikke, hvornår den kom i drift"
            },
            "Det er 180 timer; OS2autoproces viser 720. Det er vores gange 4 medarbejdere",
        ] {
            assert!(said.contains(wanted), "{wanted} in {said}");
        }
        assert!(!said.contains(PERSONAL), "{said}");
        for written in fs::read_dir(root.join("skabeloner")).unwrap().map(|entry| entry.unwrap().path()) {
            if written.file_name().unwrap().to_string_lossy().starts_with("Businesscase") {
                assert!(!words(&written).contains("Hemmelige"), "{}", written.display());
            }
        }
        if width == 62 {
            begun(&root);
        }
        // Once more adds nothing twice.
        let before = fs::read(root.join("skabeloner/Businesscase NBS.xlsx")).unwrap();
        let only = ["NBS".to_owned()];
        let again =
            TemplatesQuestion { processes: Some(&file), centres: &only, ..TemplatesQuestion::of(&root, period()) };
        templates(&again, &mut Vec::new()).unwrap();
        assert!(before == fs::read(root.join("skabeloner/Businesscase NBS.xlsx")).unwrap());
    }
}

/// What went into operation this year is the beginning of an initiative: what is known stands there, and what is not is asked for.
fn begun(root: &Path) {
    let template = root.join("skabeloner/Businesscase NBS.xlsx");
    let submission = read(&template);
    let initiatives = submission.rows(&case::initiatives::TABLE);
    assert_eq!(initiatives.len(), 1);
    let row = initiatives.iter().next().unwrap();
    assert_eq!(row.given(&case::initiatives::TITLE).unwrap(), "Parkeringstilladelser");
    assert_eq!(row.given(&case::initiatives::LIVE_ON).map(|day| day.to_string()), Some("2026-01-15".to_owned()));
    let benefits = submission.rows(&case::time_benefits::TABLE);
    assert_eq!(benefits.len(), 1);
    let row = benefits.iter().next().unwrap();
    assert_eq!(row.given(&case::time_benefits::ID).unwrap().as_str(), "NBS-01-T1");
    let minutes = [&case::time_benefits::MINUTES_BEFORE, &case::time_benefits::MINUTES_AFTER];
    assert_eq!(minutes.map(|field| row.given(field).unwrap().0), [Decimal::from(15), Decimal::from(6)]);
    let words = words(&template);
    assert!(
        words.contains("Rækken er fra OS2autoproces. Udfyld Ændring i arbejdsgangen, Type, Målsætning og Ansvarlig.")
    );
    assert!(
        words.contains("Udfyld Enhed, Faggruppe, Ibrugtagning, Fuld effekt, Høstes, Geninvesteres og Gevinstejer.")
    );
}

#[test]
fn the_ideas_count_when_the_template_has_come_back() {
    let (_keep, root, file) = folder(62, |column| column.1);
    write(&root, &file);
    let programme = programme(&root);
    for centre in ["NBS", "NKF", "NSO", "NTM"] {
        let own = format!("indsendt/2026-01/Businesscase {centre} 2026-01.xlsx");
        let mut filled = Filled::default();
        copy(&read(&sample().join(own)), &mut filled);
        let handed_out = read(&root.join(format!("skabeloner/Businesscase {centre}.xlsx")));
        take_ideas(&handed_out, &mut filled);
        let drawing =
            for_centre(&case::TEMPLATE, &programme, programme.centre_called(centre).unwrap(), period(), &filled);
        let target = root.join(format!("indsendt/Businesscase {centre}.xlsx"));
        fs::write(&target, save(&drawing).unwrap()).unwrap();
        // What is told of an idea is only that the centre has to say what gets easier, and how much.
        let delivery = delivered(&target);
        let found = rules::check(&delivery, &Context { programme: Some(&programme), period: Some(period()) });
        let is_idea = |table: Option<&'static Table>| table.is_some_and(|table| *table == case::ideas::TABLE);
        let of_ideas = found.iter().filter(|finding| is_idea(finding.first.table)).collect::<Vec<_>>();
        let cells = of_ideas.iter().map(|finding| 1 + finding.others.len()).sum::<usize>();
        assert!(of_ideas.iter().all(|finding| finding.rule.code == "L01"), "{of_ideas:?}");
        assert_eq!(cells, if centre == "NBS" { 2 } else { 0 }, "{centre} {of_ideas:?}");
    }
    let question = ConsolidateQuestion { root: &root, period: period(), fails_at: Severity::Error };
    consolidate(&question, &mut Vec::new()).unwrap();
    let report = root.join("resultat/2026-01/Gevinstrealisering 2026-01.xlsx");
    let mut book = Book::open(fs::read(report).unwrap(), &LIMITS).unwrap();
    let path = book.sheets.iter().position(|sheet| sheet.name == "Vejen til målet").unwrap();
    let mut identified = None;
    // Column G of the step Identificeret: the ideas' hours.
    book.rows(path, &mut |row| {
        let is_step = |seen: &Seen| matches!(seen, Seen::Text(text) if text.starts_with("Identificeret"));
        if row.cells.iter().any(|(col, cell)| *col == 0 && is_step(&cell.seen)) && identified.is_none() {
            identified = row.cells.iter().find(|(col, _)| *col == 6).map(|(_, cell)| cell.seen.clone());
        }
        ControlFlow::Continue(())
    })
    .unwrap();
    assert_eq!(identified, Some(Seen::Number(Decimal::from(540))), "three ideas of 180 hours");
}

/// The ideas of a template, after those that are there.
fn take_ideas(handed_out: &Submission, filled: &mut Filled) {
    let mut all = Filled::default();
    copy(handed_out, &mut all);
    let table = &case::ideas::TABLE.table;
    let first = filled.rows(table);
    for row in 0..all.rows(table) {
        for spec in table.columns {
            if let Some(content) = all.get(table, row, spec) {
                filled.set(table, first + row, spec, content.clone());
            }
        }
    }
}

#[test]
fn a_file_that_is_no_export_stops_before_anything_is_written() {
    let (_keep, root, file) = folder(62, |column| column.1);
    let refused = |file: &Path| {
        let question = TemplatesQuestion { processes: Some(file), ..TemplatesQuestion::of(&root, period()) };
        templates(&question, &mut Vec::new()).unwrap_err().to_string()
    };
    let programme = root.join("program.xlsx");
    assert!(refused(&programme).contains("har ikke kolonnen ID, Titel, Fase og Afdelinger"), "{}", refused(&programme));
    assert!(refused(&root).contains("er en mappe"));
    assert!(refused(&root.join("findes ikke.xlsx")).contains("kan ikke læses"));
    fs::write(&file, export(62, |column| column.1, "Bakkeby Kommune")).unwrap();
    assert!(refused(&file).contains("står fx Bakkeby Kommune"), "{}", refused(&file));
    assert!(!root.join("skabeloner").exists());
}
