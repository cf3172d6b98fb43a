//! Sheets drawn as tables, so that a rule's example is also its test; unit tests see the same file.
#[path = "some_programme.rs"]
pub mod some_programme;

use gevinst::{
    danish::words::fold,
    findings::{Context, Finding},
    intake::{Arrived, Carrier, Delivery, Headers, Identity, Place, Row, Sheet, Submission, Told, Whereabouts},
    programme::Programme,
    rules,
    schema::{TEMPLATES, Table, Template, identity::KEYS},
    units::{Date, Decimal, Month, serial_of_day},
    xlsx::{At, Cell, Form, Format, Seen},
};
use std::sync::Arc;

/// Every finding in a drawing of one file, checked for March 2026.
pub fn findings(drawn: &str) -> Vec<Finding> {
    let programme = programme();
    let context = Context { programme: Some(&programme), period: Month::parse("2026-03") };
    let arrived = Arrived::Read(Box::new(submission(drawn)));
    let delivery = Delivery { file: "CBD.xlsx".into(), sha256: String::new(), bytes: 0, arrived };
    rules::check(&delivery, &context)
}

/// A programme with two centres, one goal and one staff group.
pub fn programme() -> Programme {
    some_programme::some_programme()
}

/// Reads a drawing of centre CBD's file for March 2026: a sheet's name on a line of its own, then its rows; a form has
/// one field per row.
pub fn submission(drawn: &str) -> Submission {
    drawn_file("CBD.xlsx", "CBD", "2026-03", drawn)
}

/// Reads a drawing of a centre's file for a period; lines after `>` are prose.
pub fn drawn_file(file: &str, centre: &str, period: &str, drawn: &str) -> Submission {
    let mut blocks: Vec<(&str, Vec<Vec<&str>>)> = Vec::new();
    let is_drawing = |line: &&str| !line.is_empty() && !line.starts_with('>');
    for line in drawn.lines().map(str::trim).filter(is_drawing) {
        match line.strip_prefix('|') {
            Some(row) => blocks.last_mut().expect("a sheet's name first").1.push(split(row)),
            None => blocks.push((line, Vec::new())),
        }
    }
    let names: Vec<&str> = blocks.iter().map(|(name, _)| *name).collect();
    let template = TEMPLATES.iter().copied().find(|template| fits(template, &names)).expect("sheets of one template");
    let sheets = blocks.iter().map(|(name, rows)| sheet(file, table(template, name).unwrap(), rows)).collect();
    let identity = Identity {
        template: template.id.to_owned(),
        edition: "1".to_owned(),
        programme: "EFF26".to_owned(),
        centre: centre.to_owned(),
        period: period.to_owned(),
        instance: "1".to_owned(),
    };
    Submission {
        file: file.into(),
        told: told(Carrier::HiddenSheet, &identity),
        identity,
        template: Some(template),
        sheets,
        modified: None,
        has_macros: false,
        has_external_links: false,
        format: Format::Excel,
        personal: Vec::new(),
    }
}

/// A hidden carrier that says who the file is.
pub fn told(carrier: Carrier, identity: &Identity) -> Vec<Told> {
    let Identity { template, edition, programme, centre, period, instance } = identity;
    let texts = [template, edition, programme, centre, period, instance];
    KEYS.into_iter().zip(texts).map(|(key, text)| Told { carrier, key, text: text.clone(), at: None }).collect()
}

fn split(row: &str) -> Vec<&str> {
    row.trim_end().trim_end_matches('|').split('|').map(str::trim).collect()
}

fn fits(template: &Template, names: &[&str]) -> bool {
    names.iter().all(|name| table(template, name).is_some())
        && (names != ["Stamdata"] || template.tables[0].columns.iter().any(|spec| spec.label == "Måling"))
}

fn table(template: &Template, name: &str) -> Option<&'static Table> {
    template.tables.iter().copied().find(|table| fold(table.sheet) == fold(name))
}

fn sheet(file: &str, table: &'static Table, drawn: &[Vec<&str>]) -> Sheet {
    let place = Place { file: file.into(), sheet: Arc::from(table.sheet) };
    let (headers, rows) = if table.is_form() {
        (Headers::default(), vec![form(table, &place, drawn)])
    } else {
        let columns = columns(table, &drawn[0]);
        let rows = (1_u32..).zip(&drawn[1..]).map(|(row, texts)| data_row(table, &place, &columns, row, texts));
        (Headers { columns: columns.clone(), ..Headers::default() }, rows.collect())
    };
    Sheet { found: Whereabouts::ByName, headers, rows, ..Sheet::missing(table, place) }
}

fn columns(table: &Table, labels: &[&str]) -> Vec<Option<u16>> {
    let column = |label: &&str| labels.iter().position(|drawn| drawn == label).map(|col| u16::try_from(col).unwrap());
    for label in labels {
        assert!(table.columns.iter().any(|spec| spec.label == *label), "{} has no column {label}", table.sheet);
    }
    table.columns.iter().map(|spec| column(&spec.label)).collect()
}

fn data_row(table: &'static Table, place: &Place, columns: &[Option<u16>], row: u32, texts: &[&str]) -> Row {
    let cell = |col: u16| (At::new(row, col), cell(texts.get(usize::from(col)).copied().unwrap_or_default()));
    let cells = columns.iter().map(|col| col.map(cell)).collect();
    Row { table, place: place.clone(), row, hidden: false, cells }
}

fn form(table: &'static Table, place: &Place, drawn: &[Vec<&str>]) -> Row {
    let field = |label: &str| {
        let row = drawn.iter().position(|pair| pair[0] == label)?;
        Some((At::new(u32::try_from(row).unwrap(), 1), cell(drawn[row].get(1).copied().unwrap_or_default())))
    };
    let cells = table.columns.iter().map(|spec| field(spec.label)).collect();
    Row { table, place: place.clone(), row: 0, hidden: false, cells }
}

/// `"1,5"` is text, `1,5` a number, `2026-03-01` and `2026-03` dates, `#REF!` an error, `=?` a formula without a result.
fn cell(drawn: &str) -> Cell {
    if let Some(text) = drawn.strip_prefix('"').and_then(|text| text.strip_suffix('"')) {
        return Cell::of(Seen::Text(text.to_owned()));
    }
    if let Some(day) = day(drawn) {
        return Cell { form: Form::Date, ..Cell::of(Seen::Number(Decimal::from(serial_of_day(day)))) };
    }
    Cell::of(match drawn {
        "" => Seen::Blank,
        "=?" => Seen::Uncalculated,
        fault if fault.starts_with('#') => Seen::Fault(fault.to_owned()),
        text => text.replace(',', ".").parse().map_or_else(|_| Seen::Text(text.to_owned()), Seen::Number),
    })
}

fn day(drawn: &str) -> Option<Date> {
    Month::parse(drawn).map(Month::first_day).or_else(|| drawn.parse().ok())
}
