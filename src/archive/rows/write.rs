//! Rows and baselines as files.
use super::{BaselineRecord, BaselinesFile, CaseRecord, CasesFile, FieldRecord, RowRecord, Value, business_case_id};
use crate::{
    archive::Baseline,
    danish::cpr,
    findings::seen_text,
    formats::{self, json},
    intake::Row,
    schema::{Id, Plain, Spec},
    units::Month,
    xlsx::{Cell, Seen},
};

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
    /// The edition of the template it was filled in from.
    pub edition: &'a str,
    /// Its rows, and whether each counts.
    pub rows: Vec<(&'a Row, bool)>,
}

/// The cases as a file.
pub fn cases(cases: &[CaseRows<'_>]) -> String {
    let record = |case: &CaseRows<'_>| CaseRecord {
        template: business_case_id(),
        edition: case.edition.to_owned(),
        centre: case.centre.to_string(),
        month: case.month.to_string(),
        file: case.file.to_owned(),
        approved: case.approved,
        rows: case.rows.iter().map(|(row, accepted)| row_record(row, *accepted)).collect(),
    };
    let (form, form_version) = (formats::ROWS.name.to_owned(), formats::ROWS.version);
    json(&CasesFile { form, form_version, cases: cases.iter().map(record).collect() })
}

/// The baselines as a file.
pub fn baselines(baselines: &[Baseline]) -> String {
    let record = |baseline: &Baseline| BaselineRecord {
        edition: baseline.promise.edition.clone(),
        centre: baseline.centre.to_string(),
        benefit: baseline.benefit.to_string(),
        since: baseline.since.to_string(),
        file: baseline.promise.row.place.file.to_string(),
        form: row_record(&baseline.promise.form, true),
        initiative: row_record(&baseline.promise.initiative, true),
        row: row_record(&baseline.promise.row, true),
    };
    let (form, form_version) = (formats::BASELINES.name.to_owned(), formats::BASELINES.version);
    json(&BaselinesFile { form, form_version, baselines: baselines.iter().map(record).collect() })
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
