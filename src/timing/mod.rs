//! **Tidsmåling.** Registrations become samples, and samples a verdict: do the promised minutes hold?
//!
//! Rules and the register both ask; neither knows how it is answered.
mod checksum;
mod shown;
mod sums;
#[cfg(test)]
mod tests;
mod verdict;

pub use shown::{SHOWN, counted, shown};
pub use sums::times;
pub use verdict::Verdict;

use crate::{
    facts::Origin,
    formulas::{
        strata::Strata,
        welch::{Difference, Sample},
    },
    intake::{RowOf, TaskSums},
    schema::{
        Id,
        time_registration::{
            master::{self, MeasurementPoint, Method},
            registrations::Variant,
            tasks,
        },
    },
    units::{Date, Minutes, Month, Share},
};
use std::collections::BTreeMap;

/// One measurement of one task.
#[derive(Clone, Debug)]
pub struct Side {
    /// The cell the task stands in.
    pub origin: Origin,
    /// The first day measured.
    pub from: Date,
    /// The last.
    pub to: Date,
    /// How the minutes were found.
    pub method: Method,
    /// What the usual rows say; nothing without any.
    pub sample: Option<Sample>,
    /// The same by variant, of the rows that have one.
    pub strata: Strata<Variant>,
    /// Usual rows without a variant, where others have one.
    pub without_variant: usize,
    /// How many people were measured.
    pub employees: usize,
    /// On how many days.
    pub days: usize,
    /// Rows set aside as unusual.
    pub unusual: usize,
    /// Whether it covers all units, those outside the new workflow too.
    pub all_cases: bool,
    /// What is counted: `sag`.
    pub unit: String,
    /// A checksum of its rows, without a code in it.
    pub checksum: String,
}

/// Every measurement of every task, by centre and task.
#[derive(Clone, Debug, Default)]
pub struct Timings {
    tasks: BTreeMap<(Id, Id), Measured>,
}

/// The measurements of one task, those of a kind in the order they ended.
#[derive(Clone, Debug, Default)]
pub struct Measured {
    /// Before the initiative.
    pub before: Vec<Side>,
    /// After it.
    pub after: Vec<Side>,
    /// Later still: does it last?
    pub sustained: Vec<Side>,
}

/// What a promise says of itself that its measurements are judged by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    /// The day its initiative went into operation.
    pub live_on: Option<Date>,
    /// Whether its evidence is a system's log, which can be asked about days gone by.
    pub is_logged: bool,
    /// How many measurements are called after.
    pub afters: usize,
}

/// A time benefit held against its measurements.
#[derive(Clone, Debug)]
pub struct Tested {
    /// The measurement before.
    pub before: Option<Side>,
    /// The measurement after, or a later one that looks whether it lasts.
    pub after: Option<Side>,
    /// The measured difference.
    pub difference: Option<Difference>,
    /// How the promise stands.
    pub verdict: Verdict,
    /// What counts in the months before `after` began, where it is a measurement of whether it lasts.
    pub earlier: Option<Box<Tested>>,
}

/// The minutes that documented hours are computed with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proof {
    /// Measured minutes per unit before.
    pub before: Minutes,
    /// Measured minutes per unit after, at the mix of variants of before.
    pub after: Minutes,
    /// Whether those after were measured on all units, so that the ones outside the new workflow are in the mean already.
    pub on_all_units: bool,
}

impl Timings {
    /// Adds a measurement: its form, the tasks it covers and what its registrations come to.
    pub fn add(
        &mut self,
        centre: &Id,
        form: RowOf<'_, master::Fields>,
        tasks: &[RowOf<'_, tasks::Fields>],
        registrations: &[TaskSums],
    ) {
        let Some(kind) = form.given(&master::MEASUREMENT) else { return };
        for &row in tasks {
            let Some(task) = row.given(&tasks::ID) else { continue };
            let Some(side) = side(form, row, registrations) else { continue };
            self.tasks.entry((centre.clone(), task)).or_default().add(kind, side);
        }
    }

    /// A promise on a task of a centre, held against the task's measurements.
    pub fn test(&self, centre: &Id, task: &Id, terms: Terms) -> Tested {
        let measured = self.tasks.get(&(centre.clone(), task.clone())).cloned().unwrap_or_default();
        measured.test(terms)
    }

    /// Every measurement, with its centre, task and kind.
    pub fn all(&self) -> impl Iterator<Item = (&Id, &Id, MeasurementPoint, &Side)> {
        self.tasks
            .iter()
            .flat_map(|((centre, task), measured)| measured.all().map(move |(point, side)| (centre, task, point, side)))
    }
}

impl Measured {
    /// One more. Of two that ended on the same day, the first counts.
    pub fn add(&mut self, kind: MeasurementPoint, side: Side) {
        let known = match kind {
            MeasurementPoint::Before => &mut self.before,
            MeasurementPoint::After => &mut self.after,
            MeasurementPoint::Sustained => &mut self.sustained,
        };
        let place = known.partition_point(|one| one.to < side.to);
        known.insert(place, side);
    }

