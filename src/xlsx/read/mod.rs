//! The reading door: an archive measured while it inflates, its parts walked by one bounded XML reader.
//!
//! Nothing here allocates from a number the file declares; every collection is bounded by inflated bytes,
//! which are counted as they come out.
mod archive;
mod book;
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
