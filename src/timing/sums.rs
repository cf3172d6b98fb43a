//! What the registrations of a task come to. Here the employee codes end: a code becomes a number that stands for somebody
//! within this file only, and what is handed on are sums over employees.
use super::checksum;
use crate::{
    formulas::{clusters::Registered, strata::Strata, welch::Sample},
    intake::{RowOf, TaskSums},
    schema::{
        Id, Secret,
        time_registration::{
            registrations::{self, Variant},
            tasks,
        },
    },
    units::{Count, Decimal},
};
use std::collections::{BTreeMap, BTreeSet};

/// What the registrations of the task in `task_row` come to; nothing where a row of it is not whole.
pub fn times(
    task_row: RowOf<'_, tasks::Fields>,
    registrations: &[RowOf<'_, registrations::Fields>],
) -> Option<TaskSums> {
    let task = task_row.given(&tasks::ID)?;
    let mut usual: Vec<(Option<Variant>, Registered)> = Vec::new();
    let (mut people, mut days, mut unusual) = (People::default(), BTreeSet::new(), 0);
    for row in registrations {
        if row.given(&registrations::TASK).as_ref() != Some(&task) {
            continue;
        }
        if row.given(&registrations::UNUSUAL) == Some(true) {
            unusual += 1;
            continue;
        }
        days.extend(row.given(&registrations::DATE));
        let units = Count(Decimal::from(row.given(&registrations::UNITS)?.0));
        let employee = people.number(row.given(&registrations::EMPLOYEE));
        let registered = Registered { employee, minutes: row.given(&registrations::MINUTES)?, units };
        usual.push((row.given(&registrations::VARIANT), registered));
    }
    let rows: Vec<Registered> = usual.iter().map(|(_, row)| *row).collect();
    let sample = Sample::of(&rows);
    let varied: Vec<_> = usual.iter().filter_map(|(variant, row)| Some(((*variant)?, *row))).collect();
    let strata = sample.and_then(|sample| Strata::of(&varied, sample.weighing));
    Some(TaskSums {
        task_row: task_row.row,
        sample,
        without_variant: if varied.is_empty() { 0 } else { usual.len() - varied.len() },
        strata: strata.unwrap_or_default(),
        employees: people.known(),
        days: days.len(),
        unusual,
        checksum: checksum::of_rows(
            registrations.iter().copied().filter(|row| row.given(&registrations::TASK).as_ref() == Some(&task)),
        ),
    })
}

/// A number for each employee code. Rows without one are nobody's in particular and count as of one.
#[derive(Default)]
struct People(BTreeMap<Option<Secret<Id>>, usize>);

impl People {
    fn number(&mut self, code: Option<Secret<Id>>) -> usize {
        let next = self.0.len();
        *self.0.entry(code).or_insert(next)
    }

    fn known(&self) -> usize {
        self.0.keys().flatten().count()
    }
}
