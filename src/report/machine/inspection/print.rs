//! The same words as aligned text and as JSON.
use super::portrait::{Inspection, TabSeen, TableSeen, Workbook, amount};
use crate::{
    danish::{show, words::plural},
    rules::file::f32_package::RULE as F32,
};
use anstyle::Style;
use serde::Serialize;
use std::fmt::Write;

/// The version of the form for programs; it changes when a field goes or gets another meaning.
const FORM: u32 = 1;

/// Stands in what is said for programs of a file that is read, and only there: a quotation mark in a text is escaped.
pub const HAS_WORKBOOK: &str = "\n  \"projektmappe\": {";

#[derive(Serialize)]
struct Document {
    #[serde(rename = "skema")]
    form: &'static str,
    #[serde(rename = "skemaversion")]
    form_version: u32,
    version: &'static str,
    #[serde(rename = "filer")]
    files: [(); 0],
}

/// Every file, for programs, from what [`Inspection::json`] says of each.
pub fn json(seen: &[String]) -> String {
    let version = env!("CARGO_PKG_VERSION");
    let document = Document { form: "gevinst.undersoegelse", form_version: FORM, version, files: [] };
    let printed = serde_json::to_string_pretty(&document).expect("texts and numbers are always JSON");
    // Each stands as it was printed, in the list that is still empty here and two steps further in.
    let within = |one: &String| one.lines().map(|line| format!("    {line}")).collect::<Vec<_>>().join("\n");
    let files = seen.iter().map(within).collect::<Vec<_>>().join(",\n");
    let (before, after) = printed.rsplit_once("[]").expect("the list is the last thing in it");
    if seen.is_empty() { format!("{printed}\n") } else { format!("{before}[\n{files}\n  ]{after}\n") }
}

/// Every file, for people, from what [`Inspection::text`] says of each.
pub fn text(seen: &[String]) -> String {
    seen.join("\n")
}

impl Inspection {
    /// One file, for programs; put together with others by [`json`].
    pub fn json(&self) -> String {
        serde_json::to_string_pretty(self).expect("texts and numbers are always JSON")
    }

    /// One file, for people; put together with others by [`text`].
    pub fn text(&self) -> String {
        one(self)
    }
}

fn one(seen: &Inspection) -> String {
    let bold = Style::new().bold();
    let mut out = format!("{bold}{}{bold:#}\n", seen.file);
    match (&seen.workbook, &seen.refused) {
        (Some(workbook), _) => {
            facts(&mut out, &about(workbook, seen.bytes));
            tabs(&mut out, &workbook.tabs);
            tables(&mut out, &workbook.tables);
            unknown(&mut out, &workbook.tabs);
            guards(&mut out, workbook);
            out.push_str("\nKør gevinst tjek på filen for at se, hvad der skal rettes.\n");
        }
        (None, Some(refused)) => {
            let what = format!("{} ({})", refused.what, refused.rule);
            let kind = if refused.rule == F32.code { "er pakket ud" } else { "kan ikke læses" };
            let mut lines = vec![("Fil", kind.to_owned()), ("Størrelse", show::bytes(seen.bytes)), ("Hvorfor", what)];
            if !refused.seen.is_empty() {
                lines.push(("Set", refused.seen.clone()));
            }
            lines.push(("Gør sådan", refused.how.to_owned()));
            facts(&mut out, &lines);
        }
        (None, None) => facts(&mut out, &[("Fil", "kan ikke læses".to_owned())]),
    }
    out
}

fn about(workbook: &Workbook, bytes: u64) -> Vec<(&'static str, String)> {
    let or_none = |text: &str| if text.is_empty() { "ikke angivet".to_owned() } else { text.to_owned() };
    let yes = |yes: bool| if yes { "ja" } else { "nej" }.to_owned();
    let template = match workbook.title {
        "" => or_none(&workbook.template),
        title => format!("{title} ({})", workbook.template),
    };
    let personal = match workbook.personal {
        0 => "ingen".to_owned(),
        count => format!("{}; numrene vises ikke", plural(count, "sted", "steder")),
    };
    vec![
        ("Fil", format!("{}, {}", workbook.format, show::bytes(bytes))),
        ("Skabelon", template),
        ("Udgave", or_none(&workbook.edition)),
        ("Program", or_none(&workbook.programme)),
        ("Center", or_none(&workbook.centre)),
        ("Periode", or_none(&workbook.period)),
        ("Eksemplar", or_none(&workbook.instance)),
        ("Står i", workbook.told_by.to_owned()),
        ("Gemt", or_none(&workbook.modified)),
        ("CPR-numre", personal),
        ("Makroer", yes(workbook.macros)),
        ("Andre filer", if workbook.links { "henter tal derfra" } else { "nej" }.to_owned()),
        ("Datoer", if workbook.epoch_1904 { "tæller fra 1904" } else { "tæller fra 1900" }.to_owned()),
    ]
}

