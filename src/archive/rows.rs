//! The rows of the workbooks that counted, as JSON and back: typed values by field, each with its cell.
//!
//! A broken cell is kept as it was seen, so the next template shows what is to be mended; what is about a person is not kept.
use super::{Baseline, PastCase, Promise};
use crate::{
    danish::cpr,
    findings::seen_text,
    intake::{Identity, KeptSheet, KeptWorkbook, Place, Row},
    schema::{Id, Plain, Spec, Table, Template, business_case},
    units::{Date, Month},
    xlsx::{At, Cell, Seen},
};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, sync::Arc};

/// A file of a package that cannot be understood; its name.
#[derive(Debug, PartialEq, Eq)]
pub struct Unreadable(pub String);

#[derive(Serialize, Deserialize)]
struct CaseRecord {
    #[serde(rename = "center")]
    centre: String,
    #[serde(rename = "måned")]
    month: String,
    #[serde(rename = "fil")]
    file: String,
    #[serde(rename = "godkendt")]
    approved: bool,
    #[serde(rename = "rækker")]
    rows: Vec<RowRecord>,
}

#[derive(Serialize, Deserialize)]
struct BaselineRecord {
    #[serde(rename = "center")]
    centre: String,
    #[serde(rename = "gevinst")]
    benefit: String,
    #[serde(rename = "siden")]
    since: String,
    #[serde(rename = "fil")]
    file: String,
    #[serde(rename = "stamdata")]
    form: RowRecord,
    #[serde(rename = "tiltag")]
    initiative: RowRecord,
    #[serde(rename = "række")]
    row: RowRecord,
}

#[derive(Serialize, Deserialize)]
struct RowRecord {
    #[serde(rename = "tabel")]
    table: String,
    #[serde(rename = "ark")]
    sheet: String,
    #[serde(rename = "nummer")]
    number: u32,
    #[serde(rename = "godtaget", default = "yes")]
    accepted: bool,
    #[serde(rename = "felter")]
    fields: BTreeMap<String, FieldRecord>,
}

#[derive(Serialize, Deserialize)]
struct FieldRecord {
    #[serde(rename = "celle")]
    cell: String,
    #[serde(flatten)]
    value: Value,
}

#[derive(Serialize, Deserialize)]
enum Value {
    #[serde(rename = "tekst")]
    Text(String),
    #[serde(rename = "tal")]
    Number(String),
    #[serde(rename = "dag")]
    Day(String),
}

fn yes() -> bool {
    true
}

/// A centre's business case that counts, to be kept.
pub struct CaseRows<'a> {
    /// The centre.
    pub centre: &'a Id,
    /// The month it is for.
    pub month: Month,
    /// Whether it counts as approved.
    pub approved: bool,
    /// The file.
    pub file: &'a str,
    /// Its rows, and whether each counts.
    pub rows: Vec<(&'a Row, bool)>,
}

/// The cases as a file.
pub fn cases(cases: &[CaseRows<'_>]) -> String {
    let record = |case: &CaseRows<'_>| CaseRecord {
        centre: case.centre.to_string(),
        month: case.month.to_string(),
        file: case.file.to_owned(),
        approved: case.approved,
        rows: case.rows.iter().map(|(row, accepted)| row_record(row, *accepted)).collect(),
    };
    json(&cases.iter().map(record).collect::<Vec<_>>())
}

/// The baselines as a file.
pub fn baselines(baselines: &[Baseline]) -> String {
    let record = |baseline: &Baseline| BaselineRecord {
        centre: baseline.centre.to_string(),
        benefit: baseline.benefit.to_string(),
        since: baseline.since.to_string(),
        file: baseline.promise.row.place.file.to_string(),
        form: row_record(&baseline.promise.form, true),
        initiative: row_record(&baseline.promise.initiative, true),
        row: row_record(&baseline.promise.row, true),
    };
    json(&baselines.iter().map(record).collect::<Vec<_>>())
}

fn json(records: &impl Serialize) -> String {
    serde_json::to_string_pretty(records).map(|text| text + "\n").unwrap_or_default()
}

fn row_record(row: &Row, accepted: bool) -> RowRecord {
    let field = |spec: &&'static Spec| {
        let (at, cell) = row.cell(spec).filter(|_| !spec.secret && !spec.is_formula())?;
        let value = value((spec.plain)(spec, cell).or_else(|| as_seen(cell))?);
        Some((spec.key.to_owned(), FieldRecord { cell: at.to_string(), value }))
    };
    RowRecord {
        table: row.table.key.to_owned(),
        sheet: row.place.sheet.to_string(),
        number: row.row + 1,
        accepted,
        fields: row.table.columns.iter().filter_map(field).collect(),
    }
}

/// What stands in a cell that cannot be used.
fn as_seen(cell: &Cell) -> Option<Plain> {
    let usable = !matches!(cell.seen, Seen::Blank | Seen::Fault(_) | Seen::Uncalculated);
    usable.then(|| Plain::Text(seen_text(cell)))
}

