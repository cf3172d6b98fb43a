//! Every column of every template and every field of every form, spoilt in every way a person spoils a column: renamed,
//! emptied, deleted, doubled, hidden. Each mistake gives one finding of its own, which points at what was changed; no
//! figure moves without one; and a column that is gone costs no less than its empty cells.
//!
//! A further kind of mistake is one line of [`mutation::KINDS`].
// A test that cannot read its sample has failed, and what it counts is for people to read.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

mod mutation;
mod workbook;

use gevinst::{
    danish::words::alike,
    extract::{Extract, Written},
    findings::{Context, Effect, Finding, Group, grouped},
    intake::{Arrived, Delivery},
    period::{Basis, Opened},
    programme::Programme,
    rules,
    schema::{Edition, Table, Template, business_case, program, time_registration},
    units::Month,
    xlsx::Seen,
};
use mutation::{KINDS, Kind, Target};
use rayon::prelude::*;
use workbook::{Grid, Workbook};

/// The samples of each template; those of one centre make a whole delivery.
const FILES: [(&Template, &str); 3] = [
    (&business_case::TEMPLATE, "indsendt/Borgerservice/Businesscase CBD marts FINAL.xlsx"),
    (&time_registration::TEMPLATE, "indsendt/Borgerservice/Tidsmåling/Tidsregistrering CBD EFTER.xlsx"),
    (&program::TEMPLATE, "program.xlsx"),
];
/// The measurement before, which is changed in no case.
const BEFORE: &str = "indsendt/Borgerservice/Tidsmåling/Tidsregistrering CBD FØR.xlsx";

