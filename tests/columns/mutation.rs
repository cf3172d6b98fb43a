//! The kinds of mistake, one line each: what is done to a column or a field, and where its finding must point.
// Every kind of mistake is a function of one type: some cannot be made in a column, and most can.
#![allow(clippy::unnecessary_wraps)]
use crate::workbook::Grid;
use gevinst::{
    schema::{Filler, Kind as ValueKind, List, Need, Pattern, Spec, Table},
    units::Decimal,
    xlsx::{At, Cell, Form, Seen},
};

/// A column of a table at its header, or a field of a form at its label.
#[derive(Clone, Copy)]
pub struct Target {
    pub table: &'static Table,
    pub spec: &'static Spec,
    pub header: At,
}

/// Where a finding's first spot must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Cell(At),
    /// Anywhere in a column.
    Column(u16),
    /// The sheet: the column that was there is gone.
    Sheet,
}

impl Place {
    pub fn holds(self, at: Option<At>) -> bool {
        match self {
            Self::Cell(cell) => at == Some(cell),
            Self::Column(col) => at.is_some_and(|at| at.col == col),
            Self::Sheet => true,
        }
    }
}

/// A kind of mistake.
pub struct Kind {
    pub name: &'static str,
    /// Makes it; nothing where it cannot be made.
    pub make: fn(&mut Grid, Target) -> Option<Place>,
    /// Whether what is read may change by it: else not a figure may move.
    pub moves: bool,
    /// Whether it takes the column's contents away, and so must cost no less than emptying its cells.
    pub takes_away: bool,
    /// Rules that may speak too, of what follows from it.
    pub also: &'static [&'static str],
}

/// S17: without a column of Registreringer our sums are others than the sheet Kvittering shows.
const SUMS: &[&str] = &["S17"];

pub const KINDS: &[Kind] = &[
    Kind { name: "renamed slightly", make: renamed_slightly, moves: false, takes_away: false, also: &[] },
    Kind { name: "renamed to something else", make: renamed, moves: true, takes_away: true, also: SUMS },
    Kind { name: "header emptied", make: emptied, moves: true, takes_away: true, also: SUMS },
    Kind { name: "deleted", make: deleted, moves: true, takes_away: true, also: SUMS },
    Kind { name: "doubled", make: doubled, moves: false, takes_away: false, also: &[] },
    Kind { name: "doubled with other contents", make: doubled_otherwise, moves: true, takes_away: false, also: SUMS },
    Kind { name: "hidden", make: hidden, moves: false, takes_away: false, also: &[] },
    Kind { name: "merged down", make: merged, moves: true, takes_away: false, also: EMPTY },
    Kind { name: "merged across", make: merged_across, moves: true, takes_away: false, also: EMPTY },
    Kind { name: "label merged with the next", make: label_merged, moves: false, takes_away: false, also: &[] },
    Kind { name: "label lost in a merge", make: label_lost, moves: true, takes_away: true, also: SUMS },
    Kind { name: "shifted a row", make: shifted, moves: true, takes_away: false, also: SHIFTED },
    Kind { name: "cell emptied", make: cell_emptied, moves: true, takes_away: false, also: FIRST },
    Kind { name: "words for a number or a day", make: wrong_type, moves: true, takes_away: false, also: FIRST },
    Kind { name: "a day for a number", make: wrong_form, moves: true, takes_away: false, also: FIRST },
    Kind { name: "another unit", make: wrong_unit, moves: true, takes_away: false, also: FIRST },
    Kind { name: "out of range", make: out_of_range, moves: true, takes_away: false, also: FIRST },
    Kind { name: "an id nothing has", make: wrong_reference, moves: true, takes_away: false, also: &["L24", "S17"] },
];

/// Rules that ask for what a merged area has taken away, and for the id that other rows refer to.
const EMPTY: &[&str] = &["L01", "L02", "M02", "L08", "L12", "L20", "L31", "L32", "L24", "S17"];
/// What follows from rows that are out, on other sheets: nothing has their ids, and their plan is no longer what was typed.
const SHIFTED: &[&str] = &["L02", "M02", "L24", "S17", "L06", "L20", "L35"];
/// What follows from a row that is out: nothing has its id any more, and it harvests no time.
const FIRST: &[&str] = &["L02", "M02", "L24", "S17"];

