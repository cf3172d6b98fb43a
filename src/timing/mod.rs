//! **Tidsmåling.** Registrations become samples, and samples a verdict: do the promised minutes hold?
//!
//! Rules and the register both ask; neither knows how it is answered.
mod shown;

pub use shown::{SHOWN, counted, shown};

use crate::{
    facts::Origin,
    formulas::welch::{Difference, LEARNING_DAYS, LEAST_EMPLOYEES, LEAST_UNITS, Sample, standardised},
    intake::{RowOf, TaskSums},
    schema::{
        Id,
        time_registration::{
            master::{self, MeasurementPoint, Method},
            registrations::{self, Variant},
            tasks,
        },
    },
    units::{Count, Date, Decimal, Minutes, Share},
};
use std::collections::{BTreeMap, BTreeSet};

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
    /// The same by variant, where every usual row has one.
    pub by_variant: Vec<(Variant, Sample)>,
    /// How many people were measured.
    pub employees: usize,
    /// On how many days.
    pub days: usize,
    /// Rows set aside as unusual.
    pub unusual: usize,
    /// Whether it covers all units, those outside the new workflow too.
    pub all_cases: bool,
}

/// Every measurement of every task, by centre, task and kind; the latest of each.
#[derive(Clone, Debug, Default)]
pub struct Timings {
    sides: BTreeMap<(Id, Id, MeasurementPoint), Side>,
}

/// How a benefit's promise stands against the measurements.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// The measured minutes count.
    Documented,
    /// The initiative is not in operation yet.
    NotLive,
    /// There is no measurement before.
    NoBefore,
    /// There is no measurement after.
    NoAfter,
    /// Minutes were estimated, not measured.
    Estimated,
    /// The measurement before ended after the initiative went live.
    LateBaseline,
    /// The measurement after began in the learning weeks.
    TooEarly,
    /// Too few units in one of them.
    TooFewUnits,
    /// Too few people in one of them.
    TooFewEmployees,
    /// It takes longer after than before.
    Slower,
    /// The interval holds zero: it may be chance.
    Unclear,
    /// Measured by fewer people than are shown apart; its minutes count in the sum of all such measurements.
    Pooled,
    /// Measured by fewer people than are shown apart, and there are too few such measurements to show them together.
    TooFewToShow,
}

impl Verdict {
    /// As people read it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Documented => "Dokumenteret",
            Self::NotLive => "Endnu ikke i drift",
            Self::NoBefore => "Førmåling mangler",
            Self::NoAfter => "Eftermåling mangler",
            Self::Estimated => "Skønnet, ikke målt",
            Self::LateBaseline => "Førmålingen er for sen",
            Self::TooEarly => "Eftermålingen er for tidlig",
            Self::TooFewUnits => "For få målte enheder",
            Self::TooFewEmployees => "For få målte medarbejdere",
            Self::Slower => "Opgaven tager længere tid end før",
            Self::Unclear => "Forskellen kan være tilfældig",
            Self::Pooled => "Målt af få, tæller under ØVRIGE",
            Self::TooFewToShow => "Målt af for få til at kunne vises",
        }
    }
}

/// A time benefit held against its measurements.
#[derive(Clone, Debug)]
pub struct Tested {
    /// The measurement before.
    pub before: Option<Side>,
    /// The measurement after; a later one that looks whether it lasts takes its place.
    pub after: Option<Side>,
    /// The measured difference.
    pub difference: Option<Difference>,
    /// How the promise stands.
    pub verdict: Verdict,
}

