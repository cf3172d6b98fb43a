//! L25: a target without a figure.
use crate::findings::{Context, EachRow, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    intake::{Entry, RowOf},
    schema::program::targets,
};

/// A target without a figure.
pub static RULE: Rule = Rule {
    code: "L25",
    name: "empty-target",
    severity: Severity::Error,
    trial: false,
    title: "Måltallet har hverken råderum eller frigjort tid.",
    why: "Uden et tal er der intet mål at nå.",
    fix: "Udfyld mindst ét af de to måltal, eller slet rækken.",
    example: Example::Drawn {
        wrong: concat!("Måltal\n", "| Centerkode | År | Råderum | Frigjort tid |\n", "| CBD | 2026 | | |\n"),
        right: concat!("Måltal\n", "| Centerkode | År | Råderum | Frigjort tid |\n", "| CBD | 2026 | 500000 | |\n"),
    },
    scope: Scope::Row(&EachRow(&targets::TABLE, check)),
};

fn check(row: RowOf<'_, targets::Fields>, _: &Context<'_>, sink: &mut Sink) {
    use targets::{FREED_TIME, HEADROOM};
    if row.get(&HEADROOM) == Entry::Missing && row.get(&FREED_TIME) == Entry::Missing {
        sink.point_at(Spot::of(row, &HEADROOM), vec![Spot::of(row, &FREED_TIME)]);
    }
}