/// The cells under a header or beside a label are emptied; its finding is another matter.
pub fn contents_emptied(grid: &mut Grid, target: Target) {
    for (at, _) in contents(grid, target) {
        grid.put(at, "");
    }
}

/// What a column or a field holds.
fn contents(grid: &Grid, target: Target) -> Vec<(At, Cell)> {
    if target.table.is_form() {
        let at = beside(target.header);
        return grid.cells.get(&at).map(|cell| (at, cell.clone())).into_iter().collect();
    }
    grid.below(target.header)
}

fn beside(label: At) -> At {
    At::new(label.row, label.col + 1)
}

fn renamed_slightly(grid: &mut Grid, target: Target) -> Option<Place> {
    grid.put(target.header, &format!("{} (vælg)", target.spec.label));
    Some(Place::Cell(target.header))
}

fn renamed(grid: &mut Grid, target: Target) -> Option<Place> {
    grid.put(target.header, "Noget helt andet");
    Some(Place::Cell(target.header))
}

fn emptied(grid: &mut Grid, target: Target) -> Option<Place> {
    grid.put(target.header, "");
    Some(Place::Cell(target.header))
}

fn deleted(grid: &mut Grid, target: Target) -> Option<Place> {
    if target.table.is_form() {
        grid.delete_row(target.header.row);
    } else {
        grid.delete_column(target.header.col);
    }
    Some(Place::Sheet)
}

fn doubled(grid: &mut Grid, target: Target) -> Option<Place> {
    Some(Place::Cell(copied(grid, target, Cell::clone)?))
}

fn doubled_otherwise(grid: &mut Grid, target: Target) -> Option<Place> {
    let copy = copied(grid, target, |cell| match &cell.seen {
        Seen::Number(number) => Cell { seen: Seen::Number(number + Decimal::ONE), ..cell.clone() },
        _ => Cell { seen: Seen::Text("Andet".to_owned()), ..cell.clone() },
    })?;
    let is_form = target.table.is_form();
    (!contents(grid, target).is_empty()).then_some(if is_form {
        Place::Cell(beside(copy))
    } else {
        Place::Column(copy.col)
    })
}

/// A column again to the right of everything, a field below it.
fn copied(grid: &mut Grid, target: Target, content: impl Fn(&Cell) -> Cell) -> Option<At> {
    let (header, is_form) = (target.header, target.table.is_form());
    let copy = if is_form { At::new(grid.next_row(), header.col) } else { At::new(header.row, grid.next_column()) };
    for (at, cell) in contents(grid, target) {
        let to = if is_form { beside(copy) } else { At::new(at.row, copy.col) };
        grid.cells.insert(to, content(&cell));
    }
    let label = grid.cells.get(&header)?.clone();
    grid.cells.insert(copy, label);
    Some(copy)
}

/// A formula of ours holds nothing of anybody's.
fn hidden(grid: &mut Grid, target: Target) -> Option<Place> {
    if contents(grid, target).is_empty() || target.spec.is_formula() {
        return None;
    }
    if target.table.is_form() {
        grid.hidden_rows.insert(target.header.row);
        return Some(Place::Cell(beside(target.header)));
    }
    grid.hidden_columns.insert(target.header.col);
    Some(Place::Cell(target.header))
}

/// Two cells that hold something, one above the other.
fn merged(grid: &mut Grid, target: Target) -> Option<Place> {
    let cells = contents(grid, target);
    let pair = cells.windows(2).find(|pair| pair[0].0.row + 1 == pair[1].0.row)?;
    if target.table.is_form() || target.spec.is_formula() {
        return None;
    }
    grid.merged.push(format!("{}:{}", pair[0].0, pair[1].0));
    Some(Place::Cell(pair[0].0))
}

