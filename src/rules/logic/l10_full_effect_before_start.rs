//! L10: a benefit at full effect before it begins.
use crate::findings::{Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    intake::{Row, RowOf, Submission},
    schema::{
        Field,
        business_case::{budget_benefits, time_benefits},
    },
    units::Month,
};

/// A benefit at full effect before it begins.
pub static RULE: Rule = Rule {
    code: "L10",
    name: "full-effect-before-start",
    severity: Severity::Error,
    trial: false,
    title: "Fuld effekt ligger før Start.",
    why: "En gevinst kan ikke være fuldt indfaset, før den begynder.",
    fix: "Ret en af de to måneder.",
    example: Example::Drawn {
        wrong: concat!(
            "Budgetgevinster\n",
            "| Gevinst-ID | Start | Fuld effekt |\n",
            "| CBD-01-B1 | 2026-06 | 2026-01 |\n"
        ),
        right: concat!(
            "Budgetgevinster\n",
            "| Gevinst-ID | Start | Fuld effekt |\n",
            "| CBD-01-B1 | 2026-01 | 2026-06 |\n"
        ),
    },
    scope: Scope::AnyRow(check),
};

fn check(row: &Row, _: &Submission, sink: &mut Sink) {
    if let Some(row) = row.of(&time_benefits::TABLE) {
        compare(row, &time_benefits::START, &time_benefits::FULL_EFFECT, sink);
    }
    if let Some(row) = row.of(&budget_benefits::TABLE) {
        compare(row, &budget_benefits::START, &budget_benefits::FULL_EFFECT, sink);
    }
}

fn compare<In>(row: RowOf<'_, In>, start: &'static Field<Month, In>, full: &'static Field<Month, In>, sink: &mut Sink) {
    if let (Some(first), Some(last)) = (row.given(start), row.given(full))
        && last < first
    {
        sink.point_at(Spot::of(row, full), vec![Spot::of(row, start)]);
    }
}
