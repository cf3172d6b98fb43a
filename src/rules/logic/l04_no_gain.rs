//! L04: a target that is no better than the zero point.
use crate::findings::{Context, EachRow, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    intake::RowOf,
    schema::business_case::quality_benefits::{self, Direction},
};

/// A target that is no better than the zero point.
pub static RULE: Rule = Rule {
    code: "L04",
    name: "no-gain",
    severity: Severity::Warning,
    trial: false,
    title: "Målet er ikke bedre end nulpunktet.",
    why: "Så er der ingen gevinst at følge.",
    fix: "Ret Nulpunkt, Mål eller Retning.",
    example: Example::Drawn {
        wrong: concat!(
            "Kvalitative gevinster\n",
            "| Gevinst-ID | Retning | Nulpunkt | Mål |\n",
            "| CBD-01-K1 | Ned | 9 | 12 |\n"
        ),
        right: concat!(
            "Kvalitative gevinster\n",
            "| Gevinst-ID | Retning | Nulpunkt | Mål |\n",
            "| CBD-01-K1 | Ned | 9 | 3 |\n"
        ),
    },
    scope: Scope::Row(&EachRow(&quality_benefits::TABLE, check)),
};

fn check(row: RowOf<'_, quality_benefits::Fields>, _: &Context<'_>, sink: &mut Sink) {
    use quality_benefits::{DIRECTION, TARGET, ZERO};
    let (Some(zero), Some(target)) = (row.given(&ZERO), row.given(&TARGET)) else { return };
    let gains = match row.given(&DIRECTION) {
        Some(Direction::Up) => target > zero,
        Some(Direction::Down) => target < zero,
        None => return,
    };
    if !gains {
        sink.point_at(Spot::of(row, &TARGET), vec![Spot::of(row, &ZERO), Spot::of(row, &DIRECTION)]);
    }
}
