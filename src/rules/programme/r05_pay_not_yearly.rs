//! R05: a pay that is no yearly pay.
use crate::findings::{Context, EachRow, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    intake::RowOf,
    schema::program::staff_groups::{self, YEARLY_PAY},
    units::Decimal,
};

/// A pay that is no yearly pay.
pub static RULE: Rule = Rule {
    code: "R05",
    name: "pay-not-yearly",
    severity: Severity::Error,
    trial: false,
    title: "Årslønnen kan ikke være en årsløn for et fuldtidsårsværk.",
    why: "En månedsløn eller et nul for meget gør alle timer for billige eller for dyre, også i centrenes businesscases.",
    fix: "Skriv lønnen for et helt år og et fuldtidsårsværk inkl. pension og feriegodtgørelse, i hele kroner.",
    example: Example::Drawn {
        wrong: concat!("Faggrupper\n", "| Kode | Faggruppe | År | Årsløn |\n", "| HK | Kontor | 2026 | 42000 |\n"),
        right: concat!("Faggrupper\n", "| Kode | Faggruppe | År | Årsløn |\n", "| HK | Kontor | 2026 | 504000 |\n"),
    },
    scope: Scope::Row(&EachRow(&staff_groups::TABLE, check)),
};

/// Kroner a year. A trainee costs a municipality more than the least, a chief physician less than the most.
const YEARLY: std::ops::RangeInclusive<i64> = 150_000..=2_000_000;

fn check(row: RowOf<'_, staff_groups::Fields>, _: &Context<'_>, sink: &mut Sink) {
    let yearly = Decimal::from(*YEARLY.start())..=Decimal::from(*YEARLY.end());
    if row.given(&YEARLY_PAY).is_some_and(|pay| !yearly.contains(&pay.0)) {
        sink.point(Spot::of(row, &YEARLY_PAY)).expecting("en årsløn fra 150.000 til 2.000.000 kr.");
    }
}
