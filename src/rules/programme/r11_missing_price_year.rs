//! R11: a year missing among the prices.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    intake::{RowOf, Submission},
    rules::absent::{is_unknown, misses_a_cell},
    schema::{
        Whole,
        program::{
            prices::{self, YEAR},
            programme,
        },
    },
};

/// A year missing among the prices.
pub static RULE: Rule = Rule {
    code: "R11",
    name: "missing-price-year",
    severity: Severity::Error,
    trial: false,
    title: "Der mangler et år på arket Pris og løn.",
    why: "Et beløb i et andet prisniveau kan kun regnes om, når hvert år imellem er der, og centrene kan ikke rette det.",
    fix: "Tilføj en række for det år, der mangler.",
    example: Example::Drawn {
        wrong: concat!(
            "Program\n",
            "| Prisniveau | 2026 |\n",
            "Pris og løn\n",
            "| År | Løn | Øvrig drift |\n",
            "| 2024 | 3 | 2 |\n",
            "| 2026 | 3 | 2 |\n"
        ),
        right: concat!(
            "Program\n",
            "| Prisniveau | 2026 |\n",
            "Pris og løn\n",
            "| År | Løn | Øvrig drift |\n",
            "| 2024 | 3 | 2 |\n",
            "| 2025 | 3 | 2 |\n",
            "| 2026 | 3 | 2 |\n"
        ),
    },
    scope: Scope::Workbook(check),
};

use std::collections::BTreeMap;

fn check(submission: &Submission, _: &Context<'_>, sink: &mut Sink) {
    // A year that cannot be read may be the one that is missed.
    if is_unknown(submission, &prices::TABLE, &[&YEAR.spec]) || misses_a_cell(submission, &prices::TABLE, &YEAR.spec) {
        return;
    }
    let rows = submission.rows(&prices::TABLE).iter();
    let rows: BTreeMap<i64, RowOf<'_, prices::Fields>> =
        rows.filter_map(|row| row.given(&YEAR).map(|Whole(year)| (year, row))).collect();
    for ((year, _), (next, row)) in rows.iter().zip(rows.iter().skip(1)) {
        // A year that is far away is told of as such.
        if (2..=10).contains(&(next - year)) {
            sink.point(Spot::of(*row, &YEAR)).expecting(format!("også en række for {}", next - 1));
        }
    }
    // What is in the prices of the year before the first row is brought to the first row's year by it.
    let (Some((first, _)), Some((last, _))) = (rows.first_key_value(), rows.last_key_value()) else { return };
    let Some(form) = submission.form(&programme::TABLE) else { return };
    let is_after = |Whole(level): &Whole| (*last + 1..=*last + 5).contains(level);
    let is_before = |Whole(level): &Whole| (*first - 5..*first - 1).contains(level);
    if form.given(&programme::PRICE_LEVEL).is_some_and(|level| is_after(&level) || is_before(&level)) {
        sink.point(Spot::of(form, &programme::PRICE_LEVEL))
            .expecting("et år, der er en række for på arket Pris og løn");
    }
}
