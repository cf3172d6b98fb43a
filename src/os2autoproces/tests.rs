//! The export, as OS2autoproces has written it in different versions.
use super::*;
use crate::xlsx::{At, Content, Drawing, Ink, Sheet, Style, save};

fn drawn(sheet: &str, rows: &[&[&str]]) -> Vec<u8> {
    let mut drawn = Sheet::new(sheet);
    for (row, cells) in (0..).zip(rows) {
        for (col, cell) in (0..).zip(*cells) {
            let content = match cell.parse::<Decimal>() {
                Ok(number) => Content::Number(number),
                Err(_) => Content::Text((*cell).to_owned()),
            };
            drawn.put(At::new(row, col), Ink::new(content, Style::Text));
        }
    }
    save(&Drawing { title: "Processer".to_owned(), sheets: vec![drawn], ..Drawing::default() }).unwrap()
}

const LATEST: [&str; 9] = [
    "ID",
    "Titel",
    "Fase",
    "Status",
    "Afdelinger",
    "Antal gange processen foretages årligt",
    "Tidsforbrug pr. proces i minutter",
    "Forventet automatiseringsgrad",
    "Forventet årlig effektiviseringspotentiale",
];

#[test]
fn columns_are_found_by_their_headers_wherever_they_are() {
    let row = ["7", "Skift af adresse", "Foranalyse", "I gang", "Borgerservice", "1200", "15", "60", "180"];
    let here = read(drawn("Processer", &[&LATEST, &row]), None).unwrap();
    let turned = |cells: &[&'static str]| cells.iter().rev().copied().collect::<Vec<_>>();
    let (headers, cells) = (turned(&LATEST), turned(&row));
    let there = read(drawn("Ark1", &[&["Udtræk"], &headers, &cells]), None).unwrap();
    assert_eq!(here, there);
    let [process] = &here[..] else { panic!("{here:?}") };
    assert_eq!((&*process.id, &*process.title, process.stage()), ("7", "Skift af adresse", Stage::Idea));
    assert_eq!((process.computed_hours(), process.differs()), (Some(Decimal::from(180)), false));
}

#[test]
fn a_file_that_is_no_export_says_what_it_lacks() {
    let some = read(drawn("Processer", &[&["ID", "Titel", "Fase"], &["1", "En", "Idé"]]), None);
    assert_eq!(some, Err(NoExport::Lacking(vec!["Afdelinger".to_owned()])));
    assert!(matches!(read(b"ID;Titel\r\n1;En\r\n".to_vec(), None), Err(NoExport::Refused(_))));
}

#[test]
fn what_is_read_arrives_as_it_was() {
    let one = Process { id: "7".to_owned(), times: Some(Decimal::new(15, 1)), ..Process::default() };
    let sent = postcard::to_stdvec(&one).unwrap();
    assert_eq!(postcard::from_bytes::<Process>(&sent).unwrap(), one);
}

#[test]
fn hours_follow_from_the_figures_beside_them() {
    let figures = |times: i64, minutes: i64, degree: i64, shown: i64| Process {
        times: Some(Decimal::from(times)),
        minutes: Some(Decimal::from(minutes)),
        degree: Some(Decimal::from(degree)),
        shown_hours: Some(Decimal::from(shown)),
        employees: Some(Decimal::from(12)),
        ..Process::default()
    };
    // 1.200 × 15 ÷ 60 × 60 %
    assert_eq!(figures(1_200, 15, 60, 180).computed_hours(), Some(Decimal::from(180)));
    assert!(!figures(100, 7, 50, 5).differs(), "5,83 cut to 5");
    assert!(figures(1_200, 15, 60, 2_160).differs() && figures(1_200, 15, 60, 2_160).is_counted_by_employee());
    assert!(figures(1_200, 15, 60, 300).differs() && !figures(1_200, 15, 60, 300).is_counted_by_employee());
    // Nobody has said anything, or nothing that can be.
    assert_eq!(figures(1_200, 15, 0, 90).hours(), Some(Decimal::from(90)));
    assert_eq!(figures(0, 0, 0, 0).hours(), None);
    assert_eq!(figures(1_200, 15, 160, 0).hours(), None);
    assert_eq!(figures(i64::MAX, i64::MAX, 100, 0).hours(), None);
}

#[test]
fn phases_of_every_version_are_known() {
    let stage = |phase: &str, status: &str| {
        Process { phase: phase.to_owned(), status: status.to_owned(), ..Process::default() }.stage()
    };
    for phase in ["Idé", "Foranalyse", "Specifikation", "Udvikling", "Implementering"] {
        assert_eq!((stage(phase, "I gang"), stage(phase, "Afvist")), (Stage::Idea, Stage::Declined), "{phase}");
    }
    assert_eq!([stage("Drift", ""), stage("I drift", "")], [Stage::Live; 2]);
    assert_eq!(stage("Taget ud af drift", "Afvist"), Stage::Retired);
    assert_eq!(stage("Deling (ingen fase)", ""), Stage::Unknown);
}
