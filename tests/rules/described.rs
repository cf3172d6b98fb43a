//! A firing and a silent case for every rule whose example is told and not drawn.
use crate::drawn::{programme, submission};
use gevinst::{
    danish::cpr::Certainty,
    extract::Extract,
    findings::{Chosen, Context, Example, Finding},
    intake::{Arrived, Delivery, HeaderFault, KeptFile, KeptWorkbook, Personal, Rival, Submission, Whereabouts},
    programme::Waiver,
    register::{self, choose},
    rules::{RULES, check, check_across, check_since, waive},
    schema::Id,
    units::Month,
    xlsx::{Area, At, Form, Refusal, Seen, ShownUnit, Visibility},
};
use std::collections::BTreeSet;

/// A rule's code, findings where it must speak, and findings where it must not.
pub type Case = (&'static str, fn() -> Vec<Finding>, fn() -> Vec<Finding>);

pub static CASES: &[Case] = &[
    ("F01", || refused("CBD.xlsx", Refusal::Encrypted), sound),
    ("F02", || refused("CBD.xls", Refusal::OldExcel), || refused("referat.pdf", Refusal::Pdf)),
    ("F03", || alone(&delivery("~$CBD.xlsx", Arrived::Noise)), sound),
    ("F04", || choice(&[case("CBD", "2026-03", "a"), case("CBD", "2026-03", "a")]), on_time),
    ("F05", || choice(&[case("CBD", "2026-03", "a"), case("CBD", "2026-03", "b")]), on_time),
    ("F06", || spoilt(|one| one.template = None), sound),
    ("F07", || spoilt(|one| "9".clone_into(&mut one.identity.edition)), sound),
    ("F08", || spoilt(|one| "XYZ".clone_into(&mut one.identity.centre)), sound),
    ("F09", || choice(&[case("CBD", "2026-04", "a")]), on_time),
    ("F10", || choice(&[case("CBD", "2026-03", "a")]), on_time),
    ("F11", || spoilt(|one| one.has_macros = true), sound),
    ("F12", || refused("CBD.xlsx", Refusal::TooLarge), sound),
    ("F13", || refused("CBD.xlsx", Refusal::Damaged), sound),
    ("F14", || refused("CBD.xlsx", Refusal::Placeholder), sound),
    ("F15", || refused("referat.pdf", Refusal::Pdf), || refused("CBD.xlsx", Refusal::Pdf)),
    ("F16", || choice(&[case("CBD", "2026-02", "a"), case("CBU", "2026-03", "b")]), on_time),
    ("F17", || refused("CBD.xlsx", Refusal::Unreadable), sound),
    ("F18", || spoilt(|one| one.identity.period = String::new()), sound),
    ("F19", || refused("CBD.xlsx", Refusal::Labelled), || refused("CBD.xlsx", Refusal::Encrypted)),
    ("F20", || refused("CBD.numbers", Refusal::Numbers), sound),
    ("F21", || refused("CBD.csv", Refusal::PlainText), || refused("referat.pdf", Refusal::Pdf)),
    ("F22", || spoilt(faulty), sound),
    ("F23", || alone(&delivery("CBD.xlsx", Arrived::Unfinished)), sound),
    ("S01", || spoilt(|one| one.sheets[0].found = Whereabouts::Missing), sound),
    ("S02", || spoilt(|one| fault(one, HeaderFault::Renamed(1, At::new(0, 1), "Titl".to_owned()))), sound),
    ("S03", || spoilt(|one| fault(one, HeaderFault::Absent(1))), sound),
    ("S04", || spoilt(|one| one.sheets[0].rows[0].hidden = true), sound),
    ("S08", || spoilt(|one| one.sheets[0].rows[1].row = 60), sound),
    ("S12", || spoilt(|one| one.sheets[0].broken_off = true), sound),
    ("S13", || spoilt(|one| one.sheets[0].too_many_rows = true), sound),
    ("S15", || spoilt(|one| one.sheets[0].visibility = Visibility::Hidden), sound),
    ("S16", || spoilt(|one| one.sheets[0].merged.extend(Area::parse("A2:A3"))), sound),
    ("S17", || shown(2), || shown(1)),
    ("S18", || spoilt(|one| rival(one, true)), sound),
    ("S19", || spoilt(|one| rival(one, false)), sound),
    ("S20", || spoilt(|one| one.sheets[0].asides.push(At::new(9, 0))), sound),
    ("T18", shown_as_money, sound),
    ("L13", || measured(&[case_with_time("2025-12-01", "sag", "6000")]), proven),
    ("M03", || measured(&pair("2026-01-05", 20, 9, 12)), proven),
    ("M04", || measured(&pair("2025-11-20", 20, 9, 40)), proven),
    ("M05", || measured(&pair("2026-02-15", 20, 9, 40)), proven),
    ("M10", || measured(&mixed("Simpel")), || measured(&mixed("Kompleks"))),
    ("M11", || measured(&pair("2026-01-05", 20, 20, 40)), proven),
    ("M13", || measured(&with_after(replace_unit)), proven),
    ("M14", || measured(&counted("100")), || measured(&counted("500"))),
    ("M16", || measured(&pair("2026-01-05", 9, 20, 40)), proven),
    ("K01", || twins("CBD-01-B1 | A", "CBD-01-B1 | B"), || twins("CBD-01-B1 | A", "CBU-01-B1 | B")),
    ("K02", || attributed("100", "100"), || attributed("60", "40")),
    (
        "K03",
        || described("Færre breve til borgere om flytning", "Færre breve til borgere om flytning nu"),
        || described("Færre breve til borgere om flytning", "Ny ordning for kørsel af ældre"),
    ),
    ("K04", || accounts("645-51-1", "645-51-1"), || accounts("645-51-1", "322-01-1")),
    ("K07", || depending("Udskudt"), || depending("I drift")),
    ("H01", || since(&month_by_month("", "I drift", "120000 | ", "10000")), || since(&accepted())),
    ("H02", || since(&later("I drift", "90000 | ", "10000")), || since(&later("I drift", "90000 | Punkt 4", "10000"))),
    ("H03", || since(&later("I drift", "120000 | ", "8000")), || since(&later("Udskudt", "120000 | ", "10000"))),
    ("H04", || since(&later("Planlagt", "120000 | ", "10000")), || since(&later("Bortfaldet", "120000 | ", "10000"))),
    ("D01", || owed(&["2026-01", "2026-02"], "Måned", "Godkendt"), || owed(&["2026-03"], "Kvartal", "Godkendt")),
    ("D02", || unmeasured("E", "2025-11-03"), || unmeasured("D", "2025-11-03")),
    ("D03", || owed(&["2026-03"], "Kvartal", "Kladde"), || owed(&["2026-03"], "Kvartal", "Godkendt")),
    ("P01", || spoilt(|one| personal(one, Certainty::Certain)), || spoilt(|one| personal(one, Certainty::Likely))),
    ("P03", || measured(&people(4)), || measured(&people(6))),
    ("W01", || waiver("L18", "2026-01-31"), no_waiver),
    ("W02", || waiver("L18", "2026-12-31"), no_waiver),
    ("W03", || waiver("T03", "2026-12-31"), no_waiver),
];

#[test]
fn every_rule_has_a_drawn_example_or_a_told_case() {
    let told: BTreeSet<&str> = CASES.iter().map(|(code, ..)| *code).collect();
    let wanted = RULES.iter().filter(|rule| matches!(rule.example, Example::Described { .. })).map(|rule| rule.code);
    assert_eq!(wanted.collect::<BTreeSet<_>>(), told);
}

const SOUND: &str = "Tiltag\n| Tiltag-ID | Titel |\n| CBD-01 | Flytning |\n| CBD-02 | Post |";

fn march() -> Option<Month> {
    Month::parse("2026-03")
}

fn delivery(file: &str, arrived: Arrived) -> Delivery {
    Delivery { file: file.into(), sha256: file.to_owned(), bytes: 1, arrived }
}

fn read(file: &str, submission: Submission) -> Delivery {
    delivery(file, Arrived::Read(Box::new(submission)))
}

/// What later steps see of a file, in production as here.
fn kept(delivery: Delivery) -> KeptFile {
    let programme = programme();
    Extract::of(delivery, &Context { programme: Some(&programme), period: march() }).file
}

fn alone(delivery: &Delivery) -> Vec<Finding> {
    let programme = programme();
    check(delivery, &Context { programme: Some(&programme), period: march() })
}

fn refused(file: &str, refusal: Refusal) -> Vec<Finding> {
    alone(&delivery(file, Arrived::Refused(refusal)))
}

/// A hundred cases a year in a cell that is formatted as kroner.
fn shown_as_money() -> Vec<Finding> {
    let mut submission = submission("Tidsgevinster\n| Gevinst-ID | Antal pr. år |\n| CBD-01-T1 | 100 |");
    let rows = submission.sheets.iter_mut().flat_map(|sheet| &mut sheet.rows);
    for (_, cell) in rows.flat_map(|row| &mut row.cells).flatten() {
        cell.form = Form::Unit(ShownUnit::Kroner);
    }
    alone(&read("CBD.xlsx", submission))
}

fn sound() -> Vec<Finding> {
    spoilt(|_| ())
}

fn spoilt(spoil: impl Fn(&mut Submission)) -> Vec<Finding> {
    let mut submission = submission(SOUND);
    spoil(&mut submission);
    alone(&read("CBD.xlsx", submission))
}

/// A measurement of two rows, one of them unusual, whose sheet Kvittering shows so many usual ones.
fn shown(rows: u32) -> Vec<Finding> {
    let drawn = format!(
        "Registreringer\n| Opgave-ID | Minutter | Antal | Usædvanlig |\n| O01 | 5 | 3 | Nej |\n| O01 | 9 | 1 | Ja |\n\
         Kvittering\n| Opgave-ID | Registreringer | Antal enheder |\n| O01 | {rows} | 3 |"
    );
    let mut workbook = submission(&drawn);
    let cells = workbook.sheets.iter_mut().filter(|sheet| sheet.table.is_computed()).flat_map(|sheet| &mut sheet.rows);
    for (_, cell) in cells.flat_map(|row| row.cells.iter_mut().flatten()) {
        cell.formula = Some("COUNTIFS()".into());
    }
    let found = alone(&read("CBD tid.xlsx", workbook));
    found.into_iter().filter(|finding| finding.rule.code == "S17").collect()
}

fn fault(submission: &mut Submission, fault: HeaderFault) {
    submission.sheets[0].headers.faults.push(fault);
}

fn rival(submission: &mut Submission, is_equal: bool) {
    submission.sheets[0].rivals.push(Rival { sheet: "Tiltag (2)".into(), is_equal });
}

/// The same faulty row again and again.
fn faulty(submission: &mut Submission) {
    let mut row = submission.sheets[0].rows[0].clone();
    for (_, cell) in row.cells.iter_mut().flatten() {
        cell.seen = Seen::Fault("#REF!".to_owned());
    }
    submission.sheets[0].rows = vec![row; 60_000];
}

fn personal(submission: &mut Submission, certainty: Certainty) {
    let place = submission.sheets[0].place.clone();
    submission.personal.push(Personal { place, at: Some(At::new(1, 1)), certainty });
}

/// A centre's business case for a period; the last word stands for its bytes.
fn case(centre: &str, period: &str, bytes: &str) -> (String, Submission) {
    let mut one =
        submission("Stamdata\n| Udfyldt af | Eva |\n| Beløb er i | kr. |\n| Status | Kladde |\nTiltag\n| Tiltag-ID |");
    centre.clone_into(&mut one.identity.centre);
    period.clone_into(&mut one.identity.period);
    (bytes.to_owned(), one)
}

fn choice(files: &[(String, Submission)]) -> Vec<Finding> {
    let deliveries: Vec<Delivery> = files
        .iter()
        .enumerate()
        .map(|(index, (bytes, one))| {
            let drawn = case(&one.identity.centre, &one.identity.period, bytes).1;
            Delivery { sha256: bytes.clone(), ..read(&format!("{index}.xlsx"), drawn) }
        })
        .collect();
    let files: Vec<KeptFile> = deliveries.into_iter().map(kept).collect();
    let none: Vec<Vec<Finding>> = files.iter().map(|_| Vec::new()).collect();
    choose(&files, &none, &programme(), march().unwrap()).1
}

/// Both centres have delivered, once each.
fn on_time() -> Vec<Finding> {
    choice(&[case("CBD", "2026-03", "a"), case("CBU", "2026-03", "b")])
}

fn across(submissions: &[(&str, Submission)]) -> Vec<Finding> {
    let programme = programme();
    let centres: Vec<Id> = submissions.iter().map(|(centre, _)| Id((*centre).to_owned())).collect();
    let files = submissions.iter().map(|(_, submission)| kept(read("CBD.xlsx", submission.clone())));
    let workbooks: Vec<KeptWorkbook> = files.map(|file| file.workbook.unwrap()).collect();
    let chosen: Vec<Chosen<'_>> =
        workbooks.iter().zip(&centres).map(|(workbook, centre)| Chosen { centre, workbook }).collect();
    check_across(&chosen, &Context { programme: Some(&programme), period: march() })
}

fn measured(drawn: &[String]) -> Vec<Finding> {
    across(&drawn.iter().map(|drawn| ("CBD", submission(drawn))).collect::<Vec<_>>())
}

/// A business case with one time benefit on task O01, live since a day.
fn case_with_time(live_on: &str, unit: &str, yearly: &str) -> String {
    format!(
        "Tiltag\n| Tiltag-ID | Fase | Idriftsat |\n| CBD-01 | I drift | {live_on} |\n\
         Tidsgevinster\n| Gevinst-ID | Tiltag-ID | Opgave-ID | Enhed | Antal pr. år | Evidens |\n\
         | CBD-01-T1 | CBD-01 | O01 | {unit} | {yearly} | B |"
    )
}

/// A measurement of task O01: so many rows around so many minutes, by so many people, with a variant each.
fn registration(kind: &str, from: &str, to: &str, minutes: u32, rows: usize, people: usize, variant: &str) -> String {
    let mut drawn = format!(
        "Stamdata\n| Måling | {kind} |\n| Fra | {from} |\n| Til | {to} |\n| Metode | Stopur |\n\
         Opgaver\n| Opgave-ID | Enhed | Målt på alle sager |\n| O01 | sag | Nej |\n\
         Registreringer\n| Dato | Opgave-ID | Medarbejderkode | Minutter | Antal | Variant |\n"
    );
    let month = &from[..8];
    for row in 0..rows {
        let (day, person, spread) = (row % 14 + 1, row % people + 1, row % 5);
        let minutes = around(minutes, spread);
        drawn += &["| ", month, &format!("{day:02} | O01 | M{person:02} | {minutes} | 1 | {variant} |\n")].concat();
    }
    drawn
}

/// A little more or less than the minutes, without a float.
fn around(minutes: u32, spread: usize) -> String {
    format!("{},{spread}", minutes.saturating_sub(1) + u32::from(spread > 2))
}

const BEFORE: (&str, &str) = ("2025-11-01", "2025-11-30");
const AFTER: (&str, &str) = ("2026-03-01", "2026-03-31");

/// A business case, a measurement before and one after.
fn pair(live_on: &str, before: u32, after: u32, rows: usize) -> Vec<String> {
    vec![
        case_with_time(live_on, "sag", "6000"),
        registration("Før", BEFORE.0, BEFORE.1, before, rows, 6, ""),
        registration("Efter", AFTER.0, AFTER.1, after, rows, 6, ""),
    ]
}

fn proven() -> Vec<Finding> {
    measured(&pair("2026-01-05", 20, 9, 40))
}

fn people(count: usize) -> Vec<String> {
    let mut files = pair("2026-01-05", 20, 9, 40);
    files[2] = registration("Efter", AFTER.0, AFTER.1, 9, 40, count, "");
    files
}

/// Only complex cases before; after, another variant or the same.
fn mixed(after: &str) -> Vec<String> {
    let mut files = pair("2026-01-05", 20, 9, 40);
    files[1] = registration("Før", BEFORE.0, BEFORE.1, 20, 40, 6, "Kompleks");
    files[2] = registration("Efter", AFTER.0, AFTER.1, 9, 40, 6, after);
    files
}

fn with_after(change: impl Fn(&str) -> String) -> Vec<String> {
    let mut files = pair("2026-01-05", 20, 9, 40);
    files[2] = change(&files[2]);
    files
}

fn replace_unit(drawn: &str) -> String {
    drawn.replace("| O01 | sag |", "| O01 | brev |")
}

/// Three months with so many cases each, against 6.000 a year.
fn counted(monthly: &str) -> Vec<String> {
    with_after(|after| {
        let rows: String =
            ["2026-01", "2026-02", "2026-03"].map(|month| format!("| O01 | {month} | {monthly} |\n")).concat();
        format!("{after}Sager pr. måned\n| Opgave-ID | Måned | Antal |\n{rows}")
    })
}

fn budget(columns: &str, row: &str) -> Submission {
    submission(&format!("Budgetgevinster\n| {columns} |\n| {row} |"))
}

fn twins(one: &str, other: &str) -> Vec<Finding> {
    across(&[("CBD", budget("Gevinst-ID | Beskrivelse", one)), ("CBU", budget("Gevinst-ID | Beskrivelse", other))])
}

fn described(one: &str, other: &str) -> Vec<Finding> {
    twins(&format!("CBD-01-B1 | {one}"), &format!("CBU-01-B1 | {other}"))
}

fn accounts(one: &str, other: &str) -> Vec<Finding> {
    let of =
        |account: &str| budget("Gevinst-ID | Kontering | Årlig virkning", &format!("CBD-01-B1 | {account} | 120000"));
    across(&[("CBD", of(one)), ("CBU", of(other))])
}

fn attributed(one: &str, other: &str) -> Vec<Finding> {
    let drawn = format!(
        "Tidsgevinster\n| Gevinst-ID | Opgave-ID | Tilskrivning |\n| CBD-01-T1 | O01 | {one} |\n| CBD-02-T1 | O01 | {other} |"
    );
    measured(&[drawn])
}

fn depending(phase: &str) -> Vec<Finding> {
    let drawn =
        format!("Tiltag\n| Tiltag-ID | Fase | Afhænger af |\n| CBD-01 | {phase} | |\n| CBD-02 | Planlagt | CBD-01 |");
    measured(&[drawn])
}

/// A business case with a phase, a yearly effect with its decision, and an amount for January.
fn month_by_month(id: &str, phase: &str, effect: &str, january: &str) -> String {
    format!(
        "Stamdata\n| Udfyldt af | Eva |\n| Beløb er i | kr. |\n| Status | Kladde |\n\
         Tiltag\n| Tiltag-ID | Fase |\n| CBD-01 | {phase} |\n\
         Budgetgevinster\n| Gevinst-ID | Tiltag-ID | Årlig virkning | Beslutning |\n| {id} | CBD-01 | {effect} |\n\
         Opfølgning\n| Gevinst-ID | Måned | Realiseret |\n| CBD-01-B1 | 2026-01 | {january} |"
    )
}

fn later(phase: &str, effect: &str, january: &str) -> String {
    month_by_month("CBD-01-B1", phase, effect, january)
}

/// What was accepted in January.
fn accepted() -> String {
    later("I drift", "120000 | ", "10000")
}

/// What a workbook gives beside what was accepted.
fn since(now: &str) -> Vec<Finding> {
    let programme = programme();
    let [was, is] = [&*accepted(), now].map(|drawn| kept(read("CBD.xlsx", submission(drawn))).workbook.unwrap());
    let centre = Id("CBD".to_owned());
    let chosen = |workbook| Chosen { centre: &centre, workbook };
    check_since(&chosen(&is), &chosen(&was), &Context { programme: Some(&programme), period: march() })
}

const INITIATIVE: &str = "Tiltag\n| Tiltag-ID | Titel | Ændring i arbejdsgangen | Type | Målsætning | Ansvarlig | Fase | Idriftsættes | Idriftsat | Nøglemåltal |\n\
     | CBD-01 | Flytning | Digital flytning | RPA | M1 | Eva | I drift | 2025-11 | 2025-11-03 | Nej |\n";

/// What is missing in March of a benefit of money with figures for these months.
fn owed(months: &[&str], interval: &str, status: &str) -> Vec<Finding> {
    let rows: String = months.iter().map(|month| format!("| CBD-01-B1 | {month} | 10000 | Fagsystem |\n")).collect();
    missing(&format!(
        "Stamdata\n| Prisniveau | 2026 |\n| Beløb er i | kr. |\n| Status | {status} |\n{INITIATIVE}\
         Budgetgevinster\n| Gevinst-ID | Tiltag-ID | Art | Beskrivelse | Årlig virkning | Varighed | Start | Fuld effekt | Styringsområde | Løn eller øvrig drift | Gevinstejer | Evidens | Opgøres |\n\
         | CBD-01-B1 | CBD-01 | Budgetreduktion | Porto | 120000 | Varig | 2026-01 | 2026-01 | Service | Løn | Eva | A | {interval} |\n\
         Opfølgning\n| Gevinst-ID | Måned | Realiseret | Kilde |\n{rows}"
    ))
}

/// What is missing in March of a benefit of time that nobody has measured; nothing of it is to be reported yet.
fn unmeasured(evidence: &str, live: &str) -> Vec<Finding> {
    let initiative = INITIATIVE.replace("2025-11-03", live);
    missing(&format!(
        "Stamdata\n| Prisniveau | 2026 |\n| Beløb er i | kr. |\n| Status | Godkendt |\n{initiative}\
         Tidsgevinster\n| Gevinst-ID | Tiltag-ID | Opgave-ID | Opgave | Enhed | Faggruppe | Antal pr. år | Minutter før | Minutter efter | Ibrugtagning | Tilskrivning | Medarbejdere | Start | Fuld effekt | Høstes | Geninvesteres | Gevinstejer | Evidens | Opgøres |\n\
         | CBD-01-T1 | CBD-01 | O01 | Sag | sag | HK | 6000 | 20 | 10 | 80 | 100 | 9 | 2026-01 | 2026-01 | 50 | 50 | Eva | {evidence} | År |"
    ))
}

fn missing(drawn: &str) -> Vec<Finding> {
    let (programme, march) = (programme(), march().unwrap());
    let files = [kept(read("CBD.xlsx", submission(drawn)))];
    let (received, _) = choose(&files, &[Vec::new()], &programme, march);
    let register = register::build(&files, received, &[], &programme, march, None);
    register::missing(&register, &files, &[])
}

fn waiver(rule: &str, expires: &str) -> Vec<Finding> {
    let drawn = format!(
        "Dispensationer\n| Regel | Centerkode | Begrundelse | Givet af | Udløber |\n| {rule} | CBD | Lille center | Direktør | {expires} |"
    );
    let mut programme = programme();
    programme.waivers.push(Waiver {
        rule: Id(rule.to_owned()),
        centre: Id("CBD".to_owned()),
        about: None,
        reason: "Lille center".to_owned(),
        given_by: "Direktør".to_owned(),
        expires: expires.parse().unwrap(),
    });
    waive(Vec::new(), &programme, &submission(&drawn), march().unwrap(), |_| None).0
}

fn no_waiver() -> Vec<Finding> {
    let workbook = submission("Dispensationer\n| Regel | Centerkode |");
    waive(Vec::new(), &programme(), &workbook, march().unwrap(), |_| None).0
}
