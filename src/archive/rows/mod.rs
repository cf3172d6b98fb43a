//! The rows of the workbooks that counted, as JSON and back: typed values by field, each with its cell.
//!
//! A broken cell is kept as it was seen, so the next template shows what is to be mended; what is about a person is not kept.
mod read;
mod write;

pub use self::{
    read::{Unknown, baselines_of, cases_of},
    write::{CaseRows, baselines, cases},
};

use super::version_1;
use crate::schema::business_case;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The cases as a file. One of version 1 is the list alone.
#[derive(Serialize, Deserialize)]
struct CasesFile {
    #[serde(rename = "skema")]
    form: String,
    #[serde(rename = "skemaversion")]
    form_version: u32,
    #[serde(rename = "businesscases")]
    cases: Vec<CaseRecord>,
}

/// The baselines as a file. One of version 1 is the list alone.
#[derive(Serialize, Deserialize)]
struct BaselinesFile {
    #[serde(rename = "skema")]
    form: String,
    #[serde(rename = "skemaversion")]
    form_version: u32,
    #[serde(rename = "baselines")]
    baselines: Vec<BaselineRecord>,
}

#[derive(Serialize, Deserialize)]
struct CaseRecord {
    #[serde(rename = "skabelon", default = "business_case_id")]
    template: String,
    #[serde(rename = "udgave", default = "edition_1")]
    edition: String,
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
    #[serde(rename = "udgave", default = "edition_1")]
    edition: String,
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

fn edition_1() -> String {
    version_1::EDITION.to_owned()
}

fn business_case_id() -> String {
    business_case::TEMPLATE.id.to_owned()
}
