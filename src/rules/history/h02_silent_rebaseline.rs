//! H02: a plan that is changed without a decision.
use crate::findings::{Chosen, Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    archive::Promise,
    schema::{
        Field, Id, Table,
        business_case::{budget_benefits, time_benefits},
    },
};

/// A plan that is changed without a decision.
pub static RULE: Rule = Rule {
    code: "H02",
    name: "silent-rebaseline",
    severity: Severity::Warning,
    trial: false,
    title: "Planen er ændret, uden at der er henvist til en beslutning.",
    why: "Baseline står fast, så forskellen vises som afvigelse i ledelsens rapport.",
    fix: "Skriv beslutningen i kolonnen Beslutning, eller sæt planen tilbage, og forklar afvigelsen på arket Opfølgning.",
    example: Example::Described {
        wrong: "Årlig virkning var 120.000 kr. i februar og er 80.000 kr. i marts. Beslutning er tom.",
        right: "Årlig virkning er 80.000 kr., og i Beslutning står: Styregruppen 12-03-2026, punkt 4.",
    },
    scope: Scope::Since(check),
};

/// The tables with a plan, their ids, and where the decision is written.
const PROMISING: [(&Table, &Field<Id>, &Field<String>); 2] = [
    (&time_benefits::TABLE, &time_benefits::ID, &time_benefits::DECISION),
    (&budget_benefits::TABLE, &budget_benefits::ID, &budget_benefits::DECISION),
];

fn check(now: &Chosen<'_>, before: &Chosen<'_>, _: &Context<'_>, sink: &mut Sink) {
    for (table, id, decision) in PROMISING {
        for row in now.submission.rows(table) {
            let Some(known) = row.given(id) else { continue };
            let Some(was) = before.submission.rows(table).iter().find(|was| was.holds(id, &known)) else { continue };
            let promises = Promise::of(before.submission, was).zip(Promise::of(now.submission, row));
            if promises.is_some_and(|(was, is)| was.differs(&is) && !was.is_replaced_by(&is)) {
                sink.point(Spot::of(row, decision));
            }
        }
    }
}
