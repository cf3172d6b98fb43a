//! Out and in again: what the schema allows can be drawn, saved, opened and read, and no rule speaks of it; spoil one
//! cell, and the rule that owns the mistake speaks alone. Rules that weigh if a figure is likely are not asked.
// A test that cannot draw or read has failed.
#![allow(clippy::unwrap_used)]

mod agree;
mod dice;
mod mistake;
mod sample;
mod world;

use dice::Dice;
use gevinst::{
    extract::Extract,
    findings::{Context, Family, Finding, Rule, Severity},
    intake::{Delivery, Row as Read},
    programme::Programme,
    rules,
    schema::{Filler, TEMPLATES, Table, Template, program},
    templates::for_centre,
    units::{Decimal, Month, serial_of_day},
    xlsx::{At, Content, Form, Seen, save},
};
use mistake::{Change, Kind, Mistake};
use proptest::{prelude::*, test_runner::Config};
use sample::{Sample, World};
use std::io::{Cursor, Read as _, Write as _};

/// Born no later than this.
const YEAR: i16 = 2026;

/// Samples, and what is done to them.
struct Bench {
    programme: Programme,
    period: Month,
}

impl Bench {
    fn new() -> Self {
        Self { programme: world::programme(), period: world::period() }
    }

    fn sample(&self, template: &'static Template, dice: &mut Dice) -> Sample {
        let world = World { programme: &self.programme, centre: "CØA", period: self.period };
        sample::sample(template, &world, dice)
    }

    fn bytes(&self, sample: &Sample) -> Vec<u8> {
        let centre = &self.programme.centres[0];
        save(&for_centre(sample.template, &self.programme, centre, self.period, &sample.filled())).unwrap()
    }

    fn findings(&self, template: &Template, delivery: &Delivery) -> Vec<Finding> {
        let known = *template != program::TEMPLATE;
        let programme = known.then_some(&self.programme);
        let mut found = rules::check(delivery, &Context { programme, period: known.then_some(self.period) });
        found.retain(|finding| !weighs(finding.rule));
        found
    }

    /// The sample out and in again: its rows are there as they were, and nobody complains.
    fn perfect(&self, sample: &Sample) -> Delivery {
        let delivery = read(&self.bytes(sample));
        for (table, rows) in &sample.rows {
            let seen = delivery.submission().unwrap().rows_in(table);
            assert_eq!(seen.len(), rows.len(), "{table:?}");
            for (one, other) in rows.iter().zip(seen) {
                hold_row(table, one, other);
            }
        }
        let found = self.findings(sample.template, &delivery);
        assert!(found.is_empty(), "{:?}", told(&found));
        delivery
    }

    /// Exactly the rule that owns the mistake speaks, and points at it.
    fn spoilt(&self, sample: &Sample, mistake: &Mistake) {
        let mut spoilt = sample.clone();
        let table = spoilt.rows.iter_mut().find(|(table, _)| *table == mistake.table);
        let rows = &mut table.unwrap().1;
        let row = if matches!(mistake.change, Change::Double) { rows.len() } else { mistake.row };
        match &mistake.change {
            Change::Put(content) => drop(rows[row].insert(mistake.spec.key, content.clone())),
            Change::Double => rows.push(rows[mistake.row].clone()),
            Change::Fault => {}
        }
        let mut bytes = self.bytes(&spoilt);
        if matches!(mistake.change, Change::Fault) {
            let sound = read(&bytes);
            let at = sound.submission().unwrap().rows_in(mistake.table)[row].cell(mistake.spec).unwrap().0;
            bytes = with_fault(&bytes, sheet_number(sample.template, mistake.table), at);
        }
        let delivery = read(&bytes);
        let found = self.findings(sample.template, &delivery);
        let codes: Vec<&str> = found.iter().map(|finding| finding.rule.code).collect();
        assert_eq!(codes, [mistake.rule], "{mistake:?}: {:?}", told(&found));
        let cell = delivery.submission().unwrap().rows_in(mistake.table)[row].cell(mistake.spec).unwrap().0;
        assert_eq!(found[0].first.at, Some(cell), "{mistake:?}");
    }
}

/// Whether a rule weighs if figures are likely, as chance never makes them: warnings and notes on what the figures mean,
/// and T09 on their size.
fn weighs(rule: &Rule) -> bool {
    let of_form = matches!(rule.family(), Family::File | Family::Structure | Family::Types);
    rule.severity != Severity::Error && (!of_form || rule.code == "T09")
}

fn read(bytes: &[u8]) -> Delivery {
    Delivery::of("prøve.xlsx", bytes, String::new(), YEAR)
}

fn told(found: &[Finding]) -> Vec<String> {
    found
        .iter()
        .map(|one| format!("{} {} {:?} {}", one.rule.code, one.first.label, one.first.at, one.first.seen))
        .collect()
}

