//! T: what a cell holds.
pub mod t01_wrong_type;
pub mod t02_text_number;
pub mod t03_ambiguous_number;
pub mod t04_bad_date;
pub mod t05_day_or_month_first;
pub mod t06_unknown_choice;
pub mod t07_percent_out_of_range;
pub mod t08_id_spelling;
pub mod t09_odd_magnitude;
pub mod t10_unusable_text;
pub mod t11_assumed_thousands;
pub mod t12_text_date;
pub mod t13_other_spelling;
pub mod t14_small_percent;
pub mod t15_out_of_range;
