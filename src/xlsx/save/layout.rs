//! The sheet around its cells: columns, rows, panes, protection and paper.
use super::super::{Access, Numbered, Sheet, Visibility, style};
use super::{Unsaved, corners, heights, rows, words};
use rust_xlsxwriter::{IgnoreError, ProtectionOptions, Worksheet};

/// A4 as the file format numbers it.
const A4: u8 = 9;
/// The tallest row and the widest column Excel accepts.
pub(super) const TALLEST: u16 = 409;
const WIDEST: u16 = 255;
/// The width of a column nobody has given one.
const USUAL: u32 = 8;

pub(super) fn lay(page: &mut Worksheet, sheet: &Sheet) -> Result<(), Unsaved> {
    page.set_screen_gridlines(false);
    show(page, sheet);
    columns_and_rows(page, sheet)?;
    if let Some(at) = sheet.freeze {
        page.set_freeze_panes(at.row, at.col)?;
    }
    if sheet.access == Access::Locked {
        page.protect_with_options(&light_protection());
    }
    hush(page, sheet)?;
    paper(page, sheet)
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
    let ends = || sheet.cells.keys().copied().chain(sheet.block.as_ref().map(rows::last));
    let (rows, cols) = (ends().map(|at| at.row).max(), ends().map(|at| at.col).max());
    if let (Some(row), Some(col)) = (rows, cols) {
        page.ignore_error_range(0, 0, row, col, IgnoreError::NumberStoredAsText)?;
    }
    Ok(())
}

fn paper(page: &mut Worksheet, sheet: &Sheet) -> Result<(), Unsaved> {
    let paper = &sheet.page;
    page.set_paper_size(A4).set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3);
    if paper.landscape {
        page.set_landscape();
    }
    if paper.breaks.is_empty() && paper.column_breaks.is_empty() {
        page.set_print_fit_to_pages(1, paper.tall);
    } else {
        broken(page, sheet)?;
    }
    if let Some((first, last)) = paper.repeat {
        page.set_repeat_rows(first, last)?;
    }
    if let Some((first, last)) = paper.repeat_columns {
        page.set_repeat_columns(first, last)?;
    }
    if let Some(area) = paper.area {
        let (top, left, bottom, right) = corners(area)?;
        page.set_print_area(top, left, bottom, right)?;
    }
    if matches!(paper.number, Numbered::OnSheet(_)) {
        page.set_print_first_page_number(1);
    }
    // A footer that shrinks with a full page cannot be read.
    page.set_header_footer_scale_with_doc(false);
    page.set_footer(footer(&paper.footer, &paper.number));
    Ok(())
}

/// Pages that begin where the drawing says. Excel forgets such places when it fits a sheet to pages, so the scale that
/// makes the widest page fit is worked out here.
fn broken(page: &mut Worksheet, sheet: &Sheet) -> Result<(), Unsaved> {
    let paper = &sheet.page;
    let rows: Vec<u32> = paper.breaks.iter().copied().filter(|row| *row > 0).collect();
    let cols: Vec<u32> = paper.column_breaks.iter().map(|col| u32::from(*col)).filter(|col| *col > 0).collect();
    page.set_page_breaks(&rows)?.set_vertical_page_breaks(&cols)?;
    let room = if paper.landscape { ROOM.1 } else { ROOM.0 };
    page.set_print_scale(u16::try_from(room * 100 / widest(sheet)).unwrap_or(100).clamp(10, 100));
    Ok(())
}

/// The width in pixels that A4 has between its margins, standing and lying; a tenth is kept for programs whose columns
/// are wider than Excel's.
const ROOM: (u32, u32) = (640, 940);

/// The widest page in pixels.
fn widest(sheet: &Sheet) -> u32 {
    let paper = &sheet.page;
    let end = paper.area.map_or(sheet.columns.len(), |area| usize::from(area.last.col) + 1);
    let width = |from: usize, to: usize| -> u32 {
        let chars = |col: usize| sheet.columns.get(col).map_or(USUAL, |column| u32::from(column.width.min(WIDEST)));
        (from..to).map(|col| chars(col) * 7 + 5).sum()
    };
    let repeated = paper.repeat_columns.map_or(0, |(_, last)| width(0, usize::from(last) + 1));
    let begins = paper.column_breaks.iter().map(|col| usize::from(*col));
    let begins: Vec<usize> = std::iter::once(0).chain(begins).chain([end]).collect();
    let one = |pair: &[usize]| width(pair[0], pair[1]) + if pair[0] > 0 { repeated } else { 0 };
    begins.windows(2).map(one).max().unwrap_or_default().max(1)
}

/// The texts as they stand (a lone `&` would be a command), and the page number to the right.
fn footer(left: &str, number: &Numbered) -> String {
    let right = match number {
        Numbered::InPrint => "Side &P af &N".to_owned(),
        Numbered::OnSheet(words) => format!("{} &P", escaped(words, words::MESSAGE / 4)),
        Numbered::Said(words) => escaped(words, words::MESSAGE / 4),
    };
    let left = escaped(left, words::MESSAGE / 2 - right.len());
    format!("&L&10 {left}&R&10 {right}")
}

/// A text of a footer.
fn escaped(text: &str, most: usize) -> String {
    words::line(text, most).replace('&', "&&")
}
