//! M06: a registration far from the others.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    intake::{RowOf, Submission},
    schema::{
        Id,
        time_registration::registrations::{Fields, MINUTES, TABLE, TASK, UNITS, UNUSUAL},
    },
    units::Decimal,
};
use std::collections::BTreeMap;

/// A registration far from the others.
pub static RULE: Rule = Rule {
    code: "M06",
    name: "outlier",
    severity: Severity::Warning,
    trial: false,
    title: "Registreringen er langt fra opgavens andre.",
    why: "Ofte er der skrevet timer i stedet for minutter, eller flere enheder i én række.",
    fix: "Kontrollér Minutter og Antal, eller skriv Ja i Usædvanlig.",
    example: Example::Drawn {
        wrong: concat!(
            "Registreringer\n",
            "| Opgave-ID | Minutter | Antal | Usædvanlig |\n",
            "| O01 | 20 | 1 | |\n",
            "| O01 | 20 | 1 | |\n",
            "| O01 | 20 | 1 | |\n",
            "| O01 | 20 | 1 | |\n",
            "| O01 | 20 | 1 | |\n",
            "| O01 | 20 | 1 | |\n",
            "| O01 | 240 | 1 | |\n"
        ),
        right: concat!(
            "Registreringer\n",
            "| Opgave-ID | Minutter | Antal | Usædvanlig |\n",
            "| O01 | 20 | 1 | |\n",
            "| O01 | 20 | 1 | |\n",
            "| O01 | 20 | 1 | |\n",
            "| O01 | 20 | 1 | |\n",
            "| O01 | 20 | 1 | |\n",
            "| O01 | 20 | 1 | |\n",
            "| O01 | 240 | 1 | Ja |\n"
        ),
    },
    scope: Scope::Workbook(check),
};

/// Times the median that a registration may be.
const TIMES: i64 = 5;

fn check(submission: &Submission, _: &Context<'_>, sink: &mut Sink) {
    let mut by_task: BTreeMap<Id, Vec<(Decimal, RowOf<'_, Fields>)>> = BTreeMap::new();
    let usual = submission.rows(TABLE.in_its_own_file()).iter().filter(|row| row.given(&UNUSUAL) != Some(true));
    for row in usual {
        if let (Some(task), Some(minutes)) = (row.given(&TASK), per_unit(row)) {
            by_task.entry(task).or_default().push((minutes, row));
        }
    }
    // Of fewer than five rows the middle one says little.
    for rows in by_task.values_mut().filter(|rows| rows.len() >= 5) {
        rows.sort_by_key(|(minutes, row)| (*minutes, row.row));
        let median = rows[rows.len() / 2].0;
        for (_, row) in rows.iter().filter(|(minutes, _)| *minutes > median * Decimal::from(TIMES)) {
            sink.point(Spot::of(*row, &MINUTES));
        }
    }
}

/// A row may be of several units; nothing where there are none.
fn per_unit(row: RowOf<'_, Fields>) -> Option<Decimal> {
    crate::units::div(row.given(&MINUTES)?.0, Decimal::from(row.given(&UNITS)?.0))
}
