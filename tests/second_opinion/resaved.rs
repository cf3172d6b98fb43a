//! The samples' perfect files, opened and saved by other programs: the same rows come out, and no rule speaks.
use crate::office::{self, Editor};
use gevinst::{
    extract::Extract,
    findings::Finding,
    intake::{Arrived, Delivery, Row, Sheet, Submission, Whereabouts, sha256},
    period::{Basis, Opened},
    schema::{Filler, Spec, identity::KEYS},
    units::Month,
    xlsx::{Book, Cell, Form, LIMITS, Seen},
};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// Centre CBD mends everything before it sends its files, and the programme is its manager's own.
const PERFECT: [&str; 4] = [
    "program.xlsx",
    "indsendt/Borgerservice/Businesscase CBD marts FINAL.xlsx",
    "indsendt/Borgerservice/Tidsmåling/Tidsregistrering CBD FØR.xlsx",
    "indsendt/Borgerservice/Tidsmåling/Tidsregistrering CBD EFTER.xlsx",
];
/// Born no later than this.
const YEAR: i16 = 2026;

/// What an editor leaves out of the file, and we do without.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Lost {
    /// The Excel tables; we find them by their sheets' names and headers.
    Tables,
    /// The custom properties; we know the file by its very hidden sheet.
    Properties,
    /// Formulas of ours; we compute their results ourselves.
    Formulas,
}

/// What an editor leaves out of a file another built, and why. Nothing else may differ, and no rule may speak of this.
static LOST: &[(Editor, Editor, Lost, &str)] = &[
    (Editor::Openpyxl, Editor::SheetJs, Lost::Tables, "SheetJS's free edition writes no tables"),
    (
        Editor::Openpyxl,
        Editor::SheetJs,
        Lost::Properties,
        "SheetJS drops a property that is empty and short: <vt:lpwstr />",
    ),
    (Editor::LibreOffice, Editor::SheetJs, Lost::Tables, "SheetJS's free edition writes no tables"),
    (Editor::Openpyxl, Editor::ExcelJs, Lost::Properties, "ExcelJS knows no custom properties"),
    (Editor::LibreOffice, Editor::ExcelJs, Lost::Properties, "ExcelJS knows no custom properties"),
    (Editor::Openpyxl, Editor::Gnumeric, Lost::Tables, "Gnumeric has no tables"),
    (Editor::LibreOffice, Editor::Gnumeric, Lost::Tables, "Gnumeric has no tables"),
    (Editor::Openpyxl, Editor::SheetJsOds, Lost::Tables, "SheetJS writes no ranges into an .ods"),
    (Editor::Openpyxl, Editor::SheetJsOds, Lost::Properties, "SheetJS writes no properties into an .ods"),
    (Editor::LibreOffice, Editor::SheetJsOds, Lost::Tables, "SheetJS writes no ranges into an .ods"),
    (Editor::LibreOffice, Editor::SheetJsOds, Lost::Properties, "SheetJS writes no properties into an .ods"),
    (Editor::Openpyxl, Editor::GnumericOds, Lost::Tables, "Gnumeric has no tables"),
    (Editor::LibreOffice, Editor::GnumericOds, Lost::Tables, "Gnumeric has no tables"),
];

#[test]
fn every_rule_is_silent_on_what_another_program_saved() {
    let desk = tempfile::tempdir().unwrap();
    let ours = copied(&desk.path().join("vores"));
    let known: Vec<Delivery> = ours.iter().map(|path| read(path)).collect();
    assert_eq!(spoken(&ours), Vec::<String>::new(), "as they lie in samples/");
    // openpyxl built the samples and computes nothing; LibreOffice gives every formula its result, as Excel does.
    let computed = office::resave(Editor::LibreOffice, desk.path(), &ours);
    println!("{:<12} {:<16} {:>6} {:>7} {:>11}  lost", "built by", "saved by", "rows", "cells", "differences");
    let mut wrong = Vec::new();
    for (origin, files) in [(Editor::Openpyxl, &ours), (Editor::LibreOffice, &computed)] {
        for editor in Editor::ALL {
            let theirs = office::resave(editor, &desk.path().join(format!("fra-{origin:?}")), files);
            let (rows, cells, mut differences) = held(&known, &theirs);
            let lost = lost(files, &theirs);
            let here = LOST.iter().filter(|(built, saved, ..)| (*built, *saved) == (origin, editor));
            let told: Vec<Lost> = here.map(|(_, _, lost, _)| *lost).collect();
            if lost != told {
                differences.push(format!("lost {lost:?} and not {told:?}"));
            }
            let name = format!("{origin:?}");
            println!(
                "{name:<12} {:<16} {rows:>6} {cells:>7} {:>11}  {lost:?}",
                format!("{editor:?}"),
                differences.len()
            );
            wrong.extend(differences.into_iter().map(|told| format!("{origin:?}, {editor:?}: {told}")));
            assert!(rows >= 195 && cells >= 1_600, "{editor:?}: only {rows} rows and {cells} cells");
        }
    }
    assert!(wrong.is_empty(), "{:#?}", &wrong[..wrong.len().min(60)]);
}

