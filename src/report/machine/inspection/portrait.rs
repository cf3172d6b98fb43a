//! What was seen, in the words people read.
use crate::{
    danish::{cpr::mask, show, words::alike},
    findings::{Family, Finding},
    intake::{Arrived, Delivery, Looks, Sheet, Submission, Tab, Whereabouts},
    units::Decimal,
    xlsx::{Format, LIMITS, Visibility},
};
use serde::Serialize;

/// A file.
#[derive(Debug, Serialize)]
pub struct Inspection {
    #[serde(rename = "fil")]
    pub(super) file: String,
    pub(super) bytes: u64,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) sha256: String,
    /// Why it is not read.
    #[serde(rename = "afvist", skip_serializing_if = "Option::is_none")]
    pub(super) refused: Option<Refused>,
    /// What is in it.
    #[serde(rename = "projektmappe", skip_serializing_if = "Option::is_none")]
    pub workbook: Option<Workbook>,
}

/// Why a file is not read, and what to do.
#[derive(Debug, Serialize)]
pub struct Refused {
    #[serde(rename = "regel")]
    pub(super) rule: &'static str,
    #[serde(rename = "hvad")]
    pub(super) what: &'static str,
    #[serde(rename = "set", skip_serializing_if = "String::is_empty")]
    pub(super) seen: String,
    #[serde(rename = "hvordan")]
    pub(super) how: &'static str,
}

/// A workbook that is read.
#[derive(Debug, Serialize)]
pub struct Workbook {
    pub(super) format: &'static str,
    #[serde(rename = "skabelon")]
    pub(super) template: String,
    #[serde(rename = "skabelontitel", skip_serializing_if = "str::is_empty")]
    pub(super) title: &'static str,
    #[serde(rename = "udgave")]
    pub(super) edition: String,
    #[serde(rename = "program")]
    pub(super) programme: String,
    #[serde(rename = "center")]
    pub(super) centre: String,
    #[serde(rename = "periode")]
    pub(super) period: String,
    #[serde(rename = "eksemplar")]
    pub(super) instance: String,
    #[serde(rename = "identitet_fra")]
    pub(super) told_by: &'static str,
    #[serde(rename = "gemt")]
    pub(super) modified: String,
    #[serde(rename = "makroer")]
    pub(super) macros: bool,
    #[serde(rename = "henter_fra_andre_filer")]
    pub(super) links: bool,
    #[serde(rename = "datoer_fra_1904")]
    pub(super) epoch_1904: bool,
    #[serde(rename = "cpr_numre")]
    pub(super) personal: usize,
    #[serde(rename = "ark")]
    pub(super) tabs: Vec<TabSeen>,
    #[serde(rename = "tabeller")]
    pub(super) tables: Vec<TableSeen>,
    #[serde(rename = "grænser")]
    pub(super) guards: Vec<Guard>,
}

/// A tab of the workbook.
#[derive(Debug, Serialize)]
pub(super) struct TabSeen {
    #[serde(rename = "navn")]
    pub(super) name: String,
    #[serde(rename = "synlighed")]
    pub(super) visibility: &'static str,
    #[serde(rename = "rækker")]
    pub(super) rows: u64,
    #[serde(rename = "skjulte_rækker")]
    pub(super) hidden_rows: u64,
    #[serde(rename = "skjulte_kolonner")]
    pub(super) hidden_columns: u64,
    #[serde(rename = "flettede_områder")]
    pub(super) merged: usize,
    #[serde(rename = "celler")]
    pub(super) cells: u64,
    #[serde(rename = "excel_tabeller")]
    pub(super) tables: Vec<String>,
    #[serde(rename = "ukendte_kolonner")]
    pub(super) unknown: Vec<String>,
    #[serde(rename = "læst_til_ende")]
    pub(super) whole: bool,
}

/// A table of the template.
#[derive(Debug, Serialize)]
pub(super) struct TableSeen {
    #[serde(rename = "tabel")]
    pub(super) table: &'static str,
    #[serde(rename = "fundet")]
    pub(super) found: &'static str,
    #[serde(rename = "ark", skip_serializing_if = "String::is_empty")]
    pub(super) sheet: String,
    #[serde(rename = "overskrift", skip_serializing_if = "String::is_empty")]
    pub(super) header: String,
    #[serde(rename = "rækker")]
    pub(super) rows: usize,
    #[serde(rename = "tomme_rækker")]
    pub(super) blank: u32,
    #[serde(rename = "skjulte_rækker")]
    pub(super) hidden: usize,
}

/// A limit, and how close the file comes to it.
#[derive(Debug, Serialize)]
pub(super) struct Guard {
    #[serde(rename = "hvad")]
    pub(super) what: &'static str,
    #[serde(rename = "set")]
    pub(super) seen: u64,
    #[serde(rename = "højst", skip_serializing_if = "Option::is_none")]
    pub(super) most: Option<u64>,
    #[serde(skip)]
    pub(super) in_bytes: bool,
}

