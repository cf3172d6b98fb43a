//! S: sheets, headers and formulas.
pub mod s01_missing_sheet;
pub mod s02_renamed_header;
pub mod s03_missing_column;
pub mod s04_hidden_rows;
pub mod s05_altered_formula;
pub mod s06_cell_error;
pub mod s08_far_below;
pub mod s11_uncalculated_formula;
pub mod s12_broken_off_sheet;
pub mod s13_too_many_rows;
pub mod s14_empty_sheet;
pub mod s15_hidden_sheet;
pub mod s16_merged_cells;
pub mod s17_stale_receipt;
pub mod s18_two_sheets_fit;
pub mod s19_unread_copy;
pub mod s20_not_a_row;