/// A cell with the one to its right; in a form a label with its answer. Where a cell of a form is merged with what guides
/// the person, nothing is hidden.
fn merged_across(grid: &mut Grid, target: Target) -> Option<Place> {
    let (first, _) = contents(grid, target).into_iter().next().filter(|_| !target.spec.is_formula())?;
    let left = if target.table.is_form() { target.header } else { first };
    grid.merged.push(format!("{left}:{}", At::new(left.row, left.col + 1)));
    Some(Place::Cell(left))
}

/// The next label of a form, below, or the next header, to the right.
fn next_label(grid: &Grid, target: Target) -> Option<At> {
    let At { row, col } = target.header;
    let next = if target.table.is_form() { At::new(row + 1, col) } else { At::new(row, col + 1) };
    grid.cells.contains_key(&next).then_some(next)
}

/// As LibreOffice can do it: what lies under the merged cell is kept.
fn label_merged(grid: &mut Grid, target: Target) -> Option<Place> {
    let next = next_label(grid, target)?;
    grid.merged.push(format!("{}:{next}", target.header));
    Some(Place::Cell(target.header))
}

/// As Excel does it: the label is merged with the one before it, and is gone.
fn label_lost(grid: &mut Grid, target: Target) -> Option<Place> {
    let At { row, col } = target.header;
    let before = if target.table.is_form() { At::new(row - 1, col) } else { At::new(row, col.checked_sub(1)?) };
    grid.cells.get(&before)?;
    grid.put(target.header, "");
    grid.merged.push(format!("{before}:{}", target.header));
    Some(Place::Cell(target.header))
}

/// Every cell of a column a row down, where that leaves one alone below the rows. A sum may stand there, and of a cell that
/// may be empty one above it says nothing: then it is the lone one that is told of.
fn shifted(grid: &mut Grid, target: Target) -> Option<Place> {
    let Target { table, spec, header } = target;
    if table.is_form() || table.is_computed() || spec.is_formula() {
        return None;
    }
    let cells = contents(grid, target);
    let typed = grid.cells.iter().filter(|(at, cell)| at.row > header.row && cell.formula.is_none());
    let (first, last) = (cells.first()?.0, cells.last()?.0);
    let has_gap = cells.windows(2).any(|pair| pair[0].0.row + 1 != pair[1].0.row);
    let can_be_told = matches!(spec.need, Need::Always) || spec.default.is_some();
    if has_gap || !can_be_told || is_sum(&cells) || typed.map(|(at, _)| at.row).max()? > last.row {
        return None;
    }
    grid.put(first, "");
    grid.cells.extend(cells.into_iter().map(|(at, cell)| (At::new(at.row + 1, at.col), cell)));
    Some(Place::Cell(first))
}

fn is_sum(cells: &[(At, Cell)]) -> bool {
    let number = |(_, cell): &(At, Cell)| if let Seen::Number(number) = cell.seen { Some(number) } else { None };
    let [others @ .., last] = cells else { return false };
    others.len() > 1 && number(last) == Some(others.iter().filter_map(number).sum())
}

/// The first cell somebody has filled in.
fn first(grid: &Grid, target: Target) -> Option<(At, Cell)> {
    contents(grid, target).into_iter().next().filter(|_| target.spec.filler == Filler::Person)
}

fn replaced(grid: &mut Grid, target: Target, content: Option<Cell>) -> Option<Place> {
    let (at, _) = first(grid, target)?;
    grid.cells.insert(at, content?);
    Some(Place::Cell(at))
}

fn cell_emptied(grid: &mut Grid, target: Target) -> Option<Place> {
    let by_default = target.spec.default.is_some() && !target.table.is_form();
    let (at, _) = first(grid, target).filter(|_| matches!(target.spec.need, Need::Always) && !by_default)?;
    grid.put(at, "");
    Some(Place::Cell(at))
}

fn wrong_type(grid: &mut Grid, target: Target) -> Option<Place> {
    replaced(grid, target, (!target.spec.kind.is_text()).then(|| Cell::of(Seen::Text("ved ikke".to_owned()))))
}

