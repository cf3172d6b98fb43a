//! The programme everything is held against, read from its own workbook.
use crate::{
    findings::{Context, Finding, Severity},
    intake::Delivery,
    programme::Programme,
    rules,
};

/// A programme that can be run, with the findings that do not stop it.
pub struct Opened {
    /// The programme.
    pub programme: Programme,
    /// The workbook it comes from.
    pub delivery: Delivery,
    /// What was found in it.
    pub found: Vec<Finding>,
}

impl Opened {
    /// The programme in a workbook.
    ///
    /// # Errors
    /// What has to be mended first, the gravest first; nothing where the workbook is whole and yet makes no programme.
    pub fn of(delivery: Delivery) -> Result<Self, Vec<Finding>> {
        let mut found = rules::check(&delivery, &Context { programme: None, period: None });
        found.sort_by_key(|finding| std::cmp::Reverse(finding.rule.severity));
        let stops = found.iter().any(|finding| finding.rule.severity == Severity::Error);
        let programme = delivery.submission().filter(|_| !stops).and_then(Programme::of);
        match programme {
            Some(programme) => Ok(Self { programme, delivery, found }),
            None => Err(found),
        }
    }
}
