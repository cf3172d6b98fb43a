//! L30: a benefit under another initiative's id.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    intake::{Row, Submission},
    schema::{
        Id, Spec,
        business_case::{self, initiatives},
    },
};
use std::collections::BTreeSet;

/// A benefit under another initiative's id.
pub static RULE: Rule = Rule {
    code: "L30",
    name: "foreign-benefit",
    severity: Severity::Error,
    trial: false,
    title: "Gevinst-ID'et passer ikke til tiltaget.",
    why: "Gevinst-ID'et begynder med tiltagets ID, så gevinsten altid kan føres tilbage til sit tiltag.",
    fix: "Ret Gevinst-ID eller Tiltag-ID, så gevinstens ID begynder med tiltagets.",
    example: Example::Drawn {
        wrong: concat!(
            "Tiltag\n",
            "| Tiltag-ID |\n",
            "| CBD-01 |\n",
            "| CBD-02 |\n",
            "Budgetgevinster\n",
            "| Gevinst-ID | Tiltag-ID |\n",
            "| CBD-02-B1 | CBD-01 |\n"
        ),
        right: concat!(
            "Tiltag\n",
            "| Tiltag-ID |\n",
            "| CBD-01 |\n",
            "| CBD-02 |\n",
            "Budgetgevinster\n",
            "| Gevinst-ID | Tiltag-ID |\n",
            "| CBD-02-B1 | CBD-02 |\n"
        ),
    },
    scope: Scope::Workbook(check),
};

fn check(submission: &Submission, _: &Context<'_>, sink: &mut Sink) {
    let initiatives = submission.rows(&initiatives::TABLE);
    let known: BTreeSet<Id> = initiatives.iter().filter_map(|row| row.given(&initiatives::ID)).collect();
    for (table, benefit) in business_case::TEMPLATE.named() {
        let Some(initiative) = table.reference_to(&initiatives::ID.spec) else { continue };
        for row in submission.rows_in(table) {
            compare(row, benefit, initiative, &known, sink);
        }
    }
}

/// An initiative that is nowhere is one mistake, which its own rule tells.
fn compare(row: &Row, benefit: &'static Spec, initiative: &'static Spec, known: &BTreeSet<Id>, sink: &mut Sink) {
    let (Some(id), Some(named)) = (row.id(benefit), row.id(initiative)) else { return };
    // `CBD-01-T2` belongs to `CBD-01`.
    let belongs = id.as_str().rsplit_once('-').is_some_and(|(start, _)| start == named.as_str());
    if !belongs && known.contains(&named) {
        sink.point_at(Spot::cell(row, benefit), vec![Spot::cell(row, initiative)]);
    }
}
