//! Findings for programs: `bemærkninger.json`, version 1 of its schema, `docs/bemaerkninger.schema.json`.
use crate::{
    findings::{Finding, Spot},
    intake::Delivery,
};
use serde::Serialize;

/// The version of this form; it changes when a field goes or gets another meaning.
const FORM: u32 = 1;

#[derive(Serialize)]
struct Document<'a> {
    #[serde(rename = "skema")]
    form: &'static str,
    #[serde(rename = "skemaversion")]
    form_version: u32,
    version: &'static str,
    #[serde(rename = "filer")]
    files: Vec<File<'a>>,
    #[serde(rename = "bemærkninger")]
    findings: Vec<One<'a>>,
}

#[derive(Serialize)]
struct File<'a> {
    #[serde(rename = "fil")]
    file: &'a str,
    sha256: &'a str,
    bytes: u64,
}

/// A finding.
#[derive(Serialize)]
pub(super) struct One<'a> {
    #[serde(rename = "regel")]
    rule: &'static str,
    #[serde(rename = "navn")]
    name: &'static str,
    #[serde(rename = "alvor")]
    severity: &'static str,
    #[serde(rename = "virkning")]
    effect: &'static str,
    #[serde(rename = "hvad")]
    what: &'static str,
    #[serde(rename = "hvorfor")]
    why: &'static str,
    #[serde(rename = "hvordan")]
    how: &'static str,
    #[serde(rename = "forventet", skip_serializing_if = "Option::is_none")]
    expected: Option<&'a str>,
    #[serde(rename = "gælder", skip_serializing_if = "Option::is_none")]
    about: Option<&'a str>,
    #[serde(rename = "sted")]
    first: Where<'a>,
    #[serde(rename = "øvrige_steder", skip_serializing_if = "Vec::is_empty")]
    others: Vec<Where<'a>>,
}

#[derive(Serialize)]
struct Where<'a> {
    #[serde(rename = "fil")]
    file: &'a str,
    #[serde(rename = "ark", skip_serializing_if = "str::is_empty")]
    sheet: &'a str,
    #[serde(rename = "celle", skip_serializing_if = "Option::is_none")]
    cell: Option<String>,
    #[serde(rename = "felt", skip_serializing_if = "str::is_empty")]
    label: &'a str,
    #[serde(rename = "set", skip_serializing_if = "str::is_empty")]
    seen: &'a str,
}

/// Every finding, one object each, in a fixed order.
pub fn findings(found: &[Finding], deliveries: &[&Delivery]) -> String {
    let document = Document {
        form: "gevinst.bemaerkninger",
        form_version: FORM,
        version: env!("CARGO_PKG_VERSION"),
        files: deliveries.iter().map(|delivery| file(delivery)).collect(),
        findings: found.iter().map(one).collect(),
    };
    let mut printed = serde_json::to_string_pretty(&document).expect("texts and numbers are always JSON");
    printed.push('\n');
    printed
}

fn file(delivery: &Delivery) -> File<'_> {
    File { file: &delivery.file, sha256: &delivery.sha256, bytes: delivery.bytes }
}

pub(super) fn one(finding: &Finding) -> One<'_> {
    let rule = finding.rule;
    One {
        rule: rule.code,
        name: rule.name,
        severity: rule.weight(),
        effect: finding.effect().label(),
        what: rule.title,
        why: rule.why,
        how: rule.fix,
        expected: finding.expected.as_deref(),
        about: finding.about.as_ref().map(crate::schema::Id::as_str),
        first: place(&finding.first),
        others: finding.others.iter().map(place).collect(),
    }
}

fn place(spot: &Spot) -> Where<'_> {
    Where {
        file: &spot.file,
        sheet: &spot.sheet,
        cell: spot.at.map(|at| at.to_string()),
        label: &spot.label,
        seen: &spot.seen,
    }
}
