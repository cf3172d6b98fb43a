//! H02: a plan that is changed without a decision.
use crate::findings::{Chosen, Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{archive::Promise, intake::Row, schema::business_case};

/// A plan that is changed without a decision.
pub static RULE: Rule = Rule {
    code: "H02",
    name: "silent-rebaseline",
    severity: Severity::Warning,
    trial: false,
    title: "Planen er ændret, uden at der er henvist til en beslutning.",
    why: "Baseline står fast, så forskellen vises som afvigelse i ledelsens rapport.",
    fix: "Skriv beslutningen i kolonnen Beslutning, eller sæt planen eller fasen tilbage, og forklar afvigelsen på arket Opfølgning. En beslutning, der kun er stavet anderledes end den sidste, er ikke en ny.",
    example: Example::Described {
        wrong: "Årlig virkning var 120.000 kr. i februar og er 80.000 kr. i marts. Beslutning er tom.",
        right: "Årlig virkning er 80.000 kr., og i Beslutning står: Styregruppen 12-03-2026, punkt 4.",
    },
    scope: Scope::Since(check),
};

fn check(now: &Chosen<'_>, before: &Chosen<'_>, _: &Context<'_>, sink: &mut Sink) {
    for (table, id) in business_case::TEMPLATE.promising() {
        let Some(decision) = table.decision() else { continue };
        for row in now.workbook.rows_in(table) {
            let same = |was: &&Row| was.id(id).is_some() && was.id(id) == row.id(id);
            let Some(was) = before.workbook.rows_in(table).iter().find(same) else { continue };
            let promises = Promise::of(before.workbook, was).zip(Promise::of(now.workbook, row));
            if promises.is_some_and(|(was, is)| was.differs(&is) && !was.is_replaced_by(&is)) {
                sink.point(Spot::cell(row, decision));
            }
        }
    }
}