/// Everything that is read, when one file of it is spoilt.
struct Bench {
    programme: Programme,
    files: Vec<(&'static str, Workbook)>,
    /// What each file gives as it is.
    extracts: Vec<(&'static str, Written)>,
}

/// A file as it was spoilt: what is found in it, and what everything comes to.
struct Reading {
    found: Vec<Finding>,
    facts: Vec<String>,
}

fn march() -> Month {
    Month::parse("2026-03").unwrap()
}

fn read(name: &str, workbook: &Workbook) -> Delivery {
    Delivery::of(name, &workbook.bytes(), name.to_owned(), 2026)
}

impl Bench {
    fn new() -> Self {
        let names = FILES.iter().map(|(_, name)| *name).chain([BEFORE]);
        let files: Vec<_> = names.map(|name| (name, Workbook::sample(name))).collect();
        let delivery = read(FILES[2].1, &files[2].1);
        let programme = Programme::of(delivery.submission().unwrap()).unwrap();
        let mut bench = Self { programme, files, extracts: Vec::new() };
        let sent = bench.files.iter().filter(|(name, _)| *name != FILES[2].1);
        let write = |(name, workbook): &(&'static str, Workbook)| (*name, bench.extract(read(name, workbook)).write());
        bench.extracts = sent.map(write).collect();
        bench
    }

    fn extract(&self, delivery: Delivery) -> Extract {
        Extract::of(delivery, &Context { programme: Some(&self.programme), period: Some(march()) })
    }

    fn workbook(&self, name: &str) -> Workbook {
        self.files.iter().find(|(known, _)| *known == name).unwrap().1.clone()
    }

    fn seen(&self, name: &'static str, workbook: &Workbook) -> Reading {
        let delivery = read(name, workbook);
        if name == FILES[2].1 {
            let programme = Programme::of(delivery.submission().unwrap());
            return Reading { found: self.found(&delivery), facts: vec![format!("{programme:?}")] };
        }
        let spoilt = self.extract(delivery);
        let found = spoilt.found.clone();
        let others = self.extracts.iter().filter(|(known, _)| *known != name);
        let extracts = others.map(|(_, written)| Extract::read(written).unwrap()).chain([spoilt]).collect();
        Reading { found, facts: self.facts(extracts) }
    }

    /// What is found in a file on its own.
    fn found(&self, delivery: &Delivery) -> Vec<Finding> {
        let (programme, period) =
            if &*delivery.file == FILES[2].1 { (None, None) } else { (Some(&self.programme), Some(march())) };
        rules::check(delivery, &Context { programme, period })
    }

    /// Everything that is registered of the files, without the cells it came from.
    fn facts(&self, extracts: Vec<Extract>) -> Vec<String> {
        let arrived =
            Delivery { file: "program.xlsx".into(), sha256: String::new(), bytes: 0, arrived: Arrived::Noise };
        let opened = Opened { programme: self.programme.clone(), delivery: arrived, found: Vec::new() };
        let basis = Basis { opened, period: march(), past: None, accepted: Vec::new(), files_on_disk: extracts.len() };
        let register = basis.choose(extracts).close().register;
        let facts = register.facts.iter().map(|fact| {
            format!(
                "{:?}",
                (&fact.benefit, fact.month, fact.stream, fact.series, fact.reached, fact.amount.normalize())
            )
        });
        let cases = register.cases.iter().map(|case| format!("{:?}", (&case.centre, case.approved, &case.remarks)));
        let mut told: Vec<String> = facts.chain(cases).collect();
        told.extend(register.initiatives.iter().map(|owned| format!("{:?}", owned.of)));
        told.extend(register.time_benefits.iter().map(|(owned, _)| format!("{:?}", owned.of)));
        told.extend(register.budget_benefits.iter().map(|owned| format!("{:?}", owned.of)));
        told.extend(register.quality_benefits.iter().map(|owned| format!("{:?}", owned.of)));
        told.extend(register.costs.iter().map(|owned| format!("{:?}", owned.of)));
        told.extend(register.risks.iter().map(|owned| format!("{:?}", owned.of)));
        told.extend(register.assumptions.iter().map(|owned| format!("{:?}", owned.of)));
        told
    }
}

/// The tables of a template that the samples have: those of the first edition.
fn of_the_samples(template: &'static Template) -> impl Iterator<Item = &'static Table> {
    template.tables.iter().copied().filter(|table| table.since() == Edition::FIRST)
}

/// Every column and every field of a file.
fn targets(template: &'static Template, workbook: &Workbook) -> Vec<Target> {
    let mut targets = Vec::new();
    for table in of_the_samples(template) {
        let grid = workbook.sheets.iter().find(|sheet| alike(&sheet.name, table.sheet)).unwrap();
        // The samples are of the first edition, and have no column that came later.
        for spec in table.columns.iter().copied().filter(|spec| spec.since == Edition::FIRST) {
            let is_label = |seen: &Seen| matches!(seen, Seen::Text(text) if spec.is_called(text));
            // Nothing above the headers is called as a column is.
            let header = grid.cells.iter().find(|(at, cell)| at.row >= 4 && is_label(&cell.seen)).map(|(at, _)| *at);
            let header = header.unwrap_or_else(|| panic!("{}: {} is not in the sample", table.sheet, spec.label));
            targets.push(Target { table, spec, header });
        }
    }
    targets
}

/// What is new, equal findings of a column as one.
fn new<'a>(spoilt: &'a [Group], clean: &[Group]) -> Vec<&'a Group> {
    let key = |group: &Group| (group.rule.code, group.first.sheet.to_string(), group.first.label.clone(), group.effect);
    let known: Vec<_> = clean.iter().map(key).collect();
    spoilt.iter().filter(|group| !known.contains(&key(group))).collect()
}

fn told(groups: &[&Group]) -> String {
    let one = |group: &&Group| {
        let at = group.first.at.map_or_else(|| "-".to_owned(), |at| at.to_string());
        let (code, label, seen) = (group.rule.code, &group.first.label, group.seen.join("; "));
        format!("{code} {}!{at} {label}: {seen} ({:?})", group.first.sheet, group.effect)
    };
    groups.iter().map(one).collect::<Vec<_>>().join(" | ")
}

/// What is wrong with what is said of one mistake; nothing where it cannot be made.
fn fault_of(bench: &Bench, name: &'static str, clean: &Clean, target: Target, kind: &Kind, least: Effect) -> Verdict {
    let mut workbook = bench.workbook(name);
    let Some(place) = (kind.make)(workbook.sheet(target.table), target) else { return Verdict::NotMade };
    let seen = bench.seen(name, &workbook);
    let groups = grouped(&seen.found);
    let new = new(&groups, &clean.groups);
    let own: Vec<&&Group> = new.iter().filter(|group| !kind.also.contains(&group.rule.code)).collect();
    let is_moved = seen.facts != clean.facts;
    let is_there = |group: &Group| alike(&group.first.sheet, target.table.sheet) && place.holds(group.first.at);
    let cost = new.iter().map(|group| group.effect).max().unwrap_or(Effect::Counted);
    let wrong = match own[..] {
        [] if is_moved => "a figure moves without a word",
        [] => "nothing is said",
        [_, _, ..] => "one mistake, several findings",
        [only] if !is_there(only) => "it points elsewhere",
        _ if is_moved && !kind.moves => "a figure moves though everything can be read",
        _ if kind.takes_away && cost < least => "it costs less than empty cells",
        _ => return Verdict::Told,
    };
    let (sheet, label) = (target.table.sheet, target.spec.label);
    Verdict::Wrong(format!("{}, {sheet}, {label} ({place:?}): {wrong}: {}", kind.name, told(&new)))
}

enum Verdict {
    NotMade,
    Told,
    Wrong(String),
}

/// A file as it is.
struct Clean {
    groups: Vec<Group>,
    facts: Vec<String>,
}

impl Clean {
    fn of(bench: &Bench, name: &'static str) -> Self {
        let seen = bench.seen(name, &bench.workbook(name));
        Self { groups: grouped(&seen.found), facts: seen.facts }
    }
}

/// What it costs when the cells are empty and the column is there.
fn cost_of_empty_cells(bench: &Bench, name: &'static str, clean: &Clean, target: Target) -> Effect {
    let mut workbook = bench.workbook(name);
    mutation::contents_emptied(workbook.sheet(target.table), target);
    let groups = grouped(&bench.found(&read(name, &workbook)));
    new(&groups, &clean.groups).iter().map(|group| group.effect).max().unwrap_or(Effect::Counted)
}

#[test]
fn every_column_and_field_spoilt_in_every_way_is_told_of_where_it_was_spoilt() {
    let bench = Bench::new();
    let mut verdicts = Vec::new();
    for (template, name) in FILES {
        let clean = Clean::of(&bench, name);
        let of_target = |target: &Target| {
            let least = cost_of_empty_cells(&bench, name, &clean, *target);
            KINDS.iter().map(|kind| fault_of(&bench, name, &clean, *target, kind, least)).collect::<Vec<_>>()
        };
        verdicts.par_extend(targets(template, &bench.workbook(name)).par_iter().flat_map(of_target));
    }
    let count = verdicts.iter().filter(|verdict| !matches!(verdict, Verdict::NotMade)).count();
    let faults =
        verdicts.iter().filter_map(|verdict| if let Verdict::Wrong(said) = verdict { Some(&**said) } else { None });
    let faults: Vec<&str> = faults.collect();
    println!("{count} mistakes of {} kinds, each told of in one finding at its place", KINDS.len());
    assert!(faults.is_empty(), "{} of {count} mistakes:\n{}", faults.len(), faults.join("\n"));
}

/// One change to the sheet of a table gives these new findings and no others.
fn hold_sheet(bench: &Bench, name: &'static str, clean: &Clean, table: &Table, expected: &str, change: fn(&mut Grid)) {
    let mut workbook = bench.workbook(name);
    change(workbook.sheet(table));
    let seen = bench.seen(name, &workbook);
    let groups = grouped(&seen.found);
    let new = new(&groups, &clean.groups);
    let codes: Vec<&str> = new.iter().map(|group| group.rule.code).collect();
    assert_eq!(codes, [expected], "{}: {}", table.sheet, told(&new));
    assert!(expected == "S28" || seen.facts == clean.facts, "{}: a figure moves", table.sheet);
}

/// What nobody meant as rows gives one finding a sheet, and no figure moves.
#[test]
fn what_is_no_row_is_told_of_once() {
    let bench = Bench::new();
    for (template, name) in FILES {
        let clean = Clean::of(&bench, name);
        let tables = of_the_samples(template).filter(|table| !table.is_form() && !table.is_computed());
        tables.collect::<Vec<_>>().par_iter().for_each(|table| {
            let hold = |expected, change| hold_sheet(&bench, name, &clean, table, expected, change);
            hold("S29", mutation::formulas_filled_down);
            hold("S20", mutation::headers_again);
            hold("S24", mutation::table_again);
            hold("S28", mutation::another_table);
        });
    }
}

/// A sheet that is gone is one finding, and only what the file is nothing without costs the file.
#[test]
fn a_sheet_that_is_gone_is_told_of_once() {
    let bench = Bench::new();
    for (template, name) in FILES {
        let clean = Clean::of(&bench, name);
        for table in of_the_samples(template) {
            let mut workbook = bench.workbook(name);
            workbook.sheets.retain(|sheet| !alike(&sheet.name, table.sheet));
            let groups = grouped(&bench.seen(name, &workbook).found);
            let mut new = new(&groups, &clean.groups);
            // Without the registrations, the sheet Kvittering shows other sums than they give.
            new.retain(|group| group.rule.code != "S17");
            let [only] = new[..] else { panic!("{}: {}", table.sheet, told(&new)) };
            let code = match (table.may_be_empty, table.feeds) {
                (false, _) => "S01",
                (true, Some(_)) => "S25",
                (true, None) => "S26",
            };
            assert_eq!((only.rule.code, &*only.first.sheet), (code, table.sheet));
            assert_eq!(only.effect == Effect::FileOut, !table.may_be_empty, "{}", table.sheet);
        }
    }
}
