//! M12: a promise that costs time.
use crate::findings::{Context, EachRow, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    intake::RowOf,
    schema::business_case::time_benefits::{self, MINUTES_AFTER, MINUTES_BEFORE},
};

/// A promise that costs time.
pub static RULE: Rule = Rule {
    code: "M12",
    name: "slower-promise",
    severity: Severity::Warning,
    trial: false,
    title: "Opgaven tager længere tid efter tiltaget end før.",
    why: "De frigjorte timer bliver negative og trækker centrets gevinst ned.",
    fix: "Ret minutterne. Er tallene rigtige, så skriv dem som en ulempe.",
    example: Example::Drawn {
        wrong: concat!(
            "Tidsgevinster\n",
            "| Gevinst-ID | Minutter før | Minutter efter |\n",
            "| CBD-01-T1 | 10 | 12 |\n"
        ),
        right: concat!(
            "Tidsgevinster\n",
            "| Gevinst-ID | Minutter før | Minutter efter |\n",
            "| CBD-01-T1 | 12 | 10 |\n"
        ),
    },
    scope: Scope::Row(&EachRow(&time_benefits::TABLE, check)),
};

fn check(row: RowOf<'_, time_benefits::Fields>, _: &Context<'_>, sink: &mut Sink) {
    let (Some(before), Some(after)) = (row.given(&MINUTES_BEFORE), row.given(&MINUTES_AFTER)) else { return };
    if after > before {
        sink.point_at(Spot::of(row, &MINUTES_AFTER), vec![Spot::of(row, &MINUTES_BEFORE)]);
    }
}
