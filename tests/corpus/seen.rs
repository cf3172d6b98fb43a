//! The helper: one file after the other, as we see it and as calamine does.
use calamine::{Data, Reader, Xlsx};
use gevinst::{
    units::serial_of_day,
    xlsx::{Book, Flow, LIMITS, Seen},
};
use std::{collections::BTreeMap, fs, io::Cursor};
use unicode_normalization::UnicodeNormalization;

/// Cells of a sheet by row and column.
type Cells<T> = BTreeMap<(u32, u32), T>;

/// Differences told of per file.
const TOLD: usize = 3;

/// Reads file names, says of each what came of it.
pub fn answer() {
    for file in std::io::stdin().lines() {
        let bytes = fs::read(file.unwrap()).unwrap();
        println!("{}", compared(bytes).replace(['\r', '\n'], " "));
    }
}

fn compared(bytes: Vec<u8>) -> String {
    let Ok(mut other) = Xlsx::new(Cursor::new(bytes.clone())) else { return "refused whole".to_owned() };
    let Ok(mut book) = Book::open(bytes, &LIMITS) else { return "refused by us".to_owned() };
    let (mut same, mut differing) = (0, Vec::new());
    for index in 0..book.sheets.len() {
        let name = book.sheets[index].name.clone();
        let Some(theirs) = theirs(&mut other, &name) else { continue };
        let Some(ours) = ours(&mut book, index) else {
            differing.push(format!("{name} is read by the other alone"));
            continue;
        };
        for (at, cell) in &theirs {
            match ours.get(at).unwrap_or(&Seen::Blank) {
                seen if alike(seen, cell) => same += 1,
                seen => differing.push(format!("{name} {at:?}: {seen:?}, {cell:?}")),
            }
        }
        let alone = ours.iter().filter(|(at, seen)| !theirs.contains_key(at) && !is_silent(seen));
        differing.extend(alone.map(|(at, seen)| format!("{name} {at:?}: {seen:?} is seen by us alone")));
    }
    if differing.is_empty() {
        format!("same {same}")
    } else {
        let (many, first) = (differing.len(), differing.iter().take(TOLD).cloned().collect::<Vec<_>>());
        format!("differs in {many} of {}: {}", same + many, first.join("; ").chars().take(600).collect::<String>())
    }
}

/// The cells of a sheet of this name; nothing when the other reader does not get through it.
fn theirs(other: &mut Xlsx<Cursor<Vec<u8>>>, name: &str) -> Option<Cells<Data>> {
    let name = other.sheet_names().into_iter().find(|other| other.nfc().eq(name.chars()))?;
    let mut cells = other.worksheet_cells_reader(&name).ok()?;
    let mut found = Cells::new();
    while let Some(cell) = cells.next_cell().ok()? {
        let (at, value) = (cell.get_position(), Data::from(cell.get_value().clone()));
        if at.1 < u32::from(LIMITS.columns) && at.0 <= 1_048_575 && value != Data::Empty {
            found.entry(at).or_insert(value);
        }
    }
    Some(found)
}

fn ours(book: &mut Book, index: usize) -> Option<Cells<Seen>> {
    let mut found = Cells::new();
    let end = book.rows(index, &mut |row| {
        for (col, cell) in row.cells {
            found.entry((row.row, u32::from(*col))).or_insert_with(|| cell.seen.clone());
        }
        Flow::Continue(())
    });
    end.is_ok().then_some(found)
}

/// What we say of a cell of which there is nothing to compare.
fn is_silent(seen: &Seen) -> bool {
    matches!(seen, Seen::Blank | Seen::Uncalculated)
}

/// Whether both saw the same. Blanks are nothing to us, texts composed, and numbers as exact as Excel shows them.
fn alike(seen: &Seen, other: &Data) -> bool {
    match (seen, other) {
        (Seen::Number(seen), Data::Float(other)) => close(&seen.to_string(), *other),
        (Seen::Number(seen), Data::DateTime(other)) => close(&seen.to_string(), other.as_f64()),
        // A day written in the calendar's own words is the number Excel keeps for it.
        (Seen::Number(seen), Data::DateTimeIso(other)) => {
            let day = other.get(..10).and_then(|day| day.parse().ok());
            day.is_some_and(|day| seen.trunc() == serial_of_day(day).into())
        }
        (Seen::Number(seen), Data::Int(other)) => *seen == (*other).into(),
        // Beyond a decimal's range a number is kept as its text.
        (Seen::Text(seen), Data::Float(other)) => other.abs() > 7e28 && close(seen, *other),
        (Seen::Text(seen), Data::String(other) | Data::DateTimeIso(other) | Data::DurationIso(other)) => {
            plain(seen) == plain(other)
        }
        (Seen::Blank | Seen::Uncalculated, Data::String(other)) => other.trim().is_empty(),
        (Seen::Flag(seen), Data::Bool(other)) => seen == other,
        (Seen::Fault(seen), Data::Error(other)) => *seen == other.to_string(),
        _ => false,
    }
}

fn close(seen: &str, other: f64) -> bool {
    seen.parse::<f64>().is_ok_and(|seen| (seen - other).abs() <= 1e-13 * other.abs().max(1e-14))
}

/// The other reader takes off spaces at the ends where the file does not ask for them to be kept.
fn plain(text: &str) -> String {
    text.trim().nfc().filter(|letter| *letter != '\r').take(LIMITS.text_chars).collect()
}