fn value(plain: Plain) -> Value {
    match plain {
        Plain::Text(text) => Value::Text(cpr::mask(&text).into_owned()),
        Plain::Number(number) => Value::Number(number.to_string()),
        Plain::Day(day) => Value::Day(day.to_string()),
    }
}

/// The cases in a file.
///
/// # Errors
/// A file that is not one of ours.
pub fn cases_of(bytes: &[u8]) -> Result<Vec<PastCase>, Unreadable> {
    let records: Vec<CaseRecord> = parsed(bytes, super::ROWS_FILE)?;
    let cases: Option<Vec<PastCase>> = records.into_iter().map(case).collect();
    cases.ok_or_else(|| Unreadable(super::ROWS_FILE.to_owned()))
}

/// The baselines in a file.
///
/// # Errors
/// A file that is not one of ours.
pub fn baselines_of(bytes: &[u8]) -> Result<Vec<Baseline>, Unreadable> {
    let records: Vec<BaselineRecord> = parsed(bytes, super::BASELINES_FILE)?;
    let baselines: Option<Vec<Baseline>> = records.into_iter().map(baseline).collect();
    baselines.ok_or_else(|| Unreadable(super::BASELINES_FILE.to_owned()))
}

fn parsed<T: for<'a> Deserialize<'a>>(bytes: &[u8], file: &str) -> Result<T, Unreadable> {
    serde_json::from_slice(bytes).map_err(|_| Unreadable(file.to_owned()))
}

fn baseline(record: BaselineRecord) -> Option<Baseline> {
    let file: Arc<str> = record.file.into();
    Some(Baseline {
        centre: Id(record.centre),
        benefit: Id(record.benefit),
        since: Month::parse(&record.since)?,
        promise: Promise {
            form: row(&file, &record.form)?,
            initiative: row(&file, &record.initiative)?,
            row: row(&file, &record.row)?,
        },
    })
}

fn case(record: CaseRecord) -> Option<PastCase> {
    let file: Arc<str> = record.file.as_str().into();
    let rows = record.rows.iter().map(|record| row(&file, record)).collect::<Option<Vec<Row>>>()?;
    let accepted = record.rows.iter().zip(&rows).filter(|(record, _)| record.accepted).map(|(_, row)| row.clone());
    Some(PastCase {
        month: Month::parse(&record.month)?,
        approved: record.approved,
        accepted: workbook(&record, &accepted.collect::<Vec<_>>()),
        all: workbook(&record, &rows),
        centre: Id(record.centre),
    })
}

/// The rows as the workbook they came from.
fn workbook(record: &CaseRecord, rows: &[Row]) -> KeptWorkbook {
    let template: &'static Template = &business_case::TEMPLATE;
    let file: Arc<str> = record.file.as_str().into();
    let identity = Identity {
        template: template.id.to_owned(),
        centre: record.centre.clone(),
        period: record.month.clone(),
        ..Identity::default()
    };
    KeptWorkbook {
        identity,
        template: Some(template),
        sheets: template.tables.iter().map(|table| sheet(table, &file, rows)).collect(),
        file,
        modified: None,
        registration_sums: None,
    }
}

fn sheet(table: &'static Table, file: &Arc<str>, rows: &[Row]) -> KeptSheet {
    let own: Vec<Row> = rows.iter().filter(|row| row.table == table).cloned().collect();
    let name: Arc<str> = own.first().map_or_else(|| table.sheet.into(), |row| row.place.sheet.clone());
    let columns = (0..).take(table.columns.len()).map(Some).collect();
    KeptSheet { table, place: Place { file: file.clone(), sheet: name }, columns, rows: own, blank_rows: 0 }
}

fn row(file: &Arc<str>, record: &RowRecord) -> Option<Row> {
    let table = business_case::TEMPLATE.tables.iter().find(|table| table.key == record.table)?;
    let number = record.number.checked_sub(1)?;
    let cell = |(position, spec): (u16, &&'static Spec)| match record.fields.get(spec.key) {
        Some(field) => Some(Some((At::parse(&field.cell)?, plain(&field.value)?.cell()))),
        None => Some(Some((At::new(number, position), Cell::default()))),
    };
    let cells = (0..).zip(table.columns).map(cell).collect::<Option<Vec<_>>>()?;
    let place = Place { file: file.clone(), sheet: record.sheet.as_str().into() };
    Some(Row { table, place, row: number, hidden: false, cells })
}

fn plain(value: &Value) -> Option<Plain> {
    Some(match value {
        Value::Text(text) => Plain::Text(text.clone()),
        Value::Number(number) => Plain::Number(number.parse().ok()?),
        Value::Day(day) => Plain::Day(day.parse::<Date>().ok()?),
    })
}