impl Inspection {
    /// What is told of a file: its rows, its looks when it could be opened again, and what the rules say of it.
    pub fn of(delivery: &Delivery, looks: Option<&Looks>, found: &[Finding]) -> Self {
        let workbook = match (&delivery.arrived, looks) {
            (Arrived::Read(submission), Some(looks)) => Some(Workbook::of(delivery, submission, looks)),
            _ => None,
        };
        let first = found.iter().find(|finding| finding.rule.family() == Family::File);
        let refused = first.filter(|_| delivery.submission().is_none()).map(|finding| Refused {
            rule: finding.rule.code,
            what: finding.rule.title,
            seen: finding.first.seen.clone(),
            how: finding.rule.fix,
        });
        let (file, sha256) = (mask(&delivery.file).into_owned(), delivery.sha256.clone());
        Self { file, bytes: delivery.bytes, sha256, refused, workbook }
    }
}

impl Workbook {
    fn of(delivery: &Delivery, submission: &Submission, looks: &Looks) -> Self {
        let identity = &submission.identity;
        let word = |text: &str| mask(text).into_owned();
        Self {
            format: match looks.format {
                Format::Excel => "Excel-projektmappe (.xlsx)",
                Format::OpenDocument => "LibreOffice-regneark (.ods)",
                Format::OldExcel => "gammel Excel-projektmappe (.xls)",
                Format::BinaryExcel => "binær Excel-projektmappe (.xlsb)",
            },
            template: word(&identity.template),
            title: submission.template.map_or("", |template| template.title),
            edition: word(&identity.edition),
            programme: word(&identity.programme),
            centre: word(&identity.centre),
            period: word(&identity.period),
            instance: word(&identity.instance),
            told_by: told_by(looks),
            modified: submission.modified.as_deref().map_or_else(String::new, word),
            macros: submission.has_macros,
            links: submission.has_external_links,
            epoch_1904: looks.epoch_1904,
            personal: submission.personal.len(),
            tabs: looks.tabs.iter().map(tab).collect(),
            tables: submission.sheets.iter().map(|sheet| table(sheet, looks)).collect(),
            guards: guards(delivery, submission, looks),
        }
    }
}

fn told_by(looks: &Looks) -> &'static str {
    match (looks.told_by_sheet, looks.told_by_properties) {
        (true, true) => "det skjulte ark _gevinst og filens egenskaber",
        (true, false) => "det skjulte ark _gevinst",
        (false, true) => "filens egenskaber",
        (false, false) => "filen siger ikke, hvad den er",
    }
}

fn tab(tab: &Tab) -> TabSeen {
    TabSeen {
        name: tab.name.clone(),
        visibility: match tab.visibility {
            Visibility::Shown => "synligt",
            Visibility::Hidden => "skjult",
            Visibility::VeryHidden => "helt skjult",
        },
        rows: tab.rows,
        hidden_rows: tab.hidden_rows,
        hidden_columns: tab.hidden_columns,
        merged: tab.merged,
        cells: tab.cells,
        tables: tab.tables.iter().map(|table| format!("{} {}", mask(&table.name), table.area)).collect(),
        unknown: tab.unknown.iter().map(|(at, text)| format!("{at} {}", one_line(text))).collect(),
        whole: tab.whole,
    }
}

fn table(sheet: &Sheet, looks: &Looks) -> TableSeen {
    let is_missing = sheet.found == Whereabouts::Missing;
    let header = sheet.headers.columns.iter().flatten().min();
    let address = |col: &u16| crate::xlsx::At::new(sheet.headers.row, *col).to_string();
    TableSeen {
        table: sheet.table.sheet,
        found: found(sheet, looks),
        sheet: if is_missing { String::new() } else { sheet.place.sheet.to_string() },
        header: header.filter(|_| !is_missing).map_or_else(String::new, address),
        rows: sheet.rows.len(),
        blank: sheet.blank_rows,
        hidden: sheet.rows.iter().filter(|row| row.hidden).count(),
    }
}

/// How a table was found. A name in the file is its Excel table's or its sheet's.
fn found(sheet: &Sheet, looks: &Looks) -> &'static str {
    let has_table = |tab: &Tab| tab.tables.iter().any(|table| alike(&table.name, sheet.table.name));
    match sheet.found {
        Whereabouts::Missing => "ikke fundet",
        Whereabouts::ByHeaders => "på overskrifterne",
        Whereabouts::ByName if looks.tabs.iter().any(has_table) => "på tabellens navn",
        Whereabouts::ByName => "på arkets navn",
    }
}

fn guards(delivery: &Delivery, submission: &Submission, looks: &Looks) -> Vec<Guard> {
    let count = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    let guard = |what, seen, most| Guard { what, seen, most, in_bytes: false };
    let bytes = |what, seen, most| Guard { what, seen, most: Some(most), in_bytes: true };
    let longest = submission.sheets.iter().map(|sheet| sheet.rows.len()).max().unwrap_or_default();
    vec![
        bytes("Filens størrelse", delivery.bytes, LIMITS.file_bytes),
        bytes("Pakket ud", looks.weight.inflated_bytes, LIMITS.inflated_bytes),
        guard("Dele i filen", count(looks.weight.entries), Some(count(LIMITS.entries))),
        guard("Rækker i den længste tabel", count(longest), Some(count(crate::intake::DATA_ROWS))),
        guard("Celler med indhold", looks.tabs.iter().map(|tab| tab.cells).sum(), None),
        guard("Fælles tekster", count(looks.weight.strings), None),
    ]
}

/// A number as people read it; bytes in kB and MB.
pub(super) fn amount(guard: &Guard, value: u64) -> String {
    if guard.in_bytes { show::bytes(value) } else { show::number(Decimal::from(value)) }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(60).collect()
}
