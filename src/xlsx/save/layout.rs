//! The sheet around its cells: columns, rows, panes, protection and paper.
use super::super::{Page, Sheet, Visibility, style};
use super::{Unsaved, heights, words};
use rust_xlsxwriter::{IgnoreError, ProtectionOptions, Worksheet};

/// A4 as the file format numbers it.
const A4: u8 = 9;
/// The tallest row and the widest column Excel accepts.
const TALLEST: u16 = 409;
const WIDEST: u16 = 255;

pub(super) fn lay(page: &mut Worksheet, sheet: &Sheet) -> Result<(), Unsaved> {
    page.set_screen_gridlines(false);
    show(page, sheet);
    columns_and_rows(page, sheet)?;
    if let Some(at) = sheet.freeze {
        page.set_freeze_panes(at.row, at.col)?;
    }
    if sheet.protected {
        page.protect_with_options(&light_protection());
    }
    hush(page, sheet)?;
    paper(page, &sheet.page)
}

fn show(page: &mut Worksheet, sheet: &Sheet) {
    if let Some(colour) = style::tab_colour(sheet.tab) {
        page.set_tab_color(colour);
    }
    match sheet.visibility {
        Visibility::Shown => {}
        Visibility::Hidden => {
            page.set_hidden(true);
        }
        Visibility::VeryHidden => {
            page.set_very_hidden(true);
        }
    }
}

fn columns_and_rows(page: &mut Worksheet, sheet: &Sheet) -> Result<(), Unsaved> {
    for (col, column) in (0_u16..).zip(&sheet.columns) {
        page.set_column_width(col, column.width.min(WIDEST))?;
        page.set_column_format(col, &style::blank_format(column.style, column.tone))?;
    }
    for (row, height) in heights::of(sheet) {
        page.set_row_height(row, height.min(TALLEST))?;
    }
    // The line that sums up a run stands above it: one reads the group before its details.
    page.group_symbols_above(true);
    for &(first, last) in &sheet.outline {
        page.group_rows_collapsed(first, last)?;
    }
    Ok(())
}

/// Against slips of the hand, not against people: no password, and everything but labels and formulas is free.
fn light_protection() -> ProtectionOptions {
    ProtectionOptions {
        format_cells: true,
        format_columns: true,
        format_rows: true,
        insert_columns: true,
        insert_rows: true,
        delete_rows: true,
        sort: true,
        use_autofilter: true,
        ..ProtectionOptions::new()
    }
}

/// Ids and account strings are text on purpose: no green corners.
fn hush(page: &mut Worksheet, sheet: &Sheet) -> Result<(), Unsaved> {
    let rows = sheet.cells.keys().map(|at| at.row).max();
    let cols = sheet.cells.keys().map(|at| at.col).max();
    if let (Some(row), Some(col)) = (rows, cols) {
        page.ignore_error_range(0, 0, row, col, IgnoreError::NumberStoredAsText)?;
    }
    Ok(())
}

fn paper(page: &mut Worksheet, paper: &Page) -> Result<(), Unsaved> {
    page.set_paper_size(A4).set_print_fit_to_pages(1, paper.tall).set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3);
    if paper.landscape {
        page.set_landscape();
    }
    if let Some((first, last)) = paper.repeat {
        page.set_repeat_rows(first, last)?;
    }
    page.set_footer(footer(&paper.footer));
    Ok(())
}

/// The left text as it stands (a lone `&` would be a command) and the page number on the right.
fn footer(left: &str) -> String {
    const PAGES: &str = "&R&9Side &P af &N";
    let left = words::line(left, words::MESSAGE / 2 - PAGES.len()).replace('&', "&&");
    format!("&L&9 {left}{PAGES}")
}
