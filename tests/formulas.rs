//! The formulas of the programme workbook: each reads back as it was written, names nothing that is not defined, and gives
//! the result that is written beside it. What LibreOffice says of them is in `second_opinion`; this needs no LibreOffice.
#![allow(clippy::unwrap_used)]

use gevinst::{
    commands::draw,
    measures::{MEASURES, Measure, Recipe},
    report::ROOM,
    units::{Decimal, Month, round, serial_of_day},
    xlsx::{Area, At, Cached, Content, Drawing, Formula, Function, Op, Place},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

/// The programme workbook of the samples' March, where a sheet takes so many facts.
fn workbook(room: usize) -> Drawing {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/fjordby");
    draw(&folder, Month::parse("2026-03").unwrap(), room).unwrap().swap_remove(0).1
}

/// Every formula with its place and our own result.
fn formulas(drawing: &Drawing) -> impl Iterator<Item = (&str, At, &Formula, &Cached)> {
    drawing.sheets.iter().flat_map(|sheet| {
        sheet.cells.iter().filter_map(|(at, ink)| match &ink.content {
            Content::Formula { formula, cached } => Some((sheet.name.as_str(), *at, formula, cached)),
            _ => None,
        })
    })
}

#[test]
fn every_formula_reads_back_as_the_value_it_was() {
    let drawing = workbook(ROOM);
    let mut read = 0;
    for (sheet, at, formula, _) in formulas(&drawing) {
        assert_eq!(Formula::parse(&formula.to_string()).as_ref(), Some(formula), "{sheet}!{at}");
        read += 1;
    }
    assert!(read > 1000, "{read} formulas");
}

#[test]
fn every_name_is_defined_once_and_used() {
    for room in [ROOM, 800] {
        let drawing = workbook(room);
        let defined: BTreeSet<&str> = drawing.names.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(defined.len(), drawing.names.len(), "a name is defined twice");
        let mut used = BTreeSet::new();
        for (.., formula, _) in formulas(&drawing) {
            formula.each(&mut |part| {
                if let Formula::Name(name) = part {
                    used.insert(name.as_str());
                }
            });
        }
        assert_eq!(defined, used, "left: defined, right: used");
    }
}

/// Both ways of the facts: on one sheet, and on as many as there may be.
#[test]
fn every_formula_gives_the_result_written_beside_it() {
    for room in [ROOM, 800] {
        let drawing = workbook(room);
        let book = Workbook::of(&drawing);
        let mut wrong = Vec::new();
        for (sheet, at, formula, cached) in formulas(&drawing) {
            let (found, known) = (book.value(sheet, formula), Value::of(cached));
            if !found.agrees(&known) {
                wrong.push(format!("{sheet}!{at} ={formula} gives {found:?}, and {known:?} is written"));
            }
        }
        assert!(wrong.is_empty(), "{} formulas: {:#?}", wrong.len(), &wrong[..wrong.len().min(5)]);
    }
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
enum Value {
    Blank,
    Number(Decimal),
    Text(String),
}

impl Value {
    fn of(cached: &Cached) -> Self {
        match cached {
            Cached::Number(number) => Self::Number(*number),
            Cached::Text(text) => Self::Text(text.clone()),
        }
    }

    fn number(&self) -> Decimal {
        match self {
            Self::Number(number) => *number,
            Self::Blank | Self::Text(_) => Decimal::ZERO,
        }
    }

    fn text(&self) -> String {
        match self {
            Self::Number(number) => number.normalize().to_string(),
            Self::Text(text) => text.clone(),
            Self::Blank => String::new(),
        }
    }

    fn agrees(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Number(one), Self::Number(other)) => round(*one - *other, 6).is_zero(),
            (one, other) => one.text() == other.text(),
        }
    }

    /// As a criterion of `SUMIFS` has it.
    fn meets(&self, criterion: &str) -> bool {
        let compared = |bound: &str, holds: fn(Decimal, Decimal) -> bool| match (self, bound.parse()) {
            (Self::Number(number), Ok(bound)) => holds(*number, bound),
            _ => false,
        };
        match criterion.split_at_checked(2) {
            Some((">=", bound)) => compared(bound, |value, bound| value >= bound),
            Some(("<=", bound)) => compared(bound, |value, bound| value <= bound),
            Some(("<>", other)) => self.text() != other,
            _ => match self {
                Self::Text(text) => text == criterion,
                _ => self.text() == criterion,
            },
        }
    }
}

/// A drawing as a spreadsheet program has it: cells and names.
struct Workbook<'a> {
    sheets: BTreeMap<&'a str, BTreeMap<At, Value>>,
    names: BTreeMap<&'a str, (String, Area)>,
}