/// How many rows and cells are as they were, and every difference and every finding.
fn held(known: &[Delivery], theirs: &[PathBuf]) -> (usize, usize, Vec<String>) {
    let resaved: Vec<Delivery> = theirs.iter().map(|path| read(path)).collect();
    let (mut rows, mut cells, mut differences) = (0, 0, spoken(theirs));
    for (one, other) in known.iter().zip(&resaved) {
        let Arrived::Read(other) = &other.arrived else {
            differences.push(format!("{}: {:?}", other.file, other.arrived));
            continue;
        };
        let compared = compare(one.submission().unwrap(), other, &mut differences);
        rows += compared.0;
        cells += compared.1;
    }
    (rows, cells, differences)
}

fn lost(before: &[PathBuf], after: &[PathBuf]) -> Vec<Lost> {
    let (before, after) = (parts(before), parts(after));
    [Lost::Tables, Lost::Properties, Lost::Formulas].into_iter().filter(|part| after[part] < before[part]).collect()
}

/// How many there are of each, in all the files.
fn parts(files: &[PathBuf]) -> BTreeMap<Lost, usize> {
    let mut parts = BTreeMap::from([(Lost::Tables, 0), (Lost::Properties, 0), (Lost::Formulas, 0)]);
    for path in files {
        let book = Book::open(fs::read(path).unwrap(), &LIMITS).unwrap();
        let tables = book.sheets.iter().map(|head| head.tables.len()).sum::<usize>();
        let properties = KEYS.iter().filter(|key| book.properties.contains_key(**key)).count();
        let delivery = read(path);
        let rows = typed_sheets(delivery.submission().unwrap()).flat_map(|sheet| &sheet.rows);
        let formulas = rows.flat_map(|row| &row.cells).flatten().filter(|(_, cell)| cell.formula.is_some()).count();
        for (part, count) in [(Lost::Tables, tables), (Lost::Properties, properties), (Lost::Formulas, formulas)] {
            *parts.entry(part).or_default() += count;
        }
    }
    parts
}

/// The sheets people type in.
fn typed_sheets(submission: &Submission) -> impl Iterator<Item = &Sheet> {
    submission.sheets.iter().filter(|sheet| !sheet.table.is_computed())
}

/// The files, by names that every program can be given.
fn copied(folder: &Path) -> Vec<PathBuf> {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/fjordby");
    fs::create_dir_all(folder).unwrap();
    let copy = |name: &str| {
        let to = folder.join(Path::new(name).file_name().unwrap());
        fs::copy(samples.join(name), &to).unwrap();
        to
    };
    PERFECT.into_iter().map(copy).collect()
}

fn read(path: &Path) -> Delivery {
    let bytes = fs::read(path).unwrap();
    // Files without a checksum of their own would be the same file twice.
    let sum = sha256(&bytes);
    Delivery::of(&path.file_name().unwrap().to_string_lossy(), &bytes, sum, YEAR)
}

/// What a run of March says of the programme and the centre's files.
fn spoken(files: &[PathBuf]) -> Vec<String> {
    let (program, rest) = files.split_first().unwrap();
    let opened = match Opened::of(read(program)) {
        Ok(opened) => opened,
        Err(found) => return found.iter().map(told).chain(["program.xlsx makes no programme".to_owned()]).collect(),
    };
    let basis = Basis {
        opened,
        period: Month::parse("2026-03").unwrap(),
        past: None,
        accepted: Vec::new(),
        files_on_disk: rest.len(),
    };
    let extracts = rest.iter().map(|path| Extract::of(read(path), &basis.context())).collect();
    let found = basis.choose(extracts).close().found;
    // The other centres are not in this test.
    found.iter().filter(|one| one.rule.name != "not-delivered").map(told).collect()
}

fn told(one: &Finding) -> String {
    let first = &one.first;
    format!("{} {} {} {:?} {} {}", one.rule.code, first.file, first.sheet, first.at, first.label, first.seen)
}

/// How many rows and cells were compared; what differs is added to `differences`.
fn compare(one: &Submission, other: &Submission, differences: &mut Vec<String>) -> (usize, usize) {
    let (mut rows, mut cells) = (0, 0);
    let mut differ = |told: String| differences.push(format!("{}: {told}", one.file));
    if one.identity != other.identity {
        differ(format!("{:?} became {:?}", one.identity, other.identity));
    }
    for (known, resaved) in one.sheets.iter().zip(&other.sheets) {
        let table = known.table;
        // openpyxl saves no results: a table of formulas alone then shows nothing.
        let shows_nothing = table.is_computed() && resaved.rows.is_empty();
        if resaved.found == Whereabouts::Missing || (known.rows.len() != resaved.rows.len() && !shows_nothing) {
            differ(format!("{table:?} {:?}: {} rows became {}", resaved.found, known.rows.len(), resaved.rows.len()));
        }
        for (row, again) in known.rows.iter().zip(&resaved.rows) {
            rows += 1;
            for spec in table.columns.iter().filter(|spec| !matches!(spec.filler, Filler::Formula(_))) {
                cells += 1;
                let (before, after) = (typed(row, spec), typed(again, spec));
                if before != after || row.row != again.row {
                    differ(format!("{table:?} row {} {spec:?}: {before:?} became {after:?}", row.row + 1));
                }
            }
        }
    }
    (rows, cells)
}

/// All that the reading of a cell into any field's type depends on.
fn typed<'a>(row: &'a Row, spec: &Spec) -> Option<(&'a Seen, Option<Form>, bool)> {
    let weighs = |cell: &Cell| Some(cell.form).filter(|form| matches!(form, Form::Percent | Form::Clock));
    row.cell(spec).map(|(_, cell)| (&cell.seen, weighs(cell), cell.epoch_1904))
}
