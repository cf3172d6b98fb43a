//! A second look at a workbook, for `gevinst inspicer`: its tabs, what of them was read as which table, and what it
//! weighs. For whoever must find out why a file reads as it does.
use super::{Headers, Submission};
use crate::{
    danish::printed,
    schema::identity,
    xlsx::{At, Book, Expendable, Flow, Format, LIMITS, RowSeen, Seen, SheetHead, TableHead, Visibility, Weight},
};
use std::ops::ControlFlow;

/// A workbook, looked at as a whole.
#[derive(Debug)]
pub struct Looks {
    /// Which family of programs saved it.
    pub format: Format,
    /// The hidden sheet says what the workbook is.
    pub told_by_sheet: bool,
    /// The document's properties say it.
    pub told_by_properties: bool,
    /// Counts days from 1904.
    pub epoch_1904: bool,
    /// Its tabs in order.
    pub tabs: Vec<Tab>,
    /// What it weighs once every sheet has been read.
    pub weight: Weight,
}

/// A tab, looked at.
#[derive(Debug)]
pub struct Tab {
    /// Its text, masked.
    pub name: String,
    /// Whether people see it.
    pub visibility: Visibility,
    /// The tables it declares.
    pub tables: Vec<TableHead>,
    /// Rows with content.
    pub rows: u64,
    /// Those of them that nobody sees.
    pub hidden_rows: u64,
    /// Cells with content.
    pub cells: u64,
    /// Columns that nobody sees.
    pub hidden_columns: u64,
    /// Merged areas.
    pub merged: usize,
    /// Whether it could be read to its end.
    pub whole: bool,
    /// Headers that are no column of ours: where, and the text, masked.
    pub unknown: Vec<(At, String)>,
}

/// Looks at the bytes `submission` was read from; nothing when they open no more.
pub fn look(bytes: Vec<u8>, submission: &Submission, process: Option<&Expendable>) -> Option<Looks> {
    let opened = match process {
        Some(process) => Book::open_any(bytes, &LIMITS, process),
        None => Book::open(bytes, &LIMITS),
    };
    let mut book = opened.ok()?;
    let heads = book.sheets.clone();
    let tabs = heads.iter().enumerate().map(|(index, head)| tab(&mut book, index, head, submission)).collect();
    Some(Looks {
        format: book.format,
        told_by_sheet: heads.iter().any(|head| head.name == identity::SHEET),
        told_by_properties: identity::KEYS.iter().any(|key| book.properties.contains_key(*key)),
        epoch_1904: book.epoch_1904,
        tabs,
        weight: book.weight(),
    })
}

fn tab(book: &mut Book, index: usize, head: &SheetHead, submission: &Submission) -> Tab {
    let name = printed(&head.name).into_owned();
    let mut tab = Tab {
        visibility: head.visibility,
        tables: head.tables.clone(),
        rows: 0,
        hidden_rows: 0,
        cells: 0,
        hidden_columns: 0,
        merged: 0,
        whole: true,
        unknown: Vec::new(),
        name,
    };
    let here = submission.sheets.iter().filter(|sheet| *sheet.place.sheet == *tab.name && !sheet.table.is_form());
    let headers: Vec<&Headers> =
        here.map(|sheet| &sheet.headers).filter(|headers| !headers.columns.is_empty()).collect();
    let tail = book.rows(index, &mut |row: &RowSeen<'_>| -> Flow {
        tab.count(row, &headers);
        ControlFlow::Continue(())
    });
    tab.whole = tail.is_ok();
    let tail = tail.unwrap_or_default();
    tab.merged = tail.merged.len();
    tab.hidden_columns = tail.hidden_columns.iter().map(|(first, last)| u64::from(last - first) + 1).sum();
    tab
}

impl Tab {
    fn count(&mut self, row: &RowSeen<'_>, headers: &[&Headers]) {
        self.rows += 1;
        self.hidden_rows += u64::from(row.hidden);
        self.cells += row.cells.len() as u64;
        if headers.iter().any(|headers| headers.row == row.row) {
            self.unknown.extend(unknown(row, headers));
        }
    }
}

/// What stands in a header row and is no header of ours.
fn unknown(row: &RowSeen<'_>, headers: &[&Headers]) -> Vec<(At, String)> {
    let foreign =
        row.cells.iter().filter(|(col, _)| headers.iter().all(|headers| !headers.columns.contains(&Some(*col))));
    let texts = foreign.filter_map(|(col, cell)| match &cell.seen {
        Seen::Text(text) => Some((At::new(row.row, *col), printed(text).into_owned())),
        _ => None,
    });
    texts.collect()
}
