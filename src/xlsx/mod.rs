//! The two doors: a workbook comes in as a [`Book`], a [`Drawing`] goes out as bytes.
//!
//! In: [`Book::open`] measures and opens, [`Book::rows`] streams rows of [`Cell`]s; `open` and `book` are what a caller
//! sees, `read` is the work; [`unpack()`] finds the workbooks in a mail or a zip archive. Out: `drawing` is what is to stand where, as a value that tests can print (`text`) and
//! compare; `block` is the part of it for very long tables, `style` says in what look, and [`save()`] makes the file.
//!
//! **Architecture invariant.** No other module names `zip`, `quick_xml`, `calamine`, `mail_parser`, `rust_xlsxwriter` or a float.
mod block;
mod book;
mod cell;
mod drawing;
mod formula;
mod open;
mod read;
mod save;
mod style;
mod text;

pub use block::Block;
pub use book::{Book, Flow, Format, RowSeen, SheetHead, SheetTail, TableHead, Visibility, Weight};
pub use cell::{Area, At, Cell, Form, Seen, ShownUnit};
pub use drawing::{
    Access, Cached, Chart, ChartKind, Choices, Column, Content, Drawing, Highlight, Ink, Numbered, Page, Points,
    SeriesInk, Sheet, TableInk, Test,
};
pub use formula::{Formula, Function, Op, Pin, Place};
pub use open::{Excess, Expendable, LIMITS, Limit, Limits, Refusal, Sealed};
pub use read::{Packed, Unpacked, is_spreadsheet_name, unpack};
pub use save::{Unsaved, heights, save};
pub use style::{Style, Tone};
