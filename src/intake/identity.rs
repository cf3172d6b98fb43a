//! What a workbook says it is, and where it says so.
//!
//! A template says it three times: in the document's custom properties, on a very hidden sheet, and where people see it,
//! in Stamdata. The IDs in its rows say a part of it again, as `CBD-01-T1` begins with its centre's code. Each may be lost
//! or changed by itself: a program that saves the file anew drops the properties, *Undersøg dokument* in Excel removes
//! both hidden carriers, and people fill in another centre's template or last month's. So what each of them said is kept,
//! with its cell, and rules compare.
use super::{Identity, Place, Row, Sheet, Submission, candidates::rank};
use crate::{
    danish::printed,
    schema::{CellType, Edition, Id, Pattern, Spec, TEMPLATES, Template, business_case::follow_up, identity},
    units::Month,
    xlsx::{At, Book, RowSeen, Seen, SheetHead},
};
use std::{collections::BTreeMap, ops::ControlFlow, sync::Arc};

/// **Bærer.** A place that nobody sees, where a workbook says what it is. The stronger comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Carrier {
    /// The very hidden sheet.
    HiddenSheet,
    /// The document's custom properties.
    Properties,
}

/// What a hidden carrier says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Which carrier.
    pub carrier: Carrier,
    /// The key it answers to, one of [`identity::KEYS`].
    pub key: &'static str,
    /// Its answer, as it stands there; never empty.
    pub text: String,
    /// Its cell; a property has none.
    pub at: Option<(Place, At)>,
}

/// The rows of a workbook whose id begins with one centre's code.
#[derive(Clone, Copy, Debug)]
pub struct Prefix<'a> {
    /// How many.
    pub rows: usize,
    /// The first of them.
    pub first: &'a Row,
    /// The column its id stands in.
    pub spec: &'static Spec,
}

/// What both hidden carriers say; nothing of what is empty.
pub(super) fn told(book: &mut Book, file: &Arc<str>) -> Vec<Told> {
    let mut told = Vec::new();
    if let Some(index) = book.sheets.iter().position(|head| head.name == identity::SHEET) {
        let place = Place { file: file.clone(), sheet: identity::SHEET.into() };
        let _ = book.rows(index, &mut |row: &RowSeen<'_>| {
            if let [(_, key), (col, value), ..] = row.cells {
                let at = Some((place.clone(), At::new(row.row, *col)));
                told.extend(answer(Carrier::HiddenSheet, &text_of(&key.seen), &text_of(&value.seen), at));
            }
            ControlFlow::Continue(())
        });
    }
    told.extend(book.properties.iter().filter_map(|(key, text)| answer(Carrier::Properties, key, text, None)));
    told
}

fn answer(carrier: Carrier, key: &str, text: &str, at: Option<(Place, At)>) -> Option<Told> {
    let key = identity::KEYS.into_iter().find(|known| *known == key)?;
    let text = printed(text.trim()).into_owned();
    (!text.is_empty()).then_some(Told { carrier, key, text, at })
}

