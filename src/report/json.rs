//! Findings for programs: `bemærkninger.json`, as [`Document`] has it.
use crate::{
    findings::{Document, Finding},
    intake::Delivery,
};

/// Every finding, one object each, in a fixed order.
pub fn findings(found: &[Finding], deliveries: &[&Delivery]) -> String {
    Document::of(found, deliveries).write()
}