impl<'a> Workbook<'a> {
    fn of(drawing: &'a Drawing) -> Self {
        let value = |content: &Content| match content {
            Content::Blank => Value::Blank,
            Content::Text(text) | Content::Link { text, .. } => Value::Text(text.clone()),
            Content::Number(number) => Value::Number(*number),
            Content::Day(day) => Value::Number(serial_of_day(*day).into()),
            Content::Formula { cached, .. } => Value::of(cached),
        };
        let sheets = drawing.sheets.iter().map(|sheet| {
            assert!(sheet.block.is_none(), "the samples are drawn cell by cell");
            (sheet.name.as_str(), sheet.cells.iter().map(|(at, ink)| (*at, value(&ink.content))).collect())
        });
        let names = drawing.names.iter().map(|(name, target)| match Formula::parse(&target[1..]) {
            Some(Formula::Place(Place { sheet: Some(sheet), area, .. })) => (name.as_str(), (sheet, area)),
            _ => panic!("{name} refers to {target}"),
        });
        Self { sheets: sheets.collect(), names: names.collect() }
    }

    fn cell(&self, sheet: &str, at: At) -> Value {
        self.sheets[sheet].get(&at).cloned().unwrap_or(Value::Blank)
    }

    /// The sheet and cells that a name or a reference stands for.
    fn area(&self, sheet: &str, formula: &Formula) -> (String, Area) {
        match formula {
            Formula::Name(name) => self.names[name.as_str()].clone(),
            Formula::Place(place) => (place.sheet.clone().unwrap_or_else(|| sheet.to_owned()), place.area),
            other => panic!("{other} is no area"),
        }
    }

    /// The cells of an area, row by row; of anything else its values, where it has several.
    fn values(&self, sheet: &str, formula: &Formula) -> Vec<Value> {
        match formula {
            Formula::Name(_) | Formula::Place(_) => {
                let (home, area) = self.area(sheet, formula);
                cells(area).map(|at| self.cell(&home, at)).collect()
            }
            Formula::Group(inner) => self.values(sheet, inner),
            Formula::Op(one, op, other) => {
                let (one, other) = (self.values(sheet, one), self.values(sheet, other));
                let long = one.len().max(other.len());
                (0..long).map(|at| calculated(&one[at % one.len()], *op, &other[at % other.len()])).collect()
            }
            Formula::Call(Function::Right, arguments) => {
                let letters: usize = self.value(sheet, &arguments[1]).text().parse().unwrap();
                let last = |text: String| text.chars().skip(text.chars().count().saturating_sub(letters)).collect();
                let texts = self.values(sheet, &arguments[0]);
                texts.iter().map(|value| Value::Text(last(value.text()))).collect()
            }
            other => vec![self.value(sheet, other)],
        }
    }

    fn value(&self, sheet: &str, formula: &Formula) -> Value {
        match formula {
            Formula::Number(number) => Value::Number(*number),
            Formula::Text(text) => Value::Text(text.clone()),
            Formula::Name(_) | Formula::Place(_) => {
                let (home, area) = self.area(sheet, formula);
                assert_eq!(area.first, area.last, "{formula} is one value");
                self.cell(&home, area.first)
            }
            Formula::Group(inner) => self.value(sheet, inner),
            Formula::Minus(inner) => Value::Number(-self.value(sheet, inner).number()),
            Formula::Op(one, op, other) => calculated(&self.value(sheet, one), *op, &self.value(sheet, other)),
            Formula::Call(function, arguments) => self.call(sheet, *function, arguments),
            Formula::Written(text) => panic!("{text} is not looked into"),
        }
    }

    fn call(&self, sheet: &str, function: Function, arguments: &[Formula]) -> Value {
        let value = |index: usize| self.value(sheet, &arguments[index]);
        let all = || arguments.iter().flat_map(|argument| self.values(sheet, argument));
        let number = |number: Decimal| Value::Number(number);
        let count = |count: usize| Value::Number(count.into());
        match function {
            Function::If => value(if is_true(&value(0)) { 1 } else { 2 }),
            Function::Choose => value(value(0).text().parse().unwrap()),
            Function::N => number(value(0).number()),
            Function::Round => number(round(value(0).number(), value(1).text().parse().unwrap())),
            Function::Max => number(all().map(|value| value.number()).max().unwrap()),
            Function::Min => number(all().map(|value| value.number()).min().unwrap()),
            Function::Sum | Function::SumProduct => number(all().map(|value| value.number()).sum()),
            Function::SumIfs => {
                let rows = self.meeting(sheet, &arguments[1..]);
                let added = self.values(sheet, &arguments[0]);
                assert_eq!(added.len(), rows.len(), "columns of one length");
                number(added.iter().zip(rows).filter(|(_, meets)| *meets).map(|(value, _)| value.number()).sum())
            }
            Function::CountIf | Function::CountIfs => {
                count(self.meeting(sheet, arguments).iter().filter(|meets| **meets).count())
            }
            Function::Right => self.values(sheet, &Formula::Call(function, arguments.to_vec())).remove(0),
        }
    }

