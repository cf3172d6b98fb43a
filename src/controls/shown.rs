//! What the centres' own sheets show: their printed totals and the results their program cached, against ours.
//!
//! A figure may differ, for the centre's program may not have calculated. The control is that nobody sees another figure
//! than we use without being told.
use super::{Accounts, Books, Line, count, line};
use crate::{
    danish::show,
    findings::Rule,
    intake::KeptWorkbook,
    register::Kind,
    rules::{
        promise,
        structure::{s05_altered_formula, s17_stale_receipt},
    },
    schema::{Spec, Table, business_case::time_benefits, time_registration::receipt},
    timing,
    units::{Decimal, round},
    xlsx::Seen,
};

/// A figure as a centre's sheet shows it, and ours.
struct Shown {
    theirs: Option<Decimal>,
    ours: Decimal,
}

/// The totals on the sheet Kvittering of each measurement.
pub(super) fn receipts(accounts: &Accounts<'_>) -> Vec<Line> {
    let of = |workbook: &KeptWorkbook| -> Vec<Shown> {
        let lines = workbook.rows(&receipt::TABLE).iter();
        let counted = |row: u32| workbook.registration_sums.as_ref().and_then(|sums| sums.counted_in(row));
        let shown = lines.flat_map(|line| timing::shown(line, counted(line.row)));
        shown.map(|(_, theirs, ours)| Shown { theirs: Some(theirs), ours }).collect()
    };
    let registrations = counting(accounts, |kind| matches!(kind, Kind::TimeRegistration(..)));
    lines(accounts, &registrations, of, &s17_stale_receipt::RULE, Decimal::ZERO)
}

/// The results of our formulas in the business cases.
pub(super) fn computed(accounts: &Accounts<'_>) -> Vec<Line> {
    let of = |workbook: &KeptWorkbook| -> Vec<Shown> {
        let rows = workbook.rows(&time_benefits::TABLE).iter();
        rows.flat_map(|row| {
            promise::computed(row, Some(accounts.programme)).into_iter().filter_map(move |(spec, ours)| {
                let (_, cell) = row.untyped().cell(spec)?;
                match (&cell.seen, &cell.formula) {
                    (Seen::Number(theirs), Some(_)) => Some(Shown { theirs: Some(*theirs), ours: ours? }),
                    (Seen::Number(_) | Seen::Text(_), None) => {
                        Some(Shown { theirs: None, ours: ours.unwrap_or_default() })
                    }
                    _ => None,
                }
            })
        })
        .collect()
    };
    let cases = counting(accounts, |kind| matches!(kind, Kind::BusinessCase(_)));
    lines(accounts, &cases, of, &s05_altered_formula::RULE, s05_altered_formula::SLACK)
}

/// The workbooks that count.
fn counting<'a>(accounts: &Accounts<'a>, is: impl Fn(&Kind) -> bool) -> Vec<&'a KeptWorkbook> {
    let counting = accounts.register.received.iter().filter(|file| file.fate.counts());
    let of_kind = counting.filter(|file| file.kind.as_ref().is_some_and(&is));
    of_kind.filter_map(|file| accounts.deliveries[file.index].workbook.as_ref()).collect()
}

/// A line per workbook that shows anything: figures read against those that agree and those somebody is told of.
fn lines(
    accounts: &Accounts<'_>,
    workbooks: &[&KeptWorkbook],
    of: impl Fn(&KeptWorkbook) -> Vec<Shown>,
    rule: &'static Rule,
    slack: Decimal,
) -> Vec<Line> {
    let one = |workbook: &&KeptWorkbook| {
        let shown = of(workbook);
        let apart = |shown: &Shown| shown.theirs.map_or(Decimal::MAX, |theirs| (theirs - shown.ours).abs());
        let agree = shown.iter().filter(|shown| apart(shown) <= slack).count();
        let told = accounts.times_reported(rule, &workbook.file);
        let most = shown.iter().filter(|shown| shown.theirs.is_some()).map(apart).max().unwrap_or_default();
        let about = format!(
            "{}: {agree} ens, {told} med bemærkning, største forskel {}",
            workbook.file,
            show::number(round(most, 2))
        );
        (!shown.is_empty()).then(|| line(about, count(shown.len()), count(agree + told)))
    };
    workbooks.iter().filter_map(one).collect()
}

/// A centre has seen another number of registrations on its receipt than we count.
pub(super) fn change_a_receipt(books: &mut Books) {
    change(books, &receipt::TABLE, &receipt::ROWS.spec);
}

/// A centre has seen another number of hours in its business case than we compute.
pub(super) fn change_a_computed_cell(books: &mut Books) {
    change(books, &time_benefits::TABLE, &time_benefits::YEARLY_HOURS.spec);
}

/// Adds a hundred to the first number of a column in a workbook that counts.
fn change(books: &mut Books, table: &'static Table, spec: &'static Spec) {
    for file in books.register.received.iter().filter(|file| file.fate.counts()) {
        let Some(workbook) = &mut books.deliveries[file.index].workbook else { continue };
        let sheets = workbook.sheets.iter_mut().filter(|sheet| *sheet.table == *table);
        let cells = sheets.flat_map(|sheet| &mut sheet.rows).filter_map(|row| {
            let place = row.table.columns.iter().position(|known| std::ptr::eq(*known, spec))?;
            row.cells[place].as_mut().map(|(_, cell)| cell)
        });
        for cell in cells {
            if let Seen::Number(number) = &mut cell.seen {
                *number += Decimal::ONE_HUNDRED;
                return;
            }
        }
    }
}
