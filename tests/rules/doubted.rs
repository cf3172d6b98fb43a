//! Cases of what is hardly possible, of the confirmations, and of answers to decisions.
use super::{
    described::{kept, march, read},
    together::{AFTER, INITIATIVE, registration},
};
use crate::drawn::{programme, submission};
use gevinst::{
    archive::{Manifest, Package, Past, PastCase, Raised, Record, Unknown},
    findings::Finding,
    intake::KeptFile,
    programme::{Answer, Confirmation, Programme},
    register::{self, Register, choose, doubtful, idle_confirmations, stray_answers},
    schema::{
        Id,
        program::{answers::Reply, confirmations::Confirmed},
    },
    units::Month,
};

fn id(text: &str) -> Id {
    Id(text.to_owned())
}

/// A benefit of 96.000 kr. a year under an initiative in this phase, with rows of Opfølgning.
fn case(phase: &str, unit: &str, rows: &str) -> String {
    let initiative = INITIATIVE.replace("I drift", phase);
    format!(
        "Stamdata\n| Prisniveau | 2026 |\n| Beløb er i | {unit} |\n| Status | Kladde |\n{initiative}\
         Budgetgevinster\n| Gevinst-ID | Tiltag-ID | Art | Beskrivelse | Årlig virkning | Varighed | Start | Fuld effekt | Styringsområde | Løn eller øvrig drift | Gevinstejer | Evidens | Opgøres |\n\
         | CBD-01-B1 | CBD-01 | Budgetreduktion | Porto | 96000 | Varig | 2026-01 | 2026-01 | Service | Løn | Eva | A | Måned |\n\
         Opfølgning\n| Gevinst-ID | Måned | Realiseret | Forventet resten af året | Kilde |\n{rows}"
    )
}

fn files(drawn: &[String]) -> Vec<KeptFile> {
    let named = drawn.iter().zip(["a.xlsx", "b.xlsx"]);
    named
        .map(|(drawn, name)| {
            let mut workbook = submission(drawn);
            workbook.file = name.into();
            kept(read(name, workbook))
        })
        .collect()
}

fn built(files: &[KeptFile], programme: &Programme, past: Option<&Past>) -> Register {
    let none: Vec<Vec<Finding>> = files.iter().map(|_| Vec::new()).collect();
    let (received, _) = choose(files, &none, programme, march().unwrap());
    register::build(files, received, &[], programme, march().unwrap(), past)
}

fn told(drawn: &[String], past: Option<&Past>) -> Vec<Finding> {
    let files = files(drawn);
    doubtful(&built(&files, &programme(), past), &files)
}

/// What is told of an amount in March, of an initiative in a phase.
pub fn amount(phase: &str, amount: &str) -> Vec<Finding> {
    told(&[case(phase, "kr.", &format!("| CBD-01-B1 | 2026-03 | {amount} | | Økonomisystem |"))], None)
}

/// What is told of an expectation.
pub fn expected(rest: &str) -> Vec<Finding> {
    told(&[case("I drift", "kr.", &format!("| CBD-01-B1 | 2026-03 | 8000 | {rest} | Økonomisystem |"))], None)
}

/// What is told in March of January's 10 in another unit, where it was accepted in kroner.
pub fn revalued(unit: &str) -> Vec<Finding> {
    let drawn = |unit: &str| vec![case("I drift", unit, "| CBD-01-B1 | 2026-01 | 10 | | Økonomisystem |")];
    let before = files(&drawn("kr."));
    let register = built(&before, &programme(), None);
    let workbook = before[0].workbook.clone().unwrap();
    let month = Month::parse("2026-01").unwrap();
    let record = Record {
        version: String::new(),
        build: None,
        run_id: String::new(),
        period: "2026-01".to_owned(),
        programme_sha256: String::new(),
        compared_with: None,
        inputs: Vec::new(),
        facts: 0,
        totals: Vec::new(),
        controls: Vec::new(),
    };
    let package = Package {
        name: "2026-01".to_owned(),
        number: 1,
        previous: None,
        reason: None,
        accepted_by: None,
        withdraws: None,
        open: None,
    };
    let (form, form_version) = (Manifest::FORM.to_owned(), Manifest::FORM_VERSION);
    let past = Past {
        manifest: Manifest { form, form_version, package, record, files: Vec::new() },
        period: month,
        cases: vec![PastCase { centre: id("CBD"), month, approved: true, all: workbook.clone(), accepted: workbook }],
        baselines: Vec::new(),
        measurements: Vec::new(),
        raised: Vec::new(),
        course: Vec::new(),
        told: Vec::new(),
        facts: register.facts,
        unknown: Unknown::default(),
    };
    told(&drawn(unit), Some(&past))
}