    /// Which rows meet pairs of a column and a criterion.
    fn meeting(&self, sheet: &str, pairs: &[Formula]) -> Vec<bool> {
        let mut rows: Option<Vec<bool>> = None;
        for pair in pairs.chunks(2) {
            let criterion = self.value(sheet, &pair[1]).text();
            let (home, area) = self.area(sheet, &pair[0]);
            let height = usize::try_from(area.last.row - area.first.row + 1).unwrap();
            let mut met = rows.take().unwrap_or_else(|| vec![true; height]);
            assert_eq!(met.len(), height, "columns of one length");
            for (met, at) in met.iter_mut().zip(cells(area)) {
                *met = *met && self.sheets[home.as_str()].get(&at).unwrap_or(&Value::Blank).meets(&criterion);
            }
            rows = Some(met);
        }
        rows.unwrap()
    }
}

fn cells(area: Area) -> impl Iterator<Item = At> {
    let Area { first, last } = area;
    (first.row..=last.row).flat_map(move |row| (first.col..=last.col).map(move |col| At::new(row, col)))
}

fn is_true(value: &Value) -> bool {
    !value.number().is_zero()
}

fn calculated(one: &Value, op: Op, other: &Value) -> Value {
    let truth = |holds: bool| Value::Number(Decimal::from(u8::from(holds)));
    let number = |number: Decimal| Value::Number(number);
    let (left, right) = (one.number(), other.number());
    match op {
        Op::Equals => truth(one.agrees(other)),
        Op::AtMost => truth(left <= right),
        Op::AtLeast => truth(left >= right),
        Op::Above => truth(left > right),
        Op::Join => Value::Text(format!("{}{}", one.text(), other.text())),
        Op::Plus => number(left + right),
        Op::Minus => number(left - right),
        Op::Times => number(left * right),
        Op::Over => number(left / right),
        Op::Power => {
            number((0..right.normalize().to_string().parse().unwrap()).fold(1.into(), |all, _: u8| all * left))
        }
    }
}

/// The measures that a measure is made of, itself among them.
fn parts(measure: &'static Measure, found: &mut BTreeSet<&'static str>) {
    found.insert(measure.key);
    let of: Vec<&'static Measure> = match &measure.recipe {
        Recipe::Plus(parts) => parts.to_vec(),
        Recipe::Minus(one, other) | Recipe::Ratio(one, other) => vec![one, other],
        Recipe::PerNorm(hours) => vec![hours],
        Recipe::Sum(_) | Recipe::Target(_) => Vec::new(),
    };
    for part in of {
        parts(part, found);
    }
}

/// A measure nobody sees is work for nothing: every one is named by a file that draws, or is part of one that is.
#[test]
fn every_measure_is_shown_or_is_part_of_one_that_is() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    // The bridge and the controls are drawn from tables of their own.
    let rooms = ["report", "changes", "controls"].map(|room| walkdir::WalkDir::new(root.join(room)));
    let files = rooms.into_iter().flatten().map(|entry| entry.unwrap().into_path()).filter(|path| path.is_file());
    let text: String = files.map(|path| without_uses(&fs::read_to_string(path).unwrap())).collect();
    let words: BTreeSet<&str> = text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).collect();
    let mut shown = BTreeSet::new();
    for measure in MEASURES.iter().filter(|measure| words.contains(measure.key.to_uppercase().as_str())) {
        parts(measure, &mut shown);
    }
    let all: BTreeSet<&str> = MEASURES.iter().map(|measure| measure.key).collect();
    assert_eq!(shown, all, "left: shown, right: all");
}

/// The text of a file without what it imports and without its tests.
fn without_uses(text: &str) -> String {
    let code = text.split("#[cfg(test)]").next().unwrap();
    let mut kept = String::new();
    let mut is_use = false;
    for line in code.lines() {
        is_use |= line.starts_with("use ") || line.starts_with("pub use ");
        if !is_use {
            kept += line;
            kept.push('\n');
        }
        is_use &= !line.ends_with(';');
    }
    kept
}