/// The minutes and the adoption that documented hours are computed with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proof {
    /// Measured minutes per unit before.
    pub before: Minutes,
    /// Measured minutes per unit after, at the mix of variants of before.
    pub after: Minutes,
    /// 100 % when all units were measured, else what the business case says.
    pub adoption: Share,
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
            let key = (centre.clone(), task, kind);
            if self.sides.get(&key).is_none_or(|known| known.to < side.to) {
                self.sides.insert(key, side);
            }
        }
    }

    /// A promise on a task of a centre, in operation since `live_on`, held against the task's measurements.
    pub fn test(&self, centre: &Id, task: &Id, live_on: Option<Date>) -> Tested {
        let before = self.measured(centre, task, MeasurementPoint::Before);
        // A measurement of whether it lasts is the later one, and takes the place of the first after.
        let after = self.measured(centre, task, MeasurementPoint::Sustained);
        let after = after.or_else(|| self.measured(centre, task, MeasurementPoint::After));
        Tested::of(before, after, live_on)
    }

    fn measured(&self, centre: &Id, task: &Id, point: MeasurementPoint) -> Option<Side> {
        self.sides.get(&(centre.clone(), task.clone(), point)).cloned()
    }
}

impl Tested {
    /// Two measurements held against each other.
    pub fn of(before: Option<Side>, after: Option<Side>, live_on: Option<Date>) -> Self {
        let samples = before.as_ref().zip(after.as_ref()).and_then(|(before, after)| samples(before, after));
        let difference = samples.and_then(|(before, after)| Difference::between(&before, &after));
        let verdict = verdict(before.as_ref(), after.as_ref(), difference.as_ref(), live_on);
        Self { before, after, difference, verdict }
    }

    /// What documented hours are computed with; nothing unless the promise is documented.
    pub fn proof(&self, adoption: Share) -> Option<Proof> {
        let (before, after) = (self.before.as_ref()?, self.after.as_ref()?);
        let is_proven = matches!(self.verdict, Verdict::Documented | Verdict::Pooled);
        let (first, second) = samples(before, after).filter(|_| is_proven)?;
        // Where all units were measured, those outside the new workflow are in the mean already: to multiply by
        // adoption again would count it twice.
        let adoption = if after.all_cases { Share::ONE } else { adoption };
        Some(Proof { before: first.mean, after: second.mean, adoption })
    }
}

impl Side {
    /// The share of its units that are of this variant; nothing where variants are not used.
    pub fn share_of(&self, variant: Variant) -> Option<Share> {
        let all = self.sample.filter(|_| !self.by_variant.is_empty())?;
        let own = self.by_variant.iter().find(|(known, _)| *known == variant).map(|(_, sample)| sample.units.0);
        crate::units::div(own.unwrap_or_default(), all.units.0).map(Share)
    }
}

/// One measurement of the task in `task_row`; nothing where its form or task is not whole.
pub fn side(
    form: RowOf<'_, master::Fields>,
    task_row: RowOf<'_, tasks::Fields>,
    registrations: &[TaskSums],
) -> Option<Side> {
    let own = registrations.iter().find(|sums| sums.task_row == task_row.row)?;
    let TaskSums { sample, by_variant, employees, days, unusual, .. } = own.clone();
    Some(Side {
        origin: Origin::of(task_row, &tasks::ID)?,
        from: form.given(&master::FROM)?,
        to: form.given(&master::TO)?,
        method: form.given(&master::METHOD)?,
        sample,
        by_variant,
        employees,
        days,
        unusual,
        all_cases: task_row.given(&tasks::ALL_CASES)?,
    })
}

