//! The reading door, held against small workbooks made by hand, by other programs and by ill will.
// A test that cannot build its workbook has failed.
#![allow(clippy::unwrap_used, clippy::format_collect, clippy::print_stderr, clippy::float_arithmetic)]

mod build;
mod cells;
mod hostile;
mod ods;
mod parts;
mod second_opinion;
