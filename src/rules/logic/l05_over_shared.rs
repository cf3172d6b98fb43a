//! L05: the same hour spent twice.
use crate::findings::{Context, EachRow, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{intake::RowOf, schema::business_case::time_benefits, units::Share};

/// The same hour spent twice.
pub static RULE: Rule = Rule {
    code: "L05",
    name: "over-shared",
    severity: Severity::Error,
    trial: false,
    title: "Høstes og Geninvesteres er tilsammen over 100 procent.",
    why: "Den samme time kan ikke både spares væk og bruges til noget andet.",
    fix: "Ret den procent, der er forkert, så de to tilsammen højst er 100.",
    example: Example::Drawn {
        wrong: concat!("Tidsgevinster\n", "| Gevinst-ID | Høstes | Geninvesteres |\n", "| CBD-01-T1 | 60 | 50 |\n"),
        right: concat!("Tidsgevinster\n", "| Gevinst-ID | Høstes | Geninvesteres |\n", "| CBD-01-T1 | 60 | 40 |\n"),
    },
    scope: Scope::Row(&EachRow(&time_benefits::TABLE, check)),
};

fn check(row: RowOf<'_, time_benefits::Fields>, _: &Context<'_>, sink: &mut Sink) {
    use time_benefits::{HARVESTED, REINVESTED};
    let (Some(harvested), Some(reinvested)) = (row.given(&HARVESTED), row.given(&REINVESTED)) else { return };
    if harvested + reinvested > Share::ONE {
        sink.point_at(Spot::of(row, &HARVESTED), vec![Spot::of(row, &REINVESTED)]);
    }
}
