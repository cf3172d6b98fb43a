//! The reading door: an archive measured while it inflates, its parts walked by one bounded XML reader.
//!
//! A size the file declares is held to the bounds before it is believed; every collection is bounded by inflated bytes.
mod book;
mod container;
mod inflate;
mod kind;
mod number;
mod ods;
mod properties;
mod relations;
mod scan;
mod sheet;
mod source;
mod strings;
mod styles;
mod text;
mod value;
mod workbook;
mod xml;

pub(super) use source::{Source, open};
