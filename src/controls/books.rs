//! What the controls hold the register against, and an owned copy of it all that an example may bend.
use super::Accounts;
use crate::{
    archive::{Past, Record},
    changes::Changes,
    findings::Finding,
    intake::KeptFile,
    programme::Programme,
    register::Register,
    rules::Waived,
};

/// What is known of a run from elsewhere than its register: counted and written by those who did the work.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    /// Files under `indsendt`, counted on the disk by nobody who reads them.
    pub files_on_disk: usize,
    /// Business cases fetched from the archive to stand in for missing ones.
    pub from_archive: usize,
    /// The proposal of budget transfers, as the text that is written.
    pub transfer_csv: String,
}

/// Everything a control can ask, owned. A run has it spread out; an example takes it as one and bends a part of it.
#[derive(Debug)]
pub struct Books {
    /// The programme.
    pub programme: Programme,
    /// Every file as it came.
    pub deliveries: Vec<KeptFile>,
    /// Every finding that stands.
    pub found: Vec<Finding>,
    /// Every finding that the programme has waived.
    pub waived: Vec<Waived>,
    /// The register.
    pub register: Register,
    /// The accepted period before, and what has changed since.
    pub since: Option<(Past, Changes)>,
    /// What was accepted of the very same run, if it was.
    pub twin: Option<Record>,
    /// What is known from elsewhere.
    pub evidence: Evidence,
}

impl Books {
    /// The same, as controls ask it.
    pub fn accounts(&self) -> Accounts<'_> {
        Accounts {
            programme: &self.programme,
            deliveries: &self.deliveries,
            found: &self.found,
            waived: &self.waived,
            register: &self.register,
            since: self.since.as_ref().map(|(past, changes)| (past, changes)),
            twin: self.twin.as_ref(),
            evidence: &self.evidence,
        }
    }
}
