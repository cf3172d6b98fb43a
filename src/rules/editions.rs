//! Files of two editions of a template in one run: a renamed column is the same, and one that was added is not missed.
use crate::{
    findings::Context,
    intake::{Delivery, Entry, Submission},
    rules,
    schema::{
        identity,
        testing::{AMOUNT, CHANNEL, ID, TABLE, TEMPLATE},
    },
    units::Decimal,
    xlsx::{At, Drawing, Ink, Sheet, Style, save},
};

/// A workbook of an edition, with these headers and one row.
fn delivery(edition: &str, headers: &[&str], row: &[&str]) -> Delivery {
    let mut sheet = Sheet::new(TABLE.sheet);
    for (line, cells) in (0..).zip([headers, row]) {
        for (col, text) in (0..).zip(cells) {
            let ink = text
                .parse()
                .map_or_else(|_| Ink::text(*text, Style::Text), |number| Ink::number(number, Style::Number));
            sheet.put(At::new(line, col), ink);
        }
    }
    let said = [(identity::TEMPLATE, TEMPLATE.id), (identity::EDITION, edition), (identity::PROGRAMME, "EFF26")];
    let drawing = Drawing {
        title: TEMPLATE.title.to_owned(),
        sheets: vec![sheet],
        properties: said.map(|(key, value)| (key.to_owned(), value.to_owned())).into(),
        ..Drawing::default()
    };
    Delivery::of(&format!("udgave {edition}.xlsx"), &save(&drawing).unwrap(), String::new(), 2026)
}

fn codes(delivery: &Delivery) -> Vec<&'static str> {
    let found = rules::check(delivery, &Context { programme: None, period: None });
    found.iter().map(|finding| finding.rule.code).collect()
}

fn read(delivery: &Delivery) -> &Submission {
    delivery.submission().unwrap()
}

#[test]
fn files_of_both_editions_are_read_in_one_run() {
    let first = delivery("1", &["Post-ID", "Beløb", "Navn"], &["P1", "40", "Porto"]);
    let second = delivery("2", &["Post-ID", "Beløb i alt", "Navn", "Kanal"], &["P2", "2", "Papir", "Mail"]);
    for (delivery, id, amount, channel) in [(&first, "P1", 40, "Post"), (&second, "P2", 2, "Mail")] {
        let row = read(delivery).rows(&TABLE).get(0).unwrap();
        assert_eq!(row.given(&ID).unwrap().as_str(), id);
        assert_eq!(row.get(&AMOUNT), Entry::Given(Decimal::from(amount)));
        assert_eq!(row.get(&CHANNEL), Entry::Given(channel.to_owned()));
        assert_eq!(codes(delivery), Vec::<&str>::new(), "{id}");
    }
}

#[test]
fn what_an_edition_has_is_missed_when_it_is_gone() {
    let renamed = delivery("2", &["Post-ID", "Beløb", "Navn", "Kanal"], &["P1", "40", "Porto", "Post"]);
    assert_eq!(codes(&renamed), ["S02"]);
}

#[test]
fn an_unknown_newer_edition_is_refused_and_both_are_named() {
    let third = delivery("3", &["Post-ID", "Beløb i alt", "Navn", "Kanal"], &["P1", "40", "Porto", "Post"]);
    let found = rules::check(&third, &Context { programme: None, period: None });
    let finding = found.iter().find(|finding| finding.rule.code == "F07").unwrap();
    assert_eq!((&*finding.first.seen, finding.expected.as_deref()), ("3", Some("højst udgave 2")));
    assert_eq!(found.len(), 1);
}
