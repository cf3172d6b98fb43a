//! R07: a limit of the programme that is hardly meant.
use crate::findings::{Context, EachRow, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    intake::RowOf,
    schema::{
        Field, Outcome,
        program::programme::{self, DISCOUNT_RATE, MATERIALITY, TOLERANCE},
    },
    units::{Decimal, Share},
};

/// A limit of the programme that is hardly meant.
pub static RULE: Rule = Rule {
    code: "R07",
    name: "odd-limit",
    severity: Severity::Warning,
    trial: false,
    title: "Grænsen ligger langt fra det sædvanlige.",
    why: "En forkert grænse får regler til at tale hele tiden eller aldrig, eller flytter nutidsværdien.",
    fix: "Kontrollér tallet, og ret det, hvis det er forkert. Er det ment sådan, kan det blive stående.",
    example: Example::Drawn {
        wrong: concat!(
            "Program\n",
            "| Kommentar kræves ved afvigelse over | 90 |\n",
            "Centre\n",
            "| Centerkode |\n",
            "| CBD |\n"
        ),
        right: concat!(
            "Program\n",
            "| Kommentar kræves ved afvigelse over | 10 |\n",
            "Centre\n",
            "| Centerkode |\n",
            "| CBD |\n"
        ),
    },
    scope: Scope::Row(&EachRow(&programme::TABLE, check)),
};

/// The usual limits in per cent, both included.
static USUAL: [(&Field<Share, programme::Fields>, i64, i64); 2] = [(&TOLERANCE, 2, 50), (&DISCOUNT_RATE, 1, 8)];
/// Kroner of a yearly effect from which a range is asked for.
const MATERIAL: std::ops::RangeInclusive<i64> = 1_000..=5_000_000;

fn check(row: RowOf<'_, programme::Fields>, _: &Context<'_>, sink: &mut Sink) {
    for (limit, least, most) in USUAL {
        let usual = Decimal::from(least)..=Decimal::from(most);
        // A fraction typed for per cent is told of already.
        let is_fine = row.outcome(limit) == Outcome::Fine;
        if is_fine && row.given(limit).is_some_and(|share| !usual.contains(&share.percent())) {
            sink.point(Spot::of(row, limit)).expecting(format!("fra {least} til {most} %"));
        }
    }
    let material = Decimal::from(*MATERIAL.start())..=Decimal::from(*MATERIAL.end());
    if row.given(&MATERIALITY).is_some_and(|amount| !material.contains(&amount.0)) {
        sink.point(Spot::of(row, &MATERIALITY)).expecting("fra 1.000 til 5.000.000 kr.");
    }
}
