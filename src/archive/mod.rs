//! What earlier periods accepted: a package of facts, rows, baselines, findings and a manifest per accepted period, each
//! chained to the one before it.
//!
//! **Architecture invariant.** Append-only: a package is never changed, a period accepted again becomes a new one. This
//! module knows bytes; the disk is for `commands`. Amounts are decimals from cell to Parquet and back.
mod chain;
mod earlier_findings;
mod fact_file;
mod manifest;
mod past;
mod rows;

pub use self::{
    chain::{Kept, faults, previous},
    earlier_findings::{EarlierFinding, earlier_findings_of},
    fact_file::{facts, parquet},
    manifest::{Answer, Input, Manifest, Package, PackageFile, Previous, Record, Total},
    past::{Baseline, Past, PastCase, Promise},
    rows::{CaseRows, Unreadable, baselines, baselines_of, cases, cases_of},
};

/// The facts of a package.
pub const FACTS_FILE: &str = "fakta.parquet";
/// The rows of a package.
pub const ROWS_FILE: &str = "rækker.json";
/// The baselines of a package.
pub const BASELINES_FILE: &str = "baseline.json";
/// The findings of a package.
pub const FINDINGS_FILE: &str = "bemærkninger.json";
/// What a package is, and how it is chained.
pub const MANIFEST_FILE: &str = "manifest.json";
/// The folder of the sources in a package.
pub const SOURCES_FOLDER: &str = "kilder";