fn is_number(spec: &Spec) -> bool {
    !spec.kind.is_text() && !matches!(spec.kind, ValueKind::Date | ValueKind::Month)
}

fn wrong_form(grid: &mut Grid, target: Target) -> Option<Place> {
    let day = Cell { form: Form::Date, ..Cell::of(Seen::Number(Decimal::from(46_054))) };
    replaced(grid, target, is_number(target.spec).then_some(day))
}

/// Euro, in which no column counts.
fn wrong_unit(grid: &mut Grid, target: Target) -> Option<Place> {
    replaced(grid, target, is_number(target.spec).then(|| Cell::of(Seen::Text("8 euro".to_owned()))))
}

fn out_of_range(grid: &mut Grid, target: Target) -> Option<Place> {
    let bounds = target.spec.bounds;
    let outside = if bounds.min < -1_000 { bounds.max + 1 } else { bounds.min - 1 };
    replaced(grid, target, is_number(target.spec).then(|| Cell::of(Seen::Number(Decimal::from(outside)))))
}

fn wrong_reference(grid: &mut Grid, target: Target) -> Option<Place> {
    let refers = matches!(target.spec.list, List::Column(_) | List::Programme(_));
    let id = target.spec.pattern.filter(|_| refers).map(|pattern| match pattern {
        Pattern::Centre | Pattern::CentreOrName | Pattern::CentreOrProgramme | Pattern::Code => "ZZZ",
        Pattern::Centres => "ZZZ, ZZY",
        Pattern::Idea => "CBD-I99",
        Pattern::Agreement => "CBD-A99",
        Pattern::Initiative | Pattern::AnyInitiative | Pattern::Initiatives => "CBD-99",
        Pattern::TimeBenefit | Pattern::Benefit => "CBD-99-T9",
        Pattern::BudgetBenefit => "CBD-99-B9",
        Pattern::QualityBenefit => "CBD-99-K9",
        Pattern::Employee => "M999",
    });
    replaced(grid, target, id.map(|id| Cell::of(Seen::Text(id.to_owned()))))
}

/// The row of the headers in our templates.
const HEADER: u32 = 4;

/// Formulas that give 0, filled down past the last row in every column.
pub fn formulas_filled_down(grid: &mut Grid) {
    let columns: Vec<u16> = header_row(grid).into_iter().map(|(at, _)| at.col).collect();
    let first = grid.next_row();
    for (row, col) in (first..first + 10).flat_map(|row| columns.iter().map(move |col| (row, *col))) {
        let nothing = Cell { formula: Some("E9*1.02".to_owned()), ..Cell::of(Seen::Number(Decimal::ZERO)) };
        grid.cells.insert(At::new(row, col), nothing);
    }
}

/// The headers once more, under the rows.
pub fn headers_again(grid: &mut Grid) {
    let row = grid.next_row();
    for (at, cell) in header_row(grid) {
        grid.cells.insert(At::new(row, at.col), cell);
    }
}

/// The whole table once more, to its right.
pub fn table_again(grid: &mut Grid) {
    let right = grid.next_column() + 1;
    let copies: Vec<(At, Cell)> =
        grid.cells.iter().filter(|(at, _)| at.row >= HEADER).map(|(at, cell)| (*at, cell.clone())).collect();
    grid.cells.extend(copies.into_iter().map(|(at, cell)| (At::new(at.row, at.col + right), cell)));
}

/// Another table with the same headers to its right.
pub fn another_table(grid: &mut Grid) {
    let (right, row) = (grid.next_column() + 1, grid.next_row());
    for (at, cell) in header_row(grid) {
        grid.cells.insert(At::new(at.row, at.col + right), cell);
        grid.cells.insert(At::new(row, at.col + right), Cell::of(Seen::Text("Sidste år".to_owned())));
    }
}

fn header_row(grid: &Grid) -> Vec<(At, Cell)> {
    grid.cells.iter().filter(|(at, _)| at.row == HEADER).map(|(at, cell)| (*at, cell.clone())).collect()
}
