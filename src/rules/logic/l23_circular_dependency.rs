//! L23: initiatives that wait for each other.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    intake::{RowOf, Submission},
    schema::{business_case::initiatives, split_ids},
};
use std::collections::{BTreeMap, BTreeSet};

/// Initiatives that wait for each other.
pub static RULE: Rule = Rule {
    code: "L23",
    name: "circular-dependency",
    severity: Severity::Error,
    trial: false,
    title: "Tiltagene afhænger af hinanden i ring.",
    why: "Når alle venter på hinanden, kan ingen af dem komme først.",
    fix: "Fjern mindst én af afhængighederne i Afhænger af.",
    example: Example::Drawn {
        wrong: concat!("Tiltag\n", "| Tiltag-ID | Afhænger af |\n", "| CBD-01 | CBD-01 |\n"),
        right: concat!("Tiltag\n", "| Tiltag-ID | Afhænger af |\n", "| CBD-01 | |\n"),
    },
    scope: Scope::Workbook(check),
};

fn check(submission: &Submission, _: &Context<'_>, sink: &mut Sink) {
    let rows = submission.rows(&initiatives::TABLE);
    let needs: BTreeMap<String, Vec<String>> = rows.iter().filter_map(|row| Some((id(row)?, needs(row)))).collect();
    for row in rows {
        if id(row).is_some_and(|id| reaches(&needs, &id, &id, &mut BTreeSet::new())) {
            sink.point(Spot::of(row, &initiatives::DEPENDS_ON));
        }
    }
}

fn id(row: RowOf<'_, initiatives::Fields>) -> Option<String> {
    row.given(&initiatives::ID).map(|id| id.0)
}

fn needs(row: RowOf<'_, initiatives::Fields>) -> Vec<String> {
    row.given(&initiatives::DEPENDS_ON).map_or_else(Vec::new, |ids| split_ids(ids.as_str()).collect())
}

/// Whether one gets from an initiative to another along what each depends on: a depth-first search, `been` being those
/// that have been looked at.
fn reaches(needs: &BTreeMap<String, Vec<String>>, from: &str, to: &str, been: &mut BTreeSet<String>) -> bool {
    needs
        .get(from)
        .is_some_and(|next| next.iter().any(|id| id == to || (been.insert(id.clone()) && reaches(needs, id, to, been))))
}