fn facts(out: &mut String, lines: &[(&str, String)]) {
    for (label, value) in lines {
        let _ = writeln!(out, "  {label:<12} {value}");
    }
}

fn tabs(out: &mut String, tabs: &[TabSeen]) {
    let header = ["Ark", "Synlighed", "Rækker", "Skjulte", "Celler", "Flettet", "Skj. kol.", "Excel-tabel"];
    let line = |tab: &TabSeen| {
        let whole = if tab.whole { "" } else { " (beskadiget)" };
        let name = format!("{}{whole}", tab.name);
        let numbers = [tab.rows, tab.hidden_rows, tab.cells, tab.merged as u64, tab.hidden_columns].map(number);
        let mut line = vec![name, tab.visibility.to_owned()];
        line.extend(numbers);
        line.push(tab.tables.join(", "));
        line
    };
    columns(out, &header, &tabs.iter().map(line).collect::<Vec<_>>());
}

fn tables(out: &mut String, tables: &[TableSeen]) {
    if tables.is_empty() {
        out.push_str("\nFilen er ikke en skabelon, vi kender, så ingen tabeller er søgt.\n");
        return;
    }
    let header = ["Tabel", "Fundet", "Rækker", "Tomme", "Skjulte", "Overskrift", "På arket"];
    let line = |table: &TableSeen| {
        vec![
            table.table.to_owned(),
            table.found.to_owned(),
            number(table.rows as u64),
            number(table.blank.into()),
            number(table.hidden as u64),
            table.header.clone(),
            table.sheet.clone(),
        ]
    };
    columns(out, &header, &tables.iter().map(line).collect::<Vec<_>>());
}

fn unknown(out: &mut String, tabs: &[TabSeen]) {
    for tab in tabs.iter().filter(|tab| !tab.unknown.is_empty()) {
        let _ = writeln!(out, "\nIkke læst på arket {}: kolonnerne {}.", tab.name, tab.unknown.join(", "));
    }
}

fn guards(out: &mut String, workbook: &Workbook) {
    let most = |guard| Some(amount(guard, guard.most?));
    let lines = workbook.guards.iter().map(|guard| {
        vec![guard.what.to_owned(), amount(guard, guard.seen), most(guard).unwrap_or_else(|| "ingen grænse".to_owned())]
    });
    columns(out, &["Grænse", "Set", "Højst"], &lines.collect::<Vec<_>>());
}

fn number(value: u64) -> String {
    show::number(value.into())
}

/// A table of words: numbers to the right, everything else to the left.
fn columns(out: &mut String, header: &[&str], lines: &[Vec<String>]) {
    let widths: Vec<usize> = (0..header.len())
        .map(|column| {
            let texts = lines.iter().map(|line| line[column].chars().count());
            texts.chain([header[column].chars().count()]).max().unwrap_or_default()
        })
        .collect();
    let is_number =
        |text: &str| text.chars().all(|letter| letter.is_ascii_digit() || letter == '.') && !text.is_empty();
    let right: Vec<bool> = (0..header.len())
        .map(|column| !lines.is_empty() && lines.iter().all(|line| is_number(&line[column])))
        .collect();
    out.push('\n');
    let header: Vec<String> = header.iter().map(|text| (*text).to_owned()).collect();
    for line in std::iter::once(&header).chain(lines) {
        let mut printed = String::from(" ");
        for ((text, width), right) in line.iter().zip(&widths).zip(&right) {
            let _ = if *right { write!(printed, " {text:>width$} ") } else { write!(printed, " {text:<width$} ") };
        }
        out.push_str(printed.trim_end());
        out.push('\n');
    }
}
