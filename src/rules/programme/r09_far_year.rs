//! R09: pay or prices of a year far from the budget year.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    intake::{RowOf, Submission},
    rules::years,
    schema::{
        Field, Whole,
        program::{prices, programme, staff_groups},
    },
};

/// Pay or prices of a year far from the budget year.
pub static RULE: Rule = Rule {
    code: "R09",
    name: "far-year",
    severity: Severity::Warning,
    trial: false,
    title: "Året ligger langt fra budgetåret.",
    why: "Er året skrevet forkert, bliver rækken brugt for et forkert år eller slet ikke.",
    fix: "Kontrollér årstallet, og ret det, hvis det er forkert.",
    example: Example::Drawn {
        wrong: concat!(
            "Program\n",
            "| Budgetår | 2026 |\n",
            "Faggrupper\n",
            "| Kode | Faggruppe | År | Årsløn |\n",
            "| HK | Kontor | 2062 | 504000 |\n"
        ),
        right: concat!(
            "Program\n",
            "| Budgetår | 2026 |\n",
            "Faggrupper\n",
            "| Kode | Faggruppe | År | Årsløn |\n",
            "| HK | Kontor | 2026 | 504000 |\n"
        ),
    },
    scope: Scope::Workbook(check),
};

fn check(submission: &Submission, _: &Context<'_>, sink: &mut Sink) {
    let Some(form) = submission.form(&programme::TABLE) else { return };
    let Some(Whole(budget)) = form.given(&programme::BUDGET_YEAR) else { return };
    if years::of(form).is_some_and(|years| years.are_apart()) {
        return;
    }
    for row in submission.rows(&staff_groups::TABLE) {
        tell(row, &staff_groups::YEAR, budget - 5..=budget + 5, sink);
    }
    for row in submission.rows(&prices::TABLE) {
        tell(row, &prices::YEAR, budget - 20..=budget + 10, sink);
    }
}

fn tell<In>(
    row: RowOf<'_, In>,
    field: &'static Field<Whole, In>,
    near: std::ops::RangeInclusive<i64>,
    sink: &mut Sink,
) {
    if row.given(field).is_some_and(|Whole(year)| !near.contains(&year)) {
        sink.point(Spot::of(row, field)).expecting(format!("et år fra {} til {}", near.start(), near.end()));
    }
}
