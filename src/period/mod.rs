//! **Periode.** From the extracts of the files to the consolidated period: which files count, what was accepted before of
//! the centres that sent nothing, the rules that need several files, the waivers, the register, the changes since, the
//! controls and the run's id. `saml`, `godkend`, the tests and the benchmarks all go this way.
//!
//! ```text
//! Basis ── choose(extracts) ──> Selection ── fill(rows) ──> close() ──> Consolidated
//! ```
//!
//! **Architecture invariant.** Values in, values out: no disk, no process, no clock. The same basis and the same extracts
//! give the same period, whoever read the files, and whenever.
//!
//! # Files in, consolidated period out
//!
//! ```
//! use gevinst::{
//!     extract::Extract,
//!     intake::{Delivery, sha256},
//!     measures::HEADROOM_BOOKED,
//!     period::{Basis, Opened},
//!     units::{Decimal, Month},
//! };
//!
//! // A file is its name and its bytes, wherever they come from.
//! let read = |name: &str| {
//!     let bytes = std::fs::read(format!("samples/fjordby/{name}")).expect("a sample");
//!     let sha256 = sha256(&bytes);
//!     Delivery::of(name, &bytes, sha256, 2026)
//! };
//! let march = Month::parse("2026-03").expect("a month");
//! let opened = Opened::of(read("program.xlsx")).expect("the sample programme has no errors");
//! let basis = Basis { opened, period: march, past: None, accepted: Vec::new(), files_on_disk: 3 };
//!
//! // Each file on its own: what it says, and what its own rules say of it.
//! let names = [
//!     "indsendt/Borgerservice/Businesscase CBD marts FINAL.xlsx",
//!     "indsendt/Borgerservice/Tidsmåling/Tidsregistrering CBD FØR.xlsx",
//!     "indsendt/Borgerservice/Tidsmåling/Tidsregistrering CBD EFTER.xlsx",
//! ];
//! let extracts = names.map(|name| Extract::of(read(name), &basis.context()));
//!
//! // All of them together.
//! let period = basis.choose(extracts.into()).close();
//!
//! // A figure of the programme, in kroner: 49,665.50 is booked.
//! assert_eq!(period.figure(&HEADROOM_BOOKED), Some(Decimal::new(4_966_550, 2)));
//! // A finding: five centres have sent nothing.
//! assert_eq!(period.found.iter().filter(|finding| finding.rule.name == "not-delivered").count(), 5);
//! assert!(period.red().is_empty(), "every control agrees");
//! ```
mod consolidated;
mod opened;
mod selection;

pub use consolidated::Consolidated;
pub use opened::Opened;
pub use selection::Selection;

use crate::{
    archive::{Past, Record},
    extract::Extract,
    findings::Context,
    units::Month,
};

/// **Grundlag.** What the files of a period are held against.
pub struct Basis {
    /// The programme.
    pub opened: Opened,
    /// The period.
    pub period: Month,
    /// The accepted period it is compared with.
    pub past: Option<Past>,
    /// The record of every accepted period: one of them may be of this very run.
    pub accepted: Vec<Record>,
    /// How many files there are to be accounted for, counted by somebody who does not read them.
    pub files_on_disk: usize,
}

impl Basis {
    /// What the rules may know beside what they look at.
    pub fn context(&self) -> Context<'_> {
        Context { programme: Some(&self.opened.programme), period: Some(self.period) }
    }

    /// Chooses which files count; what is accepted of a centre from which nothing does is carried forward.
    pub fn choose(self, extracts: Vec<Extract>) -> Selection {
        Selection::of(self, extracts)
    }
}
