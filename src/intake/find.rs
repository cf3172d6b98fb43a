//! One pass over every sheet: finds the tables, collects their rows, and looks for personal identity numbers in every
//! cell, those outside our tables too.
//!
//! A sheet's rows stream by once, past a collector for each table that may stand on it. Only where a table was not
//! found by name are the other sheets read a second time, for its headers.
use super::{
    HeaderFault, Identity, Personal, Place, Sheet, Submission, Whereabouts,
    candidates::{Candidates, FoundTables},
    copies::{self, CopyWatch, Labels},
    identity,
    read::{Collector, Streamed},
};
use crate::{
    danish::{
        cpr::{self, Certainty},
        printed,
        words::alike,
    },
    schema::{self, Spec, Table, Template},
    units::Decimal,
    xlsx::{Book, Flow, RowSeen, Seen, SheetHead},
};
use std::{collections::BTreeMap, ops::ControlFlow, sync::Arc};

/// Reads the rows of the workbook called `name`. `year` is the latest year anyone in it can be born in.
pub fn intake(name: &str, book: &mut Book, year: i16) -> Submission {
    let file: Arc<str> = printed(name).into();
    let heads = book.sheets.clone();
    let told = identity::told(book, &file);
    let mut identity = Identity::of(&told);
    let template = if told.is_empty() { identity::recognised(&heads) } else { schema::template(&identity.template) };
    let tables = template.map_or(&[][..], |template| template.tables);
    let candidates = Candidates::of(tables, &heads);
    let mut scan = Scan {
        file: file.clone(),
        year,
        personal: Vec::new(),
        counts: BTreeMap::new(),
        candidates,
        found: FoundTables::default(),
    };
    scan.names(name, book);
    scan.beside(&book.beside());
    let labels = copies::labels(tables);
    for (index, head) in heads.iter().enumerate() {
        scan.sheet(book, index, head, tables, &labels);
    }
    scan.search(book, &heads, tables);
    let sheets: Vec<Sheet> = tables.iter().map(|table| scan.take(table)).collect();
    if let Some(template) = template.filter(|_| told.is_empty()) {
        template.id.clone_into(&mut identity.template);
        identity.edition = identity::edition_of(&sheets).to_string();
    }
    let sheets = sheets.into_iter().filter(|sheet| !is_later(sheet, template, &identity.edition));
    let mut submission = Submission {
        file,
        sheets: sheets.map(|sheet| of_edition(sheet, template, &identity.edition)).collect(),
        identity,
        told,
        template,
        modified: book.modified.clone(),
        has_macros: book.has_macros,
        has_external_links: book.has_external_links,
        format: book.format,
        personal: scan.personal,
    };
    submission.identity = identity::settled(&submission);
    submission
}

/// Whether a sheet that was found nowhere came with a later edition than the file's.
fn is_later(sheet: &Sheet, template: Option<&Template>, edition: &str) -> bool {
    let edition = template.and_then(|known| known.edition(edition));
    sheet.found == Whereabouts::Missing && edition.is_some_and(|edition| sheet.table.since() > edition)
}

/// A header as an earlier edition had it, or one that edition did not have, is no fault in a file of that edition.
fn of_edition(mut sheet: Sheet, template: Option<&Template>, edition: &str) -> Sheet {
    let columns = sheet.table.columns;
    let Some((template, edition)) = template.and_then(|known| Some((known, known.edition(edition)?))) else {
        return sheet;
    };
    sheet.headers.faults.retain(|fault| match fault {
        HeaderFault::Absent(position, _) => columns[*position].since <= edition,
        HeaderFault::Renamed(position, _, seen) => edition == template.edition || !is_alias(columns[*position], seen),
        HeaderFault::Twice(..) | HeaderFault::Again(_) => true,
    });
    sheet
}

/// Whether an earlier edition of the template called the column so.
fn is_alias(spec: &Spec, seen: &str) -> bool {
    spec.aliases.iter().any(|alias| alike(alias, seen))
}

/// Places of personal identity numbers, of each certainty, that are told of: with so many, it is the file that is
/// wrong.
const MOST_PERSONAL: usize = 10_000;

/// What the pass has gathered so far.
struct Scan {
    file: Arc<str>,
    year: i16,
    personal: Vec<Personal>,
    /// How many places of each certainty are in `personal`.
    counts: BTreeMap<Certainty, usize>,
    candidates: Candidates,
    found: FoundTables,
}

impl Scan {
    /// Sheet names and the file's own name can hold a personal identity number too.
    fn names(&mut self, name: &str, book: &Book) {
        let names = std::iter::once(name.to_owned()).chain(book.sheets.iter().map(|head| head.name.clone()));
        let properties = book.properties.iter().flat_map(|(name, value)| [name.clone(), value.clone()]);
        for name in names.chain(properties).chain(book.names.keys().cloned()).collect::<Vec<_>>() {
            let place = Place { file: self.file.clone(), sheet: printed(&name).into() };
            self.look(&name, &place, None);
        }
    }

    /// Notes, text boxes and properties belong to no cell we can point at. Each line is a text of its own.
    fn beside(&mut self, texts: &[String]) {
        let place = Place { file: self.file.clone(), sheet: "".into() };
        texts.iter().flat_map(|text| text.lines()).for_each(|line| self.look(line, &place, None));
    }

