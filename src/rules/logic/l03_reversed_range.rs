//! L03: an estimate outside its own range.
use crate::findings::{Context, EachRow, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{intake::RowOf, schema::business_case::budget_benefits};

/// An estimate outside its own range.
pub static RULE: Rule = Rule {
    code: "L03",
    name: "reversed-range",
    severity: Severity::Error,
    trial: false,
    title: "Mindst, Årlig virkning og Mest står ikke i rækkefølge.",
    why: "Et skøn skal ligge mellem sit laveste og højeste bud.",
    fix: "Ret tallene, så Mindst er det laveste, Mest er det højeste, og Årlig virkning ligger imellem.",
    example: Example::Drawn {
        wrong: concat!(
            "Budgetgevinster\n",
            "| Gevinst-ID | Årlig virkning | Mindst | Mest |\n",
            "| CBD-01-B1 | 90000 | 95000 | 99000 |\n"
        ),
        right: concat!(
            "Budgetgevinster\n",
            "| Gevinst-ID | Årlig virkning | Mindst | Mest |\n",
            "| CBD-01-B1 | 97000 | 95000 | 99000 |\n"
        ),
    },
    scope: Scope::Row(&EachRow(&budget_benefits::TABLE, check)),
};

fn check(row: RowOf<'_, budget_benefits::Fields>, _: &Context<'_>, sink: &mut Sink) {
    use budget_benefits::{LEAST, MOST, YEARLY_EFFECT};
    let Some(likely) = row.given(&YEARLY_EFFECT) else { return };
    let (least, most) = (row.given(&LEAST), row.given(&MOST));
    if least.is_some_and(|least| least > likely) || most.is_some_and(|most| most < likely) {
        sink.point_at(Spot::of(row, &YEARLY_EFFECT), vec![Spot::of(row, &LEAST), Spot::of(row, &MOST)]);
    }
}
