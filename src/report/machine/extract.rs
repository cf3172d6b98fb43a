//! A file for programs, as one line of JSON: what it is, what was found in it, and every value read.
use crate::{
    danish::cpr::mask,
    findings::{Effect, Finding, FindingRecord},
    formats::EXTRACT,
    intake::{Arrived, Delivery, Identity, Row, Submission},
    schema::{Id, Kind, Plain, Spec, time_registration::tasks},
    units::{Decimal, Month},
};
use serde::Serialize;
use serde_json::value::RawValue;
use std::collections::BTreeSet;

#[derive(Serialize)]
struct Line<'a> {
    #[serde(rename = "skema")]
    form: &'static str,
    #[serde(rename = "skemaversion")]
    form_version: u32,
    version: &'static str,
    #[serde(rename = "fil")]
    file: &'a str,
    sha256: &'a str,
    bytes: u64,
    #[serde(rename = "dom")]
    verdict: &'static str,
    #[serde(rename = "identitet", skip_serializing_if = "Option::is_none")]
    identity: Option<Who<'a>>,
    #[serde(rename = "bemærkninger")]
    findings: Vec<FindingRecord<'a>>,
    #[serde(rename = "værdier")]
    values: Vec<Value<'a>>,
}

#[derive(Serialize)]
struct Who<'a> {
    #[serde(rename = "skabelon")]
    template: String,
    #[serde(rename = "version")]
    edition: String,
    program: String,
    center: String,
    #[serde(rename = "periode")]
    period: String,
    #[serde(rename = "ændret", skip_serializing_if = "Option::is_none")]
    modified: Option<&'a str>,
}

#[derive(Serialize)]
struct Value<'a> {
    #[serde(rename = "ark")]
    sheet: &'a str,
    #[serde(rename = "tabel")]
    table: &'static str,
    #[serde(rename = "række")]
    row: u32,
    #[serde(rename = "celle")]
    cell: String,
    #[serde(rename = "felt")]
    field: &'static str,
    #[serde(rename = "værdi")]
    value: Box<RawValue>,
}

/// The line, with its end. A file that is left out is told of without its values.
pub fn line(delivery: &Delivery, found: &[Finding]) -> String {
    let is_out = found.iter().any(|finding| finding.effect() == Effect::FileOut);
    let submission = delivery.submission();
    let line = Line {
        form: EXTRACT.name,
        form_version: EXTRACT.version,
        version: env!("CARGO_PKG_VERSION"),
        file: &delivery.file,
        sha256: &delivery.sha256,
        bytes: delivery.bytes,
        verdict: verdict(&delivery.arrived, is_out),
        identity: submission.map(|submission| who(&submission.identity, submission)),
        findings: found.iter().map(FindingRecord::of).collect(),
        values: submission.filter(|_| !is_out).map_or_else(Vec::new, values),
    };
    let mut printed = serde_json::to_string(&line).expect("texts and numbers are always JSON");
    printed.push('\n');
    printed
}

/// The key of what became of the file.
fn verdict(arrived: &Arrived, is_out: bool) -> &'static str {
    match arrived {
        Arrived::Read(submission) if submission.template.is_some() && !is_out => "accepted",
        Arrived::Read(_) | Arrived::Unfinished => "rejected",
        Arrived::Noise | Arrived::Refused(_) if is_out => "rejected",
        Arrived::Unpacked(_) => "unpacked",
        Arrived::Noise | Arrived::Refused(_) | Arrived::Own => "not_read",
    }
}

fn who<'a>(identity: &Identity, submission: &'a Submission) -> Who<'a> {
    let shown = |text: &str| mask(text).into_owned();
    Who {
        template: shown(&identity.template),
        edition: shown(&identity.edition),
        program: shown(&identity.programme),
        center: shown(&identity.centre),
        period: shown(&identity.period),
        modified: submission.modified.as_deref(),
    }
}

fn values(submission: &Submission) -> Vec<Value<'_>> {
    let tasks = submission.rows(&tasks::TABLE).iter().filter_map(|task| task.given(&tasks::ID)).collect();
    let rows = submission.sheets.iter().flat_map(|sheet| &sheet.rows);
    let mut values = Vec::new();
    rows.for_each(|row| values.extend(of_row(row, &tasks)));
    values
}

fn of_row<'a>(row: &'a Row, tasks: &BTreeSet<Id>) -> impl Iterator<Item = Value<'a>> {
    // The id of a task may be a word, and so may a name: it leaves the file where the sheet Opgaver has it.
    let is_known =
        move |row: &Row, spec: &Spec| spec.kind == Kind::Id && row.id(spec).is_some_and(|id| tasks.contains(&id));
    row.table.columns.iter().filter(|spec| !spec.is_formula()).filter_map(move |spec| {
        let (at, _) = row.cell(spec)?;
        let is_shown = |cell| row.table.may_show(spec, cell) || is_known(row, spec);
        let value = if row.cell(spec).is_some_and(|(_, cell)| is_shown(cell)) {
            raw(&row.plain(spec)?, spec.kind)
        } else {
            hidden(row, spec)?
        };
        Some(Value {
            sheet: &row.place.sheet,
            table: row.table.key,
            row: at.row + 1,
            cell: at.to_string(),
            field: spec.key,
            value,
        })
    })
}

/// Every digit of a number as it was read; nobody's number.
fn raw(plain: &Plain, kind: Kind) -> Box<RawValue> {
    json(match plain {
        Plain::Text(text) => quoted(&mask(text)),
        Plain::Number(number) => digits(number.normalize()),
        Plain::Day(day) if kind == Kind::Month => {
            quoted(&Month::of(*day).map_or_else(String::new, |of| of.to_string()))
        }
        Plain::Day(day) => quoted(&day.to_string()),
    })
}

/// That something about a person stands there.
fn hidden(row: &Row, spec: &Spec) -> Option<Box<RawValue>> {
    (!row.cell(spec)?.1.is_blank()).then(|| json(quoted("•••")))
}

fn json(told: String) -> Box<RawValue> {
    RawValue::from_string(told).expect("quoted texts and digits are JSON")
}

fn digits(number: Decimal) -> String {
    let ten = format!("{number:010}");
    let masked = mask(&ten);
    if masked == ten { number.to_string() } else { quoted(&masked) }
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).expect("a text is always JSON")
}
