//! Book + schema → a submission of rows. Finds tables by name and header; keeps what was seen and judges nothing.
//!
//! **Architecture invariant.** Intake never fails and never warns: even "sheet missing" and "not a number" are rules.
mod delivery;
mod find;
mod headers;
mod home;
mod inspection;
mod lookout;
mod read;
mod row;
mod timed;

pub use delivery::{Arrived, Delivery, Identity, Personal, Rival, Sheet, Submission, Whereabouts};
pub use find::intake;
pub use headers::{HeaderFault, Headers};
pub use inspection::{Looks, Tab, look};
pub use read::DATA_ROWS;
pub use row::{Entry, Key, Place, Row};
pub use timed::{Timed, Times};
