//! What several sheets and papers ask for, worked out when it is first asked for and once only: every centre has papers of
//! its own, and each would otherwise rank and judge the whole programme anew.
use super::{
    Report,
    sheets::{
        initiatives::{Ranked, rank_all},
        leading_initiatives,
    },
};
use crate::judgement::{Decision, decisions};
use std::sync::OnceLock;

/// What was worked out so far.
#[derive(Clone, Default)]
pub struct Shared {
    ranked: OnceLock<Vec<Ranked>>,
    decisions: OnceLock<Vec<Decision>>,
    leading: OnceLock<Vec<usize>>,
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
}
