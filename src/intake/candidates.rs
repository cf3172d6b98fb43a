//! Which sheet a table is read from, when people have renamed, copied or moved sheets.
//!
//! A sheet is a candidate by the name of an Excel table on it, by its own name, or by its headers, and counts in that
//! order. `Opfølgning` and its copy `Opfølgning (2)` may both hold the table: one is read, the other is told of as a
//! rival.
use super::{Rival, Sheet, Whereabouts};
use crate::{
    danish::words::alike,
    schema::{LISTS_SHEET, Table},
    xlsx::SheetHead,
};
use std::sync::Arc;

/// By what a sheet is a candidate for a table; the first is the strongest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    TableName,
    SheetName,
    Headers,
}

/// The sheets that by a name say they hold a table; copied sheets and copied tables make them more than one.
pub(super) struct Candidates {
    tables: &'static [&'static Table],
    /// For each table the sheets that claim it, by their place among the tabs.
    named: Vec<Vec<(usize, Rank)>>,
    /// Whether a sheet is the one behind the drop-downs, where codes and names stand below each other as in a table.
    lists: Vec<bool>,
}

impl Candidates {
    pub(super) fn of(tables: &'static [&'static Table], heads: &[SheetHead]) -> Self {
        let named = tables.iter().map(|table| {
            heads.iter().enumerate().filter_map(|(index, head)| Some((index, rank(table, head)?))).collect()
        });
        Self { tables, named: named.collect(), lists: heads.iter().map(|head| head.name == LISTS_SHEET).collect() }
    }

    /// The tables to look for on a sheet: those it claims by a name; where it claims none, those that no sheet claims.
    pub(super) fn candidates(&self, index: usize) -> Vec<&'static Table> {
        let (mut here, mut nowhere) = (Vec::new(), Vec::new());
        for (table, named) in self.tables.iter().copied().zip(&self.named) {
            if named.is_empty() {
                nowhere.push(table);
            } else if named.iter().any(|(sheet, _)| *sheet == index) {
                here.push(table);
            }
        }
        let is_lists = self.lists.get(index).is_some_and(|is_lists| *is_lists);
        if here.is_empty() && !is_lists { nowhere } else { here }
    }

    /// Whether a sheet by a name says it holds the table.
    pub(super) fn is_home(&self, table: &Table, index: usize) -> bool {
        self.rank(table, index) != Rank::Headers
    }

    fn rank(&self, table: &Table, index: usize) -> Rank {
        let named = self.tables.iter().zip(&self.named).find(|(known, _)| **known == table).map(|(_, named)| named);
        let here = named.into_iter().flatten().find(|(sheet, _)| *sheet == index);
        here.map_or(Rank::Headers, |(_, rank)| *rank)
    }
}

/// By which of its names a sheet claims a table.
pub(super) fn rank(table: &Table, head: &SheetHead) -> Option<Rank> {
    if head.tables.iter().any(|found| alike(&found.name, table.name)) {
        return Some(Rank::TableName);
    }
    alike(&head.name, table.sheet).then_some(Rank::SheetName)
}

/// The tables as found so far. Of each only the best is kept with its rows, so that many copies cost no memory.
#[derive(Default)]
pub(super) struct FoundTables {
    best: Vec<FoundTable>,
    others: Vec<Other>,
}

struct FoundTable {
    index: usize,
    rank: Rank,
    sheet: Sheet,
}

/// A sheet with rows for a table, which is not the one that is read.
struct Other {
    table: &'static Table,
    sheet: Arc<str>,
    rank: Option<Rank>,
}

impl FoundTable {
    /// The lowest is read.
    fn weight(&self) -> (bool, Rank, usize) {
        (self.sheet.rows.is_empty(), self.rank, self.index)
    }
}

impl FoundTables {
    /// Rows come before none, then the strongest name, then the first tab.
    pub(super) fn keep(&mut self, candidates: &Candidates, index: usize, sheet: Sheet) {
        let mut found = FoundTable { index, rank: candidates.rank(sheet.table, index), sheet };
        let Some(known) = self.best.iter_mut().find(|known| known.sheet.table == found.sheet.table) else {
            self.best.push(found);
            return;
        };
        if found.weight() < known.weight() {
            std::mem::swap(&mut found, known);
        }
        // The weaker of the two: its rows are let go, its name is kept.
        if !found.sheet.rows.is_empty() {
            let FoundTable { rank, sheet, .. } = found;
            self.others.push(Other { table: sheet.table, sheet: sheet.place.sheet, rank: Some(rank) });
        }
    }

    /// A sheet that was not read for the table holds it again.
    pub(super) fn copied(&mut self, table: &'static Table, sheet: Arc<str>) {
        self.others.push(Other { table, sheet, rank: None });
    }

    /// Whether a table was found on the sheet.
    pub(super) fn is_on(&self, index: usize) -> bool {
        self.best.iter().any(|find| find.index == index)
    }

    /// Whether the table was found.
    pub(super) fn has(&self, table: &Table) -> bool {
        self.best.iter().any(|find| find.sheet.table == table)
    }

    /// The table as found; every other sheet with rows for it is named beside it.
    pub(super) fn take(&mut self, table: &Table) -> Option<Sheet> {
        let place = self.best.iter().position(|find| find.sheet.table == table)?;
        let FoundTable { rank, mut sheet, .. } = self.best.swap_remove(place);
        sheet.found = if rank == Rank::Headers { Whereabouts::ByHeaders } else { Whereabouts::ByName };
        let others = self.others.iter().filter(|other| other.table == table && other.sheet != sheet.place.sheet);
        sheet.rivals =
            others.map(|other| Rival { sheet: other.sheet.clone(), is_equal: other.rank == Some(rank) }).collect();
        Some(sheet)
    }
}
