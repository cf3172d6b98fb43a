//! How far each centre is with the period, and what else is open: for whoever asks what is left to do.
use super::{Report, receipt, sheets::deliveries};
use crate::{
    programme::Centre,
    register::{Fate, Kind},
};

/// How far a centre is with its business case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Progress {
    /// Nothing has come.
    Missing,
    /// A file that may be it lies there, and could not be read.
    Unread,
    /// Something has come, and it cannot be used.
    Rejected,
    /// It has come.
    Delivered,
    /// It has come, and the head of the centre has approved it.
    Approved,
}

/// A centre, and what is still wanted of it.
pub struct CentreProgress<'a> {
    /// The centre.
    pub centre: &'a Centre,
    /// How far it is.
    pub progress: Progress,
    /// What it owes beside its business case, a phrase each.
    pub lacking: Vec<String>,
    /// How many points it is to mend.
    pub mend: usize,
    /// How many it is to look at.
    pub look: usize,
}

/// Every active centre, in the order of the programme.
pub fn progress<'a>(report: &Report<'a>) -> Vec<CentreProgress<'a>> {
    let missing = deliveries::missing(report);
    let active = report.programme.centres.iter().filter(|centre| centre.is_active(report.period()));
    let of_centre = |centre: &'a Centre| {
        let (mend, look) = receipt::to_do(report, &centre.code);
        let progress = match missing.contains(&centre) {
            true if is_rejected(report, centre) => Progress::Rejected,
            true if deliveries::unread(report, centre).is_some() => Progress::Unread,
            true => Progress::Missing,
            false if is_approved(report, centre) => Progress::Approved,
            false => Progress::Delivered,
        };
        CentreProgress { centre, progress, lacking: report.lacking(&centre.code).to_vec(), mend: mend.len(), look }
    };
    active.map(of_centre).collect()
}

fn is_rejected(report: &Report<'_>, centre: &Centre) -> bool {
    report.register.received.iter().any(|received| {
        received.centre.as_ref() == Some(&centre.code)
            && received.kind == Some(Kind::BusinessCase(report.period()))
            && matches!(received.fate, Fate::Rejected(_))
    })
}

fn is_approved(report: &Report<'_>, centre: &Centre) -> bool {
    let cases = &report.register.cases;
    cases.iter().any(|case| case.centre == centre.code && case.approved && !case.carried_forward)
}

impl Report<'_> {
    /// How many decisions nobody has answered.
    pub fn open_decisions(&self) -> usize {
        self.decisions().iter().filter(|decision| !decision.is_settled()).count()
    }

    /// How many reports are owed and have not come, and the coverage in a sentence; nothing where all have come.
    pub fn uncovered(&self) -> Option<(usize, String)> {
        deliveries::coverage(self).filter(|(_, missing, _)| *missing > 0).map(|(_, missing, told)| (missing, told))
    }
}