    fn look(&mut self, text: &str, place: &Place, at: Option<crate::xlsx::At>) {
        for found in cpr::find(text, self.year) {
            // Counted apart: ten thousand case numbers that may be CPR numbers must not hide one that is.
            let count = self.counts.entry(found.certainty).or_default();
            if *count < MOST_PERSONAL {
                *count += 1;
                self.personal.push(Personal { place: place.clone(), at, certainty: found.certainty });
            }
        }
    }

    fn sheet(&mut self, book: &mut Book, index: usize, head: &SheetHead, tables: &[&'static Table], labels: &Labels) {
        let (place, wanted) = (self.place(head), self.candidates.candidates(index));
        let mut watch = CopyWatch::of(labels, tables.iter().copied().filter(|table| !wanted.contains(table)));
        let mut collectors = collectors(&wanted, &place, self.year);
        let mut rows = 0;
        let tail = book.rows(index, &mut |row: &RowSeen<'_>| -> Flow {
            rows += 1;
            self.look_at_row(row, &place);
            watch.row(row);
            for collector in &mut collectors {
                collector.row(row);
            }
            ControlFlow::Continue(())
        });
        // What was read before a sheet broke off is kept; a rule tells that it did.
        let streamed = Streamed::of(rows, tail);
        streamed.tail.beside.lines().for_each(|line| self.look(line, &place, None));
        for table in watch.finish() {
            self.found.copied(table, place.sheet.clone());
        }
        self.keep(collectors, index, head, &streamed);
    }

    /// Tables that were not where their names said are looked for by their headers on every other sheet: somebody has
    /// renamed both the sheet and the Excel table, or pasted the rows into a workbook of their own.
    fn search(&mut self, book: &mut Book, heads: &[SheetHead], tables: &[&'static Table]) {
        let missing: Vec<&'static Table> = tables.iter().filter(|table| !self.found.has(table)).copied().collect();
        for (index, head) in heads.iter().enumerate() {
            if missing.is_empty() || self.found.is_on(index) || head.name == schema::LISTS_SHEET {
                continue;
            }
            let mut collectors = collectors(&missing, &self.place(head), self.year);
            let mut rows = 0;
            let tail = book.rows(index, &mut |row: &RowSeen<'_>| -> Flow {
                rows += 1;
                for collector in &mut collectors {
                    collector.row(row);
                }
                ControlFlow::Continue(())
            });
            self.keep(collectors, index, head, &Streamed::of(rows, tail));
        }
    }

    fn place(&self, head: &SheetHead) -> Place {
        Place { file: self.file.clone(), sheet: printed(&head.name).into() }
    }

    fn keep(&mut self, collectors: Vec<Collector>, index: usize, head: &SheetHead, streamed: &Streamed) {
        for collector in collectors {
            let table = collector.table();
            // A sheet that breaks off before its headers is not a missing one.
            let is_broken = streamed.broken_off && self.candidates.is_home(table, index);
            let broken = is_broken.then(|| Sheet { place: self.place(head), ..broken(table, &self.file) });
            if let Some(sheet) = collector.finish(head.visibility, streamed).or(broken) {
                self.found.keep(&self.candidates, index, sheet);
            }
        }
    }

    fn look_at_row(&mut self, row: &RowSeen<'_>, place: &Place) {
        for (col, cell) in row.cells {
            let at = Some(crate::xlsx::At::new(row.row, *col));
            if let Some(digits) = cell.digits().filter(|digits| !is_round(&cell.seen) || self.is_certain(digits)) {
                self.look(&digits, place, at);
            }
            // A text in a formula is seen by whoever clicks on the cell, whatever the formula gives.
            for text in cell.formula.iter().flat_map(|formula| formula.split('"').skip(1).step_by(2)) {
                self.look(text, place, at);
            }
        }
    }

    fn is_certain(&self, digits: &str) -> bool {
        cpr::find(digits, self.year).iter().any(|found| found.certainty == Certainty::Certain)
    }

    fn take(&mut self, table: &'static Table) -> Sheet {
        self.found.take(table).unwrap_or_else(|| missing(table, &self.file))
    }
}

fn collectors(wanted: &[&'static Table], place: &Place, year: i16) -> Vec<Collector> {
    wanted.iter().map(|table| Collector::new(table, place.clone(), year)).collect()
}

/// Whether a number is a sum in whole thousands; without a check digit it is no CPR number.
fn is_round(seen: &Seen) -> bool {
    matches!(seen, Seen::Number(number) if (*number % Decimal::ONE_THOUSAND).is_zero())
}

/// A sheet that was found by its name and broke off before its headers.
fn broken(table: &'static Table, file: &Arc<str>) -> Sheet {
    Sheet { found: Whereabouts::ByName, broken_off: true, ..missing(table, file) }
}

/// A table that was found nowhere.
fn missing(table: &'static Table, file: &Arc<str>) -> Sheet {
    Sheet::missing(table, Place { file: file.clone(), sheet: table.sheet.into() })
}

#[cfg(test)]
mod tests {
    use crate::{
        danish::cpr::Certainty,
        intake::Delivery,
        xlsx::{At, Drawing, Ink, Page, Sheet, Style, save},
    };

    /// Put together where it is used, so that no number of this form stands in the source.
    fn number() -> String {
        ["010203", "1234"].join("-")
    }

    fn certain(sheet: Sheet) -> usize {
        let bytes = save(&Drawing { sheets: vec![sheet], ..Drawing::default() }).unwrap();
        let delivery = Delivery::of("CBD.xlsx", &bytes, String::new(), 2026);
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
