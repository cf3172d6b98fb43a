//! The reading door: untrusted bytes become a [`Book`](super::Book), whose rows are then streamed on demand.
//!
//! Both formats are a zip archive of XML parts, so the archive and the XML reader are shared. In reading order:
//!
//! | file | does |
//! |---|---|
//! | `source` | the way in: `open`, and one enum over the two formats |
//! | `kind` | what bytes that are no zip archive are (`.xls`, PDF, a cloud shortcut …), for the refusal to say |
//! | `container` | the zip archive: its directory held to the limits, parts by name, the budget of inflated bytes |
//! | `inflate` | one part, unpacked and checked against its CRC-32 |
//! | `text` | bytes to text (UTF-8, UTF-16, Latin-1), Unicode NFC, the `_xHHHH_` escapes |
//! | `xml` | a pull parser over one part: local names, bounded depth, no DOCTYPE |
//! | `excel` | `.xlsx`: finds the parts by their relations, puts the `Book` together, starts the reading of a sheet |
//! | `relations`, `workbook`, `styles`, `strings`, `properties` | one kind of `.xlsx` part each |
//! | `sheet` | the rows of one `.xlsx` sheet; `value` and `number` make a cell's text into a [`Seen`](super::Seen) |
//! | `scan` | a faster reader of the same rows, for the spelling every program writes; `sheet` asks it first |
//! | `binary` | `.xls` and `.xlsb`, with calamine, in a process that may be lost |
//! | `unpack`, `mail` | the workbooks in a zip archive or a mail |
//! | `ods` | `.ods`: all sheets in one part, with its own `sheet` and `value` |
//!
//! Two promises hold everywhere. A size, a count or a reference that the file declares is held to a bound before it is
//! believed, and what is kept is bounded by the bytes inflated for it: a file of 1.5 kB cannot ask for 549 GB, as it
//! can of calamine 0.38. And a damaged cell is a [`Seen::Fault`](super::Seen::Fault) of its own; only a damaged part
//! ends the reading.
mod beside;
mod binary;
mod container;
mod excel;
mod inflate;
mod kind;
mod mail;
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
mod unpack;
mod value;
mod workbook;
mod xml;

pub(super) use source::{Source, open, open_any};
pub use unpack::{Packed, Unpacked, is_spreadsheet_name, unpack};
