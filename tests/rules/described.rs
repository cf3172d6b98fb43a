//! A firing and a silent case for every rule whose example is told and not drawn.
use crate::{
    doubted,
    drawn::{programme, submission},
    spoil::{contradiction, fault, faulty, gone, personal, rival, stands_again},
    together::{
        accepted, accounts, attributed, before_as, booked, by, counted, covering, depending, described, harvested,
        later, measured_anew, mixed, month_by_month, no_waiver, only_after, owed, pair, people, promised, proven,
        replace_unit, replanned, shifted, since, twins, two_ids, unmeasured, waiver, with_after,
    },
};
use gevinst::{
    danish::cpr::Certainty,
    extract::Extract,
    findings::{Chosen, Context, Example, Finding},
    intake::{Arrived, Delivery, HeaderFault, KeptFile, KeptWorkbook, PackageContents, Submission, Whereabouts},
    programme::Target,
    register::choose,
    rules::{RULES, check, check_across},
    schema::{
        Id,
        business_case::{costs, risks},
        identity,
    },
    units::{Kroner, Month},
    xlsx::{Area, At, Excess, Form, Format, Limit, Refusal, Sealed, ShownUnit, Visibility},
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
    ("F12", || refused("CBD.xlsx", Refusal::TooLarge(EXCESS)), sound),
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
    ("F24", || spoilt(|one| "CBU".clone_into(&mut one.identity.centre)), sound),
    ("F25", || shown("CSO", "2026-03", "2026-03"), || shown("CBD", "2026-03", "2026-03")),
    ("F26", || shown("CBD", "2026-03", "2026-02"), || shown("CBD", "2026-03", "2026-03")),
    ("F27", || stripped("CBD"), || shown("CBD", "2026-03", "2026-03")),
    ("F28", || stripped(""), || shown("CBD", "2026-03", "2026-03")),
    ("F29", || followed("2026-02"), || followed("2026-03")),
    ("F30", || approved("2025-04-09"), || approved("2026-04-09")),
    ("F31", || replaced("CBD-02"), || replaced("CBD-01")),
    (
        "F32",
        || alone(&delivery("CBD.eml", Arrived::Unpacked(contents(&[])))),
        || refused("CBD.zip", Refusal::NoneInside),
    ),
    ("F33", || refused("CBD.msg", Refusal::Sealed(Sealed::OutlookMail)), || refused("CBD.zip", Refusal::NoneInside)),
    ("F34", || alone(&delivery("Kvittering CBD.xlsx", Arrived::Own)), sound),
    ("F35", || spoilt(|one| one.format = Format::OldExcel), sound),
    ("F36", || with_idea("Flere svar på nettet"), || with_idea("Færre breve")),
    ("S01", || spoilt(|one| one.sheets[0].found = Whereabouts::Missing), sound),
    ("S02", || spoilt(|one| fault(one, HeaderFault::Renamed(1, At::new(0, 1), "Titl".to_owned()))), sound),
    ("S03", || spoilt(|one| fault(one, HeaderFault::Absent(1, None))), sound),
    ("S04", || spoilt(|one| one.sheets[0].rows[0].hidden = true), sound),
    ("S08", || spoilt(|one| one.sheets[0].rows[1].row = 60), sound),
    ("S12", || spoilt(|one| one.sheets[0].broken_off = true), sound),
    ("S13", || spoilt(|one| one.sheets[0].too_many_rows = true), sound),
    ("S15", || spoilt(|one| one.sheets[0].visibility = Visibility::Hidden), sound),
    ("S16", || spoilt(|one| one.sheets[0].merged.extend(Area::parse("A2:A3"))), sound),
    ("S17", || counted_as(2), || counted_as(1)),
    ("S18", || spoilt(|one| rival(one, true)), sound),
    ("S19", || spoilt(|one| rival(one, false)), sound),
    ("S20", || spoilt(|one| one.sheets[0].asides.push(At::new(9, 0))), sound),
    (
        "S21",
        || spoilt(|one| fault(one, HeaderFault::Absent(9, Some((At::new(0, 9), "Ophører den".to_owned()))))),
        sound,
    ),
    ("S22", || spoilt(|one| fault(one, HeaderFault::Absent(12, None))), sound),
    ("S23", || spoilt(|one| one.sheets[0].hidden.push(1)), sound),
    ("S24", || spoilt(|one| fault(one, HeaderFault::Twice(1, At::new(0, 1), At::new(0, 9)))), sound),
    ("S25", || spoilt(|one| gone(one, &costs::TABLE)), sound),
    ("S26", || spoilt(|one| gone(one, &risks::TABLE)), sound),
    ("S27", || spoilt(contradiction), sound),
    ("S28", || spoilt(stands_again), sound),
    ("S29", || spoilt(|one| one.sheets[0].idle = Some((9, 3))), sound),
    ("T18", shown_as_money, sound),
    ("T20", || promising("1.000 kr.", "24000"), || promising("kr.", "24000")),
    ("L13", || measured(&pair("2025-12-01", 20, 9, 40)[..2]), proven),
    ("M03", || measured(&pair("2026-01-05", 20, 9, 12)), proven),
    ("M04", || measured(&pair("2025-11-20", 20, 9, 40)), proven),
    ("M05", || measured(&pair("2026-02-15", 20, 9, 40)), proven),
    ("M10", || measured(&shifted(10)), || measured(&shifted(20))),
    ("M11", || measured(&pair("2026-01-05", 20, 20, 40)), proven),
    ("M13", || measured(&with_after(replace_unit)), proven),
    ("M14", || measured(&counted("100")), || measured(&counted("500"))),
    ("M16", || measured(&pair("2026-01-05", 9, 20, 40)), proven),
    ("M19", || measured(&mixed("Simpel")), || measured(&mixed("Kompleks"))),
    ("M20", || measured(&promised(20, 30)), || measured(&promised(20, 10))),
    ("M24", || measured(&covering("Nej", "Ja")), || measured(&covering("Ja", "Ja"))),
    ("M25", || measured(&before_as("Efter")), proven),
    ("M26", || measured(&by("Skøn", "B")), || measured(&by("Skøn", "D"))),
    ("M27", || measured(&only_after("B")), || measured(&only_after("C"))),
    ("K01", || twins("CBD-01-B1 | A", "CBD-01-B1 | B"), || twins("CBD-01-B1 | A", "CBU-01-B1 | B")),
    ("K02", || attributed("100", "100"), || attributed("60", "40")),
    (
        "K03",
        || {
            let Example::Described { wrong, .. } = gevinst::rules::across::k03_twin_benefits::RULE.example else {
                unreachable!()
            };
            let quoted: Vec<&str> = wrong.split('"').collect();
            described(quoted[1], quoted[3])
        },
        || described("Færre breve til borgere om flytning", "Ny ordning for kørsel af ældre"),
    ),
    ("K04", || accounts("645-51-1", "645-51-1"), || accounts("645-51-1", "322-01-1")),
    ("K08", || booked(["OMP 2041", "10000"]), || booked(["OMP 2042", "10000"])),
    ("K09", || booked(["OMP 2041", "4000"]), || booked(["OMP 2042", "4000"])),
    ("K10", || two_ids("Porto på boligstøtte", "645-51-1"), || two_ids("Porto på sygedagpenge", "645-51-2")),
    ("K11", || harvested("30000"), || harvested("15000")),
    ("K07", || depending("Udskudt"), || depending("I drift")),
    ("H01", || since(&month_by_month("", "I drift", "120000 | ", "10000")), || since(&accepted())),
    ("H02", || since(&later("I drift", "90000 | ", "10000")), || since(&later("I drift", "90000 | Punkt 4", "10000"))),
    ("H03", || since(&later("I drift", "120000 | ", "8000")), || since(&later("Udskudt", "120000 | ", "10000"))),
    ("H04", || since(&later("Planlagt", "120000 | ", "10000")), || since(&later("Bortfaldet", "120000 | ", "10000"))),
    ("H06", || measured_anew("2025-11-03", true), || measured_anew("2026-04-01", false)),
    ("H07", || replanned(true), || replanned(false)),
    ("D01", || owed(&["2026-01", "2026-02"], "Måned", "Godkendt"), || owed(&["2026-03"], "Kvartal", "Godkendt")),
    ("D02", || unmeasured("C", "2025-11-03"), || unmeasured("D", "2025-11-03")),
    ("D03", || owed(&["2026-03"], "Kvartal", "Kladde"), || owed(&["2026-03"], "Kvartal", "Godkendt")),
    ("V01", || doubted::amount("I drift", "8000000"), || doubted::amount("I drift", "8000")),
    ("V02", || doubted::expected("10000000"), || doubted::expected("80000")),
    ("V03", || doubted::revalued("1.000 kr."), || doubted::revalued("kr.")),
    ("V04", || doubted::amount("Planlagt", "5000"), || doubted::amount("I drift", "5000")),
    ("V05", || doubted::units("5000"), || doubted::units("500")),
    ("V06", || doubted::confirmed("2026-04", "8000000"), || doubted::confirmed("2026-03", "8000000")),
    ("V07", || doubted::confirmed("2026-03", "800000"), || doubted::confirmed("2026-03", "8000000")),
    ("V08", || doubted::amount("Under implementering", "5000"), || doubted::amount("I drift", "5000")),
    ("P01", || spoilt(|one| personal(one, Certainty::Certain)), || spoilt(|_| ())),
    ("P03", || measured(&people(4)), || measured(&people(6))),
    ("P04", || spoilt(|one| personal(one, Certainty::Likely)), || spoilt(|_| ())),
    ("W01", || waiver("L18", "2026-01-31"), no_waiver),
    ("W02", || waiver("L18", "2026-12-31"), no_waiver),
    ("R13", || doubted::answered("CBD-02"), || doubted::answered("CBD-01")),
    ("W03", || waiver("T03", "2026-12-31"), no_waiver),
];

