//! Cases of the rules that look at several files: a business case beside its measurements, beside another centre's, and
//! beside what was accepted.
use super::described::{across, kept, march, measured, read};
use crate::drawn::{programme, submission};
use gevinst::{
    archive::Measurement,
    facts::Origin,
    findings::{Chosen, Context, Finding},
    intake::{KeptFile, Place, Submission},
    programme::Waiver,
    register::{self, MeasurementFate, Register, Remeasured, Replanned, changed_measurements, choose, tell_replanned},
    rules::{check_since, waive},
    schema::{
        Id,
        business_case::budget_benefits,
        time_registration::master::{MeasurementPoint, Method},
    },
    units::Decimal,
    xlsx::At,
};

/// A business case with one time benefit on task O01, live since a day.
pub(super) fn case_with_time(live_on: &str, unit: &str, yearly: &str) -> String {
    format!(
        "Tiltag\n| Tiltag-ID | Fase | Idriftsat |\n| CBD-01 | I drift | {live_on} |\n\
         Tidsgevinster\n| Gevinst-ID | Tiltag-ID | Opgave-ID | Enhed | Antal pr. år | Evidens |\n\
         | CBD-01-T1 | CBD-01 | O01 | {unit} | {yearly} | B |"
    )
}

/// A measurement of task O01: so many rows around so many minutes, by so many people, with a variant each.
pub(super) fn registration(
    kind: &str,
    from: &str,
    to: &str,
    minutes: u32,
    rows: usize,
    people: usize,
    variant: &str,
) -> String {
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
pub(super) const AFTER: (&str, &str) = ("2026-03-01", "2026-03-31");

/// A business case, a measurement before and one after.
pub(super) fn pair(live_on: &str, before: u32, after: u32, rows: usize) -> Vec<String> {
    vec![
        case_with_time(live_on, "sag", "6000"),
        registration("Før", BEFORE.0, BEFORE.1, before, rows, 6, ""),
        registration("Efter", AFTER.0, AFTER.1, after, rows, 6, ""),
    ]
}

pub(super) fn proven() -> Vec<Finding> {
    measured(&pair("2026-01-05", 20, 9, 40))
}

pub(super) fn people(count: usize) -> Vec<String> {
    let mut files = pair("2026-01-05", 20, 9, 40);
    files[2] = registration("Efter", AFTER.0, AFTER.1, 9, 40, count, "");
    files
}

/// Only complex cases before; after, another variant, the same, or none.
pub(super) fn mixed(after: &str) -> Vec<String> {
    let mut files = pair("2026-01-05", 20, 9, 40);
    files[1] = registration("Før", BEFORE.0, BEFORE.1, 20, 40, 6, "Kompleks");
    files[2] = registration("Efter", AFTER.0, AFTER.1, 9, 40, 6, after);
    files
}

/// Half of the cases complex before; of 40 after, so many.
pub(super) fn shifted(complex: usize) -> Vec<String> {
    let mut files = pair("2026-01-05", 20, 9, 40);
    for (file, complex) in [(1, 20), (2, complex)] {
        let rows = |variant: &str, count, from: &str, to, kind, minutes| {
            registration(kind, from, to, minutes, count, 6, variant)
        };
        let one = |variant, count| match file {
            1 => rows(variant, count, BEFORE.0, BEFORE.1, "Før", 20),
            _ => rows(variant, count, AFTER.0, AFTER.1, "Efter", 9),
        };
        let simple = one("Simpel", 40 - complex);
        let (_, of_simple) = simple.split_once("Variant |\n").unwrap();
        files[file] = one("Kompleks", complex) + of_simple;
    }
    files
}

/// Both measurements with the method and the benefit with the evidence.
pub(super) fn by(method: &str, evidence: &str) -> Vec<String> {
    let files = pair("2026-01-05", 20, 9, 40).into_iter();
    files.map(|drawn| drawn.replace("Stopur", method).replace("| B |", &format!("| {evidence} |"))).collect()
}

/// The same minutes, promised to be so many before and after.
pub(super) fn promised(before: u32, after: u32) -> Vec<String> {
    let mut files = pair("2026-01-05", 20, 9, 40);
    files[0] = files[0]
        .replace("| Evidens |", "| Evidens | Minutter før | Minutter efter |")
        .replace("| B |", &format!("| B | {before} | {after} |"));
    files
}

/// The measurement before is called so.
pub(super) fn before_as(kind: &str) -> Vec<String> {
    let mut files = pair("2026-01-05", 20, 9, 40);
    files[1] = files[1].replace("| Måling | Før |", &format!("| Måling | {kind} |"));
    files
}

/// A benefit with such evidence, measured after and not before.
pub(super) fn only_after(evidence: &str) -> Vec<String> {
    let mut files = by("Stopur", evidence);
    files.remove(1);
    files
}

/// Whether each measurement covers all cases.
pub(super) fn covering(before: &str, after: &str) -> Vec<String> {
    let mut files = pair("2026-01-05", 20, 9, 40);
    for (file, all) in [(1, before), (2, after)] {
        files[file] = files[file].replace("| O01 | sag | Nej |", &format!("| O01 | sag | {all} |"));
    }
    files
}

pub(super) fn with_after(change: impl Fn(&str) -> String) -> Vec<String> {
    let mut files = pair("2026-01-05", 20, 9, 40);
    files[2] = change(&files[2]);
    files
}

pub(super) fn replace_unit(drawn: &str) -> String {
    drawn.replace("| O01 | sag |", "| O01 | brev |")
}

/// Three months with so many cases each, against 6.000 a year.
pub(super) fn counted(monthly: &str) -> Vec<String> {
    with_after(|after| {
        let rows: String =
            ["2026-01", "2026-02", "2026-03"].map(|month| format!("| O01 | {month} | {monthly} |\n")).concat();
        format!("{after}Sager pr. måned\n| Opgave-ID | Måned | Antal |\n{rows}")
    })
}

fn budget(columns: &str, row: &str) -> Submission {
    submission(&format!("Budgetgevinster\n| {columns} |\n| {row} |"))
}

pub(super) fn twins(one: &str, other: &str) -> Vec<Finding> {
    across(&[("CBD", budget("Gevinst-ID | Beskrivelse", one)), ("CBU", budget("Gevinst-ID | Beskrivelse", other))])
}

pub(super) fn described(one: &str, other: &str) -> Vec<Finding> {
    twins(&format!("CBD-01-B1 | {one}"), &format!("CBU-01-B1 | {other}"))
}

pub(super) fn accounts(one: &str, other: &str) -> Vec<Finding> {
    let of =
        |account: &str| budget("Gevinst-ID | Kontering | Årlig virkning", &format!("CBD-01-B1 | {account} | 120000"));
    across(&[("CBD", of(one)), ("CBU", of(other))])
}

/// Two benefits of one centre, the first with 10.000 kr. on OMP 2041, the second with a voucher and an amount.
pub(super) fn booked([voucher, amount]: [&str; 2]) -> Vec<Finding> {
    let drawn = format!(
        "Budgetgevinster\n| Gevinst-ID |\n| CBD-01-B1 |\n| CBD-02-B1 |\n\
         Opfølgning\n| Gevinst-ID | Måned | Realiseret | Bilag |\n\
         | CBD-01-B1 | 2026-01 | 10000 | OMP 2041 |\n| CBD-02-B1 | 2026-01 | {amount} | {voucher} |"
    );
    measured(&[drawn])
}

/// Two benefits of one centre with one amount, the second with a description and an account of its own.
pub(super) fn two_ids(description: &str, account: &str) -> Vec<Finding> {
    let drawn = format!(
        "Budgetgevinster\n| Gevinst-ID | Beskrivelse | Kontering | Årlig virkning |\n\
         | CBD-01-B1 | Porto på boligstøtte | 645-51-1 | 120000 |\n| CBD-02-B1 | {description} | {account} | 120000 |"
    );
    measured(&[drawn])
}

pub(super) fn attributed(one: &str, other: &str) -> Vec<Finding> {
    let drawn = format!(
        "Tidsgevinster\n| Gevinst-ID | Opgave-ID | Tilskrivning |\n| CBD-01-T1 | O01 | {one} |\n| CBD-02-T1 | O01 | {other} |"
    );
    measured(&[drawn])
}

pub(super) fn depending(phase: &str) -> Vec<Finding> {
    let drawn =
        format!("Tiltag\n| Tiltag-ID | Fase | Afhænger af |\n| CBD-01 | {phase} | |\n| CBD-02 | Planlagt | CBD-01 |");
    measured(&[drawn])
}

/// A business case with a phase, a yearly effect with its decision, and an amount for January.
pub(super) fn month_by_month(id: &str, phase: &str, effect: &str, january: &str) -> String {
    format!(
        "Stamdata\n| Udfyldt af | Eva |\n| Beløb er i | kr. |\n| Status | Kladde |\n\
         Tiltag\n| Tiltag-ID | Fase |\n| CBD-01 | {phase} |\n\
         Budgetgevinster\n| Gevinst-ID | Tiltag-ID | Årlig virkning | Beslutning |\n| {id} | CBD-01 | {effect} |\n\
         Opfølgning\n| Gevinst-ID | Måned | Realiseret |\n| CBD-01-B1 | 2026-01 | {january} |"
    )
}

pub(super) fn later(phase: &str, effect: &str, january: &str) -> String {
    month_by_month("CBD-01-B1", phase, effect, january)
}

/// What was accepted in January.
pub(super) fn accepted() -> String {
    later("I drift", "120000 | ", "10000")
}

/// What a workbook gives beside what was accepted.
pub(super) fn since(now: &str) -> Vec<Finding> {
    let programme = programme();
    let [was, is] = [&*accepted(), now].map(|drawn| kept(read("CBD.xlsx", submission(drawn))).workbook.unwrap());
    let centre = Id("CBD".to_owned());
    let chosen = |workbook| Chosen { centre: &centre, workbook };
    check_since(&chosen(&is), &chosen(&was), &Context { programme: Some(&programme), period: march() })
}

pub(super) const INITIATIVE: &str = "Tiltag\n| Tiltag-ID | Titel | Ændring i arbejdsgangen | Type | Målsætning | Ansvarlig | Fase | Idriftsættes | Idriftsat | Nøglemåltal |\n\
     | CBD-01 | Flytning | Digital flytning | RPA | M1 | Eva | I drift | 2025-11 | 2025-11-03 | Nej |\n";

/// What is missing in March of a benefit of money with figures for these months.
pub(super) fn owed(months: &[&str], interval: &str, status: &str) -> Vec<Finding> {
    let row = |month: &&str| ["| CBD-01-B1 | ", month, " | 10000 | Fagsystem |\n"].concat();
    let rows: String = months.iter().map(row).collect();
    missing(&format!(
        "Stamdata\n| Prisniveau | 2026 |\n| Beløb er i | kr. |\n| Status | {status} |\n{INITIATIVE}\
         Budgetgevinster\n| Gevinst-ID | Tiltag-ID | Art | Beskrivelse | Årlig virkning | Varighed | Start | Fuld effekt | Styringsområde | Løn eller øvrig drift | Gevinstejer | Evidens | Opgøres |\n\
         | CBD-01-B1 | CBD-01 | Budgetreduktion | Porto | 120000 | Varig | 2026-01 | 2026-01 | Service | Løn | Eva | A | {interval} |\n\
         Opfølgning\n| Gevinst-ID | Måned | Realiseret | Kilde |\n{rows}"
    ))
}

/// What is told in March of so many kroner booked for time of which the half is harvested: 500 cases of 10 minutes are
/// 83,3 hours, at 500.000 kr. for 1.450 hours a half of 28.736 kr.
pub(super) fn harvested(kroner: &str) -> Vec<Finding> {
    let case = format!(
        "Stamdata\n| Prisniveau | 2026 |\n| Beløb er i | kr. |\n| Status | Godkendt |\n{INITIATIVE}\
         Tidsgevinster\n| Gevinst-ID | Tiltag-ID | Opgave-ID | Opgave | Enhed | Faggruppe | Antal pr. år | Minutter før | Minutter efter | Ibrugtagning | Tilskrivning | Medarbejdere | Start | Fuld effekt | Høstes | Geninvesteres | Gevinstejer | Evidens | Opgøres |\n\
         | CBD-01-T1 | CBD-01 | O01 | Sag | sag | HK | 6000 | 20 | 10 | 100 | 100 | 9 | 2026-01 | 2026-01 | 50 | 50 | Eva | B | Måned |\n\
         Budgetgevinster\n| Gevinst-ID | Tiltag-ID | Art | Beskrivelse | Udspringer af | Årlig virkning | Varighed | Start | Fuld effekt | Styringsområde | Løn eller øvrig drift | Kontering | Gevinstejer | Evidens | Opgøres |\n\
         | CBD-01-B1 | CBD-01 | Budgetreduktion | Stilling | CBD-01-T1 | 172000 | Varig | 2026-01 | 2026-01 | Service | Løn | 645-51-1 | Eva | A | Måned |\n\
         Opfølgning\n| Gevinst-ID | Måned | Realiseret | Kilde | Bilag |\n\
         | CBD-01-T1 | 2026-03 | 500 | Fagsystem | |\n| CBD-01-B1 | 2026-03 | {kroner} | Økonomisystem | OMP 2041 |"
    );
    let before = registration("Før", "2025-10-01", "2025-10-31", 20, 40, 6, "");
    let after = registration("Efter", AFTER.0, AFTER.1, 10, 40, 6, "");
    let programme = programme();
    let drawn = [("a.xlsx", case), ("b.xlsx", before), ("c.xlsx", after)];
    let files = drawn.map(|(name, drawn)| {
        let mut workbook = submission(&drawn);
        workbook.file = name.into();
        kept(read(name, workbook))
    });
    let none = files.each_ref().map(|_| Vec::new());
    let (received, _) = choose(&files, &none, &programme, march().unwrap());
    let register = register::build(&files, received, &[], &programme, march().unwrap(), None);
    register::unearned(&register, &files, &programme)
}

/// What is missing in March of a benefit of time that nobody has measured; nothing of it is to be reported yet.
pub(super) fn unmeasured(evidence: &str, live: &str) -> Vec<Finding> {
    let initiative = INITIATIVE.replace("2025-11-03", live);
    missing(&format!(
        "Stamdata\n| Prisniveau | 2026 |\n| Beløb er i | kr. |\n| Status | Godkendt |\n{initiative}\
         Tidsgevinster\n| Gevinst-ID | Tiltag-ID | Opgave-ID | Opgave | Enhed | Faggruppe | Antal pr. år | Minutter før | Minutter efter | Ibrugtagning | Tilskrivning | Medarbejdere | Start | Fuld effekt | Høstes | Geninvesteres | Gevinstejer | Evidens | Opgøres |\n\
         | CBD-01-T1 | CBD-01 | O01 | Sag | sag | HK | 6000 | 20 | 10 | 80 | 100 | 9 | 2026-01 | 2026-01 | 50 | 50 | Eva | {evidence} | År |"
    ))
}

fn missing(drawn: &str) -> Vec<Finding> {
    let (register, files) = built(drawn);
    register::missing(&register, &files, &[])
}

fn built(drawn: &str) -> (Register, [KeptFile; 1]) {
    let (programme, march) = (programme(), march().unwrap());
    let files = [kept(read("CBD.xlsx", submission(drawn)))];
    let (received, _) = choose(&files, &[Vec::new()], &programme, march);
    (register::build(&files, received, &[], &programme, march, None), files)
}

/// What is said of a plan that is another, by a decision or without one.
pub(super) fn replanned(by_decision: bool) -> Vec<Finding> {
    let (mut register, files) = built(&later("I drift", "80000 | Punkt 4", "10000"));
    let row = files[0].workbook.as_ref().unwrap().rows_in(&budget_benefits::TABLE)[0].clone();
    register.replanned.push(Replanned {
        centre: Id("CBD".to_owned()),
        benefit: Id("CBD-01-B1".to_owned()),
        by_decision,
        is_time: false,
        before: Decimal::from(120_000),
        now: Decimal::from(80_000),
        row,
    });
    let mut found = Vec::new();
    tell_replanned(&register, &mut found);
    found
}

/// What is said of an accepted measurement after, which documented something or not, with another in its place.
pub(super) fn measured_anew(from: &str, documents: bool) -> Vec<Finding> {
    let (mut register, files) = built("Tidsgevinster\n| Gevinst-ID | Opgave-ID |\n| CBD-01-T1 | O01 |");
    let was = Measurement {
        centre: Id("CBD".to_owned()),
        task: Id("O01".to_owned()),
        point: MeasurementPoint::After,
        from: "2025-11-03".parse().unwrap(),
        to: "2025-11-28".parse().unwrap(),
        method: Method::Stopwatch,
        file: "efter.xlsx".to_owned(),
        rows: 40,
        units: Decimal::from(40),
        employees: Some(8),
        minutes: None,
        checksum: "ab".to_owned(),
        documents,
    };
    let is = Measurement { from: from.parse().unwrap(), checksum: "cd".to_owned(), ..was.clone() };
    let place = Place { file: "efter.xlsx".into(), sheet: "Opgaver".into() };
    let is = Some((is, Origin { place, at: At::new(5, 0) }));
    register.remeasured.push(Remeasured { was, fate: MeasurementFate::Changed, is });
    changed_measurements(&register, &files)
}

pub(super) fn waiver(rule: &str, expires: &str) -> Vec<Finding> {
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

pub(super) fn no_waiver() -> Vec<Finding> {
    let workbook = submission("Dispensationer\n| Regel | Centerkode |");
    waive(Vec::new(), &programme(), &workbook, march().unwrap(), |_| None).0
}
