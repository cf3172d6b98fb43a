//! The samples' March as text: every sheet of the programme workbook and every paper to a centre, cell by cell with style, formula
//! and cached value. A change of the report is seen as a difference here. `just bless` writes them anew.
#![allow(clippy::unwrap_used)]

mod snapshot;

use gevinst::{commands::draw, report::ROOM, units::Month, version::BUILD, xlsx::Drawing};
use std::{collections::BTreeMap, path::Path};

/// The facts are held by sums in `samples.rs`; thousands of their rows would hide a difference rather than show it.
const LEFT_OUT: &str = "Måneder";

/// The names that formulas use, and where each leads.
const NAMES: &str = "Navne";

fn names(drawing: &Drawing) -> String {
    let names: BTreeMap<&str, &str> =
        drawing.names.iter().map(|(name, target)| (name.as_str(), target.as_str())).collect();
    let lines: Vec<String> =
        names.iter().map(|(name, target)| format!("{name} → {}", target.trim_start_matches('='))).collect();
    lines.join("\n") + "\n"
}

/// Name → text, one per sheet of the programme workbook and one per other workbook.
fn drawn() -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/fjordby");
    let mut texts = BTreeMap::new();
    let mut run_id = String::new();
    for (name, drawing) in draw(&root, Month::parse("2026-03").unwrap(), ROOM).unwrap() {
        let name = name.trim_end_matches(".xlsx");
        if !name.starts_with("Gevinstrealisering") {
            texts.insert(name.to_owned(), drawing.to_text());
            continue;
        }
        run_id.clone_from(&drawing.properties.iter().find(|(name, _)| name == "gevinst_koersel").unwrap().1);
        texts.insert(NAMES.to_owned(), names(&drawing));
        for sheet in drawing.sheets.into_iter().filter(|sheet| sheet.name != LEFT_OUT) {
            texts.insert(sheet.name.clone(), Drawing { sheets: vec![sheet], ..Drawing::default() }.to_text());
        }
    }
    // The build, and with it the run's id, is another for every change of the source; what they are called is not.
    for text in texts.values_mut() {
        *text = text.replace(BUILD, "[build]").replace(&run_id, "[kørsel]");
    }
    texts
}

#[test]
fn every_sheet_is_as_it_was_last_looked_at() {
    snapshot::hold("golden", &drawn());
}
