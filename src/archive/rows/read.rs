//! Rows and baselines from files of any version so far.
use super::{BaselineRecord, BaselinesFile, CaseRecord, CasesFile, RowRecord, Value};
use crate::{
    archive::{BASELINES_FILE, Baseline, PastCase, Promise, ROWS_FILE, Unreadable},
    formats::{self, Flaw, Format},
    intake::{Contents, Identity, KeptSheet, KeptWorkbook, Place, Row, RowTally},
    schema::{Id, Plain, Spec, Table, Template, business_case},
    units::{Date, Month},
    xlsx::{At, Cell},
};
use serde::Deserialize;
use std::{collections::BTreeSet, sync::Arc};

/// Tables and columns in the files of a package that this program does not know: it is older, or has given them up.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Unknown(pub BTreeSet<String>);

/// The cases in a file of any version so far. What this program does not know of their rows is left out, and noted.
///
/// # Errors
/// A file that is not one of ours, or of a newer version.
pub fn cases_of(bytes: &[u8], unknown: &mut Unknown) -> Result<Vec<PastCase>, Unreadable> {
    let listed = |file: CasesFile| file.cases;
    let records = parsed(bytes, &formats::ROWS, listed).map_err(|flaw| Unreadable { file: ROWS_FILE, flaw })?;
    let cases: Option<Vec<PastCase>> = records.into_iter().map(|record| case(&record, unknown)).collect();
    cases.ok_or(Unreadable { file: ROWS_FILE, flaw: Flaw::Broken })
}

/// The baselines in a file of any version so far. What this program does not know of their rows is left out, and noted.
///
/// # Errors
/// A file that is not one of ours, or of a newer version.
pub fn baselines_of(bytes: &[u8], unknown: &mut Unknown) -> Result<Vec<Baseline>, Unreadable> {
    let listed = |file: BaselinesFile| file.baselines;
    let records = parsed(bytes, &formats::BASELINES, listed);
    let records = records.map_err(|flaw| Unreadable { file: BASELINES_FILE, flaw })?;
    let mut baselines = Vec::new();
    for record in records {
        // Without its table there is nothing to compute a plan from.
        if unknown.is_new(&record.row) {
            continue;
        }
        let read = baseline(record, unknown).ok_or(Unreadable { file: BASELINES_FILE, flaw: Flaw::Broken })?;
        baselines.push(read);
    }
    Ok(baselines)
}

/// The records of a file: of version 1 the list alone, from then on an object that says what it is.
fn parsed<F, R>(bytes: &[u8], format: &Format, listed: fn(F) -> Vec<R>) -> Result<Vec<R>, Flaw>
where
    F: for<'a> Deserialize<'a>,
    R: for<'a> Deserialize<'a>,
{
    if bytes.trim_ascii_start().starts_with(b"[") {
        return serde_json::from_slice(bytes).map_err(|_| Flaw::Broken);
    }
    format.read(bytes).map(listed)
}

impl Unknown {
    /// Whether a row is of a table nobody knows; if so, it is noted.
    fn is_new(&mut self, record: &RowRecord) -> bool {
        let new = table(record).is_none();
        if new {
            self.0.insert(record.table.clone());
        }
        new
    }

    /// Notes the columns of a row that nobody knows.
    fn note(&mut self, table: &Table, record: &RowRecord) {
        let new = |key: &&String| !table.columns.iter().any(|spec| spec.key == **key);
        self.0.extend(record.fields.keys().filter(new).map(|key| format!("{}.{key}", table.key)));
    }
}

fn table(record: &RowRecord) -> Option<&'static Table> {
    business_case::TEMPLATE.tables.iter().copied().find(|table| table.key == record.table)
}

fn baseline(record: BaselineRecord, unknown: &mut Unknown) -> Option<Baseline> {
    let file: Arc<str> = record.file.into();
    Some(Baseline {
        centre: Id(record.centre),
        benefit: Id(record.benefit),
        since: Month::parse(&record.since)?,
        promise: Promise {
            edition: record.edition,
            form: row(&file, &record.form, unknown)?,
            initiative: row(&file, &record.initiative, unknown)?,
            row: row(&file, &record.row, unknown)?,
        },
    })
}