    /// Every measurement with its kind.
    pub fn all(&self) -> impl Iterator<Item = (MeasurementPoint, &Side)> {
        let before = self.before.iter().map(|side| (MeasurementPoint::Before, side));
        let after = self.after.iter().map(|side| (MeasurementPoint::After, side));
        before.chain(after).chain(self.sustained.iter().map(|side| (MeasurementPoint::Sustained, side)))
    }

    /// A promise held against them: the last one before and the last one after, and from its own month on each later one
    /// that can say whether it lasts.
    pub fn test(mut self, mut terms: Terms) -> Tested {
        terms.afters = terms.afters.max(self.after.len());
        let before = self.before.pop();
        let mut counts = Tested::of(before.clone(), self.after.pop(), terms);
        for later in self.sustained {
            let next = Tested::of(before.clone(), Some(later), terms);
            if next.replaces(&counts) {
                counts = Tested { earlier: Some(Box::new(counts)), ..next };
            }
        }
        counts
    }
}

impl Tested {
    /// Two measurements held against each other.
    pub fn of(before: Option<Side>, after: Option<Side>, terms: Terms) -> Self {
        let compared = match (&before, &after) {
            (Some(before), Some(after)) => verdict::compared(before, after),
            _ => Err(Verdict::NoAfter),
        };
        let verdict = verdict::verdict(before.as_ref(), after.as_ref(), compared.as_ref().map_err(|why| *why), &terms);
        Self { before, after, difference: compared.ok(), verdict, earlier: None }
    }

    /// Whether a measurement of whether it lasts takes the place of an earlier one: it documents the promise itself, or
    /// it contradicts the earlier one. One that is too thin to say anything changes nothing.
    fn replaces(&self, earlier: &Self) -> bool {
        if earlier.after.is_none() {
            return true;
        }
        let shown = earlier.difference.filter(|_| earlier.verdict == Verdict::Documented);
        match self.verdict {
            Verdict::Documented | Verdict::Slower => true,
            Verdict::Unclear => shown.zip(self.difference).is_none_or(|(shown, found)| found.high.0 < shown.minutes.0),
            _ => false,
        }
    }

    /// What counts in a month.
    pub fn in_month(&self, month: Month) -> &Self {
        let began = self.after.as_ref().and_then(|side| Month::of(side.from));
        match &self.earlier {
            Some(earlier) if began.is_some_and(|began| month < began) => earlier.in_month(month),
            _ => self,
        }
    }

    /// This and what counted before it.
    pub fn all(&self) -> impl Iterator<Item = &Self> {
        std::iter::successors(Some(self), |tested| tested.earlier.as_deref())
    }

    /// What the documented hours of a month are computed with; nothing unless the promise is documented then.
    pub fn proof(&self, month: Month) -> Option<Proof> {
        let then = self.in_month(month);
        let found = then.difference.filter(|_| matches!(then.verdict, Verdict::Documented | Verdict::Pooled))?;
        Some(Proof { before: found.before, after: found.after, on_all_units: then.after.as_ref()?.all_cases })
    }
}

impl Side {
    /// The share of its units that are of this variant; nothing where variants are not used.
    pub fn share_of(&self, variant: Variant) -> Option<Share> {
        let mix = self.strata.mix();
        let all = mix.iter().map(|(_, units)| units.0).sum();
        let own = mix.iter().find(|(known, _)| *known == variant).map(|(_, units)| units.0);
        crate::units::div(own.unwrap_or_default(), all).map(Share)
    }
}

/// One measurement of the task in `task_row`; nothing where its form or task is not whole.
pub fn side(
    form: RowOf<'_, master::Fields>,
    task_row: RowOf<'_, tasks::Fields>,
    registrations: &[TaskSums],
) -> Option<Side> {
    let own = registrations.iter().find(|sums| sums.task_row == task_row.row)?;
    let TaskSums { sample, strata, without_variant, employees, days, unusual, checksum, .. } = own.clone();
    Some(Side {
        origin: Origin::of(task_row, &tasks::ID)?,
        from: form.given(&master::FROM)?,
        to: form.given(&master::TO)?,
        method: form.given(&master::METHOD)?,
        sample,
        strata,
        without_variant,
        employees,
        days,
        unusual,
        all_cases: task_row.given(&tasks::ALL_CASES)?,
        unit: task_row.given(&tasks::UNIT).unwrap_or_default(),
        checksum,
    })
}
