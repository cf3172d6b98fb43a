//! Measurements of few people: no figure of theirs is in anything that is written.
use crate::{
    base::{Base, figure, id},
    on_plan,
};
use gevinst::{
    archive::{baselines, facts, parquet},
    findings::Document,
    measures::HOURS_DOCUMENTED,
    period::Consolidated,
    report::{Report, centre_page, covers, examples, receipt, reminders, terminal, workbook},
    units::{Decimal, round},
    xlsx::{Drawing, save},
};
use std::{
    collections::BTreeMap,
    io::{Cursor, Read},
};

/// Minutes after that nobody promised: 20 − 13,37 is 6,63, where 5 was promised.
const AFTER: &str = "13.37";

/// What would tell of a measurement: its mean and difference; the hours of 490, 510 and 500 cases, of all three, and of the two
/// benefits of a centre; the value of the hours, at 500.000 kr. for 1.450 hours.
const SECRETS: [&str; 9] = ["13.37", "6.63", "54.145", "56.355", "55.25", "165.75", "331.5", "57155.17", "114310.34"];

fn measured_by_four(centres: &[&str]) -> Consolidated {
    let mut base: Base = on_plan();
    for centre in centres {
        let file = base.file(centre);
        (file.people, file.after) = (4, AFTER.parse().unwrap());
    }
    base.consolidate()
}

/// Every byte of a workbook, unpacked.
fn unpacked(drawing: &Drawing) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(save(drawing).unwrap())).unwrap();
    let mut all = String::new();
    for index in 0..archive.len() {
        let mut bytes = Vec::new();
        archive.by_index(index).unwrap().read_to_end(&mut bytes).unwrap();
        all += &String::from_utf8_lossy(&bytes);
    }
    all
}

/// Everything that `saml` and `godkend` write, by what it is.
fn written(period: &Consolidated) -> BTreeMap<String, String> {
    let report = Report::of(period);
    let mut all = BTreeMap::from([
        ("workbook".to_owned(), unpacked(&workbook(&report))),
        ("findings".to_owned(), Document::of(&period.found, &period.files).write()),
        ("record".to_owned(), period.record().write()),
        ("transfer".to_owned(), period.evidence.transfer_csv.clone()),
        ("terminal".to_owned(), terminal(&report)),
        ("baselines".to_owned(), baselines(&period.register.baselines)),
    ]);
    for centre in &report.programme.centres {
        all.insert(format!("receipt {}", centre.code), unpacked(&receipt(&report, centre)));
        all.insert(format!("page {}", centre.code), unpacked(&centre_page(&report, centre)));
    }
    all.extend(examples(&report).map(|examples| ("examples".to_owned(), unpacked(&examples))));
    for (index, reminder) in reminders(&report).iter().enumerate() {
        all.insert(format!("mail {index}"), reminder.mail(&report).body);
    }
    for (index, cover) in covers(&report).iter().enumerate() {
        all.insert(format!("cover {index}"), cover.mail.body.clone());
    }
    // In Parquet amounts are whole numbers of 10⁻¹² in sixteen bytes; what is read back is what another program reads.
    let bytes = parquet(&period.register.facts, &BTreeMap::new()).unwrap();
    let amounts = facts(bytes).unwrap().into_iter().map(|fact| format!("{} ", fact.amount.normalize()));
    all.insert("parquet".to_owned(), amounts.collect());
    all
}

/// The secrets that are in something written: as a program writes them, as a Dane reads them, and rounded to øre or hours.
fn told(period: &Consolidated) -> Vec<String> {
    let mut found = Vec::new();
    for (what, text) in written(period) {
        for secret in SECRETS {
            if [secret.to_owned(), secret.replace('.', ",")].iter().any(|spelled| holds(&text, spelled)) {
                found.push(format!("{secret} in {what}"));
            }
        }
    }
    found
}

/// Whether a number stands in a text; `213.37` is another number than `13.37`. More decimals of it are the same one.
fn holds(text: &str, number: &str) -> bool {
    text.match_indices(number)
        .any(|(at, _)| !text[..at].ends_with(|c: char| c.is_ascii_digit() || c == '.' || c == ','))
}

fn documented(period: &Consolidated) -> Decimal {
    figure(period, &HOURS_DOCUMENTED)
}

#[test]
fn a_large_group_is_shown_so_the_search_finds_it() {
    let mut base = on_plan();
    base.file("CAA").after = AFTER.parse().unwrap();
    let found = told(&base.consolidate());
    let told_in = [("13.37", "workbook"), ("54.145", "parquet"), ("331.5", "workbook"), ("331.5", "page CAA")];
    for (secret, what) in told_in {
        assert!(found.contains(&format!("{secret} in {what}")), "{found:?}");
    }
}

/// The two benefits of one centre would be their own sum: they are withheld, and nothing is red for it.
#[test]
fn two_small_groups_are_withheld_everywhere() {
    let period = measured_by_four(&["CAA"]);
    assert_eq!(told(&period), [""; 0]);
    assert_eq!(documented(&period), Decimal::from(250));
    assert!(period.red().is_empty(), "{:?}", period.red());
    assert!(period.register.is_withheld(&id("CAA"), &id("CAA-03")));
    assert!(!period.register.is_withheld(&id("CAB"), &id("CAB-03")));
    assert_eq!(period.found.iter().filter(|finding| finding.rule.code == "P03").count(), 2);
}

/// Of four benefits only their sum is shown, outside their centres.
#[test]
fn four_small_groups_are_one_sum() {
    let period = measured_by_four(&["CAA", "CAB"]);
    assert_eq!(told(&period), [""; 0]);
    assert_eq!(documented(&period), round("663".parse().unwrap(), 0));
    assert!(period.red().is_empty(), "{:?}", period.red());
}
