//! One pass over every sheet: finds the tables, collects their rows, and keeps an eye on personal identity numbers.
use super::{Arrived, Delivery, Identity, Personal, Place, Sheet, Submission, Whereabouts, read::Collector};
use crate::{
    danish::{cpr, words::fold},
    schema::{self, Table, identity},
    units::Decimal,
    xlsx::{Book, Flow, RowSeen, Seen, SheetHead, Visibility},
};
use std::{ops::ControlFlow, sync::Arc};

/// Reads the rows of the workbook called `name`. `year` is the latest year anyone in it can be born in.
pub fn intake(name: &str, mut book: Book, year: i16) -> Submission {
    let file: Arc<str> = cpr::mask(name).into();
    let identity = identity_of(&mut book);
    let template = schema::template(&identity.template);
    let tables = template.map_or(&[][..], |template| template.tables);
    let mut scan = Scan { file: file.clone(), year, personal: Vec::new(), sheets: Vec::new() };
    scan.names(name, &book);
    scan.beside(book.beside());
    let heads = book.sheets.clone();
    let homes: Vec<Option<usize>> = tables.iter().map(|table| home(table, &heads)).collect();
    for (index, head) in heads.iter().enumerate() {
        let wanted = candidates(tables, &homes, index);
        scan.sheet(&mut book, index, head, &wanted);
    }
    Submission {
        file: file.clone(),
        sheets: tables.iter().zip(homes).map(|(table, home)| scan.take(table, home.is_some())).collect(),
        identity,
        template,
        modified: book.modified,
        has_macros: book.has_macros,
        has_external_links: book.has_external_links,
        personal: scan.personal,
    }
}

/// The sheet a table lives on by name: first its Excel table's, then its sheet's.
fn home(table: &Table, heads: &[SheetHead]) -> Option<usize> {
    let by_table = heads.iter().position(|head| head.tables.iter().any(|found| fold(&found.name) == fold(table.name)));
    by_table.or_else(|| heads.iter().position(|head| fold(&head.name) == fold(table.sheet)))
}

