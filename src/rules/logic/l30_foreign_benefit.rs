//! L30: a benefit under another initiative's id.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    intake::Row,
    schema::{
        Field, Id,
        business_case::{budget_benefits, quality_benefits, time_benefits},
    },
};

/// A benefit under another initiative's id.
pub static RULE: Rule = Rule {
    code: "L30",
    name: "foreign-benefit",
    severity: Severity::Error,
    title: "Gevinst-ID'et passer ikke til tiltaget.",
    why: "Gevinst-ID'et begynder med tiltagets ID, så gevinsten altid kan føres tilbage til sit tiltag.",
    fix: "Ret Gevinst-ID eller Tiltag-ID, så de passer sammen.",
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
    scope: Scope::AnyRow(check),
};

fn check(row: &Row, _: &Context<'_>, sink: &mut Sink) {
    let tables = [
        (&time_benefits::TABLE, &time_benefits::ID, &time_benefits::INITIATIVE),
        (&budget_benefits::TABLE, &budget_benefits::ID, &budget_benefits::INITIATIVE),
        (&quality_benefits::TABLE, &quality_benefits::ID, &quality_benefits::INITIATIVE),
    ];
    for (_, benefit, initiative) in tables.into_iter().filter(|(table, ..)| *row.table == **table) {
        compare(row, benefit, initiative, sink);
    }
}

fn compare(row: &Row, benefit: &'static Field<Id>, initiative: &'static Field<Id>, sink: &mut Sink) {
    let (Some(id), Some(of)) = (row.given(benefit), row.given(initiative)) else { return };
    let belongs = id.as_str().rsplit_once('-').is_some_and(|(start, _)| start == of.as_str());
    if !belongs {
        sink.point_at(Spot::of(row, benefit), vec![Spot::of(row, initiative)]);
    }
}