#[test]
fn every_rule_has_a_drawn_example_or_a_told_case() {
    let told: BTreeSet<&str> = CASES.iter().map(|(code, ..)| *code).collect();
    let wanted = RULES.iter().filter(|rule| matches!(rule.example, Example::Described { .. })).map(|rule| rule.code);
    assert_eq!(wanted.collect::<BTreeSet<_>>(), told);
}

/// An empty file that does not call itself a spreadsheet is none that was lost.
#[test]
fn an_empty_text_file_is_no_error() {
    let codes = |name| refused(name, Refusal::Empty).iter().map(|finding| finding.rule.code).collect::<Vec<_>>();
    assert_eq!((codes("x.txt"), codes("CBD.xlsx")), (vec!["F15"], vec!["F14"]));
}

const SOUND: &str = "Tiltag\n| Tiltag-ID | Titel |\n| CBD-01 | Flytning |\n| CBD-02 | Post |";

const EXCESS: Excess = Excess { limit: Limit::FileBytes, seen: 40 << 20, most: 25 << 20 };

/// A package with one workbook in it, and what is packed in it once more.
fn contents(sealed: &[&str]) -> PackageContents {
    let named = |names: &[&str]| names.iter().map(|name| (*name).into()).collect();
    PackageContents { workbooks: named(&["Businesscase CBD.xlsx"]), sealed: named(sealed) }
}

