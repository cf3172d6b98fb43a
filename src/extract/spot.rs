//! A finding as it is written: its rule, tables and fields by their keys.
use super::Unusable;
use crate::{
    findings::{Finding, Spot},
    rules::RULES,
    schema::{Id, Spec, TEMPLATES, Table, Template},
    xlsx::At,
};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, sync::Arc};

/// A finding, written.
#[derive(Serialize, Deserialize)]
pub(super) struct FindingAs<'a> {
    rule: &'a str,
    #[serde(borrow)]
    first: SpotAs<'a>,
    #[serde(borrow)]
    others: Vec<SpotAs<'a>>,
    expected: Option<&'a str>,
    remark: Option<&'a str>,
    about: Option<&'a str>,
}

#[derive(Serialize, Deserialize)]
struct SpotAs<'a> {
    file: &'a str,
    sheet: &'a str,
    at: Option<At>,
    label: &'a str,
    seen: &'a str,
    reading: &'a str,
    /// The keys of its template and table.
    #[serde(borrow)]
    table: Option<(&'a str, &'a str)>,
    row: Option<u32>,
    spec: Option<&'a str>,
    about: Option<&'a str>,
}

/// Names that stand in many places, kept once.
#[derive(Default)]
pub(super) struct Names<'a>(BTreeMap<&'a str, Arc<str>>);

impl<'a> Names<'a> {
    pub(super) fn of(&mut self, name: &'a str) -> Arc<str> {
        self.0.entry(name).or_insert_with(|| name.into()).clone()
    }
}

/// The template with this id.
pub(super) fn template(id: &str) -> Result<&'static Template, Unusable> {
    crate::schema::template(id).ok_or(Unusable)
}

/// The table of a template with this key.
pub(super) fn table(template: &'static Template, key: &str) -> Result<&'static Table, Unusable> {
    template.tables.iter().copied().find(|table| table.key == key).ok_or(Unusable)
}

fn spec(table: &'static Table, key: &str) -> Result<&'static Spec, Unusable> {
    table.columns.iter().copied().find(|spec| spec.key == key).ok_or(Unusable)
}

impl<'a> FindingAs<'a> {
    pub(super) fn of(finding: &'a Finding) -> Self {
        Self {
            rule: finding.rule.code,
            first: SpotAs::of(&finding.first),
            others: finding.others.iter().map(SpotAs::of).collect(),
            expected: finding.expected.as_deref(),
            remark: finding.remark.as_deref(),
            about: finding.about.as_ref().map(Id::as_str),
        }
    }

    pub(super) fn read(self, names: &mut Names<'a>) -> Result<Finding, Unusable> {
        Ok(Finding {
            rule: RULES.iter().copied().find(|rule| rule.code == self.rule).ok_or(Unusable)?,
            first: self.first.read(names)?,
            others: self.others.into_iter().map(|spot| spot.read(names)).collect::<Result<_, _>>()?,
            expected: self.expected.map(str::to_owned),
            remark: self.remark.map(str::to_owned),
            about: self.about.map(|id| Id(id.to_owned())),
        })
    }
}

impl<'a> SpotAs<'a> {
    fn of(spot: &'a Spot) -> Self {
        let key = |table: &'static Table| {
            let home = TEMPLATES.iter().find(|template| template.tables.contains(&table))?;
            Some((home.id, table.key))
        };
        Self {
            file: &spot.file,
            sheet: &spot.sheet,
            at: spot.at,
            label: &spot.label,
            seen: &spot.seen,
            reading: &spot.reading,
            table: spot.table.and_then(key),
            row: spot.row,
            spec: spot.spec.map(|spec| spec.key),
            about: spot.about.as_ref().map(Id::as_str),
        }
    }

    fn read(self, names: &mut Names<'a>) -> Result<Spot, Unusable> {
        let table = self.table.map(|(id, key)| table(template(id)?, key)).transpose()?;
        Ok(Spot {
            file: names.of(self.file),
            sheet: names.of(self.sheet),
            at: self.at,
            label: self.label.to_owned(),
            seen: self.seen.to_owned(),
            reading: self.reading.to_owned(),
            table,
            row: self.row,
            spec: self.spec.map(|key| spec(table.ok_or(Unusable)?, key)).transpose()?,
            about: self.about.map(|id| Id(id.to_owned())),
        })
    }
}
