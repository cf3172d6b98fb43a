//! What people type in a cell: read when there is one way to read it, else one finding.
use crate::{column, drawn, found, read, sheet, span};
use gevinst::{
    findings::Finding,
    schema::business_case::{TEMPLATE, costs, follow_up, initiatives, time_benefits},
    schema::{Table, Template},
    xlsx::{At, Ink, Style, save},
};
use std::collections::BTreeSet;

/// What becomes of a text typed in the first row of a column: the value read, and the rules that speak of that cell.
fn typed(table: &'static Table, label: &str, words: &str) -> (String, Vec<&'static str>) {
    let template: &Template = &TEMPLATE;
    assert!(template.tables.contains(&table));
    let mut drawing = drawn();
    let sheet = sheet(&mut drawing, table);
    let at = At::new(span(sheet).0 + 1, column(sheet, label));
    sheet.put(at, Ink::text(words, Style::Text));
    let delivery = read(&save(&drawing).unwrap());
    let spec = table.columns.iter().find(|spec| spec.label == label).unwrap();
    let row = &delivery.submission().unwrap().rows_in(table)[0];
    let outcome = format!("{:?}", row.outcome(spec));
    let here = |found: &[Finding]| {
        found.iter().filter(|one| one.first.at == Some(at)).map(|one| one.rule.code).collect::<BTreeSet<_>>()
    };
    // Rules that weigh a figure speak of what chance has sampled.
    let known = here(&found(&read(&save(&drawn()).unwrap())));
    let spoken = here(&found(&delivery)).into_iter().filter(|code| !known.contains(code) && *code != "L04");
    (outcome, spoken.collect())
}

#[test]
fn what_people_type_is_read_or_told_of_once() {
    let cases: [(&'static Table, &str, &str, &[&str]); 29] = [
        (&costs::TABLE, "BO1", "kr. 1.200,-", &["T02"]),
        (&costs::TABLE, "BO1", "1.200,00 kr.", &["T02"]),
        (&costs::TABLE, "BO1", "1 200", &["T02"]),
        (&costs::TABLE, "BO1", "-", &["T01"]),
        (&costs::TABLE, "BO1", "ca. 1200", &["T01"]),
        (&costs::TABLE, "BO1", "8 timer", &["T16"]),
        (&costs::TABLE, "BO1", "8 %", &["T16"]),
        (&costs::TABLE, "BO1", "8000 min", &["T16"]),
        (&costs::TABLE, "BO1", "100 stk.", &["T16"]),
        (&costs::TABLE, "BO1", "85 t.kr.", &["T16"]),
        (&costs::TABLE, "BO1", "€ 85", &["T16"]),
        (&costs::TABLE, "BO1", "500 USD", &["T16"]),
        (&follow_up::TABLE, "Realiseret", "12 t", &["T16"]),
        (&follow_up::TABLE, "Realiseret", "100 timer", &["T16"]),
        (&follow_up::TABLE, "Måned", "ultimo marts", &["T04"]),
        (&follow_up::TABLE, "Måned", "marts 2026", &["T12"]),
        (&follow_up::TABLE, "Måned", "31.03.26", &["T12"]),
        (&initiatives::TABLE, "Idriftsat", "31.12.25", &["T12"]),
        (&initiatives::TABLE, "Idriftsat", "31/12-25", &["T12"]),
        (&initiatives::TABLE, "Idriftsat", "ultimo marts", &["T04"]),
        (&initiatives::TABLE, "Idriftsat", "uge 12", &["T04"]),
        (&time_benefits::TABLE, "Ibrugtagning", "25 %", &["T02"]),
        (&time_benefits::TABLE, "Ibrugtagning", "25%", &["T02"]),
        (&time_benefits::TABLE, "Ibrugtagning", "1 %", &["T02"]),
        (&time_benefits::TABLE, "Minutter før", "12 min.", &["T02"]),
        (&time_benefits::TABLE, "Minutter før", "12 kr.", &["T16"]),
        (&time_benefits::TABLE, "Minutter før", "22:00", &["M17"]),
        (&time_benefits::TABLE, "Minutter før", "0:20:00", &["M07"]),
        (&time_benefits::TABLE, "Antal pr. år", "100 kr.", &["T16"]),
    ];
    let mut wrong = Vec::new();
    for (table, label, words, codes) in cases {
        let (outcome, spoken) = typed(table, label, words);
        if spoken != codes {
            wrong.push(format!("{label} {words:?}: {spoken:?} and not {codes:?}; {outcome}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
