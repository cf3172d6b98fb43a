//! M21: a measurement with many rows kept out of the mean.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    intake::{RowOf, Submission},
    schema::{
        Id,
        time_registration::registrations::{Fields, TABLE, TASK, UNUSUAL},
    },
};
use std::collections::BTreeMap;

/// A measurement with many rows kept out of the mean.
pub static RULE: Rule = Rule {
    code: "M21",
    name: "many-unusual",
    severity: Severity::Warning,
    trial: false,
    title: "Mere end hver femte af opgavens registreringer er mærket usædvanlig.",
    why: "Det, der sker så tit, hører til opgaven. Holdes det ude, viser målingen ikke den tid, opgaven tager.",
    fix: "Slet Ja i Usædvanlig ved de sager, der hører til opgaven. Behold det kun, hvor noget gik helt anderledes end normalt.",
    example: Example::Drawn {
        wrong: concat!(
            "Registreringer\n",
            "| Opgave-ID | Minutter | Antal | Usædvanlig |\n",
            "| O01 | 20 | 1 | |\n",
            "| O01 | 20 | 1 | |\n",
            "| O01 | 20 | 1 | |\n",
            "| O01 | 20 | 1 | |\n",
            "| O01 | 38 | 1 | Ja |\n",
            "| O01 | 41 | 1 | Ja |\n"
        ),
        right: concat!(
            "Registreringer\n",
            "| Opgave-ID | Minutter | Antal | Usædvanlig |\n",
            "| O01 | 20 | 1 | |\n",
            "| O01 | 20 | 1 | |\n",
            "| O01 | 20 | 1 | |\n",
            "| O01 | 20 | 1 | |\n",
            "| O01 | 38 | 1 | |\n",
            "| O01 | 41 | 1 | Ja |\n"
        ),
    },
    scope: Scope::Workbook(check),
};

/// Of fewer rows one tells too little.
const LEAST_ROWS: usize = 5;
/// One row in so many may be unusual.
const IN: usize = 5;

fn check(submission: &Submission, _: &Context<'_>, sink: &mut Sink) {
    let mut by_task: BTreeMap<Id, Vec<RowOf<'_, Fields>>> = BTreeMap::new();
    for row in submission.rows(TABLE.in_its_own_file()).iter() {
        if let Some(task) = row.given(&TASK) {
            by_task.entry(task).or_default().push(row);
        }
    }
    for rows in by_task.values().filter(|rows| rows.len() >= LEAST_ROWS) {
        let unusual: Vec<_> = rows.iter().filter(|row| row.given(&UNUSUAL) == Some(true)).collect();
        if unusual.len() * IN > rows.len() {
            let mut spots: Vec<Spot> = unusual.into_iter().map(|row| Spot::of(*row, &UNUSUAL)).collect();
            let first = spots.remove(0);
            // The first and the last are enough to find them by.
            sink.point_at(first, spots.pop().into_iter().collect());
        }
    }
}
