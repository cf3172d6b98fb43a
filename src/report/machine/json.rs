//! Findings for programs: `bemærkninger.json`, as [`Document`] has it.
use crate::{
    findings::{Document, Finding},
    intake::KeptFile,
};

/// Every finding, one object each, in a fixed order.
pub fn findings(found: &[Finding], files: &[KeptFile]) -> String {
    Document::of(found, files).write()
}
