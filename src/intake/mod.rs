//! Book + schema → a submission of rows. Finds tables by name and header, keeps what was seen and judges nothing.
//!
//! **Architecture invariant.** Intake never fails and never warns: even "sheet missing" and "not a number" are rules.
mod candidates;
mod copies;
mod delivery;
mod find;
mod headers;
mod inspection;
mod read;
mod registration_sums;
mod row;

pub use delivery::{Arrived, Delivery, Identity, Personal, Rival, Sheet, Submission, Whereabouts};
pub use find::intake;
pub use headers::{HeaderFault, Headers};
pub use inspection::{Looks, Tab, look};
pub use read::DATA_ROWS;
pub use registration_sums::{RegistrationSums, TaskSums};
pub use row::{Entry, Key, Place, Row, RowOf, RowsOf};
