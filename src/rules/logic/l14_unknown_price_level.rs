//! L14: amounts at a price level that cannot be brought to the programme's.
use crate::{
    findings::{Context, EachRow, Example, Rule, Scope, Severity, Sink, Spot},
    formulas::prices::reprice,
    intake::RowOf,
    programme::Programme,
    schema::business_case::master,
    units::{Decimal, Kroner},
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
    scope: Scope::Row(&EachRow(&master::TABLE, check)),
};

/// The most a price level may multiply or divide an amount by: beyond it a rate is mistyped, and sums have no room.
const MOST_TIMES: Decimal = Decimal::ONE_THOUSAND;

fn check(row: RowOf<'_, master::Fields>, context: &Context<'_>, sink: &mut Sink) {
    let Some(programme) = context.programme else { return };
    let Some(level) = row.given(&master::PRICE_LEVEL).and_then(|year| i16::try_from(year.0).ok()) else { return };
    // Pay and other costs have each their own rises, and a file has amounts of both.
    if [true, false].into_iter().any(|is_pay| !is_usable(programme, level, is_pay)) {
        let finding = sink.point(Spot::of(row, &master::PRICE_LEVEL));
        finding.expecting(format!("prisniveau {}", programme.price_level));
    }
}

/// Whether a krone of the level can be brought to the programme's, and stays a reasonable amount.
fn is_usable(programme: &Programme, level: i16, is_pay: bool) -> bool {
    let krone = Kroner(Decimal::ONE);
    let moved = reprice(krone, level, programme.price_level, |year| programme.price_change(year, is_pay));
    moved.is_some_and(|Kroner(times)| times <= MOST_TIMES && times * MOST_TIMES >= Decimal::ONE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{rules::testing, units::Share};

    /// The findings of a workbook of 2000 in a programme of 2026 in which every price rises so many per cent.
    fn findings(percent: i64) -> usize {
        let mut programme = testing::programme();
        let rise = Share::of_percent(percent.into());
        programme.prices = (2001..=2026).map(|year| (year, (rise, rise))).collect();
        let submission = testing::submission(
            "Stamdata\n| Prisniveau | 2000 |\n| Beløb er i | kr. |\nTiltag\n| Tiltag-ID |\n| CBD-01 |",
        );
        let mut sink = Sink::new(&RULE);
        let context = Context { programme: Some(&programme), period: None };
        check(submission.form(&master::TABLE).unwrap(), &context, &mut sink);
        sink.found().len()
    }

    #[test]
    fn an_index_beyond_reason_is_no_price_level() {
        assert_eq!((findings(3), findings(50)), (0, 1));
    }
}
