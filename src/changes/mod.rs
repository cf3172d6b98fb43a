//! What has changed since the period accepted before: row by row, and as a bridge from its closing figures to ours.
//!
//! **Architecture invariant.** The rows tell what somebody did, the bridge what it means; the bridge is made of facts alone
//! and sums exactly.
mod bridge;
mod listed;

pub use bridge::{BRIDGE, Bridge, Figure, Span};
pub use listed::{Change, What};

use crate::{
    archive::Past,
    intake::KeptWorkbook,
    register::{Register, Verdicts},
    schema::Id,
};

/// A business case that counts now.
#[derive(Clone, Copy)]
pub struct Now<'a> {
    /// The centre.
    pub centre: &'a Id,
    /// Its workbook.
    pub workbook: &'a KeptWorkbook,
    /// What counts in it.
    pub verdicts: &'a Verdicts,
}

/// Everything that has changed.
#[derive(Clone, Debug)]
pub struct Changes {
    /// The package compared with.
    pub since: String,
    /// Row by row, the gravest first.
    pub listed: Vec<Change>,
    /// Figure by figure.
    pub bridge: Vec<Bridge>,
}

impl Changes {
    /// Compares what counts now with what was accepted.
    pub fn since(past: &Past, now: &[Now<'_>], register: &Register) -> Self {
        Self {
            since: past.manifest.package.name.clone(),
            listed: listed::listed(past, now, register),
            bridge: BRIDGE.iter().map(|figure| Bridge::of(figure, past, register)).collect(),
        }
    }
}
