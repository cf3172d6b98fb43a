//! L17: a norm outside the usual band.
use crate::findings::{Context, EachRow, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    intake::RowOf,
    programme::is_usual_norm,
    schema::program::programme::{self, NORM_HOURS},
};

/// A norm outside the usual band.
pub static RULE: Rule = Rule {
    code: "L17",
    name: "odd-norm",
    severity: Severity::Warning,
    trial: false,
    title: "Effektive timer pr. årsværk ligger uden for det sædvanlige.",
    why: "Normen bestemmer både timesatser og årsværk, så en forkert norm flytter alle tal.",
    fix: "Kontrollér tallet. Det ligger som regel mellem 1.350 og 1.650 timer.",
    example: Example::Drawn {
        wrong: concat!(
            "Program\n",
            "| Effektive timer pr. årsværk | 1924 |\n",
            "Centre\n",
            "| Centerkode |\n",
            "| CBD |\n"
        ),
        right: concat!(
            "Program\n",
            "| Effektive timer pr. årsværk | 1450 |\n",
            "Centre\n",
            "| Centerkode |\n",
            "| CBD |\n"
        ),
    },
    scope: Scope::Row(&EachRow(&programme::TABLE, check)),
};

fn check(row: RowOf<'_, programme::Fields>, _: &Context<'_>, sink: &mut Sink) {
    if row.given(&NORM_HOURS).is_some_and(|hours| !is_usual_norm(hours)) {
        sink.point(Spot::of(row, &NORM_HOURS));
    }
}