fn hold_row(table: &'static Table, row: &sample::Row, read: &Read) {
    for spec in table.columns.iter().filter(|spec| spec.filler == Filler::Person) {
        let (_, cell) = read.cell(spec).unwrap();
        let expected = match row.get(spec.key) {
            None if table.is_form() && spec.default.is_some() => continue,
            None => Seen::Blank,
            Some(Content::Text(text)) => Seen::Text(text.clone()),
            Some(Content::Number(number)) => Seen::Number(number.normalize()),
            Some(Content::Day(day)) => Seen::Number(Decimal::from(serial_of_day(*day))),
            Some(other) => panic!("nobody samples {other:?}"),
        };
        let seen =
            if let Seen::Number(number) = &cell.seen { Seen::Number(number.normalize()) } else { cell.seen.clone() };
        assert_eq!(seen, expected, "{table:?}.{spec:?}");
        assert_eq!(cell.form == Form::Date, matches!(row.get(spec.key), Some(Content::Day(_))), "{table:?}.{spec:?}");
    }
}

/// The sheet's number in the file: `Læs mig` is the first.
fn sheet_number(template: &Template, table: &Table) -> usize {
    2 + template.tables.iter().position(|known| *known == table).unwrap()
}

/// The same workbook with `#REF!` in one cell.
fn with_fault(bytes: &[u8], sheet: usize, at: At) -> Vec<u8> {
    let mut from = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let wanted = format!("xl/worksheets/sheet{sheet}.xml");
    for index in 0..from.len() {
        let mut part = from.by_index(index).unwrap();
        if part.name().unwrap() != wanted {
            to.raw_copy_file(part).unwrap();
            continue;
        }
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        let start = text.find(&format!("<c r=\"{at}\"")).unwrap();
        let open = start + text[start..].find('>').unwrap() + 1;
        let end = if text[..open].ends_with("/>") { open } else { open + text[open..].find("</c>").unwrap() + 4 };
        text.replace_range(start..end, &format!("<c r=\"{at}\" t=\"e\"><v>#REF!</v></c>"));
        to.start_file(&*wanted, zip::write::SimpleFileOptions::default()).unwrap();
        to.write_all(text.as_bytes()).unwrap();
    }
    to.finish().unwrap().into_inner()
}

/// A seed has no smaller seed worth trying, and failures are told by their number.
fn config(cases: u32) -> Config {
    Config { cases, max_shrink_iters: 0, failure_persistence: None, ..Config::default() }
}

proptest! {
    #![proptest_config(config(24))]

    #[test]
    fn what_the_schema_allows_comes_back_as_it_was_and_no_rule_speaks(seed: u64) {
        let bench = Bench::new();
        for template in TEMPLATES {
            let sample = bench.sample(template, &mut Dice(seed));
            bench.perfect(&sample);
        }
    }
}

proptest! {
    #![proptest_config(config(12))]

    /// Sound and spoilt files: what is written of each is read back.
    #[test]
    fn a_part_that_is_written_is_read_back_as_it_was(seed: u64) {
        let bench = Bench::new();
        let mut dice = Dice(seed);
        for template in TEMPLATES {
            let sample = bench.sample(template, &mut dice);
            for shift in [0, 1, 7, 60] {
                let mut bytes = bench.bytes(&sample);
                let middle = bytes.len() / 2;
                bytes.truncate(if shift == 60 { middle } else { bytes.len() });
                let period = bench.period.plus(-shift);
                let part = Extract::of(read(&bytes), &Context { programme: Some(&bench.programme), period: Some(period) });
                let again = Extract::read(&part.write()).unwrap();
                assert_eq!(format!("{part:?}"), format!("{again:?}"));
            }
        }
    }
}

proptest! {
    #![proptest_config(config(6))]

    #[test]
    fn one_mistake_gives_one_finding_by_the_rule_that_owns_it(seed: u64) {
        let bench = Bench::new();
        let mut dice = Dice(seed);
        for template in TEMPLATES {
            let sample = bench.sample(template, &mut dice);
            for kind in Kind::ALL {
                let mistakes = mistake::all(kind, &sample);
                if !mistakes.is_empty() {
                    bench.spoilt(&sample, dice.of(&mistakes));
                }
            }
        }
    }
}

/// Every kind of mistake can be made in some template, so none of the above is silent for want of a cell.
#[test]
fn every_kind_of_mistake_is_made() {
    let bench = Bench::new();
    for kind in Kind::ALL {
        let made = (0..40).any(|seed| {
            TEMPLATES.iter().any(|template| !mistake::all(kind, &bench.sample(template, &mut Dice(seed))).is_empty())
        });
        assert!(made, "{kind:?}");
    }
}
