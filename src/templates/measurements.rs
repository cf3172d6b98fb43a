//! Which time measurement is wanted of a centre now, of which task, from when and by when.
use super::Wanted;
use crate::{
    archive::{Measurement, Past, PastCase},
    danish::show,
    formulas::welch::LEARNING_DAYS,
    intake::RowOf,
    register::third_full_month,
    schema::{
        Id,
        business_case::{
            Evidence,
            initiatives::{self, Phase},
            time_benefits,
        },
        time_registration::master::MeasurementPoint,
    },
    units::{Date, Month},
};
use jiff::ToSpan;
use std::collections::BTreeSet;

/// The measurements wanted of a centre in a period, task by task.
pub(super) fn wanted(past: &Past, case: &PastCase, period: Month) -> Vec<Wanted> {
    let own: Vec<&Measurement> = past.measurements.iter().filter(|of| of.centre == case.centre).collect();
    let mut known = BTreeSet::new();
    let mut all = Vec::new();
    for row in case.accepted.rows(&time_benefits::TABLE) {
        // What its centre has said will not be measured is not asked for.
        let is_measured = row.given(&time_benefits::EVIDENCE) != Some(Evidence::Estimated);
        let Some(task) = row.given(&time_benefits::TASK).filter(|_| is_measured) else { continue };
        let of_task: Vec<&Measurement> = own.iter().copied().filter(|of| of.task == task).collect();
        let points: BTreeSet<MeasurementPoint> = of_task.iter().map(|of| of.point).collect();
        let next = of_row(case, row, &points, period).or_else(|| once_more(&of_task));
        if let Some((what, when)) = next.filter(|_| known.insert(task.clone())) {
            let name = row.given(&time_benefits::TASK_NAME).unwrap_or_default();
            all.push(Wanted { what: format!("{what} af {task}"), when: format!("{name}. {when}") });
        }
    }
    all
}

/// The next measurement of a benefit's task. Before, until the initiative goes live; after that nobody can make one, and so a
/// measurement after would have nothing to be held against.
fn of_row(
    case: &PastCase,
    row: RowOf<'_, time_benefits::Fields>,
    points: &BTreeSet<MeasurementPoint>,
    period: Month,
) -> Option<(&'static str, String)> {
    let initiative = initiative(case, &row.given(&time_benefits::INITIATIVE)?)?;
    let phase = initiative.given(&initiatives::PHASE)?;
    let has_before = points.contains(&MeasurementPoint::Before);
    match (phase, initiative.given(&initiatives::LIVE_ON)) {
        (Phase::Planned | Phase::Underway, None) if !has_before => {
            let live = initiative.given(&initiatives::PLANNED_LIVE).filter(|live| *live > period);
            let before = live.map_or_else(
                || "Skal være slut, før tiltaget går i drift.".to_owned(),
                |live| {
                    let last = show::date_long(live.plus(-1).last_day());
                    format!("Senest {last}, for tiltaget går efter planen i drift i {}.", show::month(live))
                },
            );
            Some(("Førmåling", before))
        }
        (Phase::Live, Some(live)) if has_before && !points.contains(&MeasurementPoint::After) => {
            Some(("Eftermåling", after(live)))
        }
        _ => None,
    }
}

/// A measurement after that proves nothing is asked for again. That of a small group is not: nobody may see what it says.
fn once_more(of_task: &[&Measurement]) -> Option<(&'static str, String)> {
    let mut after = of_task.iter().filter(|of| of.point != MeasurementPoint::Before);
    let proves_nothing = |of: &&Measurement| !of.documents && of.employees.is_some();
    let is_asked = after.clone().next().is_some() && after.all(proves_nothing);
    is_asked.then(|| {
        let when = "Den, I har sendt, dokumenterer ikke timerne; kvitteringen siger hvorfor. Send den så snart, I kan.";
        ("Ny eftermåling", when.to_owned())
    })
}

/// From when people have learnt it, until it is owed.
fn after(live: Date) -> String {
    let first = live.checked_add(LEARNING_DAYS.days()).unwrap_or(live);
    let last = third_full_month(live).map_or(first, Month::last_day);
    format!("Tidligst {} og senest {}.", show::date_long(first), show::date_long(last))
}

fn initiative<'a>(case: &'a PastCase, id: &Id) -> Option<RowOf<'a, initiatives::Fields>> {
    case.accepted.rows(&initiatives::TABLE).iter().find(|row| row.holds(&initiatives::ID, id))
}