/// The tables to look for on a sheet: those that live there, else those that live nowhere yet.
fn candidates(tables: &[&'static Table], homes: &[Option<usize>], index: usize) -> Vec<&'static Table> {
    let pick = |wanted: Option<usize>| {
        tables.iter().zip(homes).filter(|(_, home)| **home == wanted).map(|(table, _)| *table).collect::<Vec<_>>()
    };
    let at_home = pick(Some(index));
    if at_home.is_empty() { pick(None) } else { at_home }
}

/// What the pass has gathered so far.
struct Scan {
    file: Arc<str>,
    year: i16,
    personal: Vec<Personal>,
    sheets: Vec<Sheet>,
}

impl Scan {
    /// Sheet names and the file's own name can hold a personal identity number too.
    fn names(&mut self, name: &str, book: &Book) {
        let names = std::iter::once(name.to_owned()).chain(book.sheets.iter().map(|head| head.name.clone()));
        let properties = book.properties.values().cloned();
        for name in names.chain(properties).collect::<Vec<_>>() {
            let place = Place { file: self.file.clone(), sheet: cpr::mask(&name).into() };
            self.look(&name, &place, None);
        }
    }

    /// Notes, text boxes and properties belong to no cell we can point at.
    fn beside(&mut self, texts: Vec<String>) {
        let place = Place { file: self.file.clone(), sheet: "".into() };
        for text in texts {
            self.look(&text, &place, None);
        }
    }

    fn look(&mut self, text: &str, place: &Place, at: Option<crate::xlsx::At>) {
        for found in cpr::find(text, self.year) {
            self.personal.push(Personal { place: place.clone(), at, certainty: found.certainty });
        }
    }

    fn sheet(&mut self, book: &mut Book, index: usize, head: &SheetHead, wanted: &[&'static Table]) {
        let place = Place { file: self.file.clone(), sheet: cpr::mask(&head.name).into() };
        let mut collectors: Vec<Collector> = wanted.iter().map(|table| Collector::new(table, place.clone())).collect();
        let tail = book.rows(index, &mut |row: &RowSeen<'_>| -> Flow {
            self.look_at_row(row, &place);
            for collector in &mut collectors {
                collector.row(row);
            }
            ControlFlow::Continue(())
        });
        let broken_off = tail.is_err();
        let tail = tail.unwrap_or_default();
        self.look(&tail.header_footer, &place, None);
        for collector in collectors {
            self.sheets.extend(collector.finish(head.visibility, broken_off, &tail));
        }
    }

    fn look_at_row(&mut self, row: &RowSeen<'_>, place: &Place) {
        for (col, cell) in row.cells {
            let at = Some(crate::xlsx::At::new(row.row, *col));
            match &cell.seen {
                Seen::Text(text) => self.look(text, place, at),
                Seen::Number(number) if is_ten_digits(*number) => self.look(&format!("{number:010}"), place, at),
                _ => {}
            }
        }
    }

    /// The table as found; by name when it was at home, else by its headers.
    fn take(&mut self, table: &'static Table, at_home: bool) -> Sheet {
        let found = self.sheets.iter().position(|sheet| sheet.table == table);
        let mut sheet = found.map_or_else(|| missing(table, &self.file), |index| self.sheets.swap_remove(index));
        if sheet.found != Whereabouts::Missing && at_home {
            sheet.found = Whereabouts::ByName;
        }
        sheet
    }
}

/// A whole number of nine or ten digits: a leading zero is lost when it is typed as a number.
fn is_ten_digits(number: Decimal) -> bool {
    (Decimal::from(100_000_000)..Decimal::from(10_000_000_000_i64)).contains(&number) && number.fract().is_zero()
}

fn missing(table: &'static Table, file: &Arc<str>) -> Sheet {
    Sheet {
        table,
        found: Whereabouts::Missing,
        place: Place { file: file.clone(), sheet: table.sheet.into() },
        visibility: Visibility::Shown,
        headers: super::Headers::default(),
        rows: Vec::new(),
        blank_rows: 0,
        too_many_rows: false,
        broken_off: false,
        merged: Vec::new(),
    }
}

/// What the workbook says of itself: the very hidden sheet first, the custom properties where it is silent.
fn identity_of(book: &mut Book) -> Identity {
    let mut said = book.properties.clone();
    if let Some(index) = book.sheets.iter().position(|head| head.name == identity::SHEET) {
        let _ = book.rows(index, &mut |row: &RowSeen<'_>| {
            if let [(_, key), (_, value), ..] = row.cells {
                said.insert(text_of(&key.seen), text_of(&value.seen));
            }
            ControlFlow::Continue(())
        });
    }
    let mut take = |key: &str| said.remove(key).unwrap_or_default().trim().to_owned();
    Identity {
        template: take(identity::TEMPLATE),
        edition: take(identity::EDITION),
        programme: take(identity::PROGRAMME),
        centre: take(identity::CENTRE),
        period: take(identity::PERIOD),
        instance: take(identity::INSTANCE),
    }
}

fn text_of(seen: &Seen) -> String {
    match seen {
        Seen::Text(text) => text.clone(),
        Seen::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

impl Delivery {
    /// Opens and reads the bytes of the file called `name`.
    pub fn of(name: &str, bytes: Vec<u8>, sha256: String, year: i16) -> Self {
        let (size, file) = (bytes.len() as u64, cpr::mask(name).into());
        let arrived = Book::open(bytes, &crate::xlsx::LIMITS)
            .map_or_else(Arrived::Refused, |book| Arrived::Read(Box::new(intake(name, book, year))));
        Self { file, sha256, bytes: size, arrived }
    }
}

#[cfg(test)]
mod tests {
    use super::Delivery;
    use crate::{
        danish::cpr::Certainty,
        xlsx::{At, Drawing, Ink, Page, Sheet, Style, save},
    };

    /// Put together where it is used, so that no number of this form stands in the source.
    fn number() -> String {
        ["010203", "1234"].join("-")
    }

    fn certain(sheet: Sheet) -> usize {
        let bytes = save(&Drawing { sheets: vec![sheet], ..Drawing::default() }).unwrap();
        let delivery = Delivery::of("CBD.xlsx", bytes, String::new(), 2026);
        let personal = &delivery.submission().unwrap().personal;
        personal.iter().filter(|personal| personal.certainty == Certainty::Certain).count()
    }

    #[test]
    fn a_personal_number_is_seen_in_a_note_and_in_a_footer() {
        let mut noted = Sheet::new("Ark");
        noted.put(At::new(0, 0), Ink::text("Sag", Style::Text).noted(format!("Ring til {}", number())));
        assert_eq!(certain(noted), 1);
        let page = Page { footer: format!("Sag {}", number()), ..Page::default() };
        assert_eq!(certain(Sheet { page, ..Sheet::new("Ark") }), 1);
        assert_eq!(certain(Sheet::new("Ark")), 0);
    }
}
