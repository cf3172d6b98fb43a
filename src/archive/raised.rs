//! The decisions that were asked for when a period was accepted: so that the next one knows how long they have been open.
use super::{DECISIONS_FILE, Unreadable};
use crate::{
    formats::{DECISIONS, Flaw, json},
    units::{Date, Decimal, Month},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A decision that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raised {
    /// What it is about, besides the ID; a key.
    pub kind: String,
    /// The ID it is about.
    pub about: String,
    /// Its number.
    pub number: u32,
    /// The period it was first raised in.
    pub first: Month,
    /// Its deadline.
    pub deadline: Date,
    /// How many accepted periods it has been raised in.
    pub times: u32,
    /// Of a budget transfer: how much of each benefit it moves, in kroner.
    pub covers: BTreeMap<String, Decimal>,
}

#[derive(Serialize, Deserialize)]
struct RaisedFile {
    #[serde(rename = "skema")]
    form: String,
    #[serde(rename = "skemaversion")]
    form_version: u32,
    #[serde(rename = "beslutninger")]
    decisions: Vec<RaisedRecord>,
}

#[derive(Serialize, Deserialize)]
struct RaisedRecord {
    #[serde(rename = "slags")]
    kind: String,
    #[serde(rename = "om")]
    about: String,
    #[serde(rename = "nummer")]
    number: u32,
    #[serde(rename = "rejst")]
    first: String,
    #[serde(rename = "frist")]
    deadline: String,
    #[serde(rename = "gange")]
    times: u32,
    /// Kroner as texts, so that nothing is rounded.
    #[serde(rename = "dækker", default, skip_serializing_if = "BTreeMap::is_empty")]
    covers: BTreeMap<String, String>,
}

/// The decisions as a file.
pub fn raised(decisions: &[Raised]) -> String {
    let record = |one: &Raised| RaisedRecord {
        kind: one.kind.clone(),
        about: one.about.clone(),
        number: one.number,
        first: one.first.to_string(),
        deadline: one.deadline.to_string(),
        times: one.times,
        covers: one.covers.iter().map(|(benefit, amount)| (benefit.clone(), amount.to_string())).collect(),
    };
    let file = RaisedFile {
        form: DECISIONS.name.to_owned(),
        form_version: DECISIONS.version,
        decisions: decisions.iter().map(record).collect(),
    };
    json(&file)
}

/// The decisions in a file.
///
/// # Errors
/// A file that is not one of ours, or of a newer version.
pub fn raised_of(bytes: &[u8]) -> Result<Vec<Raised>, Unreadable> {
    let unreadable = |flaw| Unreadable { file: DECISIONS_FILE, flaw };
    let file: RaisedFile = DECISIONS.read(bytes).map_err(unreadable)?;
    let one = |record: RaisedRecord| {
        Some(Raised {
            first: Month::parse(&record.first)?,
            deadline: record.deadline.parse().ok()?,
            kind: record.kind,
            about: record.about,
            number: record.number,
            times: record.times,
            covers: record
                .covers
                .into_iter()
                .map(|(benefit, amount)| Some((benefit, amount.parse().ok()?)))
                .collect::<Option<_>>()?,
        })
    };
    file.decisions.into_iter().map(one).collect::<Option<_>>().ok_or_else(|| unreadable(Flaw::Broken))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let one = Raised {
            kind: "plan".to_owned(),
            about: "CBD-01".to_owned(),
            number: 7,
            first: Month::new(2026, 1).unwrap(),
            deadline: "2026-03-10".parse().unwrap(),
            times: 3,
            covers: [("CBD-01-B1".to_owned(), Decimal::new(2_405, 1))].into(),
        };
        assert_eq!(raised_of(raised(std::slice::from_ref(&one)).as_bytes()).unwrap(), [one]);
        assert!(raised_of(b"{}").is_err());
    }
}