/// A value of the hidden sheet; an edition number may have become a number when somebody saved the sheet.
fn text_of(seen: &Seen) -> String {
    match seen {
        Seen::Text(text) => text.clone(),
        Seen::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

impl Identity {
    /// What the hidden carriers say; where they differ, the stronger.
    pub(super) fn of(told: &[Told]) -> Self {
        let text = |key| {
            let answers = told.iter().filter(|told| told.key == key);
            answers.min_by_key(|told| told.carrier).map_or_else(String::new, |told| told.text.clone())
        };
        Self {
            template: text(identity::TEMPLATE),
            edition: text(identity::EDITION),
            programme: text(identity::PROGRAMME),
            centre: text(identity::CENTRE),
            period: text(identity::PERIOD),
            instance: text(identity::INSTANCE),
        }
    }
}

/// The template whose sheets these are, for a workbook that does not say: at least half of its tables stand on a sheet or
/// in an Excel table of their name, and no other template has more. A centre's own workbook with a sheet called Tiltag is
/// none of ours.
pub(super) fn recognised(heads: &[SheetHead]) -> Option<&'static Template> {
    let claimed = |template: &Template| {
        template.tables.iter().filter(|table| heads.iter().any(|head| rank(table, head).is_some())).count()
    };
    let template = TEMPLATES.iter().copied().max_by_key(|template| claimed(template))?;
    (claimed(template) * 2 >= template.tables.len()).then_some(template)
}

/// The edition of a workbook that does not say: the newest that one of its columns came with.
pub(super) fn edition_of(sheets: &[Sheet]) -> Edition {
    let there = sheets.iter().flat_map(|sheet| sheet.table.columns.iter().zip(&sheet.headers.columns));
    there.filter(|(_, col)| col.is_some()).map(|(spec, _)| spec.since).max().unwrap_or(Edition::FIRST)
}

/// What the workbook is, once its sheets are read too. Without hidden carriers Stamdata serves; beside them it is asked
/// for the period alone.
pub(super) fn settled(submission: &Submission) -> Identity {
    let mut identity = submission.identity.clone();
    if submission.told.is_empty() {
        let id = |key| submission.shown_id(key).map_or_else(String::new, |id| id.0);
        identity.programme = id(identity::PROGRAMME);
        identity.centre = id(identity::CENTRE);
        identity.period = submission.shown_period().map_or_else(String::new, |month| month.to_string());
    } else if let Some(typed) = typed_period(submission) {
        identity.period = typed.to_string();
    }
    identity
}

/// The month somebody has typed over that of an earlier template: last month's own file used again, with this month's
/// rows added. Without a reported row for that month it may as well be a slip, and does not count.
fn typed_period(submission: &Submission) -> Option<Month> {
    let (made_for, typed) = (Month::parse(&submission.identity.period)?, submission.shown_period()?);
    let reported = submission.rows(&follow_up::TABLE).iter().filter(|row| !row.lacks(&follow_up::REALISED));
    let months: Vec<Month> = reported.filter_map(|row| row.given(&follow_up::MONTH)).collect();
    (typed > made_for && (months.is_empty() || months.contains(&typed))).then_some(typed)
}

impl Submission {
    /// Whether a hidden carrier is there at all.
    pub fn has_hidden_identity(&self) -> bool {
        !self.told.is_empty()
    }

    /// The field of Stamdata that people see for one of the [`identity::SHOWN`] keys, and the form's row. Other templates
    /// have no such form.
    pub fn shown(&self, key: &str) -> Option<(&Row, &'static Spec)> {
        let (_, field) = identity::SHOWN.into_iter().find(|(known, _)| *known == key)?;
        let form = self.sheets.iter().find(|sheet| sheet.table.sheet == identity::SHOWN_ON)?;
        let spec = form.table.columns.iter().copied().find(|spec| spec.key == field)?;
        Some((form.rows.first()?, spec))
    }

    /// The id in that field, or the centre's name.
    pub fn shown_id(&self, key: &str) -> Option<Id> {
        let (row, spec) = self.shown(key)?;
        row.id(spec)
    }

    /// The month in Periode of Stamdata.
    pub fn shown_period(&self) -> Option<Month> {
        let (row, spec) = self.shown(identity::PERIOD)?;
        let (_, cell) = row.cell(spec).filter(|(_, cell)| !cell.is_blank())?;
        Month::read(spec, cell).ok().map(|(month, _)| month)
    }

    /// The rows of every table by the code their id begins with. A row is counted once, by its first id that begins with
    /// letters and a hyphen: `CBD-01` has one, and the `F01` of an assumption has none.
    pub fn prefixes(&self) -> BTreeMap<Id, Prefix<'_>> {
        let mut found: BTreeMap<Id, Prefix<'_>> = BTreeMap::new();
        let tables = self.sheets.iter().filter(|sheet| !sheet.table.is_form() && !sheet.table.is_computed());
        for row in tables.flat_map(|sheet| &sheet.rows) {
            let ids = row.table.columns.iter().filter(|spec| spec.pattern.is_some_and(Pattern::may_begin_with_centre));
            if let Some((code, spec)) = ids.into_iter().find_map(|spec| Some((centre_in(&row.id(spec)?)?, *spec))) {
                found.entry(code).or_insert(Prefix { rows: 0, first: row, spec }).rows += 1;
            }
        }
        found
    }
}

/// The centre's code an id begins with.
fn centre_in(id: &Id) -> Option<Id> {
    let (code, _) = id.as_str().split_once('-')?;
    Pattern::Centre.fits(code).then(|| Id(code.to_owned()))
}
