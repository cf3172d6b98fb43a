//! M18: a registration without the variant that the task's others have.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    intake::Submission,
    schema::{
        Id,
        time_registration::registrations::{TABLE, TASK, UNUSUAL, VARIANT},
    },
};
use std::collections::BTreeSet;

/// A registration without the variant that the task's others have.
pub static RULE: Rule = Rule {
    code: "M18",
    name: "blank-variant",
    severity: Severity::Warning,
    trial: false,
    title: "Registreringen har ingen variant, men opgavens andre har.",
    why: "Så ved vi ikke, hvor svære sagerne var, og målingen kan ikke dokumentere en gevinst.",
    fix: "Vælg Simpel, Normal eller Kompleks i rækken. Ved ingen det, så tøm Variant i alle opgavens rækker, i både før- og eftermålingen.",
    example: Example::Drawn {
        wrong: concat!(
            "Registreringer\n",
            "| Opgave-ID | Minutter | Variant |\n",
            "| O01 | 20 | Simpel |\n",
            "| O01 | 41 | Kompleks |\n",
            "| O01 | 22 | |\n"
        ),
        right: concat!(
            "Registreringer\n",
            "| Opgave-ID | Minutter | Variant |\n",
            "| O01 | 20 | Simpel |\n",
            "| O01 | 41 | Kompleks |\n",
            "| O01 | 22 | Simpel |\n"
        ),
    },
    scope: Scope::Workbook(check),
};

fn check(submission: &Submission, _: &Context<'_>, sink: &mut Sink) {
    let rows = submission.rows(TABLE.in_its_own_file()).iter();
    // What is unusual is kept out of the mean and needs no variant.
    let usual: Vec<_> = rows.filter(|row| row.given(&UNUSUAL) != Some(true)).collect();
    let varied: BTreeSet<Id> =
        usual.iter().filter(|row| row.given(&VARIANT).is_some()).filter_map(|row| row.given(&TASK)).collect();
    for row in usual {
        let is_blank = row.cell(&VARIANT).is_some_and(|(_, cell)| cell.is_blank());
        if is_blank && row.given(&TASK).is_some_and(|task| varied.contains(&task)) {
            sink.point(Spot::of(row, &VARIANT));
        }
    }
}
