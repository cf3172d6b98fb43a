//! Where things stand on a table's sheet, for everyone who points at them: title, purpose and legend in rows 1 to 3,
//! units in row 4, headers in row 5, data below. A form has its labels in column A and its values in B.
use super::issue::Issue;
use crate::{
    schema::{Layout, Spec, Table},
    xlsx::{Area, At},
};

/// The row of the headers.
pub(super) const HEADER: u32 = 4;
/// The first row of a table's data.
pub(super) const DATA: u32 = HEADER + 1;
/// The row of a form's first field.
pub(super) const FIELD: u32 = 4;
/// The column of a form's values.
pub(super) const VALUE: u16 = 1;

/// A column or row number of something the schema holds a handful of.
pub(super) fn small(position: usize) -> u16 {
    u16::try_from(position).expect("a table has fewer fields than a sheet has columns")
}

/// The cells that hold a field's values.
pub(super) fn cells_of(issue: &Issue<'_>, table: &Table, position: usize) -> Area {
    match table.layout {
        Layout::Form => one(At::new(FIELD + u32::from(small(position)), VALUE)),
        Layout::Rows(_) => {
            let col = small(position);
            Area { first: At::new(DATA, col), last: At::new(HEADER + issue.rows(table), col) }
        }
    }
}

/// Rows below a table that are checked, coloured and looked into like its own: whoever writes on past its end gets the same
/// help. Excel makes the table grow over them as they are filled in; other programs do not.
const BELOW: u32 = 500;

/// The cells where a field's values may stand: those of the table, and those below it.
pub(super) fn reach(issue: &Issue<'_>, table: &Table, position: usize) -> Area {
    let own = cells_of(issue, table, position);
    match table.layout {
        Layout::Form => own,
        Layout::Rows(_) => Area { last: At::new(own.last.row + BELOW, own.last.col), ..own },
    }
}

/// The cell of one field: in a form its only one, in a table that of a row from zero.
pub(super) fn cell_of(table: &Table, row: usize, spec: &Spec) -> At {
    let position = table.position(spec).unwrap_or_default();
    match table.layout {
        Layout::Form => At::new(FIELD + u32::from(small(position)), VALUE),
        Layout::Rows(_) => At::new(DATA + u32::try_from(row).unwrap_or_default(), small(position)),
    }
}

/// A single cell.
pub(super) fn one(at: At) -> Area {
    Area { first: at, last: at }
}

/// Headers and data of a table; labels and values of a form.
pub(super) fn block(issue: &Issue<'_>, table: &Table) -> Area {
    let last = table.columns.len().saturating_sub(1);
    match table.layout {
        Layout::Form => Area { first: At::new(FIELD, 0), last: cells_of(issue, table, last).last },
        Layout::Rows(_) => Area { first: At::new(HEADER, 0), last: cells_of(issue, table, last).last },
    }
}

/// The table of the issue's template that holds this very field, and where in it.
pub(super) fn home(issue: &Issue<'_>, spec: &Spec) -> Option<(&'static Table, usize)> {
    issue.template.tables.iter().find_map(|table| Some((*table, table.position(spec)?)))
}

/// `'Sager pr. måned'!$A$6:$A$125`, and `'Stamdata'!$B$5` for a single cell.
pub(super) fn on_sheet(sheet: &str, area: Area) -> String {
    let cells = if area.first == area.last { area.first.absolute() } else { area.absolute() };
    format!("'{}'!{cells}", sheet.replace('\'', "''"))
}