/// What is told of so many units where 500 cases were counted.
pub fn units(reported: &str) -> Vec<Finding> {
    let case = format!(
        "Stamdata\n| Prisniveau | 2026 |\n| Beløb er i | kr. |\n| Status | Kladde |\n{INITIATIVE}\
         Tidsgevinster\n| Gevinst-ID | Tiltag-ID | Opgave-ID | Opgave | Enhed | Faggruppe | Antal pr. år | Minutter før | Minutter efter | Ibrugtagning | Tilskrivning | Medarbejdere | Start | Fuld effekt | Høstes | Geninvesteres | Gevinstejer | Evidens | Opgøres |\n\
         | CBD-01-T1 | CBD-01 | O01 | Sag | sag | HK | 6000 | 20 | 10 | 100 | 100 | 9 | 2026-01 | 2026-01 | 50 | 50 | Eva | B | Måned |\n\
         Opfølgning\n| Gevinst-ID | Måned | Realiseret | Kilde |\n| CBD-01-T1 | 2026-03 | {reported} | Fagsystem |"
    );
    let after = registration("Efter", AFTER.0, AFTER.1, 10, 40, 6, "");
    let counted =
        format!("{after}Sager pr. måned\n| Opgave-ID | Måned | Antal | Kilde |\n| O01 | 2026-03 | 500 | Fagsystem |");
    told(&[case, counted], None)
}

/// What is told of a confirmation of eight millions in March, where so much is reported.
pub fn confirmed(month: &str, amount: &str) -> Vec<Finding> {
    let mut programme = programme();
    programme.confirmations = vec![Confirmation {
        benefit: id("CBD-01-B1"),
        what: Confirmed::Realised,
        month: Month::parse(month),
        amount: amount.parse().unwrap(),
        reason: "Afregning".to_owned(),
        given_by: "Jens Vang".to_owned(),
    }];
    let drawn = [case("I drift", "kr.", "| CBD-01-B1 | 2026-03 | 8000000 | | Økonomisystem |")];
    let register = built(&files(&drawn), &programme, None);
    let workbook = submission(&format!(
        "Bekræftelser\n| Gevinst-ID | Hvad | Måned | Beløb | Begrundelse | Givet af |\n\
         | CBD-01-B1 | Realiseret | {month} | {amount} | Afregning | Jens Vang |"
    ));
    idle_confirmations(&register, &programme, &workbook)
}

/// What is told of an answer to decision 3, which is about CBD-01.
pub fn answered(about: &str) -> Vec<Finding> {
    let date = "2026-04-14".parse().unwrap();
    let mut programme = programme();
    let (number, reference) = (3, "Økonomiudvalget".to_owned());
    programme.answers = vec![Answer { number, about: id(about), reply: Reply::Yes, date, reference, later: None }];
    let raised = Raised {
        kind: "plan".to_owned(),
        about: "CBD-01".to_owned(),
        number,
        first: Month::parse("2026-01").unwrap(),
        deadline: date,
        times: 1,
        covers: std::collections::BTreeMap::new(),
    };
    let workbook = submission(&format!(
        "Beslutninger\n| Nr. | Om | Svar | Dato | Reference |\n| 3 | {about} | Ja | 2026-04-14 | Økonomiudvalget |"
    ));
    stray_answers(&[raised], &programme, &workbook)
}
