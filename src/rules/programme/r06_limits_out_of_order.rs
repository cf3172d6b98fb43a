//! R06: limits of the lights in the wrong order.
use crate::findings::{Context, EachRow, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    intake::RowOf,
    schema::program::programme::{self, AMBER_FROM, GREEN_FROM},
};

/// Limits of the lights in the wrong order.
pub static RULE: Rule = Rule {
    code: "R06",
    name: "limits-out-of-order",
    severity: Severity::Error,
    trial: false,
    title: "Grænsen for gul ligger over grænsen for grøn.",
    why: "Så kan ingen status blive gul, og den samme andel er både grøn og rød.",
    fix: "Byt om på de to, eller ret den, der er forkert: Grøn fra skal være mindst så høj som Gul fra.",
    example: Example::Drawn {
        wrong: concat!(
            "Program\n",
            "| Grøn fra | 80 |\n",
            "| Gul fra | 95 |\n",
            "Centre\n",
            "| Centerkode |\n",
            "| CBD |\n"
        ),
        right: concat!(
            "Program\n",
            "| Grøn fra | 95 |\n",
            "| Gul fra | 80 |\n",
            "Centre\n",
            "| Centerkode |\n",
            "| CBD |\n"
        ),
    },
    scope: Scope::Row(&EachRow(&programme::TABLE, check)),
};

fn check(row: RowOf<'_, programme::Fields>, _: &Context<'_>, sink: &mut Sink) {
    let limits = row.given(&GREEN_FROM).zip(row.given(&AMBER_FROM));
    if limits.is_some_and(|(green, amber)| amber > green) {
        sink.point_at(Spot::of(row, &AMBER_FROM), vec![Spot::of(row, &GREEN_FROM)]);
    }
}
