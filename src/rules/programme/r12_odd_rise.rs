//! R12: a rise of pay or prices that is hardly meant.
use crate::findings::{Context, EachRow, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    intake::RowOf,
    schema::{
        Outcome,
        program::prices::{self, OTHER, PAY},
    },
    units::Decimal,
};

/// A rise of pay or prices that is hardly meant.
pub static RULE: Rule = Rule {
    code: "R12",
    name: "odd-rise",
    severity: Severity::Warning,
    trial: false,
    title: "Stigningen i løn eller priser er usædvanlig.",
    why: "Alle beløb i andre prisniveauer regnes om med den.",
    fix: "Kontrollér tallet. Det er stigningen fra året før i procent, fx 2,8.",
    example: Example::Drawn {
        wrong: concat!("Pris og løn\n", "| År | Løn | Øvrig drift |\n", "| 2026 | 28 | 2 |\n"),
        right: concat!("Pris og løn\n", "| År | Løn | Øvrig drift |\n", "| 2026 | 2,8 | 2 |\n"),
    },
    scope: Scope::Row(&EachRow(&prices::TABLE, check)),
};

fn check(row: RowOf<'_, prices::Fields>, _: &Context<'_>, sink: &mut Sink) {
    let usual = Decimal::from(-5)..=Decimal::from(12);
    for rise in [&PAY, &OTHER] {
        let is_fine = row.outcome(rise) == Outcome::Fine;
        if is_fine && row.given(rise).is_some_and(|share| !usual.contains(&share.percent())) {
            sink.point(Spot::of(row, rise)).expecting("en stigning fra -5 til 12 %");
        }
    }
}