pub(super) fn march() -> Option<Month> {
    Month::parse("2026-03")
}

fn delivery(file: &str, arrived: Arrived) -> Delivery {
    Delivery { file: file.into(), sha256: file.to_owned(), bytes: 1, arrived }
}

pub(super) fn read(file: &str, submission: Submission) -> Delivery {
    delivery(file, Arrived::Read(Box::new(submission)))
}

/// What later steps see of a file, in production as here.
pub(super) fn kept(delivery: Delivery) -> KeptFile {
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

/// A file whose template is CBD's, made for a month; what Stamdata says of centre and period, and a row for that period.
fn master(centre: &str, period: &str) -> Submission {
    submission(&format!(
        "Stamdata\n| Program | EFF26 |\n| Center | {centre} |\n| Periode | {period} |\n| Udfyldt af | Eva |\n\
         Tiltag\n| Tiltag-ID | Titel |\n| CBD-01 | Flytning |"
    ))
}

fn shown(centre: &str, period: &str, made_for: &str) -> Vec<Finding> {
    let mut one = master(centre, period);
    for told in one.told.iter_mut().filter(|told| told.key == identity::PERIOD) {
        made_for.clone_into(&mut told.text);
    }
    alone(&read("CBD.xlsx", one))
}

/// The same without its hidden carriers.
fn stripped(centre: &str) -> Vec<Finding> {
    let mut one = master(centre, "2026-03");
    one.told.clear();
    centre.clone_into(&mut one.identity.centre);
    alone(&read("CBD.xlsx", one))
}

/// A file for this month, with a figure for March.
fn followed(period: &str) -> Vec<Finding> {
    let mut one = submission(
        "Tiltag\n| Tiltag-ID | Titel |\n| CBD-01 | Flytning |\n\
         Opfølgning\n| Gevinst-ID | Måned | Realiseret |\n| CBD-01-B1 | 2026-03 | 100 |",
    );
    period.clone_into(&mut one.identity.period);
    alone(&read("CBD.xlsx", one))
}

fn approved(day: &str) -> Vec<Finding> {
    alone(&read("CBD.xlsx", approved_on(day, "CBD-01")))
}

fn approved_on(day: &str, initiative: &str) -> Submission {
    submission(&format!(
        "Stamdata\n| Udfyldt af | Eva |\n| Beløb er i | kr. |\n| Status | Godkendt |\n| Godkendt af | Ida |\n\
         | Godkendt dato | {day} |\nTiltag\n| Tiltag-ID |\n| {initiative} |"
    ))
}

/// CBD's approved file, and a newer one with this initiative in it; CBU has delivered.
fn replaced(initiative: &str) -> Vec<Finding> {
    let mut other = approved_on("2026-04-09", "CBU-01");
    "CBU".clone_into(&mut other.identity.centre);
    let versions = [approved_on("2026-04-08", "CBD-01"), approved_on("2026-04-09", initiative), other];
    let named = versions.into_iter().zip(["a.xlsx", "b.xlsx", "c.xlsx"]).map(|(mut one, name)| {
        one.file = name.into();
        kept(read(name, one))
    });
    let files: Vec<KeptFile> = named.collect();
    let none: Vec<Vec<Finding>> = files.iter().map(|_| Vec::new()).collect();
    choose(&files, &none, &programme(), march().unwrap()).1
}

/// CBD's file with this idea, and a newer one of the same month with another; CBU has delivered.
fn with_idea(idea: &str) -> Vec<Finding> {
    let with = |idea: &str, day: &str, name: &str| {
        let mut one = submission(&format!(
            "Stamdata\n| Udfyldt af | Eva |\n| Beløb er i | kr. |\n| Status | Kladde |\nIdéer\n| Idé |\n| {idea} |"
        ));
        one.modified = Some(day.to_owned());
        one.file = name.into();
        kept(read(name, one))
    };
    let mut other = approved_on("2026-04-09", "CBU-01");
    "CBU".clone_into(&mut other.identity.centre);
    other.file = "c.xlsx".into();
    let files = [
        with(idea, "2026-04-08T08:00:00Z", "a.xlsx"),
        with("Færre breve", "2026-04-09T08:00:00Z", "b.xlsx"),
        kept(read("c.xlsx", other)),
    ];
    let none: Vec<Vec<Finding>> = files.iter().map(|_| Vec::new()).collect();
    choose(&files, &none, &programme(), march().unwrap()).1
}

/// A yearly effect in this unit, in a programme that is to give 2.000.000 kr. in all.
fn promising(unit: &str, yearly: &str) -> Vec<Finding> {
    let drawn = format!(
        "Stamdata\n| Beløb er i | {unit} |\nBudgetgevinster\n| Gevinst-ID | Art | Årlig virkning |\n| CBD-01-B1 | Merindtægt | {yearly} |"
    );
    let mut programme = programme();
    let headroom = Some(Kroner(2_000_000.into()));
    programme.targets.push(Target { centre: None, year: programme.budget_year, headroom, freed_time: None });
    let found = check(&read("CBD.xlsx", submission(&drawn)), &Context { programme: Some(&programme), period: march() });
    found.into_iter().filter(|finding| finding.rule.code == "T20").collect()
}

/// A measurement of two rows, one of them unusual, whose sheet Kvittering shows so many usual ones.
fn counted_as(rows: u32) -> Vec<Finding> {
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

pub(super) fn across(submissions: &[(&str, Submission)]) -> Vec<Finding> {
    let programme = programme();
    let centres: Vec<Id> = submissions.iter().map(|(centre, _)| Id((*centre).to_owned())).collect();
    let files = submissions.iter().map(|(_, submission)| kept(read("CBD.xlsx", own(submission))));
    let workbooks: Vec<KeptWorkbook> = files.map(|file| file.workbook.unwrap()).collect();
    let chosen: Vec<Chosen<'_>> =
        workbooks.iter().zip(&centres).map(|(workbook, centre)| Chosen { centre, workbook }).collect();
    check_across(&chosen, &Context { programme: Some(&programme), period: march() })
}

/// The same made for the centre its IDs are of, whichever it is shown as.
fn own(submission: &Submission) -> Submission {
    let mut one = submission.clone();
    if let Some(Id(code)) = submission.prefixes().into_keys().next() {
        one.identity.centre = code;
    }
    one
}

pub(super) fn measured(drawn: &[String]) -> Vec<Finding> {
    across(&drawn.iter().map(|drawn| ("CBD", submission(drawn))).collect::<Vec<_>>())
}
