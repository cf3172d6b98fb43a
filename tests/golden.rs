//! The samples' March as text: every sheet of the programme workbook and every receipt, cell by cell with style, formula
//! and cached value. A change of the report is seen as a difference here. `GEVINST_BLESS=1` writes them anew.
#![allow(clippy::unwrap_used)]

use gevinst::{commands::draw, report::ROOM, units::Month, xlsx::Drawing};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

/// The facts are held by sums in `samples.rs`; thousands of their rows would hide a difference rather than show it.
const LEFT_OUT: &str = "Måneder";

/// The names that formulas use, and where each leads.
const NAMES: &str = "Navne.txt";

fn names(drawing: &Drawing) -> String {
    let names: BTreeMap<&str, &str> =
        drawing.names.iter().map(|(name, target)| (name.as_str(), target.as_str())).collect();
    names.iter().map(|(name, target)| format!("{name} → {}\n", target.trim_start_matches('='))).collect()
}

/// File name → text, one per sheet of the programme workbook and one per receipt.
fn drawn() -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/fjordby");
    let mut texts = BTreeMap::new();
    for (name, drawing) in draw(&root, Month::parse("2026-03").unwrap(), ROOM).unwrap() {
        let name = name.trim_end_matches(".xlsx");
        if name.starts_with("Kvittering") {
            texts.insert(format!("{name}.txt"), drawing.to_text());
            continue;
        }
        texts.insert(NAMES.to_owned(), names(&drawing));
        for sheet in drawing.sheets.into_iter().filter(|sheet| sheet.name != LEFT_OUT) {
            let file = format!("{}.txt", sheet.name);
            texts.insert(file, Drawing { sheets: vec![sheet], ..Drawing::default() }.to_text());
        }
    }
    texts
}

#[test]
fn every_sheet_is_as_it_was_last_looked_at() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let texts = drawn();
    if std::env::var_os("GEVINST_BLESS").is_some() {
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        for (name, text) in &texts {
            fs::write(folder.join(name), text).unwrap();
        }
    }
    let kept: BTreeSet<String> =
        fs::read_dir(&folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    assert_eq!(kept, texts.keys().cloned().collect(), "files in tests/golden");
    for (name, text) in &texts {
        let known = fs::read_to_string(folder.join(name)).unwrap();
        let differs = known.lines().zip(text.lines()).find(|(one, other)| one != other);
        assert!(known == *text, "{name}: {differs:?}; look at the sheet, then bless with GEVINST_BLESS=1");
    }
}
