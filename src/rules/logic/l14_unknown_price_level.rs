//! L14: amounts at a price level that cannot be brought to the programme's.
use crate::{
    findings::{Context, Example, Rule, Scope, Severity, Sink, Spot},
    intake::Row,
    schema::business_case::master,
};

/// Amounts at a price level that cannot be brought to the programme's.
pub static RULE: Rule = Rule {
    code: "L14",
    name: "unknown-price-level",
    severity: Severity::Error,
    trial: false,
    title: "Beløbene kan ikke omregnes fra filens prisniveau til programmets.",
    why: "Pris- og lønudviklingen for et af årene imellem mangler i program.xlsx.",
    fix: "Skriv beløbene i programmets prisniveau, eller bed økonomi tilføje året på arket Pris og løn.",
    example: Example::Drawn {
        wrong: "Stamdata\n| Prisniveau | 2024 |\n| Beløb er i | kr. |\nTiltag\n| Tiltag-ID |\n| CBD-01 |",
        right: "Stamdata\n| Prisniveau | 2026 |\n| Beløb er i | kr. |\nTiltag\n| Tiltag-ID |\n| CBD-01 |",
    },
    scope: Scope::Row(&master::TABLE, check),
};

fn check(row: &Row, context: &Context<'_>, sink: &mut Sink) {
    let Some(programme) = context.programme else { return };
    let Some(level) = row.given(&master::PRICE_LEVEL).and_then(|year| i16::try_from(year.0).ok()) else { return };
    let (first, last) = (level.min(programme.price_level), level.max(programme.price_level));
    if (first + 1..=last).any(|year| programme.price_change(year, true).is_none()) {
        let finding = sink.point(Spot::of(row, &master::PRICE_LEVEL));
        finding.expecting(format!("prisniveau {}", programme.price_level));
    }
}
