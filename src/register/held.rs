//! **Afventer bekræftelse.** Which reports count, and which wait until somebody confirms them by name and amount.
//!
//! A figure that waits stands outside every level of proof, every light and the forecast, whatever cause or comment
//! stands beside it. Its plan is a part of the gap, so that it is not forgotten either.
use super::{
    Benefit, Owned, Received,
    plausible::{Doubt, Premises, Reason},
    reported::Reported,
};
use crate::{
    due::Span,
    facts::Origin,
    findings::Chosen,
    intake::KeptWorkbook,
    programme::{Confirmation, Programme},
    rules::doubles::{Pair, booked_twice, money_twice, time_twice},
    schema::{
        Id,
        business_case::{Interval, follow_up},
        program::confirmations::Confirmed,
    },
    units::{Decimal, Month, Unit},
};
use std::collections::BTreeMap;

/// A figure that is not believed until it is confirmed.
#[derive(Clone, Debug)]
pub struct Held {
    /// The centre.
    pub centre: Id,
    /// The initiative.
    pub initiative: Id,
    /// The benefit.
    pub benefit: Id,
    /// Which of its figures.
    pub what: Confirmed,
    /// The month it was reported for, or in.
    pub month: Month,
    /// The figure as it was typed, in kroner or units: what a confirmation must say.
    pub typed: Decimal,
    /// The figure it disagrees with, in the same unit at the programme's price level.
    pub against: Decimal,
    /// How often the benefit is made up.
    pub interval: Interval,
    /// Kroner, or a number of units.
    pub unit: Unit,
    /// Why it is not believed.
    pub reason: Reason,
    /// The cell.
    pub origin: Origin,
    /// Whether somebody has confirmed it, so that it counts nevertheless.
    pub confirmed: bool,
}

impl Held {
    /// Whether a confirmation is about this figure, whatever the amount.
    pub fn is_meant_by(&self, one: &Confirmation) -> bool {
        let is_month = self.what != Confirmed::Realised || one.month == Some(self.month);
        one.benefit == self.benefit && one.what == self.what && is_month
    }

    /// Whether the report for a month waits because of this figure: the report itself and what else was reported for the same
    /// quarter or year, or every report of a benefit that waits as a whole.
    pub fn keeps_back(&self, month: Month) -> bool {
        let is_about = match self.what {
            Confirmed::Realised => Span::around(self.interval, self.month).holds(month),
            Confirmed::Yearly => true,
            Confirmed::Expected => false,
        };
        is_about && !self.confirmed
    }

    /// Whether a confirmation is about this figure and says its amount.
    pub fn is_confirmed_by(&self, one: &Confirmation) -> bool {
        self.is_meant_by(one) && one.amount == self.typed
    }
}

/// The reports of a benefit, told apart.
pub(super) struct Judged {
    /// Those that count; one whose expectation waits has none.
    pub counted: Vec<Reported>,
    /// Those that wait.
    pub waiting: Vec<Reported>,
    /// All figures that are not believed, and those that were confirmed.
    pub held: Vec<Held>,
    /// The whole benefit waits: it is another under a second ID.
    pub is_out: bool,
}

/// A benefit whose reports are judged.
pub(super) struct Judge<'a, T> {
    pub owned: &'a Owned<Benefit<T>>,
    pub programme: &'a Programme,
    pub unit: Unit,
    /// A full year as it was typed, for a benefit that waits as a whole.
    pub yearly_typed: Decimal,
    pub premises: &'a Premises<'a>,
    /// The benefit that has the same voucher and amount for a month, and the one that is the same.
    pub doubles: &'a Doubles,
}

/// What another benefit has said already.
#[derive(Clone, Debug, Default)]
pub struct Doubles {
    /// Months whose voucher and amount an earlier benefit has too.
    pub vouchers: Vec<(Month, Id)>,
    /// The benefit it repeats.
    pub twin: Option<Id>,
}

