//! What earlier periods accepted: a package of facts, rows, baselines, findings and a manifest per accepted period, each
//! chained to the one before it.
//!
//! The formats are described in `docs/formater.md`. What a file says of streams, series, fates, tables and columns it says by
//! key; labels are for screens. What an earlier version said is read for ever (`version_1`).
//!
//! **Architecture invariant.** Append-only: a package is never changed, a period accepted again becomes a new one, and so
//! does the withdrawal of one. This
//! module knows bytes; the disk is for `commands`. Amounts are decimals from cell to Parquet and back.
mod amounts;
mod chain;
mod course;
mod decision;
mod differences;
mod earlier_findings;
mod fact_file;
mod manifest;
mod measurements;
mod open;
mod past;
mod raised;
mod rows;
mod version_1;

pub use self::{
    amounts::{Rescaled, Told, has_another_level, rescaled, told},
    chain::{Found, Kept, doubt, faults, in_force, missing, next_name, previous, rank},
    course::{Stood, course, course_of},
    decision::Decision,
    differences::Difference,
    earlier_findings::{EarlierFinding, earlier_findings_of},
    fact_file::{facts, parquet},
    manifest::{Answer, Input, Manifest, ManifestFault, Package, PackageFile, Previous, Record, Total},
    measurements::{Measurement, measurements, measurements_of},
    open::Open,
    past::{Baseline, Past, PastCase, Promise},
    raised::{Raised, raised, raised_of},
    rows::{CaseRows, Unknown, baselines, baselines_of, cases, cases_of},
};

use crate::formats::Flaw;

/// A file of a package that cannot be used, and why.
#[derive(Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// Its name.
    pub file: &'static str,
    /// What is wrong with it.
    pub flaw: Flaw,
}

/// The facts of a package.
pub const FACTS_FILE: &str = "fakta.parquet";
/// The rows of a package.
pub const ROWS_FILE: &str = "rækker.json";
/// The decisions that were asked for when a package was accepted.
pub const DECISIONS_FILE: &str = "beslutninger.json";
/// How the forecast stood in the accepted months. A package made before that was kept has none.
pub const COURSE_FILE: &str = "forløb.json";
/// The baselines of a package.
pub const BASELINES_FILE: &str = "baseline.json";
/// The measurements of a package. One made before measurements were kept has none.
pub const MEASUREMENTS_FILE: &str = "målinger.json";
/// The findings of a package.
pub const FINDINGS_FILE: &str = "bemærkninger.json";
/// What a package is, and how it is chained.
pub const MANIFEST_FILE: &str = "manifest.json";
/// The folder of the sources in a package.
pub const SOURCES_FOLDER: &str = "kilder";
