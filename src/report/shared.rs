//! What several sheets and papers ask for, worked out when it is first asked for and once only: every centre has papers of
//! its own, and each would otherwise rank and judge the whole programme anew.
use super::{
    Report, lacking, receipt,
    sheets::{
        initiatives::{Ranked, rank_all},
        leading_initiatives,
    },
};
use crate::{
    findings::Finding,
    judgement::{Decision, decisions},
    schema::Id,
};
use std::{collections::BTreeMap, sync::OnceLock};

/// What was worked out so far.
#[derive(Clone, Default)]
pub struct Shared {
    ranked: OnceLock<Vec<Ranked>>,
    decisions: OnceLock<Vec<Decision>>,
    leading: OnceLock<Vec<usize>>,
    findings: OnceLock<BTreeMap<Id, Vec<Finding>>>,
    lacking: OnceLock<BTreeMap<Id, Vec<String>>>,
}

impl Report<'_> {
    /// Every initiative, the most promised money that is not booked first, then the most promised time that is not
    /// documented.
    pub(crate) fn ranked(&self) -> &[Ranked] {
        self.shared.ranked.get_or_init(|| rank_all(self))
    }

    /// What is to be decided, and what was answered.
    pub(super) fn decisions(&self) -> &[Decision] {
        self.shared.decisions.get_or_init(|| decisions(&self.premises()))
    }

    /// Whether the directors see an initiative on the sheet Tiltag.
    pub(super) fn is_leading(&self, ranked: &Ranked) -> bool {
        self.shared.leading.get_or_init(|| leading_initiatives::shown(self)).contains(&ranked.place)
    }

    /// The findings in a centre's own files, and those about the centre itself.
    pub(super) fn own_findings(&self, code: &Id) -> &[Finding] {
        let all = || self.of_each_centre(|code| receipt::own_findings(self, code));
        self.shared.findings.get_or_init(all).get(code).map_or(&[], Vec::as_slice)
    }

    /// What a centre owes beside its file for the period, a phrase each that goes on from »Vi mangler«; nothing where it owes
    /// nothing, or where the programme has waived it.
    pub(super) fn lacking(&self, code: &Id) -> &[String] {
        let all = || self.of_each_centre(|code| lacking::lacking(self, code));
        self.shared.lacking.get_or_init(all).get(code).map_or(&[], Vec::as_slice)
    }

    fn of_each_centre<T>(&self, of: impl Fn(&Id) -> T) -> BTreeMap<Id, T> {
        self.programme.centres.iter().map(|centre| (centre.code.clone(), of(&centre.code))).collect()
    }
}