/// What the registrations of the task in `task_row` come to; nothing where a row of it is not whole.
pub fn times(
    task_row: RowOf<'_, tasks::Fields>,
    registrations: &[RowOf<'_, registrations::Fields>],
) -> Option<TaskSums> {
    let task = task_row.given(&tasks::ID)?;
    let mut usual: Vec<((Minutes, Count), Option<Variant>)> = Vec::new();
    let (mut people, mut days, mut unusual) = (BTreeSet::new(), BTreeSet::new(), 0);
    for row in registrations {
        if row.given(&registrations::TASK).as_ref() != Some(&task) {
            continue;
        }
        if row.given(&registrations::UNUSUAL) == Some(true) {
            unusual += 1;
            continue;
        }
        people.extend(row.given(&registrations::EMPLOYEE));
        days.extend(row.given(&registrations::DATE));
        let units = Count(Decimal::from(row.given(&registrations::UNITS)?.0));
        usual.push(((row.given(&registrations::MINUTES)?, units), row.given(&registrations::VARIANT)));
    }
    let rows: Vec<(Minutes, Count)> = usual.iter().map(|(row, _)| *row).collect();
    Some(TaskSums {
        task_row: task_row.row,
        sample: Sample::of(&rows),
        by_variant: by_variant(&usual),
        employees: people.len(),
        days: days.len(),
        unusual,
    })
}

/// A sample per variant, in their order; empty unless every row has a variant.
fn by_variant(usual: &[((Minutes, Count), Option<Variant>)]) -> Vec<(Variant, Sample)> {
    let mut rows: BTreeMap<Variant, Vec<(Minutes, Count)>> = BTreeMap::new();
    for (row, variant) in usual {
        let Some(variant) = variant else { return Vec::new() };
        rows.entry(*variant).or_default().push(*row);
    }
    rows.into_iter().filter_map(|(variant, rows)| Some((variant, Sample::of(&rows)?))).collect()
}

/// Both samples, the one after brought to the mix of variants of the one before.
fn samples(before: &Side, after: &Side) -> Option<(Sample, Sample)> {
    let (first, mut second) = (before.sample?, after.sample?);
    if let Some(mean) = standardised(&before.by_variant, &after.by_variant) {
        second.mean = mean;
        second.variance_of_mean = mixed_variance(&before.by_variant, &after.by_variant, first.units)?;
    }
    Some((first, second))
}

/// The variance of a mean that is weighted by the units of each variant before: Σ w²·v, as of any sum of independent
/// parts.
fn mixed_variance(before: &[(Variant, Sample)], after: &[(Variant, Sample)], units: Count) -> Option<Decimal> {
    let mut variance = Decimal::ZERO;
    for (variant, sample) in before {
        let (_, other) = after.iter().find(|(known, _)| known == variant)?;
        let weight = crate::units::div(sample.units.0, units.0)?;
        variance += weight * weight * other.variance_of_mean;
    }
    Some(variance)
}

/// Whether the promise is documented, and if not the first thing that is missing, in the order a centre would mend
/// them: there must be two measurements, by method and in time sound, large enough, and their difference must be above
/// chance.
fn verdict(
    before: Option<&Side>,
    after: Option<&Side>,
    difference: Option<&Difference>,
    live_on: Option<Date>,
) -> Verdict {
    let Some(live_on) = live_on else { return Verdict::NotLive };
    let Some(before) = before.filter(|side| side.sample.is_some()) else { return Verdict::NoBefore };
    let Some(after) = after.filter(|side| side.sample.is_some()) else { return Verdict::NoAfter };
    let sides = [before, after];
    if sides.iter().any(|side| side.method == Method::Estimate) {
        Verdict::Estimated
    } else if before.to >= live_on {
        Verdict::LateBaseline
    } else if live_on.until(after.from).map_or(0, |span| span.get_days()) < LEARNING_DAYS {
        Verdict::TooEarly
    } else if sides.iter().any(|side| has_too_few_units(side)) {
        Verdict::TooFewUnits
    } else if sides.iter().any(|side| side.employees < LEAST_EMPLOYEES) {
        Verdict::TooFewEmployees
    } else {
        by_interval(difference)
    }
}

fn has_too_few_units(side: &Side) -> bool {
    side.sample.is_none_or(|sample| sample.units.0 < Decimal::from(LEAST_UNITS))
}

/// By Welch's 95 % interval of minutes before − minutes after: documented when all of it lies above zero.
fn by_interval(difference: Option<&Difference>) -> Verdict {
    match difference {
        Some(difference) if difference.low.0 > Decimal::ZERO => Verdict::Documented,
        Some(difference) if difference.high.0 < Decimal::ZERO => Verdict::Slower,
        _ => Verdict::Unclear,
    }
}
