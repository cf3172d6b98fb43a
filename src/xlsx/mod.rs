//! The two doors: a workbook comes in as a [`Book`], a [`Drawing`] goes out as bytes.
//!
//! **Architecture invariant.** No other module names `zip`, `quick_xml`, `rust_xlsxwriter` or a float.
mod block;
mod book;
mod cell;
mod drawing;
mod open;
mod read;
mod save;
mod style;
mod text;

pub use block::Block;
pub use book::{Book, Flow, Format, RowSeen, SheetHead, SheetTail, TableHead, Visibility, Weight};
pub use cell::{Area, At, Cell, Form, Seen, ShownUnit};
pub use drawing::{
    Cached, Chart, ChartKind, Choices, Column, Content, Drawing, Highlight, Ink, Page, SeriesInk, Sheet, TableInk, Test,
};
pub use open::{LIMITS, Limits, Refusal};
pub use save::{Unsaved, save};
pub use style::{Style, Tone};
