//! T09: an amount a thousand times the others.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    intake::{RowOf, RowsOf, Submission},
    rules::promise,
    schema::{
        Field,
        business_case::{budget_benefits, costs},
    },
    units::{Decimal, Kroner},
};

/// An amount a thousand times the others.
pub static RULE: Rule = Rule {
    code: "T09",
    name: "odd-magnitude",
    severity: Severity::Warning,
    trial: false,
    title: "Beløbet er meget større eller mindre end de andre på arket.",
    why: "Ofte er det skrevet i kr., hvor de andre er i 1.000 kr., eller omvendt.",
    fix: "Skriv beløbet i den enhed, der er valgt i Beløb er i på arket Stamdata.",
    example: Example::Drawn {
        wrong: concat!(
            "Budgetgevinster\n",
            "| Gevinst-ID | Art | Årlig virkning |\n",
            "| CBD-01-B1 | Merindtægt | 90 |\n",
            "| CBD-01-B2 | Merindtægt | 95 |\n",
            "| CBD-01-B3 | Merindtægt | 95000 |\n"
        ),
        right: concat!(
            "Budgetgevinster\n",
            "| Gevinst-ID | Art | Årlig virkning |\n",
            "| CBD-01-B1 | Merindtægt | 90 |\n",
            "| CBD-01-B2 | Merindtægt | 95 |\n",
            "| CBD-01-B3 | Merindtægt | 950 |\n"
        ),
    },
    scope: Scope::Workbook(check),
};

/// What a row of costs holds of yearly amounts.
static YEARS: [&Field<Kroner, costs::Fields>; 4] =
    [&costs::YEAR_B, &costs::YEAR_BO1, &costs::YEAR_BO2, &costs::YEAR_BO3];

/// Times a year's cost that may have been spent since the beginning: an initiative lasts less than a hundred years.
const OVERSPENT: i64 = 100;

/// Times the median that make an amount odd. A thousand is the slip that is looked for (kroner among thousands of
/// kroner); the amount itself may be a tenth below the median.
const SLIP: i64 = 900;
/// No single benefit of a centre is this large.
const LARGEST: i64 = 50_000_000;

fn check(submission: &Submission, _: &Context<'_>, sink: &mut Sink) {
    let factor = promise::amount_factor(submission);
    over(submission.rows(&budget_benefits::TABLE), &[&budget_benefits::YEARLY_EFFECT], factor, sink);
    over(submission.rows(&costs::TABLE), &YEARS, factor, sink);
    overspent(submission.rows(&costs::TABLE), sink);
}

/// Points at what is spent far beyond the years of its row and of the sheet: one of them alone may be the odd one.
fn overspent(rows: RowsOf<'_, costs::Fields>, sink: &mut Sink) {
    let usual = median(rows.iter().flat_map(years).collect()).unwrap_or_default();
    for row in rows {
        let largest = years(row).max().unwrap_or_default().max(usual);
        let spent = row.given(&costs::SPENT).unwrap_or_default().0;
        if largest > Decimal::ZERO && spent >= largest * Decimal::from(OVERSPENT) {
            sink.point(Spot::of(row, &costs::SPENT));
        }
    }
}

/// What a row of costs holds of yearly amounts, but for nothing.
fn years(row: RowOf<'_, costs::Fields>) -> impl Iterator<Item = Decimal> {
    let amounts = YEARS.iter().filter_map(move |year| row.given(year));
    amounts.map(|amount| amount.0).filter(|amount| !amount.is_zero())
}

/// The amounts of a sheet, held against one another.
fn over<In>(rows: RowsOf<'_, In>, fields: &[&'static Field<Kroner, In>], factor: Decimal, sink: &mut Sink) {
    let cells = rows.iter().flat_map(|row| fields.iter().map(move |&field| (row, field)));
    let amounts = cells.filter_map(|(row, field)| Some((row, field, row.given(field)?.0)));
    let amounts: Vec<_> = amounts.filter(|(.., amount)| !amount.is_zero()).collect();
    let median = median(amounts.iter().map(|(.., amount)| *amount).collect());
    for &(row, field, amount) in &amounts {
        let odd = median
            .is_some_and(|median| amount >= median * Decimal::from(SLIP) || amount * Decimal::from(SLIP) <= median);
        if odd || amount * factor > Decimal::from(LARGEST) {
            sink.point(Spot::of(row, field));
        }
    }
}

/// The middle amount; nothing of fewer than three, which have no middle to trust.
fn median(mut amounts: Vec<Decimal>) -> Option<Decimal> {
    amounts.sort_unstable();
    (amounts.len() >= 3).then(|| amounts[amounts.len() / 2])
}
