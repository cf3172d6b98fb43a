//! M23: a measurement that rests on one employee.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    intake::Submission,
    schema::{
        Id, Secret,
        time_registration::{
            registrations::{EMPLOYEE, TABLE, TASK, UNUSUAL},
            tasks,
        },
    },
};
use std::collections::BTreeMap;

/// A measurement that rests on one employee.
pub static RULE: Rule = Rule {
    code: "M23",
    name: "one-employee",
    severity: Severity::Warning,
    trial: false,
    title: "Det meste af målingen kommer fra én medarbejder.",
    why: "Så viser den, hvor hurtig en enkelt er, og ikke hvor lang tid opgaven tager i centret.",
    fix: "Lad flere medarbejdere registrere, gerne lige mange sager hver.",
    example: Example::Drawn {
        wrong: concat!(
            "Opgaver\n",
            "| Opgave-ID | Medarbejdere |\n",
            "| O01 | 6 |\n",
            "Registreringer\n",
            "| Opgave-ID | Medarbejderkode | Minutter | Antal |\n",
            "| O01 | M01 | 20 | 1 |\n",
            "| O01 | M01 | 21 | 1 |\n",
            "| O01 | M01 | 22 | 1 |\n",
            "| O01 | M01 | 23 | 1 |\n",
            "| O01 | M01 | 20 | 1 |\n",
            "| O01 | M02 | 21 | 1 |\n",
            "| O01 | M03 | 22 | 1 |\n"
        ),
        right: concat!(
            "Opgaver\n",
            "| Opgave-ID | Medarbejdere |\n",
            "| O01 | 6 |\n",
            "Registreringer\n",
            "| Opgave-ID | Medarbejderkode | Minutter | Antal |\n",
            "| O01 | M01 | 20 | 1 |\n",
            "| O01 | M02 | 21 | 1 |\n",
            "| O01 | M03 | 22 | 1 |\n",
            "| O01 | M01 | 23 | 1 |\n",
            "| O01 | M02 | 20 | 1 |\n",
            "| O01 | M03 | 21 | 1 |\n",
            "| O01 | M01 | 22 | 1 |\n"
        ),
    },
    scope: Scope::Workbook(check),
};

/// Of fewer employees the measurement is too small anyway, and a share of it would tell of one of them.
const LEAST_EMPLOYEES: usize = 3;

fn check(submission: &Submission, _: &Context<'_>, sink: &mut Sink) {
    let rows: Vec<_> = submission.rows(TABLE.in_its_own_file()).iter().collect();
    for task in submission.rows(&tasks::TABLE).iter() {
        let Some(id) = task.given(&tasks::ID) else { continue };
        let mut people: BTreeMap<Secret<Id>, usize> = BTreeMap::new();
        let usual = rows.iter().filter(|row| row.holds(&TASK, &id) && row.given(&UNUSUAL) != Some(true));
        for employee in usual.filter_map(|row| row.given(&EMPLOYEE)) {
            *people.entry(employee).or_default() += 1;
        }
        let all: usize = people.values().sum();
        let most = people.values().max().copied().unwrap_or(0);
        let in_the_centre = task.given(&tasks::EMPLOYEES).and_then(|count| usize::try_from(count.0).ok());
        // Where three share the work, one may do two thirds of it; in a larger group, half.
        let is_uneven = most * 2 > all && most * in_the_centre.unwrap_or(people.len()) > 2 * all;
        if people.len() >= LEAST_EMPLOYEES && is_uneven {
            // At the task: a row would point at the person.
            sink.point(Spot::of(task, &tasks::ID));
        }
    }
}
