//! Book + schema → a submission of rows. FoundTables tables by name and header; keeps what was seen and judges nothing.
//!
//! **Architecture invariant.** Intake never fails and never warns: even "sheet missing" and "not a number" are rules.
mod candidates;
mod checksum;
mod copies;
mod delivery;
mod find;
mod headers;
mod inspection;
mod kept;
mod read;
mod registration_sums;
mod row;

pub use checksum::{hexadecimal, sha256};
pub use delivery::{Arrived, Delivery, Identity, Personal, Rival, Sheet, Submission, Whereabouts};
pub use find::intake;
pub use headers::{HeaderFault, Headers};
pub use inspection::{Looks, Tab, look};
pub use kept::{KeptFile, KeptSheet, KeptWorkbook, Tables};
pub use read::DATA_ROWS;
pub use registration_sums::{RegistrationSums, TaskSums};
pub use row::{Entry, Key, Place, Row};
