//! What stands in a template when it is handed out: typed contents by table, row and field.
use crate::{
    schema::{Spec, Table},
    xlsx::Content,
};
use std::collections::BTreeMap;

/// Contents by table, row (from zero; a form has one) and field.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filled {
    tables: BTreeMap<&'static str, Vec<BTreeMap<&'static str, Content>>>,
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

    /// How many rows of a table are filled.
    pub fn rows(&self, table: &Table) -> usize {
        self.tables.get(table.key).map_or(0, Vec::len)
    }
}
