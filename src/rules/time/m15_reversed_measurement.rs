//! M15: a measurement that ends before it begins.
use crate::findings::{Context, EachRow, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{intake::RowOf, schema::time_registration::master};

/// A measurement that ends before it begins.
pub static RULE: Rule = Rule {
    code: "M15",
    name: "reversed-measurement",
    severity: Severity::Error,
    trial: false,
    title: "Måleperioden slutter, før den begynder.",
    why: "Så kan ingen registrering ligge i den.",
    fix: "Ret Fra eller Til på arket Stamdata.",
    example: Example::Drawn {
        wrong: concat!(
            "Stamdata\n",
            "| Måling | Før |\n",
            "| Fra | 2026-01-16 |\n",
            "| Til | 2026-01-05 |\n",
            "| Metode | Stopur |\n",
            "Opgaver\n",
            "| Opgave-ID |\n",
            "| O01 |\n"
        ),
        right: concat!(
            "Stamdata\n",
            "| Måling | Før |\n",
            "| Fra | 2026-01-05 |\n",
            "| Til | 2026-01-16 |\n",
            "| Metode | Stopur |\n",
            "Opgaver\n",
            "| Opgave-ID |\n",
            "| O01 |\n"
        ),
    },
    scope: Scope::Row(&EachRow(&master::TABLE, check)),
};

fn check(row: RowOf<'_, master::Fields>, _: &Context<'_>, sink: &mut Sink) {
    let (Some(from), Some(to)) = (row.given(&master::FROM), row.given(&master::TO)) else { return };
    if to < from {
        sink.point_at(Spot::of(row, &master::TO), vec![Spot::of(row, &master::FROM)]);
    }
}