/// What the later of two benefits says that the earlier has said already, over every workbook that counts.
pub(super) fn doubles(counting: &[(&Received, &KeptWorkbook)]) -> BTreeMap<(Id, Id), Doubles> {
    let chosen: Vec<Chosen<'_>> = counting
        .iter()
        .filter_map(|(received, workbook)| Some(Chosen { centre: received.centre.as_ref()?, workbook }))
        .collect();
    let mut all: BTreeMap<(Id, Id), Doubles> = BTreeMap::new();
    for Pair { first, later } in booked_twice(&chosen) {
        if let Some(month) = later.row.given(&follow_up::MONTH) {
            let own = all.entry((later.centre.clone(), later.benefit)).or_default();
            own.vouchers.push((month, first.benefit));
        }
    }
    let money =
        money_twice(&chosen).into_iter().map(|Pair { first, later }| (first.benefit, later.centre, later.benefit));
    let time =
        time_twice(&chosen).into_iter().map(|Pair { first, later }| (first.benefit, later.centre, later.benefit));
    for (first, centre, later) in money.chain(time) {
        all.entry((centre.clone(), later)).or_default().twin.get_or_insert(first);
    }
    all
}

impl<T> Judge<'_, T> {
    /// Tells the reports apart.
    pub fn judge(&self, reports: Vec<Reported>) -> Judged {
        let mut doubts = self.premises.doubts(&reports);
        for (month, other) in &self.doubles.vouchers {
            let same = reports.iter().position(|report| report.month == *month);
            let is_told = |place: usize| doubts.iter().any(|doubt| doubt.report == place);
            if let Some(place) = same.filter(|place| !is_told(*place)) {
                let (what, reason) = (Confirmed::Realised, Reason::SameVoucher(other.clone()));
                doubts.push(Doubt { report: place, what, reason, against: reports[place].amount });
            }
        }
        let mut held: Vec<Held> = doubts.iter().map(|doubt| self.held(doubt, &reports)).collect();
        held.extend(self.twin());
        let is_out = held.iter().any(|one| one.what == Confirmed::Yearly && !one.confirmed);
        let waits = |month: Month| held.iter().any(|one| one.keeps_back(month));
        let expectation_waits = held.iter().any(|one| one.what == Confirmed::Expected && !one.confirmed);
        let (waiting, mut counted): (Vec<Reported>, Vec<Reported>) =
            reports.into_iter().partition(|report| waits(report.month));
        if expectation_waits || is_out {
            for report in &mut counted {
                report.expected_rest = None;
            }
        }
        Judged { counted, waiting, held, is_out }
    }

    fn held(&self, doubt: &Doubt, reports: &[Reported]) -> Held {
        let report = &reports[doubt.report];
        let (typed, origin) = match doubt.what {
            Confirmed::Expected => (report.expected_typed.unwrap_or_default(), &report.expected_at),
            Confirmed::Realised | Confirmed::Yearly => (report.typed, &report.origin),
        };
        self.one(doubt.what, (report.month, typed, doubt.against), doubt.reason.clone(), origin)
    }

    fn twin(&self) -> Option<Held> {
        let other = self.doubles.twin.clone()?;
        let figures = (self.premises.period, self.yearly_typed, self.premises.yearly);
        Some(self.one(Confirmed::Yearly, figures, Reason::Twin(other), &self.owned.origin))
    }

    fn one(
        &self,
        what: Confirmed,
        (month, typed, against): (Month, Decimal, Decimal),
        reason: Reason,
        origin: &Origin,
    ) -> Held {
        let mut held = Held {
            centre: self.owned.centre.clone(),
            initiative: self.owned.of.initiative.clone(),
            benefit: self.owned.of.id.clone(),
            what,
            month,
            typed: typed.normalize(),
            against,
            interval: self.owned.of.interval,
            unit: self.unit,
            reason,
            origin: origin.clone(),
            confirmed: false,
        };
        held.confirmed = self.programme.confirmations.iter().any(|one| held.is_confirmed_by(one));
        held
    }
}
