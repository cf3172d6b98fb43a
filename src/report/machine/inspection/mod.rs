//! What was seen in a file, as `gevinst undersøg` tells it: one set of words, printed for people or for programs.
mod portrait;
mod print;

pub use portrait::{Inspection, Refused, Workbook};
pub use print::{HAS_WORKBOOK, json, text};
