//! L18: one person who fills in and approves.
use crate::findings::{Context, EachRow, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    danish::words::alike,
    intake::RowOf,
    schema::business_case::master::{self, APPROVED_BY, FILLED_BY},
};

/// One person who fills in and approves.
pub static RULE: Rule = Rule {
    code: "L18",
    name: "two-eyes",
    severity: Severity::Warning,
    trial: false,
    title: "Den samme har udfyldt og godkendt.",
    why: "To par øjne finder de fejl, ét par overser.",
    fix: "Lad en anden end den, der har udfyldt filen, godkende den.",
    example: Example::Drawn {
        wrong: concat!(
            "Stamdata\n",
            "| Udfyldt af | Anne Lund |\n",
            "| Beløb er i | kr. |\n",
            "| Status | Godkendt |\n",
            "| Godkendt af | Anne Lund |\n",
            "| Godkendt dato | 2026-04-05 |\n",
            "Tiltag\n",
            "| Tiltag-ID |\n",
            "| CBD-01 |\n"
        ),
        right: concat!(
            "Stamdata\n",
            "| Udfyldt af | Eva Nøhr |\n",
            "| Beløb er i | kr. |\n",
            "| Status | Godkendt |\n",
            "| Godkendt af | Anne Lund |\n",
            "| Godkendt dato | 2026-04-05 |\n",
            "Tiltag\n",
            "| Tiltag-ID |\n",
            "| CBD-01 |\n"
        ),
    },
    scope: Scope::Row(&EachRow(&master::TABLE, check)),
};

fn check(row: RowOf<'_, master::Fields>, _: &Context<'_>, sink: &mut Sink) {
    let (Some(filled), Some(approved)) = (row.given(&FILLED_BY), row.given(&APPROVED_BY)) else { return };
    if alike(&filled, &approved) {
        sink.point_at(Spot::of(row, &APPROVED_BY), vec![Spot::of(row, &FILLED_BY)]);
    }
}
