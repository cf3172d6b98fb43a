//! K02: one saving claimed by several initiatives.
use crate::findings::{Chosen, Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    intake::RowOf,
    schema::{
        Id,
        business_case::time_benefits::{ATTRIBUTION, Fields, TABLE, TASK},
    },
    units::Share,
};
use std::collections::BTreeMap;

/// One saving claimed by several initiatives.
pub static RULE: Rule = Rule {
    code: "K02",
    name: "over-attributed",
    severity: Severity::Warning,
    trial: false,
    title: "Flere tidsgevinster tager tilsammen mere end 100 procent af samme opgave.",
    why: "Den samme sparede tid tæller da mere end én gang.",
    fix: "Fordel Tilskrivning, så gevinsterne på opgaven tilsammen er højst 100.",
    example: Example::Described {
        wrong: "To tiltag på opgave O01 med Tilskrivning 100 hver.",
        right: "De samme to tiltag med Tilskrivning 60 og 40.",
    },
    scope: Scope::Across(check),
};

fn check(chosen: &[Chosen<'_>], _: &Context<'_>, sink: &mut Sink) {
    let mut tasks: BTreeMap<(&Id, Id), Vec<RowOf<'_, Fields>>> = BTreeMap::new();
    for Chosen { centre, workbook } in chosen {
        for row in workbook.rows(&TABLE) {
            if let Some(task) = row.given(&TASK) {
                tasks.entry((centre, task)).or_default().push(row);
            }
        }
    }
    for rows in tasks.values().filter(|rows| rows.len() > 1) {
        let taken: Share = rows.iter().filter_map(|row| row.given(&ATTRIBUTION)).sum();
        if taken > Share::ONE {
            let others = rows[1..].iter().map(|row| Spot::of(*row, &ATTRIBUTION)).collect();
            sink.point_at(Spot::of(rows[0], &ATTRIBUTION), others);
        }
    }
}
