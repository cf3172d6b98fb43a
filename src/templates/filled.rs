//! What stands in a template when it is handed out: typed contents by table, row and field.
use crate::{
    schema::{Id, Spec, Table},
    xlsx::Content,
};
use std::collections::BTreeMap;

/// Contents by table, row (from zero; a form has one) and field.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filled {
    /// By the table's key; a row is contents by the field's key.
    tables: BTreeMap<&'static str, Vec<BTreeMap<&'static str, Content>>>,
    marks: Vec<Mark>,
    /// What somebody has to decide anew.
    anew: Vec<Mark>,
    /// The initiatives of other centres that work.
    working: Vec<Id>,
    measurements: Option<Vec<Wanted>>,
}

/// A time measurement that is wanted of a centre now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// Which, and of which task: `Eftermåling af O01`.
    pub what: String,
    /// The task's name, and from when and by when: `Behandle ansøgning. Tidligst 29. april 2026 og senest 30. juni 2026.`
    pub when: String,
}

/// Something to mend in a field that is handed out again.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// The table.
    pub table: &'static Table,
    /// The row, from zero.
    pub row: usize,
    /// The field.
    pub spec: &'static Spec,
    /// What is to be mended.
    pub text: String,
    /// The field of the same row that mends it once it says something else; mostly the one that is told of.
    pub watch: &'static Spec,
}

impl Filled {
    /// Puts a text, number or day in a field; a month is its first day.
    pub fn set(&mut self, table: &'static Table, row: usize, spec: &'static Spec, content: Content) {
        let rows = self.tables.entry(table.key).or_default();
        if rows.len() <= row {
            rows.resize_with(row + 1, BTreeMap::new);
        }
        rows[row].insert(spec.key, content);
    }

    /// What stands in a field, if anything does.
    pub fn get(&self, table: &Table, row: usize, spec: &Spec) -> Option<&Content> {
        self.tables.get(table.key)?.get(row)?.get(spec.key)
    }

    /// Tells of something to mend in a field.
    pub fn mark(&mut self, mark: Mark) {
        self.marks.push(mark);
    }

    /// Tells of something that somebody has to decide before the field can be filled in.
    pub fn decide(&mut self, mark: Mark) {
        self.anew.push(mark);
    }

    /// Offers the initiatives of other centres that work.
    pub fn offer(&mut self, working: Vec<Id>) {
        self.working = working;
    }

    /// The initiatives that are offered.
    pub(super) fn working(&self) -> &[Id] {
        &self.working
    }

    /// What is to be decided, in the order it was told.
    pub fn to_decide(&self) -> &[Mark] {
        &self.anew
    }

    /// Says which measurements are wanted now; an empty list says that none is.
    pub fn want(&mut self, measurements: Vec<Wanted>) {
        self.measurements = Some(measurements);
    }

    /// Which measurements are wanted now; nothing where nobody knows yet what is to be measured.
    pub fn wanted(&self) -> Option<&[Wanted]> {
        self.measurements.as_deref()
    }

    /// What is to be mended, in the order it was told.
    pub fn marks(&self) -> &[Mark] {
        &self.marks
    }

    /// What is to be mended in a field.
    pub(super) fn marks_at(&self, table: &Table, row: usize, spec: &Spec) -> Option<String> {
        let own = self.marks.iter().filter(|mark| mark.table == table && mark.row == row && mark.spec == spec);
        let texts: Vec<&str> = own.map(|mark| &*mark.text).collect();
        (!texts.is_empty()).then(|| texts.join("\n"))
    }

    /// How many rows of a table are filled.
    pub fn rows(&self, table: &Table) -> usize {
        self.tables.get(table.key).map_or(0, Vec::len)
    }
}