fn case(record: &CaseRecord, unknown: &mut Unknown) -> Option<PastCase> {
    if record.template != business_case::TEMPLATE.id {
        return None;
    }
    let file: Arc<str> = record.file.as_str().into();
    let (mut all, mut accepted) = (Vec::new(), Vec::new());
    for record in &record.rows {
        if unknown.is_new(record) {
            continue;
        }
        let row = row(&file, record, unknown)?;
        if record.accepted {
            accepted.push(row.clone());
        }
        all.push(row);
    }
    Some(PastCase {
        month: Month::parse(&record.month)?,
        approved: record.approved,
        accepted: workbook(record, &accepted),
        all: workbook(record, &all),
        centre: Id(record.centre.clone()),
    })
}

/// The rows as the workbook they came from.
fn workbook(record: &CaseRecord, rows: &[Row]) -> KeptWorkbook {
    let template: &'static Template = &business_case::TEMPLATE;
    let file: Arc<str> = record.file.as_str().into();
    let identity = Identity {
        template: template.id.to_owned(),
        edition: record.edition.clone(),
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
        contents: Contents::default(),
    }
}

fn sheet(table: &'static Table, file: &Arc<str>, rows: &[Row]) -> KeptSheet {
    let own: Vec<Row> = rows.iter().filter(|row| row.table == table).cloned().collect();
    let name: Arc<str> = own.first().map_or_else(|| table.sheet.into(), |row| row.place.sheet.clone());
    let columns = (0..).take(table.columns.len()).map(Some).collect();
    let place = Place { file: file.clone(), sheet: name };
    KeptSheet { table, place, columns, rows: own, tally: RowTally::default() }
}

fn row(file: &Arc<str>, record: &RowRecord, unknown: &mut Unknown) -> Option<Row> {
    let table = table(record)?;
    unknown.note(table, record);
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

#[cfg(test)]
mod tests {
    use super::*;

    const CASES: &str = r#"{"skema": "gevinst.raekker", "skemaversion": 2, "businesscases": [{
        "skabelon": "gevinst.businesscase", "udgave": "1", "center": "CBD", "måned": "2026-03", "fil": "a.xlsx",
        "godkendt": true, "rækker": [
            {"tabel": "initiatives", "ark": "Tiltag", "nummer": 6, "godtaget": true, "felter": {
                "initiative_id": {"celle": "A6", "tekst": "CBD-01"}, "colour": {"celle": "Z6", "tekst": "blå"}}},
            {"tabel": "wishes", "ark": "Ønsker", "nummer": 6, "godtaget": true, "felter": {}}
        ]}]}"#;

    fn read(json: &str) -> Result<(Vec<PastCase>, Unknown), Unreadable> {
        let mut unknown = Unknown::default();
        cases_of(json.as_bytes(), &mut unknown).map(|cases| (cases, unknown))
    }

    #[test]
    fn a_table_and_a_column_nobody_knows_are_noted_and_cost_nothing_else() {
        let (cases, unknown) = read(CASES).unwrap();
        assert_eq!(unknown.0.into_iter().collect::<Vec<_>>(), ["initiatives.colour", "wishes"]);
        assert_eq!(cases[0].all.rows(&business_case::initiatives::TABLE).len(), 1);
        assert_eq!(cases[0].all.identity.edition, "1");
    }

    #[test]
    fn a_newer_version_is_not_guessed_at() {
        let flaw = |from: &str, to: &str| read(&CASES.replace(from, to)).unwrap_err().flaw;
        assert_eq!(flaw("\"skemaversion\": 2", "\"skemaversion\": 3"), Flaw::Newer);
        assert_eq!(flaw("gevinst.businesscase", "gevinst.andet"), Flaw::Broken);
        assert_eq!(flaw("2026-03", "marts"), Flaw::Broken);
    }
}
