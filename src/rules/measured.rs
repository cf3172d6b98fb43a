//! Which measurement is meant to prove which benefit: the same task, in the same centre.
use crate::{
    findings::Chosen,
    intake::Row,
    schema::{
        Id,
        business_case::{initiatives, time_benefits},
        time_registration::{
            master::{self, Measurement},
            tasks,
        },
    },
    units::Date,
};

/// A measurement and a benefit of an initiative that is in operation.
pub(super) struct Pair<'a> {
    pub form: &'a Row,
    pub initiative: &'a Row,
    pub benefit: Id,
    pub live_on: Date,
}

/// Every pair of a measurement of this kind and a time benefit of the same task and centre.
pub(super) fn pairs<'a>(chosen: &[Chosen<'a>], kind: Measurement) -> Vec<Pair<'a>> {
    let mut found = Vec::new();
    for measured in chosen {
        let form = measured.submission.form(&master::TABLE);
        let Some(form) = form.filter(|form| form.given(&master::MEASUREMENT) == Some(kind)) else { continue };
        let measured_tasks: Vec<Id> =
            measured.submission.rows(&tasks::TABLE).iter().filter_map(|row| row.given(&tasks::ID)).collect();
        for case in chosen.iter().filter(|case| case.centre == measured.centre) {
            found.extend(benefits(case, &measured_tasks).map(|(initiative, benefit, live_on)| Pair {
                form,
                initiative,
                benefit,
                live_on,
            }));
        }
    }
    found
}

/// The benefits of a business case on one of these tasks, with their initiative and the day it went live.
fn benefits<'a>(case: &Chosen<'a>, measured: &[Id]) -> impl Iterator<Item = (&'a Row, Id, Date)> {
    let initiatives = case.submission.rows(&initiatives::TABLE);
    let rows = case.submission.rows(&time_benefits::TABLE);
    rows.iter().filter(|row| row.given(&time_benefits::TASK).is_some_and(|task| measured.contains(&task))).filter_map(
        move |row| {
            let of = row.given(&time_benefits::INITIATIVE)?;
            let initiative = initiatives.iter().find(|row| row.given(&initiatives::ID).as_ref() == Some(&of))?;
            Some((initiative, row.given(&time_benefits::ID)?, initiative.given(&initiatives::LIVE_ON)?))
        },
    )
}

/// Days from one day to another; negative when the other is earlier.
pub(super) fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}
